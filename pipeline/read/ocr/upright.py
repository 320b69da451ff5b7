"""A page set upright and level, and its words: running print in the page's order, the cells of tables behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from pipeline.nlp.syllables import is_syllable
from pipeline.read.ocr.cells import read_cells
from pipeline.read.ocr.columns import read_by_columns
from pipeline.read.ocr.engine import Engine, Gray
from pipeline.read.ocr.missed import read_missed
from pipeline.read.ocr.picture import looks_sideways, reduced, skew, turned
from pipeline.read.ocr.rules import find_rules, tilt, without_rules
from pipeline.read.ocr.words import OcrWord, next_line
from pipeline.read.pdf.glyphs import Edge

_SURE = 50
_ENOUGH_WORDS = 10
_READABLE = 0.6
_LOWEST = 0.04  # inches: half the height of a small letter in 10 points
_BENT = 0.1  # degrees: more parts the corners of cells in a wide table


class Upright(NamedTuple):
    """A picture made level, its ruling lines wiped out; `angle` and `turn` are what made it so, in degrees."""

    image: Gray
    words: list[OcrWord]
    edges: list[Edge]
    angle: float
    turn: int


def read_upright(image: Gray, dpi: int, engine: Engine) -> Upright:
    """Return the page in the quarter turn in which it can be read."""
    turns = [90, 270] if looks_sideways(reduced(image)) else [0, 180]
    best: tuple[float, Upright] | None = None
    for turn in (*turns, *({0, 90, 180, 270} - set(turns))):
        read = _read(np.ascontiguousarray(np.rot90(image, -turn // 90)), turn, dpi, engine)
        score = _readability(read.words)
        if best is None or score > best[0]:
            best = (score, read)
        if score >= _READABLE or (turn == turns[0] == 0 and len(read.words) < _ENOUGH_WORDS):
            break
    assert best is not None  # noqa: S101 (there are four turns)
    return best[1]


def _read(image: Gray, turn: int, dpi: int, engine: Engine) -> Upright:
    angle = skew(reduced(image))
    level = turned(image, angle) if angle else image
    rules = find_rules(level, dpi)
    if rules.is_table and abs(rest := tilt(level, rules)) >= _BENT:
        angle += rest
        level = turned(image, angle)
        rules = find_rules(level, dpi)
    clean = without_rules(level, rules)
    edges = rules.edges(dpi)
    cells, tables = read_cells(clean, edges, dpi, engine)
    running = clean.copy() if tables else clean
    for x0, top, x1, bottom in tables:
        running[max(top, 0) : bottom, max(x0, 0) : x1] = 255
    words = _without_shadows([word for word in engine.read(running, dpi) if not _is_mark(word, dpi)])
    words = read_missed(read_by_columns(words, running, dpi, engine), running, dpi, engine)
    words += [word.moved(0, 0, next_line(words)) for word in cells]
    return Upright(clean, words, edges, angle, turn)


def _is_mark(word: OcrWord, dpi: int) -> bool:
    """Tell whether a word is too low for letters: the dots under 'ngày', 'tháng' are taken for a line ': 2'."""
    lettered = any(char.isalnum() or char in ":;" for char in word.text)
    return lettered and word.bottom - word.top < _LOWEST * dpi


def _without_shadows(words: list[OcrWord]) -> list[OcrWord]:
    """Return the words without weak ones that lie over others: the marks of a line taken for a line of their own."""
    sure = [word for word in words if word.confidence >= _SURE]
    return [word for word in words if word.confidence >= _SURE or not any(_covers(other, word) for other in sure)]


def _covers(word: OcrWord, other: OcrWord) -> bool:
    across = min(word.x1, other.x1) - max(word.x0, other.x0)
    down = min(word.bottom, other.bottom) - max(word.top, other.top)
    return min(across, down) > 0 and 2 * across * down > (other.x1 - other.x0) * (other.bottom - other.top)


def _readability(words: Sequence[OcrWord]) -> float:
    """Return the share of words, by their letters, that are syllables read with confidence along the page.

    Tesseract reads lines that run down the page too; their words are higher than wide.
    """
    cores = [(word.text.strip(".,;:()“”"), word) for word in words]
    lettered = [(core, word) for core, word in cores if core.isalpha() and len(core) > 2]
    letters = sum(len(core) for core, _ in lettered)
    good = sum(
        len(core)
        for core, word in lettered
        if word.confidence > _SURE and is_syllable(core) and word.x1 - word.x0 > word.bottom - word.top
    )
    return good / letters if letters else 0.0
