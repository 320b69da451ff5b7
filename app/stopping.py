"""The way out on SIGTERM."""

from __future__ import annotations

import signal
import threading


def stop_on_sigterm() -> None:
    """Make SIGTERM end the command as Ctrl-C does: a Prefect server that was started for it must end with it."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)


def _stop(_sign: int, _frame: object) -> None:
    raise KeyboardInterrupt
