"""What the engine takes for words and is no print: dust, rules, strokes of a pen, seals."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from pipeline.nlp.syllables import is_syllable
from pipeline.read.ocr.markers import is_dash
from pipeline.read.ocr.words import OcrWord

_NOISE, _HARDLY, _DOUBTFUL = 50, 20, 80
_PRINTED_SIGNS = frozenset("%*&/+=<>≥≤§")
_TWICE = 0.7


def without_noise(words: Iterable[OcrWord]) -> list[OcrWord]:
    """Return the words that are print."""
    return [word for _, line in groupby(words, key=lambda word: word.line) for word in _printed(list(line))]


def _is_noise(word: OcrWord) -> bool:
    """Tell whether a word is dust, a rule or a stroke of the pen: no figure, no syllable, hardly read."""
    if set(word.text) <= set("|¦_"):
        return True  # the rule of a table, a fold
    if word.confidence < _DOUBTFUL and len(word.text) == 1 and word.text in "°˚¨^´`'‘¬":
        return True
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
    kept = [word for place, word in enumerate(line) if not _is_noise(word) or (place == 0 and is_dash(word.text))]
    return [word for place, word in enumerate(kept) if not (place and _is_twice(word, kept[place - 1]))]


def _is_twice(word: OcrWord, before: OcrWord) -> bool:
    """Tell whether a letter was read twice: 'Bộ Y Ỷ tế' has one box for both."""
    shared = min(word.x1, before.x1) - max(word.x0, before.x0)
    return shared > _TWICE * (word.x1 - word.x0) and word.confidence < before.confidence


def _has_print(word: OcrWord) -> bool:
    return any(char.isalnum() or char in _PRINTED_SIGNS for char in word.text)
