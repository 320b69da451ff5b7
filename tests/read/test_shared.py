"""Real documents: header, columns and page numbers of PDFs, joins of the seeds."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from models.document import Document
from models.errors import NeedsOcr
from pipeline.read import read_path
from pipeline.read.pdf import pages

pytestmark = pytest.mark.shared

FAMILY = "families/nong-thon-moi-nghe-an-2025"


@pytest.mark.parametrize(
    ("name", "number", "date", "last"),
    [
        (
            "plans/011.pdf",
            "Số: 2144/KH-UBND",
            "ngày 18 tháng 3 năm 2025",
            "Nguyễn Thị Thu Hương",
        ),  # in signature fields
        (f"{FAMILY}/parent_ubnd_tinh.pdf", "Số: 712/KH-UBND", "ngày 15 tháng 9 năm 2025", "Phan Sỹ Hoài"),
        (f"{FAMILY}/child_xa_dien_chau.pdf", "Số: 35/KH-UBND", "ngày 06 tháng 10 năm 2025", "Cao Thị Hồng Lam"),
    ],
)
def test_pdf(shared: Path, name: str, number: str, date: str, last: str) -> None:
    document = read_path(shared / name)
    texts = document.text.split("\n")
    columns = [block.column for block in document.blocks]
    assert number in texts[:4]
    assert any(text.endswith(date) for text in texts[3:7])
    assert texts[-1] == last
    assert columns[:3] == ["left"] * 3
    assert columns[3:6] == ["right"] * 3
    assert columns[texts.index("Nơi nhận:")] == "left"
    cells = {block.start for block in document.blocks if block.table is not None}
    assert not [
        b for b in document.blocks if b.start not in cells and re.fullmatch(r"\d+", document.text[b.start : b.end])
    ]
    assert_is_whole(document)


def assert_is_whole(document: Document) -> None:
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    assert len(document.source_map.offsets) == len(document.source_map.x0) == len(document.text)
    for block in document.blocks:
        boxes = document.span(block.start, block.end).boxes
        assert boxes
        assert all(x0 <= x1 and top < bottom for _, x0, top, x1, bottom in boxes)


def test_joined_paragraphs_of_a_signed_pdf(shared: Path) -> None:
    text = read_path(shared / "plans/011.pdf").text
    assert "Kế hoạch số 2466/KH-UBND ngày" in text  # pdfium has no line break behind the hyphen
    assert "Nghị quyết số 21-NQ/TW;" in text
    assert "các tổ chức chính trị - xã hội Thành phố" in text  # a line that starts with the dash
    assert "định kỳ 1 lần/năm: 10%" in text  # over a page break, with the value at the right edge


@pytest.mark.parametrize(("name", "rows"), [("parent_ubnd_tinh.pdf", 5), ("child_xa_dien_chau.pdf", 4)])
def test_tables(shared: Path, name: str, rows: int) -> None:
    document = read_path(shared / FAMILY / name)
    (table,) = document.tables
    assert [document.text[row[0].start : row[0].end] for row in table.rows] == ["TT", *map(str, range(1, rows))]


@pytest.mark.parametrize("name", ["002.pdf", "009.pdf"])
def test_scans_ask_for_tesseract_where_it_is_missing(shared: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setattr(pages, "find_engine", lambda: None)
    with pytest.raises(NeedsOcr, match="trang 1") as raised:
        read_path(shared / "plans" / name)
    assert "apt-get install tesseract-ocr tesseract-ocr-vie" in raised.value.remedy


@pytest.mark.parametrize(
    ("seed", "phrase"),
    [
        ("001", "Thường trực Hội đồng thi đua"),
        ("001", "trước ngày 01/12"),
        ("003", "thường xuyên, liên tục"),
        ("003", "tỉnh Sóc Trăng từ nay đến năm 2030"),
        ("004", "nội dung, biện pháp"),
        ("004", "từ “khá” trở lên"),
    ],
)
def test_seeds(shared: Path, seed: str, phrase: str) -> None:
    (path,) = (shared / "seeds").glob(f"{seed}_*.txt")
    document = read_path(path)
    assert phrase in document.text
    assert "**" not in document.text


def test_reading_the_canonical_text_of_the_seeds_changes_nothing(shared: Path, tmp_path: Path) -> None:
    for path in sorted((shared / "seeds").glob("*.txt")):
        text = read_path(path).text
        copy = tmp_path / path.name
        copy.write_text(text, encoding="utf-8")
        assert read_path(copy).text == text
