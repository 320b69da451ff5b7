"""A page as a picture -> its characters with their places, as `pdf.glyphs` gives them for pages with a text layer.

Coordinates are those of the upright, level page: lines and columns are built on them. `skew` says how far the page
was turned to make it level, so that boxes can be put back on the page as it is shown.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.read.ocr.again import read_again
from pipeline.read.ocr.digits import Doubt, doubts
from pipeline.read.ocr.engine import Engine
from pipeline.read.ocr.levelling import slope_of
from pipeline.read.ocr.markers import as_printed
from pipeline.read.ocr.marks import restored
from pipeline.read.ocr.noise import without_noise
from pipeline.read.ocr.picture import is_speckled, render, without_speckles
from pipeline.read.ocr.sheet import lay
from pipeline.read.ocr.upright import read_upright
from pipeline.read.ocr.words import OcrWord
from pipeline.read.pdf.glyphs import PageGlyphs


@dataclass
class OcrPage:
    """A recognised page; `doubts` by the first characters of words, `dropped` pieces that are no print."""

    glyphs: PageGlyphs
    doubts: dict[int, Doubt]
    skew: float
    turn: int
    dropped: int


def recognise(page: Any, number: int, engine: Engine) -> OcrPage:  # noqa: ANN401 (a page of pypdfium2)
    """Read page `number` (1-based) from its picture."""
    image, dpi = render(page)
    if is_speckled(image):
        image = without_speckles(image)
    image, words, edges, angle, turn = read_upright(image, dpi, engine)
    kept = as_printed(without_noise(read_again(words, image, dpi, engine)), image)
    doubted = doubts(kept, image, dpi, engine)
    texts = _texts(kept, doubted)
    slope = slope_of(kept, image.shape[1])
    glyphs, starts = lay(kept, texts, edges, image, dpi=dpi, slope=slope)
    glyphs.number = number
    placed = {starts[index]: doubt for index, doubt in doubted.items()}
    skew = angle + math.degrees(math.atan(slope))
    return OcrPage(glyphs, placed, skew, turn, len(words) - len(kept))


def _texts(words: Sequence[OcrWord], doubted: dict[int, Doubt]) -> list[str]:
    """Return the words with lost marks restored; what is not as it was read becomes a legible doubt."""
    # Over the ends of lines, too: 'cho 04 tập' / 'thê, 06 cá nhân'.
    made = restored([word.text for word in words], [word.confidence for word in words])
    for index, (word, text) in enumerate(zip(words, made, strict=True)):
        if text != word.reading and index not in doubted:
            doubted[index] = Doubt(word.reading, word.confidence, (text,), legible=True, reach=len(text))
    return made
