"""Dates as a clerk reads them: last admissible days with their uncertainty, working days, printed forms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import edtf_bounds, rrule_stretches
from models.campaign import Deadline, Period
from models.record import CampaignRecord

_DAY = timedelta(days=1)
_ONE_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNT = re.compile(r"(\d+)\s*(?:\([^)]*\)\s*)?(ngày làm việc|ngày|tuần|tháng)")


@dataclass(frozen=True)
class Window:
    """The earliest and the latest day that a printed time can mean, both included."""

    earliest: date
    latest: date


def last_day(deadline: Deadline, value: str | None = None) -> Window | None:
    """Return the last admissible day of a one-off deadline, None for a recurring or relative one.

    `trước ngày D` excludes D; `chậm nhất`, `đến hết` include it (domain notes 5.1). `trong tháng 10` leaves the
    day open: any day of the month.
    """
    on = value or deadline.on
    if on is None:
        return None
    first, last = edtf_bounds(on)
    if deadline.bound == "before":
        return Window(first - _DAY, first - _DAY)
    if deadline.bound == "in":
        return Window(first, last)
    return Window(last, last)


def last_days(deadline: Deadline, window: Window) -> list[Window]:
    """Return the last admissible days of a deadline inside `window`: one of a one-off, all of a recurring one."""
    if deadline.rrule is None:
        only = last_day(deadline)
        return [only] if only else []
    stretches = rrule_stretches(deadline.rrule, window.earliest, window.latest)
    if deadline.bound == "before":
        return [Window(first - _DAY, first - _DAY) for first, _ in stretches]
    # 'sơ kết vào tháng 12 hằng năm' may be any day of the month, as 'trong tháng 12/2024' may.
    return [Window(first if deadline.bound == "in" else last, last) for first, last in stretches]


def working_days(after: date, until: date) -> int:
    """Return how many days from Monday to Friday lie in `after < day <= until`; public holidays are not known here."""
    if until <= after:
        return 0
    weeks, rest = divmod((until - after).days, 7)
    return weeks * 5 + sum((after + _DAY * (step + 1)).weekday() < 5 for step in range(rest))


def counted(start: date, offset: str) -> date | None:
    """Return `start` plus an offset as printed ('15 ngày', '10 ngày làm việc', '01 tháng'); None without a number."""
    match = _COUNT.search(offset.lower())
    if match is None:
        return None
    number, unit = int(match.group(1)), match.group(2)
    if unit != "ngày làm việc":
        return start + _DAY * number * {"ngày": 1, "tuần": 7, "tháng": 31}[unit]
    day = start
    while working_days(start, day) < number:
        day += _DAY
    return day


def issue_window(record: CampaignRecord) -> Window | None:
    """Return the days on which the record's document can have been issued, by what its header prints."""
    issued = record.document.issued_on
    return Window(*edtf_bounds(issued)) if issued else None


def inferred_issue_window(record: CampaignRecord) -> Window | None:
    """Return the days between the latest document that a headless plan cites and the end of its own period.

    Seed 001 prints no date: it cites a decision of 11/01/2024 and ends on 30/11/2024.
    """
    cited = [edtf_bounds(ref.issued_on)[1] for ref in record.references if ref.issued_on]
    end = record.campaign.period.end
    if not cited or end is None or max(cited) > edtf_bounds(end)[1]:
        return None
    return Window(max(cited), edtf_bounds(end)[1])


def period_window(record: CampaignRecord) -> Window | None:
    """Return the first and last day of the campaign, an open start taken from the day of issue; None without an end."""
    period = record.campaign.period
    if period.end is None:
        return None
    end = edtf_bounds(period.end)[1]
    issued = issue_window(record)
    start = edtf_bounds(period.start)[0] if period.start else issued.earliest if issued else date(end.year, 1, 1)
    return Window(min(start, end), end)


def vi_date(value: str | date | None) -> str:
    """Return an EDTF value or a day as written in Vietnamese: 09/10/2025, tháng 11/2026, quý III/2026, năm 2026."""
    if value is None:
        return "không ghi ngày"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if "/" in value:
        first, last = value.split("/")
        return f"từ {vi_date(first)} đến {vi_date(last)}"
    parts = value.split("-")
    if len(parts) == 3:
        return f"{parts[2]}/{parts[1]}/{parts[0]}"
    if len(parts) == 1:
        return f"năm {value}"
    part = int(parts[1])
    return f"quý {('I', 'II', 'III', 'IV')[part - 33]}/{parts[0]}" if part >= 33 else f"tháng {part}/{parts[0]}"


def vi_deadline(deadline: Deadline) -> str:
    """Return a deadline as a clerk would write it: 'trước ngày 09/10/2026', 'trước ngày 30/11 hằng năm'."""
    if deadline.relative_to:
        return f"{deadline.relative_to.offset or ''} kể từ {deadline.relative_to.event}".strip()
    word = {"before": "trước", "by": "chậm nhất", "in": "trong", "from": "từ"}[deadline.bound]
    if deadline.on is None:
        return f"{word} {vi_rrule(deadline.rrule or '')}"
    return f"{word} {'ngày ' if _ONE_DAY.fullmatch(deadline.on) else ''}{vi_date(deadline.on)}"


def vi_rrule(rule: str) -> str:
    """Return the months and days of an RRULE: 'ngày 30/11 hằng năm', 'ngày 15 các tháng 3, 6 hằng năm'.

    A rule without any stays as it is.
    """
    month, day = re.search(r"BYMONTH=([\d,]+)", rule), re.search(r"BYMONTHDAY=(-?\d+)", rule)
    every = {"YEARLY": "hằng năm", "MONTHLY": "hằng tháng", "WEEKLY": "hằng tuần"}
    unit = next((word for name, word in every.items() if name in rule), rule)
    months = month.group(1).split(",") if month else []
    on = "" if day is None else "cuối" if day.group(1) == "-1" else f"{int(day.group(1)):02d}"
    if len(months) == 1 and on.isdigit():
        return f"ngày {on}/{months[0]} {unit}"
    named = f"{'các ' if len(months) > 1 else ''}tháng {', '.join(months)}" if months else ""
    return " ".join(part for part in (f"ngày {on}" if on else "", named, unit) if part)


def vi_period(period: Period) -> str:
    """Return a period as written: 'từ 01/10/2025 đến 30/09/2026'."""
    if period.start is None and period.end is None:
        return "không nêu"
    start = "ngày ban hành" if period.start is None else vi_date(period.start)
    return f"từ {start} đến {vi_date(period.end)}" if period.end else f"từ {start}"
