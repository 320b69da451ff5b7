"""The ledger: which bytes were read by which extractor, and why the others could not be.

Keyed by (SHA-256 of the bytes, extractor version). A failure without bytes (a path that vanished) is kept under its
path and forgotten as soon as that path is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, column, delete, select, table

from models.base import Model
from models.errors import DocumentError
from pipeline.store.rows import Row
from pipeline.store.schema import ledger

_FAILURES = table("v_failures", *(column(name) for name in ("document_id", "uri", "extractor_version", "error_code",
                                                            "error_message", "remedy", "attempts", "at")))  # fmt: skip
_BATCH = 500


class Failure(Model):
    """A document that could not be read, with the reason; the newest attempt."""

    document_id: str | None
    uri: str
    extractor_version: str
    code: str
    message: str
    remedy: str
    attempts: int
    at: str


def done_row(document_id: str, uri: str, extractor_version: str, now: str) -> Row:
    """Return the entry of a document that was read."""
    return {
        "document_id": document_id,
        "extractor_version": extractor_version,
        "uri": uri,
        "status": "done",
        "error_code": None,
        "error_message": None,
        "remedy": None,
        "attempts": 1,
        "at": now,
    }


def failed_row(document_id: str | None, uri: str, extractor_version: str, error: DocumentError, now: str) -> Row:
    """Return the entry of a document that could not be read."""
    return done_row(document_id or _path_key(uri), uri, extractor_version, now) | {
        "status": "failed",
        "error_code": error.code,
        "error_message": error.problem,
        "remedy": error.remedy,
    }


def record_failure(connection: Connection, row: Row) -> None:
    """Write a failure and count the attempt; a document that was read meanwhile stays read."""
    key = (ledger.c.document_id == row["document_id"]) & (ledger.c.extractor_version == row["extractor_version"])
    known = connection.execute(select(ledger.c.status, ledger.c.attempts).where(key)).first()
    if known is None:
        connection.execute(ledger.insert(), row)
    elif known.status == "failed":
        connection.execute(ledger.update().where(key), row | {"attempts": known.attempts + 1})


def unread(connection: Connection, hashes: Iterable[str], extractor_version: str, *, retry: bool) -> set[str]:
    """Return the hashes without an entry under this version; with `retry` also those that failed."""
    wanted = set(hashes)
    statuses = ("done",) if retry else ("done", "failed")
    ordered = sorted(wanted)
    for start in range(0, len(ordered), _BATCH):
        query = select(ledger.c.document_id).where(
            ledger.c.document_id.in_(ordered[start : start + _BATCH]),
            ledger.c.extractor_version == extractor_version,
            ledger.c.status.in_(statuses),
        )
        wanted -= set(connection.scalars(query))
    return wanted


def forget_uris(connection: Connection, uris: Sequence[str]) -> None:
    """Drop the failures of paths that could not be opened and now were read."""
    connection.execute(delete(ledger).where(ledger.c.document_id.in_([_path_key(uri) for uri in uris])))


def read_failures(connection: Connection) -> list[Failure]:
    """Return the failures that no later attempt has mended, by path."""
    return [
        Failure(
            document_id=None if row.document_id == _path_key(row.uri) else row.document_id,
            uri=row.uri,
            extractor_version=row.extractor_version,
            code=row.error_code,
            message=row.error_message,
            remedy=row.remedy,
            attempts=row.attempts,
            at=row.at,
        )
        for row in connection.execute(select(_FAILURES).order_by(_FAILURES.c.uri))
    ]


def _path_key(uri: str) -> str:
    return f"path:{uri}"
