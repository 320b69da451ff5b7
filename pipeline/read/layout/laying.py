"""Printed paragraphs and grids of one document -> blocks and tables in reading order, old fonts put into Unicode."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.read.layout.columns import columns_of, is_layout, typed_block
from pipeline.read.layout.grids import Grid
from pipeline.read.layout.oldfonts import repair
from pipeline.read.layout.printed import Place, Printed, paragraphs_of, rejoined
from pipeline.read.paragraphs import CellShape, Paragraph, TableShape
from pipeline.read.tablehead import header_rows


class LaidOut(NamedTuple):
    """What the builder takes, and warnings for the record."""

    paragraphs: list[Paragraph]
    tables: list[TableShape]
    warnings: tuple[str, ...]


def lay_out(flow: Sequence[Printed | Grid]) -> LaidOut:
    """Return the blocks and tables of a document; its runs are put into Unicode in place."""
    warnings = repair([line for printed in _all_printed(flow) for line in printed.lines])
    writer = _Writer()
    writer.write(flow)
    return LaidOut(list(rejoined(writer.paragraphs)), writer.tables, tuple(warnings))


def _all_printed(flow: Sequence[Printed | Grid]) -> Iterator[Printed]:
    for piece in flow:
        tops = [piece] if isinstance(piece, Printed) else [top for cell in piece.cells for top in cell.content]
        for top in tops:
            yield from top.all()


class _Writer:
    """Printed paragraphs and grids -> blocks and tables in reading order."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.tables: list[TableShape] = []

    def write(self, flow: Sequence[Printed | Grid]) -> None:
        running: list[Printed] = []
        for piece in flow:
            if isinstance(piece, Printed):
                running.append(piece)
                continue
            self._write_running(running)
            running = []
            self._write_grid(piece)
        self._write_running(running)

    def _write_running(self, running: list[Printed]) -> None:
        index = 0
        while index < len(running):
            blocks, after = typed_block(running, index)
            self.paragraphs.extend(blocks)
            if after == index:
                self.paragraphs.extend(_blocks(running[index], Place()))
                after += 1
            index = after

    def _write_grid(self, grid: Grid) -> None:
        if is_layout(grid):
            self.paragraphs.extend(columns_of(grid))
        elif len(grid.edges) < 3 and (len(grid.rows) < 2 or not grid.ruled):
            # One column is a frame around running text.
            for cell in grid.cells:
                for printed in cell.content:
                    self.paragraphs.extend(_blocks(printed, Place()))
        else:
            self._write_table(grid)

    def _write_table(self, grid: Grid) -> None:
        index = len(self.tables)
        head = grid.head or header_rows([[(cell.rowspan, cell.text) for cell in row] for row in grid.rows])
        shape = TableShape([], header_rows=head)
        for row in grid.rows:
            shape.rows.append([CellShape(cell.row, cell.col, cell.rowspan, cell.colspan) for cell in row])
            for cell in row:
                place = Place("full", index, cell.row, cell.col)
                for printed in cell.content:
                    self.paragraphs.extend(_blocks(printed, place))
        self.tables.append(shape)


def _blocks(printed: Printed, place: Place) -> Iterator[Paragraph]:
    for one in printed.all():
        yield from paragraphs_of(one, place)
