"""Findings and deadlines as flat rows, for tables that people sort and filter: XLSX, CSV, JSON Lines, iCalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from models.campaign import Deadline
from models.comparison import ChangeStatus
from models.reconciliation import Finding, PlanKey
from models.record import CampaignRecord
from models.span import Span
from pipeline.reconcile.english import render_message, render_note, render_value
from pipeline.report.compared import Compared, Placed, placed
from pipeline.report.findings import status_of
from pipeline.report.naming import key_of, page_name, pair_name
from pipeline.report.rules import basis_words, rule_of
from pipeline.report.wording import deadline_when
from pipeline.report.words import Words


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One finding in words; pages are lists of page numbers as text, `page` is the file and place of its report.

    `status` is what became of it since an earlier run, None without one.
    """

    finding: Finding
    child: PlanKey
    parent: PlanKey | None
    question: str | None
    message: str
    note: str | None
    basis: str | None
    child_value: str | None
    parent_value: str | None
    child_quote: str | None
    child_pages: str | None
    parent_quote: str | None
    parent_pages: str | None
    page: str
    status: ChangeStatus | None = None


@dataclass(frozen=True, slots=True)
class DeadlineRow:
    """One deadline of one plan; `day` only where the plan prints a single day."""

    plan: PlanKey
    is_parent: bool
    deadline: Deadline
    when: str
    day: date | None
    quote: str | None
    pages: str | None
    page: str


def finding_rows(pairs: Iterable[Compared], words: Words) -> Iterator[FindingRow]:
    """Yield one row per finding, gravest first."""
    for row in placed(pairs):
        yield _finding(row, words)


def _finding(row: Placed, words: Words) -> FindingRow:
    finding, found, language = row.finding, row.pair.found, words.language
    rule = rule_of(finding.rule, language)
    return FindingRow(
        finding=finding,
        child=key_of(row.pair.child),
        parent=key_of(row.pair.parent) if row.pair.parent else found.parent,
        question=rule.question,
        message=render_message(finding, language),
        note=render_note(finding, language),
        basis=basis_words(rule.basis, words) if rule.basis else None,
        child_value=render_value(finding, "child", language),
        parent_value=render_value(finding, "parent", language),
        child_quote=quoted(finding.child),
        child_pages=pages_of(finding.child),
        parent_quote=quoted(finding.parent),
        parent_pages=pages_of(finding.parent),
        page=f"{pair_name(found)}#{row.anchor}",
        status=status_of(finding, row.pair.change),
    )


def plans_of(pairs: Iterable[Compared]) -> dict[str, tuple[CampaignRecord, bool]]:
    """Return the plans of pairs by id, with whether they are a parent; parents before their children."""
    plans: dict[str, tuple[CampaignRecord, bool]] = {}
    for pair in pairs:
        if pair.parent is not None:
            plans[pair.parent.id] = (pair.parent, True)
        plans.setdefault(pair.child.id, (pair.child, False))
    return plans


def deadline_rows(pairs: Iterable[Compared], words: Words) -> tuple[DeadlineRow, ...]:
    """Return every deadline of every plan once, parents before their children."""
    plans = plans_of(pairs).values()
    return tuple(row for record, is_parent in plans for row in deadlines_of(record, words, is_parent=is_parent))


def deadlines_of(record: CampaignRecord, words: Words, *, is_parent: bool = False) -> tuple[DeadlineRow, ...]:
    """Return the deadlines of one plan."""
    return tuple(_deadline(record, deadline, words, is_parent=is_parent) for deadline in record.campaign.deadlines)


def _deadline(record: CampaignRecord, deadline: Deadline, words: Words, *, is_parent: bool) -> DeadlineRow:
    return DeadlineRow(
        plan=key_of(record),
        is_parent=is_parent,
        deadline=deadline,
        when=deadline_when(deadline, words),
        day=single_day(deadline.on),
        quote=quoted(deadline.evidence),
        pages=pages_of(deadline.evidence),
        page=page_name(record),
    )


def single_day(edtf: str | None) -> date | None:
    """Return the day of an EDTF value that names one, None for months, quarters, years and stretches."""
    return date.fromisoformat(edtf) if edtf and len(edtf) == 10 and "/" not in edtf else None


def quoted(spans: Sequence[Span]) -> str | None:
    """Return the words of several spans in one text, each once; None for none."""
    return " […] ".join(dict.fromkeys(span.text for span in spans)) or None


def pages_of(spans: Sequence[Span]) -> str | None:
    """Return the pages of several spans: `1, 3`; None where the source has no pages."""
    return ", ".join(str(page) for page in sorted({span.page for span in spans if span.page})) or None
