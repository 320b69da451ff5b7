"""One worker as the run sees it: given a document, watched, and ended when that takes too long or too much."""

from __future__ import annotations

import time
from itertools import count
from multiprocessing.context import BaseContext
from pathlib import Path
from typing import cast

from flows import worker
from flows.bounds import Bounds
from flows.office import Batch
from flows.outcome import Failure, Item, Outcome
from flows.processes import descendants, end_tree, resident
from flows.warden import Warden

_LOOK = 0.02
"""Seconds between two looks at the memory of a worker; every fiftieth is also at that of the programs it started."""
_MEGABYTE = 1_000_000


class Reader:
    """A process that reads documents.

    Args:
        context: how processes are started.
        work: what it does with a document.
        spool: folder of what it unpacks.
        bounds: what it may take for one document.
        warden: ends it when this process is killed.
    """

    def __init__(self, context: BaseContext, work: worker.Work, spool: Path, bounds: Bounds, warden: Warden) -> None:
        self._bounds, self._warden = bounds, warden
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(  # type: ignore[attr-defined]
            target=worker.serve, args=(theirs, work, str(spool), bounds), daemon=True
        )
        self._process.start()
        theirs.close()
        self.pid: int = self._process.pid
        warden.know(self.pid)

    def read(self, item: Item) -> Outcome:
        """Return the outcome of a document; `usable` tells whether the process is good for another one."""
        answer = self._ask(item, item.uri)
        if isinstance(answer, Failure):
            return Outcome(answer.path, failure=answer)
        return cast("Outcome", answer)

    def convert(self, batch: Batch) -> dict[Item, str]:
        """Return the DOCX files of old Word documents; none where their conversion hung or crashed."""
        answer = self._ask(batch, "")
        return {} if isinstance(answer, Failure) else cast("dict[Item, str]", answer)

    def _ask(self, request: Item | Batch, name: str) -> object:
        """Return what the process answers, or why it was ended."""
        own, all_of_it = min(self._bounds.process, self._bounds.memory), self._bounds.memory
        deadline = time.monotonic() + self._bounds.seconds
        try:
            self._pipe.send(request)
            for look in count(1):
                if self._pipe.poll(_LOOK):
                    answer = self._pipe.recv()
                    if answer != worker.PAGE_BEGINS:
                        return self._checked(answer)
                    own = all_of_it = self._bounds.ocr_memory
                    deadline = time.monotonic() + self._bounds.seconds
                if resident(self.pid) > own * _MEGABYTE:
                    return self._ended(Failure.bloated(name, own))
                if look % 50 == 0 and resident(self.pid, *descendants(self.pid)) > all_of_it * _MEGABYTE:
                    return self._ended(Failure.bloated(name, all_of_it))
                if time.monotonic() > deadline:
                    return self._ended(Failure.late(name, self._bounds))
        except (EOFError, OSError):
            pass
        return self._ended(Failure.crashed(name))

    @property
    def usable(self) -> bool:
        """Whether the process lives and holds no more than two thirds of what it may."""
        most = min(self._bounds.process, self._bounds.memory) * _MEGABYTE
        return self._process.is_alive() and 3 * resident(self.pid) < 2 * most

    def close(self) -> None:
        """Let the process end by itself; kill it when it does not."""
        self._pipe.close()
        self._process.join(timeout=5)
        self.end()

    def kill(self) -> None:
        """Kill the process and the programs that it started; whoever waits in `read` learns of it there."""
        if self._process.is_alive():
            end_tree(self.pid)

    def end(self) -> None:
        """Kill the process, see it gone and give its pipe back."""
        self.kill()
        self._process.join(timeout=10)
        self._warden.forget(self.pid)
        self._pipe.close()

    def _checked(self, answer: object) -> object:
        if not self.usable:
            self.end()
        return answer

    def _ended(self, failure: Failure) -> Failure:
        self.end()
        return failure
