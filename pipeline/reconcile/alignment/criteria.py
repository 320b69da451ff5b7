"""Criteria side by side; a criterion is weaker when a target inside it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from models.campaign import Campaign, Criterion, Target
from models.reconciliation import Relation
from pipeline.reconcile.alignment.conditions import conditions, counts_kept
from pipeline.reconcile.alignment.rows import Row, align_texts
from pipeline.reconcile.alignment.similarity import Lists, without_bounds
from pipeline.reconcile.alignment.targets import TargetRow

_OTHER_KIND = 0.6
_CLAUSE = 3
"""Words that a clause needs to say a criterion."""
_SAID = 0.45
"""Likeness from which on a clause says a criterion: clauses are short, two words in common are soon much."""
_MERGED = "gộp vào một mục khác"


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

    rows = align_texts(
        [without_bounds(criterion.text) for criterion in parent.criteria],
        [without_bounds(criterion.text) for criterion in child.criteria],
        relation,
        lambda left, right: _weight(parent.criteria[left], child.criteria[right]),
        ([criterion.text for criterion in parent.criteria], [criterion.text for criterion in child.criteria]),
    )
    rows = tuple(_counted(row, parent, child) for row in rows)
    missing = [row.parent for row in rows if row.child is None and row.parent is not None]
    found = [row for index in missing if (row := _in_a_clause(index, parent, child, relation))]
    held = {row.parent for row in found}
    return (*(row for row in rows if row.child is not None or row.parent not in held), *found)


def _counted(row: Row, parent: Campaign, child: Campaign) -> Row:
    """Return a grey row as sure where both criteria count the same thing and the child as much."""
    if not row.grey or row.parent is None or row.child is None:
        return row
    kept = counts_kept(parent.criteria[row.parent].text, child.criteria[row.child].text)
    return Row(row.parent, row.child, "covered", row.score) if kept else row


def _in_a_clause(index: int, parent: Campaign, child: Campaign, relation: Callable[[int, int], Relation]) -> Row | None:
    """Return the row of a criterion that one clause of a longer one of the child says.

    'Tập thể: hoàn thành tốt nhiệm vụ, phong trào sôi nổi, nộp đủ 100% kinh phí công đoàn' has three of the parent's.
    """
    asked = parent.criteria[index]
    clauses = [
        (number, clause)
        for number, criterion in enumerate(child.criteria)
        if _weight(asked, criterion) == 1.0
        for clause in re.split(r"[,;]", criterion.text)
        if len(clause.split()) >= _CLAUSE
    ]
    lists = Lists([without_bounds(asked.text)], [without_bounds(clause) for _, clause in clauses])
    scored = [(lists.score(0, place), -number) for place, (number, _) in enumerate(clauses)]
    best, place = max(scored, default=(0.0, 0))
    return Row(index, -place, relation(index, -place), round(best, 4), _MERGED) if best >= _SAID else None
