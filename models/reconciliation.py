"""The reconciliation record: one subordinate plan against its parent (contract, "The reconciliation record")."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.diagnostics import Certainty, Severity
from models.span import Span
from models.values import Edtf

Outcome = Literal["ok", "warning", "violation", "not_comparable", "not_applicable"]
Relation = Literal["covered", "stronger", "weaker", "changed", "missing", "added"]
Aligned = Literal["contents", "criteria", "targets", "audiences", "deadlines", "awards"]


class PlanKey(Model):
    """What identifies a plan to a reader."""

    id: str
    symbol: str | None = None
    issuer: str | None = None
    title: str | None = None
    issued_on: Edtf | None = None


class Detail(Model):
    """The two values compared, as a clerk would write them."""

    child: str | None = None
    parent: str | None = None
    note: str | None = None


class Statement(Model):
    """One thing that a finding says, as data: its sentence in any language is made from it and the catalogue."""

    ending: Annotated[str, Field(description="row of the rule in the catalogue, or a common sentence")]
    values: Annotated[dict[str, str], Field(description="what fills the holes of the sentence")] = {}
    grounds: Annotated[tuple[str, ...], Field(description="why the outcome is weaker than the row's, Vietnamese")] = ()
    aside: Annotated[bool, Field(description="stands in detail.note, not in the message")] = False


class Link(Model):
    """How the parent was found."""

    how: Literal["cited", "declared", "inferred", "none"]
    certainty: Certainty = "stated"
    evidence: Annotated[tuple[Span, ...], Field(description="spans of the child")] = ()
    declared_by: Annotated[str | None, Field(description="the analyst who declared the link")] = None
    declared_at: Annotated[str | None, Field(description="ISO 8601 instant of the declaration")] = None
    declared_note: Annotated[str | None, Field(description="why the analyst declared it")] = None
    reason: Annotated[str | None, Field(description="why this document, or why none: Vietnamese sentences")] = None
    reasons: Annotated[
        tuple[Statement, ...], Field(description="what the reason is made of; empty in older reconciliations")
    ] = ()


class Finding(Model):
    """The outcome of one rule."""

    rule: Annotated[str, Field(pattern=r"^R\d\d$")]
    outcome: Outcome
    severity: Severity
    message: Annotated[str, Field(description="one Vietnamese sentence a clerk understands without the code")]
    detail: Detail = Detail()
    child: tuple[Span, ...] = ()
    parent: tuple[Span, ...] = ()
    statements: Annotated[
        tuple[Statement, ...], Field(description="what message and note are made of; empty in older reconciliations")
    ] = ()


class Pair(Model):
    """One row of an alignment; an index is null where the side has no counterpart."""

    parent: int | None
    child: int | None
    relation: Relation
    score: Annotated[float, Field(ge=0, le=1)]
    note: str | None = None


class Reconciliation(Model):
    """All findings on one child, with the alignment they rest on."""

    schema_version: Literal["1"] = "1"
    child: PlanKey
    parent: PlanKey | None = None
    link: Link
    findings: tuple[Finding, ...] = ()
    alignment: dict[Aligned, tuple[Pair, ...]] = {}
    summary: Annotated[dict[Outcome, int], Field(description="number of findings per outcome, all five keys")] = {}
