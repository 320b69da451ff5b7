"""One document on the command line: read in a process of its own, under the same bounds as in a run."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows import worker
from flows.bounds import Bounds
from flows.outcome import Contents, Failure, Item, Outcome
from flows.pool import WorkerPool
from models.errors import KehoachError

_SEVERAL = ("hãy giải nén, hoặc dùng --out để ghi mỗi văn bản một tệp", "tệp nén hoặc thư, bên trong {} văn bản")


class Unread(KehoachError):
    """A document gave no record.

    Args:
        failure: why.
    """

    def __init__(self, failure: Failure) -> None:
        super().__init__(str(failure))
        self.failure = failure


@dataclass(frozen=True, slots=True)
class Single:
    """The one document of a file.

    Attributes:
        record: what the work made of it, as JSON.
        failures: what else lies in its archive or mail and cannot be read.
    """

    record: str
    failures: tuple[Failure, ...] = ()


def read_singles(
    files: Sequence[str], bounds: Bounds | None = None, work: worker.Work = worker.read_and_extract
) -> list[Single]:
    """Return the record of each file, in order; a dash is standard input, an archive must hold one document.

    Raises:
        Unread: one of them gives no record.
    """
    with WorkerPool(1, work, bounds) as pool, tempfile.TemporaryDirectory(prefix="kehoach-") as folder:
        return [_single(pool, _item(file, Path(folder))) for file in files]


def _item(file: str, folder: Path) -> Item:
    if file != "-":
        return Item.at(file)
    with (folder / "stdin").open("wb") as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
    return Item(copy.name, "-")


def _single(pool: WorkerPool, item: Item) -> Single:
    (outcome,) = pool.run((item,))
    if outcome.contents is None:
        return Single(_record(outcome))
    return _only(pool, outcome.path, outcome.contents)


def _only(pool: WorkerPool, path: str, contents: Contents) -> Single:
    if len(contents.documents) > 1:
        remedy, problem = _SEVERAL
        raise Unread(Failure(path, "several", problem.format(len(contents.documents)), remedy))
    if not contents.documents:
        raise Unread(contents.failures[0])
    (outcome,) = pool.run(contents.documents)
    return Single(_record(outcome), contents.failures)


def _record(outcome: Outcome) -> str:
    if outcome.record is None:
        raise Unread(outcome.failure or Failure.crashed(outcome.path))
    return outcome.record
