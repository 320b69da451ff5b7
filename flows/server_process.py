"""`python -m flows.server_process ADDRESS PORT`: a Prefect server that ends with the process that started it.

A server whose parent was killed outright would stay for ever, and the next schedule would start another beside it.
"""

from __future__ import annotations

import os
import runpy
import signal
import sys
import threading
import time


def _follow(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def main(host: str, port: str) -> None:
    """Serve until the parent is gone or SIGTERM comes."""
    threading.Thread(target=_follow, args=(os.getppid(),), daemon=True).start()
    sys.argv = ["prefect", "server", "start", "--host", host, "--port", port]
    runpy.run_module("prefect", run_name="__main__")


if __name__ == "__main__":
    main(*sys.argv[1:])
