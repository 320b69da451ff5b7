"""Findings as the pages show them: `Reconciliation` -> groups by outcome, violations first, each with both quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from models.comparison import ChangeStatus, PairChange
from models.reconciliation import Finding, Outcome, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.english import render_message, render_note, render_value
from pipeline.report.quotes import Quote, quotes_of
from pipeline.report.rules import Rule, basis_words, rule_of
from pipeline.report.words import Language, Words

OUTCOMES: tuple[Outcome, ...] = ("violation", "warning", "not_comparable", "ok", "not_applicable")
"""The order in which a reader needs them: what must be acted on first."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a finding: the value compared, its quotes, or a sentence that says why there are none."""

    name: str
    value: str | None
    language: Language
    quotes: tuple[Quote, ...]
    absent: str | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """One finding, ready for the page; `anchor` is its id on the page of the pair."""

    anchor: str
    finding: Finding
    message: str
    note: str | None
    rule: Rule
    basis: str | None
    parent: Side
    child: Side
    status: ChangeStatus | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one outcome, gravest first."""

    outcome: Outcome
    findings: tuple[FindingView, ...]


def anchors(findings: Sequence[Finding]) -> tuple[str, ...]:
    """Return the id of each finding on its page: `R14`, then `R14-2` for a second one of the same rule."""
    seen: Counter[str] = Counter()
    names = []
    for finding in findings:
        seen[finding.rule] += 1
        count = seen[finding.rule]
        names.append(finding.rule if count == 1 else f"{finding.rule}-{count}")
    return tuple(names)


def counts(reconciliation: Reconciliation) -> dict[Outcome, int]:
    """Return the number of findings per outcome, all five, in reading order; counted from the findings themselves."""
    found = Counter(finding.outcome for finding in reconciliation.findings)
    return {outcome: found[outcome] for outcome in OUTCOMES}


def status_of(finding: Finding, change: PairChange | None) -> ChangeStatus | None:
    """Return what became of a finding of the pair since the earlier run; None where there is none."""
    if change is None:
        return None
    return next((each.status for each in change.findings if each.new == finding), "unchanged")


def gone_from(change: PairChange | None) -> tuple[Finding, ...]:
    """Return the findings that the earlier run had and this one has not, without those that asked for nothing."""
    lost = [each.old for each in change.findings if each.status == "gone" and each.old] if change else []
    return tuple(finding for finding in lost if finding.outcome in OUTCOMES[:3])


def since(reconciliation: Reconciliation, change: PairChange | None) -> dict[ChangeStatus, int] | None:
    """Return how many findings are new, gone, changed and unchanged; None without an earlier run."""
    if change is None:
        return None
    found = Counter(each.status for each in change.findings)
    told = found["new"] + found["changed"]
    unchanged = len(reconciliation.findings) - told
    return {"new": found["new"], "changed": found["changed"], "gone": found["gone"], "unchanged": unchanged}


def groups_of(
    reconciliation: Reconciliation,
    child: CampaignRecord,
    parent: CampaignRecord | None,
    words: Words,
    change: PairChange | None = None,
) -> tuple[Group, ...]:
    """Return the non-empty groups of findings in reading order; `change` tells what an earlier run said."""
    named = zip(anchors(reconciliation.findings), reconciliation.findings, strict=True)
    views = [
        replace(_view(anchor, finding, child, parent, words), status=status_of(finding, change))
        for anchor, finding in named
    ]
    views.sort(key=lambda view: (-view.finding.severity, view.finding.rule))
    groups = (Group(outcome, tuple(view for view in views if view.finding.outcome == outcome)) for outcome in OUTCOMES)
    return tuple(group for group in groups if group.findings)


def _view(
    anchor: str, finding: Finding, child: CampaignRecord, parent: CampaignRecord | None, words: Words
) -> FindingView:
    language = words.language
    rule = rule_of(finding.rule, language)
    child_quotes, parent_quotes = quotes_of(finding.child, child), quotes_of(finding.parent, parent)
    sides = (
        _side("parent", finding, parent_quotes, words(_parent_absent(parent, rule)), language),
        _side("child", finding, child_quotes, words("absent.child"), language),
    )
    basis = basis_words(rule.basis, words) if rule.basis else None
    said = render_message(finding, language), render_note(finding, language)
    return FindingView(anchor, finding, *said, rule, basis, *sides)


def _side(
    name: Literal["parent", "child"], finding: Finding, quotes: tuple[Quote, ...], absent: str, language: Language
) -> Side:
    value = render_value(finding, name, language)
    # What English leaves as it is are words of a document.
    spoken: Language = "vi" if value == getattr(finding.detail, name) else language
    # A value without a quote already says that the side is silent (reconcile's catalogue, "silent_parent").
    return Side(name, value, spoken, quotes, absent if not quotes and value is None else None)


def _parent_absent(parent: CampaignRecord | None, rule: Rule) -> str:
    if rule.documents == 1:
        return "absent.one_document"
    return "absent.no_parent" if parent is None else "absent.parent"
