"""Folders, the gate and the command, with an extractor of the test's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import EmptyDocument, GoldError
from models.record import CampaignRecord
from models.span import Span
from pipeline.evaluate import __main__ as command
from pipeline.evaluate.folder import Evaluation, evaluate_folder, read_gold
from pipeline.evaluate.gate import Floors, floors_of, gate, read_floors, update, write_floors
from pipeline.evaluate.score import score
from pipeline.evaluate.table import differences, report, summary_from, table
from tests.evaluate.records import quote, record

TITLE = "Phát động phong trào thi đua"


def read_title(path: Path) -> CampaignRecord:
    """Take the file's content for the title."""
    if not (words := path.read_text("utf-8").strip()):
        raise EmptyDocument(path.name, "no text", "give another file")
    if words == "crash":
        raise ZeroDivisionError(words)
    spans = (Span(start=0, end=1, text="?"),) if words == "inexact" else (quote(TITLE),)
    return record(*spans, title=words)


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, sources = tmp_path / "gold", tmp_path / "sources"
    gold.mkdir()
    sources.mkdir()
    for name in ("a", "b.signed"):
        (gold / f"{name}.json").write_text(json.dumps({"document": {"title": TITLE, "genre": "plan"}}), "utf-8")
        (sources / f"{name}.txt").write_text(TITLE, "utf-8")
    (sources / "a.json").write_text("{}")
    (sources / "c.txt").write_text("without gold")
    return gold, sources


def run(folders: tuple[Path, Path], jobs: int = 1) -> Evaluation:
    return evaluate_folder(*folders, read_title, jobs)


@pytest.mark.parametrize("jobs", [1, 2])
def test_sources_are_found_by_stem(folders: tuple[Path, Path], jobs: int) -> None:
    evaluation = run(folders, jobs)
    assert evaluation.records.keys() == {"a", "b.signed"}
    assert evaluation.scores.macro_f1 == 1
    assert evaluation.sound


def test_plan_in_two_formats_is_scored_twice(folders: tuple[Path, Path]) -> None:
    (folders[1] / "a.md").write_text("khác hẳn", "utf-8")
    scores = run(folders).scores
    assert scores.wholly_right == ("a.txt", "b.signed")
    assert [verdict.field for verdict in scores.differences["a.md"]] == ["document.title"]


@pytest.mark.parametrize(
    ("content", "problem"), [("", "a.txt: no text"), ("crash", "ZeroDivisionError"), (None, "no source")]
)
def test_failed_document_is_told_and_its_gold_missed(
    folders: tuple[Path, Path], content: str | None, problem: str
) -> None:
    source = folders[1] / "a.txt"
    source.unlink()
    if content is not None:
        source.write_text(content)
    evaluation = run(folders)
    assert problem in evaluation.problems["a"]
    assert evaluation.scores.failed == ("a",)
    assert evaluation.scores.micro.fn == 2
    assert not evaluation.sound
    assert "a: no record, 2 values missed" in list(differences(evaluation.scores))


def test_inexact_span_makes_the_run_unsound(folders: tuple[Path, Path]) -> None:
    (folders[1] / "a.txt").write_text("inexact")
    evaluation = run(folders)
    assert list(evaluation.inexact) == ["a"]
    assert not evaluation.sound
    with pytest.raises(GoldError, match="inexact"):
        update(evaluation, None)


@pytest.mark.parametrize("text", ["[]", "{}", "{", '{"document": 1}'])
def test_other_json_is_no_gold(folders: tuple[Path, Path], text: str) -> None:
    (folders[0] / "a.json").write_text(text)
    with pytest.raises(GoldError, match=r"a\.json"):
        read_gold(folders[0])


def test_empty_gold_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="no gold"):
        read_gold(tmp_path)


def test_fingerprint_knows_content_and_not_place(folders: tuple[Path, Path], tmp_path: Path) -> None:
    first = run(folders).fingerprint
    moved = folders[1].rename(tmp_path / "elsewhere")
    assert run((folders[0], moved)).fingerprint == first
    (moved / "a.txt").write_text(f"{TITLE} ", "utf-8")
    assert run((folders[0], moved)).fingerprint != first


def test_gate_passes_what_it_was_set_to(folders: tuple[Path, Path]) -> None:
    evaluation = run(folders)
    assert gate(evaluation.scores, floors_of(evaluation), evaluation.fingerprint) == []


def test_gate_names_every_floor_that_is_not_reached(folders: tuple[Path, Path]) -> None:
    floors = floors_of(run(folders))
    (folders[1] / "a.txt").write_text("khác hẳn", "utf-8")
    worse = run(folders)
    failures = gate(worse.scores, floors, worse.fingerprint)
    assert [line.split(":")[0] for line in failures] == [
        "gold or sources are not those of the floors; check the scores and update the floors",
        "macro F1", "micro F1", "document.title", "wholly right",
    ]  # fmt: skip


def test_row_that_vanishes_fails_the_gate(folders: tuple[Path, Path]) -> None:
    evaluation = run(folders)
    floors = floors_of(evaluation)
    more = floors.model_copy(update={"fields": floors.fields | {"awards": 0.0}})
    assert gate(evaluation.scores, more) == ["awards: no longer scored"]


def test_update_raises_floors_and_lowers_them_only_on_request(folders: tuple[Path, Path]) -> None:
    better = floors_of(run(folders))
    (folders[1] / "a.txt").write_text("khác hẳn", "utf-8")
    worse = run(folders)
    with pytest.raises(GoldError, match="--lower"):
        update(worse, better)
    lowered = update(worse, better, lower=True)
    assert lowered.fields["document.title"] == 0.5
    (folders[1] / "a.txt").write_text(TITLE, "utf-8")
    assert update(run(folders), lowered) == better


def test_floors_are_cut_and_not_rounded() -> None:
    gold = {str(index): {"document": {"genre": "plan"}} for index in range(3)}
    scores = score({"0": gold["0"], "1": gold["1"]}, gold)
    floors = floors_of(Evaluation(scores, {}, {}, {}, "x"))
    assert floors.micro_f1 == 0.8
    assert gate(scores, floors) == []


def test_floors_survive_the_file(folders: tuple[Path, Path], tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    assert read_floors(path) == {}
    floors: dict[str, Floors] = {"seeds": floors_of(run(folders))}
    write_floors(path, floors)
    assert read_floors(path) == floors
    path.write_text("[1]")
    with pytest.raises(GoldError, match=r"floors\.json"):
        read_floors(path)


def test_report_is_json_and_a_later_baseline(folders: tuple[Path, Path]) -> None:
    (folders[1] / "a.txt").write_text("khác hẳn", "utf-8")
    evaluation = run(folders)
    text = report(evaluation, diff=True)
    value = json.loads(text)
    assert value["fields"]["document.title"] == {"tp": 1, "fp": 1, "fn": 1, "precision": 0.5, "recall": 0.5, "f1": 0.5}
    assert value["differences"]["a"][0] == {
        "field": "document.title", "outcome": "wrong", "gold": TITLE, "predicted": "khác hẳn",
    }  # fmt: skip
    assert summary_from(text) == evaluation.scores.summary
    assert table(evaluation.scores, {"last release": summary_from(text)}).row_count == 2 + 3 + 3
    with pytest.raises(GoldError):
        summary_from("{}")


def test_command(
    folders: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "extract_path", read_title)
    floors = ["--floors", str(tmp_path / "floors.json")]
    arguments = [str(folder) for folder in folders]
    assert command.main([*arguments, *floors]) == 1
    assert "set them with --update" in capsys.readouterr().err
    assert command.main([*arguments, *floors, "--update"]) == 0
    assert command.main([*arguments, *floors, "--empty"]) == 0
    assert "empty prediction" in capsys.readouterr().out
    (folders[1] / "a.txt").write_text("khác hẳn", "utf-8")
    assert command.main([*arguments, *floors, "--diff"]) == 1
    told = capsys.readouterr()
    assert f"! document.title: {TITLE}  <>  khác hẳn" in told.out
    assert "document.title: 0.5000 is below 1.0000" in told.err
    assert command.main([*arguments, *floors, "--update"]) == 2
    assert command.main([str(tmp_path / "none"), arguments[1]]) == 2
    capsys.readouterr()
    assert command.main([*arguments, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["documents"] == 2
