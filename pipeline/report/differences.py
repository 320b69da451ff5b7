"""Differences between two texts, word by word: (parent text, child text) -> pieces for each side.

Words are compared folded (case, tone place, dashes, quotation marks, punctuation at their ends), so that `Uỷ ban` and
`Ủy ban` are no difference; they are shown as printed.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from pipeline.nlp.fold import lower

WORTH_MARKING = 0.3
"""Share of common words below which marks on nearly every word help nobody (heuristic)."""

LONGEST = 1500
"""Words of a text that are compared; the comparison takes quadratic time."""

Change = Literal["same", "removed", "added"]


class Piece(NamedTuple):
    """A run of words that both sides have, or only the parent (removed), or only the child (added)."""

    change: Change
    text: str


class Differences(NamedTuple):
    """The two sides; `marked` is False when they are too far apart for marks and each side is one piece."""

    parent: tuple[Piece, ...]
    child: tuple[Piece, ...]
    marked: bool


def word_differences(parent: str, child: str) -> Differences:
    """Return both texts cut into pieces; the words of each side, joined, are that side's words."""
    old, new = parent.split(), child.split()
    matcher = SequenceMatcher(None, [_bare(word) for word in old], [_bare(word) for word in new], autojunk=False)
    if max(len(old), len(new)) > LONGEST or matcher.ratio() < WORTH_MARKING:
        return Differences(whole(parent), whole(child), marked=False)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal"
        if i1 < i2:
            left.append(Piece("same" if same else "removed", " ".join(old[i1:i2])))
        if j1 < j2:
            right.append(Piece("same" if same else "added", " ".join(new[j1:j2])))
    return Differences(tuple(left), tuple(right), marked=True)


def whole(text: str) -> tuple[Piece, ...]:
    """Return a text without marks, as one piece; nothing for an empty text."""
    return (Piece("same", text),) if text else ()


def _bare(word: str) -> str:
    folded = lower(word)
    return folded.strip(".,;:()\"'") or folded
