"""Dates as plans print them -> EDTF with the precision of the print (domain notes 5.1, 5.2).

Input is the lower folded view (pipeline/nlp/fold), so `hằng` and `hàng`, dashes and old tone places are one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_SEP = r"\s*(?P<sep>[/.\-])\s*"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

_FULL_WORDS = (
    rf"(?:ngày|mùng)?\s*{_DAY}\s*tháng\s*{_MONTH}(?:\s*,?\s*năm\s*{_YEAR}|\s*/\s*{_YEAR.replace('year', 'year2')})?"
)
_FULL_DIGITS = rf"(?<![\d/.,\-])(?:ngày\s*)?{_DAY}{_SEP}{_MONTH}\s*(?P=sep)\s*{_YEAR}(?![\d/])"
_DAY_MONTH = rf"(?<![\d/.,\-])(?:ngày\s*)?{_DAY}\s*/\s*{_MONTH}(?!\s*[/%\d])(?![\-.]\d)"
_MONTH_YEAR = rf"tháng\s*{_MONTH}(?:\s*/\s*|\s*-\s*|\s*,?\s*năm\s*){_YEAR}(?!\d)"
_MONTH_ONLY = rf"tháng\s*{_MONTH}(?![\d/])"
_QUARTER = r"quý\s*(?P<quarter>iv|iii|ii|i|[1-4])\b(?:\s*(?:/|-|năm|,\s*năm)?\s*(?P<year>(?:19|20)\d\d)(?!\d))?"
_YEAR_ONLY = rf"năm\s*{_YEAR}(?!\d)"

_PATTERNS = (
    ("day", re.compile(_FULL_WORDS)),
    ("day", re.compile(_FULL_DIGITS)),
    ("month", re.compile(_MONTH_YEAR)),
    ("quarter", re.compile(_QUARTER)),
    ("daymonth", re.compile(_DAY_MONTH)),
    ("month", re.compile(_MONTH_ONLY)),
    ("year", re.compile(_YEAR_ONLY)),
)
_HAS_DIGIT = re.compile(r"\d|quý")


class DateMention(NamedTuple):
    """A printed date. `month`, `day` and `quarter` are None where not printed; `year` is None where it is implied."""

    start: int
    end: int
    year: int | None
    month: int | None = None
    day: int | None = None
    quarter: int | None = None

    def edtf(self, year: int | None = None) -> str | None:
        """Return the EDTF form; `year` stands in for an implied year; None when there is no year or no such day."""
        at = self.year or year
        if at is None:
            return None
        if self.quarter is not None:
            return f"{at}-{32 + self.quarter}"
        if self.month is None:
            return f"{at}"
        if self.day is None:
            return f"{at}-{self.month:02d}"
        try:
            return date(at, self.month, self.day).isoformat()
        except ValueError:
            return None


def find_dates(low: str, start: int = 0, end: int | None = None) -> list[DateMention]:
    """Return the dates in `low[start:end]`, disjoint, in order; the longest reading of each place."""
    end = len(low) if end is None else end
    if _HAS_DIGIT.search(low, start, end) is None:
        return []
    taken: list[DateMention] = []
    for kind, pattern in _PATTERNS:
        for match in pattern.finditer(low, start, end):
            if any(match.start() < other.end and other.start < match.end() for other in taken):
                continue
            taken.append(_mention(kind, match))
    return sorted(taken)


def _mention(kind: str, match: re.Match[str]) -> DateMention:
    groups = match.groupdict()
    year = groups.get("year") or groups.get("year2")
    at = int(year) if year else None
    start = match.start() + len(match.group()) - len(match.group().lstrip())
    if kind == "quarter":
        printed = groups["quarter"]
        return DateMention(start, match.end(), at, quarter=_ROMAN_QUARTERS.get(printed) or int(printed))
    month = int(groups["month"]) if groups.get("month") else None
    day = int(groups["day"]) if groups.get("day") else None
    return DateMention(start, match.end(), at, month, day)


def date_at(low: str, start: int, end: int) -> DateMention | None:
    """Return the date that begins `low[start:end]` (white space, a comma and 'ngày' may stand before it), or None."""
    limit = min(end, start + 60)
    first = next(iter(find_dates(low, start, limit)), None)
    if (
        first is None
        or re.fullmatch(r"[\s,(]*(?:ký\s+)?(?:ban hành\s+)?(?:ngày\s*)?", low[start : first.start]) is None
    ):
        return None
    return first
