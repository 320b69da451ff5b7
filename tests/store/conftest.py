"""Stores to test with: a file of SQLite, and a schema of the PostgreSQL server named in KEHOACH_TEST_POSTGRES."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from pipeline.store import Store
from pipeline.store.engine import open_engine, transaction

SERVER = "KEHOACH_TEST_POSTGRES"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "made on demand" / "plans.db"


def postgres_url(worker: str) -> str:
    """Return the URL of a new, empty schema of this process; skip the test where there is no server."""
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(f"needs an empty PostgreSQL database, its URL in {SERVER}")
    engine = open_engine(server)
    schema = f"kehoach_{worker}"
    with transaction(engine, write=True) as connection:
        connection.execute(text(f"DROP SCHEMA IF EXISTS {schema} CASCADE"))
        connection.execute(text(f"CREATE SCHEMA {schema}"))
    engine.dispose()
    return f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"


@pytest.fixture(scope="session")
def worker(request: pytest.FixtureRequest) -> str:
    """The name of this process among those that pytest-xdist starts."""
    return str(getattr(request.config, "workerinput", {}).get("workerid", "main"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, path: Path, worker: str) -> str:
    """Where a new store is opened, on each kind of database."""
    return str(path) if request.param == "sqlite" else postgres_url(worker)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    """A new store, on each kind of database."""
    with Store.open(url) as opened:
        yield opened


@pytest.fixture
def filed(path: Path) -> Iterator[Store]:
    """A new store in a file of SQLite."""
    with Store.open(str(path)) as opened:
        yield opened
