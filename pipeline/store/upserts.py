"""CampaignRecord -> rows in the database, one transaction for a batch; saving the same record again changes nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from models.record import CampaignRecord
from pipeline.store.ledger import done_row, forget_uris
from pipeline.store.rows import Row, child_rows, fingerprint, plan_row
from pipeline.store.schema import CHILDREN, document_uris, documents, ledger, plans, records


class _Stored(NamedTuple):
    fingerprint: str
    extracted_at: str


def upsert(connection: Connection, table: Table, rows: Sequence[Row], *, keep: Iterable[str] = ()) -> None:
    """Insert rows or overwrite those with the same primary key, except for the columns `keep`."""
    if not rows:
        return
    make: Any = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = make(table)
    primary = [column.name for column in table.primary_key]
    changing = [name for name in rows[0] if name not in {*primary, *keep}]
    if changing:
        changes = {name: statement.excluded[name] for name in changing}
        statement = statement.on_conflict_do_update(index_elements=primary, set_=changes)
    else:
        statement = statement.on_conflict_do_nothing(index_elements=primary)
    connection.execute(statement, rows)


def save_records(connection: Connection, batch: Iterable[CampaignRecord], extractor_version: str, now: str) -> None:
    """Write a batch; each record becomes the current one of its document, with its plan and child rows."""
    given = list(batch)
    # In the order of ids: two PostgreSQL writers then lock rows in one order and cannot deadlock.
    saved = sorted({record.id: record for record in given}.values(), key=lambda record: record.id)
    upsert(connection, documents, [_document(record, now) for record in saved], keep=("uri", "first_seen"))
    upsert(connection, document_uris, [_uri(record, now) for record in given], keep=("first_seen",))
    stored = _current(connection, [record.id for record in saved], extractor_version)
    rows = [_record(record, extractor_version, stored.get(record.id), now) for record in saved]
    prints = {row["document_id"]: row["fingerprint"] for row in rows}
    changed = [record for record in saved if _differs(stored.get(record.id), prints[record.id])]
    _retire(connection, [record.id for record in changed])
    upsert(connection, records, rows)
    _mirror(connection, changed)
    upsert(connection, ledger, [done_row(record.id, record.source.uri, extractor_version, now) for record in saved],
           keep=("at", "attempts", "uri"))  # fmt: skip
    forget_uris(connection, [record.source.uri for record in given])


def _document(record: CampaignRecord, now: str) -> Row:
    source = record.source
    return {
        "id": record.id,
        "uri": source.uri,
        "media_type": source.media_type,
        "bytes": source.bytes,
        "pages": source.pages,
        "origin": source.origin,
        "producer": source.producer,
        "first_seen": now,
    }


def _uri(record: CampaignRecord, now: str) -> Row:
    return {"document_id": record.id, "uri": record.source.uri, "first_seen": now}


def _current(connection: Connection, ids: list[str], extractor_version: str) -> dict[str, _Stored]:
    """Return what is stored and current under this version, by document."""
    query = select(records.c.document_id, records.c.fingerprint, records.c.extracted_at).where(
        records.c.document_id.in_(ids), records.c.extractor_version == extractor_version, records.c.is_current
    )
    return {row.document_id: _Stored(row.fingerprint, row.extracted_at) for row in connection.execute(query)}


def _differs(stored: _Stored | None, print_: str) -> bool:
    return stored is None or stored.fingerprint != print_


def _record(record: CampaignRecord, extractor_version: str, stored: _Stored | None, now: str) -> Row:
    print_ = fingerprint(record)
    same = stored is not None and stored.fingerprint == print_
    return {
        "document_id": record.id,
        "extractor_version": extractor_version,
        "schema_version": record.schema_version,
        "is_current": True,
        "record": record.model_dump_json(),
        "fingerprint": print_,
        "extracted_at": stored.extracted_at if stored and same else now,
    }


def _retire(connection: Connection, ids: list[str]) -> None:
    """Take the changed documents out of the mirror; their child rows go with their plan."""
    connection.execute(update(records).where(records.c.document_id.in_(ids)).values(is_current=False))
    connection.execute(delete(plans).where(plans.c.document_id.in_(ids)))


def _mirror(connection: Connection, changed: list[CampaignRecord]) -> None:
    if not changed:
        return
    connection.execute(insert(plans), [plan_row(record) for record in changed])
    rows = [child_rows(record) for record in changed]
    for table in CHILDREN:
        together = [row for tables in rows for row in tables[table]]
        if together:
            connection.execute(insert(table), together)


def add_uri(connection: Connection, document_id: str, uri: str, now: str) -> None:
    """Note one more path of a stored document."""
    if connection.scalar(select(documents.c.id).where(documents.c.id == document_id)) is not None:
        row = {"document_id": document_id, "uri": uri, "first_seen": now}
        upsert(connection, document_uris, [row], keep=("first_seen",))


def read_uris(connection: Connection, document_id: str) -> list[str]:
    """Return the paths of a document in the order in which they were seen."""
    query = select(document_uris.c.uri).where(document_uris.c.document_id == document_id)
    return list(connection.scalars(query.order_by(document_uris.c.first_seen, document_uris.c.uri)))
