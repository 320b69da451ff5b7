"""Elements -> printed paragraphs and grids, in the order of the page.

The source text that offsets count is the text of the elements that are read, white space of the markup as one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.nlp.markers import split_marker
from pipeline.read.html.elements import BLOCKS, Node, is_furniture
from pipeline.read.html.looks import Look, is_ruled, look_of, style_of
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
# So many lines of one block are paragraphs of their own, whatever they end with; fewer may be one, wrapped by hand.
_PARAGRAPH_LINES = 4
_LIST_OF_LINKS = 2
_DAY = re.compile(r"\W*(?:(?:thứ|chủ) \w+,?\W*)?(?:ngày )?\d{1,2}[/-]\d{1,2}[/-]\d{4}\b", re.IGNORECASE)
_PROSE_CELL, _ONLY_PROSE = 1000, 300
_MOST_SPAN = 100
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
        self._links: list[bool] = []
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
        self._links.append(look.link)
        self.offset += len(text)

    def _end_block(self) -> None:
        lines = _lines(self._runs, self._links)
        self._runs, self._links = [], []
        if sum(linked for _, linked in lines) >= _LIST_OF_LINKS:
            lines = [(runs, linked) for runs, linked in lines if not linked]
        kept = [runs for runs, _ in lines if (words := _words(runs)) and not is_furniture(words)]
        if not kept or is_furniture(" ".join(map(_words, (runs for runs, _ in lines))).strip()):
            return
        label, self._label = self._label, None
        if label is not None and not (label == "-" and split_marker(_words(kept[0]))):
            kept[0] = [Run(f"{label} ", ()), *kept[0]]
        look = self._look
        for paragraph in _parted(kept):
            self.flow.append(Printed(lines_of(paragraph), look.align, look.indent, look.level))

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
        """Tell whether a table holds running text: tables in it, long prose in a cell, or all of the page's."""
        if any(inner is not node for inner in node.iter("table")):
            return True
        most = max((self._region.weight(cell).prose for row in rows for cell in row), default=0)
        return most > _PROSE_CELL or (most >= _ONLY_PROSE and self._region.is_main(most) and not is_ruled(node))

    def _grid(self, node: Node, rows: list[Node], look: Look) -> Grid:
        grid = Grid([], [0.0], ruled=is_ruled(node))
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


def _lines(runs: Sequence[Run], links: Sequence[bool]) -> list[tuple[list[Run], bool]]:
    """Return the lines of a block, and whether each is a link and nothing else (a day may stand behind it)."""
    lines: list[tuple[list[Run], bool]] = []
    line: list[tuple[Run, bool]] = []
    for run, link in [*zip(runs, links, strict=True), (Run(LINE_BREAK, ()), False)]:
        if run.text != LINE_BREAK:
            line.append((run, link))
            continue
        worded = [linked for one, linked in line if any(map(str.isalpha, one.text))]
        lines.append(([one for one, _ in line], bool(worded) and all(worded)))
        line = []
    return lines


def _words(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs).strip()


def _parted(lines: Sequence[list[Run]]) -> Iterator[list[Run]]:
    """Yield the paragraphs of a block: its lines where there are many, all of them where they may be one sentence."""
    many = len(lines) >= _PARAGRAPH_LINES
    paragraph: list[Run] = []
    for line in lines:
        if paragraph and (many or _DAY.match(_words(line))):
            yield paragraph
            paragraph = []
        paragraph += [Run(LINE_BREAK, ()), *line] if paragraph else line
    yield paragraph


def _table_of(row: Node) -> Node | None:
    return next((parent for parent in row.iterancestors() if parent.tag == "table"), None)


def _span(cell: Node, name: str, most: int) -> int:
    text = (cell.get(name) or "").strip()
    return min(max(int(text), 1), max(most, 1)) if text.isdecimal() and len(text) < 6 else 1


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
