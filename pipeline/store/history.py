"""What each run of the reconciliation said. A child has an entry for every run that said something else than before."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from sqlalchemy import ColumnElement, Connection, func, insert, select, true

from models.base import Model
from models.reconciliation import Reconciliation
from pipeline.store.schema import history, runs

_BATCH = 500


class Run(Model):
    """One run over the store."""

    id: int
    rules_version: Annotated[str, Field(description="version of the rules, with that of their configuration")]
    at: Annotated[str, Field(description="ISO 8601 instant, UTC")]


class Entry(Model):
    """What a run said about a child, one reconciliation for each parent."""

    run: Run
    reconciliations: tuple[Reconciliation, ...]


def begin_run(connection: Connection, rules_version: str, now: str) -> int:
    """Enter a run and return its number."""
    result = connection.execute(insert(runs), {"rules_version": rules_version, "at": now})
    key = result.inserted_primary_key
    return int(key[0]) if key else 0


GONE = "gone"
"""Link of the entry that ends what was said about a document: it is no plan any more."""
_NOTHING = "null"


def remember(connection: Connection, run: int, child: str, results: Sequence[Reconciliation], now: str) -> None:
    """Add an entry for a child unless its last one says the same."""
    said = [found.model_dump_json() for found in results]
    latest = select(func.max(history.c.run_id)).where(history.c.child_id == child).scalar_subquery()
    query = select(history.c.record).where(history.c.child_id == child, history.c.run_id == latest)
    if _same(said, list(connection.scalars(query.order_by(history.c.rank))), connection.dialect.name):
        return
    connection.execute(history.delete().where(history.c.child_id == child, history.c.run_id == run))
    rows = [
        {
            "run_id": run,
            "child_id": child,
            "rank": rank,
            "parent_id": found.parent.id if found.parent else None,
            "link": found.link.how,
            "record": text,
            "at": now,
        }
        for rank, (found, text) in enumerate(zip(results, said, strict=True))
    ]
    if rows:
        connection.execute(insert(history), rows)


def _same(said: list[str], stored: list[str], dialect: str) -> bool:
    if dialect == "sqlite" or len(said) != len(stored):
        return said == stored
    # PostgreSQL keeps what a JSON text means, not how it was written.
    return [json.loads(text) for text in said] == [json.loads(text) for text in stored]


def end(connection: Connection, run: int, child: str, now: str) -> None:
    """Enter that nothing is said about a child any more."""
    row = {"run_id": run, "child_id": child, "rank": 0, "parent_id": None, "link": GONE, "record": _NOTHING, "at": now}
    connection.execute(history.delete().where(history.c.child_id == child, history.c.run_id == run))
    connection.execute(insert(history), [row])


def read_runs(connection: Connection) -> list[Run]:
    """Return all runs, the latest first."""
    query = select(runs.c.id, runs.c.rules_version, runs.c.at).order_by(runs.c.id.desc())
    return [Run(**row) for row in connection.execute(query).mappings()]


def read_history(connection: Connection, child: str) -> list[Entry]:
    """Return what the runs said about a child, the latest first."""
    query = (
        select(runs.c.id, runs.c.rules_version, runs.c.at, history.c.record, history.c.link)
        .join(runs, runs.c.id == history.c.run_id)
        .where(history.c.child_id == child)
        .order_by(runs.c.id.desc(), history.c.rank)
    )
    entries: dict[int, tuple[Run, list[Reconciliation]]] = {}
    for id_, version, at, text, link in connection.execute(query):
        _, found = entries.setdefault(id_, (Run(id=id_, rules_version=version, at=at), []))
        if link != GONE:
            found.append(Reconciliation.model_validate_json(text))
    return [Entry(run=run, reconciliations=tuple(found)) for run, found in entries.values()]


def changed_after(connection: Connection, run: int) -> list[str]:
    """Return the children about which something else is said since a run."""
    query = select(history.c.child_id).where(history.c.run_id > run).distinct().order_by(history.c.child_id)
    return list(connection.scalars(query))


def read_state(connection: Connection, run: int, children: Sequence[str] | None = None) -> list[Reconciliation]:
    """Return what held when a run had ended: each child's last entry up to it, by child; of all, or of `children`."""
    if children is not None:
        batches = (children[start : start + _BATCH] for start in range(0, len(children), _BATCH))
        return [found for batch in batches for found in _state(connection, run, history.c.child_id.in_(batch))]
    return _state(connection, run, true())


def _state(connection: Connection, run: int, wanted: ColumnElement[bool]) -> list[Reconciliation]:
    last = (
        select(history.c.child_id, func.max(history.c.run_id).label("run_id"))
        .where(history.c.run_id <= run, wanted)
        .group_by(history.c.child_id)
        .subquery()
    )
    query = (
        select(history.c.record)
        .join(last, (last.c.child_id == history.c.child_id) & (last.c.run_id == history.c.run_id))
        .where(history.c.link != GONE)
        .order_by(history.c.child_id, history.c.rank)
    )
    return [Reconciliation.model_validate_json(text) for text in connection.scalars(query)]
