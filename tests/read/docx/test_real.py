"""Real documents of offices: their columns, tables and notes; old DOC and RTF files against their transcripts."""

from __future__ import annotations

import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from pipeline.read import read_path
from pipeline.read.office import programs
from tests.read.docx.words import texts


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "left", "right", "rows"),
    [
        ("022", ["SỞ CÔNG THƯƠNG", "Nơi nhận:"], ["Độc lập - Tự do - Hạnh phúc", "PHÓ GIÁM ĐỐC"], [10]),
        ("026", ["SỞ CÔNG THƯƠNG", "Nơi nhận:"], ["Độc lập - Tự do - Hạnh phúc", "PHÓ GIÁM ĐỐC"], [10]),
        ("029", ["ỦY BAN NHÂN DÂN TỈNH LÀO CAI", "Nơi nhận:"], ["Độc lập - Tự do - Hạnh phúc", "KT. CHỦ TỊCH"], [16]),
        ("030", ["SỞ CÔNG THƯƠNG", "Nơi nhận:"], ["Độc lập - Tự do - Hạnh phúc", "PHÓ GIÁM ĐỐC"], [8, 6]),
    ],
)
def test_plans(shared: Path, name: str, left: list[str], right: list[str], rows: list[int]) -> None:
    document = read_path(shared / "plans" / f"{name}.docx")
    sides: dict[str, list[str]] = {"left": [], "right": [], "full": []}
    for block, text in zip(document.blocks, texts(document), strict=True):
        sides[block.column].append(text)
    assert set(left) <= set(sides["left"])
    assert set(right) <= set(sides["right"])
    assert "KẾ HOẠCH" in sides["full"]
    assert [len(table.rows) for table in document.tables] == rows


@pytest.mark.shared
def test_row_numbers_and_notes(shared: Path) -> None:
    document = read_path(shared / "plans" / "022.docx")
    assert [document.text[row[0].start : row[0].end] for row in document.tables[0].rows[1:]] == [
        f"{number}." for number in range(1, 10)
    ]
    found = texts(read_path(shared / "plans" / "029.docx"))
    [note] = [index for index, text in enumerate(found) if text.startswith("1 Đặc biệt")]
    assert found[note - 1].endswith(".")


@pytest.mark.shared
@pytest.mark.skipif(programs.libreoffice() is None, reason="needs LibreOffice")
@pytest.mark.parametrize("ending", ["doc", "rtf"])
def test_old_files(shared: Path, ending: str) -> None:
    paths = sorted((shared / "legacy").glob(f"*.{ending}"))
    assert paths
    for path in paths:
        truth = path.with_name(path.name + ".txt").read_text(encoding="utf-8", errors="replace")
        expected = Counter(unicodedata.normalize("NFC", truth).lower().split())
        found = Counter(read_path(path).text.lower().split())
        assert (expected & found).total() / expected.total() > 0.98, path.name
