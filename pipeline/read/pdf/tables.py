"""Ruling lines -> tables: pdfplumber's geometry on edges from pdfium, cells filled from our own words.

pdfplumber's slow part is its parser (122 of 130 ms a page); its table geometry works on edges handed to it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber import table as geometry

from pipeline.read.pdf.glyphs import Edge
from pipeline.read.pdf.lines import Word

_Box = tuple[float, float, float, float]
_SNAP = 3.0
_SHORTEST = 3.0


@dataclass
class GridCell:
    """A cell: its place in the grid, its box (x0, top, x1, bottom) and its words."""

    row: int
    col: int
    rowspan: int
    colspan: int
    box: _Box
    words: list[Word]


@dataclass
class Grid:
    """A ruled table on one page: at least two rows and two columns; `columns` are the left edges of its columns."""

    cells: list[GridCell]
    columns: list[float]
    rows: int
    box: _Box

    def row(self, index: int) -> list[GridCell]:
        """Return the cells that start in a row, from left to right."""
        return sorted((cell for cell in self.cells if cell.row == index), key=lambda cell: cell.col)


def find_grids(edges: Sequence[Edge]) -> list[Grid]:
    """Return the empty tables that the ruling lines draw, from top to bottom."""
    if len(edges) < 6:
        return []
    drawn = [_as_dict(edge) for edge in edges if max(edge.x1 - edge.x0, edge.bottom - edge.top) > _SHORTEST]
    snapped = geometry.merge_edges(drawn, _SNAP, _SNAP, _SNAP, _SNAP)
    crossings = geometry.edges_to_intersections(snapped, _SNAP, _SNAP)
    boxes = geometry.cells_to_tables(geometry.intersections_to_cells(crossings))
    grids = [_grid(cells) for cells in boxes]
    return [grid for grid in grids if grid.rows > 1 and len(grid.columns) > 1]


def fill(grids: Sequence[Grid], words: Sequence[Word]) -> list[Word]:
    """Put each word into the cell that holds its middle; return the words that are in none."""
    outside: list[Word] = []
    for word in words:
        x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
        cell = next(
            (cell for grid in grids if _holds(grid.box, x, y) for cell in grid.cells if _holds(cell.box, x, y)), None
        )
        (outside if cell is None else cell.words).append(word)
    return outside


def _as_dict(edge: Edge) -> dict[str, Any]:
    """Return the edge as pdfplumber has it, reduced to its middle line."""
    if edge.x1 - edge.x0 >= edge.bottom - edge.top:
        y = (edge.top + edge.bottom) / 2
        box = {"x0": edge.x0, "x1": edge.x1, "top": y, "bottom": y, "orientation": "h"}
    else:
        x = (edge.x0 + edge.x1) / 2
        box = {"x0": x, "x1": x, "top": edge.top, "bottom": edge.bottom, "orientation": "v"}
    return {**box, "width": box["x1"] - box["x0"], "height": box["bottom"] - box["top"]}  # type: ignore[operator]


def _grid(boxes: Sequence[_Box]) -> Grid:
    columns = _distinct([box[0] for box in boxes])
    rows = _distinct([box[1] for box in boxes])
    cells = [
        GridCell(
            row=_index(rows, box[1]),
            col=_index(columns, box[0]),
            rowspan=max(bisect_left(rows, box[3] - _SNAP) - _index(rows, box[1]), 1),
            colspan=max(bisect_left(columns, box[2] - _SNAP) - _index(columns, box[0]), 1),
            box=box,
            words=[],
        )
        for box in boxes
    ]
    outer = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return Grid(sorted(cells, key=lambda cell: (cell.row, cell.col)), columns, len(rows), outer)


def _distinct(values: Sequence[float]) -> list[float]:
    distinct: list[float] = []
    for value in sorted(values):
        if not distinct or value - distinct[-1] > _SNAP:
            distinct.append(value)
    return distinct


def _index(values: Sequence[float], value: float) -> int:
    return min(range(len(values)), key=lambda index: abs(values[index] - value))


def _holds(box: _Box, x: float, y: float) -> bool:
    return box[0] <= x < box[2] and box[1] <= y < box[3]
