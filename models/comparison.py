"""Two runs of the reconciliation side by side: what the later one says anew, no longer, otherwise, as before."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.reconciliation import Finding, PlanKey

ChangeStatus = Literal["new", "gone", "changed", "unchanged"]
ChangedField = Literal["outcome", "severity", "message", "values", "quotes"]


class FindingChange(Model):
    """One finding in both runs; a side is null where that run has no such finding."""

    rule: Annotated[str, Field(pattern=r"^R\d\d$")]
    status: ChangeStatus
    fields: Annotated[tuple[ChangedField, ...], Field(description="what differs, for a changed finding")] = ()
    old: Finding | None = None
    new: Finding | None = None


class PairChange(Model):
    """One child with its parent; `new` or `gone` where only one run has the pair."""

    child: PlanKey
    parent: PlanKey | None = None
    earlier_parent: Annotated[PlanKey | None, Field(description="the parent of the earlier run, if another")] = None
    parent_changed: bool = False
    status: ChangeStatus
    findings: tuple[FindingChange, ...] = ()


class RunKey(Model):
    """One run of the reconciliation over a store."""

    id: Annotated[int, Field(ge=0, description="its number; 0 for the time before the first run")]
    at: Annotated[str | None, Field(description="ISO 8601 instant, UTC; null before the first run")] = None


class ReportComparison(Model):
    """The pairs of both runs, in an order that does not depend on the order of the runs' lists.

    Of a whole store only the pairs that were compared again since; the findings of all others are counted as unchanged.
    """

    schema_version: Literal["1"] = "1"
    earlier: Annotated[RunKey | None, Field(description="null where two lists were compared, not two runs")] = None
    later: RunKey | None = None
    pairs: tuple[PairChange, ...] = ()
    counts: Annotated[dict[ChangeStatus, int], Field(description="number of findings per status, all four keys")] = {}
