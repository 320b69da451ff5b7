"""Reconciliations in the store, and which of them are out of date.

A reconciliation rests on its inputs: the child's record, the records that its parents may be and those that changed
them, what analysts decided, and the version of the rules with their configuration. Their hash is the fingerprint; where
it differs from the stored one, the child is touched. So a parent that arrives later touches its children, and so does
a plan of a higher level for a child that cites no parent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pydantic import ValidationError
from sqlalchemy import Connection, Select, delete, insert, or_, select

from models.errors import StoreError
from models.reconciliation import Finding, PlanKey, Reconciliation
from models.record import SCHEMA_VERSION
from pipeline.store.history import end, remember
from pipeline.store.links import read_decisions
from pipeline.store.lookups import IDENTITY
from pipeline.store.rows import Row
from pipeline.store.schema import documents, findings, plan_references, plans, reconciliations, records

if TYPE_CHECKING:
    from pipeline.store.register import Register

PLANS = (
    select(*IDENTITY, plans.c.level, plans.c.issuer_kind, plans.c.province, plans.c.genre, plans.c.is_campaign,
           plans.c.active_from, plans.c.active_to, plans.c.title, plans.c.campaign_name, records.c.fingerprint)
    .join(records, (records.c.document_id == plans.c.document_id) & records.c.is_current)
    .where(records.c.schema_version == SCHEMA_VERSION)
    .order_by(plans.c.document_id)
)  # fmt: skip
"""Plans whose record is of the present schema; older ones wait for their new extraction."""

REFERENCES = (
    select(*(plan_references.c[name] for name in ("document_id", "role", "doc_type", "number", "code", "symbol",
                                                  "issued_on", "title")))
    .where(or_(plan_references.c.role.in_(("parent", "amends", "replaces")),
               (plan_references.c.role == "basis") & plan_references.c.title.contains("hong trào thi đua")))
    .order_by(plan_references.c.document_id, plan_references.c.position)
)  # fmt: skip
"""The citations that may name a parent, or a document that is changed."""

_BATCH = 500

Settled = tuple[str, Sequence[Reconciliation], str]
"""Child id, its reconciliations (one for each parent), the fingerprint of their inputs."""


def save_settled(connection: Connection, settled: Iterable[Settled], run: int, now: str) -> None:
    """Write reconciliations in place of the children's earlier ones; what is said otherwise goes into the history.

    Raises:
        StoreError: a child is not in the store.
    """
    given = list(settled)
    ids = {plan.id for _, results, _ in given for found in results for plan in (found.child, found.parent) if plan}
    prints = _fingerprints(connection, {child for child, _, _ in given} | ids)
    for child, results, inputs in given:
        if child not in prints:
            raise StoreError(f"{child}: văn bản này chưa có trong kho; hãy nạp nó bằng kehoach ingest trước")
        remember(connection, run, child, results, now)
        connection.execute(delete(findings).where(findings.c.child_id == child))
        connection.execute(delete(reconciliations).where(reconciliations.c.child_id == child))
        rows = [_row(rank, found, prints, inputs, now) for rank, found in enumerate(results)]
        if rows:
            connection.execute(insert(reconciliations), rows)
        said = [
            _finding(child, rank, at, finding)
            for rank, found in enumerate(results)
            for at, finding in enumerate(found.findings)
        ]
        if said:
            connection.execute(insert(findings), said)


def _fingerprints(connection: Connection, ids: set[str]) -> dict[str, str | None]:
    """Return the fingerprints of the current records of stored documents; None for one without a record."""
    query = (
        select(documents.c.id, records.c.fingerprint)
        .outerjoin(records, (records.c.document_id == documents.c.id) & records.c.is_current)
        .where(documents.c.id.in_(sorted(ids)))
    )
    return {row.id: row.fingerprint for row in connection.execute(query)}


def _row(rank: int, result: Reconciliation, prints: dict[str, str | None], inputs: str, now: str) -> Row:
    parent = result.parent.id if result.parent and result.parent.id in prints else None
    return {
        "child_id": result.child.id,
        "rank": rank,
        "parent_id": parent,
        "link": result.link.how,
        "certainty": result.link.certainty,
        "record": result.model_dump_json(),
        "fingerprint": inputs,
        "parent_fingerprint": prints[parent] if parent else None,
        "at": now,
        "reason": result.link.reason,
    }


def _finding(child_id: str, rank: int, position: int, finding: Finding) -> Row:
    return {
        "child_id": child_id,
        "rank": rank,
        "position": position,
        **finding.model_dump(include={"rule", "outcome", "severity", "message"}),
        "child_value": finding.detail.child,
        "parent_value": finding.detail.parent,
        "note": finding.detail.note,
        "child_quote": finding.child[0].text if finding.child else None,
        "parent_quote": finding.parent[0].text if finding.parent else None,
    }


def read_reconciliation(text: str) -> Reconciliation:
    """Return a stored reconciliation.

    Raises:
        StoreError: it is of another schema, written by another version of kehoach.
    """
    try:
        return Reconciliation.model_validate_json(text)
    except ValidationError as error:
        raise StoreError(
            "kho có kết quả đối chiếu theo lược đồ khác với bản kehoach này; hãy chạy kehoach reconcile"
        ) from error


def load_reconciliations(
    connection: Connection, parent_id: str | None = None, children: Sequence[str] | None = None
) -> list[Reconciliation]:
    """Return the reconciliations of all children, of those of one parent or of `children`, by child and rank."""
    query = select(reconciliations.c.record).order_by(reconciliations.c.child_id, reconciliations.c.rank)
    if parent_id is not None:
        query = query.where(reconciliations.c.parent_id == parent_id)
    if children is None:
        return [read_reconciliation(text) for text in connection.scalars(query)]
    batches = (children[start : start + _BATCH] for start in range(0, len(children), _BATCH))
    parts = (connection.scalars(query.where(reconciliations.c.child_id.in_(batch))) for batch in batches)
    return [read_reconciliation(text) for part in parts for text in part]


def read_couples(connection: Connection) -> list[tuple[str, str | None]]:
    """Return child and stored parent of every reconciliation, in the order of `load_reconciliations`."""
    columns = reconciliations.c
    query = select(columns.child_id, columns.parent_id).join(plans, plans.c.document_id == columns.child_id)
    return [(child, parent) for child, parent in connection.execute(query.order_by(columns.child_id, columns.rank))]


def read_lineage(connection: Connection, child_id: str) -> list[PlanKey]:
    """Return the parents upwards along each plan's first parent; a plan that was already met ends the chain."""
    found, seen, current = list[PlanKey](), {child_id}, child_id
    while True:
        query = select(reconciliations.c.record).where(
            reconciliations.c.child_id == current, reconciliations.c.rank == 0
        )
        text = connection.scalar(query)
        parent = read_reconciliation(text).parent if text else None
        if parent is None or parent.id in seen:
            return found
        found.append(parent)
        seen.add(parent.id)
        current = parent.id


def read_register(connection: Connection, rules_version: str) -> Register:
    """Return a snapshot of all plans, their citations and the analysts' decisions."""
    # The rules with scipy take half a second to import; commands that only list and show plans need none of it.
    from pipeline.store.register import Register  # noqa: PLC0415

    rows, references = connection.execute(PLANS).all(), connection.execute(REFERENCES).all()
    return Register(rows, references, read_decisions(connection), rules_version)


def touched_children(connection: Connection, register: Register) -> dict[str, str]:
    """Return child id -> fingerprint of its present inputs, for the children whose reconciliation is out of date."""
    inputs = {id_: register.fingerprint(id_) for id_, row in register.rows.items() if row.genre != "other"}
    columns = reconciliations.c
    query = select(columns.child_id, columns.fingerprint, columns.parent_id, columns.parent_fingerprint)
    stale, stored = set[str](), set[str]()
    for row in connection.execute(query):
        stored.add(row.child_id)
        above = register.rows.get(row.parent_id)
        fresh = row.parent_id is None or (above is not None and above.fingerprint == row.parent_fingerprint)
        if not fresh or inputs.get(row.child_id) != row.fingerprint:
            stale.add(row.child_id)
    return {id_: print_ for id_, print_ in inputs.items() if id_ in stale or id_ not in stored}


def gone(connection: Connection, register: Register) -> list[str]:
    """Return the documents with reconciliations that are no plans any more, by a new extraction."""
    query = select(reconciliations.c.child_id).distinct()
    known = {id_ for id_, row in register.rows.items() if row.genre != "other"}
    waiting = set(connection.scalars(outdated_query()))
    return sorted(set(connection.scalars(query)) - known - waiting)


def forget(connection: Connection, children: Iterable[str], run: int, now: str) -> None:
    """Delete the reconciliations of children; the history keeps that nothing is said about them since `run`."""
    for child in children:
        end(connection, run, child, now)
        connection.execute(delete(findings).where(findings.c.child_id == child))
        connection.execute(delete(reconciliations).where(reconciliations.c.child_id == child))


def outdated_query() -> Select[tuple[str]]:
    """Return the query of the documents whose current record is of an older schema."""
    older = records.c.is_current & (records.c.schema_version != SCHEMA_VERSION)
    return select(records.c.document_id).where(older).order_by(records.c.document_id)
