"""Documents that hang, crash or take everything are named; their neighbours are read; no process is left."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from flows.bounds import Bounds
from flows.outcome import Item, Outcome
from flows.pool import Stopped, WorkerPool
from flows.processes import descendants
from tests.flows.works import kind, pages, read_only

BOUNDS = Bounds(seconds=3, memory=600, ocr_memory=900)
PATIENT = BOUNDS.model_copy(update={"seconds": 60})
"""For what must not be late on a machine that is busy with other things."""


def _items(*names: str) -> tuple[Item, ...]:
    return tuple(map(Item.at, names))


def _code(outcome: Outcome) -> str | None:
    return outcome.failure.code if outcome.failure else None


@pytest.fixture
def nothing_left() -> Iterator[None]:
    """After the test no process is left that was not there before, but the fork server and its helper."""
    with WorkerPool(1, kind) as pool:
        pool.run(_items("a"))
    before = set(descendants(os.getpid()))
    yield
    assert set(descendants(os.getpid())) == before


@pytest.mark.parametrize(
    ("chunks", "codes"),
    [
        ([("a", "b")], {}),  # nobody dies
        ([("a", "killer", "c")], {"killer": "crashed"}),  # the neighbours in the chunk get their records
        ([("killer-1", "killer-2")], {"killer-1": "crashed", "killer-2": "crashed"}),  # each killer is named
        # chunks in flight at the same time are not blamed for a killer elsewhere
        (
            [("a", "b"), ("c", "killer"), ("d",), ("killer-2", "e"), ("f", "g")],
            {"killer": "crashed", "killer-2": "crashed"},
        ),
        ([("a", "leaver", "faulty", "b")], {"leaver": "crashed", "faulty": "crashed"}),  # exit(0), segmentation fault
        ([("a", "hanging", "b"), ("c", "d")], {"hanging": "timeout"}),  # hangs with the interpreter's lock held
        ([("a", "begetter", "b")], {"begetter": "timeout"}),  # waits for a program that hangs
        ([("a", "hog", "b"), ("c", "glutton", "d")], {"hog": "memory", "glutton": "memory"}),
    ],
)
@pytest.mark.usefixtures("nothing_left")
def test_what_ends_its_process_is_named_and_the_others_are_read(
    chunks: list[tuple[str, ...]], codes: dict[str, str]
) -> None:
    start = time.monotonic()
    bounds = BOUNDS if "timeout" in codes.values() else PATIENT
    with WorkerPool(2, kind, bounds) as pool, ThreadPoolExecutor(2) as threads:
        outcomes = [
            outcome for chunk in threads.map(pool.run, [_items(*chunk) for chunk in chunks]) for outcome in chunk
        ]
    assert [outcome.path for outcome in outcomes] == [path for chunk in chunks for path in chunk]
    assert {outcome.path: _code(outcome) for outcome in outcomes if outcome.failure} == codes
    assert [outcome.record for outcome in outcomes if not outcome.failure] == [
        f'"{path}"' for chunk in chunks for path in chunk if path not in codes
    ]
    assert time.monotonic() - start < 60


def test_the_pool_works_on_after_each_of_them() -> None:
    with WorkerPool(1, kind, BOUNDS) as pool:
        outcomes = pool.run(_items("killer", "a", "hanging", "b", "glutton", "c"))
    assert [outcome.record for outcome in outcomes] == [None, '"a"', None, '"b"', None, '"c"']


def test_each_recognised_page_has_the_time_of_a_document() -> None:
    with WorkerPool(1, pages, Bounds(seconds=1.5)) as pool:
        assert _code(pool.run(_items("three pages of 0.6 s"))[0]) is None
    with WorkerPool(1, pages, Bounds(seconds=0.2)) as pool:
        assert _code(pool.run(_items("three pages of 0.6 s"))[0]) == "timeout"


@pytest.mark.usefixtures("nothing_left")
def test_a_stopped_pool_waits_for_nobody() -> None:
    with WorkerPool(1, kind) as pool, ThreadPoolExecutor(1) as threads:
        pool.run(_items("a"))
        future = threads.submit(pool.run, _items("hanging"))
        time.sleep(0.5)
        start = time.monotonic()
        pool.stop()
        with pytest.raises(Stopped):
            future.result(timeout=10)
        assert time.monotonic() - start < 5
        with pytest.raises(Stopped):
            pool.run(_items("a"))


def test_what_was_unpacked_goes_with_the_pool(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "goi.zip", "w") as archive:
        archive.writestr("a.txt", "KẾ HOẠCH")
    with WorkerPool(1, read_only) as pool:
        (outcome,) = pool.run(_items(str(tmp_path / "goi.zip")))
        assert outcome.contents is not None
        (document,) = outcome.contents.documents
        assert Path(document.path).read_text() == "KẾ HOẠCH"
    assert not Path(document.path).exists()
