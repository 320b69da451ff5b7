"""Two targets of one metric: is the child's at least as strong, under every reading of its words?

`edge`: weaker under some readings only, or different at exactly one value ("trên 90%" against "từ 90% trở lên").
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product
from typing import Literal

from models.calendar import edtf_bounds
from models.campaign import Comparator, Target
from pipeline.nlp.fold import lower
from pipeline.nlp.tables import load_table
from pipeline.reconcile.alignment.populations import populations

Comparison = Literal["equal", "stronger", "edge", "weaker", "later", "unclear"]
_UP, _DOWN = frozenset({">=", ">"}), frozenset({"<=", "<"})
_RELATIVE = frozenset({"increase", "decrease"})
# "đạt tối thiểu trên 90%" (seed 004), "trên 90% trở lên": at least, or more than?
_BOTH_UP = re.compile(r"(?:tối thiểu|ít nhất)\s+(?:là\s+|đạt\s+)?trên\b|\btrên\s+\d[\d.,]*\s*%?\s+trở lên")
_BOTH_DOWN = re.compile(r"(?:tối đa|không quá)\s+(?:là\s+)?dưới\b|\bdưới\s+\d[\d.,]*\s*%?\s+trở xuống")


def readings(target: Target) -> tuple[Comparator, ...]:
    """Return every comparator that the words of a target allow, its own first."""
    words = lower(target.text)
    more: tuple[Comparator, ...] = ()
    if target.comparator in _UP and _BOTH_UP.search(words):
        more = (">=", ">")
    elif target.comparator in _DOWN and _BOTH_DOWN.search(words):
        more = ("<=", "<")
    return tuple(dict.fromkeys((target.comparator, *target.readings, *more)))


def contradictory(text: str) -> str | None:
    """Return the words of a text that set two comparators at once; None when there are none."""
    match = _BOTH_UP.search(lower(text)) or _BOTH_DOWN.search(lower(text))
    return text[match.start() : match.end()] if match else None


@cache
def _less_is_better() -> re.Pattern[str]:
    return re.compile("|".join(row["pattern"] for row in load_table("pipeline.reconcile", "polarity")))


@cache
def _grades() -> dict[str, tuple[str, int]]:
    return {row["key"]: (row["scale"], row["rank"]) for row in load_table("pipeline.nlp", "grade")}


def kind(target: Target) -> str:
    """Return what a target measures with: a number with its unit, a grade, a change."""
    if target.comparator in _RELATIVE:
        return target.comparator
    if target.value is not None:
        return lower(target.unit or "")
    return "grade" if target.grade else "?"


def _upwards(parent: Target, child: Target) -> bool | None:
    """Tell whether more is better; None when the words leave it open."""
    known = {parent.comparator, child.comparator}
    if known & _UP and not known & _DOWN:
        return True
    if known & _DOWN and not known & _UP:
        return False
    if known & _UP:
        return None
    if _less_is_better().search(lower(f"{parent.text} {child.text}")) or 0 in {parent.value, child.value}:
        return False
    return True if parent.unit == "%" or 100 in {parent.value, child.value} else None


def _read(parent: Target, child: Target, comparators: tuple[Comparator, Comparator], *, up: bool) -> Comparison:
    asked, given = parent.value or 0, child.value or 0
    strict_parent, strict_child = (comparator in {">", "<"} for comparator in comparators)
    if asked == given:
        if strict_parent == strict_child:
            return "equal"
        return "edge" if strict_parent else "stronger"
    return "stronger" if (given > asked) == up else "weaker"


def _numbers(parent: Target, child: Target) -> Comparison:
    up = _upwards(parent, child)
    if up is None:
        return "equal" if parent.value == child.value and parent.comparator == child.comparator else "unclear"
    pairs = product(readings(parent), readings(child))
    found = {_read(parent, child, pair, up=up) for pair in pairs}
    if found == {"weaker"}:
        return "weaker"
    if found & {"weaker", "edge"}:
        return "edge"
    return "equal" if "equal" in found else "stronger"


def _graded(parent: Target, child: Target) -> Comparison:
    asked, given = _grades().get(parent.grade or ""), _grades().get(child.grade or "")
    if asked is None or given is None or asked[0] != given[0]:
        return "equal" if parent.grade == child.grade else "unclear"
    if asked[1] == given[1]:
        return "equal"
    return "stronger" if given[1] > asked[1] else "weaker"


def _changes(parent: Target, child: Target) -> Comparison:
    if parent.value is None or child.value is None:
        return "equal" if parent.value == child.value else "unclear"
    if lower(parent.unit or "") != lower(child.unit or ""):
        return "unclear"
    return "equal" if parent.value == child.value else "stronger" if child.value > parent.value else "weaker"


def same_population(parent: Target, child: Target) -> bool:
    """Tell whether two targets count the same people or units, as far as their words name any."""
    left, right = (populations(target.text) for target in (parent, child))
    return not left or not right or bool(left & right)


def compare(parent: Target, child: Target) -> Comparison:
    """Return how the child's target stands to the parent's; `unclear` when units, scales or populations differ."""
    if kind(parent) != kind(child) or not same_population(parent, child):
        return "unclear"
    if parent.comparator in _RELATIVE:
        found = _changes(parent, child)
    else:
        found = _numbers(parent, child) if parent.value is not None else _graded(parent, child)
    if found in {"equal", "stronger"} and parent.due and child.due and _later(parent.due, child.due):
        return "later"
    return found


def _later(parent: str, child: str) -> bool:
    return edtf_bounds(child)[0] > edtf_bounds(parent)[1]
