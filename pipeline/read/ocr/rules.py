"""Ruling lines of a scanned page: long thin runs of dark pixels, for the same table geometry as drawn lines."""

from __future__ import annotations

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


def ruling_lines(image: Gray, dpi: int) -> list[Edge]:
    """Return the ruling lines in points, or nothing where too few cross to make a table."""
    dark = image < _DARK
    rows = _runs(np.packbits(dark, axis=1) == _WHOLE, dpi)
    columns = _runs((np.packbits(dark, axis=0) == _WHOLE).T, dpi)
    if len(rows) < _FEWEST or len(columns) < _FEWEST:
        return []
    scale = 72 / dpi
    across = [Edge(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for y0, x0, y1, x1 in rows]
    down = [Edge(x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in columns]
    return across + down


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
