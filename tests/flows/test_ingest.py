"""Ingestion with the real readers and store; nothing is extracted, so that orchestration alone is tested."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.discovery import Discovery, discover
from flows.ingest import Ingestion, IngestSummary
from flows.outcome import Failure
from flows.pool import WorkerPool
from flows.progress import Silence, observed
from pipeline.store import Store
from tests import bad_inputs
from tests.flows.works import kind, read_only

PLANS = bad_inputs.GOOD


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(2, work=read_only) as pool:
        yield pool


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "store" / "kehoach.db")) as store:
        yield store


def _ingest(pool: WorkerPool, store: Store, *paths: Path, version: str = "1", retry: bool = True) -> IngestSummary:
    return Ingestion(discover(paths), store, pool, version, retry_failed=retry).run()


def _counts(summary: IngestSummary) -> tuple[int, int, int]:
    return summary.stored, summary.unchanged, len(summary.failures)


def test_every_bad_input_is_named_and_the_rest_goes_on(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    folder = bad_inputs.make(tmp_path / "vào")
    empty = tmp_path / "trống"
    empty.mkdir()
    summary = _ingest(pool, store, folder, empty, tmp_path / "vắng.txt")
    codes = {Path(failure.path).name: failure.code for failure in summary.failures}
    assert codes == bad_inputs.CODES | {"trống": "no-plans", "vắng.txt": "missing"}
    assert (summary.stored, summary.unchanged, summary.skipped) == (2, 0, {".xlsx": 1})
    assert {failure.uri for failure in store.failures()} == {failure.path for failure in summary.failures}


def test_the_same_bytes_are_read_once_per_version(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    shutil.copy(PLANS / "child_so_tttt.txt", tmp_path / "a.txt")
    shutil.copy(PLANS / "child_so_tttt.txt", tmp_path / "b.txt")
    assert _counts(_ingest(pool, store, tmp_path)) == (1, 1, 0)
    assert _counts(_ingest(pool, store, tmp_path)) == (0, 2, 0)
    (document,) = store.records()
    assert [Path(uri).name for uri in store.uris(document.id)] == ["a.txt", "b.txt"]
    assert _counts(_ingest(pool, store, tmp_path, version="2")) == (1, 1, 0)


def test_new_bytes_under_an_old_name_are_read(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    plan = tmp_path / "a.txt"
    plan.write_text("KẾ HOẠCH thứ nhất")
    _ingest(pool, store, tmp_path)
    plan.write_text("KẾ HOẠCH thứ hai")
    assert _counts(_ingest(pool, store, tmp_path)) == (1, 0, 0)
    assert len(store.records()) == 2


@pytest.mark.parametrize(("retry", "counts"), [(True, (0, 0, 1)), (False, (0, 1, 0))])
def test_known_failures_are_tried_again_only_on_request(
    pool: WorkerPool, store: Store, tmp_path: Path, *, retry: bool, counts: tuple[int, int, int]
) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert _counts(_ingest(pool, store, tmp_path)) == (0, 0, 1)
    assert _counts(_ingest(pool, store, tmp_path, retry=retry)) == counts


def test_a_document_that_vanishes_during_the_run(pool: WorkerPool, store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("KẾ HOẠCH")
    found = Discovery((tmp_path / "gone.txt", tmp_path / "a.txt"))
    summary = Ingestion(found, store, pool, "1").run()
    assert _counts(summary) == (1, 0, 1)
    (outcome,) = pool.run((str(tmp_path / "gone.txt"),))
    assert outcome.failure is not None
    assert {outcome.failure.code, summary.failures[0].code} == {"missing"}


def test_a_document_that_kills_its_reader_is_recorded(store: Store, tmp_path: Path) -> None:
    (tmp_path / "killer.txt").write_text("x")
    with WorkerPool(1, work=kind) as pool:
        summary = _ingest(pool, store, tmp_path)
    assert [failure.code for failure in summary.failures] == ["crashed"]
    assert [failure.code for failure in store.failures()] == ["crashed"]


class _Witness(Silence):
    def __init__(self) -> None:
        self.total, self.done, self.seen = 0, 0, list[Failure]()

    def begin(self, stage: str, total: int) -> None:
        self.total += total

    def advance(self, steps: int) -> None:
        self.done += steps

    def failed(self, failure: Failure) -> None:
        self.seen.append(failure)


def test_progress_reaches_its_total_and_each_failure_is_told_once(
    pool: WorkerPool, store: Store, tmp_path: Path
) -> None:
    for name in "abcdefgh":
        (tmp_path / f"{name}.txt").write_text(f"KẾ HOẠCH {name}" if name < "f" else "")
    witness = _Witness()
    with observed(witness):
        summary = _ingest(pool, store, tmp_path)
    assert (witness.done, witness.total) == (8, 8)
    assert sorted(failure.path for failure in witness.seen) == [failure.path for failure in summary.failures]
