"""PDFs with tables drawn as offices draw them: any rulings, cells over rows and columns, several pages, laid across."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reportlab.lib.pagesizes import A4, landscape

from tests.read.pdfs import BOLD, HEIGHT, REGULAR, Sheet

SIZE, LEADING, PAD = 11.0, 14.0, 4.0


class Drawn(NamedTuple):
    """A cell: its printed lines, at `row` and `col`, over so many rows and columns."""

    row: int
    col: int
    lines: Sequence[str]
    rowspan: int = 1
    colspan: int = 1
    bold: bool = False


class TableSheet(Sheet):
    """A sheet on which tables are drawn by their rows; `rulings` are any of 'h' and 'v' and 'o' (the frame)."""

    def table_of(
        self, cells: Sequence[Drawn], edges: Sequence[float], *, rulings: str = "hv", height: float = HEIGHT
    ) -> None:
        """Draw one page's part of a table at `y`; rows are as high as their highest cell of one row."""
        count = max(cell.row + cell.rowspan for cell in cells)
        heights = [LEADING + 2 * PAD] * count
        for cell in cells:
            if cell.rowspan == 1:
                heights[cell.row] = max(heights[cell.row], LEADING * len(cell.lines) + 2 * PAD)
        tops = [self.y]
        for one in heights:
            tops.append(tops[-1] + one)
        self.canvas.setLineWidth(0.6)
        for cell in cells:
            x0, x1 = edges[cell.col], edges[cell.col + cell.colspan]
            top, bottom = tops[cell.row], tops[cell.row + cell.rowspan]
            if "h" in rulings:
                self.canvas.line(x0, height - top, x1, height - top)
                self.canvas.line(x0, height - bottom, x1, height - bottom)
            if "v" in rulings:
                self.canvas.line(x0, height - top, x0, height - bottom)
                self.canvas.line(x1, height - top, x1, height - bottom)
            self.canvas.setFont(BOLD if cell.bold else REGULAR, SIZE)
            for number, line in enumerate(cell.lines):
                self.canvas.drawString(x0 + PAD, height - top - PAD - LEADING * (number + 0.8), line)
        self.y = tops[-1] + LEADING

    def across(self) -> float:
        """Begin a page laid across; return its height."""
        self.page()
        self.canvas.setPageSize(landscape(A4))
        return float(landscape(A4)[1])


def rows(*lines: Sequence[str | Sequence[str]], first: int = 0, bold: bool = False) -> list[Drawn]:
    """Plain rows from `first` on; a cell is one line or several."""
    return [
        Drawn(first + row, col, [cell] if isinstance(cell, str) else cell, bold=bold)
        for row, cells in enumerate(lines)
        for col, cell in enumerate(cells)
    ]
