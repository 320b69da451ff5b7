"""Glyph numbers -> letters, for fonts that give none (Identity-H without ToUnicode: 'QUY' is '48<').

In order of trust: the font program's own cmap and glyph names; the known order of glyphs, its Vietnamese stretch placed
where the accented glyphs of the program are built of the right letters (1219 = e + circumflex + acute: ế). What no
source names becomes U+FFFD; the caller verifies the page.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.nlp.syllables import validity
from pipeline.nlp.tables import load_table
from pipeline.read.pdf.fontruns import Font, FontRuns

UNKNOWN = "\ufffd"
_FIRST, _LAST = 0x1EA0, 0x1EF9
_HORNED = "ƠơƯư"
_COMBINING = {"`": "\u0300", "´": "\u0301", "ˆ": "\u0302", "˜": "\u0303", "˘": "\u0306"}
_ENOUGH = 2  # agreeing accented glyphs; by chance one agrees in some thirty
_FIRST_ACCENTED = 300


class Order(NamedTuple):
    """A known order of glyphs: letters by glyph, candidates for the place of Ạ, the distance of Ơ before it."""

    letters: dict[int, str]
    starts: tuple[int, ...]
    horned: int

    def placed(self, start: int) -> dict[int, str]:
        """Return all letters with the Vietnamese ones from glyph `start` on."""
        block = {start + code - _FIRST: chr(code) for code in range(_FIRST, _LAST + 1)}
        horned = {start - self.horned + index: letter for index, letter in enumerate(_HORNED)}
        return {**self.letters, **horned, **block}


def decoded(text: str, runs: FontRuns) -> str:
    """Return the text of a page with the glyph numbers of its fonts replaced by letters, one character for one."""
    chars = list(text)
    places: dict[int, list[int]] = {}
    for index, number in enumerate(runs.of):
        if number >= 0 and runs.fonts[number].has_glyph_numbers:
            places.setdefault(number, []).append(index)
    for number, indices in places.items():
        font = runs.fonts[number]
        tables = candidates(font)
        if len(tables) > 1:
            tables = [max(tables, key=lambda table: validity(_written(chars, indices, table, font)))]
        for index, letter in zip(indices, _letters(text, indices, tables[0], font), strict=True):
            chars[index] = letter
    return "".join(chars)


def candidates(font: Font) -> list[dict[int, str]]:
    """Return the glyph -> letter tables that may be a font's, one where its program decides."""
    own = font.program.letters()
    glyphs = [ord(char) for char in font.unmapped]
    if own and sum(glyph in own for glyph in glyphs) >= 0.9 * len(glyphs):
        return [own]
    order = _order()
    start = _place(font, order, glyphs)
    tables = [order.placed(start) | own for start in ((start,) if start is not None else order.starts)]
    return [_composed(font, glyphs, table) | table for table in tables]


def _letters(text: str, indices: Sequence[int], table: dict[int, str], font: Font) -> list[str]:
    """Return the letters of one font's characters; those with a map keep theirs."""
    return [table.get(ord(text[i]), UNKNOWN) if text[i] in font.unmapped else text[i] for i in indices]


def _written(chars: Sequence[str], indices: Sequence[int], table: dict[int, str], font: Font) -> str:
    trial = list(chars)
    for index, letter in zip(indices, _letters("".join(chars), indices, table, font), strict=True):
        trial[index] = letter
    return "".join(trial)


def _place(font: Font, order: Order, glyphs: Iterable[int]) -> int | None:
    """Return the glyph of Ạ for which the parts of accented glyphs are the letters they should be."""
    parts = {glyph: font.program.components(glyph) for glyph in glyphs if glyph > _FIRST_ACCENTED}
    built = {glyph: found for glyph, found in parts.items() if len(found) > 1}
    if len(built) < _ENOUGH:
        return None
    span = _LAST - _FIRST
    scores = {
        start: _agreement(built, order.placed(start)) for start in range(max(min(built) - span, 1), max(built) + 1)
    }
    best = max(scores, key=lambda start: scores[start])
    unique = sum(score == scores[best] for score in scores.values()) == 1
    return best if unique and scores[best] >= _ENOUGH else None


def _agreement(built: dict[int, tuple[int, ...]], letters: dict[int, str]) -> int:
    """Return how many accented glyphs hold the base letter they should, less those whose marks contradict others."""
    score = 0
    marks: dict[int, str] = {}
    for glyph, (first, *accents) in built.items():
        letter = letters.get(glyph)
        if letter is None:
            continue
        base, *expected = list(_decomposed(letter))
        if letters.get(first, "").replace("ı", "i") not in {base, _with_first_mark(base, expected)}:
            score -= 1
            continue
        last, mark = accents[-1], expected[-1] if expected else ""
        score += 1 if marks.setdefault(last, mark) == mark else -1
    return score


def _composed(font: Font, glyphs: Iterable[int], table: dict[int, str]) -> dict[int, str]:
    """Return letters for glyphs outside the known order that are built of a letter and marks within it (Ĩ, ũ, ỳ).

    A glyph built of one letter alone prints that letter ('củа' with a Cyrillic а).
    """
    found: dict[int, str] = {}
    for glyph in glyphs:
        first, *accents = font.program.components(glyph) or (-1,)
        marks = [_COMBINING.get(table.get(accent, "")) for accent in accents]
        if glyph in table or first < 0 or None in marks:
            continue
        letter = unicodedata.normalize("NFC", table.get(first, "").replace("ı", "i") + "".join(map(str, marks)))
        if len(letter) == 1:
            found[glyph] = letter
    return found


def _with_first_mark(base: str, marks: Sequence[str]) -> str:
    """Return ơ or ư, of which accented glyphs are built as of one letter."""
    return unicodedata.normalize("NFC", base + "".join(mark for mark in marks if mark == "\u031b"))


@cache
def _decomposed(letter: str) -> str:
    """Return the letter and its marks, the tone last: U+1EAD is a + dot below + circumflex by canonical order."""
    base, *marks = list(unicodedata.normalize("NFD", letter))
    quality = [mark for mark in marks if mark in "\u0302\u0306\u031b"]
    return "".join((base, *quality, *(mark for mark in marks if mark not in quality)))


@cache
def _order() -> Order:
    (row,) = load_table("pipeline.read", "glyph_orders")
    letters = {first + index: char for first, chars in row["letters"] for index, char in enumerate(chars)}
    return Order(letters, tuple(row["vietnamese"]), row["horned"])
