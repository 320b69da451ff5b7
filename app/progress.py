"""The observer of a person at a terminal (a bar) or of a log file (plain lines); failures as lines in both."""

from __future__ import annotations

import sys
import threading
import time
from typing import TYPE_CHECKING

from app.language import Both, say
from app.messages import complain, failure_words, one_line
from flows.progress import Observer

if TYPE_CHECKING:
    from rich.progress import Progress

    from flows.outcome import Failure

STAGES = {
    "extract": Both("Đọc văn bản", "Reading documents"),
    "ingest": Both("Nạp văn bản", "Ingesting documents"),
    "members": Both("Đọc văn bản trong tệp nén và thư", "Reading documents in archives and mails"),
    "reconcile": Both("Đối chiếu", "Comparing"),
    "publish": Both("Xuất báo cáo", "Writing reports"),
    "evaluate": Both("Chấm điểm", "Scoring"),
}
_SECONDS_BETWEEN_LINES = 5.0


class Lines:
    """Plain lines on standard error: one at the start of a stage, then one every few seconds, one at its end."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._stage, self._done, self._total, self._last = "", 0, 0, 0.0

    def begin(self, stage: str, total: int) -> None:
        """Announce the stage."""
        with self._lock:
            self._stage, self._done, self._total, self._last = stage, 0, total, time.monotonic()

    def advance(self, steps: int) -> None:
        """Count, and say so now and then."""
        with self._lock:
            self._done += steps
            if time.monotonic() - self._last >= _SECONDS_BETWEEN_LINES:
                self._last = time.monotonic()
                self._write()

    def failed(self, failure: Failure) -> None:
        """Write the line of one failure."""
        complain(failure_words(failure))

    def end(self) -> None:
        """Write the last count of the stage."""
        with self._lock:
            if self._total:
                self._write()

    def _write(self) -> None:
        sys.stderr.write(f"{say(STAGES[self._stage])}: {self._done}/{self._total}\n")
        sys.stderr.flush()


class Bar:
    """A bar on the terminal; the lines of failures scroll above it."""

    def __init__(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn

        self._console = Console(stderr=True, highlight=False, markup=False, emoji=False)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._columns = columns
        self._progress = self._bar()

    def _bar(self) -> Progress:
        from rich.progress import Progress

        return Progress(*self._columns, console=self._console, transient=True)

    def begin(self, stage: str, total: int) -> None:
        """Show the bar of the stage."""
        self._progress = self._bar()
        self._progress.add_task(say(STAGES[stage]), total=total)
        self._progress.start()

    def advance(self, steps: int) -> None:
        """Move the bar."""
        for task in self._progress.task_ids:
            self._progress.advance(task, steps)

    def failed(self, failure: Failure) -> None:
        """Write the line of one failure above the bar."""
        self._console.print(f"kehoach: {one_line(failure_words(failure))}", soft_wrap=True)

    def end(self) -> None:
        """Take the bar away."""
        self._progress.stop()


def observer() -> Observer:
    """Return the observer that fits standard error."""
    return Bar() if sys.stderr.isatty() else Lines()
