"""Reconciliations in the store, and which of them are out of date.

A reconciliation rests on its inputs: the child's record, the records that its parent may be, and the version of the
rules. Their hash is the fingerprint; where it differs from the stored one, the child is touched. So a parent that
arrives later touches its children, and so does any plan of a higher level for a child that cites no parent.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from models.errors import StoreError
from models.header import Level
from models.reconciliation import Finding, Reconciliation
from pipeline.store.lookups import IDENTITY, Identity, identity
from pipeline.store.rows import Row
from pipeline.store.schema import documents, findings, plan_references, plans, reconciliations, records
from pipeline.store.upserts import upsert

_RANK: dict[Level, int] = {"central": 0, "province": 1, "district": 2, "commune": 3, "unit": 4}

_PLANS = (
    select(*IDENTITY, plans.c.level, plans.c.province_key, plans.c.genre, plans.c.is_campaign, plans.c.active_from,
           plans.c.active_to, records.c.fingerprint)
    .join(records, (records.c.document_id == plans.c.document_id) & records.c.is_current)
    .order_by(plans.c.document_id)
)  # fmt: skip
_PARENTS = select(plan_references).where(plan_references.c.role == "parent")


def save_reconciliation(connection: Connection, result: Reconciliation, inputs: str, now: str) -> None:
    """Write one reconciliation with its findings in place of the child's earlier one.

    Raises:
        StoreError: the child is not in the store.
    """
    ids = {plan.id for plan in (result.child, result.parent) if plan is not None}
    known = set(connection.scalars(select(documents.c.id).where(documents.c.id.in_(ids))))
    if result.child.id not in known:
        raise StoreError(f"{result.child.id}: văn bản này chưa có trong kho; hãy nạp nó bằng kehoach ingest trước")
    parent = result.parent.id if result.parent and result.parent.id in known else None
    row = {
        "child_id": result.child.id,
        "parent_id": parent,
        "link": result.link.how,
        "certainty": result.link.certainty,
        "record": result.model_dump_json(),
        "fingerprint": inputs,
        "parent_fingerprint": _fingerprint(connection, parent),
        "at": now,
    }
    upsert(connection, reconciliations, [row])
    connection.execute(delete(findings).where(findings.c.child_id == result.child.id))
    rows = [_finding(result.child.id, at, finding) for at, finding in enumerate(result.findings)]
    if rows:
        connection.execute(insert(findings), rows)


def _fingerprint(connection: Connection, document_id: str | None) -> str | None:
    query = select(records.c.fingerprint).where(records.c.document_id == document_id, records.c.is_current)
    return connection.scalar(query) if document_id else None


def _finding(child_id: str, position: int, finding: Finding) -> Row:
    return {
        "child_id": child_id,
        "position": position,
        **finding.model_dump(include={"rule", "outcome", "severity", "message"}),
        "child_value": finding.detail.child,
        "parent_value": finding.detail.parent,
        "note": finding.detail.note,
        "child_quote": finding.child[0].text if finding.child else None,
        "parent_quote": finding.parent[0].text if finding.parent else None,
    }


def load_reconciliations(connection: Connection, parent_id: str | None = None) -> list[Reconciliation]:
    """Return the reconciliations of all children, or of those of one parent, by child id."""
    query = select(reconciliations.c.record).order_by(reconciliations.c.child_id)
    if parent_id is not None:
        query = query.where(reconciliations.c.parent_id == parent_id)
    return [Reconciliation.model_validate_json(text) for text in connection.scalars(query)]


def touched_children(connection: Connection, rules_version: str) -> dict[str, str]:
    """Return child id -> fingerprint of its present inputs, for the children whose reconciliation is out of date."""
    rows = connection.execute(_PLANS).all()
    prints = {row.document_id: row.fingerprint for row in rows}
    inputs = _inputs(rows, connection.execute(_PARENTS).all(), rules_version)
    columns = reconciliations.c
    query = select(columns.child_id, columns.fingerprint, columns.parent_id, columns.parent_fingerprint)
    for row in connection.execute(query):
        fresh = row.parent_id is None or prints.get(row.parent_id) == row.parent_fingerprint
        if fresh and inputs.get(row.child_id) == row.fingerprint:
            del inputs[row.child_id]
    return inputs


def _inputs(rows: Sequence[Any], references: Iterable[Any], rules_version: str) -> dict[str, str]:
    cited = defaultdict(list)
    for reference in references:
        cited[reference.document_id].append(_cited(reference))
    register = _Register(rows)

    @cache
    def higher(level: Level | None, province: str | None) -> str:
        return _digest(row.fingerprint for row in rows if _is_above(row, level, province))

    def possible(row: Any) -> str:  # noqa: ANN401 (a row of _PLANS)
        sought = cited[row.document_id]
        if not sought:
            return higher(row.level, row.province_key)
        return _digest(sorted({print_ for wanted in sought for print_ in register.meant(wanted)}))

    plans_only = (row for row in rows if row.genre != "other")
    return {row.document_id: _digest((rules_version, row.fingerprint, possible(row))) for row in plans_only}


class _Register:
    """All stored documents by number, symbol and day: `find_candidates` for many citations at once."""

    def __init__(self, rows: Sequence[Any]) -> None:
        self._entries: dict[object, list[tuple[Identity, str]]] = defaultdict(list)
        for row in rows:
            found = identity(row)
            for key in _keys(found):
                self._entries[key].append((found, row.fingerprint))

    def meant(self, wanted: Identity) -> set[str]:
        """Return the fingerprints of the records that a citation may mean."""
        entries = (entry for key in _keys(wanted) for entry in self._entries.get(key, ()))
        return {print_ for found, print_ in entries if wanted.could_be(found)}


def _keys(found: Identity) -> list[object]:
    keys = (("number", found.number), ("symbol", found.symbol), ("day", found.day))
    return [key for key in keys if key[1] is not None]


def _cited(reference: Any) -> Identity:  # noqa: ANN401 (a row of plan_references)
    return Identity.of(reference.doc_type, reference.number, reference.code, reference.symbol, reference.issued_on)


def _is_above(row: Any, level: Level | None, province: str | None) -> bool:  # noqa: ANN401 (a row of _PLANS)
    """Tell whether a campaign plan may be an uncited parent: of a level at or above the child's, in its province.

    The same level counts: a department's plan carries out that of the province's people's committee.
    """
    if not row.is_campaign or row.level is None or (level is not None and _RANK[row.level] > _RANK[level]):
        return False
    return row.level == "central" or province is None or row.province_key == province


def plans_above(connection: Connection, child_id: str) -> list[str]:
    """Return the ids of the campaign plans that may be the parent of a child which cites none, nearest level first.

    They run at the same time as the child, as far as the periods are known.
    """
    rows = connection.execute(_PLANS).all()
    child = next((row for row in rows if row.document_id == child_id), None)
    if child is None:
        return []
    above = [
        row
        for row in rows
        if row is not child and _is_above(row, child.level, child.province_key) and _run_together(row, child)
    ]
    return [row.document_id for row in sorted(above, key=lambda row: -_RANK[row.level])]


def _run_together(left: Any, right: Any) -> bool:  # noqa: ANN401 (rows of _PLANS)
    def begins_in_time(one: Any, other: Any) -> bool:  # noqa: ANN401
        return one.active_from is None or other.active_to is None or bool(one.active_from <= other.active_to)

    return begins_in_time(left, right) and begins_in_time(right, left)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
