"""The report as data: what pages, spreadsheet and formal report show, for other programs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.comparison import ReportComparison
from models.family import FamilyView
from models.reconciliation import Reconciliation


class Report(Model):
    """Several pairs with the families they belong to."""

    schema_version: Literal["1"] = "1"
    families: Annotated[tuple[FamilyView, ...], Field(description="one per parent at hand")] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    changes: Annotated[ReportComparison | None, Field(description="against an earlier run, where one was given")] = None
