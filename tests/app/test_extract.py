"""`kehoach extract` as a user meets it: standard streams, files, exit codes."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from models.record import CampaignRecord
from tests import bad_inputs
from tests.app.conftest import Kehoach

PLAN = bad_inputs.GOOD / "child_so_tttt.txt"


def test_one_file_to_standard_output(kehoach: Kehoach) -> None:
    done = kehoach("extract", PLAN)
    record = CampaignRecord.model_validate_json(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert record.source.uri == str(PLAN)
    assert record.text is not None


def test_standard_input_gives_the_same_record(kehoach: Kehoach) -> None:
    piped = json.loads(kehoach("extract", "--no-text", "-", stdin=PLAN.read_bytes()).stdout)
    named = json.loads(kehoach("extract", "--no-text", PLAN).stdout)
    assert piped["source"].pop("uri") == "-"
    del named["source"]["uri"]
    assert piped == named
    assert piped["text"] is None


def test_the_streams_are_utf8_in_any_locale(kehoach: Kehoach) -> None:
    done = kehoach("extract", PLAN, LC_ALL="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 0, done.stderr
    assert CampaignRecord.model_validate_json(done.stdout).id


def test_a_folder_into_a_folder(kehoach: Kehoach, tmp_path: Path) -> None:
    done = kehoach("extract", bad_inputs.GOOD, "--out", tmp_path / "out", "--no-text")
    assert done.returncode == 0, done.stderr
    sources = [path for path in bad_inputs.GOOD.iterdir() if path.suffix in {".txt", ".pdf"}]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{path.stem}.json" for path in sources)
    assert "bỏ qua" in done.stdout
    for path in (tmp_path / "out").iterdir():
        assert CampaignRecord.model_validate_json(path.read_bytes()).text is None


def test_two_documents_of_one_name_are_told_apart(kehoach: Kehoach, tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        shutil.copy(PLAN, tmp_path / folder / "kế hoạch.v1.txt")
    done = kehoach("extract", tmp_path / "a", tmp_path / "b", "--out", tmp_path / "out")
    assert done.returncode == 0
    assert "trùng tên" in done.stderr
    uris = {path.name: json.loads(path.read_text())["source"]["uri"] for path in (tmp_path / "out").iterdir()}
    assert uris == {
        "kế hoạch.v1.json": str(tmp_path / "a" / "kế hoạch.v1.txt"),
        "kế hoạch.v1~2.json": str(tmp_path / "b" / "kế hoạch.v1.txt"),
    }


@pytest.mark.parametrize(("name", "code"), bad_inputs.CODES.items())
def test_bad_input_gives_one_clear_line(kehoach: Kehoach, bad: Path, name: str, code: str) -> None:
    if code == "loop":
        pytest.skip("a folder needs --out; its loop is tested there")
    done = kehoach("extract", bad / name)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"kehoach: {bad / name}: ")
    assert re.search(r"; .*hãy ", line)


def test_bad_inputs_are_counted_and_the_rest_is_written(kehoach: Kehoach, bad: Path, tmp_path: Path) -> None:
    done = kehoach("--lang", "en", "extract", bad, tmp_path / "vắng", "--out", tmp_path / "out")
    assert done.returncode == 1
    lines = [line for line in done.stderr.splitlines() if line.startswith("kehoach: ")]
    assert sorted(Path(line.split(": ")[1]).name for line in lines) == sorted([*bad_inputs.CODES, "vắng"])
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["a.json", "z.json"]
    assert done.stdout == (
        f"2 records written to {tmp_path / 'out'}; {len(lines)} failed; 1 files of other kinds skipped (.xlsx 1).\n"
    )


def test_what_is_no_plan_invents_nothing(kehoach: Kehoach, tmp_path: Path) -> None:
    (tmp_path / "thư.txt").write_text("Em chào chị, cuối tuần này nhà mình đi Đà Lạt nhé. Hẹn gặp chị thứ bảy.")
    record = CampaignRecord.model_validate_json(kehoach("extract", tmp_path / "thư.txt").stdout)
    header = record.document
    assert (header.genre, header.is_campaign) == ("other", False)
    assert (header.number, header.symbol, header.issued_on, header.issuer, header.title) == (None,) * 5
    assert record.references == ()


def test_a_folder_that_cannot_be_written(kehoach: Kehoach, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = kehoach("extract", PLAN, "--out", tmp_path / "out" / "in")
    assert done.returncode == 1
    assert "không ghi được" in done.stderr


def _bundle(path: Path, *names: str) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, PLAN.read_bytes() if name.endswith(".txt") else b"")
    return path


def test_an_archive_into_a_folder(kehoach: Kehoach, tmp_path: Path) -> None:
    bundle = _bundle(tmp_path / "goi.zip", "xa/ke-hoach.txt", "huyen/ke-hoach.txt", "loi-noi.mp3", "hong.pdf")
    done = kehoach("--lang", "en", "extract", bundle, "--out", tmp_path / "out")
    assert done.returncode == 1
    uris = {path.name: json.loads(path.read_text())["source"]["uri"] for path in (tmp_path / "out").iterdir()}
    assert uris == {
        "ke-hoach.json": f"{bundle}!/huyen/ke-hoach.txt",
        "ke-hoach~2.json": f"{bundle}!/xa/ke-hoach.txt",
    }
    assert [line for line in done.stderr.splitlines() if line.startswith(f"kehoach: {bundle}!/hong.pdf: ")]
    assert done.stdout == (
        f"2 records written to {tmp_path / 'out'}; 1 failed; 1 files of other kinds skipped (.mp3 1).\n"
    )


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        (("ke-hoach.txt", "loi-noi.mp3"), 0, None),  # the one document of an archive
        (("ke-hoach.txt", "hai.txt"), 1, "2 văn bản"),
        (("loi-noi.mp3",), 1, "không có văn bản nào"),
    ],
)
def test_an_archive_to_standard_output(
    kehoach: Kehoach, tmp_path: Path, names: tuple[str, ...], code: int, said: str | None
) -> None:
    done = kehoach("extract", _bundle(tmp_path / "goi.zip", *names))
    assert done.returncode == code
    if said is None:
        record = CampaignRecord.model_validate_json(done.stdout)
        assert record.source.uri == f"{tmp_path / 'goi.zip'}!/ke-hoach.txt"
        assert record.id == hashlib.sha256(PLAN.read_bytes()).hexdigest()
    else:
        assert said in done.stderr
        assert done.stdout == ""


@pytest.mark.parametrize(
    ("options", "environment", "said"),
    [
        (("--timeout", "0.001"), {}, "larger --timeout"),
        ((), {"KEHOACH_TIMEOUT": "0.001"}, "larger --timeout"),
        (("--memory", "100"), {}, "larger --memory"),
    ],
)
def test_a_document_that_takes_too_much(
    tmp_path: Path, kehoach: Kehoach, options: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    path = tmp_path / "rat-dai.txt"
    path.write_text(
        "KẾ HOẠCH\nPhát động thi đua\n" + "- Thi đua làm sạch đường làng năm 2024.\n" * 20_000, encoding="utf-8"
    )
    done = kehoach("--lang", "en", "extract", path, *options, **environment)
    assert (done.returncode, done.stdout) == (1, "")
    (line,) = done.stderr.splitlines()
    assert said in line
