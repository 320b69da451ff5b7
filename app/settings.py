r"""Where kehoach keeps its things, and the options that several commands share.

The data folder is KEHOACH_DATA, else that of the platform: `$XDG_DATA_HOME/kehoach` (by default
`~/.local/share/kehoach`) on Linux, `~/Library/Application Support/kehoach` on macOS, `%LOCALAPPDATA%\kehoach` on
Windows. It holds the database `kehoach.db`, the reports under `reports/` and Prefect's state under `prefect/`.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def data_folder() -> Path:
    """Return the data folder; it need not exist yet."""
    chosen = os.environ.get("KEHOACH_DATA")
    if chosen:
        return Path(chosen).expanduser()
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "kehoach"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "kehoach"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "kehoach"


def database(chosen: str | None) -> str:
    """Return the store: the one chosen, else KEHOACH_DB, else a SQLite file in the data folder.

    Args:
        chosen: a URL, or the path of a SQLite file.
    """
    value = chosen or os.environ.get("KEHOACH_DB")
    if value and "://" in value:
        return value
    path = Path(value).expanduser() if value else data_folder() / "kehoach.db"
    return str(path.absolute())


def reports_folder() -> Path:
    """Return the folder of published reports."""
    return data_folder() / "reports"
