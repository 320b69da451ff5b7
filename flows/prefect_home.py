"""The settings that Prefect must find in the environment before it is first imported.

Prefect's state stays inside the project's data folder, nothing is sent anywhere, and its log is quiet: a clerk sees
the lines of kehoach only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_FIXED = {
    "DO_NOT_TRACK": "1",
    "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
    # The default of 20 s was exceeded on a slow machine, where a cold start alone takes 12 s.
    "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "120",
}
_QUIET = {
    "PREFECT_LOGGING_LEVEL": "WARNING",
    # An embedded server that ends with queued events prints their tracebacks; they concern no document.
    "PREFECT_SERVER_LOGGING_LEVEL": "CRITICAL",
    "PREFECT_CLI_PROMPT": "false",
    "PREFECT_RESULTS_PERSIST_BY_DEFAULT": "false",
}


def configure(data: Path) -> Path:
    """Point Prefect at `data`/prefect and return that folder.

    What the user has set for logging stays; state and telemetry are not negotiable.

    Raises:
        RuntimeError: when Prefect has been imported already, so that the settings would come too late.
    """
    home = data.resolve() / "prefect"
    if "prefect" in sys.modules:
        if os.environ.get("PREFECT_HOME") == str(home):
            return home
        raise RuntimeError("prefect_home.configure must run before prefect is imported")
    home.mkdir(parents=True, exist_ok=True)
    os.environ["PREFECT_HOME"] = str(home)
    os.environ.update(_FIXED)
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    return home


def prepare(data: Path) -> None:
    """Make Prefect's database below `data`: six seconds of migrations that the first run then does not wait for."""
    configure(data)
    command = [sys.executable, "-m", "prefect", "server", "database", "upgrade", "--yes"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)  # noqa: S603 - our own interpreter


if __name__ == "__main__":
    prepare(Path(sys.argv[1]))
