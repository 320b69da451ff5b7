"""Số, ký hiệu, địa danh and ngày of the header (NĐ 30/2020/NĐ-CP, Phụ lục I; Party: 05-HD/VPTW).

A printed blank ('Số:      /KH-STC', 'ngày    tháng 4 năm 2026') is a state, never a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.diagnostics import State
from models.outline import Region
from models.span import Span
from models.values import check_edtf
from pipeline.extract.context import Reading
from pipeline.nlp.letters import UPPER

_BLANK = r"[.…_\s]*"
_BLANKS = " .…_\n"
# Groups of a code: UBND, SNN&PTNT, KHLT, BCĐ389; small letters only inside (TTr, QyĐ, ThU), so that 'An', 'Châu' of the
# place behind are none.
_GROUP = r"(?:[A-ZĐƯÂÊÔƠ]+[a-zđ]{1,2}[A-ZĐƯÂÊÔƠ]+|[A-ZĐƯÂÊÔƠ]{2,}[a-zđ]{0,2}|[A-ZĐ])\d{0,3}(?!\w)"
_CODE = rf"(?:(?:19|20)\d\d\s?/\s?)?{_GROUP}(?:\s?[-/&]\s?{_GROUP})*"
# Not the number of another document in the name of a body: 'ĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH SỐ 1050/QĐ-SCT'; 'TỈNH BÌNH
# ĐỊNH' above a number is a place.
_LEAD = r"(?:^|(?<=[\s(*]))(?<!yết định[ \n])(?<!YẾT ĐỊNH[ \n])(?<!oạch[ \n])(?<!OẠCH[ \n])[Ss][ốổồôóỐ]\s*[:.]?\s*"
# As printed: 'Số: 44 /KH-UBND', and with a blank 'Số: /KH-STC', 'Số: 4…/KH-UBND'.
_STATE_NUMBER = re.compile(rf"{_LEAD}(?P<number>\d+[a-zđ]?|\d*{_BLANK})\s*/\s*(?P<code>{_CODE})", re.MULTILINE)
# 'Số 05-NQ/ĐU', 'Số     -KH/TU'
_PARTY_NUMBER = re.compile(
    rf"{_LEAD}(?P<number>\d+[a-zđ]?|\d*{_BLANK})\s*-\s*(?P<code>{_GROUP}\s?/\s?{_GROUP}(?:\s?-\s?{_GROUP})?)",
    re.MULTILINE,
)
# The number alone on its line, without 'Số'.
_BARE_NUMBER = re.compile(rf"^(?P<number>\d+[a-zđ]?)\s*/\s*(?P<code>{_CODE})$", re.MULTILINE)
_WORD = rf"(?:(?<!\w){UPPER}[\w'.]*)"
_PLACE = rf"(?:(?:Quận|Phường)\s\d{{1,2}}|{_WORD}(?:(?:\s*-\s*|\s+)(?:{_WORD}|phố|tỉnh|huyện|xã))*)"
_DAY_WORDS = (
    rf"(?P<day>\s*\d{{1,2}}\s*|{_BLANK})tháng(?P<month>\s*\d{{1,2}}\s*|{_BLANK})"
    r"năm\s*(?P<year>\d{4}|(?:20\d?)?[.…_]*)?"
)
_PLACE_DATE = re.compile(rf"(?P<place>{_PLACE})\s*,\s*[Nn]gày{_DAY_WORDS}")
_PLACE_DIGITS = re.compile(
    rf"(?P<place>{_PLACE})\s*,\s*[Nn]gày\s*"
    r"(?P<day>\d{1,2})\s*[/.-]\s*(?P<month>\d{1,2})\s*[/.-]\s*(?P<year>\d{4})"
)
# 'Châu Thành ngày 07 tháng 3 năm 2023' and a line without a place; only at the beginning of a line.
_LOOSE_DATE = re.compile(rf"^(?:(?P<place>{_PLACE})\s+)?[Nn]gày{_DAY_WORDS}", re.MULTILINE)
_MOTTO_END = re.compile(r"hạnh phúc\s+(?=\w)")
# Of a scan, where what stands there is no number: 'Số:{34.2 /KH-SYT', 'Giang, ngày 4O: tháng 10 năm 2017'.
_ILLEGIBLE_NUMBER = re.compile(rf"{_LEAD}(?P<number>[^\s/]{{1,12}})\s*/\s*(?P<code>{_CODE})", re.MULTILINE)
_ILLEGIBLE_DATE = re.compile(rf"(?P<place>{_PLACE})\s*,\s*[Nn]gày\s*(?P<date>\S+\s*tháng\s*\S+\s*năm\s*\S+)")
_SPOILT_NUMBER = re.compile(r"^[Ss]ố\s*:.*[^\s:]", re.MULTILINE)
_SPOILT_DATE = re.compile(rf"(?P<place>{_PLACE})\s*,\s*[Nn]gày[^\n]*năm\s*\d{{4}}")
_BEHIND_TITLE = 2  # blocks: a rule may stand between
_CITY_SHORT = re.compile(r"(?:TP|Tp)\.?\s*(?=\S)")


@dataclass(slots=True)
class Symbol:
    """What the header says of number and date; evidence and states by field name."""

    number: str | None = None
    code: str | None = None
    symbol: str | None = None
    issued_on: str | None = None
    place: str | None = None
    evidence: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    states: dict[str, State] = field(default_factory=dict)


def read_symbol(reading: Reading, header: Region) -> Symbol:
    """Return number, code, place and date printed in the header region."""
    found = Symbol()
    after = _number(reading, header, found)
    _date(reading, header, after, found)
    for name in ("number", "code", "symbol", "issued_on", "place"):
        if getattr(found, name) is None:
            found.states.setdefault(name, "absent")
    return found


def find_number(folded: str, header: Region) -> tuple[re.Match[str], bool] | None:
    """Return the match of number and code in the header, and whether it is written the Party's way."""
    state = _STATE_NUMBER.search(folded, header.start, header.end)
    party = _PARTY_NUMBER.search(folded, header.start, header.end)
    if party is not None and (state is None or party.start() <= state.start()):
        return party, True
    match = state or _BARE_NUMBER.search(folded, header.start, header.end)
    return (match, False) if match is not None else None


def _number(reading: Reading, header: Region, found: Symbol) -> int:
    numbered = find_number(reading.folded, header)
    if numbered is None:
        return _illegible_number(reading, header, found) or _spoilt_number(reading, header, found)
    match, party = numbered
    code = reading.typed_code(*match.span("code"))
    number = match["number"].rstrip()
    if reading.document.is_unsure(*match.span("number")):
        _say_unreadable(reading, match, found)
        return match.end()
    found.code = code
    found.evidence["code"] = (reading.span(match.start("code"), match.end("code")),)
    if number and not set(number) & set(_BLANKS):
        found.number = number
        found.symbol = f"{number}-{code}" if party else f"{number}/{code}"
        found.evidence["number"] = (reading.span(match.start("number"), match.end("number")),)
        found.evidence["symbol"] = (reading.span(match.start("number"), match.end("code")),)
    else:
        found.states["number"] = found.states["symbol"] = "blank"
    return match.end()


def _spoilt_number(reading: Reading, header: Region, found: Symbol) -> int:
    """A number by hand that spoils the whole symbol ('số: ⁄/Ÿ &H-UBND') is there all the same."""
    match = _SPOILT_NUMBER.search(reading.folded, header.start, header.end) if _is_scan(reading) else None
    if match is None:
        return header.start
    for name in ("number", "code", "symbol"):
        found.states[name] = "unreadable"
    return match.end()


def _is_scan(reading: Reading) -> bool:
    return reading.document.source.origin in {"pdf-ocr", "pdf-mixed"}


def _illegible_number(reading: Reading, header: Region, found: Symbol) -> int | None:
    """Take the code behind a number written by hand, which recognition gives up as 'Số:{34.2'."""
    match = _ILLEGIBLE_NUMBER.search(reading.folded, header.start, header.end)
    if match is None or not (reading.document.is_unsure(*match.span("number")) or _is_scan(reading)):
        return None
    _say_unreadable(reading, match, found)
    return match.end()


def _say_unreadable(reading: Reading, match: re.Match[str], found: Symbol) -> None:
    found.states["number"] = found.states["symbol"] = "unreadable"
    if reading.document.is_unsure(*match.span("code")):
        found.states["code"] = "unreadable"
        return
    found.code = reading.typed_code(*match.span("code"))
    found.evidence["code"] = (reading.span(match.start("code"), match.end("code")),)


def _date(reading: Reading, header: Region, after: int, found: Symbol) -> None:
    """Read the line of place and date; behind the number where both stand on one line."""
    match = _date_match(reading.folded, header, after) or _date_elsewhere(reading)
    if match is None:
        match = _ILLEGIBLE_DATE.search(reading.folded, header.start, header.end)
        unsure = match is not None and reading.document.is_unsure(*match.span("date"))
        if not unsure and _is_scan(reading):
            match = _SPOILT_DATE.search(reading.folded, header.start, header.end)
            unsure = match is not None
        if match is not None and unsure:
            _place(reading, match, found)
            found.states["issued_on"] = "unreadable"
        return
    if match["place"] is not None:
        _place(reading, match, found)
    if reading.document.is_unsure(match.end("place") if match["place"] else match.start(), match.end()):
        found.states["issued_on"] = "unreadable"
        return
    start = match.end("place") + 1 if match["place"] is not None else match.start()
    day, month, year = (match[name].strip(_BLANKS) if match[name] else "" for name in ("day", "month", "year"))
    if not (day and month):
        found.states["issued_on"] = "blank"
    if re.fullmatch(r"\d{4}", year) is None:
        found.states["issued_on"] = "blank"
        return
    found.issued_on = _edtf(day, month, year)
    if found.issued_on is None:
        found.states["issued_on"] = "unreadable"
    found.evidence["issued_on"] = (reading.span(start, match.end()),)


def _date_match(folded: str, header: Region, after: int) -> re.Match[str] | None:
    for pattern in (_PLACE_DATE, _PLACE_DIGITS, _LOOSE_DATE):
        match = pattern.search(folded, after, header.end) or pattern.search(folded, header.start, header.end)
        if match is not None:
            return match
    return None


def _date_elsewhere(reading: Reading) -> re.Match[str] | None:
    """Return the line of place and day below the title, as drafts print it, or above the signature (schools)."""
    title, closing = reading.outline.title, reading.outline.closing
    behind = [block for block in reading.document.blocks if block.start >= title.end][:_BEHIND_TITLE]
    signing = [block for block in reading.document.blocks if block.start in closing and block.table is None]
    for block in (*(behind if title.end > title.start else ()), *signing):
        for pattern in (_PLACE_DATE, _PLACE_DIGITS):
            match = pattern.fullmatch(reading.folded, block.start, block.end)
            if match is not None:
                return match
    return None


def _place(reading: Reading, match: re.Match[str], found: Symbol) -> None:
    """Take the place as printed, without the motto before it on the same line: 'VIỆT NAM Óc Eo, ngày'."""
    start, end = match.span("place")
    motto = _MOTTO_END.match(reading.low, start, end)
    start = motto.end() if motto else start
    words = list(re.finditer(r"\S+", reading.text[start:end]))
    if not words[-1].group().isupper():
        shouted = [word for word in words if word.group().isupper() and len(word.group()) > 1]
        if shouted and not _CITY_SHORT.match(shouted[-1].group() + " x"):
            start += shouted[-1].end()
    city = _CITY_SHORT.match(reading.text, start, end)
    start = city.end() if city else start
    found.evidence["place"] = (reading.span(start, end),)
    found.place = " ".join(reading.text[start:end].split())


def _edtf(day: str, month: str, year: str) -> str | None:
    """Return the date with the precision printed; None where there is no such day."""
    edtf = year if not month else f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    try:
        return check_edtf(edtf)
    except ValueError:
        return None
