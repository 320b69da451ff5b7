"""Processes for reading and extracting, one document in each at a time.

A document that kills its process, hangs or takes too much memory is known by name: its process has no other. That
process is replaced, and the documents before and behind it are read as if nothing had been.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import tempfile
import threading
from collections.abc import Callable
from functools import partial
from multiprocessing.context import BaseContext
from multiprocessing.forkserver import ensure_running
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

from flows import worker
from flows.bounds import Bounds
from flows.office import batch_of, with_docx
from flows.outcome import Item, Outcome
from flows.reader import Reader
from flows.warden import Warden

T = TypeVar("T")

_PRELOADED = ["flows.preloaded", "flows.worker", "flows.warden"]
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")


class Stopped(Exception):
    """The pool was stopped while a document was being read; nothing is known of that document."""


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


class WorkerPool:
    """Processes that turn documents into outcomes; several threads may hand in chunks at once.

    Args:
        jobs: number of processes; the processors of the machine by default.
        work: what a process does with a document; must be importable by name.
        bounds: what a document may take.
    """

    def __init__(
        self, jobs: int | None = None, work: worker.Work = worker.read_and_extract, bounds: Bounds | None = None
    ) -> None:
        self.jobs = jobs or default_jobs()
        self._work, self._bounds = work, bounds or Bounds()
        preload()
        self._context = _context()
        self._folder = tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True)
        self._spool = Path(self._folder.name)
        self._warden: Warden | None = None
        self._lock = threading.Lock()
        self._stopped = False
        self._busy: set[Reader] = set()
        # None stands for a process that is started when its turn comes.
        self._idle: queue.LifoQueue[Reader | None] = queue.LifoQueue()
        for _ in range(self.jobs):
            self._idle.put(None)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self.stop()
        while not self._idle.empty():
            reader = self._idle.get()
            if reader is not None:
                reader.close()
        if self._warden is not None:
            self._warden.dismiss()
        self._folder.cleanup()

    def run(self, items: tuple[Item, ...]) -> tuple[Outcome, ...]:
        """Return the outcome of every document, in order; waits for them.

        Raises:
            Stopped: `stop` was called meanwhile.
        """
        return tuple(self._lent(partial(Reader.read, item=item)) for item in self.prepare(items))

    def prepare(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        """Return the documents of a chunk, old Word documents converted together where there are several."""
        batch = batch_of(items, self._bounds.seconds / 2)
        return with_docx(items, self._lent(partial(Reader.convert, batch=batch))) if batch else items

    def stop(self) -> None:
        """End the documents that are being read, so that nobody waits for them."""
        with self._lock:
            self._stopped = True
            for reader in self._busy:
                reader.kill()

    def _lent(self, use: Callable[[Reader], T]) -> T:
        reader = self._idle.get()
        try:
            reader = self._begin(reader)
            result = use(reader)
        finally:
            self._give_back(reader)
        if self._stopped:
            raise Stopped
        return result

    def _begin(self, reader: Reader | None) -> Reader:
        with self._lock:
            if self._stopped:
                raise Stopped
            if self._warden is None:
                self._warden = Warden(self._context, self._spool)
            if reader is None:
                reader = Reader(self._context, self._work, self._spool, self._bounds, self._warden)
            self._busy.add(reader)
            return reader

    def _give_back(self, reader: Reader | None) -> None:
        with self._lock:
            if reader is not None:
                self._busy.discard(reader)
            self._idle.put(reader if reader is not None and reader.usable else None)
