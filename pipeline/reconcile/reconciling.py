"""One child against its parent: the case, the alignment, the findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import get_args

from models.reconciliation import Aligned, Finding, Link, Outcome, Pair, PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.alignment import audiences
from pipeline.reconcile.alignment.rows import Row
from pipeline.reconcile.case import Case
from pipeline.reconcile.identity import citation
from pipeline.reconcile.rules import ALL_RULES
from pipeline.reconcile.rules.registry import Rule


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
) -> Reconciliation:
    """Return what the rules find in a child beside its parent.

    Pure: the same records give the same bytes. Without a parent the rules on two documents are not comparable and
    those on one document still run.
    """
    case = Case(child, parent, link or link_between(child, parent))
    findings = tuple(finding for rule in rules if (finding := rule.finding(case)))
    return Reconciliation(
        child=plan_key(child),
        parent=plan_key(parent) if parent else None,
        link=case.link,
        findings=findings,
        alignment=_alignment(case),
        summary=_summary(findings),
    )
