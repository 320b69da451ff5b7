"""Base lines of a page -> bands: stretches of full lines, and the two-column header and closing blocks.

NĐ 30/2020, Phụ lục I sets issuer and number beside the national name and the date, and Nơi nhận beside the signature. A
line with a wide gap elsewhere ('- Dân số:      374.125 người') is one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.read.pdf.lines import Line, merged

_RECIPIENTS = re.compile(r"\W*nơi (?:nhận|gửi)", re.IGNORECASE)
# Between base lines of one column, in line heights; a signature leaves room for the hand and the seal.
_HEADER_REACH = 3.5
_SIGNATURE_REACH = 14.0
_ALIGNED = 9.0
# Part of the line height: more than the widest space between words of a centred line.
_LEAST_GAP = 0.4


@dataclass
class Band:
    """Full lines (`right` empty), or the two columns of a block."""

    left: list[Line] = field(default_factory=list)
    right: list[Line] = field(default_factory=list)

    @property
    def is_closing(self) -> bool:
        """Tell whether the block holds recipients and signature."""
        return any(_RECIPIENTS.match(line.text) for line in self.left)

    @property
    def top(self) -> float:
        """Top of the highest line, in points."""
        return min(line.top for line in (*self.left, *self.right))


def bands(rows: Sequence[Sequence[Line]]) -> list[Band]:
    """Return the bands of one page; `rows` are its base lines, each as its segments."""
    found: list[Band] = []
    index = 0
    while index < len(rows):
        block, after = _block(rows, index)
        if block is not None:
            _take_signature_head(found, block)
            found.append(block)
            index = after
            continue
        if not found or found[-1].right:
            found.append(Band())
        found[-1].left.append(merged(rows[index]))
        index += 1
    return [band for band in found if band.left or band.right]


def _block(rows: Sequence[Sequence[Line]], start: int) -> tuple[Band | None, int]:
    """Return the two-column block that starts at `start` and the index behind it."""
    if len(rows[start]) != 2:
        return None, start
    corridor = _Corridor(rows[start])
    after = start + 1
    for index in range(start + 1, len(rows)):
        if not corridor.takes(rows[index]):
            break
        after = index + 1
    band = corridor.band
    if not _is_block(rows[start], band):
        return None, start
    return band, after


def _is_block(first: Sequence[Line], band: Band) -> bool:
    """Tell a header or closing block from a line with a gap: capitals on one side, or the list of recipients."""
    return band.is_closing or any(line.text.isupper() and len(line.text) > 5 for line in first)


class _Corridor:
    """The empty stretch between two columns, narrowing as lines are taken."""

    def __init__(self, row: Sequence[Line]) -> None:
        left, right = row
        self.band = Band([left], [right])
        self._low, self._high = left.x1, right.x0
        self._signature = bool(_RECIPIENTS.match(left.text)) or not right.text.upper().startswith(
            ("CỘNG H", "ĐẢNG CỘNG")
        )

    def takes(self, row: Sequence[Line]) -> bool:
        """Add the line if it keeps to the two columns."""
        row = [part for line in row for part in self._parted(line)]
        left = [line for line in row if line.center < (self._low + self._high) / 2]
        right = [line for line in row if line.center >= (self._low + self._high) / 2]
        low = max([self._low, *(line.x1 for line in left)])
        high = min([self._high, *(line.x0 for line in right)])
        if low >= high or not self._continues(left, right):
            return False
        self._low, self._high = low, high
        if left:
            self.band.left.append(merged(left))
        if right:
            self.band.right.append(merged(right))
        return True

    def _parted(self, line: Line) -> list[Line]:
        """Cut a line that runs over both columns at its gap between them ('Số: 44/KH-UBND  Châu Thành, ngày')."""
        if line.x0 > self._low or line.x1 < self._high:
            return [line]
        words = line.words
        gaps = [
            (right.x0 - left.x1, index)
            for index, (left, right) in enumerate(pairwise(words), start=1)
            if self._low - 20 < (left.x1 + right.x0) / 2 < self._high + 20
        ]
        widest, index = max(gaps, default=(0.0, 0))
        if widest < _LEAST_GAP * line.height:
            return [line]
        return [Line(line.glyphs, words[:index]), Line(line.glyphs, words[index:])]

    def _continues(self, left: Sequence[Line], right: Sequence[Line]) -> bool:
        if left and right:
            reach = _SIGNATURE_REACH if self._signature else _HEADER_REACH
            return _near(self.band.left, left[0], reach) or _near(self.band.right, right[0], reach)
        if left:
            return _near(self.band.left, left[0], _HEADER_REACH) and _aligned(self.band.left, left[0])
        if not self._signature and right[0].text.isupper():
            return False  # 'KẾ HOẠCH' under the date: the title, set in the middle of the page
        reach = _SIGNATURE_REACH if self._signature else _HEADER_REACH
        return _near(self.band.right, right[0], reach) and _aligned(self.band.right, right[0])


def _near(column: Sequence[Line], line: Line, reach: float) -> bool:
    return line.base - column[-1].base < reach * max(line.height, column[-1].height)


def _aligned(column: Sequence[Line], line: Line) -> bool:
    """Tell whether the line has the middle or the left edge of one above it."""
    return any(abs(line.center - other.center) < _ALIGNED or abs(line.x0 - other.x0) < 4 for other in column)


def _take_signature_head(found: Sequence[Band], block: Band) -> None:
    """Move full lines just above a block that stand over its right column into it ('TM. ỦY BAN NHÂN DÂN')."""
    corridor = max(line.x1 for line in block.left)
    while found and not found[-1].right and found[-1].left:
        line = found[-1].left[-1]
        near = block.right[0].base - line.base < _HEADER_REACH * line.height
        if not near or line.x0 <= corridor or not _aligned(block.right, line) or not line.text.isupper():
            return
        block.right.insert(0, found[-1].left.pop())
