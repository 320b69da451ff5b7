"""One PDF page -> its characters with their boxes, and its ruling lines, in points from the top left corner.

Works on pdfium's plain C functions: one call for the text, one a character for its box (pipeline/read/pdf/bulk).
"""

from __future__ import annotations

import ctypes
import math
import re
from array import array
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.bulk import loose_boxes, origins, packed
from pipeline.read.pdf.fonts import PLAIN, Style, Styles

_SURROGATES = re.compile("([\ud800-\udbff])([\udc00-\udfff])")
# pdfium names a hyphen at a line end U+0002 in its character list and U+FFFE in its text; no line feed follows it.
LINE_END_HYPHEN = "\ufffe"
WORD = re.compile(rf"[^\s{LINE_END_HYPHEN}]+{LINE_END_HYPHEN}?|{LINE_END_HYPHEN}")
# Points. ISO 32000-1, annex C: 14,400; pdfium takes memory by the height of a page, 270 MB at 2,147,483,648.
_LARGEST = 1_000_000
# of numbers, or of columns of numbers
_Point = Callable[[Any, Any], tuple[Any, Any]]
Letters = Callable[[str], str]


class Edge(NamedTuple):
    """A ruling line, horizontal or vertical."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(slots=True)
class PageGlyphs:
    """The characters of a page; `text` and the four lists have one entry a character (white space included).

    `bases` gives the base line of the words by their first characters, `styles` their print. `scanned` says that the
    characters were recognised on a picture; `typed` has the letters as typed where a face of capitals prints `text`.
    """

    number: int
    width: float
    height: float
    text: str
    x0: Sequence[float]
    top: Sequence[float]
    x1: Sequence[float]
    bottom: Sequence[float]
    bases: dict[int, float]
    styles: dict[int, Style]
    edges: list[Edge]
    unmapped: float
    image_share: float
    scanned: bool = False
    typed: str = ""

    def style(self, start: int) -> Style:
        """Return how the word that starts at a character is printed."""
        return self.styles.get(start, PLAIN)


def read_page(pdf: pdfium.PdfDocument, index: int, letters: Letters | None = None) -> PageGlyphs:
    """Return the characters of page `index` (0-based), annotations and signature fields printed into it.

    Args:
        pdf: the document, its forms initialised.
        index: the page.
        letters: what repairs the text of a page whose fonts or encoding hide its letters; keeps the length.

    Raises:
        PdfiumError: the page cannot be read, or is larger than any sheet.
    """
    page = pdf[index]
    try:
        if max(page.get_size()) > _LARGEST:
            raise pdfium.PdfiumError(f"page of {page.get_size()} points")
        if raw.FPDFPage_GetAnnotCount(page.raw):
            # The number and the day of a signed plan stand in signature fields, which no text page holds.
            raw.FPDFPage_Flatten(page.raw, raw.FLAT_NORMALDISPLAY)
            page.close()
            page = pdf[index]
        return _glyphs(page, index + 1, letters)
    finally:
        page.close()


def _glyphs(page: pdfium.PdfPage, number: int, letters: Letters | None) -> PageGlyphs:
    textpage = raw.FPDFText_LoadPage(page.raw)
    try:
        count = max(raw.FPDFText_CountChars(textpage), 0)
        rotation = _reading_rotation(textpage, count, page.get_rotation())
        place, width, height = _placing(page, rotation)
        text = _text(textpage, count)
        text = letters(text) if letters else text
        x0, top, x1, bottom = _boxes(textpage, count, place, height)
        bases = _bases(textpage, text, place, height)
        sample = [index for index in range(0, count, max(count // 200, 1)) if not text[index].isspace()]
        unmapped = sum(raw.FPDFText_HasUnicodeMapError(textpage, index) == 1 for index in sample)
        styles = Styles(textpage).of_words(text)
    finally:
        raw.FPDFText_ClosePage(textpage)
    edges, image_share = _drawing(page, place, width, height)
    share = unmapped / len(sample) if sample else 0.0
    return PageGlyphs(number, width, height, text, x0, top, x1, bottom, bases, styles, edges, share, image_share)


def _text(textpage: Any, count: int) -> str:  # noqa: ANN401 (a C handle)
    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(textpage, 0, count, buffer)
    units: Sequence[int] = buffer[:count]
    if written != count + 1:
        units = [raw.FPDFText_GetUnicode(textpage, index) & 0xFFFF for index in range(count)]
    text = "".join(map(chr, units)).replace("\x02", LINE_END_HYPHEN)
    # The second half of a pair becomes a zero-width space, which cleaning drops: one entry a character is kept.
    return _SURROGATES.sub(lambda pair: _pair(pair[1], pair[2]) + "\u200b", text)


def _pair(high: str, low: str) -> str:
    return chr(0x10000 + ((ord(high) - 0xD800) << 10) + (ord(low) - 0xDC00))


def _boxes(textpage: Any, count: int, place: _Point | None, height: float) -> tuple[array[float], ...]:  # noqa: ANN401
    """Return left, top, right and bottom of every character: advance width by ascent and descent of its font."""
    left, high, right, low = loose_boxes(textpage, count)
    if place is None:
        return packed(left), packed(height - high), packed(right), packed(height - low)
    (a, b), (c, d) = place(left, high), place(right, low)
    sides = np.minimum(a, c), np.minimum(b, d), np.maximum(a, c), np.maximum(b, d)
    return tuple(map(packed, sides))


def _bases(textpage: Any, text: str, place: _Point | None, height: float) -> dict[int, float]:  # noqa: ANN401
    """Return the base lines of the words; boxes hang lower in one font than in another."""
    starts = [match.start() for match in WORD.finditer(text)]
    x, y = origins(textpage, starts)
    found = height - y if place is None else place(x, y)[1]
    return dict(zip(starts, found.tolist(), strict=True))


def _reading_rotation(textpage: Any, count: int, shown: int) -> int:  # noqa: ANN401
    """Return the clockwise turn in degrees that sets most characters upright; the page's own where it has none."""
    turns = Counter[int]()
    for index in range(0, count, max(count // 24, 1)):
        if raw.FPDFText_GetTextObject(textpage, index):
            # pdfium measures clockwise, in radians
            turns[round(-raw.FPDFText_GetCharAngle(textpage, index) / (math.pi / 2)) % 4 * 90] += 1
    return turns.most_common(1)[0][0] if turns else shown


def _placing(page: pdfium.PdfPage, rotation: int) -> tuple[_Point | None, float, float]:
    """Return the map from PDF space to the turned page, with its width and height; no map for the plain case."""
    left, low, right, high = page.get_bbox()
    width, height = right - left, high - low
    if rotation % 180:
        width, height = height, width
    if rotation == 0 and abs(left) < 0.01 and abs(low) < 0.01:
        return None, width, height
    placings: dict[int, _Point] = {
        0: lambda x, y: (x - left, high - y),
        90: lambda x, y: (y - low, x - left),
        180: lambda x, y: (right - x, y - low),
        270: lambda x, y: (high - y, right - x),
    }
    return placings[rotation], width, height


def _drawing(page: pdfium.PdfPage, place: _Point | None, width: float, height: float) -> tuple[list[Edge], float]:
    """Return the ruling lines of the page and the share of its area that pictures cover."""
    point = place or (lambda x, y: (x, height - y))
    edges: list[Edge] = []
    covered = 0.0
    bounds = [ctypes.c_float() for _ in range(4)]
    for index in range(raw.FPDFPage_CountObjects(page.raw)):
        item = raw.FPDFPage_GetObject(page.raw, index)
        kind = raw.FPDFPageObj_GetType(item)
        if kind not in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
            continue
        raw.FPDFPageObj_GetBounds(item, *bounds)
        (a, b), (c, d) = point(bounds[0].value, bounds[3].value), point(bounds[2].value, bounds[1].value)
        box = Edge(min(a, c), min(b, d), max(a, c), max(b, d))
        if kind == raw.FPDF_PAGEOBJ_IMAGE:
            covered += (box.x1 - box.x0) * (box.bottom - box.top)
        else:
            edges.extend(_edges(item, box))
    return edges, min(covered / (width * height), 1.0) if width * height else 0.0


def _edges(item: Any, box: Edge) -> list[Edge]:  # noqa: ANN401
    """Return a thin shape as one line, a drawn rectangle as its four sides, shading and other shapes as nothing."""
    if box.bottom - box.top < 2.5 or box.x1 - box.x0 < 2.5:
        return [box]
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, ctypes.byref(fill), ctypes.byref(stroke))
    if not stroke.value or raw.FPDFPath_CountSegments(item) > 6:
        return []
    x0, top, x1, bottom = box
    return [
        Edge(x0, top, x1, top),
        Edge(x0, bottom, x1, bottom),
        Edge(x0, top, x0, bottom),
        Edge(x1, top, x1, bottom),
    ]
