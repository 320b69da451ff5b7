"""The records of one version of the extractor, as they were written: what two releases are compared by."""

from __future__ import annotations

import json

from pydantic import JsonValue
from sqlalchemy import Connection, select

from models.errors import UsageError
from pipeline.store.schema import records


def records_of(connection: Connection, version: str | None) -> list[dict[str, JsonValue]]:
    """Return records as JSON objects, in the order of their ids; those of an older schema too.

    Args:
        connection: to the store.
        version: of the extractor; None for the current record of each document.

    Raises:
        UsageError: the store holds nothing of that version.
    """
    chosen = records.c.is_current if version is None else records.c.extractor_version == version
    rows = connection.scalars(select(records.c.record).where(chosen).order_by(records.c.document_id)).all()
    if version is not None and not rows:
        known = connection.scalars(select(records.c.extractor_version).distinct()).all()
        raise UsageError(
            f"{version}: không phải thư mục, cơ sở dữ liệu hay phiên bản có bản ghi trong kho"
            f" (các phiên bản: {', '.join(sorted(known)) or 'chưa có'})"
        )
    return [json.loads(row) for row in rows]
