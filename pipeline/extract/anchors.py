"""What a citation hangs on: a symbol with its type before it, or the name of a law (domain notes 1.1-1.3, 5.5)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from pipeline.extract.context import Reading
from pipeline.nlp.lexicons import rows
from pipeline.nlp.phrases import alternation, words

# Nothing stuck before it but the word itself: 'Văn bản số581/BNV-CCHC'.
_FREE = r"(?<![\d/.,])(?:(?<![^\W\d_])|(?<=số)|(?<=Số))"
_GROUP = r"[A-ZĐ](?:(?!ngày)[A-ZĐƯÂÊÔƠa-zđ])*\d{0,3}(?:&[A-ZĐ]+)*"
# Portals lose the space behind it: '70-TB/TWngày 06 tháng 01'.
_CODE_END = r"(?:(?!\w)|(?=ngày))"
# 52/KH-UBND, 98/2023/NĐ-CP, 4002/UBND-NC, 06/2022/QH15, 30c/NQ-CP, 23/CT- TTg (a space from OCR), 05/2026/VLN/CV-LV.
STATE_SYMBOL = re.compile(
    rf"{_FREE}(?P<number>\d{{1,5}}[a-zđ]?(?:\.\d{{1,2}})?)\s?/\s?"
    rf"(?P<code>(?:(?:19|20)\d\d\s?/\s?)?{_GROUP}(?:\s?/\s?{_GROUP})*(?:\s?-\s?{_GROUP})*){_CODE_END}"
)
# 10-NQ/TU, 34-CT/TW, 03-KH/ĐUK-BTG, 45-KH/TĐTN-PT (05-HD/VPTW; the youth union writes alike): number, type, committee.
# Without the dash ('số 298 KH/TWĐTN') only before a type.
PARTY_SYMBOL = re.compile(
    rf"{_FREE}(?<!-)(?P<number>\d{{1,4}}[a-zđ]?)(?:\s?-\s?|\s(?=(?:KH|NQ|CTr|CT|KL|TB|HD|QĐ|BC|ĐA|QC)\s?/))"
    r"(?P<code>[A-ZĐ][A-Za-zĐ]{1,5}\s?/\s?[A-ZĐ](?:(?!ngày)[A-Za-zĐ]){1,8}(?:\s?-\s?[A-ZĐ][A-Za-zĐ]{0,8})?)"
    rf"{_CODE_END}"
)


_ODD_SYMBOL = re.compile(r"(?<!\w)[Ss]ố\s*:?\s*(?P<symbol>[\dA-ZĐ][\w.&]*(?:[-/][\w.&]+)+)(?<![.,])")
_TYPE_GAP = re.compile(r"\s*(?:liên tịch\s*|liên ngành\s*)?(?:hành động\s*)?(?:(?:số|sổ)\s*[:.]?)?\s*")
_NUMBER_WORD = re.compile(r"(?:số\s*:?\s*)$")
_LAW_NAME_END = re.compile(
    rf"\s*(?:[;:()\n]|\.(?:\s|$)|,?\s*(?:số|ngày|năm)\s+\d|,\s*(?:{alternation('law_heads')}|và các)\b"
    rf"|\s(?:và\s+(?:{alternation('law_heads')}|quy định)|{alternation('law_ends')})\b|$)"
)
_CITED_LAWS = {"LUẬT": "LUẬT", "BLUẬT": "LUẬT", "PL": "PL"}
_LOOSE_TYPES = frozenset({"VB", None})
_ASSEMBLY = re.compile(r"QH\d{1,2}")
_WIDEST_TYPE = 60
_WIDEST_NUMBER = 24
_LONGEST_LAW = 240
_LAW_GAP = re.compile(r"\s*,?\s*\(?(?:số\s*:?\s*)?")


_STROKE = re.compile(r"/\s?[A-ZĐ]")


class Anchor(NamedTuple):
    """The place of a citation at `text[start:end]`.

    `name` is that of a law; `symbol` stands for number and code where a firm's own symbol does not tell them apart.
    """

    start: int
    end: int
    doc_type: str | None
    number: str | None
    code: str | None
    name: str | None
    symbol: str | None = None


def find_anchors(reading: Reading, start: int, end: int) -> list[Anchor]:
    """Return the anchors in `text[start:end]`, disjoint, in order."""
    everything = _laws(reading, start, end)
    # Most blocks cite nothing: every State and Party symbol has a stroke, at most so far behind its first figure.
    if (stroke := _STROKE.search(reading.folded, start, end)) is not None:
        everything += _symbols(reading, start, max(start, stroke.start() - _WIDEST_NUMBER), end)
    if reading.low.find("số", start, end) >= 0:
        everything += _odd_symbols(reading, start, end)
    found = sorted(everything, key=lambda anchor: anchor[:2])
    kept: list[Anchor] = []
    for anchor in found:
        if not kept or anchor.start >= kept[-1].end:
            kept.append(anchor)
    return kept


def _symbols(reading: Reading, start: int, first: int, end: int) -> list[Anchor]:
    party = [_symbol(reading, match, start) for match in PARTY_SYMBOL.finditer(reading.folded, first, end)]
    state = [_symbol(reading, match, start) for match in STATE_SYMBOL.finditer(reading.folded, first, end)]
    known = [anchor for anchor in party if anchor is not None]
    taken = {offset for anchor in known for offset in range(anchor.start, anchor.end)}
    return known + [anchor for anchor in state if anchor is not None and anchor.end - 1 not in taken]


def _symbol(reading: Reading, match: re.Match[str], start: int) -> Anchor | None:
    code = reading.typed_code(*match.span("code"))
    if sum(char.isupper() for char in code) < 2:
        return None
    doc_type, at = _type_before(reading, match.start(), start)
    if doc_type is None and code.isalpha():
        return None  # 'Trang 12/KH': neither type before nor body behind
    if doc_type in _LOOSE_TYPES:
        doc_type = type_of_code(code) or _letter_of(code)
    return Anchor(at, match.end(), doc_type, match["number"], code, None)


def _letter_of(code: str) -> str | None:
    """Return CV where a code names no type but a body, alone or first ('QLTC', 'UBND-KGVX'), or says so ('VLN/CV-LV').

    An unknown first group of several may be a type of its own: 'GĐN-SB', a request.
    """
    groups = [group for group in re.split(r"[/-]", code) if not group.isdecimal()]
    if not set(groups).isdisjoint(words("request_types")):
        return None
    bodied = len(groups) == 1 or (bool(groups) and groups[0].upper() in _body_symbols())
    return "CV" if bodied or "CV" in groups else None


@cache
def _body_symbols() -> frozenset[str]:
    kinds = {str(row["symbol"]).upper() for row in rows("body_kind").values()}
    bodies = {symbol.upper() for row in rows("body").values() for symbol in row["symbols"]}
    return frozenset(symbol for symbol in kinds | bodies if len(symbol) > 1)


def _odd_symbols(reading: Reading, start: int, end: int) -> list[Anchor]:
    """Find symbols of a firm's own make; only behind a type and 'số': 'Văn bản số YBB-SA032/26-LR'."""
    found: list[Anchor] = []
    for match in _ODD_SYMBOL.finditer(reading.folded, start, end):
        printed = match["symbol"]
        plain = STATE_SYMBOL.match(reading.folded, match.start("symbol")) or PARTY_SYMBOL.match(
            reading.folded, match.start("symbol")
        )
        hits = reading.hits("doc_type", max(start, match.start() - _WIDEST_TYPE), match.start())
        typed = bool(hits) and not reading.low[hits[-1].end : match.start()].strip()
        shaped = any(char.isdigit() for char in printed) and sum(char.isupper() for char in printed) > 1
        if plain is None and typed and shaped:
            doc_type = hits[-1].key if hits[-1].key not in _LOOSE_TYPES else _odd_type(printed)
            found.append(Anchor(hits[-1].start, match.end(), doc_type, None, None, None, printed))
    return found


def _odd_type(symbol: str) -> str | None:
    return "CV" if re.search(r"(?<![A-ZĐ])CV(?![A-ZĐ])", symbol) else None


def _type_before(reading: Reading, at: int, start: int) -> tuple[str | None, int]:
    """Return the type named right before a symbol ('công văn số 4002/UBND-NC') and where the citation begins."""
    hits = reading.hits("doc_type", max(start, at - _WIDEST_TYPE), at)
    if hits and _TYPE_GAP.fullmatch(reading.low, hits[-1].end, at):
        return hits[-1].key, hits[-1].start
    word = _NUMBER_WORD.search(reading.low, max(start, at - 6), at)
    return None, word.start() if word else at


def type_of_code(code: str) -> str | None:
    """Return the type that a code names: `KH-UBND` -> KH, `2023/NĐ-CP` -> NĐ, `NQ/TU` -> NQ, `2022/QH15` -> LUẬT."""
    parts = [part for part in re.split(r"[/-]", code) if part and not part.isdecimal()]
    if not parts:
        return None
    if _ASSEMBLY.fullmatch(parts[0]):
        return "LUẬT"
    return _types_by_code().get(parts[0].upper())


@cache
def _types_by_code() -> dict[str, str]:
    joint = {"KHLT": "KH", "KHPH": "KH", "HDLT": "HD"}
    return {kind.upper(): joint.get(kind, kind) for kind in words("code_types")}


def _laws(reading: Reading, start: int, end: int) -> list[Anchor]:
    found: list[Anchor] = []
    for hit in reading.hits("doc_type", start, end):
        if hit.key not in _CITED_LAWS or not reading.text[hit.start].isupper():
            continue
        stop = _LAW_NAME_END.search(reading.low, hit.end, min(end, hit.end + _LONGEST_LAW))
        name_end = stop.start() if stop else min(end, hit.end + _LONGEST_LAW)
        name = reading.text[hit.start : name_end].strip()
        if 2 <= len(name.split()) <= 30 and name_end > hit.end + 2:
            number, code, at = _law_number(reading, name_end, end)
            found.append(Anchor(hit.start, at, _CITED_LAWS[hit.key], number, code, name))
    return found


def _law_number(reading: Reading, at: int, end: int) -> tuple[str | None, str | None, int]:
    """Read 'số 105/2016/QH13' behind the name of a law; return number, code and where they end."""
    gap = _LAW_GAP.match(reading.low, at, end)
    match = STATE_SYMBOL.match(reading.folded, gap.end() if gap else at, end)
    if match is None:
        return None, None, at
    return match["number"], reading.typed_code(*match.span("code")), match.end()
