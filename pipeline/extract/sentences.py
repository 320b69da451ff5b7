"""Sentences of a printed block, and ranges that are looked up by place."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# A stop before white space ends a sentence ('30.11.2024' and 'Q.1' do not); so do ';' and a line break.
_MARK = re.compile(r"[()\n]|[.;](?=\s|$)")
_ABBREVIATED = re.compile(r"(?:^|\W)(?:tp|tx|tt|q|p|h|x|v\.v|nxb|ths|ts|gs|pgs)$")
_LONGEST = 3000


class Sentence(NamedTuple):
    """`text[start:end]`, without the stop that ends it."""

    start: int
    end: int


def sentences(low: str, start: int, end: int) -> list[Sentence]:
    """Return the sentences of `low[start:end]`; stops inside a parenthesis that closes again end none.

    'tặng 12 Bằng khen (trong đó: 06 cho các sở; 06 cho các huyện)' is one sentence.
    """
    found: list[Sentence] = []
    inner: list[int] = []
    depth = 0
    first = start
    for match in _MARK.finditer(low, start, end):
        mark = match.group()
        if mark == "(":
            depth += 1
        elif mark == ")":
            depth = max(depth - 1, 0)
            inner = inner if depth else []
        elif depth and mark != "\n":
            inner.append(match.start())
        elif not (mark == "." and _ABBREVIATED.search(low[max(first, match.start() - 5) : match.start()])):
            # A parenthesis that never closes hides no stop.
            for stop in (*inner, match.start()):
                found.append(Sentence(first, stop))
                first = stop + 1
            inner, depth = [], 0
    for stop in (*inner, end):
        found.append(Sentence(first, stop))
        first = stop + 1
    return [part for sentence in found for part in _cut(low, sentence) if part.end > part.start]


def _cut(low: str, sentence: Sentence) -> Iterator[Sentence]:
    """Yield the sentence, in parts at a comma or a space where it is longer than any: a table run into one line."""
    first = sentence.start
    while sentence.end - first > _LONGEST:
        limit = first + _LONGEST
        stop = max(low.rfind(", ", first + 1, limit), low.rfind(" ", limit - 200, limit))
        # Without any blank (markup read as text, figures of an attachment) it is cut where it is.
        stop = stop if stop > first else limit
        yield Sentence(first, stop)
        first = stop
    yield Sentence(first, sentence.end)


class Ranges:
    """Disjoint ranges of the text; asks whether a place touches one in logarithmic time."""

    def __init__(self, ranges: Iterable[tuple[int, int]]) -> None:
        merged: list[tuple[int, int]] = []
        for start, end in sorted(ranges):
            if merged and start <= merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        self._ranges = merged

    def touch(self, start: int, end: int) -> bool:
        """Tell whether `start..end` shares a character with one of the ranges."""
        index = bisect_right(self._ranges, start, key=lambda one: one[0]) - 1
        if index >= 0 and self._ranges[index][1] > start:
            return True
        return index + 1 < len(self._ranges) and self._ranges[index + 1][0] < end
