"""Runs: printed characters of one look, with their places in the source."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

LINE_BREAK, PAGE_BREAK = "\n", "\f"


@dataclass(slots=True)
class Run:
    """Printed characters of one look; `offsets` are those of its characters, empty for a number that Word makes up.

    `font` is the Latin font: what texts of an old 8-bit table are known by ('.VnTime', 'VNI-Times').
    """

    text: str
    offsets: Sequence[int]
    bold: bool = False
    italic: bool = False
    font: str | None = None
