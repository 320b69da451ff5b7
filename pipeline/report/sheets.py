"""Cells of a workbook: text that stays text, links, dates, colours, widths; one sheet laid out for filtering."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from models.reconciliation import Outcome

LONGEST = 32_000
"""Characters of a cell; a spreadsheet holds 32,767."""

_FONT = "Times New Roman"
_LINE = Side(style="thin", color="D4D9E0")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_HEAD = PatternFill("solid", fgColor="1F4E79")
_PLAIN, _LINK = Font(name=_FONT, size=11), Font(name=_FONT, size=11, color="1F4E79", underline="single")
_TOP = Alignment(wrap_text=True, vertical="top")
_COLOURS: dict[Outcome, str] = {
    "violation": "FBE0DD", "warning": "FDF0D5", "not_comparable": "E4E9F5", "ok": "E3F1E6", "not_applicable": "F2F3F5",
}  # fmt: skip
FILLS = {outcome: PatternFill("solid", fgColor=colour) for outcome, colour in _COLOURS.items()}


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows; `link` is a file of the same folder, `outcome` colours the cell."""

    shown: str | int | date | None
    link: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Heading and width of a column, in characters."""

    heading: str
    width: int


def fill_sheet(sheet: Any, columns: Sequence[Column], rows: Iterable[Sequence[Value]]) -> None:  # noqa: ANN401
    """Write heading and rows into a worksheet of openpyxl: filter, frozen heading, widths, wrapped text, A4."""
    for number, column in enumerate(columns, 1):
        cell = sheet.cell(1, number)
        _put(cell, Value(column.heading), {})
        cell.font = Font(name=_FONT, size=11, bold=True, color="FFFFFF")
        cell.fill = _HEAD
        cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
        sheet.column_dimensions[get_column_letter(number)].width = column.width
    last = 1
    looks: dict[tuple[object, ...], Any] = {}
    for last, row in enumerate(rows, 2):
        for number, value in enumerate(row, 1):
            _put(sheet.cell(last, number), value, looks)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, value: Value, looks: dict[tuple[object, ...], Any]) -> None:  # noqa: ANN401 (openpyxl has no types)
    if isinstance(value.shown, str):
        # The words of a document are never a formula, whatever they begin with: '=', '+', '-', '@'.
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value.shown)[:LONGEST]
        cell.data_type = "s"
    else:
        cell.value = value.shown
    if value.link:
        cell.hyperlink = value.link
    quoted = isinstance(value.shown, str) and value.shown[:1] in {"=", "+", "-", "@"}
    dated = isinstance(value.shown, date)
    key = (bool(value.link), value.outcome, quoted, dated)
    if key in looks:
        # Each assignment of a font or border looks it up among all of the book: most of the time of a workbook.
        cell._style = copy(looks[key])  # noqa: SLF001 (the way openpyxl's own guide copies the look of a cell)
        return
    cell.font = _LINK if value.link else _PLAIN
    cell.border = _BORDER
    cell.alignment = _TOP
    if value.outcome:
        cell.fill = FILLS[value.outcome]
    if quoted:
        cell.quotePrefix = True
    if dated:
        cell.number_format = "dd/mm/yyyy"
    looks[key] = cell._style  # noqa: SLF001
