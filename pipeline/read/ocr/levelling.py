"""The last tenths of a degree: words and rules of a page that is a little aslant are set level by their places alone.

The engine reads lines aslant as well as level ones; but a left edge that moves by 2 points down the page parts
paragraphs, and turning the picture once more costs sharpness.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from pipeline.read.ocr.words import OcrWord
from pipeline.read.pdf.glyphs import Edge

_LONG = 0.4  # of the width of the page: lines that tell the slope
_FEWEST = 3


def slope_of(words: Sequence[OcrWord], width: int) -> float:
    """Return how much the base lines of a page fall per pixel to the right; 0 where too few are long enough."""
    slopes: list[float] = []
    for _, group in groupby(words, key=lambda word: word.line):
        first, *_, last = sorted(line, key=_middle) if len(line := list(group)) > 2 else (line[0], line[0])
        if _middle(last) - _middle(first) > _LONG * width:
            slopes.append((last.base - first.base) / (_middle(last) - _middle(first)))
    return median(slopes) if len(slopes) >= _FEWEST else 0.0


def level_word(word: OcrWord, slope: float, size: tuple[int, int]) -> tuple[float, float, float]:
    """Return left edge, right edge and base line of a word on the level page.

    Args:
        word: its place on the picture.
        slope: of the picture's base lines.
        size: width and height of the picture, in pixels; it is turned about its middle.
    """
    right = slope * (word.base - size[1] / 2)
    return word.x0 + right, word.x1 + right, word.base - slope * (_middle(word) - size[0] / 2)


def level_edge(edge: Edge, slope: float, size: tuple[float, float]) -> Edge:
    """Return a ruling line on the level page; `size` in the unit of the edge."""
    across, down = (edge.x0 + edge.x1) / 2, (edge.top + edge.bottom) / 2
    right, up = slope * (down - size[1] / 2), slope * (across - size[0] / 2)
    return Edge(edge.x0 + right, edge.top - up, edge.x1 + right, edge.bottom - up)


def _middle(word: OcrWord) -> float:
    return (word.x0 + word.x1) / 2
