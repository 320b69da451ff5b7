"""How a server of PostgreSQL is reached: the URL that its own programs take -> what the driver takes.

The driver is pg8000: written in Python and under a permissive licence, where those built on libpq are under the LGPL.
It knows nothing of libpq's parameters and environment, so those in use are translated here; others are refused by name.
"""

from __future__ import annotations

import getpass
import os
import ssl
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy.engine import URL

from models.errors import StoreError

DRIVER = "pg8000"
INSTALL = "pip install 'pg8000>=1.31.5'"
_SOCKETS = Path("/var/run/postgresql")
"""Where Debian's packages put the socket of a server on the same machine; libpq looks there first, too."""
_MODES: Mapping[str, bool | None] = {"disable": False, "allow": None, "prefer": None, "require": True}
_KNOWN = ("application_name", "host", "options", "password", "port", "sslmode", "sslrootcert", "user")


def arguments(url: URL, environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Return the arguments of `pg8000.connect`.

    What the URL leaves open is taken from PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE; then a socket on this
    machine, localhost, and the user's own name, as with psql.

    Raises:
        StoreError: a parameter of the URL that is not known, or certificates that cannot be read.
    """
    given = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    _refuse_others(given)
    port = int(given.get("port") or url.port or environment.get("PGPORT") or 5432)
    host = given.get("host") or url.host or environment.get("PGHOST") or _nearest(port)
    found: dict[str, Any] = {
        "user": given.get("user") or url.username or environment.get("PGUSER") or getpass.getuser(),
        "password": given.get("password") or url.password or environment.get("PGPASSWORD"),
        "database": url.database or environment.get("PGDATABASE"),
        "application_name": given.get("application_name", "kehoach"),
        "ssl_context": _encryption(given.get("sslmode", "prefer"), given.get("sslrootcert")),
    }
    if "options" in given:
        found["startup_params"] = {"options": given["options"]}
    # A folder is where the sockets lie, named by their port.
    place = {"unix_sock": f"{host}/.s.PGSQL.{port}"} if host.startswith("/") else {"host": host, "port": port}
    return found | place


def problem(error: BaseException | None) -> str:
    """Return what the server said, in one line; the driver gives all fields of its answer as a dictionary."""
    said = error.args[0] if error is not None and error.args else error
    if isinstance(said, dict) and "M" in said:
        return str(said["M"])
    # "communication error", from "No such file or directory".
    cause = error.__cause__ if error is not None else None
    return f"{said} ({cause})" if cause is not None else str(said)


def _refuse_others(given: Mapping[str, str]) -> None:
    others = sorted(set(given) - set(_KNOWN))
    if others:
        raise StoreError(
            f"postgresql://: không hiểu tham số {', '.join(others)}; các tham số dùng được: {', '.join(_KNOWN)}"
        )


def _nearest(port: int) -> str:
    return str(_SOCKETS) if (_SOCKETS / f".s.PGSQL.{port}").exists() else "localhost"


def _encryption(mode: str, authority: str | None) -> ssl.SSLContext | bool | None:
    """Return False for none, None for what the server offers, True for any, or a context that checks the server."""
    if mode in _MODES:
        return _MODES[mode]
    if mode not in {"verify-ca", "verify-full"}:
        raise StoreError(
            f"postgresql://: sslmode={mode} không có; hãy dùng {', '.join(_MODES)}, verify-ca, verify-full"
        )
    try:
        context = ssl.create_default_context(cafile=authority)
    except OSError as error:
        raise StoreError(f"{authority}: không đọc được chứng chỉ ({error}); hãy kiểm tra sslrootcert") from error
    context.check_hostname = mode == "verify-full"
    return context
