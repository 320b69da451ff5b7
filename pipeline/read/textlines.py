"""Decoded text -> its printed lines, cleaned, without markdown marks: `TextLine`, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from models.document import Column
from pipeline.read import markdown
from pipeline.read.canonical import clean, is_ornament
from pipeline.read.paragraphs import Strip
from pipeline.read.sidebyside import Range, column_zones
from pipeline.read.unbroken import line_starts

# Portals that turn tables into text end each cell with a bar.
_CELL = re.compile(r"[^|]*[^|\s][^|]*")
# What closes or heads a plan is laid out in cells as well: no table of data.
_FORMAL = re.compile(r"cộng hòa xã hội|cộng hoà xã hội|độc lập\s*-\s*tự do|nơi nhận\s*:|đảng cộng sản", re.IGNORECASE)
_BREAK = re.compile("\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")


@dataclass(slots=True)
class TextLine:
    """One printed line.

    `width` counts the characters of the raw line without white space at its end; `blank_before` and `hard_break` say
    what stands between it and the line above (a blank line; two spaces or a backslash of markdown).
    """

    strip: Strip
    width: int
    indented: bool = False
    blank_before: bool = False
    hard_break: bool = False
    level: int | None = None
    bold: bool = False
    italic: bool = False
    cell: tuple[int, int, int] | None = None
    column: Column = "full"

    @property
    def text(self) -> str:
        """The cleaned words."""
        return self.strip.text


def printed_lines(text: str) -> list[TextLine]:
    """Return the lines of `text` that print words, in order; cells of markdown tables are lines with `cell` set."""
    marked = markdown.is_markdown(text)
    lines: list[TextLine] = []
    tables = 0
    for column, ranges in _columns(text):
        for chunk in _chunks(text, ranges):
            marks = markdown.emphasis_marks(text[chunk[0][0] : chunk[-1][1]]) if marked else None
            reader = _Chunk(text, chunk[0][0], marks)
            made: list[TextLine] = []
            for part, rows in _parts(text, chunk):
                made.extend(reader.cells(rows, tables) if rows else reader.lines(part))
                tables += bool(rows)
            if made:
                made[0].blank_before = True
            for line in made:
                line.column = column
            lines.extend(made)
    return lines


def _columns(text: str) -> Iterator[tuple[Column, Sequence[Range]]]:
    """Yield the lines of `text` in reading order: zones of two columns are read one column after the other."""
    ranges = list(_line_ranges(text))
    start = 0
    for zone in column_zones(text, ranges):
        yield "full", ranges[start : zone.first]
        yield "left", zone.left
        yield "right", zone.right
        start = zone.last + 1
    yield "full", ranges[start:]


def _chunks(text: str, ranges: Sequence[Range]) -> Iterator[list[Range]]:
    """Yield the stretches of lines without a blank line or page break between, as (start, end) offsets."""
    chunk: list[Range] = []
    for start, end in ranges:
        if text[start:end].strip():
            chunk.append((start, end))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _line_ranges(text: str) -> Iterator[Range]:
    start = 0
    lost = line_starts(text)
    for match in _BREAK.finditer(text):
        yield from _apart(start, match.start(), lost)
        if match.group() == "\x0c":
            yield match.start(), match.start()
        start = match.end()
    yield from _apart(start, len(text), lost)


def _apart(start: int, end: int, lost: Sequence[int]) -> Iterator[Range]:
    """Yield a line in the pieces that lost breaks part, a blank line between."""
    for cut in lost:
        if start < cut < end:
            yield start, cut
            yield cut, cut
            start = cut
    yield start, end


def _parts(text: str, chunk: Sequence[Range]) -> Iterator[tuple[Sequence[Range], list[list[Range]]]]:
    """Yield the tables of a chunk with the cells of their rows, and the lines between them with none."""
    held: list[Range] = []
    for barred, run in groupby(chunk, lambda one: markdown.table_cells(text[slice(*one)]) is not None):
        lines = list(run)
        rows = _table_rows(text, lines) if barred else []
        if not rows:
            held.extend(lines)
            continue
        if held:
            yield held, []
            held = []
        yield lines, rows
    if held:
        yield held, []


def _table_rows(text: str, lines: Sequence[Range]) -> list[list[Range]]:
    """Return the cells of each row where the barred lines are a table, else nothing.

    Typists leave out the rule below the head; then all rows have as many cells, and none is of a letterhead.
    """
    found = [(start, markdown.table_cells(text[start:end]) or []) for start, end in lines]
    rows = [[(start + low, start + high) for low, high in cells] for start, cells in found if cells]
    ruled = len(rows) < len(found)
    even = len({len(row) for row in rows}) == 1 and not _FORMAL.search(text, lines[0][0], lines[-1][1])
    return rows if len(rows) > 1 and (ruled or even) else []


class _Chunk:
    """Lines without a blank line between: the reach of emphasis, which may open on one line and close on the next."""

    def __init__(self, text: str, base: int, marks: markdown.Marks | None) -> None:
        self._text = text
        self._marked = marks is not None
        self._dropped = {base + mark for mark in marks.dropped} if marks else set()
        self._strong = [(base + low, base + high) for low, high in marks.strong] if marks else []
        self._emphasis = [(base + low, base + high) for low, high in marks.emphasis] if marks else []

    def lines(self, chunk: Sequence[Range]) -> Iterator[TextLine]:
        broken = False
        for start, end in self._cells_apart(chunk):
            raw = self._text[start:end]
            if not is_ornament(raw) and (line := self._line(start, end, raw)):
                line.hard_break = broken
                yield line
            broken = self._marked and raw.endswith(("  ", "\\"))

    def _cells_apart(self, chunk: Sequence[Range]) -> Iterator[Range]:
        """Yield the lines; of one that ends in a bar, its cells: 'ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI ... |'."""
        for start, end in chunk:
            raw = self._text[start:end]
            if self._marked or not raw.rstrip().endswith("|"):
                yield start, end
                continue
            for piece in _CELL.finditer(raw):
                yield start + piece.start(), start + piece.end()

    def cells(self, rows: Sequence[Sequence[Range]], table: int) -> Iterator[TextLine]:
        for row, cells in enumerate(rows):
            for col, (start, end) in enumerate(cells):
                strip = self._strip(start, end)
                bold, italic = self._is_within(strip, self._strong), self._is_within(strip, self._emphasis)
                yield TextLine(strip, end - start, bold=bold, italic=italic, cell=(table, row, col))

    def _line(self, start: int, end: int, raw: str) -> TextLine | None:
        level = None
        low, high = start, start + len(raw.rstrip())
        if self._marked:
            low += markdown.quote(raw)
            if found := markdown.heading(self._text[low:end]):
                level, high, low = found[0], low + found[2], low + found[1]
            if raw.endswith("\\"):
                high = min(high, end - 1)
        strip = self._strip(low, high)
        if not strip.text:
            return None
        bold, italic = self._is_within(strip, self._strong), self._is_within(strip, self._emphasis)
        indented = raw[:1].isspace()
        width = len(unicodedata.normalize("NFC", raw.rstrip()))
        return TextLine(strip, width, indented=indented, level=level, bold=bold, italic=italic)

    def _strip(self, start: int, end: int) -> Strip:
        kept: Sequence[int] = range(start, end)
        raw = self._text[start:end]
        if self._dropped and not self._dropped.isdisjoint(kept):
            kept = [index for index in kept if index not in self._dropped]
            raw = "".join(self._text[index] for index in kept)
        text, positions = clean(raw)
        if isinstance(positions, range):  # nothing was left out but at the ends
            return Strip(text, kept[positions.start : positions.stop])
        return Strip(text, list(map(kept.__getitem__, positions)))

    def _is_within(self, strip: Strip, ranges: Sequence[Range]) -> bool:
        """Tell whether every letter of the line stands in one of the ranges."""
        if not ranges:
            return False
        letters = [offset for offset, char in zip(strip.offsets, strip.text, strict=True) if char.isalpha()]
        return bool(letters) and all(any(low <= at < high for low, high in ranges) for at in letters)


def distances(lines: Sequence[TextLine]) -> list[tuple[TextLine, TextLine]]:
    """Return the pairs of lines that follow each other, cells and lines of a column left out."""
    return [(above, below) for above, below in pairwise(lines) if _runs(above) and _runs(below)]


def _runs(line: TextLine) -> bool:
    return line.cell is None and line.column == "full"
