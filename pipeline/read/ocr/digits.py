"""Figures that cannot be trusted: numbers, dates and quotas are read twice where doubt is, and never guessed.

'Số: 1942' by hand comes out as '{34.2': such words stay as read and are marked illegible, their readings kept.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.read.ocr.engine import LINE, Engine, Gray
from pipeline.read.ocr.words import OcrWord

# Figures printed by machine get 85 to 97, the worst of four scanned pages 65; those by hand 0 to 57.
_TRUSTED = 88
_LEAST = 60
_ALONE = 70
_MOST_SECOND_LOOKS = 40
_FIGURE = re.compile(r"\d")
# '2l' and 'O5' among figures; the number of the document stands behind its label: 'Só:2đ/KH-TTra'
_MIXED = re.compile(r"(?:^|[/.,:])(?=[\dlIOo|]*\d)(?=[\dlIOo|]*[lIOo|])[\dlIOo|]+(?:$|[/.,:;])")
_NUMBER_LABEL = re.compile(r"[Ss][ốổồôóoỐ][:.;]")
_LOOKALIKE = str.maketrans("lIOo|", "11001")
_MARGIN = 0.35
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
        second = second_look(word, image, dpi, engine) if count < _MOST_SECOND_LOOKS else None
        if second and index and _QUARTER.fullmatch(words[index - 1].text):
            # 'Quý I/2024' and 'Quý 1/2024' say the same
            second = second._replace(text=_as_printed(second.text, word.text))
        found[index] = judge(word, second)
    return {index: doubt for index, doubt in found.items() if not (doubt.legible and not doubt.candidates)}


def is_suspect(word: OcrWord) -> bool:
    """Tell whether a word has, or should have, figures and was read with doubt."""
    if _NUMBER_LABEL.match(word.text) and len(word.text) > 3:
        return word.confidence < _TRUSTED
    if not _FIGURE.search(word.text):
        return False
    return word.confidence < _TRUSTED or _MIXED.search(word.text) is not None


def judge(word: OcrWord, second: OcrWord | None) -> Doubt:
    """Return what two readings of one word make of it: trusted where both have the same figures."""
    figures = _figures(word.text)
    if second is None:
        legible = word.confidence >= _ALONE and figures.isdigit()
        return Doubt(word.text, word.confidence, (), legible, len(word.text))
    others = tuple(dict.fromkeys(text for text in (second.text, _as_figures(word.text)) if text != word.text))
    agreed = figures == _figures(second.text) and max(word.confidence, second.confidence) >= _LEAST
    legible = agreed and bool(figures) and _MIXED.search(word.text) is None
    return Doubt(word.text, word.confidence, () if legible else others, legible, _reach(word.text, second.text))


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


def second_look(word: OcrWord, image: Gray, dpi: int, engine: Engine) -> OcrWord | None:
    """Read the word alone, with some paper around it; None where the engine sees several words or none."""
    margin = round(_MARGIN * (word.bottom - word.top))
    crop = image[max(word.top - margin, 0) : word.bottom + margin, max(word.x0 - margin, 0) : word.x1 + margin]
    if not crop.size:
        return None
    read = engine.read(crop, dpi, LINE)
    if not read:
        return None
    text = "".join(one.text for one in read)
    return word._replace(text=text, confidence=min(one.confidence for one in read))
