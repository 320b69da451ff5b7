"""On a machine without Tesseract or LibreOffice what needs them fails with the command that installs them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.forms import FORMS
from corpus.make_pdfs import SOURCES
from models.errors import NeedsOcr, ToolMissing
from pipeline.extract import extract
from pipeline.read import read_bytes
from pipeline.read.ocr import engine
from tests.read.html.pages import NUKEVIET

SOURCE = (SOURCES / "families" / "giam-ngheo-an-giang-2025" / "child_dang_uy_rach_gia.md").read_text(encoding="utf-8")
RTF = rb"{\rtf1\ansi K\u7870? HO\u7840?CH thi \u273?ua n\u259?m 2024\par}"
# The directory of an OLE storage that holds a Word text: what tells DOC from the other files of old Office.
_STREAM = "WordDocument".encode("utf-16-le") + b"\0\0"
DOC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + _STREAM.ljust(64, b"\0") + len(_STREAM).to_bytes(2, "little")


@pytest.fixture(autouse=True)
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """No program and no model of Tesseract is found; tesserocr is there, but has nothing to load."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("TESSDATA_PREFIX", str(tmp_path))
    monkeypatch.setattr(engine, "_USUAL_FOLDERS", (f"{tmp_path}/*/tessdata",))
    engine.find_engine.cache_clear()
    yield
    engine.find_engine.cache_clear()


@pytest.mark.parametrize(
    ("form", "error", "commands"),
    [
        ("scan", NeedsOcr, ["apt-get install tesseract-ocr tesseract-ocr-vie"]),
        ("rtf", ToolMissing, ["apt-get install libreoffice-writer-nogui"]),
        ("doc", ToolMissing, ["apt-get install libreoffice-writer-nogui", "apt-get install antiword"]),
    ],
)
def test_what_needs_a_program_names_the_command(form: str, error: type[Exception], commands: list[str]) -> None:
    data = FORMS[form](SOURCE) if form in FORMS else {"rtf": RTF, "doc": DOC}[form]
    with pytest.raises(error) as raised:
        read_bytes(data, "ke-hoach")
    assert str(raised.value).startswith("ke-hoach: ")
    assert [command for command in commands if command not in str(raised.value)] == []


@pytest.mark.parametrize("form", ["text", "docx", "pdf", "signed"])
def test_all_else_is_read(form: str) -> None:
    record = extract(read_bytes(FORMS[form](SOURCE), form))
    assert record.document.symbol == "15-KH/ĐU"
    assert record.source.warnings == ()


def test_pages_of_portals_are_read() -> None:
    assert "21/KH-SCT" in read_bytes(NUKEVIET.encode(), "trang").text
