"""When two values count as one (evaluation, "Matchers"). Both arguments are NFC; the first is gold.

A value without a matcher of its own is compared as it stands: the contract fixes its spelling ('Phó Chủ tịch', not
'PHÓ CHỦ TỊCH').
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from rapidfuzz import fuzz

from pipeline.evaluate.values import Json, entries, node, text_of
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.nlp.symbols import canonical_symbol

TITLE_SIMILARITY = 0.9
ITEM_SIMILARITY = 0.85

Matcher = Callable[[Json, Json], bool]

# The printed markers of a plan, 'I.', '1.1.', 'a)', '(1)', '-', '+': the contract drops them, the match ignores them.
_MARKER = re.compile(r"^\s*(?:[-–—+*•]\s*|\(?(?:\d{1,2}|[^\W\d_])\)\s*|\d{1,2}(?:\.\d{1,2})*\.\s+|[IVX]+\.\s+)")


@lru_cache(maxsize=16384)
def _words(text: str) -> str:
    return comparable(_MARKER.sub("", text)) or lower(text).strip()


def similarity(left: Json, right: Json) -> float:
    """Return the similarity in [0, 1] of two texts or items after marker, case, abbreviations and marks are dropped."""
    one, other = text_of(left), text_of(right)
    if one is None or other is None:
        return 0.0
    return float(fuzz.ratio(_words(one), _words(other))) / 100


def prefix_similarity(gold: Json, predicted: Json) -> float:
    """Return the similarity of gold with as many words of the beginning of the predicted item."""
    one, other = text_of(gold), text_of(predicted)
    if one is None or other is None:
        return 0.0
    words = _words(one)
    beginning = _words(other).split()[: len(words.split())]
    return float(fuzz.ratio(words, " ".join(beginning))) / 100


def same_title(gold: Json, predicted: Json) -> bool:
    """Tell whether two titles are at least 0.9 similar."""
    return similarity(gold, predicted) >= TITLE_SIMILARITY


def same_item(gold: Json, predicted: Json) -> bool:
    """Tell whether two item texts are at least 0.85 similar."""
    return similarity(gold, predicted) >= ITEM_SIMILARITY


def same_value(gold: Json, predicted: Json) -> bool:
    """Tell whether two values are equal as they stand."""
    return gold == predicted


def same_symbol(gold: Json, predicted: Json) -> bool:
    """Tell whether two numbers, codes or symbols are canonically equal: case and spaces round / and - ignored."""
    if not isinstance(gold, str) or not isinstance(predicted, str):
        return False
    return canonical_symbol(gold) == canonical_symbol(predicted)


def same_name(gold: Json, predicted: Json) -> bool:
    """Tell whether two names are one after expanding abbreviations and unifying the place of the tone mark."""
    if not isinstance(gold, str) or not isinstance(predicted, str):
        return False
    return _name(gold) == _name(predicted)


@lru_cache(maxsize=16384)
def _name(text: str) -> str:
    # A unit may have no word character at all: '%'.
    return comparable(text) or lower(text).strip()


def same_rule(gold: Json, predicted: Json) -> bool:
    """Tell whether two RRULEs have the same parts, in any order; INTERVAL=1 is the default of RFC 5545."""
    if not isinstance(gold, str) or not isinstance(predicted, str):
        return False
    return _rule_parts(gold) == _rule_parts(predicted)


def _rule_parts(rule: str) -> dict[str, frozenset[str]]:
    pairs = (part.partition("=") for part in rule.upper().removeprefix("RRULE:").split(";") if part)
    parts = {key: frozenset(value.split(",")) for key, _, value in pairs}
    return {key: values for key, values in parts.items() if (key, *values) != ("INTERVAL", "1")}


def same_event(gold: Json, predicted: Json) -> bool:
    """Tell whether two relative dates count the same offset from the same event; no offset is null or empty."""
    one, other = node(gold), node(predicted)
    if not same_item(one.get("event"), other.get("event")):
        return False
    return same_name(one.get("offset") or "", other.get("offset") or "")


def same_quota(gold: Json, predicted: Json) -> bool:
    """Tell whether every key that the gold quota has is the same in the predicted one."""
    one, other = node(gold), node(predicted)
    matches = {"unit": same_name, "per": same_name}
    return all(
        other.get(key) is None if value is None else matches.get(key, same_value)(value, other.get(key))
        for key, value in one.items()
    )


def same_breakdown(gold: Json, predicted: Json) -> bool:
    """Tell whether two breakdowns give the same groups the same numbers, in any order."""
    rest = [node(share) for share in entries(predicted)]
    for share in map(node, entries(gold)):
        values = [other for other in rest if other.get("value") == share.get("value")]
        best = max(values, key=lambda other: similarity(share.get("group"), other.get("group")), default=None)
        if best is None or not same_item(share.get("group"), best.get("group")):
            return False
        rest.remove(best)
    return not rest
