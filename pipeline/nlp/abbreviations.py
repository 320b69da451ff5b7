"""Abbreviations of bodies: `UBND huyện` -> `Ủy ban nhân dân huyện` (contract, ground rule 5)."""

from __future__ import annotations

import re
from functools import cache

from pipeline.nlp.fold import lower
from pipeline.nlp.tables import load_table


@cache
def _expansions() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = load_table("pipeline.nlp", "abbreviations")
    long = {row["short"]: row["long"] for row in rows}
    shorts = sorted(long, key=len, reverse=True)
    return re.compile(rf"(?<![\w&])(?:{'|'.join(map(re.escape, shorts))})(?![\w&])"), long


def expand(text: str) -> str:
    """Return `text` with the known abbreviations written out; nothing else changes. The length does."""
    pattern, long = _expansions()
    return pattern.sub(lambda match: long[match.group()], text)


def same_name(left: str, right: str) -> bool:
    """Tell whether two names are one after expansion, case, tone place, dashes and spacing are unified."""
    return comparable(left) == comparable(right)


def comparable(text: str) -> str:
    """Return the form in which names and item texts are compared: expanded, folded, lower case, words only."""
    return " ".join(re.findall(r"\w+", lower(expand(text))))
