"""A parent and all its reconciled children -> the family view (`models.family`)."""

from __future__ import annotations

from collections.abc import Sequence

from models.family import FamilyView
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.family.beyond import promises
from pipeline.reconcile.family.issue import issue_duties
from pipeline.reconcile.family.quotas import quota_sums
from pipeline.reconcile.family.spreads import spreads
from pipeline.reconcile.family.uncovered import uncovered
from pipeline.reconcile.reconciling import plan_key

__all__ = ["family"]


def family(parent: CampaignRecord, children: Sequence[tuple[CampaignRecord, Reconciliation]]) -> FamilyView:
    """Return what can be said of all children of a parent together.

    Pure; the order of the children does not matter. A reconciliation with another parent is left out, and so is the
    parent itself.
    """
    unique = {
        child.id: (child, found)
        for child, found in children
        if child.id != parent.id and found.parent is not None and found.parent.id == parent.id
    }
    ordered = [unique[key] for key in sorted(unique, key=lambda key: _order(unique[key][0]))]
    records = [child for child, _ in ordered]
    return FamilyView(
        parent=plan_key(parent),
        children=tuple(plan_key(child) for child in records),
        issue=issue_duties(parent, records),
        quotas=quota_sums(parent, records),
        deadlines=spreads(parent, records),
        uncovered=uncovered(parent, ordered),
        beyond=promises(parent, ordered),
    )


def _order(record: CampaignRecord) -> tuple[str, str, str]:
    header = record.document
    return header.issuer.name if header.issuer else "", header.symbol or "", record.id
