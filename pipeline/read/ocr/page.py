"""A page as a picture -> its characters with their places, as `pdf.glyphs` gives them for pages with a text layer.

Coordinates are those of the upright, level page: lines and columns are built on them. `skew` says how far the page
was turned to make it level, so that boxes can be put back on the page as it is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from pipeline.nlp.markers import split_marker
from pipeline.nlp.syllables import is_syllable
from pipeline.read.ocr.digits import Doubt, doubts, second_look
from pipeline.read.ocr.engine import Engine, Gray
from pipeline.read.ocr.markers import is_dash, labelled, line_start
from pipeline.read.ocr.marks import restored
from pipeline.read.ocr.picture import is_speckled, render, without_speckles
from pipeline.read.ocr.typeface import bold_words, em_sizes
from pipeline.read.ocr.upright import read_upright
from pipeline.read.ocr.words import OcrWord
from pipeline.read.pdf.fonts import Style
from pipeline.read.pdf.glyphs import PageGlyphs

# Of the em: how far the boxes of characters reach above and below the base line, as Times New Roman has it.
_ASCENT, _DESCENT = 0.891, 0.216
_NOISE, _HARDLY = 50, 20
_MARKER = 65


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
    words = _markers_again(words, image, dpi, engine)
    kept = [word for _, line in groupby(words, key=lambda word: word.line) for word in _printed(list(line))]
    doubted = doubts(kept, image, dpi, engine)
    glyphs, starts = _glyphs(kept, doubted, image, dpi, number)
    glyphs.edges = edges
    placed = {starts[index]: doubt for index, doubt in doubted.items()}
    return OcrPage(glyphs, placed, angle, turn, len(words) - len(kept))


def _is_noise(word: OcrWord) -> bool:
    """Tell whether a word is dust, a rule or a stroke of the pen: no figure, no syllable, hardly read."""
    if set(word.text) <= set("|¦"):
        return True  # the rule of a table
    if word.confidence >= _NOISE:
        return False
    core = "".join(char for char in word.text if char.isalnum())
    figures = sum(map(str.isdigit, core))
    if figures:
        # '“q2' beside the last sentence is a pen, '{34.2' behind 'Số:' a number written by hand
        return word.confidence < _HARDLY and 2 * figures <= len(core) and "/" not in word.text and ":" not in word.text
    return len(core) < 3 and not (len(core) > 1 and is_syllable(core))


def _printed(line: list[OcrWord]) -> list[OcrWord]:
    """Return the words of a line without noise; none where the whole of it was hardly read (a seal, a signature)."""
    if max(word.confidence for word in line) < _NOISE or not any(map(_has_print, line)):
        return []
    return [word for place, word in enumerate(line) if not _is_noise(word) or (place == 0 and is_dash(word.text))]


def _markers_again(words: list[OcrWord], image: Gray, dpi: int, engine: Engine) -> list[OcrWord]:
    """Read weak first words of lines alone: '5.1.' came out as '¬-.'."""
    made: list[OcrWord] = []
    for word in words:
        first = not made or made[-1].line != word.line
        again = second_look(word, image, dpi, engine) if first and word.confidence < _NOISE else None
        good = again is not None and again.confidence >= _MARKER and split_marker(again.text + " a") is not None
        made.append(again if good and again is not None else word)
    return made


def _has_print(word: OcrWord) -> bool:
    return any(map(str.isalnum, word.text))


def _glyphs(
    words: Sequence[OcrWord], doubted: dict[int, Doubt], image: Gray, dpi: int, number: int
) -> tuple[PageGlyphs, list[int]]:
    scale = 72 / dpi
    height, width = image.shape
    sizes = em_sizes(words) if words else {}
    bold = bold_words(words, image, sizes)
    texts = _texts(words, doubted)
    sheet = _Sheet()
    starts: list[int] = []
    bases: dict[int, float] = {}
    for index, (word, text) in enumerate(zip(words, texts, strict=True)):
        if index:
            sheet.separate("\n" if word.line != words[index - 1].line else " ")
        size = sizes[word.line] * scale
        base = word.base * scale
        starts.append(sheet.put(text, word.x0 * scale, word.x1 * scale, base - _ASCENT * size, base + _DESCENT * size))
        bases[starts[-1]] = base
    glyphs = PageGlyphs(
        number=number,
        width=width * scale,
        height=height * scale,
        text="".join(sheet.chars),
        x0=sheet.x0,
        top=sheet.top,
        x1=sheet.x1,
        bottom=sheet.bottom,
        bases=bases,
        styles={starts[index]: Style(bold=True) for index in bold},
        edges=[],
        unmapped=0.0,
        image_share=1.0,
        scanned=True,
    )
    return glyphs, starts


def _texts(words: Sequence[OcrWord], doubted: dict[int, Doubt]) -> list[str]:
    """Return the words with lost marks restored; what was restored becomes a legible doubt."""
    made: list[str] = []
    # Over the ends of lines, too: 'cho 04 tập' / 'thê, 06 cá nhân'.
    restorations = iter(restored([word.text for word in words], [word.confidence for word in words]))
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    starts = [line[0].text for line in lines]
    for line in lines:
        texts = [next(restorations) for _ in line]
        texts = [labelled(text) for text in (line_start(texts[0], starts), *texts[1:])]
        for word, text in zip(line, texts, strict=True):
            if text != word.text and len(made) not in doubted:
                doubted[len(made)] = Doubt(word.text, word.confidence, (text,), legible=True, reach=len(text))
            made.append(text)
    return made


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
