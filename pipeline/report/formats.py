"""Dates and numbers as they are written in an office: EDTF, RRULE and numbers -> words in Vietnamese or English.

Vietnamese dates follow NĐ 30/2020/NĐ-CP, Phụ lục I: a leading zero for days below 10 and for months 1 and 2 only
(`07/3/2023`). No precision is added and none is lost.
"""

from __future__ import annotations

from pipeline.report.recurrence import day_of_month, month_number, recurrence_words
from pipeline.report.words import Language, words_in

_QUARTERS = {33: "I", 34: "II", 35: "III", 36: "IV"}


def date_words(edtf: str, language: Language = "vi") -> str:
    """Return an EDTF date in words: `2023-03-07` -> `07/3/2023`, `2026-36` -> `quý IV/2026`, `2023` -> `năm 2023`."""
    if "/" not in edtf:
        return _point(edtf, language)
    start, end = edtf.split("/")
    words = words_in(language)
    if len(start) == len(end) == 4:
        return words("date.years", start=start, end=end)
    return words("date.stretch", start=_named(start, language), end=_named(end, language))


def _point(edtf: str, language: Language) -> str:
    words = words_in(language)
    parts = [int(part) for part in edtf.split("-")]
    year = f"{parts[0]:04d}"
    if len(parts) == 1:
        return words("date.year", year=year)
    if parts[1] in _QUARTERS:
        return words("date.quarter", quarter=_QUARTERS[parts[1]], number=parts[1] - 32, year=year)
    month = month_number(parts[1], language)
    if len(parts) == 2:
        return words("date.month", month=month, year=year)
    return words("date.day", day=day_of_month(parts[2], language), month=month, year=year)


def _named(edtf: str, language: Language) -> str:
    """Return the date with the word `ngày` before a day, as it stands inside a sentence."""
    point = _point(edtf, language)
    is_day = edtf.count("-") == 2
    return words_in(language)("date.the_day", day=point) if is_day else point


def bounded_date(edtf: str, bound: str, language: Language = "vi") -> str:
    """Return a deadline in words: `trước ngày 15/10/2023`, `trong tháng 10/2023`; a stretch of days needs no bound."""
    if "/" in edtf:
        return date_words(edtf, language)
    key = "bound.on" if bound == "in" and edtf.count("-") == 2 else f"bound.{bound}"
    return words_in(language)(key, when=_named(edtf, language))


def bounded_rule(rrule: str, bound: str, language: Language = "vi") -> str:
    """Return a recurring deadline in words: `hằng năm trước ngày 30/11`; a rule without words is shown as it is."""
    wording = recurrence_words(rrule, language)
    words = words_in(language)
    if wording is None:
        return words("rrule.other", rule=rrule)
    every, point = wording
    if not point:
        return every
    # "in" with a day of the month is that day itself: 'ngày 06 hằng tháng'.
    key = "bound.on" if bound == "in" and "BYMONTHDAY" in rrule else f"bound.{bound}"
    return f"{every} {words(key, when=point)}"


def number_words(value: float, language: Language = "vi", *, padded: bool = False) -> str:
    """Return a number with the decimal mark of the language; `padded` writes counts below 10 as `06` in Vietnamese."""
    if float(value).is_integer():
        whole = int(value)
        if language == "vi":
            return f"{whole:02d}" if padded and 0 < whole < 10 else f"{whole:,}".replace(",", ".")
        return f"{whole:,}"
    text = f"{value:,.10f}".rstrip("0")
    return text.translate(str.maketrans(",.", ".,")) if language == "vi" else text
