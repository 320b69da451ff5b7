"""One child against its parent: the case, the alignment, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import get_args

from models.reconciliation import Aligned, Finding, Link, Outcome, Pair, PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.alignment import audiences
from pipeline.reconcile.alignment.rows import Row
from pipeline.reconcile.case import ALONE, Beside, Case
from pipeline.reconcile.identity import citation
from pipeline.reconcile.parent import Resolution
from pipeline.reconcile.rules import ALL_RULES
from pipeline.reconcile.rules.registry import Rule
from pipeline.reconcile.settings import STANDARD, RuleSettings


def plan_key(record: CampaignRecord) -> PlanKey:
    """Return what identifies a record to a reader."""
    header = record.document
    issuer = header.issuer.name if header.issuer else None
    return PlanKey(id=record.id, symbol=header.symbol, issuer=issuer, title=header.title, issued_on=header.issued_on)


def link_between(child: CampaignRecord, parent: CampaignRecord | None) -> Link:
    """Return how a given pair hangs together: cited by the child, else declared by whoever paired them."""
    if parent is None:
        return Link(how="none")
    cited = citation(child, parent)
    return Link(how="cited", evidence=cited.reference.evidence) if cited else Link(how="declared")


def _pairs(rows: Iterable[Row]) -> tuple[Pair, ...]:
    return tuple(row.pair() for row in rows)


def _alignment(case: Case) -> dict[Aligned, tuple[Pair, ...]]:
    if case.parent is None:
        return {}
    return {
        "contents": _pairs(case.contents),
        "criteria": _pairs(case.criteria),
        "targets": _pairs(case.targets),
        "audiences": _pairs(audiences.align(case.parent.campaign, case.child.campaign)),
        "deadlines": _pairs(case.deadlines),
        "awards": _pairs(case.awards),
    }


def _summary(findings: Iterable[Finding]) -> dict[Outcome, int]:
    counts = Counter(finding.outcome for finding in findings)
    return {outcome: counts[outcome] for outcome in get_args(Outcome)}


def reconcile(
    child: CampaignRecord,
    parent: CampaignRecord | None,
    link: Link | None = None,
    *,
    rules: Iterable[Rule] = ALL_RULES,
    settings: RuleSettings = STANDARD,
    beside: Beside = ALONE,
) -> Reconciliation:
    """Return what the rules find in a child beside its parent.

    Pure: the same records give the same bytes. Without a parent the rules on two documents are not comparable and
    those on one document still run.

    Args:
        child: the subordinate plan.
        parent: the plan it carries out, as it stood on the child's day; None when it is not known.
        link: how the parent was found; by default read off the two records.
        rules: what is asked.
        settings: which rules are switched off, and other severities.
        beside: further parents, the document that the parent has replaced, amendments of the parent.
    """
    case = Case(child, parent, link or link_between(child, parent), beside)
    asked = (rule for rule in rules if settings.asks(rule.id))
    findings = tuple(settings.weighed(finding) for rule in asked if (finding := rule.finding(case)))
    return Reconciliation(
        child=plan_key(child),
        parent=plan_key(parent) if parent else None,
        link=case.link,
        findings=findings,
        alignment=_alignment(case),
        summary=_summary(findings),
    )


def reconcile_all(
    child: CampaignRecord, found: Sequence[Resolution], settings: RuleSettings = STANDARD
) -> tuple[Reconciliation, ...]:
    """Return one reconciliation for each parent that `resolve_all` found, in its order; at least one."""
    parents = [resolution.parent for resolution in found if resolution.parent]
    return tuple(
        reconcile(
            child,
            resolution.parent,
            resolution.told_link,
            settings=settings,
            beside=Beside(
                others=tuple(other for other in parents if other is not resolution.parent),
                predecessor=resolution.predecessor,
                amendments=resolution.amendments,
            ),
        )
        for resolution in found
    )
