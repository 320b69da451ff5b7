"""A row of an alignment before it is a `models.reconciliation.Pair`, and the aligning of two lists of texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from models.reconciliation import Pair, Relation
from pipeline.reconcile.alignment.similarity import COVERED, GREY, Lists, Match, Weight


@dataclass(frozen=True)
class Row:
    """Indices into the two lists; None where a side has no counterpart. `grey`: alike, but not surely the same."""

    parent: int | None
    child: int | None
    relation: Relation
    score: float = 0.0
    note: str | None = None
    grey: bool = False

    def pair(self) -> Pair:
        """Return the row of the contract."""
        score = min(1.0, max(0.0, self.score))
        return Pair(parent=self.parent, child=self.child, relation=self.relation, score=score, note=self.note)


def _row(match: Match, relation: Callable[[int, int], Relation], lists: Lists) -> Row:
    told = relation(match.parent, match.child)
    # What is one only because nothing else comes near accuses nobody of being weaker.
    clear = told != "weaker" and lists.clear(match.parent, match.child)
    if match.how is None and match.score < COVERED and not clear:
        return Row(match.parent, match.child, "changed", match.score, "giống nhau chưa rõ, cần xem lại", grey=True)
    return Row(match.parent, match.child, told, match.score, match.how)


def _covered(parent: int, child: int) -> Relation:  # noqa: ARG001 (the shape of a judge of relations)
    return "covered"


def unmatched(parents: int, children: int, rows: Sequence[Row]) -> tuple[Row, ...]:
    """Return `rows` and, after them, what only one side has, in the order of the lists."""
    left, right = {row.parent for row in rows}, {row.child for row in rows}
    missing = [Row(index, None, "missing") for index in range(parents) if index not in left]
    added = [Row(None, index, "added") for index in range(children) if index not in right]
    return (*rows, *missing, *added)


def align_texts(
    parent: Sequence[str],
    child: Sequence[str],
    relation: Callable[[int, int], Relation] = _covered,
    weight: Weight | None = None,
    ties: tuple[Sequence[str], Sequence[str]] | None = None,
    *,
    faint: bool = False,
) -> tuple[Row, ...]:
    """Align two lists of texts, merged and split items included; `relation` judges each pair that is surely one.

    `faint`: what is left of both sides may be one in quite other words.
    """
    lists = Lists(parent, child, ties)
    pairs = lists.matches(GREY, weight) if weight else lists.matches(GREY)
    merged = lists.merged(pairs)
    inside = {match.parent for match in merged}
    kept = [match for match in pairs if match.parent not in inside]
    parts = lists.split([*kept, *merged])
    split = {part.parent for part in parts}
    kept = [match for match in kept if match.score >= COVERED or match.parent not in split]
    found = [*kept, *merged, *parts]
    found += lists.faint(found) if faint else []
    rows = sorted((_row(match, relation, lists) for match in found), key=lambda row: (row.parent or 0, row.child or 0))
    return unmatched(len(parent), len(child), rows)
