"""A folder served on a schedule by a Prefect server of our own, while documents are added."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from flows.schedule import check_cron, check_timezone
from models.errors import UsageError
from tests.bad_inputs import GOOD
from tests.conftest import ROOT

_SECONDS = 8


@pytest.mark.parametrize("expression", ["0 6 * * 1-5", "*/15 * * * *", "30 7 1 * *"])
def test_cron_expressions(expression: str) -> None:
    assert check_cron(expression) == expression


@pytest.mark.parametrize("expression", ["", "hằng ngày", "0 6 * *", "0 25 * * *", "0 6 * * 1-5 *", "61 * * * *"])
def test_what_is_no_cron_expression(expression: str) -> None:
    with pytest.raises(UsageError, match="--cron"):
        check_cron(expression)


@pytest.mark.parametrize("name", ["Hà Nội", "", "Asia/Hanoi2", "../etc"])
def test_unknown_time_zones(name: str) -> None:
    with pytest.raises(UsageError, match="--timezone"):
        check_timezone(name)


def _start(folder: Path, state: Path) -> subprocess.Popen[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "KEHOACH"))}
    environment |= {"KEHOACH_DATA": str(state), "PREFECT_RUNNER_POLL_FREQUENCY": "2"}
    command = [sys.executable, "-m", "app", "schedule", str(folder), "--interval", str(_SECONDS), "--jobs", "1"]
    return subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(f"{address}/api/health", timeout=2):  # noqa: S310 - our own loopback address
            return True
    except (urllib.error.URLError, OSError):
        return False


def _address(served: subprocess.Popen[str]) -> str:
    assert served.stdout is not None
    found = re.search(r"http://127\.0\.0\.1:\d+", served.stdout.readline())
    assert found is not None, served.stdout.read()
    return found.group()


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "dữ liệu"


@pytest.fixture
def served(tmp_path: Path, state: Path) -> Iterator[subprocess.Popen[str]]:
    folder = tmp_path / "vào"
    folder.mkdir()
    process = _start(folder, state)
    yield process
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)


def _stored(state: Path) -> int:
    return _count(state / "kehoach.db", "SELECT count(*) FROM documents")


def _runs(state: Path) -> int:
    return _count(state / "prefect" / "prefect.db", "SELECT count(*) FROM flow_run WHERE state_type = 'COMPLETED'")


def _count(database: Path, query: str) -> int:
    if not database.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=5)) as connection:
            return int(connection.execute(query).fetchone()[0])
    except sqlite3.OperationalError:  # the tables are being made
        return 0


def _wait(condition: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.5)
    return False


@pytest.mark.server
def test_documents_added_between_runs_are_stored_once(
    served: subprocess.Popen[str], tmp_path: Path, state: Path
) -> None:
    address = _address(served)
    for count, name in enumerate(("parent_ubnd_tinh.pdf", "child_so_tttt.txt", "child_huyen_phung_hiep.pdf"), 1):
        shutil.copy(GOOD / name, tmp_path / "vào" / name)
        before = _runs(state)
        assert _wait(lambda count=count: _stored(state) == count, 90), f"{name} was not stored"
        assert _wait(lambda before=before: _runs(state) > before, 60), "no further run was completed"
    assert _stored(state) == 3
    assert (state / "reports" / "index.html").exists()
    served.send_signal(signal.SIGTERM)
    assert served.wait(timeout=60) == 0
    assert not _answers(address)


@pytest.mark.server
def test_the_server_ends_with_a_schedule_that_was_killed(served: subprocess.Popen[str]) -> None:
    address = _address(served)
    assert _answers(address)
    served.kill()
    assert _wait(lambda: not _answers(address), 30)
