"""RFC 5545 recurrence rules in words: `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30` -> (`hằng năm`, `ngày 30/11`)."""

from __future__ import annotations

import re

from pipeline.report.words import Language, words_in

_KNOWN = {"FREQ", "INTERVAL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}
_PLAIN_DAYS = re.compile(r"(?:MO|TU|WE|TH|FR|SA|SU)(?:,(?:MO|TU|WE|TH|FR|SA|SU))*")


def day_of_month(day: int, language: Language) -> str:
    """Return the number of a day: two digits in Vietnamese (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    return f"{day:02d}" if language == "vi" else str(day)


def month_number(month: int, language: Language) -> str:
    """Return a month: `01`, `02`, `3` .. `12` in Vietnamese (NĐ 30/2020/NĐ-CP, Phụ lục I), its name in English."""
    if language == "vi":
        return f"{month:02d}" if month < 3 else str(month)
    return words_in(language)(f"month.{month}")


def recurrence_words(rrule: str, language: Language) -> tuple[str, str] | None:
    """Return (how often, which point in it), the point empty when the rule names none; None without words for it."""
    parts = dict(part.split("=", 1) for part in rrule.removeprefix("RRULE:").split(";") if "=" in part)
    if not parts.keys() <= _KNOWN:
        return None
    every = _every(parts["FREQ"], int(parts.get("INTERVAL", "1")), language)
    months = [int(month) for month in parts.get("BYMONTH", "").split(",") if month]
    days = [int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day]
    if every is None or any(day < -1 for day in days):
        return None
    if "BYDAY" in parts:
        weekdays = _weekdays(parts["BYDAY"], language) if parts["FREQ"] == "WEEKLY" and not months + days else None
        return None if weekdays is None else (every, weekdays)
    return every, _point(months, days, language)


def _every(frequency: str, interval: int, language: Language) -> str | None:
    if frequency not in {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}:
        return None
    key = f"rrule.{frequency.lower()}"
    return words_in(language)(key) if interval == 1 else words_in(language)(f"{key}.n", n=interval)


def _weekdays(codes: str, language: Language) -> str | None:
    if not _PLAIN_DAYS.fullmatch(codes):
        return None
    return _join([words_in(language)(f"weekday.{code.lower()}") for code in codes.split(",")], language)


def _point(months: list[int], days: list[int], language: Language) -> str:
    words = words_in(language)
    if not months and not days:
        return ""
    names = [month_number(month, language) for month in months]
    listed = _join(names, language)
    if not days:
        return words("rrule.in_month" if len(months) == 1 else "rrule.in_months", months=listed)
    if days == [-1]:
        return words("rrule.last_day_of", months=listed) if months else words("rrule.last_day")
    shown = _join([day_of_month(day, language) if day > 0 else words("rrule.last") for day in days], language)
    if not months:
        return words("rrule.day", days=shown)
    if len(months) == 1:
        return words("rrule.day_of_month" if len(days) == 1 else "rrule.days_of_month", days=shown, months=listed)
    return words("rrule.day_of_months", days=shown, months=listed)


def _join(items: list[str], language: Language) -> str:
    if len(items) < 2:
        return "".join(items)
    return words_in(language)("list.last", head=", ".join(items[:-1]), last=items[-1])
