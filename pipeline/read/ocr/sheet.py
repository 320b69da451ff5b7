"""Recognised words laid down as the characters of a page, each with its place in points, as `pdf.glyphs` gives them."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.read.ocr.engine import Gray
from pipeline.read.ocr.levelling import level_edge, level_word
from pipeline.read.ocr.typeface import bold_words, em_sizes
from pipeline.read.ocr.words import OcrWord
from pipeline.read.pdf.fonts import Style
from pipeline.read.pdf.glyphs import Edge, PageGlyphs

# Of the em: how far the boxes of characters reach above and below the base line, as Times New Roman has it.
_ASCENT, _DESCENT = 0.891, 0.216


def lay(
    words: Sequence[OcrWord], texts: Sequence[str], edges: Sequence[Edge], image: Gray, *, dpi: int, slope: float
) -> tuple[PageGlyphs, list[int]]:
    """Return the page and the first characters of its words.

    Args:
        words: places on the picture.
        texts: the words as they are printed.
        edges: ruling lines in points.
        image: the picture, for the weight of the print.
        dpi: its resolution.
        slope: how much its base lines fall per pixel.
    """
    scale = 72 / dpi
    height, width = image.shape
    sizes = em_sizes(words) if words else {}
    bold = bold_words(words, image, sizes)
    sheet = _Sheet()
    starts: list[int] = []
    bases: dict[int, float] = {}
    for index, (word, text) in enumerate(zip(words, texts, strict=True)):
        if index:
            sheet.separate("\n" if word.line != words[index - 1].line else " ")
        size = sizes[word.line] * scale
        x0, x1, base = (place * scale for place in level_word(word, slope, (width, height)))
        starts.append(sheet.put(text, x0, x1, base - _ASCENT * size, base + _DESCENT * size))
        bases[starts[-1]] = base
    glyphs = PageGlyphs(
        number=0,
        width=width * scale,
        height=height * scale,
        text="".join(sheet.chars),
        x0=sheet.x0,
        top=sheet.top,
        x1=sheet.x1,
        bottom=sheet.bottom,
        bases=bases,
        styles={starts[index]: Style(bold=True) for index in bold},
        edges=[level_edge(edge, slope, (width * scale, height * scale)) for edge in edges],
        unmapped=0.0,
        image_share=1.0,
        scanned=True,
    )
    return glyphs, starts


class _Sheet:
    """Characters while they are laid down, each with its box in points; those of a word share its width."""

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.x0: list[float] = []
        self.x1: list[float] = []
        self.top: list[float] = []
        self.bottom: list[float] = []

    def put(self, text: str, x0: float, x1: float, top: float, bottom: float) -> int:
        start = len(self.chars)
        step = (x1 - x0) / len(text)
        for place, char in enumerate(text):
            self._add(char, x0 + place * step, x0 + (place + 1) * step, top, bottom)
        return start

    def separate(self, char: str) -> None:
        self._add(char, self.x1[-1], self.x1[-1], self.top[-1], self.bottom[-1])

    def _add(self, char: str, x0: float, x1: float, top: float, bottom: float) -> None:
        self.chars.append(char)
        self.x0.append(x0)
        self.x1.append(x1)
        self.top.append(top)
        self.bottom.append(bottom)
