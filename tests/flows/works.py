"""Stand-ins for reading and extracting: importable by the processes of a pool."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from flows.outcome import Outcome


def kind(paths: tuple[str, ...]) -> tuple[Outcome, ...]:
    return tuple(_one(path) for path in paths)


def _one(path: str) -> Outcome:
    if "killer" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(path, record=f'"{Path(path).stem}"')
