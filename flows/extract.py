"""Many documents -> one JSON file each, without a store and without Prefect."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Container, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.bounds import Bounds
from flows.chunks import chunk_size, chunked
from flows.discovery import Discovery
from flows.fanout import threads
from flows.outcome import Contents, Failure, Item
from flows.pool import WorkerPool
from flows.progress import Observer, stage
from models.errors import KehoachError


@dataclass(frozen=True, slots=True)
class ExtractSummary:
    """What an extraction of many documents did.

    Attributes:
        written: records written.
        failures: documents and paths without a record.
        skipped: ending -> files of other kinds.
        renamed: document -> name of its record, where two documents share a name.
    """

    written: int
    failures: tuple[Failure, ...]
    skipped: dict[str, int]
    renamed: dict[str, str]


def record_names(uris: Sequence[str], taken: Container[str] = ()) -> dict[str, str]:
    """Return a name without ending for each record: that of its document without its last ending.

    The first document of a name keeps it, the next ones get "~2", "~3", ...; upper and lower case count as one, as they
    do on the file systems of Windows and macOS.

    Args:
        uris: documents as the user named them, members of archives by their address.
        taken: names, casefolded, that are given away already.
    """
    names: dict[str, str] = {}
    given: set[str] = set()
    plain = {Path(uri).stem.casefold() for uri in uris}
    for uri in uris:
        stem = Path(uri).stem
        name, count = stem, 1
        while name.casefold() in taken or name.casefold() in given or (count > 1 and name.casefold() in plain):
            count += 1
            name = f"{stem}~{count}"
        given.add(name.casefold())
        names[uri] = name
    return names


def write_whole(path: Path, text: str) -> None:
    """Write a file so that nobody ever sees a part of it.

    Raises:
        KehoachError: the folder cannot be written to.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise KehoachError(
            f"{path}: không ghi được ({error.strerror}); hãy kiểm tra quyền ghi và dung lượng đĩa"
        ) from error


class _Extraction:
    """One run into the folder `out`; `names` holds the name of each record."""

    def __init__(self, pool: WorkerPool, out: Path, rewrite: Callable[[str], str]) -> None:
        self._pool, self._out, self._rewrite = pool, out, rewrite
        self.names: dict[str, str] = {}
        self.failures: list[Failure] = []
        self.written = 0

    def read(self, items: Sequence[Item], observer: Observer) -> list[Contents]:
        """Write the records of documents; return what archives and mails among them hold."""
        self.names |= record_names([item.uri for item in items], {name.casefold() for name in self.names.values()})
        chunks = list(chunked(items, chunk_size(len(items), self._pool.jobs)))
        opened: list[Contents] = []
        for outcomes in threads(self._pool.jobs)("extract", self._pool.run, chunks, self._pool.stop):
            for outcome in outcomes:
                if outcome.failure is not None:
                    self.refuse((outcome.failure,), observer)
                elif outcome.contents is not None:
                    opened.append(outcome.contents)
                    del self.names[outcome.path]
                elif outcome.record is not None:
                    write_whole(self._out / f"{self.names[outcome.path]}.json", self._rewrite(outcome.record))
                    self.written += 1
            observer.advance(len(outcomes))
        return opened

    def refuse(self, failures: Iterable[Failure], observer: Observer) -> None:
        """Count what has no record, and tell it."""
        for failure in failures:
            self.failures.append(failure)
            observer.failed(failure)


def extract_files(
    found: Discovery,
    out: Path,
    jobs: int | None = None,
    rewrite: Callable[[str], str] = str,
    bounds: Bounds | None = None,
) -> ExtractSummary:
    """Extract every document of `found`, and those in its archives and mails, into `out`.

    Args:
        found: the documents.
        out: folder of the records; made when it does not exist.
        jobs: number of processes.
        rewrite: what to do with the JSON of a record before it is written.
        bounds: what one document may take.

    Raises:
        KehoachError: `out` cannot be written to.
    """
    skipped = Counter(found.skipped)
    with WorkerPool(jobs, bounds=bounds) as pool:
        run = _Extraction(pool, out, rewrite)
        with stage("extract", len(found.files)) as observer:
            run.refuse(found.failures, observer)
            opened = run.read([Item.at(str(file)) for file in found.files], observer)
        if opened:
            items = sorted((item for contents in opened for item in contents.documents), key=lambda item: item.uri)
            with stage("members", len(items)) as observer:
                for contents in opened:
                    run.refuse(contents.failures, observer)
                    skipped.update(contents.skipped)
                run.read(items, observer)
    renamed = {uri: name for uri, name in run.names.items() if name != Path(uri).stem}
    return ExtractSummary(run.written, tuple(run.failures), dict(sorted(skipped.items())), renamed)
