"""LibreOffice and antiword as programs: where they are, and running one within a time."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

INSTALL_OFFICE = "hãy cài LibreOffice: sudo apt-get install libreoffice-writer-nogui"
INSTALL_ANTIWORD = "sudo apt-get install antiword"


class TimedOut(Exception):
    """The program did not end in its time and was killed with all it had started."""


def libreoffice() -> str | None:
    """Return the path of LibreOffice, or None."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def antiword() -> str | None:
    """Return the path of antiword, or None."""
    return shutil.which("antiword")


def run(command: Sequence[str], seconds: float, environment: Mapping[str, str]) -> bytes:
    """Run a program in a session of its own and return what it prints.

    Raises:
        TimedOut: it took longer than `seconds`.
        OSError: it cannot be started.
    """
    with subprocess.Popen(  # noqa: S603 - no shell, and the program is found by its own name
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(environment),
        start_new_session=True,
    ) as process:
        try:
            return process.communicate(timeout=seconds)[0]
        except subprocess.TimeoutExpired as error:
            raise TimedOut from error
        finally:
            _kill_group(process)


def _kill_group(process: subprocess.Popen[bytes]) -> None:
    """End the program and all that it started: soffice is a script whose child does the work."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)


def environment(home: Path) -> dict[str, str]:
    """Return the variables that a program gets: nothing of the user's, and no way into the network."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        "http_proxy": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
    }
