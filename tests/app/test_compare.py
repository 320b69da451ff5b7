"""compare: two folders of records, a database, versions kept in one."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from models.record import CampaignRecord
from pipeline.store import Store
from tests.bad_inputs import GOOD

CHILD = GOOD / "child_so_tttt.txt"
Printed = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the record of one plan."""
    folder = tmp_path_factory.mktemp("records")
    assert main(["extract", str(CHILD), "--out", str(folder), "--no-text"]) == 0
    return folder


@pytest.fixture
def changed(records: Path, tmp_path: Path) -> Path:
    """The same record with another number, a place less and a title more."""
    record = json.loads((records / f"{CHILD.stem}.json").read_text("utf-8"))
    record["document"] |= {"number": "9999", "place": None}
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "renamed.json").write_text(json.dumps(record), "utf-8")
    return tmp_path / "new"


def result(capsys: Printed, *arguments: str | Path) -> dict[str, dict[str, list[tuple[str, str]]]]:
    capsys.readouterr()
    assert main(["compare", *map(str, arguments), "--format", "json"]) == 0
    value = json.loads(capsys.readouterr().out)
    rows = {name: [(row["field"], row["kind"]) for row in rows] for name, rows in value["documents"].items()}
    return {"totals": value["totals"], "documents": rows}


DIFFERENT = {CHILD.name: [("document.number", "changed"), ("document.place", "lost")]}


def test_folders_as_json(records: Path, changed: Path, capsys: Printed) -> None:
    """The document is found by its bytes, whatever its record is called."""
    found = result(capsys, records, changed)
    assert found == {"totals": {"changed": 1, "lost": 1}, "documents": DIFFERENT}
    assert result(capsys, records, records) == {"totals": {}, "documents": {}}


def test_folders_as_a_table(records: Path, changed: Path, capsys: Printed) -> None:
    capsys.readouterr()
    assert main(["compare", str(records), str(changed)]) == 0
    vietnamese = capsys.readouterr().out
    assert "0 thêm, 1 mất, 1 đổi" in vietnamese
    assert vietnamese.endswith("1/1 văn bản có khác biệt\n")
    assert main(["--lang", "en", "compare", str(changed), str(records)]) == 0
    english = capsys.readouterr().out
    assert "1 gained, 0 lost, 1 changed" in english
    assert "9999" in english


def test_databases_and_versions(records: Path, changed: Path, tmp_path: Path, capsys: Printed) -> None:
    old, new = (
        CampaignRecord.model_validate_json(next(folder.iterdir()).read_text("utf-8")) for folder in (records, changed)
    )
    database = tmp_path / "plans.db"
    with Store.open(str(database)) as store:
        store.save(old, "one")
        store.save(new, "two")
    assert result(capsys, "one", "two", "--db", database)["documents"] == DIFFERENT
    assert result(capsys, records, database)["documents"] == DIFFERENT
    assert result(capsys, "two", database, "--db", database)["documents"] == {}


def test_what_does_not_exist(records: Path, tmp_path: Path, capsys: Printed) -> None:
    capsys.readouterr()
    empty = tmp_path / "empty"
    empty.mkdir()
    database = str(tmp_path / "plans.db")
    for name in (str(empty), "no-such-version"):
        assert main(["compare", str(records), name, "--db", database]) == 2
        (line,) = capsys.readouterr().err.splitlines()
        assert line.startswith("kehoach: ")
        assert name in line
