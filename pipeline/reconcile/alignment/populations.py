"""Who is counted or addressed in a text (`data/populations.yaml`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from pipeline.nlp.abbreviations import expand
from pipeline.nlp.fold import lower
from pipeline.nlp.tables import load_table

Kind = Literal["staff", "society", "member", "place"]


@cache
def _finder() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    rows = load_table("pipeline.reconcile", "populations")
    classes = {form: (row["key"], row["kind"]) for row in rows for form in row["forms"]}
    longest_first = sorted(classes, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"), classes


@lru_cache(maxsize=4096)
def populations(text: str, *kinds: Kind) -> frozenset[str]:
    """Return the classes of people and units that a text names, of the given kinds or of all."""
    pattern, classes = _finder()
    found = {classes[match.group()] for match in pattern.finditer(lower(expand(text)))}
    return frozenset(key for key, kind in found if kind != "name" and (not kinds or kind in kinds))


def named(text: str, key: str) -> str:
    """Return the words by which a text names a class: 'đoàn viên', where it has no 'thanh niên'; the class if none."""
    pattern, classes = _finder()
    words = (match.group() for match in pattern.finditer(lower(expand(text))) if classes[match.group()][0] == key)
    return ", ".join(dict.fromkeys(words)) or key
