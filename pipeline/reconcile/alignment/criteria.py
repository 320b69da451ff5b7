"""Criteria side by side; a criterion is weaker when a target inside it is."""

from __future__ import annotations

from collections.abc import Iterable

from models.campaign import Campaign, Criterion, Target
from models.reconciliation import Relation
from pipeline.reconcile.alignment.conditions import conditions
from pipeline.reconcile.alignment.rows import Row, align_texts
from pipeline.reconcile.alignment.similarity import without_bounds
from pipeline.reconcile.alignment.targets import TargetRow

_OTHER_KIND = 0.6


def inside(target: Target, criterion: Criterion) -> bool:
    """Tell whether a target stands in a criterion: by its place or by its words."""
    if any(t.start < c.end and c.start < t.end for t in target.evidence for c in criterion.evidence):
        return True
    return target.text in criterion.text or criterion.text in target.text


def _weight(parent: Criterion, child: Criterion) -> float:
    kinds = {parent.applies_to, child.applies_to} - {None, "both"}
    return _OTHER_KIND if len(kinds) == 2 else 1.0


def _worst(relations: Iterable[Relation]) -> Relation:
    found = set(relations)
    order: tuple[Relation, ...] = ("weaker", "changed", "stronger")
    return next((relation for relation in order if relation in found), "covered")


def align(parent: Campaign, child: Campaign, targets: Iterable[TargetRow]) -> tuple[Row, ...]:
    """Return the parent's criteria with the child's; `targets` are the aligned targets of the two."""
    compared = [
        (parent.targets[row.parent], child.targets[row.child], row.relation)
        for row in targets
        if row.parent is not None and row.child is not None
    ]

    def relation(left: int, right: int) -> Relation:
        mine, theirs = parent.criteria[left], child.criteria[right]
        found = [found for above, below, found in compared if inside(above, mine) and inside(below, theirs)]
        return _worst([*found, *conditions(mine.text, theirs.text)])

    return align_texts(
        [without_bounds(criterion.text) for criterion in parent.criteria],
        [without_bounds(criterion.text) for criterion in child.criteria],
        relation,
        lambda left, right: _weight(parent.criteria[left], child.criteria[right]),
        ([criterion.text for criterion in parent.criteria], [criterion.text for criterion in child.criteria]),
    )
