"""Runs: printed characters of one look, with their places in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import as_capitals

LINE_BREAK, PAGE_BREAK = "\n", "\f"


@dataclass(slots=True)
class Run:
    """Printed characters of one look; `offsets` are those of its characters, empty for a number that Word makes up.

    `typed` has the letters as typed where they are printed as capitals (same length), else it is empty.
    `font` is the Latin font: what texts of an old 8-bit table are known by ('.VnTime', 'VNI-Times').
    """

    text: str
    offsets: Sequence[int]
    bold: bool = False
    italic: bool = False
    font: str | None = None
    typed: str = ""

    @property
    def letters(self) -> str:
        """The characters as typed."""
        return self.typed or self.text


def in_capitals(text: str) -> tuple[str, str]:
    """Return small letters as capitals, and what `Run.typed` keeps of them."""
    printed = as_capitals(text)
    return printed, "" if printed == text else text
