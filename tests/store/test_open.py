"""Opening: what a user types, folders made on demand, schemas old and new, several processes at once."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing
from importlib.resources import files
from multiprocessing import get_context
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from models.errors import EmptyDocument, StoreError
from models.reconciliation import Link, PlanKey, Reconciliation
from pipeline.store import PlanFilter, Store, store_url, views_guide
from pipeline.store.engine import open_engine, transaction
from pipeline.store.schema import REVISION, metadata
from tests.store.conftest import postgres_url
from tests.store.plans import VERSION, child_plan, make, province_plan


@pytest.mark.parametrize(
    ("typed", "url"),
    [
        (None, "sqlite:///data/kehoach.db"),
        ("", "sqlite:///data/kehoach.db"),
        ("plans.db", "sqlite:///plans.db"),
        ("/srv/plans.db", "sqlite:////srv/plans.db"),
        ("sqlite:///plans.db", "sqlite:///plans.db"),
        ("postgres://user@host/plans", "postgresql+pg8000://user@host/plans"),
        ("postgresql+psycopg://user@host/plans", "postgresql+pg8000://user@host/plans"),
        ("postgresql://user@host/plans", "postgresql+pg8000://user@host/plans"),
    ],
)
def test_store_url(typed: str | None, url: str) -> None:
    assert store_url(typed) == url


def test_an_unknown_kind_of_database_is_refused() -> None:
    with pytest.raises(StoreError, match="mysql://"):
        store_url("mysql://host/plans")


@pytest.mark.parametrize("name", ["plans.db", "deep/er/plans.db", "kế hoạch 100%.db", "why?.db"])
def test_any_file_name_opens(tmp_path: Path, name: str) -> None:
    with Store.open(store_url(str(tmp_path / name))) as store:
        store.save(province_plan(), VERSION)
    assert (tmp_path / name).is_file()
    with Store.open(str(tmp_path / name)) as store:
        assert store.summary().documents == 1


def test_a_newer_schema_is_refused_and_left_alone(path: Path) -> None:
    Store.open(str(path)).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(StoreError, match=r"bản kehoach mới hơn.*nâng cấp"):
        Store.open(str(path))
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(files("pipeline.store") / "migrations"))
    return config


def test_an_older_schema_is_brought_up_to_date(path: Path) -> None:
    """A database of the revision that knew one parent for each child keeps what it holds."""
    engine = open_engine(str(path))
    with transaction(engine, write=True) as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0003")
        connection.execute(text("INSERT INTO documents VALUES ('a', 'a.txt', 'text/plain', 1, 1, 'text', NULL, 'x')"))
        said = PlanKey(id="a")
        found = Reconciliation(child=said, link=Link(how="none"))
        row = {"record": found.model_dump_json()}
        connection.execute(
            text("INSERT INTO reconciliations VALUES ('a', NULL, 'none', 'stated', :record, 'f', NULL, 'x')"), row
        )
        connection.execute(text("INSERT INTO findings (child_id, position, rule, outcome, severity, message)"
                                " VALUES ('a', 0, 'R01', 'ok', 1, 'Đúng.')"))  # fmt: skip
    engine.dispose()
    with Store.open(str(path)) as store:
        assert store.reconciliations() == [found]
        assert store.summary().findings == {"ok": 1}
        store.save(province_plan(), VERSION)
        assert store.record(province_plan().id) == province_plan()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH " * 200, encoding="utf-8")
    with pytest.raises(StoreError, match=r"plan\.txt"):
        Store.open(str(path))
    assert path.read_text(encoding="utf-8").startswith("KẾ HOẠCH")


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=str(tmp_path)):
        Store.open(str(tmp_path))


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("x", encoding="utf-8")
    with pytest.raises(StoreError, match="không tạo được thư mục"):
        Store.open(str(tmp_path / "taken" / "plans.db"))


def test_a_missing_driver_names_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError, match="pip install"):
        Store.open("postgresql://user:secret@nowhere/plans")


def test_the_password_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pg8000", None)
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://user:secret@nowhere/plans")
    assert "secret" not in str(caught.value)


def test_migrations_and_tables_agree(path: Path) -> None:
    Store.open(str(path)).close()
    with transaction(open_engine(str(path)), write=False) as connection:
        options = {"include_name": lambda name, kind, _: kind != "table" or not name.startswith("plan_search")}
        assert compare_metadata(MigrationContext.configure(connection, opts=options), metadata) == []


def test_the_newest_migration_is_the_revision_of_the_tables() -> None:
    assert ScriptDirectory.from_config(_config()).get_heads() == [REVISION]


def test_sqlite_is_in_wal_mode_with_foreign_keys(path: Path) -> None:
    Store.open(str(path)).close()
    with transaction(open_engine(str(path)), write=False) as connection:
        pragmas = [connection.scalar(text(f"PRAGMA {name}")) for name in ("journal_mode", "foreign_keys")]
    assert pragmas == ["wal", 1]


@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_column_of_every_view_is_explained(store: Store, language: str) -> None:
    columns = store.view_columns()
    guide = views_guide(columns, "vi" if language == "vi" else "en")
    assert [f"`{view}`" in guide for view in columns] == [True] * len(columns)
    assert guide.count("\n| `") == sum(map(len, columns.values()))


def test_every_view_has_rows(filed: Store, path: Path) -> None:
    store = filed
    store.save_many([province_plan(), child_plan()], VERSION)
    found = Reconciliation.model_validate(
        {"child": {"id": child_plan().id}, "parent": {"id": province_plan().id}, "link": {"how": "cited"},
         "findings": [{"rule": "R01", "outcome": "ok", "severity": 1, "message": "Đúng."}]}
    )  # fmt: skip
    store.save_reconciliation(found, "x")
    store.declare_link(child_plan().id, province_plan().id, "Lan")
    store.fail("0" * 64, "x.pdf", VERSION, EmptyDocument("x.pdf", "tệp rỗng", "hãy tải lại"))
    with closing(sqlite3.connect(path)) as connection:
        rows = {view: connection.execute(f"SELECT * FROM {view}").fetchall() for view in store.view_columns()}  # noqa: S608
    assert [view for view, found in rows.items() if not found] == []
    quoted = [row for row in rows["v_awards"] if "Tặng 06 Giấy khen" in row]
    assert len(quoted) == 1


def _write_many(path: str, start: int) -> None:
    """Open, save, read and reconcile as two flows at once would."""
    with Store.open(path) as store:
        for number in range(start, start + 60):
            record = make(str(number), number=str(number), code="KH-UBND")
            store.save(record, VERSION)
            store.pending([record.id], VERSION)
            key = PlanKey(id=record.id)
            store.save_reconciliation(Reconciliation(child=key, link=Link(how="none")), "x")
            store.save(make("shared", title=str(number)), VERSION)


def test_two_processes_write_at_once_even_into_a_new_file(path: Path) -> None:
    context = get_context("spawn")
    workers = [context.Process(target=_write_many, args=(str(path), start)) for start in (0, 1000)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(120)
    assert [worker.exitcode for worker in workers] == [0, 0]
    with Store.open(str(path)) as store:
        assert store.summary().documents == 121
        assert store.summary().reconciliations == 120
        assert len(store.records(PlanFilter(text="KH-UBND"))) == 120


def test_postgresql_has_the_same_tables_and_views(path: Path, worker: str) -> None:
    with Store.open(str(path)) as here, Store.open(postgres_url(worker)) as there:
        assert there.view_columns() == here.view_columns()


def test_two_processes_write_at_once_into_a_new_schema_of_postgresql(worker: str) -> None:
    url = postgres_url(worker)
    context = get_context("spawn")
    workers = [context.Process(target=_write_many, args=(url, start)) for start in (0, 1000)]
    for process in workers:
        process.start()
    for process in workers:
        process.join(120)
    assert [process.exitcode for process in workers] == [0, 0]
    with Store.open(url) as store:
        assert (store.summary().documents, store.summary().reconciliations) == (121, 120)
        assert len(store.records(PlanFilter(text="KH-UBND"))) == 120


def test_a_server_that_is_not_there_is_told() -> None:
    pytest.importorskip("pg8000", reason="needs the driver of PostgreSQL")
    with pytest.raises(StoreError, match="nowhere"):
        Store.open("postgresql://user:secret@nowhere.invalid/plans")
