"""Tables without any rule, told by their head 'TT' or 'STT' and the numbers below it -> the edges they would have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.glyphs import Edge
from pipeline.read.pdf.lines import Word, base_lines
from pipeline.read.pdf.openrules import gutters

_HEAD = re.compile(r"S?TT\.?", re.IGNORECASE)
_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[A-ZĐ]|[a-zđ])[.)]?")
_MARGIN = 3.0
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3
_Line = list[Word]


def edges_without_rules(text: str, words: Sequence[Word]) -> list[Edge]:
    """Return the edges of the tables without rules on a page.

    Args:
        text: the characters of the page.
        words: those outside of ruled tables.
    """
    lines = base_lines(words)
    found: list[Edge] = []
    for start, line in enumerate(lines):
        if len(line) >= _FEWEST_COLUMNS and _HEAD.fullmatch(_print(text, line[0])):
            found.extend(_edges(_rows(text, lines[start:])))
    return found


def _print(text: str, word: Word) -> str:
    return text[word.start : word.end]


def _rows(text: str, lines: Sequence[_Line]) -> list[list[Word]]:
    """Return the words of the rows from the head on: one begins at each number of the first column.

    The table ends at the first line that stands across its columns.
    """
    head, second = lines[0][:2]
    rows = [list(lines[0])]
    for line in lines[1:]:
        first = line[0]
        numbered = first.x0 < second.x0 - _MARGIN and first.x1 > head.x0 - _MARGIN
        if numbered and _NUMBER.fullmatch(_print(text, first)) and len(line) > 1:
            longer = [*rows, list(line)]
        elif first.x0 > head.x1 + _MARGIN:
            longer = [*rows[:-1], [*rows[-1], *line]]
        else:
            break
        if len(rows) > 1 and len(gutters(longer)) < len(gutters(rows)):
            break
        rows = longer
    return rows


def _edges(rows: Sequence[list[Word]]) -> list[Edge]:
    """Return level edges between the rows and upright ones in the gaps between their columns."""
    columns = gutters(rows)
    if len(rows) <= _FEWEST_ROWS or len(columns) < _FEWEST_COLUMNS - 1:
        return []
    every = [word for row in rows for word in row]
    left, right = min(word.x0 for word in every) - _MARGIN, max(word.x1 for word in every) + _MARGIN
    top, bottom = min(word.top for word in rows[0]), max(word.bottom for word in rows[-1])
    between = [
        (max(word.bottom for word in above) + min(word.top for word in below)) / 2 for above, below in pairwise(rows)
    ]
    level = [Edge(left, y, right, y) for y in (top - 1, *between, bottom + 1)]
    return level + [Edge(x, top - 1, x, bottom + 1) for x in (left, *columns, right)]
