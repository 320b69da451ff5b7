"""Documents -> records in the store, each exactly once.

The ledger of the store decides what is to do: bytes that this version of the extractor has read are left alone,
whatever their path. One transaction per document, so that a run that is killed leaves whole documents and the next run
does the rest. Archives and mails are opened again only where a member would be read again.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.bounds import Bounds
from flows.chunks import chunk_size, chunked
from flows.discovery import Discovery, discover
from flows.fanout import FanOut, threads
from flows.outcome import Contents, Failure, Item, Outcome
from flows.pending import Pending, Retry, bundle_of, hashed
from flows.pool import WorkerPool
from flows.progress import Observer, stage
from models.record import CampaignRecord
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingestion did; every document found is counted once, those in archives and mails instead of these.

    Attributes:
        stored: documents whose record is new in the store.
        unchanged: documents that the ledger already knew, or that lay there twice.
        failures: documents and paths without a record.
        skipped: ending -> files of other kinds.
        quarantined: documents left alone because they ended the process that read them in an earlier run.
    """

    stored: int
    unchanged: int
    failures: tuple[Failure, ...]
    skipped: dict[str, int]
    quarantined: int = 0


class Ingestion:
    """One run over `found` into `store`.

    Args:
        found: the documents.
        store: where the records go.
        pool: what reads and extracts.
        version: of the extractor; a new one makes every document pending again.
        retry: which documents that this version could not read are read again.
    """

    def __init__(
        self, found: Discovery, store: Store, pool: WorkerPool, version: str, *, retry: Retry = "failed"
    ) -> None:
        self._found, self._store, self._pool, self._version = found, store, pool, version
        self._pending = Pending(store, version, retry)
        self._lock = threading.Lock()
        self._failures: list[Failure] = []
        self._skipped = Counter(found.skipped)
        self._stored = 0

    def run(self, each: FanOut | None = None) -> IngestSummary:
        """Read what is pending, then the members of archives and mails; return what was done."""
        each = each or threads(self._pool.jobs)
        opened = self._files(each)
        if opened:
            self._members(opened, each)
        failures = tuple(sorted(self._failures, key=lambda failure: failure.path))
        skipped = dict(sorted((self._skipped + self._pending.skipped).items()))
        return IngestSummary(self._stored, self._pending.unchanged, failures, skipped, self._pending.held)

    def chunk(self, items: tuple[Item, ...]) -> tuple[Outcome, ...]:
        """Read the documents of a chunk and write each in a transaction of its own; effects happen once."""
        return tuple(self._written(item) for item in self._pool.prepare(items))

    def _written(self, item: Item) -> Outcome:
        (outcome,) = self._pool.run((item,))
        if outcome.record is not None:
            self._store.save(CampaignRecord.model_validate_json(outcome.record), self._version)
            with self._lock:
                self._stored += 1
        elif outcome.failure is not None:
            self._enter(item.id, outcome.failure)
        elif outcome.contents is not None:
            self._store.opened(item.id, self._version, bundle_of(outcome.contents, item.uri))
        return outcome

    def _enter(self, document: str, failure: Failure) -> None:
        self._failures.append(failure)
        self._store.fail(document or None, failure.path, self._version, failure.error())

    def _files(self, each: FanOut) -> list[Contents]:
        """Read the documents found; return what archives and mails among them hold."""
        with stage("ingest", len(self._found.files)) as observer:
            refused = list(self._found.failures)
            items: list[Item] = []
            for file in self._found.files:
                one = hashed(file)
                if isinstance(one, Item):
                    items.append(one)
                else:
                    refused.append(one)
            self._refuse(refused, observer)
            chosen = self._pending.choose(self._pending.closed(items))
            observer.advance(len(self._found.files) - len(chosen))
            return self._read(chosen, each, observer)

    def _members(self, opened: Sequence[Contents], each: FanOut) -> None:
        """Read what archives and mails hold, as if each were a file."""
        items = sorted((item for contents in opened for item in contents.documents), key=lambda item: item.uri)
        with stage("members", len(items)) as observer:
            for contents in opened:
                self._refuse(contents.failures, observer)
                self._skipped.update(contents.skipped)
            chosen = self._pending.choose(items)
            observer.advance(len(items) - len(chosen))
            self._read(chosen, each, observer)

    def _refuse(self, failures: Iterable[Failure], observer: Observer) -> None:
        for failure in failures:
            self._enter("", failure)
            observer.failed(failure)

    def _read(self, items: Sequence[Item], each: FanOut, observer: Observer) -> list[Contents]:
        opened: list[Contents] = []
        chunks = list(chunked(items, chunk_size(len(items), self._pool.jobs)))
        for outcomes in each("ingest", self.chunk, chunks, self._pool.stop):
            for outcome in outcomes:
                if outcome.failure is not None:
                    observer.failed(outcome.failure)
                elif outcome.contents is not None:
                    opened.append(outcome.contents)
            observer.advance(len(outcomes))
        return opened


def ingest(
    paths: Sequence[str],
    db: str,
    jobs: int | None = None,
    each: FanOut | None = None,
    *,
    retry: Retry = "failed",
    bounds: Bounds | None = None,
) -> IngestSummary:
    """Read the documents of `paths` into the store `db`.

    Args:
        paths: files and folders.
        db: URL or path of the store.
        jobs: number of processes; the processors of the machine by default.
        each: how chunks are spread; threads by default.
        retry: which documents that this version could not read are read again.
        bounds: what one document may take.

    Raises:
        StoreError: the store cannot be opened or refuses a write.
    """
    from pipeline.extract import EXTRACTOR_VERSION

    with WorkerPool(jobs, bounds=bounds) as pool, Store.open(db) as store:
        found = discover(map(Path, paths))
        return Ingestion(found, store, pool, EXTRACTOR_VERSION, retry=retry).run(each)
