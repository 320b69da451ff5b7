"""A run that is killed leaves whole documents and no processes; the next run does the rest."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.store import Store
from tests.bad_inputs import GOOD
from tests.conftest import ROOT

_DOCUMENTS = 40

_RUN = """
import sys, time
from pathlib import Path
from flows.discovery import discover
from flows.ingest import Ingestion
from flows.pool import WorkerPool
from pipeline.store import Store
from tests.flows import works

if __name__ == "__main__":
    with WorkerPool(2, work=getattr(works, sys.argv[3])) as pool, Store.open(sys.argv[2]) as store:
        summary = Ingestion(discover([Path(sys.argv[1])]), store, pool, "1").run()
        print(summary.stored, summary.unchanged, len(summary.failures))
"""


def _start(folder: Path, db: Path, work: str = "slowly") -> subprocess.Popen[str]:
    # A session of its own, by which its processes are found afterwards.
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, str(folder), str(db), work],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def _alive(session: int) -> list[str]:
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[3]) == session and fields[0] != "Z":
                found.append((entry / "cmdline").read_bytes().decode(errors="replace"))
    return found


def _stored(db: Path) -> int:
    if not db.exists():
        return 0
    with Store.open(str(db)) as store:
        return store.summary().documents


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM])
def test_a_killed_run_is_finished_by_the_next(tmp_path: Path, sign: signal.Signals) -> None:
    folder, db = tmp_path / "vào", tmp_path / "kehoach.db"
    folder.mkdir()
    plan = (GOOD / "child_so_tttt.txt").read_text()
    for at in range(_DOCUMENTS):
        (folder / f"{at:02}.txt").write_text(f"{plan}\nBản {at}.")
    run = _start(folder, db)
    deadline = time.monotonic() + 60
    while _stored(db) < 5:
        assert time.monotonic() < deadline, run.stderr
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    os.kill(run.pid, sign)
    run.wait(timeout=30)
    done = _stored(db)
    assert done < _DOCUMENTS
    while _alive(run.pid):
        assert time.monotonic() < deadline, _alive(run.pid)
        time.sleep(0.1)
    again = _start(folder, db)
    printed, errors = again.communicate(timeout=120)
    assert printed.split() == [str(_DOCUMENTS - done), str(done), "0"], errors
    assert _stored(db) == _DOCUMENTS


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="finds processes in /proc")
@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_a_killed_run_leaves_no_hanging_worker_nor_its_programs(tmp_path: Path, sign: signal.Signals) -> None:
    folder, db = tmp_path / "vào", tmp_path / "kehoach.db"
    folder.mkdir()
    (folder / "a.txt").write_text("KẾ HOẠCH")
    (folder / "hanging.txt").write_text("x")
    run = _start(folder, db, "hung")
    deadline = time.monotonic() + 60
    while not any("sleep" in line for line in _alive(run.pid)):
        assert time.monotonic() < deadline, _alive(run.pid)
        assert run.poll() is None, run.communicate()
        time.sleep(0.05)
    os.kill(run.pid, sign)
    run.wait(timeout=30)
    while _alive(run.pid):
        assert time.monotonic() < deadline, _alive(run.pid)
        time.sleep(0.1)


def test_nothing_is_left_of_a_run_that_ended_well(tmp_path: Path) -> None:
    shutil.copy(GOOD / "child_so_tttt.txt", tmp_path / "a.txt")
    run = _start(tmp_path, tmp_path / "kehoach.db")
    assert run.communicate(timeout=120)[0].split() == ["1", "0", "0"]
    # A process on its way out is listed for an instant, its command line gone already.
    deadline = time.monotonic() + 5
    while _alive(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _alive(run.pid) == []
