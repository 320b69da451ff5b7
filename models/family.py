"""A parent with all its children: who has issued a plan, sums of quotas, spread of deadlines, gaps and additions.

Every statement has the words of both sides, or none on a side that is silent. A kind of unit ("các xã, phường") is
never turned into names: only a unit that the parent itself names can lack a plan, and then only among those at hand.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.campaign import AppliesTo, Bound, DeadlineKind, Number
from models.reconciliation import PlanKey
from models.span import Span
from models.values import Edtf

IssueState = Literal["in_time", "late", "unclear"]
Scope = Literal["unit", "kind"]
QuotaState = Literal["within", "over", "unclear"]
Stage = Literal["interim", "final", "quarter"]
Beyond = Literal["content", "award", "stronger_target", "added_target"]


class PlanWords(Model):
    """Words of one plan, by the id of its record; `value` is what they say, as a clerk would write it."""

    plan: str
    value: str | None = None
    evidence: tuple[Span, ...] = ()


class IssuedPlan(Model):
    """One child with its day of issue beside the day that the parent set."""

    plan: str
    state: IssueState
    issued_on: Edtf | None = None
    evidence: tuple[Span, ...] = ()


class Addressee(Model):
    """One unit, or one kind of units, that the parent asks for a plan, with the plans at hand."""

    name: Annotated[str, Field(description="as the parent prints it, or the kind of unit that its words take in")]
    scope: Scope
    plans: tuple[IssuedPlan, ...] = ()
    evidence: Annotated[tuple[Span, ...], Field(description="words of the parent")] = ()


class IssueDuty(Model):
    """A deadline of the parent for lower plans."""

    last_day: Annotated[Edtf | None, Field(description="null where it counts from an event of unknown day")] = None
    due: Annotated[str, Field(description="the deadline as a clerk writes it")]
    addressees: tuple[Addressee, ...] = ()
    evidence: tuple[Span, ...] = ()


class QuotaSum(Model):
    """What all children together propose, against what the parent allots."""

    form: str
    grantor: str | None = None
    recipient: AppliesTo | None = None
    group: Annotated[str | None, Field(description="the share of one group; null for the whole")] = None
    allotted: Number
    proposed: Number
    unnumbered: Annotated[int, Field(ge=0, description="proposals without a number, not in the sum")] = 0
    state: QuotaState
    parent: tuple[Span, ...] = ()
    children: tuple[PlanWords, ...] = ()


class Mark(Model):
    """One dated deadline of one plan."""

    plan: str
    on: Edtf
    bound: Bound
    evidence: tuple[Span, ...] = ()


class DeadlineSpread(Model):
    """The days that the children set for one purpose."""

    kind: DeadlineKind
    stage: Stage | None = None
    parent: tuple[Mark, ...] = ()
    earliest: Mark
    latest: Mark
    plans: Annotated[int, Field(ge=1, description="children that set a day for this purpose")]
    unplaced: Annotated[int, Field(ge=0, description="their recurring or relative deadlines, which are no single day")]


class Uncovered(Model):
    """A content of the parent that no child surely has."""

    index: Annotated[int, Field(ge=0, description="place in the parent's contents")]
    text: str
    label: str | None = None
    compared: Annotated[int, Field(ge=1, description="children that list contents")]
    perhaps: Annotated[tuple[PlanWords, ...], Field(description="children whose contents may cover it")] = ()
    evidence: tuple[Span, ...] = ()


class Promise(Model):
    """Something that a child has beyond its parent."""

    kind: Beyond
    child: PlanWords
    parent: Annotated[PlanWords | None, Field(description="null where the parent has nothing of the kind")] = None


class FamilyView(Model):
    """All of it, in a fixed order that does not depend on the order of the children."""

    schema_version: Literal["1"] = "1"
    parent: PlanKey
    children: tuple[PlanKey, ...] = ()
    issue: tuple[IssueDuty, ...] = ()
    quotas: tuple[QuotaSum, ...] = ()
    deadlines: tuple[DeadlineSpread, ...] = ()
    uncovered: tuple[Uncovered, ...] = ()
    beyond: tuple[Promise, ...] = ()
