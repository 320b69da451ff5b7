"""What each run of the reconciliation said. A child has an entry for every run that said something else than before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field
from sqlalchemy import Connection, func, insert, select

from models.base import Model
from models.reconciliation import Reconciliation
from pipeline.store.schema import history, runs


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


def remember(connection: Connection, run: int, child: str, results: Sequence[Reconciliation], now: str) -> None:
    """Add an entry for a child unless its last one says the same."""
    said = [found.model_dump_json() for found in results]
    latest = select(func.max(history.c.run_id)).where(history.c.child_id == child).scalar_subquery()
    query = select(history.c.record).where(history.c.child_id == child, history.c.run_id == latest)
    if said == list(connection.scalars(query.order_by(history.c.rank))):
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


def read_runs(connection: Connection) -> list[Run]:
    """Return all runs, the latest first."""
    query = select(runs.c.id, runs.c.rules_version, runs.c.at).order_by(runs.c.id.desc())
    return [Run(**row) for row in connection.execute(query).mappings()]


def read_history(connection: Connection, child: str) -> list[Entry]:
    """Return what the runs said about a child, the latest first."""
    query = (
        select(runs.c.id, runs.c.rules_version, runs.c.at, history.c.record)
        .join(runs, runs.c.id == history.c.run_id)
        .where(history.c.child_id == child)
        .order_by(runs.c.id.desc(), history.c.rank)
    )
    entries: dict[int, tuple[Run, list[Reconciliation]]] = {}
    for id_, version, at, text in connection.execute(query):
        _, found = entries.setdefault(id_, (Run(id=id_, rules_version=version, at=at), []))
        found.append(Reconciliation.model_validate_json(text))
    return [Entry(run=run, reconciliations=tuple(found)) for run, found in entries.values()]


def read_state(connection: Connection, run: int) -> list[Reconciliation]:
    """Return everything that held when a run had ended: each child's last entry up to it, by child."""
    last = (
        select(history.c.child_id, func.max(history.c.run_id).label("run_id"))
        .where(history.c.run_id <= run)
        .group_by(history.c.child_id)
        .subquery()
    )
    query = (
        select(history.c.record)
        .join(last, (last.c.child_id == history.c.child_id) & (last.c.run_id == history.c.run_id))
        .order_by(history.c.child_id, history.c.rank)
    )
    return [Reconciliation.model_validate_json(text) for text in connection.scalars(query)]
