"""Dates as plans print them -> EDTF with the precision of the print (domain notes 5.1, 5.2).

Input is the lower folded view (pipeline/nlp/fold), so `hằng` and `hàng`, dashes and old tone places are one.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal, NamedTuple

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
# Longest first: 'tháng 11' is no 'tháng 1'.
# 'Tuần 2 tháng 11/2024', 'đợt 1 tháng 5' count within the month.
_NO_COUNT = r"(?<!\d)(?<!tuần )(?<!tuần thứ )(?<!đợt )(?<!lần )(?<!kỳ )(?<!phiên )"
_MONTH = r"(?P<month>1[0-2]|0?[1-9])(?!\d)"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_ROMAN_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}

Kind = Literal["day", "month", "quarter", "year"]


# 'từ 01-05/9/2025': the second day of a range stands behind a dash.
_ALONE = r"(?<![\d/.,\-])"
_FREE = r"(?:(?<![\d/.,\-])|(?<=(?<![\d/.,\-])\d\d-)|(?<=(?<![\d/.,\-])\d-)|(?<=[/.]20\d\d-))"


def _digits(separator: str) -> str:
    """'15/10/2023', '30-12-2022', '30.11.2024': one separator throughout, no longer number on either side."""
    return (
        rf"{_FREE if separator == '/' else _ALONE}(?:ngày\s*)?{_DAY}\s*{separator}\s*{_MONTH}\s*{separator}\s*{_YEAR}"
        r"(?!\s*/\s*\d)(?!-(?!\d{1,2}[/.\-]\d)\d)"
    )


# At one place the first that fits is the longest reading.
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern))  # type: ignore[misc]
    for kind, pattern in (
        (
            "day",
            rf"(?:(?:ngày|mùng)\s*)?{_NO_COUNT}{_DAY}\s*tháng\s*{_MONTH}(?:(?:\s*,?\s*năm\s*|\s*/\s*){_YEAR})?",
        ),
        ("day", _digits("/")),
        ("day", _digits("-")),
        ("day", _digits(r"\.")),
        ("month", rf"tháng\s*{_MONTH}(?:\s*/\s*|\s*-\s*|\s*,?\s*năm\s*){_YEAR}"),
        ("quarter", rf"quý\s*(?P<quarter>iv|iii|ii|i|[1-4])\b(?:\s*(?:/|-|,?\s*năm)?\s*{_YEAR})?"),
        ("day", rf"{_FREE}(?:ngày\s*)?{_DAY}\s*/\s*{_MONTH}(?!\s*[/%])(?![\-.]\d)"),
        ("month", rf"tháng\s*{_MONTH}(?!/\d)"),
        # 'Tháng' left out in a column of times: '12/2024'; '12/2024/NĐ-CP' is a symbol.
        ("month", rf"(?<![\d/.,\-])(?<!số )(?P<month>1[0-2]|0[1-9])\s?/\s?{_YEAR}(?!\s?[/\-]\s?\w)"),
        ("year", rf"năm\s*{_YEAR}"),
    )
)
# What they all begin with comes first: trying each of them at every character takes three times as long.
_BEGINS = r"(?=\d|ngày|mùng|tháng|quý|năm)"
_ALL = "|".join(f"({re.sub(r'[?]P<[a-z]+>', '?:', pattern.pattern)})" for _, pattern in _PATTERNS)
_ANY = re.compile(f"{_BEGINS}(?:{_ALL})")
_FIGURES = re.compile(r"\d|quý")


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
    if _FIGURES.search(low, start, end) is None:
        return []
    return [_mention(low, found) for found in _ANY.finditer(low, start, end)]


def _mention(low: str, found: re.Match[str]) -> DateMention:
    kind, pattern = _PATTERNS[(found.lastindex or 1) - 1]
    match = pattern.match(low, found.start(), found.end())
    groups = match.groupdict() if match else {}
    year, month, day = (int(groups[name]) if groups.get(name) else None for name in ("year", "month", "day"))
    if kind != "quarter":
        return DateMention(found.start(), found.end(), year, month, day)
    printed = groups["quarter"]
    return DateMention(found.start(), found.end(), year, quarter=_ROMAN_QUARTERS.get(printed) or int(printed))


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
