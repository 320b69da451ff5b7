"""Many documents -> one JSON file each, without a store and without Prefect."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from flows.chunks import chunk_size, chunked
from flows.discovery import Discovery
from flows.fanout import threads
from flows.outcome import Failure, Outcome, printable
from flows.pool import WorkerPool, default_jobs
from flows.progress import stage
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


def record_names(files: Sequence[Path]) -> dict[Path, str]:
    """Return a name without ending for each record: the file's own without its last ending.

    The first file of a name keeps it, the next ones get "~2", "~3", ...; upper and lower case count as one, as they do
    on the file systems of Windows and macOS.
    """
    names: dict[Path, str] = {}
    taken: set[str] = set()
    plain = {printable(file.stem).casefold() for file in files}
    for file in files:
        stem = printable(file.stem)
        name, count = stem, 1
        while name.casefold() in taken or (count > 1 and name.casefold() in plain):
            count += 1
            name = f"{stem}~{count}"
        taken.add(name.casefold())
        names[file] = name
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


def extract_files(
    found: Discovery, out: Path, jobs: int | None = None, rewrite: Callable[[str], str] = str
) -> ExtractSummary:
    """Extract every document of `found` into `out`.

    Args:
        found: the documents.
        out: folder of the records; made when it does not exist.
        jobs: number of processes.
        rewrite: what to do with the JSON of a record before it is written.

    Raises:
        KehoachError: `out` cannot be written to.
    """
    names = {printable(str(file)): name for file, name in record_names(found.files).items()}
    failures = list(found.failures)
    with stage("extract", len(found.files)) as observer:
        for failure in found.failures:
            observer.failed(failure)
        for outcome in _outcomes(found.files, jobs):
            if outcome.failure is not None:
                failures.append(outcome.failure)
                observer.failed(outcome.failure)
            elif outcome.record is not None:
                write_whole(out / f"{names[outcome.path]}.json", rewrite(outcome.record))
            observer.advance(1)
    renamed = {path: name for path, name in names.items() if name != Path(path).stem}
    written = len(found.files) + len(found.failures) - len(failures)
    return ExtractSummary(written, tuple(failures), found.skipped, renamed)


def _outcomes(files: Sequence[Path], jobs: int | None) -> Iterator[Outcome]:
    if not files:
        return
    with WorkerPool(min(jobs or default_jobs(), len(files))) as pool:
        chunks = list(chunked([str(file) for file in files], chunk_size(len(files), pool.jobs)))
        for outcomes in threads(pool.jobs)("extract", pool.run, chunks):
            yield from outcomes
