"""A document as the readers give it: canonical text with its blocks, tables and the map back to the source.

Bytes -> `Document`. The canonical text is Unicode NFC; hard-wrapped lines and page-broken paragraphs are joined by one
space; blocks are separated by one line feed; runs of white space are one space; page numbers, running heads, markdown
marks and zero-width characters are dropped. Nothing is respelled (contract, ground rule 2).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from models.record import Source
from models.span import Box, Span

Align = Literal["left", "center", "right", "justify"]
Column = Literal["full", "left", "right"]


class Fragment(NamedTuple):
    """A run of canonical text printed on one line of one page (1-based); top and bottom in PDF points."""

    start: int
    end: int
    page: int
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class SourceMap:
    """Where each character of the canonical text comes from.

    `offsets[i]` is the offset of canonical character i in the source: in the decoded text for text formats, in the
    page's character list for PDFs; -1 for a separator that joining put in. `fragments` (sorted, disjoint) and the
    horizontal edges `x0[i]`, `x1[i]` give the place on the page; all three are empty where the source has no pages.
    """

    offsets: Sequence[int]
    fragments: tuple[Fragment, ...] = ()
    x0: Sequence[float] = field(default_factory=lambda: array("f"))
    x1: Sequence[float] = field(default_factory=lambda: array("f"))
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_starts", tuple(fragment.start for fragment in self.fragments))

    def page(self, start: int) -> int | None:
        """Return the page of the character at `start`, or None without geometry."""
        index = bisect_right(self._starts, start) - 1
        if index < 0:
            return self.fragments[0].page if self.fragments else None
        return self.fragments[index].page

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """Return one box per printed line that `start..end` touches."""
        index = max(bisect_right(self._starts, start) - 1, 0)
        boxes: list[Box] = []
        while index < len(self.fragments) and self.fragments[index].start < end:
            fragment = self.fragments[index]
            low, high = max(start, fragment.start), min(end, fragment.end)
            if low < high:
                x0, x1 = min(self.x0[low:high]), max(self.x1[low:high])
                box = (fragment.page, round(x0, 1), round(fragment.top, 1), round(x1, 1), round(fragment.bottom, 1))
                boxes.append(box)
            index += 1
        return tuple(boxes)


@dataclass(frozen=True, slots=True)
class Block:
    """One printed paragraph, heading, item or table cell: `document.text[start:end]`, never empty.

    `bold` and `italic` say that all letters are; `column` is the side of a two-column header or closing block, `level`
    the heading level of the source (markdown #, Word style), `indent` the left edge in points from the page's text
    margin (0 if unknown), `table` the index into `document.tables` when the block is in a cell.
    """

    start: int
    end: int
    page: int | None = None
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    column: Column = "full"
    level: int | None = None
    indent: float = 0.0
    table: int | None = None
    row: int | None = None
    col: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: `document.text[start:end]`, empty when start == end."""

    start: int
    end: int
    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table, rows from top to bottom; rows continued over a page break are one row."""

    rows: tuple[tuple[Cell, ...], ...]
    header_rows: int = 1
    page: int | None = None


class UnsureWord(NamedTuple):
    """A word that recognition (OCR) is not sure of, or had to mend: `document.text[start:end]`.

    `raw` is the reading of the engine, `confidence` its own measure (0..100), `candidates` other readings. A legible
    word was mended against the lexicon ('kiêm' -> 'kiểm') and may be used; an illegible one (a number written by hand)
    is no value, whatever it looks like.
    """

    start: int
    end: int
    raw: str
    confidence: int
    candidates: tuple[str, ...]
    legible: bool


@dataclass(frozen=True, slots=True)
class Document:
    """Canonical text with geometry. `span` is the only way to make evidence.

    `capitals` are the stretches (start, end) of small letters that the paper shows as capitals: Word's "All caps", the
    old faces of capitals ('.VnTimeH'). `text` keeps them as typed ('QĐ-TTg'), `printed_text` gives them as printed.
    A plain dataclass: it lives inside one process and is never serialised.
    """

    id: str
    source: Source
    text: str
    blocks: tuple[Block, ...]
    source_map: SourceMap
    tables: tuple[Table, ...] = ()
    unsure: tuple[UnsureWord, ...] = ()
    capitals: tuple[tuple[int, int], ...] = ()

    def is_unsure(self, start: int, end: int) -> bool:
        """Tell whether an illegible word touches `text[start:end]`; the value there is unreadable, not what it says."""
        return any(word.start < end and start < word.end and not word.legible for word in self.unsure)

    @property
    def printed_text(self) -> str:
        """`text` with the letters of `capitals` as capitals; same length, `text` itself where there are none."""
        if not self.capitals:
            return self.text
        pieces: list[str] = []
        end = 0
        for start, stop in self.capitals:
            pieces += self.text[end:start], as_capitals(self.text[start:stop])
            end = stop
        pieces.append(self.text[end:])
        return "".join(pieces)

    @property
    def legible_text(self) -> str:
        """`printed_text` with U+FFFD for the figures of illegible words; same length, so that no pattern takes them."""
        if all(word.legible for word in self.unsure):
            return self.printed_text
        chars = list(self.printed_text)
        for word in self.unsure:
            if not word.legible:
                hidden = ["\ufffd" if char.isdigit() else char for char in chars[word.start : word.end]]
                chars[word.start : word.end] = hidden
        return "".join(chars)

    def span(self, start: int, end: int) -> Span:
        """Return the evidence for `text[start:end]`, without the white space at its ends."""
        text = self.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        mapped = self.source_map.fragments  # a source without pages has neither page nor boxes
        page = self.source_map.page(start) if mapped else None
        boxes = self.source_map.boxes(start, end) if mapped else ()
        return Span(start=start, end=end, text=text[start:end], page=page, boxes=boxes)


def as_capitals(text: str) -> str:
    """Return `text` in capitals, character for character: letters whose capital is longer ('ß') stay."""
    upper = text.upper()
    if len(upper) == len(text):
        return upper
    return "".join(capital if len(capital := char.upper()) == 1 else char for char in text)
