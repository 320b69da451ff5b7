"""Sets of words that patterns are made of, kept as data: `data/phrases.yaml`, rows with name, words and source.

A pattern says how the words stand to one another, the table says which they are.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.nlp.fold import fold, search_key
from pipeline.nlp.letters import LAST_LETTER
from pipeline.nlp.tables import load_table


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of a set, folded, in the order of the table.

    Raises:
        KeyError: no set has this name.
    """
    return _sets()[name]


@cache
def alternation(name: str) -> str:
    """Return the words of a set as a non-capturing group of a pattern over a folded view, the longest first.

    Case is that of the table: capital words meet `fold`, small ones `lower` (pipeline/nlp/fold).

    Raises:
        KeyError: no set has this name.
    """
    longest_first = sorted(words(name), key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, longest_first))})"


@cache
def loosely(printed: str) -> str:
    """Return a pattern over the lower view that meets `printed` with any marks: a scan has 'công hòa xã hôi'."""
    marked: dict[str, str] = {}
    for letter in filter(str.islower, map(chr, range(0x61, LAST_LETTER + 1))):
        base = search_key(letter)
        marked[base] = marked.get(base, "") + letter
    return "".join(f"[{marked[search_key(char)]}]" if char.isalpha() else r"\s+" for char in printed)


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    """Return the sets by name.

    Raises:
        ValueError: two sets have one name, or a set has a word twice.
    """
    found: dict[str, tuple[str, ...]] = {}
    for row in load_table("pipeline.nlp", "phrases"):
        folded = tuple(fold(word) for word in row["words"])
        if row["name"] in found or len(set(folded)) != len(folded):
            raise ValueError(f"data/phrases.yaml: {row['name']} stands twice or has a word twice")
        found[row["name"]] = folded
    return found
