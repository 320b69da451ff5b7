"""What archives and mails held when they were opened, so that one whose members are all known need not be opened again.

Keyed by (SHA-256 of the bytes, extractor version), like the ledger; what became of the members stands in the ledger.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field
from sqlalchemy import Connection, select

from models.base import Model
from pipeline.store.schema import bundles
from pipeline.store.upserts import upsert

_BATCH = 500


class Member(Model):
    """A document in an archive or a mail."""

    id: Annotated[str, Field(description="SHA-256 of its bytes")]
    address: Annotated[str, Field(description="what follows the name of the archive in its own, `!/xa/ke-hoach.pdf`")]


class Bundle(Model):
    """The files in an archive or a mail."""

    members: tuple[Member, ...] = ()
    failed: Annotated[int, Field(description="number of members that could not be unpacked")] = 0
    skipped: Annotated[dict[str, int], Field(description="ending -> number of files of other kinds")] = {}


def save_bundle(connection: Connection, document_id: str, extractor_version: str, bundle: Bundle, now: str) -> None:
    """Keep what a container holds."""
    row = {"document_id": document_id, "extractor_version": extractor_version, "contents": bundle.model_dump_json(),
           "at": now}  # fmt: skip
    upsert(connection, bundles, [row], keep=("at",))


def read_bundles(connection: Connection, ids: Iterable[str], extractor_version: str) -> dict[str, Bundle]:
    """Return what the containers among documents hold, as this extractor saw it."""
    ordered = sorted(set(ids))
    found: dict[str, Bundle] = {}
    for start in range(0, len(ordered), _BATCH):
        query = select(bundles.c.document_id, bundles.c.contents).where(
            bundles.c.document_id.in_(ordered[start : start + _BATCH]), bundles.c.extractor_version == extractor_version
        )
        found |= {id_: Bundle.model_validate_json(text) for id_, text in connection.execute(query)}
    return found
