"""Every command explains itself in both languages, without loading what it would need to run."""

from __future__ import annotations

import subprocess
import sys

import pytest

from app.cli import COMMANDS, main
from tests.conftest import ROOT

_TELLING = {
    "extract": ("--out", "--no-text", "--timeout", "--memory"),
    "ingest": ("--db", "--jobs", "--plain", "--retry", "--timeout", "--memory"),
    "reconcile": ("--format", "CHILD PARENT"),
    "link": ("--refuse", "--clear", "--by", "--note"),
    "show": ("ID", "--no-text"),
    "list": ("--province", "--level", "--year", "--award", "--deadline-from", "--deadline-to", "--text", "--format"),
    "evaluate": ("GOLD_DIR SOURCES_DIR", "--json"),
    "compare": ("OLD NEW", "--db", "--format"),
    "schedule": ("--cron", "--interval", "--timezone"),
    "schema": ("record|reconciliation",),
    "doctor": ("FILE",),
    "demo": ("--out",),
}


def test_every_command_is_in_the_table() -> None:
    assert set(_TELLING) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    vietnamese = capsys.readouterr().out
    assert main(["--lang", "en", name, "--help"]) == 0
    english = capsys.readouterr().out
    assert vietnamese.startswith(f"Cách dùng: kehoach {name}")
    assert english.startswith(f"Usage: kehoach {name}")
    for word in _TELLING[name]:
        assert word in vietnamese
        assert word in english
    assert english.isascii() or set("àáảãạđ").isdisjoint(english.replace("giấy khen", ""))


def test_help_of_the_group(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    printed = capsys.readouterr().out
    assert [name for name in COMMANDS if f"\n  {name} " not in printed] == []


_HEAVY = (
    "prefect", "spacy", "sqlalchemy", "underthesea", "rich", "pypdfium2", "pdfplumber", "scipy", "sklearn",
    "tesserocr", "docx", "lxml", "jinja2",
)  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "more"),
    [
        (["--help"], {"pydantic"}),
        *(([name, "--help"], set()) for name in COMMANDS),  # some name the values of a model's field
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str], more: set[str]) -> None:
    """What makes it quick; how quick it is, `bench.startup` measures."""
    script = (
        f"import sys; from app.cli import main; main({arguments!r});"
        f"heavy = sorted({more.union(_HEAVY)!r} & set(sys.modules));"
        "sys.exit(f'loaded: {heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("command", [["extract", "-"], ["doctor", "pyproject.toml"], ["schema"]])
def test_single_files_do_not_wait_for_prefect(command: list[str]) -> None:
    script = f"import sys; from app.cli import main; main({command!r}); sys.exit('prefect' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, input=b"plan", capture_output=True, timeout=60, check=False
    )
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("arguments", "vietnamese", "english"),
    [
        (["--nope"], "không có tùy chọn --nope", "No such option"),
        (["nope"], "lệnh chưa đúng", "No such command"),
        (["extract"], "thiếu FILE...", "Missing argument"),
        (["extract", "a", "b"], "cần --out", "need --out"),
        (["extract", "."], "cần --out", "need --out"),
        (["extract", "-", "--out", "x"], "không đi cùng --out", "does not go with --out"),
        (["ingest"], "thiếu PATH...", "Missing argument"),
        (["reconcile", "a"], "cần đúng hai tệp", "two files are needed"),
        (["list", "--year", "năm"], "--year không hợp lệ", "Invalid value"),
        (["list", "--level", "x"], "--level không hợp lệ", "Invalid value"),
        (["schedule", "."], "--cron và --interval", "either --cron or --interval"),
        (["schedule", ".", "--cron", "x", "--interval", "5"], "--cron và --interval", "either --cron or --interval"),
        (["schedule", "không-có", "--interval", "5"], "không có thư mục này", "no such folder"),
        (["schema", "x"], "hợp lệ", "Invalid value"),
    ],
)
def test_wrong_usage(arguments: list[str], vietnamese: str, english: str, capsys: pytest.CaptureFixture[str]) -> None:
    for language, words in (("vi", vietnamese), ("en", english)):
        assert main(["--lang", language, *arguments]) == 2
        printed = capsys.readouterr()
        assert printed.out == ""
        (line,) = printed.err.splitlines()
        assert line.startswith("kehoach: ")
        assert words in line
