"""Days behind the dates of the contract: EDTF values as stretches of days, RRULEs as the stretches they fall on.

A stretch is `(first day, last day)`, both included. No precision is added: a month is a stretch of a month, and a rule
that prints no day ("hằng năm, tháng 12") falls on whole months.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta

from dateutil.rrule import rrulestr

Stretch = tuple[date, date]

_DAYS = re.compile(r"\bBY(?:MONTHDAY|DAY|YEARDAY|EASTER)=")
_LAST_DAY = {"YEARLY": "BYMONTH=12;BYMONTHDAY=-1", "MONTHLY": "BYMONTHDAY=-1", "WEEKLY": "BYDAY=SU"}
_YEAR, _WEEK = timedelta(days=366), timedelta(days=6)


def _month(year: int, month: int, months: int = 1) -> Stretch:
    last = month + months - 1
    return date(year, month, 1), date(year, last, monthrange(year, last)[1])


def _point_bounds(value: str) -> Stretch:
    if len(value) == 10:
        day = date.fromisoformat(value)
        return day, day
    if len(value) == 4:
        return _month(int(value), 1, 12)
    year, month = int(value[:4]), int(value[5:])
    return _month(year, 3 * (month - 33) + 1, 3) if month >= 33 else _month(year, month)


def edtf_bounds(value: str) -> Stretch:
    """Return the first and the last day of an EDTF date, month, quarter (33..36), year or interval.

    Raises:
        ValueError: when `value` is none of these.
    """
    points = [_point_bounds(part) for part in value.split("/")]
    return points[0][0], points[-1][1]


def _frequency(rule: str) -> str:
    match = re.search(r"FREQ=(\w+)", rule)
    return match.group(1).upper() if match else ""


def _with_day(rule: str) -> str:
    """Return the rule with the last day of its unit when it names no day, so that no day of DTSTART slips in."""
    frequency = _frequency(rule)
    if _DAYS.search(rule) or frequency not in _LAST_DAY:
        return rule
    if frequency == "YEARLY" and "BYMONTH=" in rule:
        return f"{rule};BYMONTHDAY=-1"
    return f"{rule};{_LAST_DAY[frequency]}"


def expand_rrule(rule: str, start: date, end: date) -> list[date]:
    """Return the days in `start..end` (both included) on which an RFC 5545 rule falls, in order.

    A rule without a day gives the last day of each month, year or week; INTERVAL and COUNT count from `start` unless
    the rule has its own DTSTART.
    """
    if end < start:
        return []
    occurrences = rrulestr(_with_day(rule), dtstart=datetime.combine(start, time.min), ignoretz=True)
    days = occurrences.between(datetime.combine(start, time.min), datetime.combine(end, time.max), inc=True)
    return sorted({day.date() for day in days})


def _unit_start(rule: str, last: date) -> date:
    frequency = _frequency(rule)
    if _DAYS.search(rule) or frequency not in _LAST_DAY:
        return last
    if frequency == "WEEKLY":
        return last - _WEEK
    return last.replace(day=1) if frequency == "MONTHLY" or "BYMONTH=" in rule else last.replace(month=1, day=1)


def rrule_stretches(rule: str, start: date, end: date) -> list[Stretch]:
    """Return the stretches of an RRULE that touch `start..end`: single days, or months for a rule without a day."""
    late = end if _DAYS.search(rule) else min(end, date.max - _YEAR) + _YEAR
    stretches = [(_unit_start(rule, last), last) for last in expand_rrule(rule, start, late)]
    return [stretch for stretch in stretches if stretch[0] <= end]
