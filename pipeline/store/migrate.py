"""Bring a database to the newest schema when it is opened (Alembic, run from inside the package)."""

from __future__ import annotations

from importlib.resources import as_file, files

from sqlalchemy import Connection, Engine, inspect, text

from models.errors import StoreError
from pipeline.store.engine import shown, transaction
from pipeline.store.schema import REVISION


def migrate(engine: Engine) -> None:
    """Create or upgrade the tables; nothing happens on a database that is up to date.

    Raises:
        StoreError: the database was made by a newer kehoach, or cannot be read.
    """
    with transaction(engine, write=False) as connection:
        if _revision(connection) == REVISION:
            return
    # Another process may have migrated meanwhile: the lock comes first, then the question.
    with transaction(engine, write=True) as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(hashtext('kehoach'))"))
        revision = _revision(connection)
        if revision != REVISION:
            _upgrade(connection, revision)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _upgrade(connection: Connection, revision: str | None) -> None:
    # Alembic takes 0.13 s to import; a database that is up to date, the usual case, needs none of it.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    with as_file(files("pipeline.store") / "migrations") as folder:
        config = Config()
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.attributes["connection"] = connection
        known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
        if revision is not None and revision not in known:
            raise StoreError(
                f"{shown(connection.engine.url)}: cơ sở dữ liệu do bản kehoach mới hơn tạo ra (lược đồ {revision}, "
                f"bản này biết đến {REVISION}); hãy nâng cấp kehoach hoặc chọn cơ sở dữ liệu khác bằng --db"
            )
        command.upgrade(config, "head")
