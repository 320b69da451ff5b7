"""`kehoach link`, and what `reconcile` makes of decisions, configuration and earlier runs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from pipeline.store import Store
from tests.store.plans import VERSION, child_plan, province_plan

Printed = pytest.CaptureFixture[str]
OTHER = province_plan(number="60", title="Phát động phong trào thi đua khác").model_copy(update={"id": "f" * 64})


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    path = str(tmp_path / "plans.db")
    with Store.open(path) as store:
        store.save_many([province_plan(), OTHER, child_plan()], VERSION)
    assert main(["reconcile", "--db", path, "--format", "json"]) == 0
    return path


def _parents(db: str) -> list[tuple[str | None, str]]:
    with Store.open(db) as store:
        found = [result for result in store.reconciliations() if result.child.id == child_plan().id]
    return [(result.parent.symbol if result.parent else None, result.link.how) for result in found]


def test_a_declared_link_is_followed_and_a_refused_one_never_proposed(db: str, capsys: Printed) -> None:
    assert _parents(db) == [("52/KH-UBND", "cited")]
    assert main(["link", "44/KH-UBND", "60/KH-UBND", "--by", "Lan", "--note", "theo công văn", "--db", db]) == 0
    assert main(["link", "44/KH-UBND", "52/KH-UBND", "--refuse", "--by", "Minh", "--db", db]) == 0
    assert main(["reconcile", "--db", db, "--format", "json"]) == 0
    assert _parents(db) == [("60/KH-UBND", "declared")]
    with Store.open(db) as store:
        [result] = [found for found in store.reconciliations() if found.child.id == child_plan().id]
    assert result.link.declared_by == "Lan"
    capsys.readouterr()
    assert main(["link", "44/KH-UBND", "--db", db]) == 0
    printed = capsys.readouterr().out
    assert "Lan" in printed
    assert "theo công văn" in printed
    assert "Minh" in printed
    assert main(["link", "44/KH-UBND", "--clear", "--db", db]) == 0
    assert main(["reconcile", "--db", db, "--format", "json"]) == 0
    assert _parents(db) == [("52/KH-UBND", "cited")]


@pytest.mark.parametrize(
    "arguments",
    [
        ["44/KH-UBND", "52/KH-UBND"],  # nobody decides
        ["44/KH-UBND", "--refuse"],
        ["--clear"],
        ["44/KH-UBND", "52/KH-UBND", "--clear", "--refuse"],
    ],
)
def test_wrong_usage(db: str, arguments: list[str]) -> None:
    assert main(["link", *arguments, "--db", db]) == 2


@pytest.mark.parametrize(("child", "parent"), [("44/KH-UBND", "44/KH-UBND"), ("44/KH-UBND", "99/KH-UBND")])
def test_a_link_to_nothing_or_to_itself_is_refused(db: str, child: str, parent: str, capsys: Printed) -> None:
    assert main(["link", child, parent, "--by", "Lan", "--db", db]) != 0
    assert capsys.readouterr().err.startswith("kehoach:")


def test_what_a_configuration_changes_is_told(db: str, capsys: Printed) -> None:
    Path("kehoach.yaml").write_text("rules: {R01: off, R02: {severity: 3}}", encoding="utf-8")
    capsys.readouterr()
    assert main(["reconcile", "--db", db, "--diff", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    changes = {(c["rule"], c["status"], tuple(c["fields"])) for pair in found["pairs"] for c in pair["findings"]}
    assert {change for change in changes if change[1] != "unchanged"} == {
        ("R01", "gone", ()), ("R02", "changed", ("severity",))
    }  # fmt: skip
    assert main(["reconcile", "--db", db, "--diff"]) == 0  # the same configuration again
    assert "mới: 0; không còn: 0; thay đổi: 0" in capsys.readouterr().out
    assert main(["reconcile", "--db", db, "--since", "1"]) == 0
    assert "không còn: R01" in capsys.readouterr().out


def test_a_wrong_configuration_names_the_place(db: str, capsys: Printed) -> None:
    Path("own.yaml").write_text("rules: {R77: off}", encoding="utf-8")
    assert main(["reconcile", "--db", db, "--rules", "own.yaml"]) != 0
    told = capsys.readouterr().err
    assert "own.yaml" in told
    assert "R77" in told


@pytest.mark.parametrize("since", ["99", "hôm qua"])
def test_an_unknown_run_is_told(db: str, since: str, capsys: Printed) -> None:
    assert main(["reconcile", "--db", db, "--since", since]) != 0
    assert since in capsys.readouterr().err
