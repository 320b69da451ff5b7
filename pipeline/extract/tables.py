"""Duties in tables: a column of times, a row per duty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from models.campaign import Deadline, DeadlineKind
from models.document import Cell, Table
from models.outline import Node
from pipeline.extract.actors import find_addressee
from pipeline.extract.acts import KINDS, is_about_dossier
from pipeline.extract.context import Reading
from pipeline.extract.moments import counted_from
from pipeline.extract.times import TimeExpression, find_times
from pipeline.extract.years import ImpliedYear
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.analysis import attributes

_TIME_HEAD = re.compile(r"thời gian|thời hạn|thời điểm|tiến độ|hoàn thành|ngày|hạn|mốc|lịch")
_ACTION_HEAD = re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|đầu việc|việc|hạng mục|tên|các bước|sản phẩm")
_ACTOR_HEAD = re.compile(r"chủ trì|thực hiện|đơn vị|phụ trách|trách nhiệm|cơ quan|người|bộ phận")
_RECEIVER_HEAD = re.compile(
    r"nơi (?:nhận|gửi|nộp)|(?:cơ quan|đơn vị|nơi|địa chỉ) (?:tiếp )?nhận|gửi (?:đến|về|cho)|báo cáo (?:đến|về|cho)"
)
_SUM = re.compile(r"\s*(?:tổng(?: cộng| điểm| số)?|cộng|\d+|[ivx]+)\s*$")
_UNSURE = re.compile(r"thường xuyên|đột xuất|theo quy định|khi có|theo yêu cầu")


class Columns(NamedTuple):
    """Columns by what their heads say; `actor` and `receiver` are None where no head names who acts, who receives."""

    time: int | None
    action: int
    actor: int | None
    receiver: int | None = None


class Row(NamedTuple):
    """The cells of one duty. An empty cell of the time column takes the time of the merged cell above it."""

    action: Cell
    actor: Cell | None
    time: Cell | None
    receiver: Cell | None = None


def duty_columns(reading: Reading, table: Table) -> Columns | None:
    """Return the columns of a table of duties, or None when no head names a duty."""
    heads: dict[int, str] = {}
    for row in table.rows[: table.header_rows]:
        for cell in row:
            heads[cell.col] = f"{heads.get(cell.col, '')} {reading.low[cell.start : cell.end]}"
    receivers = [col for col, words in heads.items() if _RECEIVER_HEAD.search(words) and "hạn" not in words]
    heads = {col: words for col, words in heads.items() if col not in receivers}
    times = [col for col, words in heads.items() if _TIME_HEAD.search(words) and not _ACTION_HEAD.search(words)]
    actions = [col for col, words in heads.items() if _ACTION_HEAD.search(words) and col not in times]
    if not actions:
        return None
    taken = {actions[0], *times}
    actors = [col for col, words in heads.items() if _ACTOR_HEAD.search(words) and col not in taken]
    return Columns(
        times[0] if times else None, actions[0], actors[0] if actors else None, receivers[0] if receivers else None
    )


def duty_rows(table: Table, columns: Columns) -> list[Row]:
    """Return the rows below the head that have a duty; cells merged downwards count for each row they span."""
    spanning: dict[int, tuple[Cell, int]] = {}
    found: list[Row] = []
    for row in table.rows[table.header_rows :]:
        cells = {cell.col: cell for cell in row}
        for col, (cell, left) in list(spanning.items()):
            if col not in cells or cells[col].start == cells[col].end:
                cells[col] = cell
            spanning[col] = (cell, left - 1)
        spanning = {col: one for col, one in spanning.items() if one[1] > 0}
        spanning |= {cell.col: (cell, cell.rowspan - 1) for cell in row if cell.rowspan > 1 and cell.end > cell.start}
        action = _filled(cells, columns.action)
        if action is not None:
            beside = (_filled(cells, col) for col in (columns.actor, columns.time, columns.receiver))
            found.append(Row(action, *beside))
    return found


def _filled(cells: dict[int, Cell], column: int | None) -> Cell | None:
    cell = cells.get(column) if column is not None else None
    return cell if cell is not None and cell.end > cell.start else None


def cell_words(reading: Reading, cell: Cell) -> str:
    """Return the words of a cell on one line, without its closing mark."""
    return " ".join(reading.text[slice(*reading.trim(cell.start, cell.end))].split())


def listed_cells(reading: Reading, node: Node, head: re.Pattern[str]) -> list[Cell]:
    """Return the cells of the column of the table at `node` that its head names, without sums and repetitions."""
    if node.table is None:
        return []
    table = reading.document.tables[node.table]
    heads = [cell for row in table.rows[: table.header_rows] for cell in row if cell.end > cell.start]
    column = next((cell.col for cell in heads if head.search(reading.low, cell.start, cell.end)), None)
    cells = [cell for row in table.rows[table.header_rows :] for cell in row if cell.col == column]
    return [cell for cell in cells if cell.end > cell.start and not _SUM.match(reading.low, cell.start, cell.end)]


def table_deadlines(reading: Reading, years: ImpliedYear) -> Iterator[list[Deadline]]:
    """Yield, for each table of duties with a time column, one deadline for each time in it."""
    for table in reading.document.tables:
        columns = duty_columns(reading, table)
        if columns is not None and columns.time is not None:
            yield [one for row in duty_rows(table, columns) for one in _of_row(reading, row, years)]


def _of_row(reading: Reading, row: Row, years: ImpliedYear) -> list[Deadline]:
    if row.time is None:
        return []
    times = find_times(reading.low, row.time.start, row.time.end)
    dated = [one for time in times if (one := _dated(reading, row, time, years)) is not None]
    return dated or _recurring(reading, row, row.time)


def _dated(reading: Reading, row: Row, time: TimeExpression, years: ImpliedYear) -> Deadline | None:
    on, note = _on(time, years)
    relative = counted_from(reading, time.relative) if time.relative and time.relative.offset else None
    if on is None and time.rrule is None and relative is None:
        return None
    base = _base(reading, row, (time.start, time.end))
    update = {
        "on": on, "rrule": None if on else time.rrule, "relative_to": relative, "bound": time.bound, "note": note,
    }  # fmt: skip
    return Deadline.model_validate(base | update | {"certainty": "inferred" if note else "stated"})


def _base(reading: Reading, row: Row, time: tuple[int, int]) -> dict[str, object]:
    action = row.action
    kind = _kind(reading, action)
    return {
        "kind": kind,
        "action": cell_words(reading, action),
        "actor": expand(cell_words(reading, row.actor)) if row.actor is not None else None,
        "addressee": _addressee(reading, row, kind),
        "evidence": (reading.span(*time), reading.span(*reading.trim(action.start, action.end))),
    }


def _addressee(reading: Reading, row: Row, kind: DeadlineKind) -> str | None:
    """Return the receiver in its column, else the one that the duty names; a session has no receiver."""
    if row.receiver is not None and any(char.isalpha() for char in cell_words(reading, row.receiver)):
        return expand(cell_words(reading, row.receiver))
    duty = row.action.start, row.action.end
    return find_addressee(reading, duty, (duty[1], duty[1]), kind=kind)


def _on(time: TimeExpression, years: ImpliedYear) -> tuple[str | None, str | None]:
    date = time.date
    if date is None:
        return None, None
    last = time.until or date
    year, note = (last.year or date.year, None) if last.year or date.year else years.of(last)
    first, end = date.edtf(date.year or year), last.edtf(last.year or year)
    if time.until is None:
        return first, note
    return (f"{first}/{end}" if first and end and first <= end else None), note


def _recurring(reading: Reading, row: Row, cell: Cell) -> list[Deadline]:
    """'Hàng năm' in a time column is FREQ=YEARLY (gold guidelines)."""
    if _UNSURE.search(reading.low, cell.start, cell.end):
        return []
    hits = reading.hits("recurrence", cell.start, cell.end)
    rules = [(hit, attributes("recurrence", hit.key)) for hit in hits]
    known = next(((hit, row) for hit, row in rules if row["freq"] not in {None, "DAILY"}), None)
    if known is None:
        return []
    rule = f"FREQ={known[1]['freq']}" + (f";INTERVAL={known[1]['interval']}" if known[1]["interval"] > 1 else "")
    base = _base(reading, row, (cell.start, cell.end))
    return [Deadline.model_validate(base | {"rrule": rule, "bound": "in"})]


def _kind(reading: Reading, cell: Cell) -> DeadlineKind:
    named = {hit.key for hit in reading.hits("deadline_kind", cell.start, cell.end)}
    kind: DeadlineKind = next((kind for kind in KINDS if kind in named), "other")
    return "submission" if kind == "other" and is_about_dossier(reading, cell.start, cell.end) else kind
