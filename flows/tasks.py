"""The fan-out that makes every item a Prefect task, on threads of this process."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

from prefect import task
from prefect.cache_policies import NO_CACHE
from prefect.futures import as_completed
from prefect.utilities.annotations import quote

from flows.fanout import nothing

T = TypeVar("T")
R = TypeVar("R")


def tasks(name: str, work: Callable[[T], R], items: Sequence[T], stop: Callable[[], None] = nothing) -> Iterator[R]:
    """Yield the results of `work` as its tasks end; a failed task raises here, and so fails its flow.

    Prefect's result cache stays off: its keys do not know the bytes of a document nor the version of the extractor.
    The store's ledger knows both.
    """
    step = task(name=name, cache_policy=NO_CACHE, persist_result=False)(_named(work))
    futures = [
        step.with_options(task_run_name=f"{name}-{at}").submit(cast("T", quote(item)))
        for at, item in enumerate(items, 1)
    ]
    try:
        for future in as_completed(futures):
            result: R = future.result()
            yield result
    except BaseException:
        stop()
        raise


def _named(work: Callable[[T], R]) -> Callable[[T], R]:
    """Return `work` as a plain function, which Prefect asks of a task."""

    def step(item: T) -> R:
        return work(item)

    return step
