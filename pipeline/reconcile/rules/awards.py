"""R16-R20: competence, forms, quotas, sums, groups."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.campaign import Award
from models.header import Issuer, IssuerKind
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.tables import load_table
from pipeline.reconcile.alignment.awards import same_form, same_grantor
from pipeline.reconcile.alignment.similarity import grams
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, inferred_issue_window, issue_window
from pipeline.reconcile.issuers import addresses
from pipeline.reconcile.rules.quoting import figure, recipients, short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule

_HIGHER = re.compile(
    r"^(?:thủ tướng|chủ tịch nước|chính phủ|bộ trưởng|chủ tịch(?: ủy ban nhân dân)? (?:tỉnh|thành phố))"
)
_BODY = re.compile(r"^(?:ủy ban nhân dân)\b")


class Competence(Model):
    """What one kind of grantor may grant in one stretch of days (`data/competence.yaml`)."""

    key: str
    grantor: Annotated[str, Field(description="pattern on the comparable grantor")]
    kinds: tuple[IssuerKind, ...] = ()
    start: Annotated[date | None, Field(alias="from")] = None
    until: date | None = None
    tag: Literal["read", "unverified"]
    forms: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    name: str
    source: str

    def covers(self, window: Window | None) -> bool:
        """Tell whether the row may hold on some day of the window; an unknown window meets every row."""
        if window is None:
            return True
        return (self.start is None or self.start <= window.latest) and (
            self.until is None or window.earliest <= self.until
        )


@cache
def competences() -> tuple[Competence, ...]:
    """Return the table of competence."""
    return tuple(Competence.model_validate(row) for row in load_table("pipeline.reconcile", "competence"))


def _rows(grantor: str, issuer: Issuer | None, window: Window | None) -> list[Competence]:
    kind = issuer.kind if issuer else None
    return [
        row
        for row in competences()
        if row.covers(window) and re.search(row.grantor, grantor) and (not row.kinds or kind in row.kinds)
    ]


def _is(form: str, names: Iterable[str]) -> bool:
    return any(form == name or form.startswith(f"{name} ") for name in map(comparable, names))


def _ending(form: str, rows: list[Competence]) -> str:
    """Judge a form under every row that may hold: outside all verified rows, in all, or neither."""
    if not rows:
        return "unknown"
    if all(_is(form, row.forms) for row in rows):
        return "ok"
    if any(_is(form, (*row.forms, *row.maybe)) or row.tag == "unverified" for row in rows):
        return "doubtful"
    return "outside"


def is_proposal(award: Award, issuer: Issuer | None) -> bool:
    """Tell whether the issuer only proposes an award: said so, or the grantor stands above it."""
    if award.proposed:
        return True
    grantor = comparable(award.grantor or "")
    if issuer is None or not _HIGHER.search(grantor):
        return False
    if issuer.level == "province" and issuer.kind == "peoples_committee":
        return not grantor.startswith(("chủ tịch ủy ban nhân dân", "chủ tịch tỉnh", "chủ tịch thành phố"))
    return not (issuer.level == "central" and grantor.startswith("bộ trưởng"))


@plan_rule("R16")
def within_competence(case: Case) -> Iterable[Remark]:
    """R16: Điều 80 of the law of 2022 at the day of issue; what nobody read there is a warning at most."""
    issuer = case.child.document.issuer
    window = issue_window(case.child) or inferred_issue_window(case.child)
    remarks = []
    for award in case.child.campaign.awards:
        grantor = comparable(award.grantor or "")
        rows = _rows(grantor, issuer, window) if grantor else []
        if is_proposal(award, issuer):
            ending = "proposed"
        else:
            ending = "body" if _BODY.search(grantor) else _ending(comparable(award.form), rows)
        basis = "; ".join(dict.fromkeys(row.source for row in rows))
        values = {"form": award.form, "grantor": award.grantor or "người không nêu rõ", "basis": basis}
        said = f"{award.form} - {award.grantor or 'không nêu người tặng'}"
        remarks.append(Remark(ending, award.evidence, (), said, None, values))
    return remarks or [Remark("none")]


def _evidence(awards: Iterable[Award]) -> tuple[Span, ...]:
    return tuple(span for award in awards for span in award.evidence)


def _names(awards: Iterable[Award]) -> str:
    return ", ".join(sorted({award.form for award in awards}))


def _from_above(case: Case, parent: CampaignRecord) -> list[Award]:
    """Return the child's awards that somebody above it grants: the grantors of the parent's awards, or still higher."""
    grantors = [award.grantor for award in parent.campaign.awards]
    issuer = case.child.document.issuer
    return [
        award
        for award in case.child.campaign.awards
        if is_proposal(award, issuer) or any(same_grantor(award.grantor, grantor) for grantor in grantors)
    ]


@pair_rule("R17", campaign=True)
def forms_compatible(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R17: an award from above that the parent does not list is a violation."""
    listed, mine = parent.campaign.awards, case.child.campaign.awards
    if not listed:
        return [Remark("parent_silent", _evidence(mine), (), _names(mine) or None)]
    above = _from_above(case, parent)
    remarks = []
    for award in above:
        if not any(same_form(award, other) for other in listed):
            values = {"form": award.form, "grantor": award.grantor or "cấp trên"}
            remarks.append(Remark("unlisted", award.evidence, _evidence(listed), award.form, _names(listed), values))
    for form in sorted({award.form for award in listed}):
        if not any(comparable(award.form) == comparable(form) for award in mine):
            words = _evidence(award for award in listed if award.form == form)
            remarks.append(Remark("omitted", (), words, None, form, {"form": form}))
    whole = Remark("ok", _evidence(above), _evidence(listed), _names(above), _names(listed), {"forms": _names(listed)})
    return remarks or [whole]


Allotment = tuple[tuple[float, ...], Award]
"""The numbers that may be the child's share (several where its group is not sure), and the award that says so."""


def _per_unit(award: Award) -> bool:
    """Tell whether a parent's number limits each unit: printed so, or as what "mỗi đơn vị đề nghị"."""
    return award.quota is not None and (award.proposed or award.quota.per not in {None, "year"})


def _allotment(award: Award, issuer: Issuer | None) -> tuple[float, ...]:
    if award.quota is None or award.quota.unit == "%":
        return ()
    if _per_unit(award):
        return (award.quota.value,)
    groups = [(share.value, addresses(share.group, issuer)) for share in award.breakdown]
    sure = tuple(value for value, belongs in groups if belongs)
    return sure or tuple(value for value, belongs in groups if belongs is None) or (award.quota.value,)


def _quota_remark(key: tuple[str, str], mine: list[Award], above: list[Award], issuer: Issuer | None) -> Remark:
    form, recipient = key
    numbers = [award.quota.value for award in mine if award.quota and award.quota.unit != "%" and not award.quota.per]
    units = [award for award in above if _per_unit(award)]
    limits = [limit for award in units or above for limit in _allotment(award, issuer)]
    asked = figure(sum(numbers), two_digits=True) if numbers else "không ghi số"
    given = "/".join(figure(limit, two_digits=True) for limit in sorted(set(limits))) or "không ghi số"
    if not numbers or not limits:
        ending = "unknown"
    elif max(numbers) > max(limits):
        ending = "over"
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
        above = [award for award in parent.campaign.awards if any(_same_kind(award, own) for own in proposals)]
        remarks.append(_quota_remark(key, proposals, above, issuer))
    return remarks


def _same_kind(parent: Award, child: Award) -> bool:
    kinds = {parent.recipient, child.recipient}
    same = len(kinds) == 1 or bool(kinds & {None, "both"})
    return same and same_form(parent, child) and same_grantor(parent.grantor, child.grantor) is not False


@plan_rule("R19")
def sums_right(case: Case) -> Iterable[Remark]:
    """R19: the parts of a number add up to it."""
    remarks = []
    for award in case.child.campaign.awards:
        if not award.breakdown or award.quota is None or award.quota.unit == "%":
            continue
        parts, total = sum(share.value for share in award.breakdown), award.quota.value
        said = " + ".join(figure(share.value, two_digits=True) for share in award.breakdown)
        values = {"form": short(award.form), "total": figure(total, two_digits=True), "parts": said}
        ending = "ok" if parts == total else "over" if parts > total else "under"
        remarks.append(Remark(ending, award.evidence, (), f"{values['total']} / {said}", None, values))
    return remarks or [Remark("none", _evidence(case.child.campaign.awards))]


@plan_rule("R20")
def groups_served(case: Case) -> Iterable[Remark]:
    """R20: each audience shares a word with some group that has a slot."""
    shared = [award for award in case.child.campaign.awards if award.breakdown]
    if not shared:
        return [Remark("none", _evidence(case.child.campaign.awards))]
    groups = {word for award in shared for share in award.breakdown for word in _words(share.group)}
    left = [item for item in case.child.campaign.audiences if not _words(item.text) & groups]
    if not left:
        return [Remark("ok", _evidence(shared))]
    words = tuple(span for item in left for span in item.evidence)
    return [
        Remark(
            "left_out", (*words, *_evidence(shared)), (), short(item.text), None, {"groups": f"“{short(item.text)}”"}
        )
        for item in left
    ]


def _words(text: str) -> set[str]:
    """Return the pairs of syllables of a group's name; single syllables ('các', 'xã') are everywhere."""
    return {gram for gram in grams(text) if " " in gram} or set(grams(text))
