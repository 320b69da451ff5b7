"""Header and closing blocks: tables without rules, or lines with a wide gap, that set two columns side by side.

NĐ 30/2020, Phụ lục I sets issuer and number beside the national name and the date, and Nơi nhận beside the signature.
Each column is read whole, the left one first, as in PDFs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.document import Column
from pipeline.nlp.markers import split_marker
from pipeline.read.layout.grids import Grid, GridCell
from pipeline.read.layout.printed import Place, Printed, PrintedLine, paragraphs_of, rejoined, split_gap
from pipeline.read.paragraphs import Paragraph

_NATIONAL_NAME = re.compile(r"\W*(?:CỘNG H(?:ÒA|OÀ)|ĐẢNG CỘNG SẢN)\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"\W*nơi (?:nhận|gửi)\b", re.IGNORECASE)
_MOST_COLUMNS = 3
_MOST_ROWS = 3


def is_layout(grid: Grid) -> bool:
    """Tell whether a table only sets columns side by side: by its words, or by being small and without rules."""
    filled = [cell for cell in grid.cells if cell.text]
    if len({cell.col for cell in filled}) > _MOST_COLUMNS:
        return False
    if len(grid.edges) < 3:
        return False
    speaks = any(
        pattern.match(one.text) for cell in filled for one in cell.content for pattern in (_NATIONAL_NAME, _RECIPIENTS)
    )
    return speaks or (not grid.ruled and len([row for row in grid.rows if row]) <= _MOST_ROWS)


def columns_of(grid: Grid) -> Iterator[Paragraph]:
    """Yield the blocks of a layout table: the left column, the right column; a row that spans both stands between."""
    left: list[GridCell] = []
    right: list[GridCell] = []
    last = len(grid.edges) - 1
    for row in grid.rows:
        for cell in row:
            if cell.colspan >= last and cell.text:
                yield from _sides(left, right)
                left, right = [], []
                yield from _column([cell], "full")
            elif cell.text:
                (left if grid.middle(cell) < 0.5 else right).append(cell)
    yield from _sides(left, right)


def _sides(left: Sequence[GridCell], right: Sequence[GridCell]) -> Iterator[Paragraph]:
    yield from _column(left, "left")
    yield from _column(right, "right")


def _column(cells: Sequence[GridCell], column: Column) -> Iterator[Paragraph]:
    printed = [one for cell in cells for top in cell.content for one in top.all()]
    yield from rejoined(paragraph for one in printed for paragraph in paragraphs_of(one, Place(column)))


def typed_block(flow: Sequence[Printed], start: int) -> tuple[list[Paragraph], int]:
    """Return the blocks of a header or closing typed with tabs or spaces from `start`, and the index behind it.

    Nothing, and `start`, where the paragraph opens no such block.
    """
    first = _parts(flow[start])
    if first is None or not any(left is not None and right is not None for left, right in first):
        return [], start
    opens = any(_is_head(left, right) for left, right in first)
    if not opens:
        return [], start
    closing = any(left is not None and _RECIPIENTS.match(left.raw) for left, _ in first)
    sides: dict[Column, list[Printed]] = {"left": [], "right": []}
    index = start
    while index < len(flow) and (parts := _parts(flow[index], listed=closing)) is not None:
        for left, right in parts:
            if left is not None:
                sides["left"].append(_typed(left))
            if right is not None:
                sides["right"].append(_typed(right))
        index += 1
    blocks = [
        paragraph
        for column, printed in sides.items()
        for paragraph in rejoined(made for one in printed for made in paragraphs_of(one, Place(column)))
    ]
    return blocks, index


def _typed(line: PrintedLine) -> Printed:
    return Printed([line], "left" if split_marker(line.strip.text) else "center")


def _is_head(left: PrintedLine | None, right: PrintedLine | None) -> bool:
    if left is None or right is None:
        return False
    return bool(_NATIONAL_NAME.match(right.raw) or _NATIONAL_NAME.match(left.raw) or _RECIPIENTS.match(left.raw))


def _parts(printed: Printed, *, listed: bool = False) -> list[tuple[PrintedLine | None, PrintedLine | None]] | None:
    """Return the left and right part of each line, or None for a paragraph that keeps to no two columns."""
    parts: list[tuple[PrintedLine | None, PrintedLine | None]] = []
    for line in printed.lines:
        if not line.raw.strip():
            continue
        found = split_gap(line)
        if found is None:
            if not (listed and split_marker(line.strip.text)):
                return None
            parts.append((line, None))
            continue
        left, right = found
        parts.append((left if left.raw.strip() else None, right))
    return parts
