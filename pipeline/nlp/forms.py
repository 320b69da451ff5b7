"""Syllable tokens -> the lexicon entries that stand in them: a tree of folded syllables, the longest form of a label.

A walk along the tokens takes a fifth of the time of a spaCy Doc with its PhraseMatcher, and finds the same
(tests/nlp/test_forms.py); the component `lexicons` of the spaCy language writes the same finds as span groups.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from pipeline.nlp.fold import lower
from pipeline.nlp.lexicons import Entry, lexicon_entries
from pipeline.nlp.tokens import tokenize

Candidate = tuple[int, int, Entry]
"""First token, token behind the last, and the entry whose form they are."""

# Syllables of Vietnamese are some seven thousand, in three cases.
_LONGEST_KEPT = 24
_norm = lru_cache(maxsize=1 << 15)(lower)


class _Node:
    """What the syllables so far are a form of, and what may follow them."""

    __slots__ = ("below", "entries")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.below: dict[str, _Node] = {}


class FormTree:
    """The surface forms of all lexicons by their folded syllables."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._root = _Node()
        self._longest = _LONGEST_KEPT
        for entry in entries:
            node = self._root
            for word in tokenize(entry.form)[0]:
                self._longest = max(self._longest, len(word))
                node = node.below.setdefault(lower(word), _Node())
            node.entries.append(entry)

    def find(self, words: Sequence[str]) -> dict[str, list[Candidate]]:
        """Return for each label the entries found in `words`, disjoint and in reading order."""
        if all(map(self._longest.__ge__, map(len, words))):
            norms = list(map(_norm, words))
        else:  # folding keeps the length: what is longer than any syllable of a form is none, and need not be kept
            norms = [_norm(word) if len(word) <= self._longest else "" for word in words]
        norms.append("")
        by_label: dict[str, list[Candidate]] = defaultdict(list)
        for start, first in enumerate(map(self._root.below.get, norms)):
            node, end = first, start
            while node is not None:
                end += 1
                for entry in node.entries:
                    if not entry.capital or words[start][0].isupper():
                        by_label[entry.label].append((start, end, entry))
                node = node.below.get(norms[end])
        return {label: _longest(candidates) for label, candidates in by_label.items()}


@cache
def lexicon_forms() -> FormTree:
    """Return the tree of all lexicons, built once for the process."""
    return FormTree(lexicon_entries())


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earlier of equally long ones; in reading order."""
    done = 0
    for start, end, _ in candidates:  # most often they are in order and apart
        if start < done:
            break
        done = end
    else:
        return candidates
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for start, end, entry in sorted(candidates, key=lambda one: (one[0] - one[1], one[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end, entry))
    return sorted(chosen, key=lambda one: one[0])
