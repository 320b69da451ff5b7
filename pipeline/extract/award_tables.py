"""Awards in tables: a row for each form, its numbers under 'Tập thể', 'Cá nhân' or 'Số lượng' (domain notes 5.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import AppliesTo, Award, Quota
from models.document import Cell, Table
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.grantors import grantor_of
from pipeline.extract.groups import classes_named
from pipeline.extract.quotas import counts_of_groups
from pipeline.extract.tables import cell_words
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.analysis import Hit, attributes
from pipeline.nlp.numbers import parse_number

_FORM = re.compile(r"hình thức|danh hiệu|nội dung|loại|giải")
_SURE_FORM = re.compile(r"hình thức (?:khen|biểu dương)|danh hiệu")
_GRANTOR = re.compile(
    r"(?:cấp|thẩm quyền|người|cơ quan)(?: có thẩm quyền)?(?: ra)?(?: quyết định| khen| tặng| ký| công nhận)"
)
_COUNT = re.compile(r"số lượng|chỉ tiêu|cơ cấu")
_PERSON = re.compile(r"đối tượng|dành cho|tập thể, cá nhân|ghi chú")
_PROPOSED = re.compile(r"[\s\d.]*(?:đề nghị|đề xuất|trình|giới thiệu)(?!\w)")
_VALUE = re.compile(
    r"\s*(?P<most>không quá|tối đa)?\s*(?P<value>\d{1,4})(?:\s*\([^)\d]{2,25}\))?\s*(?P<unit>%)?[^\d%]{0,20}"
)


class _Columns(NamedTuple):
    """Where the forms stand, and where the numbers: whom a column counts, None where another column says it."""

    form: int
    person: int | None
    counts: tuple[tuple[int, AppliesTo | None], ...]
    grantor: int | None = None


def table_awards(reading: Reading, node: Node) -> list[Award]:
    """Return the awards of the table at `node`; nothing when its head names no column of forms and of numbers."""
    if node.table is None:
        return []
    table = reading.document.tables[node.table]
    # 'Nội dung | Chỉ tiêu năm học' may list titles among the goals: only under the awards does it count them.
    columns = _columns(reading, table, _FORM if "awards" in reading.outline.roles(node) else _SURE_FORM)
    if columns is None:
        return []
    found: list[Award] = []
    for row in table.rows[table.header_rows :]:
        cells = {cell.col: cell for cell in row if cell.end > cell.start}
        form = cells.get(columns.form)
        hit = _form(reading, form) if form is not None else None
        if form is not None and hit is not None:
            found.extend(_of_row(reading, node, columns, cells, form, hit))
    return found


def _columns(reading: Reading, table: Table, form_head: re.Pattern[str]) -> _Columns | None:
    heads: dict[int, Cell] = {}
    for row in table.rows[: table.header_rows]:
        heads |= {cell.col: cell for cell in row if cell.end > cell.start}
    words = {col: reading.low[cell.start : cell.end] for col, cell in heads.items()}
    form = next((col for col, head in words.items() if form_head.search(head)), None)
    if form is None:
        return None
    person = next((col for col, head in words.items() if col != form and _PERSON.search(head)), None)
    counts: list[tuple[int, AppliesTo | None]] = []
    for col, cell in heads.items():
        named = classes_named(reading, cell.start, cell.end)
        if col not in {form, person} and (named in {"collective", "individual"} or _COUNT.search(words[col])):
            counts.append((col, named))
    grantor = next((col for col, head in words.items() if col != form and _GRANTOR.search(head)), None)
    return _Columns(form, person, tuple(counts), grantor) if counts else None


def _form(reading: Reading, cell: Cell) -> Hit | None:
    hits = reading.hits("award_form", cell.start, cell.end)
    return next((hit for hit in hits if attributes("award_form", hit.key).get("award", True)), None)


def _of_row(  # noqa: PLR0917 (the parts of a row)
    reading: Reading, node: Node, columns: _Columns, cells: dict[int, Cell], form: Cell, hit: Hit
) -> list[Award]:
    name, _, fixed = hit.key.partition(" của ")
    by = cells.get(columns.grantor) if columns.grantor is not None else None
    named = expand(cell_words(reading, by)) if by is not None else None
    grantor = fixed or named or grantor_of(reading, node, hit, (form.start, form.end), (form.start, form.end))
    person = cells.get(columns.person) if columns.person is not None else None
    stated = classes_named(reading, (person or form).start, (person or form).end)
    found: list[Award] = []
    proposed = _PROPOSED.match(reading.low, form.start, hit.start) is not None
    for col, counted in columns.counts:
        if (cell := cells.get(col)) is None:
            continue
        for recipient, quota in _quotas(reading, cell):
            evidence = (reading.span(hit.start, hit.end), reading.span(*reading.trim(cell.start, cell.end)))
            whom = recipient or counted or stated
            made = Award(form=name, grantor=grantor, recipient=whom, quota=quota, proposed=proposed, evidence=evidence)
            found.append(made)
    return found


def _quotas(reading: Reading, cell: Cell) -> list[tuple[AppliesTo | None, Quota]]:
    """Return the numbers of a cell, with whom they count: '05 tập thể, 12 cá nhân' has two, '05' names nobody."""
    groups = counts_of_groups(reading, cell.start, cell.end)
    if groups:
        return [(one.applies_to, one.quota) for one in groups]
    quota = _quota(reading, cell)
    return [(None, quota)] if quota is not None else []


def _quota(reading: Reading, cell: Cell) -> Quota | None:
    match = _VALUE.fullmatch(reading.low, cell.start, cell.end)
    value = parse_number(match["value"]) if match else None
    if match is None or not value:
        return None
    return Quota(comparator="<=" if match["most"] else "=", value=value, unit="%" if match["unit"] else None)
