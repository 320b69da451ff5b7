"""A spreadsheet of pairs: findings, matrix, deadlines, the family; filterable, linked to the pages beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.reconciliation import PlanKey
from pipeline.reconcile.reasons import render_reason
from pipeline.report.compared import Compared, families_of
from pipeline.report.findings import OUTCOMES, anchors, counts
from pipeline.report.listing import DeadlineRow, FindingRow, deadline_rows, finding_rows, single_day
from pipeline.report.naming import key_of, page_name, pair_name
from pipeline.report.overview import Statement, statements
from pipeline.report.package import workbook_bytes
from pipeline.report.rules import rule_of
from pipeline.report.sheets import Column, Sheet, Value, sheet_of
from pipeline.report.wording import plan_words
from pipeline.report.words import Language, Words, words_in

PLANS = (("plan.issuer", 34), ("plan.symbol", 16), ("plan.issued_on", 13), ("plan.parent", 40), ("sheet.how", 16),
         ("link.reason", 52))  # fmt: skip
FINDINGS = (
    ("plan.issuer", 28), ("plan.symbol", 16), ("plan.parent", 28), ("family.rule", 8), ("family.question", 32),
    ("sheet.outcome", 16), ("severity.label", 12), ("sheet.message", 52), ("sheet.child_value", 30),
    ("sheet.parent_value", 30), ("sheet.child_quote", 44), ("sheet.child_pages", 9), ("sheet.parent_quote", 44),
    ("sheet.parent_pages", 9), ("sheet.note", 36), ("finding.basis", 28), ("sheet.change", 14), ("index.report", 14),
)  # fmt: skip
DEADLINES = (
    ("plan.issuer", 28), ("plan.symbol", 16), ("sheet.level", 12), ("sheet.kind", 18), ("sheet.action", 44),
    ("sheet.actor", 26), ("sheet.addressee", 26), ("sheet.when", 26), ("sheet.day", 12), ("sheet.rule", 24),
    ("sheet.certainty", 12), ("record.quote", 40), ("sheet.pages", 8), ("index.report", 14),
)  # fmt: skip
OVERVIEW = (("plan.parent", 28), ("sheet.section", 24), ("sheet.statement", 60), ("sheet.parent_quote", 50),
            ("sheet.child_quote", 60))  # fmt: skip


def workbook(pairs: Sequence[Compared], *, language: Language = "vi", linked: bool = False) -> bytes:
    """Return the XLSX of several pairs; `linked` adds links to the pages of the site it lies in.

    The same pairs give the same bytes.
    """
    words = words_in(language)
    return workbook_bytes(
        (
            _plans(pairs, words, linked=linked),
            sheet_of(
                words("sheet.findings"),
                _columns(FINDINGS, words),
                (_finding(row, words, linked) for row in finding_rows(pairs, words)),
            ),
            _matrix(pairs, words, linked=linked),
            sheet_of(
                words("sheet.deadlines"),
                _columns(DEADLINES, words),
                (_deadline(row, words, linked) for row in deadline_rows(pairs, words)),
            ),
            sheet_of(words("sheet.overview"), _columns(OVERVIEW, words), _overview(pairs, words)),
        )
    )


def _plans(pairs: Sequence[Compared], words: Words, *, linked: bool) -> Sheet:
    """Return the first sheet: one row per pair with its parent, why that one, and its counts."""
    heads = [*_columns(PLANS, words), *(Column(words(f"outcome.{outcome}"), 13) for outcome in OUTCOMES),
             Column(words("index.report"), 14)]  # fmt: skip
    return sheet_of(words("sheet.plans"), heads, (_plan(pair, words, linked) for pair in pairs), first=True)


def _plan(pair: Compared, words: Words, linked: bool) -> list[Value]:  # noqa: FBT001
    child, found, told = key_of(pair.child), pair.found, counts(pair.found)
    return [
        Value(child.issuer or child.title or words("plan.unnamed"), link=page_name(child) if linked else None),
        Value(child.symbol),
        Value(single_day(child.issued_on) or child.issued_on),
        Value(_name(key_of(pair.parent) if pair.parent else found.parent, words)),
        Value(words(f"how.{found.link.how}")),
        Value(render_reason(found.link, words.language)),
        *(Value(told[outcome], outcome=outcome if told[outcome] else None) for outcome in OUTCOMES),
        Value(words("family.open_pair"), link=pair_name(found)) if linked else Value(None),
    ]


def _columns(table: Sequence[tuple[str, int]], words: Words) -> list[Column]:
    return [Column(words(key), width) for key, width in table]


def _name(plan: PlanKey | None, words: Words) -> str | None:
    return plan_words(plan, words) if plan else None


def _finding(row: FindingRow, words: Words, linked: bool) -> list[Value]:  # noqa: FBT001
    finding = row.finding
    return [
        Value(row.child.issuer or row.child.title or words("plan.unnamed")),
        Value(row.child.symbol),
        Value(_name(row.parent, words)),
        Value(finding.rule),
        Value(row.question),
        Value(words(f"outcome.{finding.outcome}"), outcome=finding.outcome),
        Value(words(f"severity.{finding.severity}")),
        Value(row.message),
        Value(row.child_value),
        Value(row.parent_value),
        Value(row.child_quote),
        Value(row.child_pages),
        Value(row.parent_quote),
        Value(row.parent_pages),
        Value(row.note),
        Value(row.basis),
        Value(words(f"changes.status.{row.status}") if row.status in {"new", "changed"} else None),
        Value(words("family.open_pair"), link=row.page) if linked else Value(None),
    ]


def _matrix(pairs: Sequence[Compared], words: Words, *, linked: bool) -> Sheet:
    rules = sorted({finding.rule for pair in pairs for finding in pair.found.findings})
    heads = [Column(words("family.plan"), 40), *(Column(_rule_head(rule, words), 15) for rule in rules)]
    rows = (_matrix_row(pair, rules, words, linked=linked) for pair in pairs)
    return sheet_of(words("sheet.matrix"), heads, rows)


def _rule_head(rule: str, words: Words) -> str:
    title = rule_of(rule, words.language).title
    return f"{rule}: {title}" if title else rule


def _matrix_row(pair: Compared, rules: Sequence[str], words: Words, *, linked: bool) -> list[Value]:
    page = pair_name(pair.found)
    gravest: dict[str, Value] = {}
    named = list(zip(anchors(pair.found.findings), pair.found.findings, strict=True))
    for anchor, finding in sorted(named, key=lambda row: OUTCOMES.index(row[1].outcome), reverse=True):
        link = f"{page}#{anchor}" if linked else None
        gravest[finding.rule] = Value(words(f"outcome.short.{finding.outcome}"), link, finding.outcome)
    return [
        Value(plan_words(pair.found.child, words), link=page if linked else None),
        *(gravest.get(rule, Value(words("family.not_run"))) for rule in rules),
    ]


def _deadline(row: DeadlineRow, words: Words, linked: bool) -> list[Value]:  # noqa: FBT001
    deadline = row.deadline
    return [
        Value(row.plan.issuer or row.plan.title or words("plan.unnamed")),
        Value(row.plan.symbol),
        Value(words("sheet.is_parent" if row.is_parent else "sheet.is_child")),
        Value(words(f"deadline.{deadline.kind}")),
        Value(deadline.action),
        Value(deadline.actor),
        Value(deadline.addressee),
        Value(row.when),
        Value(row.day),
        Value(deadline.rrule),
        Value(words(f"certainty.{deadline.certainty}")),
        Value(row.quote),
        Value(row.pages),
        Value(words("sheet.open_plan"), link=row.page) if linked else Value(None),
    ]


def _overview(pairs: Sequence[Compared], words: Words) -> Iterator[list[Value]]:
    for one in families_of(pairs):
        name = plan_words(one.pairs[0].found.parent or one.pairs[0].found.child, words)
        for statement in statements(one, words):
            yield [
                Value(name),
                Value(words(f"overview.section.{statement.section}")),
                Value(statement.text, outcome=statement.tone),
                Value(" […] ".join(quote.marked for quote in statement.parent) or None),
                Value(_children(statement) or None),
            ]


def _children(statement: Statement) -> str:
    told = ((child.name, " […] ".join(quote.marked for quote in child.quotes)) for child in statement.children)
    return "\n".join(f"{name}: {said}" if said else name for name, said in told)
