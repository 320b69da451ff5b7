"""Who was asked for a plan by which day, and which plans are at hand.

A kind of units is told by the number of its plans; a single unit is told to have none at hand only where the parent
names it. Whether a plan exists that nobody handed in cannot be known here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.campaign import Deadline
from models.family import Addressee, IssuedPlan, IssueDuty, IssueState
from models.header import Issuer
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.bodies import classify_body
from pipeline.reconcile.days import Window, issue_window, vi_deadline
from pipeline.reconcile.family.units import is_same, is_unit, named_units, names_a_kind, recipient_name, unit_kinds
from pipeline.reconcile.issuers import addresses, rank
from pipeline.reconcile.rules.timing import issue_limit

Spans = tuple[Span, ...]


def issue_duties(parent: CampaignRecord, children: Sequence[CampaignRecord]) -> tuple[IssueDuty, ...]:
    """Return one duty per deadline of kind "issue"; none where the parent sets no day for lower plans."""
    deadlines = [deadline for deadline in parent.campaign.deadlines if deadline.kind == "issue"]
    return tuple(_duty(deadline, parent, children) for deadline in deadlines)


def _duty(deadline: Deadline, parent: CampaignRecord, children: Sequence[CampaignRecord]) -> IssueDuty:
    limit = issue_limit(deadline, parent)
    return IssueDuty(
        last_day=limit.latest.isoformat() if limit else None,
        due=vi_deadline(deadline),
        addressees=tuple(_addressees(deadline, parent, children, limit)),
        evidence=deadline.evidence,
    )


def _addressees(
    deadline: Deadline, parent: CampaignRecord, children: Sequence[CampaignRecord], limit: Window | None
) -> Iterable[Addressee]:
    """Yield the units named one by one, then the kinds of units, then what neither is."""
    units = _units(deadline, parent)
    for name, evidence in units.items():
        own = [child for child in children if is_same(name, child.document.issuer)]
        yield Addressee(name=name, scope="unit", plans=_plans(own, limit), evidence=evidence)
    rest = [child for child in children if not any(is_same(name, child.document.issuer) for name in units)]
    phrases = _phrases(deadline, parent)
    kinds = [
        (kind, words, evidence)
        for words, evidence in phrases
        if names_a_kind(words)
        for kind in unit_kinds()
        if kind.addressed(words)
    ]
    for name in dict.fromkeys(kind.name for kind, _, _ in kinds):
        kind, _, evidence = next(row for row in kinds if row[0].name == name)
        own = [child for child in rest if kind.has(child.document.issuer)]
        yield Addressee(name=name, scope="kind", plans=_plans(own, limit), evidence=evidence)
    known = {words for _, words, _ in kinds}
    for words, evidence in phrases:
        if words not in known and not named_units(words):
            own = [child for child in rest if addresses(words, child.document.issuer) is not False]
            yield Addressee(name=words, scope="kind", plans=_plans(own, limit), evidence=evidence)


def _phrases(deadline: Deadline, parent: CampaignRecord) -> list[tuple[str, Spans]]:
    """Return the words that say who must issue a plan: the deadline's actor, else the lower kinds of Nơi nhận."""
    if deadline.actor:
        return [(deadline.actor, deadline.evidence)]
    evidence = parent.document.evidence.get("recipients", ())
    names = [name for text in parent.document.recipients if (name := recipient_name(text))]
    lower = [name for name in names if not is_unit(name) and any(kind.addressed(name) for kind in unit_kinds())]
    return [(name, _quoting(name, evidence)) for name in lower if not _above(name, parent)]


def _units(deadline: Deadline, parent: CampaignRecord) -> dict[str, Spans]:
    """Return the single units the duty falls on: those of the actor, and those of Nơi nhận that the actor takes in."""
    found = dict.fromkeys(named_units(deadline.actor or ""), deadline.evidence)
    evidence = parent.document.evidence.get("recipients", ())
    for text in parent.document.recipients:
        name = recipient_name(text)
        if name and is_unit(name) and _takes_in(deadline.actor, name, parent):
            found.setdefault(name, _quoting(name, evidence))
    return found


def _takes_in(actor: str | None, name: str, parent: CampaignRecord) -> bool:
    body = classify_body(name)
    issuer = Issuer(name=name, kind=body.kind, level=body.level)
    return actor is not None and not _above(name, parent) and addresses(actor, issuer) is True


def _above(name: str, parent: CampaignRecord) -> bool:
    """Tell whether a recipient stands at or above the parent's own issuer, which asks nothing of it."""
    body = classify_body(name)
    theirs = rank(Issuer(name=name, kind=body.kind, level=body.level))
    mine = rank(parent.document.issuer)
    return theirs is None or mine is None or theirs >= mine


def _quoting(name: str, evidence: Spans) -> Spans:
    exact = tuple(span for span in evidence if name in span.text)
    return exact or evidence


def _plans(children: Sequence[CampaignRecord], limit: Window | None) -> tuple[IssuedPlan, ...]:
    return tuple(
        IssuedPlan(
            plan=child.id,
            state=_state(child, limit),
            issued_on=child.document.issued_on,
            evidence=child.document.evidence.get("issued_on", ()),
        )
        for child in children
    )


def _state(child: CampaignRecord, limit: Window | None) -> IssueState:
    """Judge one plan; a draft has not been issued yet and an undated plan may have been at any time."""
    issued = issue_window(child)
    if issued is None or limit is None or child.document.status == "draft":
        return "unclear"
    if issued.earliest > limit.latest:
        return "late"
    return "in_time" if issued.latest <= limit.latest else "unclear"
