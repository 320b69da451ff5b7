"""Tables of Word as grids: merged cells, and whether rules are drawn between the columns."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.read.docx.names import VAL, Element, W, child, number, switch, value
from pipeline.read.docx.story import Story
from pipeline.read.layout.grids import Grid, GridCell

_SIDES = {"left": ("left", "start"), "right": ("right", "end"), "inside": ("insideV",)}
_WIDEST = 63  # Word's own limit of columns


def read_grid(table: Element, story: Story) -> Grid:
    """Read a `w:tbl`; deleted rows and cells are left out, words of covered cells go to the cell that covers them."""
    grid = Grid([], _edges(table), ruled=_is_ruled(table, story))
    open_cells: dict[int, GridCell] = {}
    heads = True
    for row in _rows(table):
        properties = child(row, "trPr")
        if child(properties, "del") is not None:
            continue
        heads = heads and bool(switch(properties, "tblHeader"))
        grid.head += heads
        cells: list[GridCell] = []
        col = number(value(properties, "gridBefore")) or 0
        for element in _cells(row):
            cell = _read_cell(element, (len(grid.rows), col), story, open_cells)
            if cell is not None and (cell.row, cell.col) == (len(grid.rows), col):
                cells.append(cell)
            col += cell.colspan if cell is not None else 0
        grid.rows.append(cells)
    grid.fit()
    return grid


def _read_cell(
    element: Element, place: tuple[int, int], story: Story, open_cells: dict[int, GridCell]
) -> GridCell | None:
    """Read one `w:tc` at its row and column; return the cell that holds its words, None where it was deleted."""
    row, col = place
    properties = child(element, "tcPr")
    if child(properties, "cellDel") is not None:
        return None
    merge = child(properties, "vMerge")
    covering = open_cells.get(col)
    if merge is not None and merge.get(VAL) in {None, "continue"} and covering is not None:
        covering.rowspan = row - covering.row + 1
        covering.content.extend(story.all_paragraphs(element))
        return covering
    span = min(max(number(value(properties, "gridSpan")) or 1, 1), _WIDEST)
    cell = open_cells[col] = GridCell(row, col, 1, span, story.all_paragraphs(element))
    return cell


def _edges(table: Element) -> list[float]:
    edges = [0.0]
    tbl_grid = child(table, "tblGrid")
    for column in () if tbl_grid is None else tbl_grid.iterchildren(W + "gridCol"):
        edges.append(edges[-1] + max(number(column.get(W + "w")) or 0, 0) / 20)
    return edges


def _rows(element: Element) -> Iterator[Element]:
    yield from _through(element, W + "tr")


def _cells(element: Element) -> Iterator[Element]:
    yield from _through(element, W + "tc")


def _through(element: Element, tag: str) -> Iterator[Element]:
    """Yield children of a tag, content controls and custom XML opened."""
    for node in element.iterchildren("*"):
        if node.tag == tag:
            yield node
        elif node.tag in {W + "sdt", W + "sdtContent", W + "customXml", W + "ins", W + "moveTo"}:
            yield from _through(node, tag)


def _is_ruled(table: Element, story: Story) -> bool:
    """Tell whether any cell has a visible rule on its left or right."""
    properties = child(table, "tblPr")
    own = child(properties, "tblBorders")
    style = story.styles.table_borders(value(properties, "tblStyle"))
    whole = any(_visible(own, style, names) for names in _SIDES.values())
    for row in _rows(table):
        for cell in _cells(row):
            borders = child(child(cell, "tcPr"), "tcBorders")
            for side in ("left", "right"):
                if any(child(borders, name) is not None for name in _SIDES[side]):
                    if _visible(borders, None, _SIDES[side]):
                        return True
                elif whole:
                    return True
    return False


def _visible(borders: Element | None, below: Element | None, names: tuple[str, ...]) -> bool:
    for source in (borders, below):
        found = next((one for name in names if (one := child(source, name)) is not None), None)
        if found is not None:
            return found.get(VAL) not in {"none", "nil", None}
    return False
