"""Sets of gold, their table in a README and the command, on folders of the test's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import GoldError
from models.record import CampaignRecord
from pipeline.evaluate import publish
from pipeline.evaluate.publish import BEGIN, END, column, published, with_table
from pipeline.evaluate.sets import Measured, gold_sets, measure
from tests.evaluate.records import quote, record

TITLE = "Phát động phong trào thi đua"
README = f"# x\n\n{BEGIN}\n{END}\n\nafter | not the table |\n"


def read_title(path: Path) -> CampaignRecord:
    return record(quote(TITLE), title=path.read_text("utf-8") or None)


def family(folder: Path, **titles: str) -> Path:
    """Write a family in which every gold title is TITLE and each document holds the title given."""
    (folder / "gold").mkdir(parents=True)
    (folder / "findings.json").write_text("[]")
    for name, title in titles.items():
        (folder / "gold" / f"{name}.json").write_text(json.dumps({"document": {"title": TITLE}}), "utf-8")
        (folder / f"{name}.txt").write_text(title, "utf-8")
    return folder


@pytest.fixture
def root(tmp_path: Path) -> Path:
    checkout = tmp_path / "checkout"
    family(checkout / "corpus" / "families" / "one", a=TITLE, b="")
    family(checkout / "corpus" / "families" / "two", a=TITLE)
    (checkout / "README.md").write_text(README, "utf-8")
    (checkout / "tests" / "eval").mkdir(parents=True)
    return checkout


def measured(root: Path) -> list[Measured]:
    return [measure(one, read_title) for one in gold_sets(root, root.parent / "shared")]


def run(root: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(publish, "extract_path", read_title)
    return publish.main(["--root", str(root), *arguments])


def test_only_sets_that_are_there(root: Path) -> None:
    assert [one.name for one in gold_sets(root, root.parent / "shared")] == ["corpus, visible"]
    family(root.parent / "shared" / "families" / "three", a=TITLE)
    assert [one.name for one in gold_sets(root, root.parent / "shared")] == ["corpus, visible", "shared families"]


def test_families_of_a_set_are_scored_together(root: Path) -> None:
    (visible,) = measured(root)
    cells = column(visible)
    assert (cells["**documents**"], cells["**wholly right**"]) == ("3", "2")
    assert cells["document.title"] == "1.000 0.667 0.800"
    assert cells["**micro**"] == cells["document.title"]
    assert "document.place" not in cells
    assert list(visible.evaluation.records) == ["one/a", "one/b", "two/a"]


def test_more_found_than_is_right_is_marked(root: Path) -> None:
    gold = root / "corpus" / "families" / "two" / "gold" / "a.json"
    gold.write_text(json.dumps({"document": {"title": None}}))
    (root / "corpus" / "families" / "one" / "b.txt").write_text(TITLE, "utf-8")
    assert column(measured(root)[0])["document.title"] == "0.667 1.000 0.800 †"


def test_the_table_reads_back_and_is_stable(root: Path) -> None:
    found = measured(root)
    text = with_table(README, found)
    assert published(text) == {one.name: column(one) for one in found}
    assert with_table(text, found) == text
    assert text.startswith("# x\n\n<!--")
    assert text.endswith("-->\n\nafter | not the table |\n")


def test_columns_that_cannot_be_measured_here_stay(root: Path) -> None:
    shared = family(root.parent / "shared" / "families" / "three", a="")
    text = with_table(README, measured(root))
    (shared / "gold" / "a.json").unlink()
    (shared / "gold").rmdir()
    (root / "corpus" / "families" / "one" / "b.txt").write_text(TITLE, "utf-8")
    old, new = published(text), published(with_table(text, measured(root)))
    assert old["shared families"] == new["shared families"]
    assert new["corpus, visible"]["document.title"] == "1.000 1.000 1.000"


@pytest.mark.parametrize("text", ["# x", BEGIN, END])
def test_a_readme_without_markers(text: str) -> None:
    with pytest.raises(GoldError, match="markers"):
        with_table(text, [])


def test_the_floors_hold(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, monkeypatch) == 1
    assert "no floors yet" in capsys.readouterr().err
    assert run(root, monkeypatch, "--update") == 0
    written = (root / "README.md").stat().st_mtime_ns
    assert run(root, monkeypatch) == 0
    assert (root / "README.md").stat().st_mtime_ns == written
    (root / "corpus" / "families" / "two" / "a.txt").write_text("")
    capsys.readouterr()
    assert run(root, monkeypatch) == 1
    assert "document.title" in capsys.readouterr().err
    assert run(root, monkeypatch, "--update") == 2
    assert run(root, monkeypatch, "--update", "--lower") == 0
    assert run(root, monkeypatch) == 0


def test_the_run_names_the_fields_with_recall_above_precision(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(root, monkeypatch, "--update") == 0
    assert capsys.readouterr().out.endswith("recall above precision: none\n")
    (root / "corpus" / "families" / "one" / "gold" / "b.json").write_text('{"document": {"title": null}}')
    (root / "corpus" / "families" / "one" / "b.txt").write_text(TITLE, "utf-8")
    assert run(root, monkeypatch, "--update", "--lower") == 0
    assert capsys.readouterr().out.endswith("recall above precision: document.title\n")


def test_inexact_spans_fail(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(root, monkeypatch, "--update") == 0
    broken = record(quote(TITLE, f"{TITLE}."), title=TITLE)
    monkeypatch.setattr(publish, "extract_path", lambda _: broken)
    assert publish.main(["--root", str(root)]) == 1
    assert "one/a: " in capsys.readouterr().err
