"""All proposals of the children together, against the parent's allotment: per form and recipient, and per group."""

from __future__ import annotations

from collections.abc import Sequence

from models.campaign import Award, Number, Share
from models.family import PlanWords, QuotaState, QuotaSum
from models.record import CampaignRecord
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.issuers import addresses
from pipeline.reconcile.rules.quotas import same_kind
from pipeline.reconcile.rules.quoting import figure

Proposals = list[tuple[CampaignRecord, list[Award]]]


def quota_sums(parent: CampaignRecord, children: Sequence[CampaignRecord]) -> tuple[QuotaSum, ...]:
    """Return one sum per total of the parent and one per group that has a share; numbers per unit are rule R18's."""
    sums = []
    for award in parent.campaign.awards:
        if award.quota is None or award.quota.unit == "%" or award.quota.per not in {None, "year"}:
            continue
        # "04 Bằng khen cho tập thể, cá nhân" may count against the number for either.
        exact = _of(award, children, exact=True)
        vague = _of(award, children, exact=False)
        sums.append(_sum(award, None, exact, vague))
        sums += [group for share in award.breakdown if (group := _share(award, share, exact, vague))]
    return tuple(sums)


def _of(award: Award, children: Sequence[CampaignRecord], *, exact: bool) -> Proposals:
    """Return what the children propose of one award, for just its recipients or (not exact) for others too."""
    found = []
    for child in children:
        issuer, awards = child.document.issuer, child.campaign.awards
        mine = [one for one in awards if is_proposal(one, issuer) and same_kind(award, one)]
        own = [one for one in mine if (one.recipient == award.recipient) is exact]
        if own:
            found.append((child, own))
    return found


def _share(award: Award, share: Share, exact: Proposals, vague: Proposals) -> QuotaSum | None:
    """Return the sum of one group, of the children its name surely takes in; None where that is open for all."""

    def belongs(child: CampaignRecord) -> bool | None:
        return addresses(share.group, child.document.issuer)

    sure = [(child, own) for child, own in exact if belongs(child)]
    perhaps = [(child, own) for child, own in exact if belongs(child) is None]
    perhaps += [(child, own) for child, own in vague if belongs(child) is not False]
    return _sum(award, share, sure, perhaps) if sure or not perhaps else None


def _sum(award: Award, share: Share | None, sure: Proposals, perhaps: Proposals) -> QuotaSum:
    quota = award.quota
    limit: Number = share.value if share else quota.value if quota else 0
    total, unnumbered = _total(sure)
    more, open_ends = _total(perhaps)
    # A range of recipients ("tập thể, cá nhân") or a number per year can be read in several ways.
    loose = award.recipient in {None, "both"} or (quota is not None and quota.per is not None) or _per_unit(award)
    return QuotaSum(
        form=award.form,
        grantor=award.grantor,
        recipient=award.recipient,
        group=share.group if share else None,
        allotted=limit,
        proposed=total,
        unnumbered=unnumbered,
        state=_state(total, total + more, limit, loose=loose, unnumbered=unnumbered + open_ends),
        parent=award.evidence,
        children=tuple(_words(child, own) for child, own in sure),
    )


def _per_unit(award: Award) -> bool:
    """Tell whether a number may be meant for each unit: "được đề nghị 02 Bằng khen" without a division by groups."""
    return award.proposed and not award.breakdown


def _total(proposals: Proposals) -> tuple[Number, int]:
    """Return the sum of the printed numbers and how many proposals print none."""
    counted = [_number(own) for _, awards in proposals for own in awards]
    numbers = [number for number in counted if number is not None]
    return sum(numbers), len(counted) - len(numbers)


def _number(award: Award) -> Number | None:
    """Return the number one child proposes in all; None for a percentage or a number per unit of its own."""
    quota = award.quota
    return quota.value if quota and quota.unit != "%" and quota.per in {None, "year"} else None


def _state(sure: Number, most: Number, limit: Number, *, loose: bool, unnumbered: int) -> QuotaState:
    if sure > limit:
        return "unclear" if loose else "over"
    return "unclear" if unnumbered or most > limit else "within"


def _words(child: CampaignRecord, awards: list[Award]) -> PlanWords:
    numbers = [number for award in awards if (number := _number(award)) is not None]
    value = figure(sum(numbers), two_digits=True) if numbers else None
    return PlanWords(plan=child.id, value=value, evidence=tuple(span for award in awards for span in award.evidence))
