"""R18: what is proposed to the parent's grantor stays within what the parent allots."""

from __future__ import annotations

import re
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

# 'mỗi Sở được giới thiệu tối đa 01', 'mỗi huyện, thị xã, thành phố không quá 05', 'mỗi đơn vị đề nghị 02'
_EACH = re.compile(
    r"\b(?:mỗi|từng) (?!năm\b|lần\b|đợt\b)[^\W\d_][^;:.()\d]*?"
    r"(?= (?:được|không quá|tối đa|đề nghị|giới thiệu|lựa chọn|chọn|xét|trình|\d))",
    re.IGNORECASE,
)
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


def _limits(above: list[Award], issuer: Issuer | None) -> tuple[list[float], str]:
    """Return the numbers of the parent that limit the child, and whom they are printed for: "mỗi sở", "mỗi huyện".

    Numbers for each unit go before those in all; of several groups the one that takes in the child counts.
    """
    units = [award for award in above if _per_unit(award)]
    told = [(award, group, addresses(group, issuer)) for award in units for group in [_group(award)]]
    sure = [row for row in told if row[2]] or [row for row in told if row[2] is None]
    chosen = [award for award, _, _ in sure] if units else above
    groups = {group for _, group, _ in sure if group}
    return [limit for award in chosen for limit in _allotment(award, issuer)], groups.pop() if len(groups) == 1 else ""


def _group(award: Award) -> str | None:
    """Return the units that a number is printed for, by the words before it."""
    match = next((match for span in award.evidence if (match := _EACH.search(span.text))), None)
    return lower(" ".join(match.group().split())) if match else None


def _shares(awards: list[Award]) -> list[float]:
    """Return the numbers in percent of a unit's members: 'không quá 10% tổng số giáo viên'."""
    return [award.quota.value for award in awards if award.quota and award.quota.unit == "%"]


def _joined(limits: list[float]) -> str:
    printed = [figure(limit, two_digits=True) for limit in sorted(set(limits))]
    return " và ".join(part for part in (", ".join(printed[:-1]), printed[-1]) if part) if printed else "không ghi số"


def _ending(numbers: list[float], limits: list[float], *, whole: bool) -> str:
    """Return how the numbers proposed stand to the limits.

    `whole`: a number for the whole stage, which may be more than what is allotted for one of its years.
    """
    if not limits:
        return "unlimited"
    if not numbers:
        return "unnumbered"
    if max(numbers) > max(limits):
        return "maybe_over" if whole else "over_all" if len(set(limits)) > 1 else "over"
    return "maybe_over" if sum(numbers) > min(limits) else "ok"


def _allowed_to_some(numbers: list[float], above: list[Award], issuer: Issuer | None) -> bool:
    """Tell whether another group of units may propose the number, and it is open which group the child is in."""
    groups = [(award, addresses(_group(award), issuer)) for award in above]
    open_yet = not any(addressed for _, addressed in groups)
    limits = [limit for award, _ in groups for limit in _allotment(award, issuer)]
    return open_yet and bool(numbers) and bool(limits) and max(numbers) <= max(limits)


def _quota_remark(mine: list[Award], above: list[Award], case: Case) -> Remark:
    form, recipient = mine[0].form, recipients(mine[0].recipient)
    numbers = [award.quota.value for award in mine if award.quota and _counted(award)]
    limits, group = _limits(above, case.child.document.issuer)
    shares = not limits and bool(_shares(above) and _shares(mine))
    if shares:
        numbers, limits = [max(_shares(mine))], [max(_shares(above))]
    limiting = [award for award in above if _per_unit(award)] or above
    asked, given = figure(sum(numbers), two_digits=True) if numbers else "không ghi số", _joined(limits)
    if shares:
        asked, given = f"{figure(numbers[0])}%", f"{figure(limits[0])}%"
    ending = _ending(numbers, limits, whole=_yearly(limiting) and not _yearly(mine) and _several_years(case))
    if ending.startswith("over") and _allowed_to_some(numbers, limiting, case.child.document.issuer):
        ending = "maybe_over"
    values = {
        "child": asked,
        "parent": given,
        "form": form,
        "recipient": f" cho {recipient}" if recipient else "",
        "whom": f" (“{group}”)" if group else "",
    }
    return Remark(ending, _evidence(mine), _evidence(above), f"{form} {recipient}: {asked}", f"{form}: {given}", values)


def _proposed(case: Case) -> list[list[Award]]:
    """Return the child's proposals, those of one form, one kind of recipient and one grantor together."""
    issuer = case.child.document.issuer
    mine = [award for award in case.child.campaign.awards if is_proposal(award, issuer)]
    groups: list[list[Award]] = []
    for award in sorted(mine, key=lambda one: (one.form, recipients(one.recipient), one.model_dump_json())):
        alike = (one for one in groups if one[0].form == award.form and one[0].recipient == award.recipient)
        group = next((one for one in alike if same_grantor(one[0].grantor, award.grantor) is not False), None)
        if group is None:
            groups.append([award])
        else:
            group.append(award)
    return groups


@pair_rule("R18", campaign=True)
def quota_kept(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R18: what is proposed to the parent's grantor stays within its allotment; the issuer's own awards are its own."""
    mine = case.child.campaign.awards
    remarks = []
    for proposals in _proposed(case):
        above = [award for award in parent.campaign.awards if any(same_kind(award, own) for own in proposals)]
        remarks.append(_quota_remark(proposals, above, case))
    return remarks or [Remark("own" if mine else "none", _evidence(mine))]


def same_kind(parent: Award, child: Award) -> bool:
    """Tell whether two awards can be one: form, recipient and grantor do not differ."""
    kinds = {parent.recipient, child.recipient}
    same = len(kinds) == 1 or bool(kinds & {None, "both"})
    return same and same_form(parent, child) and same_grantor(parent.grantor, child.grantor) is not False
