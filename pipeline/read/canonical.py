"""Cleaning of characters: raw text in, canonical text and the position of each of its characters out.

Canonical: Unicode NFC, runs of white space are one space, none at the ends, nothing invisible (zero-width characters,
soft hyphens, controls). No letter, tone mark or dash is exchanged (contract, ground rule 2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e007f]"
)
_UNEVEN_SPACE = re.compile(r"[^\S ]|  |^ | $")
# '-------' under the motto, '* * *' between parts, '-----o0o-----', the star of Party papers: print without a word
_ORNAMENT = re.compile(r"\s*(?:\*|(?:[-_*=~─—–]\s*){3,}|(?:[-_*=~─—–]\s*)+(?:[oO0]\s*){1,3}(?:[-_*=~─—–]\s*)+)$")
_VISIBLE = re.compile(r"\S+")
# No character below U+0300 is a mark, and each of them is its own NFC: only what stands around others may compose.
_COMPOSING = re.compile("[\x00-\u02ff]?[\u0300-\U0010ffff]+")


def clean(raw: str) -> tuple[str, Sequence[int]]:
    """Return the canonical form of one line and, for each of its characters, the index of its (first) raw character.

    The indices are a range where nothing is left out but at the ends.
    """
    text, positions = raw, range(len(raw))
    if _INVISIBLE.search(text):
        kept = [index for index, char in enumerate(text) if not _INVISIBLE.match(char)]
        return _even(raw, kept)
    if _UNEVEN_SPACE.search(text):
        text = raw.strip()  # an indented line has its odd space at its ends alone
        first = len(raw) - len(raw.lstrip())
        positions = range(first, first + len(text))
        if _UNEVEN_SPACE.search(text):
            return _even(raw, positions)
    return _composed(text, positions)


def is_invisible(raw: str) -> bool:
    """Tell whether nothing of a word is printed."""
    return not _INVISIBLE.sub("", raw)


def is_ornament(raw: str) -> bool:
    """Tell whether a line prints no word, only a rule or stars."""
    return _ORNAMENT.match(raw) is not None


def _even(raw: str, kept: Sequence[int]) -> tuple[str, Sequence[int]]:
    """Keep `raw[i]` for i in `kept`, with one space between words."""
    visible = "".join(raw[index] for index in kept)
    chars: list[str] = []
    positions: list[int] = []
    for word in _VISIBLE.finditer(visible):
        if chars:
            chars.append(" ")
            positions.append(kept[word.start() - 1])
        chars.append(word.group())
        positions.extend(kept[word.start() : word.end()])
    return _composed("".join(chars), positions)


def _composed(text: str, positions: Sequence[int]) -> tuple[str, Sequence[int]]:
    if unicodedata.is_normalized("NFC", text):
        return text, positions
    chars: list[str] = []
    composed_positions: list[int] = []
    done = 0
    for cluster in _COMPOSING.finditer(text):
        chars.append(text[done : cluster.start()])
        composed_positions.extend(positions[done : cluster.start()])
        _compose(text, cluster.span(), positions, chars, composed_positions)
        done = cluster.end()
    chars.append(text[done:])
    composed_positions.extend(positions[done:])
    return "".join(chars), composed_positions


def _compose(
    text: str, cluster: tuple[int, int], positions: Sequence[int], chars: list[str], composed_positions: list[int]
) -> None:
    """Add the characters of `text[slice(*cluster)]`, each with its marks, and the positions of those marks' letters."""
    start, last = cluster
    for end in range(start + 1, last + 1):
        if end < last and _extends(text[end]):
            continue
        composed = unicodedata.normalize("NFC", text[start:end])
        chars.append(composed)
        composed_positions.extend(positions[min(start + index, end - 1)] for index in range(len(composed)))
        start = end


def _extends(char: str) -> bool:
    """Tell whether `char` can compose with what precedes it: marks, and the vowels and finals of Hangul."""
    return unicodedata.category(char).startswith("M") or "\u1160" <= char <= "\u11ff"
