"""R18: what is proposed to the parent's grantor stays within what the parent allots."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from models.campaign import Award
from models.header import Issuer
from models.record import CampaignRecord
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.awards import same_form, same_grantor
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import period_window
from pipeline.reconcile.issuers import addresses
from pipeline.reconcile.rules.quoting import evidence_of_all as _evidence
from pipeline.reconcile.rules.quoting import figure, recipients
from pipeline.reconcile.rules.registry import pair_rule

_EACH_YEAR = re.compile(r"\b(?:hằng|hàng|mỗi|từng) năm\b")


def _per_unit(award: Award) -> bool:
    """Tell whether a parent's number limits each unit: printed so, or as what "mỗi đơn vị đề nghị"."""
    return award.quota is not None and (award.proposed or award.quota.per not in {None, "year"})


def _counted(award: Award) -> bool:
    """Tell whether a child's number is one of awards in all: 'hằng năm ... 02 tập thể' faces a yearly limit too."""
    return award.quota is not None and award.quota.unit != "%" and award.quota.per in {None, "year"}


def _allotment(award: Award, issuer: Issuer | None) -> tuple[float, ...]:
    if award.quota is None or award.quota.unit == "%":
        return ()
    if _per_unit(award):
        return (award.quota.value,)
    groups = [(share.value, addresses(share.group, issuer)) for share in award.breakdown]
    sure = tuple(value for value, belongs in groups if belongs)
    return sure or tuple(value for value, belongs in groups if belongs is None) or (award.quota.value,)


def _yearly(awards: list[Award]) -> bool:
    """Tell whether the numbers are printed for each year, by field or by words: 'Hằng năm, mỗi đơn vị đề nghị'."""
    return any(
        award.quota is not None
        and (award.quota.per == "year" or any(_EACH_YEAR.search(lower(span.text)) for span in award.evidence))
        for award in awards
    )


def _several_years(case: Case) -> bool:
    window = period_window(case.child)
    return window is None or window.earliest.year < window.latest.year


def _quota_remark(key: tuple[str, str], mine: list[Award], above: list[Award], case: Case) -> Remark:
    form, recipient = key
    issuer = case.child.document.issuer
    numbers = [award.quota.value for award in mine if award.quota and _counted(award)]
    units = [award for award in above if _per_unit(award)]
    limits = [limit for award in units or above for limit in _allotment(award, issuer)]
    asked = figure(sum(numbers), two_digits=True) if numbers else "không ghi số"
    given = "/".join(figure(limit, two_digits=True) for limit in sorted(set(limits))) or "không ghi số"
    if not numbers or not limits:
        ending = "unknown"
    elif max(numbers) > max(limits):
        # A number for the whole stage may be more than what is allotted for one of its years.
        whole = _yearly(units or above) and not _yearly(mine) and _several_years(case)
        ending = "maybe_over" if whole else "over"
    else:
        ending = "maybe_over" if sum(numbers) > min(limits) else "ok"
    values = {"child": asked, "parent": given, "form": form, "recipient": recipient}
    return Remark(ending, _evidence(mine), _evidence(above), f"{form} {recipient}: {asked}", f"{form}: {given}", values)


@pair_rule("R18", campaign=True)
def quota_kept(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R18: what is proposed to the parent's grantor stays within its allotment; the issuer's own awards are its own."""
    issuer = case.child.document.issuer
    mine = case.child.campaign.awards
    grouped: dict[tuple[str, str], list[Award]] = defaultdict(list)
    for award in mine:
        if is_proposal(award, issuer):
            grouped[award.form, recipients(award.recipient)].append(award)
    if not grouped:
        return [Remark("own" if mine else "none", _evidence(mine))]
    remarks = []
    for key in sorted(grouped):
        proposals = grouped[key]
        above = [award for award in parent.campaign.awards if any(same_kind(award, own) for own in proposals)]
        remarks.append(_quota_remark(key, proposals, above, case))
    return remarks


def same_kind(parent: Award, child: Award) -> bool:
    """Tell whether two awards can be one: form, recipient and grantor do not differ."""
    kinds = {parent.recipient, child.recipient}
    same = len(kinds) == 1 or bool(kinds & {None, "both"})
    return same and same_form(parent, child) and same_grantor(parent.grantor, child.grantor) is not False
