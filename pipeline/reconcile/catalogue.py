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
from models.reconciliation import Detail, Finding, Outcome, Statement
from models.span import Span
from pipeline.nlp.tables import load_table

Spans = tuple[Span, ...]
_WORST_FIRST: tuple[Outcome, ...] = ("violation", "warning", "ok", "not_comparable", "not_applicable")
_CAPPED = " (mới ở mức cảnh báo: {})"


class Ending(Model):
    """One way a rule can end."""

    outcome: Outcome
    message: Annotated[str, Field(description="Vietnamese template, one sentence without full stop")]
    english: Annotated[str, Field(description="the same in English; `{x:kind}` names how x is rendered")]
    severity: Severity | None = None


class RuleEntry(Model):
    """A rule as the catalogue describes it."""

    id: Annotated[str, Field(pattern=r"^R\d\d$")]
    group: Literal["pair", "header", "citation", "timing", "contents", "awards", "parts", "recipients"]
    title: Annotated[str, Field(description="what is compared, a Vietnamese noun phrase")]
    title_english: str
    question: str
    question_english: str
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


def sentence(parts: Iterable[str]) -> str:
    """Return what a finding says as one sentence."""
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
    # 'không nêu' says no more than 'kế hoạch không nêu'.
    return f"{value} ({silent})" if value and value not in silent else silent


@dataclass(frozen=True)
class _Judged:
    """A remark with the outcome that the policy leaves it and its Vietnamese words."""

    outcome: Outcome
    text: str
    remark: Remark
    grounds: tuple[str, ...] = ()

    def order(self) -> tuple[str, list[int], list[int]]:
        return self.text, [span.start for span in self.remark.child], [span.start for span in self.remark.parent]

    def statement(self, *, aside: bool) -> Statement:
        values = {name: str(value) for name, value in self.remark.values.items()}
        return Statement(ending=self.remark.ending, values=values, grounds=self.grounds, aside=aside)


def _judge(entry: RuleEntry, remark: Remark, caps: Caps) -> _Judged:
    ending = entry.endings[remark.ending]
    outcome, text = ending.outcome, ending.message.format(**remark.values)
    grounds = _grounds(entry, remark, caps) if outcome == "violation" else ()
    if grounds:
        outcome, text = "warning", text + _CAPPED.format(", ".join(grounds))
    if caps.silence and outcome == "warning" and not remark.child and remark.child_value is None:
        return _Judged("not_comparable", f"{text} ({caps.silence})", remark, (*grounds, caps.silence))
    return _Judged(outcome, text, remark, grounds)


def conclude(entry: RuleEntry, remarks: Iterable[Remark], caps: Caps) -> Finding | None:
    """Return the one finding of a rule: the worst of its remarks, the others in its note; None when it saw nothing."""
    judged = sorted((_judge(entry, remark, caps) for remark in remarks), key=_Judged.order)
    if not judged:
        return None
    worst = min((each.outcome for each in judged), key=_WORST_FIRST.index)
    return _finding(entry, worst, judged)


def _finding(entry: RuleEntry, outcome: Outcome, judged: list[_Judged]) -> Finding:
    chosen = [each for each in judged if each.outcome == outcome]
    others = [each for each in judged if each.outcome != outcome]
    remarks = [each.remark for each in chosen]
    child, parent = _merge(r.child for r in remarks), _merge(r.parent for r in remarks)
    severities = [ending.severity for r in remarks if (ending := entry.endings[r.ending]).severity]
    silent = common("silent_parent") if entry.documents == 2 else common("one_document")
    detail = Detail(
        child=_said(child, _join(r.child_value for r in remarks), common("silent_child")),
        parent=_said(parent, _join(r.parent_value for r in remarks), silent),
        note=_join(each.text for each in others),
    )
    return Finding(
        rule=entry.id,
        outcome=outcome,
        severity=max(severities, default=entry.severity),
        message=sentence(each.text for each in chosen),
        detail=detail,
        child=child,
        parent=parent,
        statements=(
            *(each.statement(aside=False) for each in chosen),
            *(each.statement(aside=True) for each in others),
        ),
    )


def incomparable(entry: RuleEntry, name: str, values: Mapping[str, str], cited: Spans) -> Finding:
    """Return the finding of a rule that cannot be asked, with the citation of the parent as the child's words.

    Args:
        entry: the rule.
        name: the common sentence that gives the reason (`no_parent_text`, `no_parent`, `not_a_campaign`).
        values: what fills its holes.
        cited: the child's words that name the parent.
    """
    detail = Detail(
        child=None if cited else common("silent_child"), parent=common("silent_parent"), note=entry.question
    )
    message = sentence([f"{common(name).format(**values)} nên chưa đối chiếu được: {entry.title}"])
    return Finding(
        rule=entry.id, outcome="not_comparable", severity=entry.severity, message=message, detail=detail, child=cited,
        statements=(Statement(ending=name, values=dict(values)),),
    )  # fmt: skip
