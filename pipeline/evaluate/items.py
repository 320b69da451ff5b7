"""The lists of the record: what makes two items one, and which attributes are then judged."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.evaluate.counts import Verdict
from pipeline.evaluate.judge import Affinity, ItemRow
from pipeline.evaluate.matchers import (
    ITEM_SIMILARITY,
    Matcher,
    prefix_similarity,
    same_breakdown,
    same_event,
    same_item,
    same_name,
    same_quota,
    same_rule,
    same_value,
    similarity,
)
from pipeline.evaluate.values import Json, Node, entries, node


def _similar(gold: Json, predicted: Json) -> float | None:
    score = similarity(gold, predicted)
    return score if score >= ITEM_SIMILARITY else None


def _begins(gold: Json, predicted: Json) -> float | None:
    score = prefix_similarity(gold, predicted)
    return score if score >= ITEM_SIMILARITY else None


def _equal(**matchers: Matcher) -> Affinity:
    def affinity(gold: Json, predicted: Json) -> float | None:
        one, other = node(gold), node(predicted)
        for key, same in matchers.items():
            if key not in one:
                continue
            left, right = one[key], other.get(key)
            if left is None or right is None:
                if left is not right:
                    return None
            elif not same(left, right):
                return None
        return 1.0

    return affinity


def _named(gold: Json, predicted: Json) -> float | None:
    one, other = (value if isinstance(value, str) else node(value).get("name") for value in (gold, predicted))
    return 1.0 if same_name(one, other) else None


TEXTS = _similar
PREFIXES = _begins
NAMES = _named

CRITERIA = ItemRow("criteria", _similar, {"applies_to": same_value})

TARGETS = ItemRow(
    "targets",
    _equal(comparator=same_value, value=same_value, unit=same_name, grade=same_name),
    {"due": same_value, "context": same_value},
    {"text": same_item},
)

AWARDS = ItemRow(
    "awards",
    _equal(form=same_name, grantor=same_name),
    {"recipient": same_value, "quota": same_quota, "breakdown": same_breakdown},
)

DEADLINES = ItemRow(
    "deadlines",
    _equal(on=same_value, rrule=same_rule, relative_to=same_event),
    {"kind": same_value, "bound": same_value, "addressee": same_name, "certainty": same_value},
    {"action": same_item},
)

_LISTS = (("criteria", CRITERIA), ("targets", TARGETS), ("awards", AWARDS), ("deadlines", DEADLINES))


def judge_list(row: str, gold: Node, predicted: Node, affinity: Affinity, key: str | None = None) -> Iterator[Verdict]:
    """Yield the verdicts on a list of texts or names under `key` (default: the name of the row), if gold has it."""
    key = key or row
    if key not in gold:
        return
    rows = ItemRow(row, affinity)
    left, right = entries(gold[key]), entries(predicted.get(key))
    yield from rows.judge(left, right, rows.pairs(left, right))


def judge_records(gold: Node, predicted: Node) -> Iterator[Verdict]:
    """Yield the verdicts on criteria, targets, awards and deadlines of a campaign, those that gold has."""
    for key, rows in _LISTS:
        if key in gold:
            left, right = entries(gold[key]), entries(predicted.get(key))
            yield from rows.judge(left, right, rows.pairs(left, right))
