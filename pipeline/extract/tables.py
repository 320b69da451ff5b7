"""Duties in tables: a column of times, a row per duty."""

from __future__ import annotations

import re

from models.campaign import Deadline, DeadlineKind
from models.document import Cell, Table
from pipeline.extract.actors import find_addressee
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention
from pipeline.extract.times import find_times
from pipeline.extract.years import ImpliedYear
from pipeline.nlp.abbreviations import expand

_TIME_HEAD = re.compile(r"thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|ngày|hạn")
_ACTION_HEAD = re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|việc|hạng mục|tên")
_ACTOR_HEAD = re.compile(r"chủ trì|thực hiện|đơn vị|phụ trách|trách nhiệm|cơ quan")
_KINDS: tuple[DeadlineKind, ...] = ("registration", "submission", "report", "issue", "review")
_RECURRENCES = (
    (re.compile(r"(?:hằng|hàng|mỗi) năm"), "FREQ=YEARLY"),
    (re.compile(r"(?:hằng|hàng|mỗi) quý|quý\s*/\s*lần"), "FREQ=MONTHLY;INTERVAL=3"),
    (re.compile(r"(?:hằng|hàng|mỗi) tháng"), "FREQ=MONTHLY"),
    (re.compile(r"(?:hằng|hàng|mỗi) tuần"), "FREQ=WEEKLY"),
)


def table_deadlines(reading: Reading, years: ImpliedYear) -> list[Deadline]:
    """Return one deadline for each time in the time column of each table."""
    found: list[Deadline] = []
    for table in reading.document.tables:
        columns = _columns(reading, table)
        if columns is None:
            continue
        time_col, action_col, actor_col = columns
        for row in table.rows[table.header_rows :]:
            found.extend(_row(reading, {cell.col: cell for cell in row}, time_col, action_col, actor_col, years))
    return found


def _columns(reading: Reading, table: Table) -> tuple[int, int, int | None] | None:
    """Return the columns of time, action and actor by their heads; None when no head names a time."""
    heads: dict[int, str] = {}
    for row in table.rows[: table.header_rows]:
        for cell in row:
            heads[cell.col] = f"{heads.get(cell.col, '')} {reading.low[cell.start : cell.end]}"
    times = [col for col, words in heads.items() if _TIME_HEAD.search(words) and not _ACTION_HEAD.search(words)]
    actions = [col for col, words in heads.items() if _ACTION_HEAD.search(words) and col not in times]
    if not times or not actions:
        return None
    actors = [col for col, words in heads.items() if _ACTOR_HEAD.search(words) and col not in {times[0], actions[0]}]
    return times[0], actions[0], actors[0] if actors else None


def _row(
    reading: Reading, cells: dict[int, Cell], time_col: int, action_col: int, actor_col: int | None, years: ImpliedYear
) -> list[Deadline]:
    time_cell, action = cells.get(time_col), cells.get(action_col)
    if time_cell is None or action is None or time_cell.start == time_cell.end or action.start == action.end:
        return []
    kind = _kind(reading, action)
    actor_cell = cells.get(actor_col) if actor_col is not None else None
    actor = (
        expand(" ".join(reading.text[actor_cell.start : actor_cell.end].split()))
        if actor_cell and actor_cell.end > actor_cell.start
        else None
    )
    start, end = reading.trim(action.start, action.end)
    addressee = find_addressee(reading, action.start, action.end, action.end, action.end)
    action_span = reading.span(start, end)
    found: list[Deadline] = []
    for time in find_times(reading.low, time_cell.start, time_cell.end):
        on, note = _date(time.date, years)
        if time.until is not None and time.date is not None:
            on = f"{time.date.edtf(time.until.year)}/{time.until.edtf()}"
        if on is None and time.rrule is None:
            continue
        evidence = (reading.span(time.start, time.end), action_span)
        found.append(
            Deadline(
                kind=kind, action=" ".join(reading.text[start:end].split()), actor=actor, addressee=addressee, on=on, rrule=None if on else time.rrule,
                bound=time.bound, certainty="inferred" if note else "stated", note=note, evidence=evidence,
            )
        )  # fmt: skip
    return found or _recurring(
        reading, time_cell, kind, actor, action_span.text, (reading.span(time_cell.start, time_cell.end), action_span)
    )


def _date(date: DateMention | None, years: ImpliedYear) -> tuple[str | None, str | None]:
    if date is None:
        return None, None
    if date.year is not None:
        return date.edtf(), None
    year, note = years.of(date)
    return (date.edtf(year), note) if year else (None, None)


def _recurring(
    reading: Reading, cell: Cell, kind: DeadlineKind, actor: str | None, action: str, evidence: tuple[object, ...]
) -> list[Deadline]:
    for pattern, rule in _RECURRENCES:
        if pattern.search(reading.low, cell.start, cell.end):
            return [
                Deadline(
                    kind=kind, action=" ".join(action.split()), actor=actor, rrule=rule, bound="in", evidence=evidence
                )
            ]  # type: ignore[arg-type]
    return []


def _kind(reading: Reading, cell: Cell) -> DeadlineKind:
    named = {hit.key for hit in reading.hits("deadline_kind", cell.start, cell.end)}
    return next((kind for kind in _KINDS if kind in named), "other")
