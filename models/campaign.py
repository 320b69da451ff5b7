"""What a plan sets in motion: period, contents, targets, criteria, awards, deadlines, dossier, duties."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from models.base import Model
from models.diagnostics import Certainty, State
from models.span import Span
from models.values import Edtf, Rrule

Comparator = Literal["=", ">=", ">", "<=", "<", "increase", "decrease"]
AppliesTo = Literal["collective", "individual", "both"]
DeadlineKind = Literal["campaign_end", "registration", "submission", "report", "review", "issue", "other"]
Bound = Literal["before", "by", "in", "from"]
Context = Literal["objective", "content", "criterion"]
SectionRole = Literal[
    "purposes", "requirements", "objectives", "scope", "audiences", "period", "contents", "criteria", "targets",
    "awards", "dossier", "schedule", "solutions", "funding", "assignments", "implementation", "review",
]  # fmt: skip
Number = int | float


class Item(Model):
    """A printed item; its text drops the marker and the closing `;` or `.`, nothing else."""

    text: str
    label: Annotated[str | None, Field(description="the printed marker: 'a)', '-', '1.'")] = None
    evidence: tuple[Span, ...] = ()


class Section(Model):
    """A heading whose role was recognised."""

    role: SectionRole
    title: str
    evidence: tuple[Span, ...] = ()


class Period(Model):
    """When the campaign runs."""

    start: Edtf | None = None
    end: Edtf | None = None
    recurrence: Literal["yearly"] | None = None
    certainty: Certainty = "stated"
    note: str | None = None
    evidence: tuple[Span, ...] = ()


class Target(Model):
    """A number or grade that somebody must reach."""

    text: str
    subject: str | None = None
    comparator: Comparator
    value: Number | None = None
    unit: str | None = None
    grade: Annotated[str | None, Field(description="lower case grade of an ordinal target: 'khá'")] = None
    baseline: str | None = None
    due: Edtf | None = None
    context: Context
    readings: Annotated[tuple[Comparator, ...], Field(description="other comparators the words allow")] = ()
    evidence: tuple[Span, ...] = ()


class Criterion(Model):
    """A condition for a commendation."""

    text: str
    applies_to: AppliesTo | None = None
    award: str | None = None
    evidence: tuple[Span, ...] = ()


class Quota(Model):
    """How many may be given or proposed."""

    comparator: Comparator = "="
    value: Number
    unit: Annotated[str | None, Field(description="'giấy' or '%' or the printed unit")] = None
    per: Annotated[
        str | None, Field(description="null for a total, else 'year', 'quarter', 'month', 'round' (đợt) or 'unit'")
    ] = None


class Share(Model):
    """A part of a quota set aside for one group."""

    group: str
    value: Number


class Award(Model):
    """A form of commendation with the person who grants it."""

    form: str
    grantor: str | None = None
    recipient: AppliesTo | None = None
    quota: Quota | None = None
    breakdown: tuple[Share, ...] = ()
    proposed: Annotated[bool, Field(description="true when the issuer only proposes it to a higher body")] = False
    evidence: tuple[Span, ...] = ()


class RelativeTo(Model):
    """A deadline counted from an event."""

    event: str
    offset: Annotated[str | None, Field(description="as printed: '12 ngày làm việc'; null: upon the event")] = None


class Deadline(Model):
    """Who hands in what, to whom, by when. Exactly one of `on`, `rrule`, `relative_to` is set."""

    kind: DeadlineKind
    action: str | None = None
    actor: str | None = None
    addressee: str | None = None
    on: Edtf | None = None
    rrule: Rrule | None = None
    relative_to: RelativeTo | None = None
    bound: Bound
    certainty: Certainty = "stated"
    note: Annotated[str | None, Field(description="ground of an inferred date")] = None
    evidence: tuple[Span, ...] = ()

    @model_validator(mode="after")
    def _one_time(self) -> Deadline:
        if sum(value is not None for value in (self.on, self.rrule, self.relative_to)) != 1:
            raise ValueError("exactly one of on, rrule, relative_to must be set")
        return self


class Dossier(Model):
    """What a proposal for commendation consists of."""

    components: tuple[Item, ...] = ()
    copies: int | None = None
    evidence: tuple[Span, ...] = ()


class Assignment(Model):
    """The duties of one unit."""

    actor: str
    duties: tuple[Item, ...] = ()
    evidence: tuple[Span, ...] = ()


class Campaign(Model):
    """The body of the plan."""

    name: str | None = None
    theme: str | None = None
    period: Period = Period()
    audiences: tuple[Item, ...] = ()
    purposes: tuple[Item, ...] = ()
    requirements: tuple[Item, ...] = ()
    contents: tuple[Item, ...] = ()
    targets: tuple[Target, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    awards: tuple[Award, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    dossier: Dossier | None = None
    funding: Item | None = None
    assignments: tuple[Assignment, ...] = ()
    sections: tuple[Section, ...] = ()
    states: dict[str, State] = {}
