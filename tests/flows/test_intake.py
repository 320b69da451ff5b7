"""The whole way without Prefect: documents arrive in any order, and only what changed is done again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from flows.intake import IntakeSummary, intake
from tests.bad_inputs import GOOD

PARENT, CHILD = "parent_ubnd_tinh.pdf", "child_so_tttt.txt"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vào").mkdir()
    return tmp_path / "vào"


def _run(folder: Path, *arrived: str) -> IntakeSummary:
    for name in arrived:
        shutil.copy(GOOD / name, folder / name)
    return intake([str(folder)], str(folder.parent / "kehoach.db"), str(folder.parent / "web"), jobs=2)


def test_a_child_meets_its_parent_whichever_arrives_first(folder: Path) -> None:
    first = _run(folder, CHILD)
    assert (first.reconciled.compared, first.reconciled.with_parent) == (1, 0)
    second = _run(folder, PARENT)
    assert (second.ingested.stored, second.ingested.unchanged) == (1, 1)
    assert (second.reconciled.compared, second.reconciled.with_parent) == (2, 1)
    third = _run(folder)
    assert (third.ingested.stored, third.reconciled.compared) == (0, 0)


def test_pages_are_written_when_something_changed_and_only_then(folder: Path) -> None:
    index = Path(_run(folder, PARENT).index)
    before = index.stat().st_mtime_ns
    _run(folder)
    assert index.stat().st_mtime_ns == before
    _run(folder, CHILD)
    assert index.stat().st_mtime_ns > before
    assert "21/KH-STTTT" in index.read_text()


def test_failures_are_on_the_overview(folder: Path) -> None:
    (folder / "rỗng.txt").touch()
    summary = _run(folder, CHILD)
    assert [failure.code for failure in summary.ingested.failures] == ["empty"]
    assert "rỗng.txt" in Path(summary.index).read_text()
