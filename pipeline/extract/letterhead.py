"""The bodies named in the heading, from top to bottom (NĐ 30/2020/NĐ-CP, Phụ lục I; Party: 05-HD/VPTW).

A text may have joined the two columns of the heading into one line: the motto is cut out, and what a complete body
leaves behind it ('UBND TỈNH SÓC TRĂNG SỞ TÀI CHÍNH') begins the next one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from models.outline import Region
from pipeline.extract.casing import proper_case
from pipeline.extract.context import Reading
from pipeline.extract.symbol import find_number
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.bodies import classify_body
from pipeline.nlp.fold import lower
from pipeline.nlp.letters import UPPER
from pipeline.nlp.phrases import alternation, loosely

_NOISE = re.compile(
    rf"{alternation('header_noise')}|{loosely('cộng hòa xã hội chủ nghĩa việt nam')}|{loosely('độc lập')}.{{1,5}}"
    rf"{loosely('tự do')}.{{1,5}}{loosely('hạnh phúc')}"
    rf"|(?<!\w){alternation('header_stamps')}(?!\w).*|(?<!định)(?:^|\s)số\s*[:.]?[\d.…_\s]*[/-].*"
    rf"|, ngày\b.*|[-_*–]{{3,}}"
)
_HEAD = re.compile(rf"(?:{alternation('body_heads')}|y ban nhân)(?!\w)")
# Over whom it commands or whom it leads stands on the next line: 'BỘ TƯ LỆNH' / 'QUÂN KHU 9'.
_BARE = re.compile(r"bộ tư lệnh|bộ chỉ huy|ban chỉ huy|đảng ủy|đảng bộ|chi bộ|chi ủy")
# A body complete with its place, and another behind it on the same line.
_COMPLETE = re.compile(
    rf"(?:(?:ubnd|ủy ban nhân dân|đảng bộ) {alternation('unit_kinds')}\s(?:(?!{alternation('second_bodies')}).)+?)\s+"
    rf"(?={alternation('second_bodies')}(?!\w))"
)
# Below its superior in capitals and above the number: a name, no sentence.
_SMALL_BODY = re.compile(rf"{UPPER}[^.:;!?\d][^.:;!?]{{4,70}}")
_DASHED = re.compile(rf"\s+-\s+(?={alternation('body_heads')}\s)")
_LOST_LETTER = re.compile(r"^Y ban(?= nhân dân)")  # portals lose the 'Ủ' of the old typefaces
_Piece = tuple[int, int, bool]
_JOINT = re.compile(rf"(?:\s+[-–]\s+|\s+)(?={alternation('joint_bodies')}(?!\w))")
_UNION = re.compile(r"hội (?:nông dân|cựu chiến binh|liên hiệp phụ nữ|khuyến học|chữ thập đỏ)|liên đoàn lao động")
# 'HỘI NÔNG DÂN TỈNH', 'UBND HUYỆN YÊN THÀNH', 'TỈNH ĐOÀN NGHỆ AN'
_PLACED = re.compile(
    rf"\S\s(?:{alternation('unit_kinds')}|ngành \S.+)$"
    rf"|(?:{alternation('unit_kinds')}|đoàn)\s(?!{alternation('joint_bodies')})\S+(?:\s\S+){{1,3}}$"
)
_SHORT_CITY = re.compile(r"\bthành phố\.\s*")  # 'TP. HỒ CHÍ MINH'
_MARGIN = " -_*.,:"


class Body(NamedTuple):
    """A body at `text[start:end]`, its name in proper case and expanded; `dashed`: a dash joins it to the last one."""

    start: int
    end: int
    name: str
    dashed: bool = False


def heading_bodies(reading: Reading, header: Region, *, joint: bool = False) -> list[Body]:
    """Return the bodies that the header names in capitals; a name over several lines is one.

    `joint`: of a joint plan, whose issuers may stand side by side, in one line or in both columns.
    """
    groups: list[Body] = []
    pieces = _pieces(reading, header, joint=joint)
    for start, end, dashed in (
        part for piece in pieces for part in (_side_by_side(reading, piece) if joint else [piece])
    ):
        text = reading.printed[start:end]
        if groups and (not _starts_body(text) or (not dashed and _BARE.fullmatch(lower(groups[-1].name)))):
            first = groups[-1]
            groups[-1] = first._replace(end=end, name=f"{first.name} {text}")
        elif _starts_body(text):
            groups.append(Body(start, end, text, dashed))
    return [body._replace(name=_named(reading, body.name)) for body in groups]


def _named(reading: Reading, printed: str) -> str:
    """Return a printed name expanded in its case, without the colon of 'TRƯỜNG: THCS ĐÔNG HÒA'."""
    name = expand(proper_case(reading, " ".join(printed.replace(":", " ").split())))
    return _SHORT_CITY.sub("thành phố ", _LOST_LETTER.sub("Ủy ban", name))


def _starts_body(text: str) -> bool:
    return _HEAD.match(lower(text)) is not None


def _side_by_side(reading: Reading, piece: _Piece) -> Iterator[_Piece]:
    """Yield the bodies of one line of a joint plan: 'HỘI NÔNG DÂN TỈNH HỘI LIÊN HIỆP PHỤ NỮ TỈNH' are two."""
    start, end, dashed = piece
    for cut in _JOINT.finditer(reading.low, *piece[:2]):
        if cut.start() > start and _is_whole(reading.text[start : cut.start()]):
            yield start, cut.start(), dashed
            start, dashed = cut.end(), False
    yield start, end, dashed


def _is_whole(name: str) -> bool:
    """Tell whether a name is complete: it ends in a unit or its place, or is one that the tables know."""
    expanded = expand(" ".join(name.split()).capitalize())
    known = classify_body(expanded)
    named = known.body is not None and comparable(known.body) == comparable(expanded)
    return named or _UNION.fullmatch(lower(expanded)) is not None or _PLACED.search(lower(expanded)) is not None


def _pieces(reading: Reading, header: Region, *, joint: bool) -> Iterator[_Piece]:
    """Yield the stretches of capitals outside motto, number, date and stamps, cut where a second body begins."""
    numbered = find_number(reading.folded, header)
    found = False
    for block in reading.document.blocks:
        if block.start >= header.end:
            break
        if block.start not in header or (block.column == "right" and not joint):
            continue
        end = min(block.end, numbered[0].start()) if numbered and block.start <= numbered[0].start() else block.end
        above_number = numbered is not None and block.start < numbered[0].start()
        if (
            numbered is not None
            and not above_number
            and not _starts_body(reading.text[block.start : end].lstrip(_MARGIN))
        ):
            continue  # what stands below the number goes on with no name: the 'XMC' of a symbol cut in two
        for start, stop in _quiet(reading.low, block.start, end):
            yield from _cut(reading, start, stop, small=above_number and found)
            found = found or reading.printed[start:stop].isupper()


def _quiet(low: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for noise in _NOISE.finditer(low, start, end):
        yield start, noise.start()
        start = noise.end()
    yield start, end


def _cut(reading: Reading, start: int, end: int, *, small: bool) -> Iterator[tuple[int, int, bool]]:
    """Cut one stretch into bodies; `small`: where one may stand in small letters ('Liên đội trường THCS ...')."""
    text = reading.text[start:end]
    start += len(text) - len(text.lstrip(_MARGIN))
    end -= len(text) - len(text.rstrip(_MARGIN))
    if end - start < 3:
        return
    if not reading.printed[start:end].isupper():
        if small and _SMALL_BODY.fullmatch(reading.text, start, end) and _starts_body(reading.text[start:end]):
            yield start, end, False
        return
    dashed = False
    if _starts_body(reading.text[start:end]):
        while (cut := _DASHED.search(reading.low, start, end)) or (cut := _COMPLETE.match(reading.low, start, end)):
            joint = cut.start() if "-" in cut.group() and cut.re is _DASHED else cut.end()
            yield start, joint, dashed
            dashed = cut.re is _DASHED
            start = cut.end()
    yield start, end, dashed
