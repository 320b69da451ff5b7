"""The deadlines of plans as iCalendar (RFC 5545), to be read by any calendar program.

Only what has a day becomes an entry: a day, a stretch, a month or quarter with all its days, a recurrence with the
RRULE of the record. An entry lies on the printed day; whether that day still counts ("trước ngày 30/11") stands in its
summary. Deadlines counted from an event have no day and are left out.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from models.calendar import edtf_bounds, expand_rrule
from models.record import CampaignRecord
from pipeline.report.compared import Compared
from pipeline.report.listing import DeadlineRow, deadlines_of, plans_of
from pipeline.report.wording import deadline_words, plan_words
from pipeline.report.words import Language, Words, words_in

_LINE = 75
"""Octets of a content line (RFC 5545, 3.1)."""

CALENDAR_HEAD = "".join(
    f"{line}\r\n"
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//kehoach//deadlines//VI", "CALSCALE:GREGORIAN")
)
CALENDAR_END = "END:VCALENDAR\r\n"

_STAMP = "19700101T000000Z"
"""DTSTAMP is required; a fixed one keeps the file the same for the same plans."""


def calendar_of(pairs: Sequence[Compared], *, language: Language = "vi") -> str:
    """Return a calendar with the deadlines of all plans."""
    words = words_in(language)
    plans = plans_of(pairs)
    return CALENDAR_HEAD + "".join(calendar_entries(record, words) for record, _ in plans.values()) + CALENDAR_END


def calendar_entries(record: CampaignRecord, words: Words) -> str:
    """Return the content lines of the deadlines of one plan."""
    year, seen = _first_year(record), dict[str, int]()
    lines = [line for row in deadlines_of(record, words) for line in _event(row, year, words, seen)]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _first_year(record: CampaignRecord) -> int | None:
    """Return the year in which a recurring deadline of a plan first counts; None where the plan names no year."""
    known = record.campaign.period.start or record.document.issued_on or record.campaign.period.end
    return edtf_bounds(known)[0].year if known else None


def _event(row: DeadlineRow, year: int | None, words: Words, seen: dict[str, int]) -> Iterator[str]:
    when = _days(row, year)
    if when is None:
        return
    first, last = when
    identity = f"{row.plan.id}|{row.deadline.model_dump_json(exclude={'evidence'})}"
    key = hashlib.sha256(identity.encode()).hexdigest()[:32]
    seen[key] = seen.get(key, 0) + 1
    yield "BEGIN:VEVENT"
    yield f"UID:{key}-{seen[key]}@kehoach"
    yield f"DTSTAMP:{_STAMP}"
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}"
    if row.deadline.rrule:
        yield f"RRULE:{row.deadline.rrule.removeprefix('RRULE:')}"
    kind = words(f"deadline.{row.deadline.kind}")
    yield f"SUMMARY:{_text(f'{kind} ({row.when}): {plan_words(row.plan, words)}')}"
    told = [deadline_words(row.deadline, words), f"“{row.quote}”" if row.quote else ""]
    yield "DESCRIPTION:" + _text("\n".join(part for part in told if part))
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _days(row: DeadlineRow, year: int | None) -> tuple[date, date] | None:
    """Return the first and the last day of an entry; of a recurrence those of its first occurrence."""
    deadline = row.deadline
    if deadline.on:
        return edtf_bounds(deadline.on)
    if deadline.rrule is None or year is None:
        return None
    found = expand_rrule(deadline.rrule, date(year, 1, 1), date(year + 10, 12, 31))
    return (found[0], found[0]) if found else None


def _text(value: str) -> str:
    """Return a TEXT value (RFC 5545, 3.3.11)."""
    escaped = re.sub(r"([\\;,])", r"\\\1", value)
    return re.sub(r"[\x00-\x08\x0b-\x1f\x7f]", "", escaped.replace("\r\n", "\n")).replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """Yield a content line in parts of at most 75 octets, never inside a letter."""
    part, size = "", 0
    for letter in line:
        width = len(letter.encode())
        if size + width > _LINE:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + width
    yield part
