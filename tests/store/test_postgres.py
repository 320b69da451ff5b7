"""What reaches the driver of PostgreSQL from the URLs that the programs of PostgreSQL take."""

from __future__ import annotations

import ssl
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url

from models.errors import StoreError
from pipeline.store.engine import open_engine, transaction
from pipeline.store.postgres import arguments, problem
from tests.store.conftest import postgres_url

_LAN = {"PGUSER": "lan", "PGHOST": "db.local"}


@pytest.mark.parametrize(
    ("url", "environment", "expected"),
    [
        # Everything in the URL.
        ("//lan:x@db:5433/plans", {},
         {"user": "lan", "password": "x", "host": "db", "port": 5433, "database": "plans"}),
        # A folder of sockets, in the way of libpq; the port names the socket.
        ("//lan@/plans?host=/run/pg", {}, {"unix_sock": "/run/pg/.s.PGSQL.5432", "database": "plans"}),
        ("//lan@/plans?host=/run/pg&port=6543", {}, {"unix_sock": "/run/pg/.s.PGSQL.6543"}),
        # Left open, told by the environment; what the URL says goes first.
        ("///plans", {**_LAN, "PGPASSWORD": "secret", "PGPORT": "1"},
         {"user": "lan", "host": "db.local", "port": 1, "password": "secret", "database": "plans"}),
        ("//huong@other/", {**_LAN, "PGDATABASE": "plans"}, {"user": "huong", "host": "other", "database": "plans"}),
        ("//lan@db/plans?options=-csearch_path%3Da", {}, {"startup_params": {"options": "-csearch_path=a"}}),
        ("//lan@db/plans?application_name=report", {}, {"application_name": "report"}),
        ("//lan@db/plans", {}, {"ssl_context": None, "application_name": "kehoach", "port": 5432}),
        ("//lan@db/plans?sslmode=disable", {}, {"ssl_context": False}),
        ("//lan@db/plans?sslmode=require", {}, {"ssl_context": True}),
    ],
)  # fmt: skip
def test_arguments(url: str, environment: dict[str, str], expected: dict[str, Any]) -> None:
    found = arguments(make_url(f"postgresql+pg8000:{url}"), environment)
    assert {name: found.get(name) for name in expected} == expected


@pytest.mark.parametrize(("mode", "named"), [("verify-ca", False), ("verify-full", True)])
def test_a_server_that_is_to_be_checked(mode: str, *, named: bool) -> None:
    context = arguments(make_url(f"postgresql+pg8000://lan@db/plans?sslmode={mode}"), {})["ssl_context"]
    assert isinstance(context, ssl.SSLContext)
    assert (context.check_hostname, context.verify_mode) == (named, ssl.CERT_REQUIRED)


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("conect_timeout=3", "conect_timeout"),
        ("sslmode=sometimes", "sslmode=sometimes"),
        ("sslmode=verify-full&sslrootcert=/none.pem", "/none.pem"),
    ],
)
def test_what_is_not_understood_is_refused(query: str, told: str) -> None:
    with pytest.raises(StoreError, match=told):
        open_engine(f"postgresql://lan@db/plans?{query}")


def test_a_socket_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"plans.*No such file"), transaction(
        open_engine(f"postgresql://lan@/plans?host={tmp_path}"), write=False
    ):  # fmt: skip
        pass


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (ValueError({"S": "FATAL", "M": 'database "x" does not exist', "C": "3D000"}), 'database "x" does not exist'),
        (ValueError("communication error"), "communication error"),
        (ValueError(), ""),
        (None, "None"),
    ],
)
def test_problem(error: BaseException | None, told: str) -> None:
    assert problem(error) == told


def test_the_answer_of_the_server_is_told_in_one_line(worker: str) -> None:
    engine = open_engine(postgres_url(worker))
    with pytest.raises(StoreError, match=r'relation "none" does not exist; hãy') as caught:  # noqa: SIM117
        with transaction(engine, write=False) as connection:
            connection.execute(text("SELECT * FROM none"))
    assert "{" not in str(caught.value)
