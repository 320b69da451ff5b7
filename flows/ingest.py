"""Documents -> records in the store, each exactly once.

The ledger of the store decides what is to do: bytes that this version of the extractor has read are left alone,
whatever their path. One transaction per document, so that a run that is killed leaves whole documents and the next run
does the rest.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.chunks import chunk_size, chunked
from flows.discovery import Discovery, discover
from flows.fanout import FanOut, threads
from flows.outcome import Failure, Outcome, printable
from flows.pool import WorkerPool
from flows.progress import current, stage
from models.errors import MissingFile
from models.record import CampaignRecord
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class Job:
    """One document to read: its path and the SHA-256 of its bytes."""

    path: str
    id: str


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What an ingestion did; every document found is counted once.

    Attributes:
        stored: documents whose record is new in the store.
        unchanged: documents that the ledger already knew, or that lay there twice.
        failures: documents and paths without a record.
        skipped: ending -> files of other kinds.
    """

    stored: int
    unchanged: int
    failures: tuple[Failure, ...]
    skipped: dict[str, int]


class Ingestion:
    """One run over `found` into `store`.

    Args:
        found: the documents.
        store: where the records go.
        pool: what reads and extracts.
        version: of the extractor; a new one makes every document pending again.
        retry_failed: read documents again that this version could not read.
    """

    def __init__(
        self, found: Discovery, store: Store, pool: WorkerPool, version: str, *, retry_failed: bool = True
    ) -> None:
        self._found, self._store, self._pool, self._version = found, store, pool, version
        self._retry_failed = retry_failed
        self._lock = threading.Lock()
        self._failures: list[Failure] = []
        self._stored = 0

    def run(self, each: FanOut | None = None) -> IngestSummary:
        """Read what is pending, chunk by chunk, and return what was done."""
        each = each or threads(self._pool.jobs)
        with stage("ingest", len(self._found.files)) as observer:
            for failure in self._found.failures:
                self._fail(None, failure)
                observer.failed(failure)
            jobs = self._pending()
            observer.advance(len(self._found.files) - len(jobs))
            for outcomes in each("ingest", self.chunk, list(chunked(jobs, chunk_size(len(jobs), self._pool.jobs)))):
                for outcome in outcomes:
                    if outcome.failure is not None:
                        observer.failed(outcome.failure)
                observer.advance(len(outcomes))
        failures = tuple(sorted(self._failures, key=lambda failure: failure.path))
        total = len(self._found.files) + len(self._found.failures)
        return IngestSummary(self._stored, total - self._stored - len(failures), failures, self._found.skipped)

    def chunk(self, jobs: tuple[Job, ...]) -> tuple[Outcome, ...]:
        """Read the documents of a chunk and write each in a transaction of its own; effects happen once."""
        outcomes = self._pool.run(tuple(job.path for job in jobs))
        for job, outcome in zip(jobs, outcomes, strict=True):
            if outcome.record is not None:
                self._store.save(CampaignRecord.model_validate_json(outcome.record), self._version)
            elif outcome.failure is not None:
                self._fail(job.id, outcome.failure)
        with self._lock:
            self._stored += sum(outcome.record is not None for outcome in outcomes)
        return outcomes

    def _fail(self, document: str | None, failure: Failure) -> None:
        self._failures.append(failure)
        self._store.fail(document, failure.path, self._version, failure.error())

    def _pending(self) -> list[Job]:
        """Return the documents to read, the first path of each; note the further paths of known bytes."""
        jobs = [job for file in self._found.files if (job := self._hashed(file)) is not None]
        wanted = self._store.pending({job.id for job in jobs}, self._version, retry_failed=self._retry_failed)
        first = {job.id: job for job in reversed(jobs)}
        for job in jobs:
            if job.id not in wanted:
                self._sight(job)
        return [job for job in jobs if job.id in wanted and first[job.id] is job]

    def _sight(self, job: Job) -> None:
        name = printable(job.path)
        if name not in self._store.uris(job.id):
            self._store.sighted(job.id, name)

    def _hashed(self, file: Path) -> Job | None:
        try:
            with file.open("rb") as stream:
                return Job(str(file), hashlib.file_digest(stream, "sha256").hexdigest())
        except OSError as error:
            problem = f"không mở được tệp ({error.strerror})"
            failure = Failure.of(MissingFile(printable(str(file)), problem, "hãy kiểm tra đường dẫn và quyền đọc"))
            self._fail(None, failure)
            current().failed(failure)
            return None


def ingest(
    paths: Sequence[str], db: str, jobs: int | None = None, each: FanOut | None = None, *, retry_failed: bool = True
) -> IngestSummary:
    """Read the documents of `paths` into the store `db`.

    Args:
        paths: files and folders.
        db: URL or path of the store.
        jobs: number of processes; the processors of the machine by default.
        each: how chunks are spread; threads by default.
        retry_failed: read documents again that this version could not read.

    Raises:
        StoreError: the store cannot be opened or refuses a write.
    """
    from pipeline.extract import EXTRACTOR_VERSION

    with WorkerPool(jobs) as pool, Store.open(db) as store:
        found = discover(map(Path, paths))
        return Ingestion(found, store, pool, EXTRACTOR_VERSION, retry_failed=retry_failed).run(each)
