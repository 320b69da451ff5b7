"""Elements -> printed paragraphs and grids, in the order of the page.

The source text that offsets count is the text of the elements that are read, white space of the markup as one space.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.nlp.markers import split_marker
from pipeline.read.html.elements import BLOCKS, Node, furniture_phrases
from pipeline.read.html.looks import Look, look_of, style_of
from pipeline.read.html.region import Region
from pipeline.read.layout.grids import Grid, GridCell
from pipeline.read.layout.numerals import printed as numeral
from pipeline.read.layout.printed import Printed, lines_of
from pipeline.read.layout.runs import LINE_BREAK, Run, in_capitals

_SPACE = re.compile(r"[ \t\n\r\f]+")
_FORMS = {
    "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal",
    "lower-alpha": "lowerLetter", "lower-latin": "lowerLetter", "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter", "lower-roman": "lowerRoman", "upper-roman": "upperRoman", "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
}  # fmt: skip
_HEADLINES = ("h1", "h2")
_LONGEST_FURNITURE = 160
_PROSE_CELL = 1000
_MOST_SPAN = 100
_NO_BORDER = re.compile(r"(?:^|\s)(?:none|hidden|0(?:px|pt|cm)?)(?:\s|$)")
# Calls of notes in pages that Word ('#_ftn1'), LibreOffice ('#sdfootnote1sym') and others wrote; the links back are
# the numbers of the notes themselves.
_NOTE_CALL = re.compile(
    r"#(?:_?(?:ftn|edn)\d|sd(?:foot|end)note\d+sym|fn[-:]?\d|footnote-?\d|cite_note)", re.IGNORECASE
)


class Walk:
    """One walk over the part of a page that is read; `flow` is what it printed."""

    def __init__(self, region: Region) -> None:
        self.flow: list[Printed | Grid] = []
        self.offset = 0
        self._region = region
        self._runs: list[Run] = []
        self._look = Look()
        self._label: str | None = None

    def read(self, node: Node) -> list[Printed | Grid]:
        """Return what an element prints."""
        self._element(node, Look())
        self._end_block()
        return self.flow

    def _element(self, node: Node, under: Look) -> None:
        if node in self._region.dropped or self._is_call(node):
            return
        if node.tag == "br":
            self._print(LINE_BREAK, under)
            return
        look = look_of(node, under)
        if node.tag == "table":
            self._table(node, look)
            return
        is_block = node.tag in BLOCKS
        if is_block:
            if node is not self._region.root and node.tag not in _HEADLINES and self._region.is_links(node):
                return
            self._end_block()
            self._look = look
        if node.tag == "li":
            self._label = _label(node)
        self._contents(node, look, under if is_block else None)
        if node.tag == "li":
            self._end_item()

    def _end_item(self) -> None:
        """Print the number of an item without words, as browsers do: the cells of a column of numbers."""
        label, self._label = self._label, None
        if label is not None and label != "-":
            self.flow.append(Printed(lines_of([Run(label, ())]), self._look.align))

    def _contents(self, node: Node, look: Look, after: Look | None) -> None:
        if node.text:
            self._put(node.text, look)
        for child in node:
            self._element(child, look)
            if child.tail:
                self._put(child.tail, look)
        if after is not None:
            self._end_block()
            self._look = after

    @staticmethod
    def _is_call(node: Node) -> bool:
        return node.tag == "a" and _NOTE_CALL.match(node.get("href") or "") is not None

    def _put(self, raw: str, look: Look) -> None:
        text = raw.replace("\r\n", LINE_BREAK) if look.pre else _SPACE.sub(" ", raw)
        if not self._runs:
            text = text.lstrip(" ")
        if text:
            self._print(text, look)

    def _print(self, text: str, look: Look) -> None:
        text, typed = in_capitals(text) if look.upper else (text, "")
        place = range(self.offset, self.offset + len(text))
        self._runs.append(Run(text, place, look.bold, look.italic, look.font, typed))
        self.offset += len(text)

    def _end_block(self) -> None:
        runs, self._runs = self._runs, []
        words = "".join(run.text for run in runs).strip()
        if not words or _is_furniture(words):
            return
        label, self._label = self._label, None
        if label is not None and not (label == "-" and split_marker(words)):
            runs = [Run(f"{label} ", ()), *runs]
        look = self._look
        self.flow.append(Printed(lines_of(runs), look.align, look.indent, look.level))

    def _table(self, node: Node, look: Look) -> None:
        self._end_block()
        rows = [row for row in node.iter("tr") if _table_of(row) is node and row not in self._region.dropped]
        if self._is_page_layout(node, rows):
            for row in rows:
                for cell in row:
                    self._element(cell, look)
                    self._end_block()
            return
        grid = self._grid(node, rows, look)
        if any(cell.content for cell in grid.cells):
            self.flow.append(grid)

    def _is_page_layout(self, node: Node, rows: list[Node]) -> bool:
        """Tell whether a table holds running text: tables in it, or long prose in a cell."""
        if any(inner is not node for inner in node.iter("table")):
            return True
        cells = [cell for row in rows for cell in row]
        return any(self._region.weight(cell).prose > _PROSE_CELL for cell in cells)

    def _grid(self, node: Node, rows: list[Node], look: Look) -> Grid:
        grid = Grid([], [0.0], ruled=_is_ruled(node))
        taken: set[tuple[int, int]] = set()
        heads = True
        for row, element in enumerate(rows):
            cells: list[GridCell] = []
            found = [cell for cell in element if cell.tag in {"td", "th"} and cell not in self._region.dropped]
            heads = heads and bool(found) and all(cell.tag == "th" for cell in found)
            grid.head += heads
            col = 0
            for cell in found:
                while (row, col) in taken:
                    col += 1
                rowspan, colspan = _span(cell, "rowspan", len(rows) - row), _span(cell, "colspan", _MOST_SPAN)
                taken |= {(row + down, col + right) for down in range(rowspan) for right in range(colspan)}
                cells.append(GridCell(row, col, rowspan, colspan, self._cell(cell, look_of(element, look))))
                col += colspan
            grid.rows.append(cells)
        grid.fit()
        return grid

    def _cell(self, cell: Node, look: Look) -> list[Printed]:
        outer, self.flow = self.flow, []
        inner = look_of(cell, replace(look, indent=0.0))
        self._look = inner
        self._contents(cell, inner, look)
        made, self.flow = self.flow, outer
        return [printed for printed in made if isinstance(printed, Printed)]


def _table_of(row: Node) -> Node | None:
    return next((parent for parent in row.iterancestors() if parent.tag == "table"), None)


def _span(cell: Node, name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), max(most, 1)) if text.isdecimal() and len(text) < 6 else 1


def _is_ruled(table: Node) -> bool:
    """Tell whether rules are drawn, by what the page itself says: attributes and styles of the table and its cells."""
    border = (table.get("border") or "").strip()
    if border not in {"", "0"} or "table-bordered" in (table.get("class") or ""):
        return True
    for node in table.iter("table", "td", "th"):
        for name, value in style_of(node).items():
            side = name in {"border", "border-style", "border-width", "border-left", "border-right"}
            if side and not _NO_BORDER.search(value):
                return True
    return next(table.iter("th"), None) is not None


def _is_furniture(words: str) -> bool:
    return len(words) < _LONGEST_FURNITURE and words.lower().startswith(furniture_phrases())


def _label(item: Node) -> str | None:
    """Return what is printed before a list item: its number as the list asks for it, a dash for a bullet."""
    parent = item.getparent()
    if parent is None:
        return None
    form = style_of(item).get("list-style-type") or style_of(parent).get("list-style-type")
    form = form or style_of(parent).get("list-style", "").split(" ")[0]
    if form == "none":
        return None
    if parent.tag != "ol":
        return "-"
    number = _start(parent)
    for sibling in parent:
        if sibling.tag == "li":
            value = sibling.get("value") or ""
            number = int(value) if value.isdecimal() and len(value) < 6 else number
            if sibling is item:
                break
            number += 1
    return numeral(_FORMS.get(form or "") or _FORMS.get(parent.get("type") or "1", "decimal"), number) + "."


def _start(parent: Node) -> int:
    text = parent.get("start") or ""
    return int(text) if text.isdecimal() and len(text) < 6 else 1
