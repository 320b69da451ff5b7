"""The page of a parent with all its children: matrix of children by rule, totals, deadlines, list of children."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.campaign import DeadlineKind
from models.reconciliation import Finding, Outcome, PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.english import render_message
from pipeline.report.compared import Compared, Family
from pipeline.report.files import Form, offered
from pipeline.report.findings import OUTCOMES, anchors, counts
from pipeline.report.naming import INDEX, family_name, key_of, page_name, pair_name
from pipeline.report.overview import by_section, statements
from pipeline.report.pages import render
from pipeline.report.rules import rule_of
from pipeline.report.wording import deadline_when, plan_words
from pipeline.report.words import Language, Words, words_in

DEADLINES: tuple[DeadlineKind, ...] = ("issue", "registration", "report", "submission", "review", "campaign_end")
"""The kinds that a family can be compared by, in the order of a campaign."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one rule says about one child: the gravest outcome, how many findings, and where it stands."""

    outcome: Outcome
    count: int
    href: str
    message: str


@dataclass(frozen=True, slots=True)
class ChildRow:
    """One child: its cells by rule id, its counts per outcome, its page."""

    plan: PlanKey
    pair: str
    page: str
    cells: dict[str, Cell]
    counts: dict[Outcome, int]


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """The times that one plan sets, by kind of deadline."""

    plan: PlanKey
    is_parent: bool
    times: dict[DeadlineKind, tuple[str, ...]]


def family_page(
    parent: CampaignRecord,
    children: Sequence[tuple[CampaignRecord, Reconciliation]],
    *,
    language: Language = "vi",
    forms: Sequence[Form] = (),
) -> str:
    """Return the page of `parent` with its children, each with its reconciliation; links lead to pages beside it.

    `forms` are the files of the family that lie beside the page.
    """
    words = words_in(language)
    rows = sorted((_row(child, found, language) for child, found in children), key=_order)
    pairs = tuple(Compared(child, found, parent) for child, found in children)
    rules = sorted({finding.rule for _, found in children for finding in found.findings})
    records = sorted(
        (child for child, _ in children), key=lambda record: (plan_words(key_of(record), words), record.id)
    )
    deadlines = [_deadlines(record, words, is_parent=record is parent) for record in (parent, *records)]
    return render(
        "family.html",
        language,
        title=words("family.title", parent=plan_words(key_of(parent), words)),
        parent=key_of(parent),
        parent_page=page_name(parent),
        rows=rows,
        rules=[rule_of(rule, language) for rule in rules],
        totals=_totals(rows),
        rule_totals={rule: _rule_totals(rule, rows) for rule in rules},
        overview=by_section(statements(Family(parent, pairs), words)),
        deadlines=deadlines,
        deadline_kinds=[kind for kind in DEADLINES if any(row.times.get(kind) for row in deadlines)],
        outcomes=OUTCOMES,
        files_beside=offered(family_name(parent), forms),
        index=INDEX,
    )


def _order(row: ChildRow) -> tuple[int, int, str, str]:
    return -row.counts["violation"], -row.counts["warning"], row.plan.issuer or "", row.plan.id


def _row(child: CampaignRecord, found: Reconciliation, language: Language) -> ChildRow:
    page = pair_name(found)
    by_rule: dict[str, list[tuple[str, Finding]]] = {}
    for anchor, finding in zip(anchors(found.findings), found.findings, strict=True):
        by_rule.setdefault(finding.rule, []).append((anchor, finding))
    cells = {rule: _cell(findings, page, language) for rule, findings in by_rule.items()}
    return ChildRow(key_of(child), page, page_name(child), cells, counts(found))


def _cell(findings: list[tuple[str, Finding]], page: str, language: Language) -> Cell:
    anchor, gravest = min(findings, key=lambda pair: (OUTCOMES.index(pair[1].outcome), -pair[1].severity))
    count = sum(finding.outcome == gravest.outcome for _, finding in findings)
    return Cell(gravest.outcome, count, f"{page}#{anchor}", render_message(gravest, language))


def _totals(rows: Sequence[ChildRow]) -> dict[Outcome, int]:
    return {outcome: sum(row.counts[outcome] for row in rows) for outcome in OUTCOMES}


def _rule_totals(rule: str, rows: Sequence[ChildRow]) -> dict[Outcome, int]:
    """Return in how many children the rule has each outcome as its gravest."""
    return {
        outcome: sum(1 for row in rows if rule in row.cells and row.cells[rule].outcome == outcome)
        for outcome in OUTCOMES
    }


def _deadlines(record: CampaignRecord, words: Words, *, is_parent: bool) -> DeadlineRow:
    times: dict[DeadlineKind, tuple[str, ...]] = {}
    for deadline in record.campaign.deadlines:
        when = deadline_when(deadline, words)
        times[deadline.kind] = tuple(dict.fromkeys((*times.get(deadline.kind, ()), when)))
    return DeadlineRow(key_of(record), is_parent, times)
