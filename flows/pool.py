"""One pool of processes for reading and extracting.

A document that kills its process (a crash inside a PDF library, the kernel's out-of-memory killer) breaks the whole
pool, and every chunk in flight with it. The pool is then rebuilt and each of those chunks is done again document by
document in a process of its own, so that the killer is named and its neighbours get their records.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from multiprocessing.forkserver import ensure_running
from types import TracebackType
from typing import Self

from flows import worker
from flows.outcome import Failure, Outcome, printable

Work = Callable[[tuple[str, ...]], tuple[Outcome, ...]]

_PRELOADED = ["flows.preloaded", "flows.worker"]
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable else os.cpu_count() or 1


def preload() -> None:
    """Begin to load reading and extracting in the fork server, while this process does other things."""
    for name in _ONE_THREAD:
        os.environ.setdefault(name, "1")
    context = _context()
    if context.get_start_method() == "forkserver":
        context.set_forkserver_preload(_PRELOADED)
        ensure_running()


def _context() -> BaseContext:
    method = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"
    return multiprocessing.get_context(method)


def _executor(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=_context(), initializer=worker.start)


class WorkerPool:
    """Processes that turn chunks of paths into outcomes; several threads may hand in chunks at once.

    Args:
        jobs: number of processes; the processors of the machine by default.
        work: what a process does with a chunk; must be importable by name.
    """

    def __init__(self, jobs: int | None = None, work: Work = worker.read_and_extract) -> None:
        self.jobs = jobs or default_jobs()
        self._work = work
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()
        preload()
        self._executor = _executor(self.jobs)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(wait=error is None, cancel_futures=True)

    def run(self, paths: tuple[str, ...]) -> tuple[Outcome, ...]:
        """Return the outcome of every path, in order; waits for them."""
        executor = self._executor
        try:
            return executor.submit(self._work, paths).result()
        except BrokenProcessPool:
            self._replace(executor)
            return self._apart(paths)

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        with self._lock:
            if self._executor is broken:
                self._executor = _executor(self.jobs)
        broken.shutdown(wait=False)

    def _apart(self, paths: tuple[str, ...]) -> tuple[Outcome, ...]:
        """Do the documents one by one in a process that no other chunk shares."""
        outcomes: list[Outcome] = []
        with self._one_at_a_time:
            alone = _executor(1)
            for path in paths:
                try:
                    outcomes.extend(alone.submit(self._work, (path,)).result())
                except BrokenProcessPool:
                    outcomes.append(Outcome(printable(path), failure=Failure.crashed(printable(path))))
                    alone.shutdown(wait=False)
                    alone = _executor(1)
            alone.shutdown()
        return tuple(outcomes)
