"""The lexicons: YAML tables -> surface forms of each (label, key), with their spelling and abbreviation variants.

A table is `data/LABEL.yaml`: rows with `key`, `forms` and `source`, and what the label needs besides. Optional:
`capital: true` (the form counts only with a capital first letter: 'Ban', not 'ban') and `unless` (longer phrases in
which the form means something else: 'bộ phận').
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import product
from typing import Any, NamedTuple

from pipeline.nlp.fold import lower
from pipeline.nlp.tables import load_table

LABELS = (
    "award_form", "doc_type", "body_kind", "body", "section_role", "group", "grade", "deadline_kind", "reference_role",
    "recurrence", "position", "province",
)  # fmt: skip
Row = Mapping[str, Any]


class Entry(NamedTuple):
    """One surface form; `key` is None for a phrase that only hides the shorter forms inside it."""

    label: str
    key: str | None
    form: str
    capital: bool


@cache
def rows(label: str) -> dict[str, Row]:
    """Return the rows of a lexicon by key, in the order of the table.

    Raises:
        ValueError: a key stands twice in the table.
    """
    table = load_table("pipeline.nlp", label)
    found = {row["key"]: row for row in table}
    if len(found) != len(table):
        raise ValueError(f"data/{label}.yaml has a key twice")
    return found


def lexicon_entries() -> list[Entry]:
    """Return every surface form of every lexicon, variants included, each once for its label."""
    return [entry for label in LABELS for entry in _entries(label)]


def _entries(label: str) -> Iterator[Entry]:
    seen: set[str] = set()
    table = rows(label).items()
    printed = [(key, form, bool(row.get("capital", False))) for key, row in table for form in row["forms"]]
    hiding = [(None, form, False) for _, row in table for form in row.get("unless", ())]
    for key, form, capital in (*printed, *hiding):  # what is a form of some row hides nothing
        for variant in variants(form):
            if lower(variant) not in seen:
                seen.add(lower(variant))
                yield Entry(label, key, variant, capital)


def variants(form: str) -> list[str]:
    """Return the form with its spellings (sĩ, sỹ) and with its long names abbreviated (Ủy ban nhân dân, UBND)."""
    spelt = ["".join(parts) for parts in product(*(_spellings(part) for part in re.split(r"(\W+)", form)))]
    return [variant for one in spelt for variant in _abbreviated(one)]


def _spellings(syllable: str) -> tuple[str, ...]:
    return _spelling_table().get(lower(syllable), (syllable,))


@cache
def _spelling_table() -> dict[str, tuple[str, ...]]:
    return {form: tuple(row["forms"]) for row in load_table("pipeline.nlp", "spellings") for form in row["forms"]}


@cache
def _long_names() -> list[tuple[str, str, re.Pattern[str]]]:
    table = load_table("pipeline.nlp", "abbreviations")
    return [(long := lower(row["long"]), row["short"], re.compile(rf"(?<!\w){re.escape(long)}(?!\w)")) for row in table]


def _abbreviated(form: str) -> list[str]:
    found = {form: lower(form)}
    for long, short, pattern in _long_names():
        for known, low in [pair for pair in found.items() if long in pair[1] and long != pair[1]]:
            match = pattern.search(low)
            if match is not None:
                shorter = known[: match.start()] + short + known[match.end() :]
                found[shorter] = lower(shorter)
    return list(found)
