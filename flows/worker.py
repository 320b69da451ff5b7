"""What runs inside the processes of the pool: a chunk of paths -> one outcome each.

The heavy imports stand inside the functions: the parent names these functions without loading the language model that
only its workers need.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from pathlib import Path

from flows.outcome import Failure, Outcome, printable
from models.errors import DocumentError


def start() -> None:
    """Prepare a worker: Ctrl-C is the parent's business, and a parent that was killed takes its workers along."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_and_extract(paths: tuple[str, ...]) -> tuple[Outcome, ...]:
    """Return the outcome of every path, in order; no document's failure reaches its neighbours."""
    return tuple(_one(path) for path in paths)


def _one(path: str) -> Outcome:
    from pipeline.extract import extract
    from pipeline.read import read_path

    name = printable(path)
    try:
        return Outcome(name, record=extract(read_path(Path(path), uri=name)).model_dump_json())
    except DocumentError as error:
        return Outcome(name, failure=Failure.of(error))
    except Exception as error:  # noqa: BLE001 - one document's surprise must not end the run of the others
        return Outcome(name, failure=Failure.unexpected(name, error))
