"""Print that the engine passed over, or hardly read, is read once more alone.

A short last line ('mật;', 'trước.'), the marker of an item ('c)'), the issuer beside a longer motto: words that stand
apart from the lines around them are left out of the page's layout now and then, and read well by themselves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy import ndimage

from pipeline.nlp.markers import split_marker
from pipeline.nlp.syllables import is_syllable
from pipeline.read.ocr.engine import LINE, Engine, Gray
from pipeline.read.ocr.picture import STEP, reduced
from pipeline.read.ocr.rules import Box
from pipeline.read.ocr.words import OcrWord, next_line

Mask = npt.NDArray[np.bool_]

_DARK = 140
_SURE, _GOOD, _BEST = 50, 70, 85
_MOST = 12
# Inches: letters of 10 to 16 points, marks and all; how far the words of one line stand apart; white put around.
_LOWEST, _HIGHEST, _NARROWEST, _GAP, _PAPER = 0.06, 0.33, 0.06, 0.07, 0.06


def read_missed(words: list[OcrWord], image: Gray, dpi: int, engine: Engine) -> list[OcrWord]:
    """Return the words with those that were passed over at their places; weak ones give way to a good reading."""
    sure = list(filter(_is_sure, words))
    bare = image
    for box in list(_uncovered(sure, image, dpi))[:_MOST]:
        if bare is image:
            bare = _without(sure, image)
        found = _read(bare, box, dpi, engine)
        if found and _good(found) > _good([word for word in words if _stands_in(word, box)]):
            words = _put([word for word in words if not _stands_in(word, box)], found)
    return words


def _uncovered(sure: Sequence[OcrWord], image: Gray, dpi: int) -> Iterator[Box]:
    """Yield the boxes of runs of print that no surely read word covers, from top to bottom."""
    dark = _without_letters_of(sure, reduced(image) < _DARK, dpi)
    across = max(round(_GAP * dpi / STEP), 1)
    joined = ndimage.maximum_filter1d(dark.view(np.uint8), 2 * across + 1, axis=1)
    labels, _ = ndimage.label(joined, np.ones((3, 3), dtype=int))
    for rows, columns in ndimage.find_objects(labels):
        height, width = (rows.stop - rows.start) * STEP, (columns.stop - columns.start - 2 * across) * STEP
        if _LOWEST * dpi <= height <= _HIGHEST * dpi and width >= _NARROWEST * dpi:
            yield (columns.start * STEP, rows.start * STEP, columns.stop * STEP, rows.stop * STEP)


def _without_letters_of(words: Sequence[OcrWord], dark: Mask, dpi: int) -> Mask:
    """Return the print outside the words; a letter that reaches out of its word is the word's, as the arm of 'Bộ Y'."""
    covered = np.zeros_like(dark)
    for word in words:
        covered[word.top // STEP : word.bottom // STEP + 1, word.x0 // STEP : word.x1 // STEP + 1] = True
    labels, count = ndimage.label(dark, np.ones((3, 3), dtype=int))
    most = _HIGHEST * dpi / STEP
    belongs = np.zeros(count + 1, dtype=bool)
    belongs[np.unique(labels[covered])] = True
    for number, (rows, columns) in enumerate(ndimage.find_objects(labels), start=1):
        # A ruling or a seal that crosses a word is no letter of it.
        belongs[number] &= rows.stop - rows.start <= most and columns.stop - columns.start <= most
    left: Mask = dark & ~covered & ~belongs[labels]
    return left


def _without(words: Sequence[OcrWord], image: Gray) -> Gray:
    made: npt.NDArray[np.uint8] = image.copy()
    for word in words:
        made[word.top : word.bottom, word.x0 : word.x1] = 255
    return made


def _read(image: Gray, box: Box, dpi: int, engine: Engine) -> list[OcrWord]:
    x0, top, x1, bottom = box
    paper = round(_PAPER * dpi)
    crop = np.pad(image[top:bottom, x0:x1], paper, constant_values=255)
    read = [word.moved(x0 - paper, top - paper, 0) for word in engine.read(crop, dpi, LINE)]
    letters = sum(map(str.isalnum, "".join(word.text for word in read)))
    return read if letters and all(map(_is_sure, read)) and 2 * _good(read) >= letters else []


def _is_sure(word: OcrWord) -> bool:
    return word.confidence >= _SURE


def _worth(word: OcrWord) -> int:
    """Return how many letters a word has that can be believed: of a syllable, a figure or a marker."""
    core = word.text.strip(".,;:()/-“”*")
    known = is_syllable(core) or core.isdigit() or split_marker(word.text + " a") is not None
    known = known or (
        core.isupper() and len(core) > 1 and word.confidence >= _BEST
    )  # an abbreviation: 'Lưu: VT, VHTT.'
    return len(core) if known and word.confidence >= _GOOD else 0


def _good(words: Sequence[OcrWord]) -> int:
    return sum(map(_worth, words))


def _stands_in(word: OcrWord, box: Box) -> bool:
    x, y = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return word.confidence < _SURE and box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _put(words: list[OcrWord], found: list[OcrWord]) -> list[OcrWord]:
    """Return the words with others at their place: in the line that they stand on, else in one of their own."""
    base = np.median([word.base for word in found])
    size = max(word.bottom - word.top for word in found)
    beside = [word for word in words if abs(word.base - base) < size / 4]
    if not beside:
        line = next_line(words)
        return [*words, *(word._replace(line=line) for word in found)]
    nearest = min(beside, key=lambda word: min(abs(word.x0 - found[-1].x1), abs(found[0].x0 - word.x1)))
    place = words.index(nearest) + (nearest.x0 < found[0].x0)
    return [*words[:place], *(word._replace(line=nearest.line) for word in found), *words[place:]]
