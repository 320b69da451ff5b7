"""What children promise beyond their parent: further contents and targets, awards of their own, stronger targets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.campaign import Award, Item, Target
from models.family import PlanWords, Promise
from models.reconciliation import Aligned, Pair, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.rules.quoting import figure

Member = tuple[CampaignRecord, Reconciliation]


def promises(parent: CampaignRecord, children: Sequence[Member]) -> tuple[Promise, ...]:
    """Return them child by child, contents before targets before awards, in the order of each child's lists."""
    return tuple(promise for child, found in children for promise in _promises(parent, child, found))


def _promises(parent: CampaignRecord, child: CampaignRecord, found: Reconciliation) -> Iterator[Promise]:
    # Against a parent that lists nothing, everything would be an addition.
    if parent.campaign.contents:
        for pair in _pairs(found, "contents", len(child.campaign.contents)):
            if pair.parent is None:
                yield Promise(kind="content", child=_words(child, child.campaign.contents[pair.child or 0]))
    yield from _targets(parent, child, found)
    for award in child.campaign.awards:
        if not is_proposal(award, child.document.issuer) and award.grantor:
            value = _award(award)
            yield Promise(kind="award", child=PlanWords(plan=child.id, value=value, evidence=award.evidence))


def _targets(parent: CampaignRecord, child: CampaignRecord, found: Reconciliation) -> Iterator[Promise]:
    above, own = parent.campaign.targets, child.campaign.targets
    for pair in _pairs(found, "targets", len(own)):
        target = own[pair.child or 0]
        if pair.parent is None and above:
            yield Promise(kind="added_target", child=_words(child, target))
        elif pair.relation == "stronger" and pair.parent is not None and pair.parent < len(above):
            words = _words(parent, above[pair.parent])
            yield Promise(kind="stronger_target", child=_words(child, target), parent=words)


def _pairs(found: Reconciliation, field: Aligned, length: int) -> Iterator[Pair]:
    """Yield the rows that have a child's entry, in the child's order; an alignment may be older than its record."""
    rows = [pair for pair in found.alignment.get(field, ()) if pair.child is not None and pair.child < length]
    yield from sorted(rows, key=lambda pair: (pair.child or 0, pair.parent is not None, pair.parent or 0))


def _words(record: CampaignRecord, item: Item | Target) -> PlanWords:
    return PlanWords(plan=record.id, value=item.text, evidence=item.evidence)


def _award(award: Award) -> str:
    number = f"{figure(award.quota.value, two_digits=True)} " if award.quota and award.quota.unit != "%" else ""
    return f"{number}{award.form} của {award.grantor}"
