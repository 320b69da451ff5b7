"""The signature block: authority, position, name (NĐ 30/2020/NĐ-CP, Điều 13; Party: T/M, K/T, T/L).

A drafter's initial below Nơi nhận ('A.Trang') and an approver beside the signer are not signers.
"""

from __future__ import annotations

import re

from models.header import Capacity, Signer
from models.outline import Region
from models.span import Span
from pipeline.extract.casing import proper_case
from pipeline.extract.closing import Line, closing_lines
from pipeline.extract.context import Reading
from pipeline.nlp.fold import lower
from pipeline.nlp.letters import LOWER, UPPER
from pipeline.nlp.phrases import alternation

_CAPACITY = re.compile(
    r"(?<!\w)(TM|KT|TL|TUQ|Q|T\s?[/.]\s?M|K\s?[/.]\s?T|K\s?/|T\s?[/.]\s?L)\s*[./,]?\s+(?=\w{2})"
    r"|(?<!\w)(TM|KT|TL|TUQ|Q|T\s?[/.]\s?M|K\s?[/.]\s?T|T\s?[/.]\s?L)\s?[./](?=\w)"
)
_CAPACITIES: dict[str, Capacity] = {
    "TM": "TM.", "T/M": "TM.", "T.M": "TM.", "KT": "KT.", "K/T": "KT.", "K.T": "KT.", "K/": "KT.", "TL": "TL.",
    "T/L": "TL.", "T.L": "TL.", "TUQ": "TUQ.", "Q": "Q.",
}  # fmt: skip
_LOOSE_MARK = re.compile(r"\s*(?:TM|KT|TL|TUQ|Q|K|T)\s*[./]*\s*$")
# 'Neáng Thị Sóc Kha', 'Y Thanh Hà Niê Kđăm', "H'Yim Kđoh"; a degree or a rank may stand before the name.
_WORD = rf"{UPPER}(?:'?{UPPER}?{LOWER}+'?|')?"
_TITLES = rf"(?:{alternation('person_titles')}[.,\s]+)*"
_PERSON = re.compile(rf"{_TITLES}(?P<name>{_WORD}(?:\s+{_WORD}){{1,5}})")
# In capitals only behind a family name: 'SỞ CÔNG THƯƠNG' below a title is no person.
_UPPER_PERSON = re.compile(rf"{_TITLES}(?P<name>{alternation('family_names')}(?:\s+{UPPER}+){{1,4}})")
# Of a scan whose stamp hides the rest: a family name and 'Văn' or 'Thị' are nobody's full name.
_CUT_NAME = re.compile(rf"\W*{_WORD}\s+(?:Văn|Thị|VĂN|THỊ)\W*")
_NOTE = re.compile(rf"[\[(]?\s*{alternation('signature_notes')}\s*[\])]?\s*[:.]?\s*", re.IGNORECASE)
_APPROVAL = re.compile(rf"{alternation('approval_heads')}(?!\w)")
_DEPUTY = re.compile(r"(?:^|[\s.])P\.? ?$")  # 'P. HIỆU TRƯỞNG', 'P.GIÁM ĐỐC'
# 'TRƯỞNG BAN CHỈ ĐẠO' / 'PHÓ CHỦ TỊCH UBND HUYỆN': the second is what the head of a group is elsewhere
_HELD_ELSEWHERE = re.compile(r"\s(?:UBND|Ủy ban nhân dân|Sở|Công an|Phòng)(?!\w)")
_MARGIN = " .,*_:"


def read_signer(reading: Reading, closing: Region) -> tuple[Signer | None, tuple[Span, ...]]:
    """Return the signer of the signature block in the closing region with the spans of its lines."""
    lines = _down_to_name(reading, _signature_lines(reading, closing))
    heads = [line for line in lines if line.signing or _is_title(reading, line)]
    if not heads:
        return None, ()
    capacity, position = _authority(reading, heads)
    name = _name(reading, [line for line in lines if line.start > heads[-1].start])
    spans = [reading.span(line.start, line.end) for line in heads]
    if name is not None:
        spans.append(reading.span(*name))
    signer = Signer(name=reading.printed[slice(*name)] if name else None, position=position, capacity=capacity)
    return signer, tuple(spans)


def _signature_lines(reading: Reading, closing: Region) -> list[Line]:
    """Return the lines of the signature: those of the right column, or those outside the list of recipients.

    An approver printed first ('PHÊ DUYỆT CỦA GIÁM ĐỐC' and a name) is left out.
    """
    lines: list[Line] = []
    approving = False
    for line in closing_lines(reading, closing):
        if line.column == "left" or line.listing:
            if lines and line.column == "full":
                break
            continue
        if _APPROVAL.match(reading.folded, line.start, line.end):
            approving = True
        elif approving:
            approving = _person(reading, line) is None
        elif lines or line.signing:
            lines.append(line)
    return lines


def _down_to_name(reading: Reading, lines: list[Line]) -> list[Line]:
    """Drop what stands below the name: the office that the head of a group holds elsewhere ('PHÓ GIÁM ĐỐC SỞ ...')."""
    named = next((index for index, line in enumerate(lines) if index and _person(reading, line) is not None), None)
    return lines if named is None else lines[: named + 1]


def _is_title(reading: Reading, line: Line) -> bool:
    text = reading.printed[line.start : line.end]
    return text.isupper() and bool(reading.hits("position", line.start, line.end)) and len(text) < 100


def _authority(reading: Reading, heads: list[Line]) -> tuple[Capacity | None, str | None]:
    """Return the authority nearest the name and the position it stands with."""
    text = "\n".join(reading.folded[line.start : line.end] for line in heads)
    marks = list(_CAPACITY.finditer(text))
    capacity = _CAPACITIES[re.sub(r"\s", "", marks[-1][1] or marks[-1][2])] if marks else None
    positions = _positions(reading, heads)
    signed_for = capacity in {"KT.", "TL.", "TUQ."}
    if len(positions) - signed_for > 1 and _HELD_ELSEWHERE.search(positions[-1]):
        positions.pop()
    if not positions or (len(positions) == 1 and marks and _signs_for(capacity, text[marks[-1].end() :], positions[0])):
        return capacity, None
    return capacity, positions[-1]


def _signs_for(capacity: Capacity | None, behind: str, position: str) -> bool:
    """Tell whether the one position is that of the person signed for: 'KT. GIÁM ĐỐC' with no title below."""
    return capacity in {"KT.", "TL.", "TUQ."} and lower(behind).startswith(lower(position))


def _positions(reading: Reading, heads: list[Line]) -> list[str]:
    """Return the positions named in the heads; a longer title keeps its office ('Trưởng phòng Văn hóa - Xã hội')."""
    found: list[str] = []
    for line in heads:
        hits = reading.hits("position", line.start, line.end)
        for hit, after in zip(hits, [*hits[1:], None], strict=False):
            stop = after.start if after else line.end
            tail = _LOOSE_MARK.sub("", reading.printed[hit.end : stop]).strip(" /.,")
            deputy = _DEPUTY.search(reading.folded[max(0, hit.start - 4) : hit.start]) is not None
            key = f"Phó {hit.key}" if deputy and not hit.key.startswith("Phó") else hit.key
            found.append(f"{key} {_office(reading, tail)}".strip())
    return found


def _office(reading: Reading, tail: str) -> str:
    """Return the office behind a title in the case of the text: 'PHÒNG VĂN HÓA - XÃ HỘI' after 'TRƯỞNG'."""
    words = " ".join(tail.split())
    return proper_case(reading, words) if words and words.isupper() and len(words) > 2 else ""


def _name(reading: Reading, lines: list[Line]) -> tuple[int, int] | None:
    return next((person for line in lines if (person := _person(reading, line)) is not None), None)


def _person(reading: Reading, line: Line) -> tuple[int, int] | None:
    """Return the place of the name when the line is one, behind a note such as '(Đã ký)'."""
    note = _NOTE.match(reading.text, line.start, line.end)
    start = note.end() if note else line.start
    text = reading.text[start : line.end]
    start += len(text) - len(text.lstrip(_MARGIN))
    end = start + len(text.strip(_MARGIN))
    if _CUT_NAME.fullmatch(reading.folded, start, end):
        return None
    match = _PERSON.fullmatch(reading.folded, start, end)
    if match is None and not reading.hits("position", start, end):
        match = _UPPER_PERSON.fullmatch(reading.folded, start, end)
    return match.span("name") if match else None
