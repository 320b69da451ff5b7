"""What a report is about: pairs of plans with their reconciliation, gathered into families."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from models.comparison import PairChange, ReportComparison
from models.reconciliation import Finding, Reconciliation
from models.record import CampaignRecord
from pipeline.report.findings import OUTCOMES, anchors


@dataclass(frozen=True, slots=True)
class Compared:
    """One child with its reconciliation; `parent` is None where its record is not at hand.

    `change` is what differs from an earlier run; None where there is none to compare with.
    """

    child: CampaignRecord
    found: Reconciliation
    parent: CampaignRecord | None = None
    change: PairChange | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """A parent with its children."""

    parent: CampaignRecord
    pairs: tuple[Compared, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """One finding with its pair and its anchor on the page of the pair."""

    pair: Compared
    finding: Finding
    anchor: str


Changed = Mapping[tuple[str, str | None], PairChange]
"""The pairs of a comparison with an earlier run, by child and parent."""


def changed_pairs(changes: ReportComparison | None) -> Changed | None:
    """Return the pairs of a comparison; None where there is none."""
    return None if changes is None else {_pair(pair): pair for pair in changes.pairs}


def compared_of(
    by_id: Mapping[str, CampaignRecord], reconciliations: Iterable[Reconciliation], changed: Changed | None = None
) -> tuple[Compared, ...]:
    """Return the pairs whose child's record is at hand, in the order of the reconciliations."""
    return tuple(
        Compared(
            by_id[found.child.id],
            found,
            by_id.get(found.parent.id) if found.parent else None,
            None if changed is None else changed.get(_pair(found), _untouched(found)),
        )
        for found in reconciliations
        if found.child.id in by_id
    )


def _pair(pair: Reconciliation | PairChange) -> tuple[str, str | None]:
    return pair.child.id, pair.parent.id if pair.parent else None


def _untouched(found: Reconciliation) -> PairChange:
    return PairChange(child=found.child, parent=found.parent, status="unchanged")


def families_of(pairs: Sequence[Compared]) -> tuple[Family, ...]:
    """Return one family per parent at hand, in the order of its first pair."""
    members: dict[str, list[Compared]] = {}
    parents: dict[str, CampaignRecord] = {}
    for pair in pairs:
        if pair.parent is not None:
            parents[pair.parent.id] = pair.parent
            members.setdefault(pair.parent.id, []).append(pair)
    return tuple(Family(parent, tuple(members[key])) for key, parent in parents.items())


def placed(pairs: Iterable[Compared]) -> tuple[Placed, ...]:
    """Return every finding of every pair, gravest first, then child by child."""
    rows = [
        Placed(pair, finding, anchor)
        for pair in pairs
        for anchor, finding in zip(anchors(pair.found.findings), pair.found.findings, strict=True)
    ]
    return tuple(sorted(rows, key=_gravity))


def _gravity(row: Placed) -> tuple[int, int, str, str, str]:
    outcome, child = OUTCOMES.index(row.finding.outcome), row.pair.found.child
    return outcome, -row.finding.severity, child.issuer or "", child.id, row.anchor
