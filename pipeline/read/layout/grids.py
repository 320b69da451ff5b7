"""Tables as grids of cells, before it is known whether they are tables or only set columns side by side."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.read.layout.printed import Printed


@dataclass(slots=True)
class GridCell:
    """A cell at its first row and column, with what it prints."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    content: list[Printed] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All words of the cell."""
        return " ".join(filter(None, (one.text for top in self.content for one in top.all())))


@dataclass(slots=True)
class Grid:
    """A table: its cells by row, the left edges of its columns in points, and whether rules part its columns."""

    rows: list[list[GridCell]]
    edges: list[float]
    ruled: bool
    head: int = 0

    @property
    def cells(self) -> Iterator[GridCell]:
        """All cells, row by row."""
        for row in self.rows:
            yield from row

    def middle(self, cell: GridCell) -> float:
        """Return where the middle of a cell stands, 0 the left edge of the table and 1 the right."""
        last = len(self.edges) - 1
        left, right = self.edges[min(cell.col, last)], self.edges[min(cell.col + cell.colspan, last)]
        return (left + right) / 2 / (self.edges[-1] or 1.0)

    def fit(self) -> None:
        """Give the grid as many columns as its cells need: tables made by programs may not say their widths."""
        columns = max((cell.col + cell.colspan for cell in self.cells), default=0)
        while len(self.edges) <= columns:
            step = self.edges[-1] - self.edges[-2] if len(self.edges) > 1 else 100.0
            self.edges.append(self.edges[-1] + step)
