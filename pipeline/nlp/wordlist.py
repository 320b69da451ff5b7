"""Which syllables follow each other in words: the word list that ships with underthesea, and our own lexicons.

Used to tell a lost mark ('kiêm tra', 'QUYET ĐỊNH') from a rare word; a list of words proves what is, not what is not.
"""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

from pipeline.nlp.fold import lower, search_key
from pipeline.nlp.lexicons import lexicon_entries
from pipeline.nlp.syllables import is_syllable

_LIST = ("corpus", "data", "Viet74K.txt")

Pair = tuple[str, str]


@cache
def pairs() -> frozenset[Pair]:
    """Return the pairs of syllables that stand side by side in some word or term, as `lower` gives them."""
    return frozenset(pair for term in _terms() for pair in pairwise(term))


@cache
def house_pairs() -> frozenset[Pair]:
    """Return those of our own lexicons: terms of plans ('kế hoạch', 'phó chủ tịch'), in them beyond any other."""
    return frozenset(pair for entry in lexicon_entries() for pair in pairwise(lower(entry.form).split()))


@cache
def spellings() -> dict[str, frozenset[str]]:
    """Return the syllables that occur in words, by their letters without any mark ('quyet' -> quyết, quyệt)."""
    found: dict[str, set[str]] = {}
    for word in {word for term in _terms() for word in term}:
        if is_syllable(word):
            found.setdefault(search_key(word), set()).add(word)
    return {key: frozenset(words) for key, words in found.items()}


@cache
def _terms() -> tuple[tuple[str, ...], ...]:
    text = "\n".join((*_listed(), *(entry.form for entry in lexicon_entries())))
    return tuple(tuple(term.split()) for term in lower(text).split("\n"))


def _listed() -> list[str]:
    """Return the entries of the list, without loading underthesea, which takes half a second."""
    spec = find_spec("underthesea")
    folders = spec.submodule_search_locations if spec else None
    path = Path(next(iter(folders)), *_LIST) if folders else None
    if path is None or not path.is_file():
        return []
    return unicodedata.normalize("NFC", path.read_text(encoding="utf-8")).splitlines()
