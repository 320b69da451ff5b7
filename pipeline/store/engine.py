"""Connections: SQLite in WAL mode with foreign keys, PostgreSQL by URL; every database error becomes a StoreError.

Writers on SQLite begin with BEGIN IMMEDIATE: a deferred transaction that reads and then writes cannot wait for another
writer and fails with "database is locked" whatever the busy timeout (600 transactions, two processes: 376 failed).
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError

from models.errors import StoreError
from pipeline.store.postgres import DRIVER, INSTALL, arguments, problem

DEFAULT_PATH = "data/kehoach.db"
BUSY_SECONDS = 30.0
_WRITE = "kehoach_write"
_SQLITE_SCHEMES = ("sqlite:", "sqlite+pysqlite:")
# The last one stands in settings of the time when the driver was another.
_POSTGRES_SCHEMES = ("postgres", "postgresql", f"postgresql+{DRIVER}", "postgresql+psycopg")


def store_url(value: str | None) -> str:
    """Return the database URL for what a user typed: None for the default file, a path for SQLite, or a URL.

    Raises:
        StoreError: the URL is of a database that kehoach does not know.
    """
    text = value or DEFAULT_PATH
    if "://" not in text:
        return f"sqlite:///{Path(text).expanduser()}"
    scheme, _, rest = text.partition("://")
    if scheme in _POSTGRES_SCHEMES:
        return f"postgresql+{DRIVER}://{rest}"
    if f"{scheme}:" in _SQLITE_SCHEMES:
        return text
    raise StoreError(
        f"{scheme}://: không phải loại cơ sở dữ liệu được hỗ trợ; hãy dùng đường dẫn tệp SQLite hoặc postgresql://"
    )


def _as_json(value: object) -> str:
    return value if isinstance(value, str) else str(value)


def _as_text(value: str | bytes) -> str:
    return value.decode() if isinstance(value, bytes) else value


def open_engine(value: str) -> Engine:
    """Return an engine for a URL or a path; the folder of a SQLite file is made.

    JSON columns take and give JSON text: pydantic reads and writes it without a detour over dictionaries.

    Raises:
        StoreError: unknown kind of database, a folder that cannot be made, or a missing PostgreSQL driver.
    """
    url = _parsed(store_url(value))
    if url.get_backend_name() == "sqlite":
        _make_folder(url)
    try:
        engine = create_engine(url, json_serializer=_as_json, json_deserializer=_as_text, **_options(url))
    except ModuleNotFoundError as error:
        raise StoreError(f"{shown(url)}: thiếu thư viện {error.name} để nối PostgreSQL; hãy cài: {INSTALL}") from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        _prepare_postgres(engine)
    return engine


def shown(url: URL) -> str:
    """Return the database as messages name it: the path, or the URL without its password."""
    return url.database or ":memory:" if url.get_backend_name() == "sqlite" else url.render_as_string()


def _parsed(value: str) -> URL:
    for scheme in _SQLITE_SCHEMES:
        # A path is taken as it stands: SQLAlchemy would read a query behind a '?' of a file name.
        if value.startswith(f"{scheme}///"):
            return URL.create("sqlite", database=value.removeprefix(f"{scheme}///"))
    try:
        return make_url(value)
    except ArgumentError as error:
        raise StoreError(
            f"{value}: không phải địa chỉ cơ sở dữ liệu; hãy dùng đường dẫn tệp hoặc postgresql://"
        ) from error


def _options(url: URL) -> dict[str, Any]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": BUSY_SECONDS}}
    return {"pool_pre_ping": True}


def _make_folder(url: URL) -> None:
    if not url.database or url.database == ":memory:":
        return
    folder = Path(url.database).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"{folder}: không tạo được thư mục ({error.strerror}); hãy chọn nơi khác bằng --db") from error


def _prepare_sqlite(connection: Any, _: object) -> None:  # noqa: ANN401 (the DBAPI's own connection)
    connection.isolation_level = None  # the driver must not begin transactions of its own
    connection.execute(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    _switch_to_wal(connection)


def _switch_to_wal(connection: Any) -> None:  # noqa: ANN401
    """Switch once per file; the switch does not wait for other connections, whatever the busy timeout."""
    deadline = time.monotonic() + BUSY_SECONDS
    while connection.execute("PRAGMA journal_mode").fetchone()[0] not in ("wal", "memory"):
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except connection.OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _prepare_postgres(engine: Engine) -> None:
    found = arguments(engine.url)

    def connect(_dialect: object, _entry: object, _positional: object, named: dict[str, Any]) -> None:
        named.clear()
        named.update(found)

    event.listen(engine, "do_connect", connect)
    # The driver sends rows one by one; many rows to a statement take half the processor time (400 plans: 1.7 s
    # instead of 3.7).
    engine.dialect.use_insertmanyvalues_wo_returning = True


@contextmanager
def transaction(engine: Engine, *, write: bool) -> Iterator[Connection]:
    """Yield a connection inside one transaction; commit at the end, roll back on an exception.

    Raises:
        StoreError: whatever the database reports.
    """
    chosen = engine.execution_options(**{_WRITE: True}) if write else engine
    try:
        with chosen.begin() as connection:
            yield connection
    except DBAPIError as error:
        said = problem(error.orig)
        raise StoreError(f"{shown(engine.url)}: {said}; hãy kiểm tra tệp, quyền ghi và dung lượng đĩa") from error
    except SQLAlchemyError as error:
        raise StoreError(f"{shown(engine.url)}: {error}") from error
