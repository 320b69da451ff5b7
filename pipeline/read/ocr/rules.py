"""Ruling lines of a scanned page: long thin runs of dark pixels, for the same table geometry as drawn lines."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from pipeline.read.ocr.engine import Gray
from pipeline.read.pdf.glyphs import Edge

_DARK = 140
# Inches: longer than any stroke of a letter or a stamp; thinner than a bar.
_SHORTEST = 0.35
_THICKEST = 0.05
_GAP = 0.04
_FEWEST = 3
_BLOCK = 8  # pixels looked at together: eight dark ones in a row are rare in print
_WHOLE = 0xFF
# Pixels: looked at beside a line, and its thickness; where it stands clear of letters in so many columns, it is wiped.
_AROUND, _THIN, _CLEAR = 3, 5, 10
_GRAY = 170
_EDGE = 1.2  # pixels of gray beside a line

Box = tuple[int, int, int, int]


class Rules(NamedTuple):
    """The lines across and down a picture: boxes (left, top, right, bottom) in pixels."""

    across: list[Box]
    down: list[Box]

    @property
    def is_table(self) -> bool:
        """Tell whether enough of them cross to make a table."""
        return len(self.across) >= _FEWEST and len(self.down) >= _FEWEST

    def edges(self, dpi: int) -> list[Edge]:
        """Return the lines of a table in points; nothing where they make none."""
        scale = 72 / dpi
        boxes = [*self.across, *self.down] if self.is_table else []
        return [Edge(*(place * scale for place in box)) for box in boxes]


def find_rules(image: Gray, dpi: int) -> Rules:
    """Return the ruling lines of a picture that is nearly level."""
    dark = image < _DARK
    across = _runs(np.packbits(dark, axis=1) == _WHOLE, dpi)
    # lines down make a table only with lines across; most pages have none
    down = _runs((np.packbits(dark, axis=0) == _WHOLE).T, dpi) if len(across) >= _FEWEST else []
    return Rules([(x0, y0, x1, y1) for y0, x0, y1, x1 in across], [(x0, y0, x1, y1) for x0, y0, x1, y1 in down])


def without_rules(image: Gray, rules: Rules) -> Gray:
    """Return the picture without its ruling lines, which the engine takes for letters beside them ('|1', '_SỞ')."""
    made = image.copy()
    for x0, y0, x1, y1 in rules.across:
        _wipe(made[max(y0 - _AROUND, 0) : y1 + _AROUND, x0:x1])
    for x0, y0, x1, y1 in rules.down:
        _wipe(made[y0:y1, max(x0 - _AROUND, 0) : x1 + _AROUND].T)
    return made


def tilt(image: Gray, rules: Rules) -> float:
    """Return the angle in degrees, counter-clockwise, that makes the lines across a table level; 0 where they are."""
    slopes = [
        line.slope
        for x0, y0, x1, y1 in rules.across
        if (line := _line_in(image[max(y0 - _AROUND, 0) : y1 + _AROUND, x0:x1]))
    ]
    return float(np.degrees(np.arctan(np.median(slopes)))) if slopes else 0.0


class _Line(NamedTuple):
    """A line along a strip: its level at the left edge, its slope, its thickness."""

    start: float
    slope: float
    thickness: float


def _line_in(strip: Gray) -> _Line | None:
    """Return the ruling line that runs along a strip, a little aslant perhaps."""
    gray = strip < _GRAY
    counts = gray.sum(axis=0)
    clear = np.flatnonzero((counts > 0) & (counts <= _AROUND + _THIN))
    if len(clear) < _CLEAR:
        return None
    levels = np.arange(len(strip))[:, np.newaxis]
    middles = (gray * levels).sum(axis=0)[clear] / counts[clear]
    near = np.ones(len(clear), dtype=np.bool_)
    slope = start = 0.0
    for _ in range(2):
        slope, start = map(float, np.polyfit(clear[near], middles[near], 1))
        near = np.abs(middles - (slope * clear + start)) < _AROUND
        if near.sum() < _CLEAR:
            return None
    return _Line(start, slope, float(np.median(counts[clear])))


def _wipe(strip: Gray) -> None:
    """Whiten the line that runs along a strip; letters that touch it keep the rest."""
    line = _line_in(strip)
    if line is not None:
        levels = np.arange(len(strip))[:, np.newaxis]
        middle = line.slope * np.arange(strip.shape[1]) + line.start
        strip[np.abs(levels - middle) <= line.thickness / 2 + _EDGE] = 255


def _runs(whole: npt.NDArray[np.bool_], dpi: int) -> list[tuple[int, int, int, int]]:
    """Return the boxes (row, column, end row, end column) of long runs along the rows, in pixels.

    Args:
        whole: rows by blocks of eight pixels, true where all eight are dark.
        dpi: resolution of the rows.
    """
    length, gap = round(_SHORTEST * dpi) // _BLOCK - 1, round(_GAP * dpi)
    rows = np.flatnonzero(whole.sum(axis=1) >= length)
    if len(rows) == 0:
        return []
    padded = np.zeros((len(rows), whole.shape[1] + 2), dtype=np.bool_)
    padded[:, 1:-1] = whole[rows]
    lines, steps = np.nonzero(padded[:, 1:] != padded[:, :-1])
    kept = np.zeros(whole.shape, dtype=np.bool_)
    for line, start, end in zip(lines[::2], steps[::2], steps[1::2], strict=True):
        if end - start >= length:
            kept[rows[line], start:end] = True
    labels, count = ndimage.label(kept, structure=np.ones((3, 3), dtype=int))
    if count == 0:
        return []
    areas = ndimage.find_objects(labels)
    boxes = [(rows.start, cols.start * _BLOCK, rows.stop, cols.stop * _BLOCK) for rows, cols in areas]
    thin = [box for box in boxes if box[2] - box[0] <= _THICKEST * dpi]
    return _joined(sorted(thin), gap)


def _joined(boxes: list[tuple[int, int, int, int]], gap: int) -> list[tuple[int, int, int, int]]:
    """Join runs that follow each other on one line, as a slight slope or a weak copy breaks them."""
    made: list[tuple[int, int, int, int]] = []
    for box in boxes:
        for place in range(len(made) - 1, max(len(made) - 8, -1), -1):
            other = made[place]
            level = abs(other[0] - box[0]) <= gap
            touching = box[1] - other[3] <= gap and other[1] - box[3] <= gap
            if level and touching:
                first, left, last, right = ((min(pair), max(pair)) for pair in zip(other, box, strict=True))
                made[place] = (first[0], left[0], last[1], right[1])
                break
        else:
            made.append(box)
    return made
