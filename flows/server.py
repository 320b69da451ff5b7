"""A Prefect server of our own on the loopback address, for as long as a schedule is served.

Served schedules need a server that lives longer than one run, and no user should have to start one by hand. Where
PREFECT_API_URL names a server already, that one is used and nothing is started.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models.errors import KehoachError

_PATIENCE = 120.0
"""Seconds to wait for the server; it takes 6 to 12 on two cores, a slow machine needs more."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _healthy(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}/health", timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def _start(port: int, url: str, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "flows.server_process", "127.0.0.1", str(port)]
    # The pages of the server call port 4200 unless told otherwise, and then stay blank.
    environment = os.environ | {"PREFECT_SERVER_UI_API_URL": url}
    with log.open("ab") as output:
        # A session of its own: Ctrl-C must reach the schedule first, which takes leave of the server.
        return subprocess.Popen(  # noqa: S603 - our own interpreter
            command, env=environment, stdout=output, stderr=output, stdin=subprocess.DEVNULL, start_new_session=True
        )


def _stop(server: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        if server.poll() is None:
            os.killpg(server.pid, sign)
        try:
            server.wait(timeout=15)
        except subprocess.TimeoutExpired:
            continue
        return


@contextmanager
def local_server(home: Path) -> Iterator[str]:
    """Yield the address of a Prefect server and set PREFECT_API_URL to it; stop it at the end if it was started here.

    Args:
        home: Prefect's folder, as `prefect_home.configure` returned it; the server's log is `server.log` there.

    Raises:
        KehoachError: the server does not come up.
    """
    known = os.environ.get("PREFECT_API_URL")
    if known:
        yield known
        return
    port = _free_port()
    url = f"http://127.0.0.1:{port}/api"
    server = _start(port, url, home / "server.log")
    try:
        _wait(server, url, home)
        os.environ["PREFECT_API_URL"] = url
        yield url
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        _stop(server)


def _wait(server: subprocess.Popen[bytes], url: str, home: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        if _healthy(url):
            return
        time.sleep(0.2)
    raise KehoachError(f"{home}: không khởi động được máy chủ Prefect; hãy xem {home / 'server.log'}")
