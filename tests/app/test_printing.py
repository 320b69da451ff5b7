"""Two files, or one plan of a store, as JSON, page, spreadsheet and letter; who decided a link; why none was found."""

from __future__ import annotations

import io
import json
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from app.cli import main
from pipeline.store import Store
from tests.conftest import ROOT
from tests.store.plans import VERSION, child_plan, province_plan

Printed = pytest.CaptureFixture[str]
FAMILY = min((ROOT / "corpus" / "families").glob("*/child_*.txt")).parent
FILES = [str(min(FAMILY.glob("child_*.txt"))), str(min(FAMILY.glob("parent*")))]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KEHOACH_DATA", str(tmp_path))
    path = str(tmp_path / "plans.db")
    with Store.open(path) as store:
        store.save_many([province_plan(), child_plan()], VERSION)
    return path


def reconciled(db: str, *arguments: str) -> None:
    assert main(["reconcile", "--db", db, *arguments]) == 0


@pytest.mark.parametrize("name", ["a.json", "a.html", "a.xlsx", "a.docx"])
def test_two_files_into_a_file_of_any_form(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    assert main(["reconcile", *FILES, "--out", str(out)]) == 0
    data = out.read_bytes()
    if name == "a.xlsx":
        assert load_workbook(io.BytesIO(data)).sheetnames[:2] == ["Tóm tắt", "Phát hiện"]
    elif name == "a.docx":
        assert "BÁO CÁO" in [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]
    else:
        assert data.decode().startswith("{" if name == "a.json" else "<!DOCTYPE html>")


@pytest.mark.parametrize(
    "arguments",
    [
        [*FILES, "--out", "report.pdf"],  # a form that is not made
        [*FILES, "--out", "a.docx", "--format", "xlsx"],  # two forms at once
        [*FILES, "--out", "no/such/folder/a.docx"],
        ["--format", "docx"],  # the whole store is no letter
    ],
)
def test_wrong_usage_is_told(db: str, arguments: list[str], capsys: Printed) -> None:
    assert main(["reconcile", "--db", db, *arguments]) == 2
    assert capsys.readouterr().err


def test_a_plan_of_the_store_as_letter_spreadsheet_and_text(db: str, tmp_path: Path, capsys: Printed) -> None:
    assert main(["show", "44/KH-UBND", "--format", "docx", "--db", db]) == 2, "nothing was compared yet"
    reconciled(db)
    for name in ("a.docx", "a.xlsx"):
        arguments = ["--format", name[2:], "--out", str(tmp_path / name), "--db", db]
        assert main(["show", "44/KH-UBND", *arguments]) == 0
        assert (tmp_path / name).read_bytes().startswith(b"PK")
    capsys.readouterr()
    assert main(["show", "44/KH-UBND", "--format", "text", "--db", db]) == 0
    assert "Kế hoạch dẫn 52/KH-UBND" in capsys.readouterr().out


def test_the_list_names_the_parents_and_why(db: str, capsys: Printed) -> None:
    reconciled(db)
    capsys.readouterr()
    assert main(["list", "--format", "json", "--db", db]) == 0
    rows = {row["symbol"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["44/KH-UBND"]["parents"] == ["52/KH-UBND"]
    assert rows["52/KH-UBND"]["parents"] == []
    assert rows["52/KH-UBND"]["reason"] == "Kế hoạch không dẫn văn bản cấp trên."


def test_who_decided_stands_on_the_page_and_what_changed_beside_it(db: str, tmp_path: Path) -> None:
    reconciled(db)
    assert not (tmp_path / "reports" / "changes.html").exists(), "there is no earlier run"
    assert main(["link", "44/KH-UBND", "52/KH-UBND", "--refuse", "--by", "Trần Minh", "--db", db]) == 0
    reconciled(db)
    [page] = [path.read_text() for path in (tmp_path / "reports").glob("pair-44-*.html")]
    assert "Trần Minh đã bác bỏ ngày" in page
    assert "So với lần đối chiếu trước:" in page
    told = json.loads((tmp_path / "reports" / "changes.json").read_text(encoding="utf-8"))
    assert (told["earlier"]["id"], told["later"]["id"]) == (1, 2)
    assert [pair["parent_changed"] for pair in told["pairs"]] == [True]
    reconciled(db, "--since", "1", "--out", str(tmp_path / "since"))
    assert (tmp_path / "since" / "changes.json").read_text(encoding="utf-8") == json.dumps(
        told, ensure_ascii=False, indent=2
    ) + "\n"
