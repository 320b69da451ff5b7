"""Work on many items: the one seam between running plainly and running under Prefect.

A stage is handed a `FanOut`; `threads` is the plain one, `flows.tasks` has the one that makes Prefect tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


class FanOut(Protocol):
    """Does `work` on every item, in any order."""

    def __call__(self, name: str, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        """Yield the results as they come; raise what `work` raised."""


def threads(jobs: int) -> FanOut:
    """Return a fan-out over `jobs` threads of this process."""

    def each(name: str, work: Callable[[T], R], items: Sequence[T]) -> Iterator[R]:
        with ThreadPoolExecutor(jobs, thread_name_prefix=name) as executor:
            futures = [executor.submit(work, item) for item in items]
            try:
                for future in as_completed(futures):
                    yield future.result()
            finally:
                for future in futures:
                    future.cancel()

    return each
