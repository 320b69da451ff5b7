"""The promises of the repository itself: locks, README, layout, size of files."""

from __future__ import annotations

import ast
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

READMES = ("README.md", "README.vi.md")
FIXED_TOP_LEVEL = {"pyproject.toml", "pipeline", "models", "corpus", "tests", "flows", "README.md"}
ROOMS = ("models", "pipeline", "flows", "app")


def commands(readme: str) -> list[list[str]]:
    """Return the kehoach command lines of the shell blocks, without their comments."""
    text = (ROOT / readme).read_text(encoding="utf-8")
    blocks = re.findall(r"```sh\n(.*?)```", text, re.DOTALL)
    lines = [line.split("  #")[0].strip() for block in blocks for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/kehoach")]


@pytest.mark.parametrize("readme", READMES)
def test_every_command_of_the_readme_exists(readme: str) -> None:
    found = commands(readme)
    assert len(found) >= 8
    for arguments in found:
        run = subprocess.run(
            [sys.executable, "-m", "app", arguments[0], "--help"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert run.returncode == 0, arguments
        for option in (word for word in arguments[1:] if word.startswith("--")):
            assert option in run.stdout, arguments


def test_both_readmes_show_the_same_commands() -> None:
    english, vietnamese = ([arguments[0] for arguments in commands(readme)] for readme in READMES)
    assert english == vietnamese


def test_the_library_example_runs(tmp_path: Path) -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)
    assert code is not None
    family = ROOT / "corpus" / "families" / "hoc-tap-suot-doi-2024"
    (tmp_path / "parent.pdf").write_bytes((family / "parent_bo_gddt.pdf").read_bytes())
    (tmp_path / "child.pdf").write_bytes((family / "child_ubnd_tinh_phu_tho.pdf").read_bytes())
    run = subprocess.run(
        [sys.executable, "-c", code[1]],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert re.search(r"^R01 ok ", run.stdout, re.MULTILINE)


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_locks_have_hashes_and_name_no_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index" not in re.sub(r"^\s*#.*$", "", text, flags=re.MULTILINE)
    pins = re.findall(r"^[A-Za-z0-9_.\[\]-]+==\S+", text, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^\S", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE), re.MULTILINE))
    assert text.count("--hash=sha256:") >= len(pins)


def test_the_version_has_its_changes() -> None:
    version = re.search(r'^version = "(.+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"), re.MULTILINE)
    assert version is not None
    assert f"## {version[1]}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


def test_the_fixed_top_level_is_there() -> None:
    assert {path.name for path in ROOT.iterdir()} >= FIXED_TOP_LEVEL


def test_no_file_and_no_function_has_outgrown_its_reason() -> None:
    """House style: no file over 400 lines, fewer than 2 % of the functions over 60."""
    long_files, functions, long_functions = [], 0, []
    for room in ROOMS:
        for path in (ROOT / room).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if text.count("\n") > 400:
                long_files.append(str(path))
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                    functions += 1
                    if (node.end_lineno or 0) - node.lineno > 60:
                        long_functions.append(f"{path}:{node.lineno}")
    assert not long_files
    assert len(long_functions) < 0.02 * functions, long_functions
