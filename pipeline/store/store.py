"""The store: the one door to the database for flows and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import islice
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pydantic import JsonValue
from sqlalchemy import Engine, inspect

from models.errors import DocumentError
from models.link import LinkDecision, Verdict
from models.reconciliation import PlanKey, Reconciliation
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.store import bundles, history, ledger, links, lookups, pairs, plans, upserts
from pipeline.store.counts import Summary, count
from pipeline.store.engine import open_engine, transaction
from pipeline.store.history import Entry, Run
from pipeline.store.migrate import migrate
from pipeline.store.releases import records_of

if TYPE_CHECKING:
    from pipeline.store.register import Register

_BATCH = 200
"""Records in one transaction of `save_many`; other writers wait for no more than that."""


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Records, their ledger and their reconciliations in one database; safe for several processes at once.

    Every method is one transaction (`save_many`: one for each 200 records) and raises StoreError when the database
    refuses. An object belongs to one process; open another one in each worker.
    """

    def __init__(self, engine: Engine, clock: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._clock = clock

    @classmethod
    def open(cls, url: str, clock: Callable[[], datetime] = _now) -> Store:
        """Open a store by URL or path; make its folder and tables, or bring them to the newest schema.

        Raises:
            StoreError: the database is of a newer schema, of an unknown kind, or cannot be opened.
        """
        engine = open_engine(url)
        try:
            migrate(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, clock)

    def close(self) -> None:
        """Close all connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _instant(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="microseconds")

    def save(self, record: CampaignRecord, extractor_version: str) -> None:
        """Write a record with its plan and all parts; it becomes the current one of its document."""
        self.save_many((record,), extractor_version)

    def save_many(self, records: Iterable[CampaignRecord], extractor_version: str) -> None:
        """Write records in batches of 200; a batch is written whole or not at all."""
        for batch in _batched(records):
            with transaction(self._engine, write=True) as connection:
                upserts.save_records(connection, batch, extractor_version, self._instant())

    def sighted(self, document_id: str, uri: str) -> None:
        """Note that the bytes of a stored document also lie under `uri`; unknown documents are left alone."""
        with transaction(self._engine, write=True) as connection:
            upserts.add_uri(connection, document_id, uri, self._instant())

    def uris(self, document_id: str) -> list[str]:
        """Return every path under which the bytes of a document were seen, the first one first."""
        with transaction(self._engine, write=False) as connection:
            return upserts.read_uris(connection, document_id)

    def fail(self, document_id: str | None, uri: str, extractor_version: str, error: DocumentError) -> None:
        """Enter a document that could not be read; `document_id` is None where there were no bytes to hash."""
        with transaction(self._engine, write=True) as connection:
            row = ledger.failed_row(document_id, uri, extractor_version, error, self._instant())
            ledger.record_failure(connection, row)

    def pending(self, hashes: Iterable[str], extractor_version: str, *, retry_failed: bool = False) -> set[str]:
        """Return the hashes that this extractor has not seen; with `retry_failed` also those it could not read."""
        with transaction(self._engine, write=False) as connection:
            return ledger.unread(connection, hashes, extractor_version, retry=retry_failed)

    def opened(self, document_id: str, extractor_version: str, bundle: bundles.Bundle) -> None:
        """Keep what an archive or a mail holds; `document_id` is the SHA-256 of its bytes."""
        with transaction(self._engine, write=True) as connection:
            bundles.save_bundle(connection, document_id, extractor_version, bundle, self._instant())

    def bundles(self, ids: Iterable[str], extractor_version: str) -> dict[str, bundles.Bundle]:
        """Return what those documents hold that are archives or mails which this extractor has opened."""
        with transaction(self._engine, write=False) as connection:
            return bundles.read_bundles(connection, ids, extractor_version)

    def failures(self) -> list[ledger.Failure]:
        """Return the documents that could not be read, with the reason, by path."""
        with transaction(self._engine, write=False) as connection:
            return ledger.read_failures(connection)

    def record(self, name: str) -> CampaignRecord:
        """Return the current record of the document with this id, beginning of an id (four signs) or symbol.

        Raises:
            UsageError: no document is called so, or several are.
        """
        with transaction(self._engine, write=False) as connection:
            return lookups.load_records(connection, [lookups.resolve(connection, name)])[0]

    def load(self, ids: Iterable[str]) -> list[CampaignRecord]:
        """Return the current records of documents in the given order; unknown ids are left out."""
        with transaction(self._engine, write=False) as connection:
            return lookups.load_records(connection, ids)

    def release(self, version: str | None = None) -> list[dict[str, JsonValue]]:
        """Return the records of one version of the extractor, as they were written; None for the current ones.

        Raises:
            UsageError: the store holds nothing of that version.
        """
        with transaction(self._engine, write=False) as connection:
            return records_of(connection, version)

    def records(self, filters: plans.PlanFilter | None = None) -> list[plans.PlanRow]:
        """Return the plans that pass the filters, the newest first."""
        with transaction(self._engine, write=False) as connection:
            return plans.list_plans(connection, filters or plans.PlanFilter())

    def order(self) -> list[tuple[str, str]]:
        """Return id and issuer of every plan, in the order of `records`."""
        with transaction(self._engine, write=False) as connection:
            return plans.read_order(connection)

    def couples(self) -> list[tuple[str, str | None]]:
        """Return child and parent of every reconciliation of a plan, in the order of `reconciliations`.

        The parent is None where there is none, or none in the store.
        """
        with transaction(self._engine, write=False) as connection:
            return pairs.read_couples(connection)

    def candidates(
        self,
        doc_type: str | None = None,
        number: str | None = None,
        *,
        code: str | None = None,
        symbol: str | None = None,
        issued_on: str | None = None,
        exclude: str | None = None,
    ) -> list[CampaignRecord]:
        """Return the records that a citation may mean, those with its number and year first.

        Number or day agree, type and code do not conflict; so a citation with one misprint still finds its document.
        The issuer is left to the caller: bodies were merged and renamed in 2025. `exclude` is the citing document.
        """
        sought = lookups.Identity.of(doc_type, number, code, symbol, issued_on)
        with transaction(self._engine, write=False) as connection:
            return lookups.load_records(connection, lookups.find_candidates(connection, sought, exclude))

    def candidates_for(self, reference: Reference, *, exclude: str | None = None) -> list[CampaignRecord]:
        """Return `candidates` for a reference."""
        return self.candidates(
            reference.doc_type,
            reference.number,
            code=reference.code,
            symbol=reference.symbol,
            issued_on=reference.issued_on,
            exclude=exclude,
        )

    def candidates_above(self, child_id: str) -> list[CampaignRecord]:
        """Return the campaign plans that a child may carry out, by its citations or, where it has none, above it."""
        with transaction(self._engine, write=False) as connection:
            register = pairs.read_register(connection, "")
            found = register.candidates(child_id) if child_id in register.rows else ()
            return lookups.load_records(connection, found)

    def children_of(self, parent_id: str) -> list[plans.PlanRow]:
        """Return the plans that were reconciled with this parent."""
        with transaction(self._engine, write=False) as connection:
            children = [result.child.id for result in pairs.load_reconciliations(connection, parent_id)]
            return plans.rows_of(connection, children)

    def lineage(self, child_id: str) -> list[PlanKey]:
        """Return the parents of a plan upwards, nearest first, along each plan's first parent; a circle ends it."""
        with transaction(self._engine, write=False) as connection:
            return pairs.read_lineage(connection, child_id)

    def declare_link(
        self, child: str, parent: str, by: str, *, note: str | None = None, refuse: bool = False
    ) -> LinkDecision:
        """Keep an analyst's word that one document is, or is not, the parent of another; ids or symbols.

        Raises:
            UsageError: no such document, several, or a circle of declared links.
        """
        verdict: Verdict = "refused" if refuse else "declared"
        with transaction(self._engine, write=True) as connection:
            ids = [lookups.resolve(connection, name) for name in (child, parent)]
            decision = LinkDecision(child=ids[0], parent=ids[1], verdict=verdict, by=by, note=note, at=self._instant())
            links.write_decision(connection, decision)
        return decision

    def clear_links(self, child: str, parent: str | None = None) -> int:
        """Forget what was decided about a child, or about it and one parent; return how many decisions there were.

        Raises:
            UsageError: no such document, or several.
        """
        with transaction(self._engine, write=True) as connection:
            ids = [lookups.resolve(connection, name) for name in (child, parent) if name is not None]
            return links.clear_decisions(connection, *ids)

    def links(self, child: str | None = None) -> list[LinkDecision]:
        """Return the decisions of analysts, all or those about one child (id or symbol)."""
        with transaction(self._engine, write=False) as connection:
            return links.read_decisions(connection, lookups.resolve(connection, child) if child else None)

    def begin_run(self, rules_version: str) -> int:
        """Enter a run of the reconciliation and return its number."""
        with transaction(self._engine, write=True) as connection:
            return history.begin_run(connection, rules_version, self._instant())

    def save_reconciliations(self, settled: Iterable[pairs.Settled], run: int) -> None:
        """Write the reconciliations of several children in one transaction.

        Args:
            settled: child id, one reconciliation for each of its parents, what `touched` gave for the child.
            run: what `begin_run` gave.

        Raises:
            StoreError: a child is not in the store.
        """
        with transaction(self._engine, write=True) as connection:
            pairs.save_settled(connection, settled, run, self._instant())

    def save_reconciliation(self, result: Reconciliation, fingerprint: str) -> None:
        """Write the only reconciliation of a child, in a run of its own; `fingerprint` is what `touched` gave.

        Raises:
            StoreError: the child is not in the store.
        """
        with transaction(self._engine, write=True) as connection:
            now = self._instant()
            run = history.begin_run(connection, "", now)
            pairs.save_settled(connection, [(result.child.id, [result], fingerprint)], run, now)

    def register(self, rules_version: str) -> tuple[Register, dict[str, str]]:
        """Return a snapshot for finding parents, and `touched` as it was at the same moment."""
        with transaction(self._engine, write=False) as connection:
            register = pairs.read_register(connection, rules_version)
            return register, pairs.touched_children(connection, register)

    def touched(self, rules_version: str) -> dict[str, str]:
        """Return child id -> fingerprint of its inputs for every plan whose reconciliation is missing or out of date.

        A plan is touched when its record, a record that may be its parent or has changed that, what analysts decided
        about its parents, or the version of the rules changed. Records of an older schema wait for their extraction.
        """
        return self.register(rules_version)[1]

    def gone(self, register: Register) -> list[str]:
        """Return the ids of the documents with reconciliations that are no plans any more."""
        with transaction(self._engine, write=False) as connection:
            return pairs.gone(connection, register)

    def forget(self, children: Iterable[str], run: int) -> None:
        """Delete the reconciliations of children; their history stays and says since when nothing is said."""
        with transaction(self._engine, write=True) as connection:
            pairs.forget(connection, children, run, self._instant())

    def outdated(self) -> list[str]:
        """Return the ids of the documents whose record is of an older schema, so that they must be read again."""
        with transaction(self._engine, write=False) as connection:
            return list(connection.scalars(pairs.outdated_query()))

    def reconciliations(
        self, parent_id: str | None = None, *, children: Sequence[str] | None = None
    ) -> list[Reconciliation]:
        """Return the reconciliations of all children, of those of one parent, or of the children named by id."""
        with transaction(self._engine, write=False) as connection:
            return pairs.load_reconciliations(connection, parent_id, children)

    def runs(self) -> list[Run]:
        """Return all runs of the reconciliation, the latest first."""
        with transaction(self._engine, write=False) as connection:
            return history.read_runs(connection)

    def history(self, child: str) -> list[Entry]:
        """Return what the runs said about a child (id or symbol), the latest first, where it differs from before."""
        with transaction(self._engine, write=False) as connection:
            return history.read_history(connection, lookups.resolve(connection, child))

    def reconciliations_after(self, run: int, *, children: Sequence[str] | None = None) -> list[Reconciliation]:
        """Return the reconciliations that held when a run had ended, all or those of the children named by id."""
        with transaction(self._engine, write=False) as connection:
            return history.read_state(connection, run, children)

    def changed_after(self, run: int) -> list[str]:
        """Return the ids of the children about which something else is said since a run; 0 for all ever compared."""
        with transaction(self._engine, write=False) as connection:
            return history.changed_after(connection, run)

    def summary(self) -> Summary:
        """Count what the store holds."""
        with transaction(self._engine, write=False) as connection:
            return count(connection)

    def view_columns(self) -> dict[str, list[str]]:
        """Return the columns of each view for analysts (`pipeline.store.views` tells what they mean)."""
        inspector = inspect(self._engine)
        names = sorted(name for name in inspector.get_view_names() if name.startswith("v_"))
        return {name: [column["name"] for column in inspector.get_columns(name)] for name in names}


def _batched(records: Iterable[CampaignRecord]) -> Iterator[Sequence[CampaignRecord]]:
    left = iter(records)
    while batch := list(islice(left, _BATCH)):
        yield batch
