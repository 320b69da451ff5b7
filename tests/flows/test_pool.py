from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from flows.pool import WorkerPool
from tests.flows.works import kind


@pytest.mark.parametrize(
    ("chunks", "crashed"),
    [
        ([("a", "b")], []),  # nobody dies
        ([("a", "killer", "c")], ["killer"]),  # the neighbours in the chunk get their records
        ([("killer-1", "killer-2")], ["killer-1", "killer-2"]),  # each killer is named
        # chunks in flight at the same time are not blamed for a killer elsewhere
        ([("a", "b"), ("c", "killer"), ("d",), ("killer-2", "e"), ("f", "g")], ["killer", "killer-2"]),
    ],
)
def test_killers_are_named_and_neighbours_are_read(chunks: list[tuple[str, ...]], crashed: list[str]) -> None:
    with WorkerPool(2, work=kind) as pool, ThreadPoolExecutor(2) as threads:
        outcomes = [outcome for chunk in threads.map(pool.run, chunks) for outcome in chunk]
    assert [outcome.path for outcome in outcomes] == [path for chunk in chunks for path in chunk]
    assert [outcome.path for outcome in outcomes if outcome.failure] == crashed
    assert all(outcome.failure.code == "crashed" for outcome in outcomes if outcome.failure)
    assert [outcome.record for outcome in outcomes if not outcome.failure] == [
        f'"{path}"' for chunk in chunks for path in chunk if path not in crashed
    ]


def test_the_pool_works_on_after_it_was_broken() -> None:
    with WorkerPool(1, work=kind) as pool:
        pool.run(("killer",))
        assert pool.run(("a",))[0].record == '"a"'
