from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from app.cli import main
from tests.bad_inputs import GOOD

NAME = "child_so_tttt"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    shutil.copy(GOOD / "gold" / f"{NAME}.json", tmp_path / "gold")
    return tmp_path / "gold"


def test_scores_as_json_and_as_a_table(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), str(GOOD), "--json"]) == 0
    scores = json.loads(capsys.readouterr().out)
    assert (scores["documents"], scores["failed"]) == (1, [])
    assert 0 < scores["macro_f1"] <= 1
    assert main(["evaluate", str(gold), str(GOOD), "--diff"]) == 0
    table = capsys.readouterr().out
    assert all(field in table for field in scores["fields"])


def test_a_gold_record_without_its_source_fails(gold: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(gold), str(gold)]) == 1
    assert capsys.readouterr().err.startswith("kehoach: ")


def test_a_folder_without_gold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["evaluate", str(tmp_path), str(GOOD)]) == 2
    assert capsys.readouterr().err.startswith("kehoach: ")
