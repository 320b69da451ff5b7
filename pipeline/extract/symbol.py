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

_BLANK = r"[.…_\s]*"
_LETTERS = r"[A-ZĐ][A-Za-zĐđƯưÂâÊêÔôƠơ]*"
_STATE_NUMBER = re.compile(
    rf"(?:^|(?<=[\s(*]))[Ss][ốổồ]\s*[:.]?\s*(?P<number>\d+[a-z]?|{_BLANK})\s*/\s*(?P<code>(?:(?:19|20)\d\d/)?{_LETTERS}(?:\s?[-/&]\s?{_LETTERS})*)"
)
_PARTY_NUMBER = re.compile(
    rf"(?:^|(?<=\s))[Ss]ố\s*[:.]?\s*(?P<number>\d+[a-z]?|{_BLANK})\s*-\s*(?P<code>{_LETTERS}\s?/\s?{_LETTERS})"
)
_UPPER_WORD = r"(?:[A-ZĐÀ-ỸƠƯĂÂÊÔ][\wÀ-ỹ'.]*)"
_PLACE_DATE = re.compile(
    rf"(?P<place>{_UPPER_WORD}(?:\s*[- ]\s*(?:{_UPPER_WORD}|phố|tỉnh|huyện|xã))*)\s*,\s*ngày(?P<day>\s*\d{{1,2}}\s*|{_BLANK})"
    rf"tháng(?P<month>\s*\d{{1,2}}\s*|{_BLANK})năm\s*(?P<year>\d{{4}}|20\d?[.…_]*)?"
)


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


def _number(reading: Reading, header: Region, found: Symbol) -> int:
    state = _STATE_NUMBER.search(reading.folded, header.start, header.end)
    party = _PARTY_NUMBER.search(reading.folded, header.start, header.end)
    match = party if party and (state is None or party.start() <= state.start()) else state
    if match is None:
        return header.start
    code = re.sub(r"\s", "", match["code"])
    number = match["number"].strip(" .…_")
    found.code = code
    found.evidence["code"] = (reading.span(match.start("code"), match.end("code")),)
    if number:
        found.number = number
        found.symbol = f"{number}-{code}" if match is party else f"{number}/{code}"
        found.evidence["number"] = (reading.span(match.start("number"), match.end("number")),)
        found.evidence["symbol"] = (reading.span(match.start("number"), match.end("code")),)
    else:
        found.states["number"] = found.states["symbol"] = "blank"
    return match.end()


def _date(reading: Reading, header: Region, after: int, found: Symbol) -> None:
    """The place-and-date line, behind the number where both stand on one line."""
    folded = reading.folded
    match = _PLACE_DATE.search(folded, after, header.end) or _PLACE_DATE.search(folded, header.start, header.end)
    if match is None:
        return
    found.place = re.sub(r"^(?:TP|Tp)\.?\s*(?=\S)", "", reading.text[match.start("place") : match.end("place")]).strip()
    found.evidence["place"] = (reading.span(match.start("place"), match.end("place")),)
    day, month, year = (match[name].strip(" .…_") if match[name] else "" for name in ("day", "month", "year"))
    if not (day and month):
        found.states["issued_on"] = "blank"
    if re.fullmatch(r"\d{4}", year) is None:
        return
    if not month:
        found.issued_on = year
    elif 1 <= int(month) <= 12:
        found.issued_on = f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else "")
    if found.issued_on and not _exists(found.issued_on):
        found.issued_on, found.states["issued_on"] = None, "unreadable"
    found.evidence["issued_on"] = (reading.span(match.end("place") + 1, match.end()),)


def _exists(edtf: str) -> bool:
    try:
        check_edtf(edtf)
    except ValueError:
        return False
    return True
