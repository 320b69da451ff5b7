"""Figures that cannot be trusted: numbers, dates and quotas are read twice where doubt is, and never guessed.

'Số: 1942' by hand comes out as '{34.2': such words stay as read and are marked illegible, their readings kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.read.ocr.again import second_look
from pipeline.read.ocr.engine import Engine, Gray
from pipeline.read.ocr.words import OcrWord

# Figures printed by machine get 85 to 97, the worst of four scanned pages 65; those by hand 0 to 57.
_TRUSTED = 88
_LEAST = 60
_ALONE = 70
_MOST_SECOND_LOOKS = 40
_FIGURE = re.compile(r"\d")
# '2l' and 'O5' among figures; the number of the document stands behind its label: 'Só:2đ/KH-TTra'
_MIXED = re.compile(r"(?:^|[/.,:])(?=[\dlIOo|]*\d)(?=[\dlIOo|]*[lIOo|])[\dlIOo|]+(?:$|[/.,:;])")
# a letter between figures, as in '20S4' and '1B5'; but '8h30', '2x4', '7g30' are printed so, and '100m2'
_BETWEEN = re.compile(r"\d[^\W\d_hHgGmMxXpP]\d")
_TORN = 0.6  # of the height of the word: wider than a space
_NUMBER_LABEL = re.compile(r"[Ss][ốổồôóoỐ][:.;]")
_LOOKALIKE = str.maketrans("lIOo|", "11001")
_QUARTER = re.compile(r"[Qq]uý|QUÝ")


class Doubt(NamedTuple):
    """What is to be known of a word besides its text: the engine's reading, other readings, whether it can be used.

    `reach` is how many of its characters are meant: '/KH-TTra' behind a number by hand may be read well.
    """

    raw: str
    confidence: int
    candidates: tuple[str, ...]
    legible: bool
    reach: int


def doubts(words: list[OcrWord], image: Gray, dpi: int, engine: Engine) -> dict[int, Doubt]:
    """Return the doubts about words with figures, by their index in `words`."""
    found: dict[int, Doubt] = {}
    suspects = [index for index, word in enumerate(words) if is_suspect(word)]
    for count, index in enumerate(suspects):
        word = words[index]
        second = second_look(words, index, image, dpi, engine) if count < _MOST_SECOND_LOOKS else None
        if second and index and _QUARTER.fullmatch(words[index - 1].text):
            # 'Quý I/2024' and 'Quý 1/2024' say the same
            second = second._replace(text=_as_printed(second.text, word.text))
        found[index] = judge(word, second)
    for index in [index for index, doubt in found.items() if not doubt.legible]:
        for beside in (index - 1, index + 1):
            if beside not in found and 0 <= beside < len(words) and _in_one(words[index], words[beside]):
                found[beside] = _parted(words[beside])
    return {index: doubt for index, doubt in found.items() if not (doubt.legible and not doubt.candidates)}


def _in_one(word: OcrWord, other: OcrWord) -> bool:
    """Tell whether two words may be one number that was torn: '20/12/2024' came out as '20/1 2I2024'."""
    gap = max(word.x0, other.x0) - min(word.x1, other.x1)
    near = word.line == other.line and gap < _TORN * (word.bottom - word.top)
    return near and all(map(_FIGURE.search, (word.text, other.text)))


def _parted(word: OcrWord) -> Doubt:
    return Doubt(word.reading, word.confidence, (), legible=False, reach=len(word.text))


def is_suspect(word: OcrWord) -> bool:
    """Tell whether a word has, or should have, figures and was read with doubt."""
    if _NUMBER_LABEL.match(word.text) and len(word.text) > 3:
        return word.confidence < _TRUSTED
    if not _FIGURE.search(word.text):
        return False
    return word.confidence < _TRUSTED or _is_mixed(word.text)


def _is_mixed(text: str) -> bool:
    return _MIXED.search(text) is not None or _BETWEEN.search(text) is not None


def judge(word: OcrWord, second: OcrWord | None) -> Doubt:
    """Return what two readings of one word make of it: trusted where both have the same figures."""
    figures = _figures(word.text)
    if second is None:
        legible = word.confidence >= _ALONE and figures.isdigit() and not _is_mixed(word.text)
        return Doubt(word.reading, word.confidence, (), legible, len(word.text))
    others = tuple(dict.fromkeys(text for text in (second.text, _as_figures(word.text)) if text != word.text))
    agreed = figures == _figures(second.text) and max(word.confidence, second.confidence) >= _LEAST
    legible = agreed and bool(figures) and not _is_mixed(word.text)
    return Doubt(word.reading, word.confidence, () if legible else others, legible, _reach(word.text, second.text))


def _as_printed(second: str, first: str) -> str:
    """Return the first reading where the second has only figures for its letters or the other way round."""
    same = second.translate(_LOOKALIKE) == first.translate(_LOOKALIKE)
    return first if same else second


def _reach(first: str, second: str) -> int:
    """Return how far into a word its doubt goes: up to a stroke behind which two readings agree."""
    head, stroke, tail = first.partition("/")
    return len(head) if stroke and tail == second.partition("/")[2] else len(first)


def _figures(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _as_figures(text: str) -> str:
    """Return the word with the letters that look like figures read as such ('2l' -> '21'), itself where it has none."""
    return _MIXED.sub(lambda match: match.group().translate(_LOOKALIKE), text)
