"""How much the store holds."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, Table, func, select

from models.base import Model
from models.reconciliation import Outcome
from pipeline.store import schema
from pipeline.store.ledger import read_failures


class Summary(Model):
    """Counts of the current records and of what was made from them."""

    documents: int
    campaigns: int
    failed: Annotated[int, Field(description="documents that no later attempt could read")]
    references: int
    deadlines: int
    targets: int
    awards: int
    criteria: int
    reconciliations: int
    with_parent: Annotated[int, Field(description="reconciliations whose parent is in the store")]
    findings: Annotated[dict[Outcome, int], Field(description="outcomes that occur")]


def count(connection: Connection) -> Summary:
    """Return the counts."""

    def number(table: Table, *conditions: ColumnElement[bool]) -> int:
        return connection.scalar(select(func.count()).select_from(table).where(*conditions)) or 0

    outcome = schema.findings.c.outcome
    outcomes = connection.execute(select(outcome, func.count()).group_by(outcome).order_by(outcome)).all()
    return Summary(
        documents=number(schema.documents),
        campaigns=number(schema.plans, schema.plans.c.is_campaign.is_(True)),
        failed=len(read_failures(connection)),
        references=number(schema.plan_references),
        deadlines=number(schema.deadlines),
        targets=number(schema.targets),
        awards=number(schema.awards),
        criteria=number(schema.criteria),
        reconciliations=number(schema.reconciliations),
        with_parent=number(schema.reconciliations, schema.reconciliations.c.parent_id.is_not(None)),
        findings={row[0]: row[1] for row in outcomes},
    )
