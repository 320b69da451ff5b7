"""Page numbers and running heads: print that belongs to the sheet, not to the plan."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.read.pdf.lines import Line

_PAGE_NUMBER = re.compile(r"[-–—\s]*(?:(?:Trang|trang|Page)\s*)?\d{1,4}(?:\s*[/|]\s*\d+)?[-–—.\s]*$")
# Part of the page height at its upper and lower edge: the margins of 20 mm (NĐ 30/2020, Phụ lục I), a little more for
# a page number; a head above the first line of text stands higher.
_NUMBER_MARGIN = 0.1
_HEAD_MARGIN = 0.08
_PAGE_OF = re.compile(r"(?:Trang|trang|Page)?\s*\d+\s*(?:/\s*\d+)?$")

Row = list[Line]


def without_furniture(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the base lines of each page without page numbers and lines repeated at the edge of most pages."""
    numbered = [[row for index, row in enumerate(rows) if not _is_page_number(rows, index)] for rows in pages]
    heads = Counter(key for rows in numbered for key in {_key(row) for row in _edge_rows(rows)})
    running = {key for key, count in heads.items() if count >= 3 and count * 2 > len(pages)}
    return [[row for row in rows if not (_is_edge(rows, row) and _key(row) in running)] for rows in numbered]


def _is_page_number(rows: Sequence[Row], index: int) -> bool:
    row = rows[index]
    if len(row) != 1 or min(index, len(rows) - 1 - index) > 1 or not _PAGE_NUMBER.match(row[0].text):
        return False
    height = row[0].glyphs.height
    return row[0].bottom < _NUMBER_MARGIN * height or row[0].top > (1 - _NUMBER_MARGIN) * height


def _edge_rows(rows: Sequence[Row]) -> list[Row]:
    return [row for row in (*rows[:2], *rows[-2:]) if _is_edge(rows, row)]


def _is_edge(rows: Sequence[Row], row: Row) -> bool:
    line = row[0]
    height = line.glyphs.height
    at_edge = line.bottom < _HEAD_MARGIN * height or line.top > (1 - _HEAD_MARGIN) * height
    return at_edge and any(row is other for other in (*rows[:2], *rows[-2:]))


def _key(row: Row) -> tuple[str, int]:
    """Return what running heads of different pages share: the words but for a page number at their end, the place."""
    return _PAGE_OF.sub("", " ".join(line.text for line in row)), round(row[0].bottom / 6)
