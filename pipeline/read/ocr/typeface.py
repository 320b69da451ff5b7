"""Size and weight of the print of recognised words, which the engine does not tell: from their boxes and strokes."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from statistics import median

from pipeline.read.ocr.engine import Gray
from pipeline.read.ocr.words import OcrWord

# Parts of the em in Times New Roman, the type of office papers (NĐ 30/2020, Phụ lục I): height of capitals, figures
# and tall letters; of x.
_TALL, _SHORT = 0.67, 0.45
_TALL_LETTERS = frozenset("bdfhklđABCDEFGHIKLMNOPQRSTUVXYĐ0123456789")
_SHORT_LETTERS = frozenset("aceimnorsuvxyơưgpq")
_DARK = 140
_BOLDER = 1.25
_FEWEST = 8
_MOST = 0.6
_WIDE_GAP = 1.2


def em_sizes(words: Sequence[OcrWord]) -> dict[int, float]:
    """Return the type size of each printed line in pixels, by `OcrWord.line`; that of the page where a line is odd."""
    by_line: dict[int, list[float]] = {}
    for word in words:
        size = _em(word)
        if size is not None:
            by_line.setdefault(word.line, []).append(size)
    sizes = [size for found in by_line.values() for size in found]
    usual = median(sizes) if sizes else median([word.bottom - word.top for word in words])
    made = {word.line: usual for word in words}
    for line, found in by_line.items():
        own = median(found)
        if len(found) > 1 and 0.6 * usual < own < 1.6 * usual:
            made[line] = own
    return made


def _em(word: OcrWord) -> float | None:
    """Return the type size that the height of an unmarked word above its base line speaks for."""
    letters = [char for char in word.text if char.isalnum()]
    if not letters or any(len(unicodedata.normalize("NFD", char)) > 1 for char in letters if char not in "ơư"):
        return None
    height = word.base - word.top
    if any(char in _TALL_LETTERS for char in letters):
        return height / _TALL
    return height / _SHORT if set(letters) <= _SHORT_LETTERS - {"i"} else None


def bold_words(words: Sequence[OcrWord], image: Gray, sizes: dict[int, float]) -> set[int]:
    """Return the indices of words whose strokes are wide for their size, compared with those of the whole page.

    A stretch of a line without a wide gap is judged as a whole where most of it agrees.
    """
    widths = {
        index: stroke / sizes[word.line]
        for index, word in enumerate(words)
        if (stroke := _stroke(image[word.top : word.bottom, word.x0 : word.x1])) is not None
    }
    if len(widths) < _FEWEST:
        return set()
    plain = sorted(widths.values())[len(widths) * 2 // 5]
    bold = {index for index, width in widths.items() if width > _BOLDER * plain}
    for stretch in _stretches(words, sizes):
        letters = {index: sum(map(str.isalnum, words[index].text)) for index in stretch}
        share = sum(letters[index] for index in stretch if index in bold) / max(sum(letters.values()), 1)
        if share > _MOST:
            bold.update(stretch)
        elif share < 1 - _MOST:
            bold.difference_update(stretch)
    return bold


def _stretches(words: Sequence[OcrWord], sizes: dict[int, float]) -> list[list[int]]:
    found: list[list[int]] = []
    for index, word in enumerate(words):
        above = words[index - 1] if index else None
        if above and above.line == word.line and 0 <= word.x0 - above.x1 < _WIDE_GAP * sizes[word.line]:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def _stroke(box: Gray) -> float | None:
    """Return the mean width of the strokes of a word in pixels: its dark pixels by half its left and right edges."""
    dark = box < _DARK
    count = int(dark.sum())
    edges = int((dark[:, 1:] != dark[:, :-1]).sum())
    return 2 * count / edges if count and edges else None
