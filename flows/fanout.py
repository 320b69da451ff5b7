"""Work on many items: the one seam between running plainly and running under Prefect.

A stage is handed a `FanOut`; `threads` is the plain one, `flows.tasks` has the one that makes Prefect tasks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def nothing() -> None:
    """Let work that goes on come to its end."""


class FanOut(Protocol):
    """Does `work` on every item, in any order."""

    def __call__(
        self, name: str, work: Callable[[T], R], items: Sequence[T], stop: Callable[[], None] = nothing
    ) -> Iterator[R]:
        """Yield the results as they come; raise what `work` raised.

        `stop` is called before work that still goes on is waited for, when an error or Ctrl-C ends the whole.
        """


def threads(jobs: int) -> FanOut:
    """Return a fan-out over `jobs` threads of this process."""

    def each(name: str, work: Callable[[T], R], items: Sequence[T], stop: Callable[[], None] = nothing) -> Iterator[R]:
        with ThreadPoolExecutor(jobs, thread_name_prefix=name) as executor:
            futures = [executor.submit(work, item) for item in items]
            try:
                for future in as_completed(futures):
                    yield future.result()
            except BaseException:
                for future in futures:
                    future.cancel()
                stop()
                raise

    return each
