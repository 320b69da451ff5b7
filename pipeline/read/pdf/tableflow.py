"""Tables in reading order: cells to paragraphs, and tables that go on over a page break."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.read import wrapping
from pipeline.read.paragraphs import CellShape, Paragraph, TableShape
from pipeline.read.pdf.glyphs import PageGlyphs
from pipeline.read.pdf.lines import Line, base_lines
from pipeline.read.pdf.paragraphs import Flow, cell_paragraphs
from pipeline.read.pdf.tables import Grid, GridCell

_SAME_COLUMN = 6.0
_COLUMN_NUMBER = re.compile(r"\(?[0-9A-Z]{1,2}\)?")
CELL_PADDING = 10.8  # Word's cell margins, 0.19 cm on each side


@dataclass
class _Open:
    """A table that may go on on the next page."""

    index: int
    columns: list[float]
    head: list[list[str]]
    next_row: int
    last: dict[int, Paragraph]


class TableFlow:
    """The tables of a document; `shapes` in the order of `Paragraph.table`."""

    def __init__(self) -> None:
        self.shapes: list[TableShape] = []
        self._open: _Open | None = None

    def close(self) -> None:
        """Say that running text stands between the last table and the next."""
        self._open = None

    def write_above(self, grids: Sequence[Grid], top: float, glyphs: PageGlyphs, flow: Flow) -> list[Grid]:
        """Write the tables that start above `top` into the flow; return the others."""
        for grid in grids:
            if grid.box[1] < top:
                self._write(grid, glyphs, flow)
        return [grid for grid in grids if grid.box[1] >= top]

    def _write(self, grid: Grid, glyphs: PageGlyphs, flow: Flow) -> None:
        flow.interrupt()
        rows = [[(cell, _paragraphs(cell, glyphs)) for cell in grid.row(index)] for index in range(grid.rows)]
        open_table = self._open if self._open and _same_columns(self._open.columns, grid.columns) else None
        if open_table is None:
            head = _header_rows(rows)
            self.shapes.append(TableShape([], header_rows=head, page=glyphs.number))
            open_table = _Open(len(self.shapes) - 1, grid.columns, [_texts(row) for row in rows[:head]], 0, {})
        else:
            rows = rows[_repeated(rows, open_table.head) :]
        if rows and open_table.next_row and _is_rest_of_row(rows[0], open_table):
            _continue_row(rows[0], open_table, flow)
            rows = rows[1:]
        for row in rows:
            self._write_row(row, open_table, glyphs.number, flow)
        open_table.next_row = len(self.shapes[open_table.index].rows)
        self._open = open_table
        flow.interrupt()

    def _write_row(self, row: Sequence[tuple[GridCell, list[Paragraph]]], table: _Open, page: int, flow: Flow) -> None:
        number = len(self.shapes[table.index].rows)
        shape: list[CellShape] = []
        last: dict[int, Paragraph] = {}
        for cell, paragraphs in row:
            x0, top, x1, bottom = (round(edge, 1) for edge in cell.box)
            shape.append(CellShape(number, cell.col, cell.rowspan, cell.colspan, (page, x0, top, x1, bottom)))
            for paragraph in paragraphs:
                paragraph.table, paragraph.row, paragraph.col = table.index, number, cell.col
            flow.paragraphs.extend(paragraphs)
            if paragraphs:
                last[cell.col] = paragraphs[-1]
        self.shapes[table.index].rows.append(shape)
        table.last = last


def _paragraphs(cell: GridCell, glyphs: PageGlyphs) -> list[Paragraph]:
    lines = [Line(glyphs, group) for group in base_lines(cell.words)]
    return cell_paragraphs([line for line in lines if line.text], cell.box[2] - cell.box[0] - CELL_PADDING)


def _texts(row: Sequence[tuple[GridCell, list[Paragraph]]]) -> list[str]:
    return [" ".join(paragraph.text for paragraph in paragraphs) for _, paragraphs in row]


def _repeated(rows: Sequence[Sequence[tuple[GridCell, list[Paragraph]]]], head: Sequence[Sequence[str]]) -> int:
    """Return how many rows print the head of the table again, as Word does on each page."""
    count = 0
    for row, printed in zip(rows, head, strict=False):
        if _texts(row) != printed:
            break
        count += 1
    return count


def _header_rows(rows: Sequence[Sequence[tuple[GridCell, list[Paragraph]]]]) -> int:
    """Return how many rows are head: those the first row's cells span, and one of column numbers ('(1)', '(2)')."""
    count = max((cell.rowspan for cell, _ in rows[0]), default=1)
    if count < len(rows):
        texts = [text for text in _texts(rows[count]) if text]
        count += len(texts) > 1 and all(_COLUMN_NUMBER.fullmatch(text) for text in texts)
    return min(count, len(rows))


def _same_columns(left: Sequence[float], right: Sequence[float]) -> bool:
    return len(left) == len(right) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(left, right, strict=True))


def _is_rest_of_row(row: Sequence[tuple[GridCell, list[Paragraph]]], table: _Open) -> bool:
    """Tell whether a row is the lower part of the one before the page break: no number, and words in mid-sentence."""
    filled = {cell.col: paragraphs for cell, paragraphs in row if paragraphs}
    if not filled or 0 in filled or not set(filled) <= set(table.last) or 0 not in table.last:
        return False
    return any(
        wrapping.goes_on(table.last[col].text, paragraphs[0].text) or not wrapping.ends_sentence(table.last[col].text)
        for col, paragraphs in filled.items()
    )


def _continue_row(row: Sequence[tuple[GridCell, list[Paragraph]]], table: _Open, flow: Flow) -> None:
    for cell, paragraphs in row:
        if not paragraphs:
            continue
        above = table.last[cell.col]
        first, *rest = paragraphs
        if wrapping.goes_on(above.text, first.text) or not wrapping.ends_sentence(above.text):
            glue = wrapping.glue(above.text, first.text)
            for strip, join in zip(first.strips, [glue, *first.glues], strict=True):
                above.add(strip, join)
        else:
            rest = paragraphs
        place = next(i for i, paragraph in enumerate(flow.paragraphs) if paragraph is above) + 1
        for paragraph in rest:
            paragraph.table, paragraph.row, paragraph.col = above.table, above.row, above.col
        flow.paragraphs[place:place] = rest
        table.last[cell.col] = rest[-1] if rest else above
