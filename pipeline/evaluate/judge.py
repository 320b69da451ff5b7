"""The two ways of judging: one value against one value, one list against one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pipeline.evaluate.assignment import assign
from pipeline.evaluate.counts import Outcome, Verdict
from pipeline.evaluate.matchers import Matcher
from pipeline.evaluate.values import Json, Node, is_empty, node

Affinity = Callable[[Json, Json], float | None]
"""None where two items cannot be one, else how well they agree, in [0, 1]."""


def judge(row: str, gold: Json, predicted: Json, same: Matcher) -> Iterator[Verdict]:
    """Yield the verdict on one value; nothing where both sides are empty."""
    outcome: Outcome
    if is_empty(gold) and is_empty(predicted):
        return
    if is_empty(gold):
        outcome = "invented"
    elif is_empty(predicted):
        outcome = "missed"
    else:
        outcome = "hit" if same(gold, predicted) else "wrong"
    yield Verdict(row, outcome, gold, predicted)


def judge_keys(prefix: str, gold: Node, predicted: Node, matchers: Mapping[str, Matcher]) -> Iterator[Verdict]:
    """Yield the verdicts on the keys that gold has, in the order of `matchers`; rows are `prefix` + key."""
    for key, same in matchers.items():
        if key in gold:
            yield from judge(f"{prefix}{key}", gold[key], predicted.get(key), same)


@dataclass(frozen=True)
class ItemRow:
    """How the items of one list are paired, and what is then judged on each pair.

    Args:
        row: name of the row of the items.
        affinity: which items can be one.
        attributes: matchers of the attribute rows, by key.
        hints: further matchers that only decide between equal pairings, by key: gold has the action of some deadlines.
    """

    row: str
    affinity: Affinity
    attributes: Mapping[str, Matcher] = field(default_factory=dict)
    hints: Mapping[str, Matcher] = field(default_factory=dict)

    def pairs(self, gold: Sequence[Json], predicted: Sequence[Json]) -> list[tuple[int, int]]:
        """Return the index pairs of the optimal assignment."""
        return assign(gold, predicted, self.agreement)

    def judge(
        self, gold: Sequence[Json], predicted: Sequence[Json], pairs: Sequence[tuple[int, int]]
    ) -> Iterator[Verdict]:
        """Yield the verdicts on the items and, for each pair, on its attributes."""
        partner = dict(pairs)
        for index, one in enumerate(gold):
            if index not in partner:
                yield Verdict(self.row, "missed", one)
                continue
            other = predicted[partner[index]]
            yield Verdict(self.row, "hit", one, other)
            yield from judge_keys(f"{self.row}.", node(one), node(other), self.attributes)
        found = set(partner.values())
        for index, other in enumerate(predicted):
            if index not in found:
                yield Verdict(self.row, "invented", None, other)

    def agreement(self, gold: Json, predicted: Json) -> float | None:
        """Return how well two items agree, attributes and hints included; None where they cannot be one."""
        affinity = self.affinity(gold, predicted)
        if affinity is None:
            return None
        one, other = node(gold), node(predicted)
        matchers = {**self.attributes, **self.hints}
        equal = sum(_agree(one[key], other.get(key), same) for key, same in matchers.items() if key in one)
        return (affinity + equal) / (len(matchers) + 1)


def _agree(gold: Json, predicted: Json, same: Matcher) -> bool:
    if is_empty(gold) or is_empty(predicted):
        return is_empty(gold) and is_empty(predicted)
    return same(gold, predicted)
