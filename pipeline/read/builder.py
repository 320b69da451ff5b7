"""Paragraphs and table shapes -> `Document`: the canonical text with its blocks, tables and map to the source."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from models.document import Block, Cell, Document, Fragment, SourceMap, Table
from models.record import Source
from pipeline.read.paragraphs import Paragraph, Strip, TableShape


def build(
    identity: str, source: Source, paragraphs: Sequence[Paragraph], tables: Sequence[TableShape] = ()
) -> Document:
    """Lay the paragraphs one under the other, one line feed between two; empty ones are left out.

    Args:
        identity: SHA-256 of the source bytes, in hexadecimal digits.
        source: what is known about the bytes.
        paragraphs: in reading order; those of a table row by row.
        tables: the shapes that `Paragraph.table` counts; a table without any text is left out.
    """
    kept = [paragraph for paragraph in paragraphs if paragraph.text]
    used = sorted({paragraph.table for paragraph in kept if paragraph.table is not None})
    renumbered = {old: new for new, old in enumerate(used)}
    sheet = _Sheet()
    blocks = [sheet.write(paragraph, renumbered) for paragraph in kept]
    made = tuple(_table(tables[old], [block for block in blocks if block.table == renumbered[old]]) for old in used)
    return Document(
        identity, source, sheet.text(), tuple(blocks), sheet.source_map(), made, capitals=tuple(sheet.capitals)
    )


class _Sheet:
    """The canonical text while it is written."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._offsets = array("l")
        self._x0 = array("f")
        self._x1 = array("f")
        self._fragments: list[Fragment] = []
        self.capitals: list[tuple[int, int]] = []

    def write(self, paragraph: Paragraph, tables: dict[int, int]) -> Block:
        if self._length:
            self._put_separator("\n")
        start = self._length
        for glue, strip in zip(["", *paragraph.glues], paragraph.strips, strict=True):
            if glue:
                self._put_separator(glue)
            self._put(strip)
        return Block(
            start=start,
            end=self._length,
            page=paragraph.strips[0].page,
            bold=paragraph.bold,
            italic=paragraph.italic,
            align=paragraph.align,
            column=paragraph.column,
            level=paragraph.level,
            indent=round(paragraph.indent, 1),
            table=None if paragraph.table is None else tables[paragraph.table],
            row=paragraph.row,
            col=paragraph.col,
        )

    def _put_separator(self, glue: str) -> None:
        self._pieces.append(glue)
        self._length += 1
        self._offsets.append(-1)
        if self._x0:
            self._x0.append(self._x1[-1])
            self._x1.append(self._x1[-1])

    def _put(self, strip: Strip) -> None:
        start = self._length
        self._pieces.append(strip.typed or strip.text)
        if strip.typed:
            self.capitals.extend((start + low, start + high) for low, high in _changed(strip.typed, strip.text))
        self._length += len(strip.text)
        self._offsets.extend(strip.offsets)
        if strip.page is not None:
            self._x0.extend(array("f", strip.x0))
            self._x1.extend(array("f", strip.x1))
            self._fragments.append(Fragment(start, self._length, strip.page, strip.top, strip.bottom))

    def text(self) -> str:
        return "".join(self._pieces)

    def source_map(self) -> SourceMap:
        return SourceMap(self._offsets, tuple(self._fragments), self._x0, self._x1)


def _changed(typed: str, printed: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches in which two texts of one length have other letters."""
    for differs, group in groupby(range(len(typed)), key=lambda index: typed[index] != printed[index]):
        if differs:
            indices = list(group)
            yield indices[0], indices[-1] + 1


def _table(shape: TableShape, blocks: Iterable[Block]) -> Table:
    spans: dict[tuple[int | None, int | None], tuple[int, int]] = {}
    first = 0
    for block in blocks:
        start, _ = spans.get((block.row, block.col), (block.start, 0))
        spans[block.row, block.col] = (start, block.end)
        first = first or block.start
    rows: list[tuple[Cell, ...]] = []
    cursor = first
    for cells in shape.rows:
        row: list[Cell] = []
        for cell in cells:
            start, end = spans.get((cell.row, cell.col), (cursor, cursor))
            cursor = end
            row.append(
                Cell(
                    start=start,
                    end=end,
                    row=cell.row,
                    col=cell.col,
                    rowspan=cell.rowspan,
                    colspan=cell.colspan,
                    box=cell.box,
                )
            )
        rows.append(tuple(row))
    return Table(rows=tuple(rows), header_rows=shape.header_rows, page=shape.page)
