"""Titles that a citation without number may mean: an index over the rare neighbouring syllables of all titles.

It only narrows down, so it forgives misprints; whether a title is meant is decided on the records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache

from pipeline.reconcile.alignment.similarity import grams

_RAREST = 6
_MOST = 40
"""Documents looked at for one citation; a title of which more share the rarest syllables tells nothing apart."""
_SHARED = 0.4
"""Share of the shorter text's syllables: names of one campaign (likeness 0.6 and more) have more in common."""


@lru_cache(maxsize=65536)
def _pairs(title: str) -> frozenset[str]:
    return frozenset(gram for gram in grams(title) if " " in gram)


@lru_cache(maxsize=65536)
def _syllables(text: str) -> frozenset[str]:
    return frozenset(gram for gram in grams(text) if " " not in gram)


def themes_meet(left: str, right: str) -> bool:
    """Tell whether two names of campaigns share enough syllables to be one; never False for names that are alike."""
    one, other = _syllables(left), _syllables(right)
    return bool(one and other) and len(one & other) >= _SHARED * min(len(one), len(other))


class TitleIndex:
    """Documents by the pairs of syllables of their titles.

    Args:
        titles: document id -> title; empty titles are never found.
    """

    def __init__(self, titles: Mapping[str, str]) -> None:
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._titles = {id_: _pairs(title) for id_, title in titles.items()}
        for id_ in sorted(self._titles):
            for pair in self._titles[id_]:
                self._holders[pair].append(id_)

    def like(self, title: str) -> list[str]:
        """Return the documents whose titles share enough of `title`, the most alike first, at most 40."""
        wanted = _pairs(title)
        known = sorted((pair for pair in wanted if pair in self._holders), key=lambda pair: (self._size(pair), pair))
        found = {id_ for pair in known[:_RAREST] for id_ in self._holders[pair][: 50 * _MOST]}
        shared = {id_: len(wanted & self._titles[id_]) for id_ in found}
        enough = [id_ for id_ in found if shared[id_] >= _SHARED * min(len(wanted), len(self._titles[id_]))]
        return sorted(enough, key=lambda id_: (-shared[id_], id_))[:_MOST]

    def _size(self, pair: str) -> int:
        return len(self._holders[pair])
