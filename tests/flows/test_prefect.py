"""The flows under Prefect itself: an embedded server, and a schedule served by a server of our own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from flows import prefect_home
from tests.conftest import ROOT

pytestmark = pytest.mark.server

# A run that hangs says where: this test once came to no end on a busy machine, after the failing task.
_FLOW = """
import faulthandler, sys
faulthandler.dump_traceback_later(240, exit=True)
from pathlib import Path
from flows.prefect_home import configure

def main():
    configure(Path(sys.argv[1]))
    from prefect import flow
    from flows.outcome import Item
    from flows.pool import WorkerPool
    from flows.tasks import tasks
    from tests.flows.works import kind

    @flow
    def chunks(paths: list[list[str]]) -> list[str]:
        with WorkerPool(2, work=kind) as pool:
            done = tasks("chunk", pool.run, [tuple(map(Item.at, chunk)) for chunk in paths], pool.stop)
            outcomes = [outcome for part in done for outcome in part]
        return sorted(f"{outcome.path}:{outcome.record or outcome.failure.code}" for outcome in outcomes)

    @flow
    def failing() -> None:
        list(tasks("fail", int, ["1", "x", "3"]))

    print(*chunks([["a", "b"], ["killer", "d"]]))
    try:
        failing()
    except ValueError:
        print("raised")

if __name__ == "__main__":
    main()
"""


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT")}
    return subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_chunks_as_tasks_and_a_failed_task_fails_its_flow(tmp_path: Path) -> None:
    done = _run(_FLOW, str(tmp_path))
    assert done.stdout.split() == ['a:"a"', 'b:"b"', 'd:"d"', "killer:crashed", "raised"], done.stderr
    assert (tmp_path / "prefect" / "prefect.db").exists()


def test_settings_come_before_prefect_or_not_at_all(tmp_path: Path) -> None:
    imports = "import sys, prefect; from pathlib import Path; from flows.prefect_home import configure"
    done = _run(f"{imports}; configure(Path(sys.argv[1]))", str(tmp_path))
    assert done.returncode == 1
    assert "before prefect is imported" in done.stderr


def test_nothing_is_sent_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DO_NOT_TRACK", "PREFECT_SERVER_ANALYTICS_ENABLED", "PREFECT_HOME"):
        monkeypatch.setenv(name, "true")
    for name in ("PREFECT_LOGGING_LEVEL", "PREFECT_SERVER_LOGGING_LEVEL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delitem(sys.modules, "prefect", raising=False)
    prefect_home.configure(tmp_path)
    assert os.environ["DO_NOT_TRACK"] == "1"
    assert os.environ["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert Path(os.environ["PREFECT_HOME"]) == tmp_path / "prefect"
