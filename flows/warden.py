"""A small process that outlives a run which was killed, to end what that run left behind.

A worker cannot be trusted with that: one that hangs inside a library never runs Python again, and the programs that it
started (LibreOffice) would go on without it.
"""

from __future__ import annotations

import shutil
import signal
import threading
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import BaseContext
from pathlib import Path

from flows.processes import end_tree


class Warden:
    """The process, seen from the run that it watches.

    Args:
        context: how processes are started.
        spool: folder that goes with the run.
    """

    def __init__(self, context: BaseContext, spool: Path) -> None:
        self._lock = threading.Lock()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=watch, args=(theirs, str(spool)), daemon=True)  # type: ignore[attr-defined]
        self._process.start()
        theirs.close()

    def know(self, pid: int) -> None:
        """Let a worker be ended with the run; called before it is given work."""
        self._tell(pid)

    def forget(self, pid: int) -> None:
        """Leave a worker alone that has ended: its number may be given to another process."""
        self._tell(-pid)

    def _tell(self, number: int) -> None:
        with self._lock, suppress(OSError):
            self._pipe.send(number)

    def dismiss(self) -> None:
        """End the watch; workers that are still known end with it."""
        self._pipe.close()
        self._process.join(timeout=10)
        if self._process.is_alive():
            self._process.kill()


def watch(pipe: Connection, spool: str) -> None:
    """Learn of workers until the other end is gone, then end them and remove the spool."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)
    known: set[int] = set()
    while True:
        try:
            pid: int = pipe.recv()
        except (EOFError, OSError):
            break
        if pid > 0:
            known.add(pid)
        else:
            known.discard(-pid)
    for pid in known:
        end_tree(pid)
    shutil.rmtree(spool, ignore_errors=True)
