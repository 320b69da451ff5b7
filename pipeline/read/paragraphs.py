"""What readers hand to the builder: paragraphs of cleaned strips, and the shape of tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from models.document import Align, Column
from models.span import Box

_TAIL = 400


@dataclass(slots=True)
class Strip:
    """Cleaned characters of one printed line.

    `typed` has the letters as typed where the print shows some as capitals (same length), else it is empty.
    `offsets`, and with geometry `x0` and `x1`, have one entry a character; `page` is 1-based, `top` and `bottom` are
    PDF points from the top of the page.
    """

    text: str
    offsets: Sequence[int]
    x0: Sequence[float] = ()
    x1: Sequence[float] = ()
    page: int | None = None
    top: float = 0.0
    bottom: float = 0.0
    typed: str = ""


@dataclass(slots=True)
class Paragraph:
    """One block to be: its strips, each with what joins it to the one before (a space, or nothing behind a hyphen)."""

    strips: list[Strip]
    glues: list[str] = field(default_factory=list)
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    column: Column = "full"
    level: int | None = None
    indent: float = 0.0
    table: int | None = None
    row: int | None = None
    col: int | None = None

    @property
    def text(self) -> str:
        """The words as they will stand in the canonical text."""
        return self.strips[0].text + "".join(
            glue + strip.text for glue, strip in zip(self.glues, self.strips[1:], strict=True)
        )

    @property
    def tail(self) -> str:
        """The last words, enough to judge whether the next line goes on (all of it in the time of one line)."""
        pieces = [self.strips[-1].text]
        length, index = len(pieces[0]), len(self.strips) - 1
        while index and length < _TAIL:
            index -= 1
            pieces += self.glues[index], self.strips[index].text
            length += len(pieces[-1]) + len(pieces[-2])
        return "".join(reversed(pieces))[-_TAIL:]

    def add(self, strip: Strip, glue: str) -> None:
        """Continue the paragraph with one more line."""
        self.strips.append(strip)
        self.glues.append(glue)


@dataclass(slots=True)
class CellShape:
    """A cell before its text has offsets."""

    row: int
    col: int
    rowspan: int = 1
    colspan: int = 1
    box: Box | None = None


@dataclass(slots=True)
class TableShape:
    """A table before its text has offsets; paragraphs name it by its index in the list handed to the builder."""

    rows: list[list[CellShape]]
    header_rows: int = 1
    page: int | None = None
