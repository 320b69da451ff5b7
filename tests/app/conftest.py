from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import bad_inputs
from tests.conftest import ROOT

Kehoach = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def kehoach(tmp_path: Path) -> Kehoach:
    """Run the command line in a process of its own, with a data folder of its own."""

    def run(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT", "KEHOACH"))}
        done = subprocess.run(
            [sys.executable, "-m", "app", *map(str, arguments)],
            cwd=ROOT,
            env=clean | {"KEHOACH_DATA": str(tmp_path / "data")} | environment,
            input=stdin,
            capture_output=True,
            timeout=400,
            check=False,
        )
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of bad inputs, made once; nothing writes to it."""
    return bad_inputs.make(tmp_path_factory.mktemp("xấu") / "vào")
