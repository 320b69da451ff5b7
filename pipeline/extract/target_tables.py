"""Target tables: a row per target, a column for its value or one for each year (issue 4, item 5)."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import Comparator, Context, Target
from models.document import Cell, Table
from models.outline import Node
from pipeline.extract.amounts import comparator_before, find_amounts
from pipeline.extract.context import Reading
from pipeline.extract.due import due_of
from pipeline.extract.sentences import Sentence
from pipeline.extract.tables import cell_words
from pipeline.nlp.numbers import NUMBER, parse_number
from pipeline.nlp.phrases import alternation

_LABEL = re.compile(r"chỉ tiêu|mục tiêu|nội dung|tên|tiêu chí")
_UNIT = re.compile(r"đơn vị tính|đvt|đơn vị")
# Results are no targets: 'Kết quả năm 2024', 'Thực hiện 2023'; 'Kết quả phải đạt' is one.
_RESULT = re.compile(
    r"kết quả(?! (?:phải|cần|phấn đấu|yêu cầu))|thực hiện|hiện trạng|ước|đã đạt|so sánh|ghi chú|cơ quan|đơn vị chủ trì"
    r"|tt|stt|số thứ tự"
)
_VALUE = re.compile(r"mức|yêu cầu|phấn đấu|kế hoạch|năm|giá trị|số lượng|chỉ tiêu|mục tiêu|tỷ lệ|giao|(?:phải|cần) đạt")
_SET = re.compile(r"phấn đấu|kế hoạch|chỉ tiêu|mục tiêu|giao|đăng ký|yêu cầu")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
# The unit may close the label: 'Số phụ nữ được hỗ trợ (người)', 'Tỷ lệ cơ sở có mô hình (%)'.
_UNIT_BEHIND = re.compile(r"\((?P<unit>[^()\d]{1,20})\)\s*$")
# The unit may stand in the cell itself: '18 giải', '550 hội viên'.
_COUNTED = re.compile(
    rf"(?P<before>\D{{0,40}}?)(?<![\w/.,-])(?P<value>{NUMBER})\s+(?P<unit>{alternation('count_units')}"
    rf"|{alternation('counted_groups')})[\s.;]*$"
)
_WAY = re.compile(r"(?:mức |tỷ lệ )?((?:kéo )?giảm|tăng)(?: thêm)? (?:bình quân|tỷ lệ|số|thời gian|chi phí)(?!\w)")
_PLAIN = re.compile(rf"(?P<before>\D{{0,40}}?)(?P<value>{NUMBER})\s*$")


class _Columns(NamedTuple):
    label: int
    unit: int | None
    values: tuple[tuple[int, str | None], ...]


def table_targets(reading: Reading, node: Node, context: Context) -> list[Target]:
    """Return the targets of the table at `node`, nothing when its head names no column of values."""
    if node.table is None:
        return []
    table = reading.document.tables[node.table]
    columns = _columns(reading, table)
    if columns is None:
        return []
    found: list[Target] = []
    for row in table.rows[table.header_rows :]:
        cells = {cell.col: cell for cell in row if cell.end > cell.start}
        label = cells.get(columns.label)
        for column, year in columns.values:
            value = cells.get(column)
            if label is not None and value is not None:
                target = _target(
                    reading,
                    node,
                    label,
                    value,
                    cells.get(columns.unit) if columns.unit is not None else None,
                    year,
                    context,
                )
                found.extend([target] if target is not None else [])
    return found


def _columns(reading: Reading, table: Table) -> _Columns | None:
    heads: dict[int, str] = {}
    for row in table.rows[: table.header_rows]:
        for cell in row:
            for col in range(cell.col, cell.col + cell.colspan):
                heads[col] = f"{heads.get(col, '')} {reading.low[cell.start : cell.end]}".strip()
    label = next((col for col, words in heads.items() if _LABEL.search(words) and not _YEAR.search(words)), None)
    if label is None:
        return None
    unit = next((col for col, words in heads.items() if col != label and _UNIT.search(words)), None)
    values = tuple(
        (col, match[1] if (match := _YEAR.search(words)) else None)
        for col, words in heads.items()
        if col not in {label, unit} and not _RESULT.search(words) and (_VALUE.search(words) or _YEAR.search(words))
    )
    # 'Năm học 2023-2024 | Chỉ tiêu năm học 2024-2025': beside a column of goals a mere year is what was reached.
    set_ = tuple(one for one in values if _SET.search(heads[one[0]]))
    return _Columns(label, unit, set_ or values) if values else None


def _target(  # noqa: PLR0917 (the cells of one value)
    reading: Reading, node: Node, label: Cell, value: Cell, unit: Cell | None, year: str | None, context: Context
) -> Target | None:
    name, words = cell_words(reading, label), cell_words(reading, value)
    sentence = Sentence(value.start, value.end)
    base = {
        "text": f"{name}: {words}",
        "subject": name,
        "due": year or due_of(reading, node, Sentence(label.start, label.end)),
        "context": context,
        "evidence": (reading.span(value.start, value.end), reading.span(label.start, label.end)),
    }
    amounts = find_amounts(reading.low, *sentence, context)
    if amounts:
        one = amounts[0]
        printed = reading.text[slice(*one.unit)] if one.unit else None
        found = {"comparator": one.comparator, "value": one.value, "unit": printed, "grade": one.grade}
        return Target.model_validate(base | found)
    counted = _COUNTED.match(reading.low, value.start, value.end)
    if counted is not None:
        comparator, _ = comparator_before(counted["before"], counted.start("value"))
        unit_words = reading.text[slice(*counted.span("unit"))].strip(" .;")
        found = {"comparator": comparator, "value": parse_number(counted["value"]), "unit": unit_words}
        return Target.model_validate(base | found)
    plain = _PLAIN.match(reading.low, value.start, value.end)
    named = cell_words(reading, unit) if unit is not None else _unit_in(name)
    if plain is None or named is None:
        return None
    comparator, _ = comparator_before(plain["before"], plain.start("value"))
    if comparator == "=":
        comparator = _way_of(name)
    found = {"comparator": comparator, "value": parse_number(plain["value"]), "unit": named}
    return Target.model_validate(base | found)


def _way_of(label: str) -> Comparator:
    """'Giảm tỷ lệ hộ nghèo' | % | 2,5: the label says which way the number goes; 'Giảm nghèo' names a programme."""
    match = _WAY.match(label.lower())
    if match is None:
        return "="
    return "increase" if match[1].startswith("tăng") else "decrease"


def _unit_in(label: str) -> str | None:
    match = _UNIT_BEHIND.search(label)
    return match["unit"].strip() if match else None
