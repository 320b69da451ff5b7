"""Contents of the parent that no child surely has."""

from __future__ import annotations

from collections.abc import Sequence

from models.family import PlanWords, Uncovered
from models.reconciliation import Pair, Reconciliation
from models.record import CampaignRecord

Member = tuple[CampaignRecord, Reconciliation]


def uncovered(parent: CampaignRecord, children: Sequence[Member]) -> tuple[Uncovered, ...]:
    """Return the parent's contents without a sure counterpart in any child that lists contents itself.

    A child of which only an article is known proves nothing by its silence and is not counted.
    """
    telling = [(child, found) for child, found in children if _tells(child)]
    if not telling:
        return ()
    gaps = []
    for index, item in enumerate(parent.campaign.contents):
        rows = [(child, _row(found, index, child)) for child, found in telling]
        if any(row is not None and row.relation != "changed" for _, row in rows):
            continue
        perhaps = tuple(_words(child, row) for child, row in rows if row is not None)
        gaps.append(
            Uncovered(
                index=index, text=item.text, label=item.label, compared=len(telling), perhaps=perhaps,
                evidence=item.evidence,
            )
        )  # fmt: skip
    return tuple(gaps)


def _tells(child: CampaignRecord) -> bool:
    return bool(child.campaign.contents) and child.document.genre != "article"


def _row(found: Reconciliation, index: int, child: CampaignRecord) -> Pair | None:
    """Return how the child has the content, None where it lacks it; a pair of the grey zone is "changed"."""
    for pair in found.alignment.get("contents", ()):
        if pair.parent == index and pair.child is not None and pair.child < len(child.campaign.contents):
            return pair
    return None


def _words(child: CampaignRecord, pair: Pair) -> PlanWords:
    item = child.campaign.contents[pair.child or 0]
    return PlanWords(plan=child.id, value=item.text, evidence=item.evidence)
