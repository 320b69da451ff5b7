"""The catalogue of rules (`data/rules.yaml`), and how remarks become a finding under the verdict policy.

The policy is that of the domain notes, section 4: a violation stands only on words of both sides; an article, a draft
or an inferred link makes it a warning; a finding without a quote of one side says that the side is silent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.diagnostics import Severity
from models.reconciliation import Detail, Finding, Outcome
from models.span import Span
from pipeline.nlp.tables import load_table

Spans = tuple[Span, ...]
_WORST_FIRST: tuple[Outcome, ...] = ("violation", "warning", "ok", "not_comparable", "not_applicable")
_CAPPED = " (mới ở mức cảnh báo: {})"


class Ending(Model):
    """One way a rule can end."""

    outcome: Outcome
    message: Annotated[str, Field(description="Vietnamese template, one sentence without full stop")]
    severity: Severity | None = None


class RuleEntry(Model):
    """A rule as the catalogue describes it."""

    id: Annotated[str, Field(pattern=r"^R\d\d$")]
    group: Literal["pair", "header", "citation", "timing", "contents", "awards", "parts", "recipients"]
    title: Annotated[str, Field(description="what is compared, a Vietnamese noun phrase")]
    question: str
    documents: Annotated[int, Field(ge=1, le=2, description="1: decided inside the child alone")]
    severity: Severity
    basis: Annotated[str, Field(description="legal basis, with the evidence tag of the domain notes")]
    endings: dict[str, Ending]


@dataclass(frozen=True)
class Remark:
    """One thing a rule saw; `ending` names its row in the catalogue, `values` fill the template."""

    ending: str
    child: Spans = ()
    parent: Spans = ()
    child_value: str | None = None
    parent_value: str | None = None
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Caps:
    """Why violations of a case are only warnings, in Vietnamese; empty when nothing weakens them."""

    every: tuple[str, ...] = ()
    pairwise: tuple[str, ...] = ()
    silence: str | None = None
    """Why the child's silence proves nothing: an article leaves out most of its plan."""


@cache
def entries() -> dict[str, RuleEntry]:
    """Return the catalogue by rule id, in the order of the file."""
    table = load_table("pipeline.reconcile", "rules")
    return {row["id"]: RuleEntry.model_validate(row) for row in table["rules"]}


@cache
def common(name: str) -> str:
    """Return a message template that several rules share."""
    text: str = load_table("pipeline.reconcile", "rules")["common"][name]
    return text


def _sentence(parts: Iterable[str]) -> str:
    text = "; ".join(dict.fromkeys(parts))
    return text[:1].upper() + text[1:].rstrip(".") + "."


def _join(values: Iterable[str | None]) -> str | None:
    return "; ".join(dict.fromkeys(value for value in values if value)) or None


def _merge(groups: Iterable[Spans]) -> Spans:
    found = {(span.start, span.end): span for group in groups for span in group}
    return tuple(found[key] for key in sorted(found))


def _grounds(entry: RuleEntry, remark: Remark, caps: Caps) -> tuple[str, ...]:
    """Return what keeps a violation from standing as one."""
    grounds = caps.every + (caps.pairwise if entry.documents == 2 else ())
    if entry.documents == 2 and not remark.parent:
        grounds += ("không có trích dẫn của văn bản cấp trên",)
    if not remark.child and remark.child_value is not None:
        grounds += ("không có trích dẫn của kế hoạch",)
    return grounds


def _said(spans: Spans, value: str | None, silent: str) -> str | None:
    if spans:
        return value
    return f"{value} ({silent})" if value else silent


def conclude(entry: RuleEntry, remarks: Iterable[Remark], caps: Caps) -> Finding | None:
    """Return the one finding of a rule: the worst of its remarks, the others in its note; None when it saw nothing."""
    judged: list[tuple[Outcome, str, Remark]] = []
    for remark in remarks:
        ending = entry.endings[remark.ending]
        outcome, text = ending.outcome, ending.message.format(**remark.values)
        grounds = _grounds(entry, remark, caps) if outcome == "violation" else ()
        if grounds:
            outcome, text = "warning", text + _CAPPED.format(", ".join(grounds))
        if caps.silence and outcome == "warning" and not remark.child and remark.child_value is None:
            outcome, text = "not_comparable", f"{text} ({caps.silence})"
        judged.append((outcome, text, remark))
    if not judged:
        return None
    worst = min((outcome for outcome, _, _ in judged), key=_WORST_FIRST.index)
    chosen = sorted(((text, remark) for outcome, text, remark in judged if outcome == worst), key=_order)
    return _finding(entry, worst, chosen, sorted(text for outcome, text, _ in judged if outcome != worst))


def _order(pair: tuple[str, Remark]) -> tuple[str, list[int], list[int]]:
    text, remark = pair
    return text, [span.start for span in remark.child], [span.start for span in remark.parent]


def _finding(entry: RuleEntry, outcome: Outcome, chosen: list[tuple[str, Remark]], others: list[str]) -> Finding:
    remarks = [remark for _, remark in chosen]
    child, parent = _merge(r.child for r in remarks), _merge(r.parent for r in remarks)
    severities = [ending.severity for r in remarks if (ending := entry.endings[r.ending]).severity]
    silent = common("silent_parent") if entry.documents == 2 else common("one_document")
    detail = Detail(
        child=_said(child, _join(r.child_value for r in remarks), common("silent_child")),
        parent=_said(parent, _join(r.parent_value for r in remarks), silent),
        note=_join(others),
    )
    return Finding(
        rule=entry.id,
        outcome=outcome,
        severity=max(severities, default=entry.severity),
        message=_sentence(text for text, _ in chosen),
        detail=detail,
        child=child,
        parent=parent,
    )


def incomparable(entry: RuleEntry, reason: str, cited: Spans) -> Finding:
    """Return the finding of a rule that cannot be asked, with the citation of the parent as the child's words."""
    detail = Detail(
        child=None if cited else common("silent_child"), parent=common("silent_parent"), note=entry.question
    )
    message = _sentence([f"{reason} nên chưa đối chiếu được: {entry.title}"])
    return Finding(
        rule=entry.id, outcome="not_comparable", severity=entry.severity, message=message, detail=detail, child=cited
    )
