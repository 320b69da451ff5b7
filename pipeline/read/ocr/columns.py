"""The closing block read column by column, where reading it across failed.

Nơi nhận in 11 points beside a signature in 14: the lines of the two columns stand at different heights, and Tesseract,
which takes them for lines across the page, gives 'T đếc qđẻ báo cáo); KT.GIÁM ĐÓC'.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from pipeline.nlp.syllables import is_syllable
from pipeline.read.ocr.engine import Engine, Gray
from pipeline.read.ocr.words import OcrWord, next_line

_WEAK, _SURE = 50, 60
_FEWEST_WEAK = 2
_GAIN = 5  # letters
_CORRIDOR = 0.25  # inches of white between the columns
_MIDDLE = (0.3, 0.75)  # where on the page it can be
_CELL = 4  # pixels


def read_by_columns(words: list[OcrWord], image: Gray, dpi: int, engine: Engine) -> list[OcrWord]:
    """Return the words, those of a two-column stretch with weak words read anew where that reads better."""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    lines.sort(key=lambda line: min(word.top for word in line))
    weak = [index for index, line in enumerate(lines) if any(map(_is_weak, line))]
    if sum(_is_weak(word) for word in words) < _FEWEST_WEAK:
        return words
    for index in reversed(weak):
        band = _band(lines, index, image.shape[1], dpi)
        if band is None:
            continue
        low, high, middle = band
        old = [word for line in lines[low:high] for word in line]
        new = _read(old, middle, image, dpi, engine)
        if _good(new) > _good(old) + _GAIN and _figures(new) >= _figures(old):
            kept = [word for word in words if word not in set(old)]
            return [*kept, *(word.moved(0, 0, next_line(kept)) for word in new)]
    return words


def _is_weak(word: OcrWord) -> bool:
    """Tell whether letters were hardly read; figures have a second look of their own (digits)."""
    return word.confidence < _WEAK and any(map(str.isalpha, word.text)) and not any(map(str.isdigit, word.text))


def _band(lines: Sequence[Sequence[OcrWord]], index: int, width: int, dpi: int) -> tuple[int, int, int] | None:
    """Return the stretch of lines around one that leave a corridor free, and the middle of the corridor."""
    busy = [False] * (width // _CELL + 1)
    low = high = index
    middle = _free(busy, lines[index], width, dpi)
    if middle is None:
        return None
    for step in (1, -1):
        place = index + step
        while 0 <= place < len(lines) and (found := _free(busy, lines[place], width, dpi)) is not None:
            middle = found
            low, high = min(low, place), max(high, place)
            place += step
    sure = [word for line in lines[low : high + 1] for word in line if word.confidence >= _SURE]
    both = any(word.x1 <= middle for word in sure) and any(word.x0 >= middle for word in sure)
    weak = sum(_is_weak(word) for line in lines[low : high + 1] for word in line)
    return (low, high + 1, middle) if both and weak >= _FEWEST_WEAK and high > low + 1 else None


def _free(busy: list[bool], line: Sequence[OcrWord], width: int, dpi: int) -> int | None:
    """Return the middle of the widest corridor left when the line is added; the line is added only if there is one."""
    trial = busy.copy()
    for word in line:
        if word.confidence >= _SURE:
            trial[word.x0 // _CELL : word.x1 // _CELL + 1] = [True] * (word.x1 // _CELL + 1 - word.x0 // _CELL)
    first, last = (round(part * width / _CELL) for part in _MIDDLE)
    runs = [(free, len(list(cells))) for free, cells in groupby(trial[first:last])]
    best, place = (0, 0), first
    for taken, length in runs:
        if not taken and length > best[0]:
            best = (length, place + length // 2)
        place += length
    if best[0] * _CELL < _CORRIDOR * dpi:
        return None
    busy[:] = trial
    return best[1] * _CELL


def _read(old: Sequence[OcrWord], middle: int, image: Gray, dpi: int, engine: Engine) -> list[OcrWord]:
    margin = dpi // 20
    top, bottom = max(min(word.top for word in old) - margin, 0), max(word.bottom for word in old) + margin
    made: list[OcrWord] = []
    for left, right in ((0, middle), (middle, image.shape[1])):
        read = engine.read(image[top:bottom, left:right], dpi)
        made += [word.moved(left, top, next_line(made)) for word in read]
    return made


def _figures(words: Sequence[OcrWord]) -> int:
    return sum(any(map(str.isdigit, word.text)) and word.confidence >= _WEAK for word in words)


def _good(words: Sequence[OcrWord]) -> int:
    """Return how many letters stand in syllables read with confidence, less those in weak words."""
    cores = [(word.text.strip(".,;:()-/“”"), word) for word in words]
    good = sum(len(core) for core, word in cores if word.confidence >= _SURE and is_syllable(core))
    return good - sum(len(core) for core, word in cores if _is_weak(word))
