"""ingest, reconcile, list, show and doctor over one small store."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from app.cli import main
from models.reconciliation import Reconciliation
from tests import bad_inputs
from tests.app.conftest import Kehoach

PARENT = bad_inputs.GOOD / "parent_ubnd_tinh.pdf"
CHILD = bad_inputs.GOOD / "child_so_tttt.txt"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the plans of one family, ingested and compared."""
    data = tmp_path_factory.mktemp("data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHOACH_DATA", str(data))
        patch.delenv("KEHOACH_DB", raising=False)
        assert main(["ingest", "--plain", str(bad_inputs.GOOD)]) == 0
        assert main(["reconcile"]) == 0
    return data


@pytest.fixture(autouse=True)
def _here(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(filled))
    monkeypatch.delenv("KEHOACH_DB", raising=False)


Printed = pytest.CaptureFixture[str]


def _json(capsys: Printed, *arguments: str) -> list[dict[str, object]]:
    assert main(["list", "--format", "json", *arguments]) == 0
    rows: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return rows


def test_a_second_ingestion_does_nothing(capsys: Printed) -> None:
    assert main(["--lang", "en", "ingest", "--plain", str(CHILD), str(PARENT)]) == 0
    assert capsys.readouterr().out == "0 new documents, 2 already known.\n"


def test_reports_open_from_their_folder(filled: Path) -> None:
    index = (filled / "reports" / "index.html").read_text()
    assert "58/KH-UBND" in index


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--text", "chuyển đổi số"], True),
        (["--text", "chuyen doi so"], True),  # without diacritics
        (["--text", "phòng cháy rừng"], False),
        (["--province", "hau giang"], True),
        (["--province", "Cà Mau"], False),
        (["--year", "2023"], True),
        (["--year", "1999"], False),
        (["--level", "province"], True),
        (["--deadline-from", "2023-01-01", "--deadline-to", "31/12/2023"], True),
        (["--deadline-from", "2031-01-01"], False),
    ],
)
def test_filters(capsys: Printed, arguments: list[str], *, found: bool) -> None:
    symbols = {row["symbol"] for row in _json(capsys, *arguments)}
    assert ("58/KH-UBND" in symbols) == found


def test_the_three_forms_of_the_list_agree(capsys: Printed) -> None:
    rows = _json(capsys)
    assert main(["list", "--format", "csv"]) == 0
    lines = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [line["id"] for line in lines] == [row["id"] for row in rows]
    assert main(["--lang", "en", "list"]) == 0
    table = capsys.readouterr().out
    assert all(str(row["id"])[:8] in table for row in rows)
    assert table.endswith(f"{len(rows)} plans\n")


def test_show_by_symbol_and_by_the_beginning_of_the_id(capsys: Printed) -> None:
    assert main(["show", "58/KH-UBND", "--no-text"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert main(["show", record["id"][:12], "--no-text"]) == 0
    assert json.loads(capsys.readouterr().out) == record
    assert record["document"]["issuer"]["province"] == "Hậu Giang"
    assert main(["show", "58/KH-UBND", "--format", "html"]) == 0
    assert "58/KH-UBND" in capsys.readouterr().out


def test_show_what_is_not_there(capsys: Printed) -> None:
    assert main(["show", "999/KH-KHONG"]) == 2
    assert capsys.readouterr().err.startswith("kehoach: ")


def test_two_files(capsys: Printed) -> None:
    assert main(["reconcile", str(CHILD), str(PARENT)]) == 0
    pair = Reconciliation.model_validate_json(capsys.readouterr().out)
    assert (pair.child.symbol, pair.parent.symbol if pair.parent else None) == ("21/KH-STTTT", "58/KH-UBND")
    assert pair.link.how == "cited"
    assert sum(pair.summary.values()) == len(pair.findings) > 0
    assert main(["reconcile", str(CHILD), str(PARENT), "--format", "html"]) == 0
    assert capsys.readouterr().out.lstrip().lower().startswith("<!doctype html>")


def test_the_store_finds_the_same_as_two_files(capsys: Printed) -> None:
    assert main(["reconcile", str(CHILD), str(PARENT)]) == 0
    pair = Reconciliation.model_validate_json(capsys.readouterr().out)
    assert main(["reconcile", "--format", "json"]) == 0
    stored = [Reconciliation.model_validate_json(line) for line in capsys.readouterr().out.splitlines()]
    (same,) = [result for result in stored if result.child.id == pair.child.id]
    assert (same.findings, same.summary, same.parent) == (pair.findings, pair.summary, pair.parent)


def test_nothing_is_compared_twice(capsys: Printed) -> None:
    assert main(["--lang", "en", "reconcile"]) == 0
    assert capsys.readouterr().out.startswith("0 plans compared")


@pytest.mark.parametrize("url", ["mysql://localhost/x", "/proc/none/kehoach.db"])
def test_a_store_that_cannot_be_opened(capsys: Printed, url: str) -> None:
    assert main(["list", "--db", url]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("kehoach: ")


def test_the_store_of_the_environment(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_DB", str(tmp_path / "khác.db"))
    assert _json(capsys) == []
    assert (tmp_path / "khác.db").exists()


def test_doctor_changes_nothing(capsys: Printed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path / "mới"))
    assert main(["doctor"]) in {0, 1}
    printed = capsys.readouterr().out
    assert "prefect" in printed
    assert str(tmp_path / "mới") in printed
    assert not (tmp_path / "mới").exists()


def test_doctor_counts_the_store_and_leaves_a_foreign_file_alone(capsys: Printed, tmp_path: Path) -> None:
    assert main(["--lang", "en", "doctor"]) in {0, 1}
    assert re.search(r"database: .* \([1-9]\d* documents, schema \d+, the newest\)", capsys.readouterr().out)
    (tmp_path / "ghi chú.db").write_text("no database")
    assert main(["doctor", "--db", str(tmp_path / "ghi chú.db")]) in {0, 1}
    assert (tmp_path / "ghi chú.db").read_text() == "no database"
    assert "Traceback" not in capsys.readouterr().out


def test_doctor_tells_how_a_file_is_read(capsys: Printed) -> None:
    assert main(["--lang", "en", "doctor", str(PARENT)]) == 0
    lines = dict(line.split(":", 1) for line in capsys.readouterr().out.splitlines())
    assert lines["format"].strip() == "application/pdf"
    assert lines["origin"].strip() == "pdf-text"
    assert int(lines["pages"]) == 4
    assert lines["triage"].strip().startswith("trang 4: có chữ")


def test_doctor_names_the_command_that_installs_what_is_missing(
    capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("pipeline.read.ocr.engine.find_engine", lambda: None)
    main(["--lang", "en", "doctor"])
    lines = dict(line.split(":", 1) for line in capsys.readouterr().out.splitlines())
    for tool, package in {
        "tesseract (vie)": "tesseract-ocr-vie",
        "libreoffice": "libreoffice-writer-nogui",
        "antiword": "antiword",
    }.items():
        assert "not found" in lines[tool]
        assert f"apt-get install {package}" in lines[tool] or f" {package}" in lines[tool]


@pytest.mark.parametrize("name", ["khóa.pdf", "cụt.pdf"])
def test_doctor_of_a_file_that_cannot_be_read(capsys: Printed, bad: Path, name: str) -> None:
    assert main(["doctor", str(bad / name)]) == 1
    printed = capsys.readouterr()
    assert f"{bad / name}: " in printed.err


@pytest.mark.server
def test_ingestion_through_prefect(kehoach: Kehoach, bad: Path) -> None:
    done = kehoach("--lang", "en", "ingest", bad)
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.startswith("kehoach: ")]
    assert sorted(Path(line.split(": ")[1]).name for line in lines) == sorted(bad_inputs.CODES)
    assert done.stdout.startswith(f"2 new documents, 0 already known; {len(bad_inputs.CODES)} failed")
    assert len(done.stderr.splitlines()) == len(lines) + 1  # one line of progress, and nothing of Prefect's


@pytest.mark.server
def test_demo(kehoach: Kehoach, tmp_path: Path) -> None:
    done = kehoach("demo", "--out", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    assert "vi phạm" in done.stdout
    assert str(tmp_path / "demo" / "reports" / "index.html") in done.stdout
    assert (tmp_path / "demo" / "reports" / "index.html").exists()
