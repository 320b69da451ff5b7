"""DOC and RTF by the programs that are there; what happens without them."""

from __future__ import annotations

import io
import os
import shutil
import stat
import time
import zipfile
from pathlib import Path

import pytest

from models.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EncryptedDocument,
    ToolMissing,
    UnsupportedFormat,
)
from pipeline.read import read_bytes, read_path
from pipeline.read.limits import DEFAULT_LIMITS
from pipeline.read.office import convert_office, programs, read_converted
from pipeline.read.office.ole import SIGNATURE, refusal
from tests.read.docx.words import docx, texts

needs_office = pytest.mark.skipif(programs.libreoffice() is None, reason="needs LibreOffice")

RTF = (
    r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times New Roman;}{\f1 .VnTime;}}\f0\qc{\b K\u7870? HO\u7840?CH}\par"
    r"\pard\f1 Ph¸t ®éng phong trµo thi ®ua c¶i c¸ch hµnh chÝnh n¨m 2003 trong c¬ quan\par}"
).encode("cp1252")


def ole(*streams: str, flags: int = 0) -> bytes:
    """A storage as far as its directory is looked at."""
    header = (SIGNATURE + b"\0" * 600)[:512]
    word = b"\xec\xa5" + b"\0" * 8 + flags.to_bytes(2, "little")
    directory = b""
    for name in streams:
        coded = name.encode("utf-16-le") + b"\0\0"
        directory += (coded.ljust(64, b"\0") + len(coded).to_bytes(2, "little")).ljust(128, b"\0")
    return header + word.ljust(512, b"\0") + directory.ljust(512, b"\0")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (ole("WordDocument"), None),
        (ole("WordDocument", flags=0x0100), EncryptedDocument),
        (ole("EncryptionInfo", "EncryptedPackage"), EncryptedDocument),
        (ole("Workbook"), UnsupportedFormat),
        (ole("PowerPoint Document"), UnsupportedFormat),
        (ole("Gì đó"), DamagedDocument),
    ],
)
def test_storages(data: bytes, error: type[DocumentError] | None) -> None:
    found = refusal(data, "x.doc")
    assert (found if error is None else type(found)) == error
    if error is not None:
        with pytest.raises(error):
            read_bytes(data, "x.doc")


@pytest.fixture
def without_programs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def program(folder: Path, name: str, script: str) -> None:
    path = folder / name
    path.write_text(f"#!{shutil.which('sh', path=os.defpath)}\n{script}\n")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_without_programs_the_error_names_the_command_that_installs_them(without_programs: Path) -> None:
    with pytest.raises(ToolMissing, match=r"apt-get install libreoffice.*apt-get install antiword"):
        read_bytes(ole("WordDocument"), "x.doc")
    with pytest.raises(ToolMissing, match=r"apt-get install libreoffice-writer-nogui$"):
        read_bytes(RTF, "x.rtf")


def test_antiword_reads_what_libreoffice_does_not(without_programs: Path) -> None:
    program(without_programs, "antiword", "echo 'Ke hoach phat dong'")
    document = read_bytes(ole("WordDocument"), "x.doc")
    assert document.text == "Ke hoach phat dong"
    assert document.source.origin == "doc"
    assert "antiword" in document.source.warnings[0]


def test_antiword_that_prints_nothing(without_programs: Path) -> None:
    program(without_programs, "antiword", "exit 1")
    with pytest.raises(DamagedDocument, match="antiword"):
        read_bytes(ole("WordDocument"), "x.doc")


def test_a_program_that_hangs_is_killed_with_its_children(without_programs: Path, tmp_path: Path) -> None:
    sleep = shutil.which("sleep", path=os.defpath)
    program(without_programs, "soffice", f"{sleep} 60 & echo $! > {tmp_path}/child; wait")
    path = tmp_path / "a.doc"
    path.write_bytes(ole("WordDocument"))
    start = time.monotonic()
    found = convert_office([path], tmp_path, seconds=3)[path]
    assert isinstance(found, DocumentTooLarge)
    assert time.monotonic() - start < 20
    child = Path("/proc", (tmp_path / "child").read_text().strip(), "stat")
    # A killed process still runs for an instant.
    deadline = time.monotonic() + 5
    while _runs(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _runs(child)


def _runs(process: Path) -> bool:
    try:
        return process.read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@needs_office
def test_one_start_for_many_files(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    paths = [tmp_path / "a.rtf", tmp_path / "b" / "a.rtf", tmp_path / "c.doc"]
    paths[1].parent.mkdir()
    for path in paths[:2]:
        path.write_bytes(RTF)
    paths[2].write_bytes(ole("WordDocument"))
    found = convert_office(paths, tmp_path / "out")
    assert list(found) == paths
    first, second, broken = found.values()
    assert isinstance(broken, DamagedDocument)
    assert isinstance(first, Path)
    assert isinstance(second, Path)
    assert first != second
    document = read_converted(RTF, "a.rtf", first.read_bytes(), DEFAULT_LIMITS)
    assert document.id == read_bytes(RTF, "a.rtf").id
    assert (document.source.origin, document.source.media_type, document.source.bytes) == (
        "rtf",
        "application/rtf",
        len(RTF),
    )


@needs_office
def test_rtf_with_an_old_font(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.rtf"
    path.write_bytes(RTF)
    document = read_path(path)
    assert texts(document) == [
        "KẾ HOẠCH",
        "Phát động phong trào thi đua cải cách hành chính năm 2003 trong cơ quan",
    ]
    assert "TCVN3" in document.source.warnings[0]
    assert document.blocks[0].bold


def test_unicode_in_a_font_with_an_old_name_stays() -> None:
    look = '<w:r><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr><w:t>Đã báo cáo kết quả đúng hạn về Sở Nội vụ</w:t></w:r>'
    document = read_bytes(docx(f"<w:p>{look}</w:p>"), "x.docx")
    assert document.text == "Đã báo cáo kết quả đúng hạn về Sở Nội vụ"
    assert document.source.warnings == ()


def odt(*paragraphs: str, kind: str = "text") -> bytes:
    """A package of OpenDocument with these paragraphs."""
    space = "urn:oasis:names:tc:opendocument:xmlns:"
    words = "".join(f"<text:p>{paragraph}</text:p>" for paragraph in paragraphs)
    content = (
        f'<office:document-content xmlns:office="{space}office:1.0" xmlns:text="{space}text:1.0" '
        f'office:version="1.2"><office:body><office:text>{words}</office:text></office:body></office:document-content>'
    )
    media_type = f"application/vnd.oasis.opendocument.{kind}"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{one}"/>'
        for path, one in (("/", media_type), ("content.xml", "text/xml"))
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("mimetype", media_type)
        file.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest xmlns:manifest="{space}manifest:1.0">{entries}</manifest:manifest>',
        )
        file.writestr("content.xml", content)
    return buffer.getvalue()


@needs_office
def test_opendocument() -> None:
    data = odt("KẾ HOẠCH", "Phát động phong trào thi đua năm 2024")
    document = read_bytes(data, "ke-hoach.odt")
    assert texts(document) == ["KẾ HOẠCH", "Phát động phong trào thi đua năm 2024"]
    assert document.source.media_type == "application/vnd.oasis.opendocument.text"
    assert document.source.bytes == len(data)
    assert read_bytes(odt("Kế hoạch", kind="text-template"), "mau.ott").text == "Kế hoạch"


@pytest.mark.parametrize(("kind", "words"), [("spreadsheet", "ODS"), ("presentation", "ODP")])
def test_other_opendocuments(kind: str, words: str) -> None:
    with pytest.raises(UnsupportedFormat, match=words):
        read_bytes(odt("x", kind=kind), "x.odt")
