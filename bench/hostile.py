"""Time and memory of hostile files in a process of the pool: `python -m bench.hostile [NAME...]`.

Each file of `tests/forms/hostile.py` is read under the bounds of a run; printed are the seconds it took, the peak of
any process (MB), and how it ended. Aim: 400 MB for a reader without OCR; LibreOffice counts in the peak shown.
"""

from __future__ import annotations

import os
import sys
import tempfile
import threading
import time
from pathlib import Path

from flows.bounds import Bounds
from flows.outcome import Item, Outcome
from flows.pool import WorkerPool
from flows.processes import descendants, resident
from tests.forms.hostile import NAMES, hostile
from tests.forms.reading import read_without_ocr

_LOOK = 0.02


class Watch(threading.Thread):
    """The largest memory of any process that this one started, MB, until it is stopped."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._ended = threading.Event()

    def run(self) -> None:
        while not self._ended.wait(_LOOK):
            self.peak = max([self.peak, *(resident(pid) / 1e6 for pid in descendants(os.getpid()))])

    def stop(self) -> float:
        self._ended.set()
        self.join()
        return self.peak


def measure(pool: WorkerPool, path: Path) -> tuple[Outcome, float, float]:
    """Return the outcome of a file, the seconds it took and the peak of its process."""
    watch = Watch()
    watch.start()
    start = time.monotonic()
    (outcome,) = pool.run((Item.at(str(path)),))
    return outcome, time.monotonic() - start, watch.stop()


def main(names: list[str]) -> int:
    print(f"{'file':<18} {'bytes':>11} {'seconds':>8} {'MB':>6}  end")
    highest = 0.0
    with (
        tempfile.TemporaryDirectory() as folder,
        WorkerPool(1, read_without_ocr, Bounds()) as pool,
    ):
        for name in names or NAMES:
            path = Path(folder) / name
            path.write_bytes(hostile(name))
            outcome, seconds, peak = measure(pool, path)
            end = outcome.failure.code if outcome.failure else "contents" if outcome.contents else "record"
            print(f"{name:<18} {path.stat().st_size:>11,} {seconds:>8.1f} {peak:>6.0f}  {end}", flush=True)
            highest = max(highest, peak)
            path.unlink()
    print(f"largest process {highest:.0f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
