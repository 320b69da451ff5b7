"""Bad input: one clear message each, in Vietnamese, with what is wrong and what to do."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from models.errors import (
    DamagedDocument,
    DocumentError,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
    MissingFile,
    NeedsOcr,
    UnsupportedFormat,
)
from pipeline.read import Limits, read_bytes, read_path
from pipeline.read.formats import sniff
from pipeline.read.pdf import pages
from tests.read.pdfs import Sheet


def picture(kind: str) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (40, 40), (200, 30, 30)).save(buffer, kind)
    return buffer.getvalue()


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        for name in names:
            file.writestr(name, "x")
    return buffer.getvalue()


def plan_pdf(pages: int = 1, encrypt: str | None = None) -> bytes:
    sheet = Sheet(encrypt=encrypt)
    for number in range(pages):
        if number:
            sheet.page()
        sheet.paragraph("Phong trào thi đua")
    return sheet.bytes()


GOOD = plan_pdf(pages=2)


def no_pages() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF\n"
    )


def picture_pdf() -> bytes:
    pdf = pdfium.PdfDocument.new()
    page = pdf.new_page(300, 400)
    bitmap = pdfium.PdfBitmap.from_pil(Image.new("RGB", (30, 40), (255, 255, 255)))
    image = pdfium.PdfImage.new(pdf)
    image.set_bitmap(bitmap)
    image.set_matrix(pdfium.PdfMatrix().scale(300, 400))
    page.insert_obj(image)
    page.gen_content()
    buffer = io.BytesIO()
    pdf.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "error", "words"),
    [
        (b"", EmptyDocument, "rỗng"),
        (b" \n\t\n ", EmptyDocument, "không có chữ"),
        ("\ufeff\u200b \n".encode(), EmptyDocument, "không có chữ"),
        (bytes(range(256)) * 40, DamagedDocument, "nhị phân"),
        (b"\x00" * 5000, DamagedDocument, "nhị phân"),
        (b"\x7fELF" + bytes(range(32)) * 20, DamagedDocument, "nhị phân"),
        ("Entscheidung für Mädchen, größere Höhe: Prüfung über Öl".encode("latin-1"), UnsupportedFormat, "TCVN3"),
        (b"\xff\xfeK\x00\xbf\xd8", DamagedDocument, "UTF-16"),
        (b"\xef\xbb\xbfK\xff\xff", DamagedDocument, "UTF-8"),
        (picture("PNG"), UnsupportedFormat, "ảnh"),
        (picture("JPEG"), UnsupportedFormat, "ảnh"),
        (picture("TIFF"), UnsupportedFormat, "ảnh"),
        (archive("xl/workbook.xml"), UnsupportedFormat, "XLSX"),
        (archive("a.txt", "b.txt"), UnsupportedFormat, "2 văn bản"),
        (b"PK\x03\x04 cut off", DamagedDocument, "ZIP"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, DamagedDocument, "Office"),
        (b"<!DOCTYPE html><html><body><script>a</script></body></html>", EmptyDocument, "trang"),
        (plan_pdf()[:600], DamagedDocument, "cắt cụt"),
        (b"%PDF-1.7\n", DamagedDocument, "cắt cụt"),
        (plan_pdf(encrypt="secret"), EncryptedDocument, "mật khẩu"),
        (no_pages(), EmptyDocument, "không có trang"),
    ],
)
def test_refused(data: bytes, error: type[DocumentError], words: str) -> None:
    with pytest.raises(error) as raised:
        read_bytes(data, "ke-hoach.pdf")
    assert str(raised.value).startswith("ke-hoach.pdf: ")
    assert words in raised.value.problem
    assert raised.value.remedy
    assert "\n" not in str(raised.value)


def test_a_picture_asks_for_tesseract_where_it_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_engine", lambda: None)
    with pytest.raises(NeedsOcr, match=r"trang 1: trang ảnh.*apt-get install tesseract-ocr tesseract-ocr-vie"):
        read_bytes(picture_pdf(), "ke-hoach.pdf")


def test_too_many_pages_are_refused_before_they_are_read() -> None:
    with pytest.raises(DocumentTooLarge, match="3 trang, giới hạn 2 trang"):
        read_bytes(plan_pdf(pages=3), "x.pdf", limits=Limits(pages=2))


@pytest.mark.parametrize("data", [b"a" * 50_000_000, b"thi dua " * 800_000])
def test_a_text_without_end_is_refused_quickly(data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(DocumentTooLarge, match=r"giới hạn 5\.000\.000"):
        read_bytes(data, "x.txt")
    assert time.process_time() - start < 2


def test_a_long_text_without_line_break_within_the_limit_is_read() -> None:
    assert len(read_bytes(b"thi dua " * 100_000, "x.txt").text) == 799_999


def test_too_many_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 2_000_001)
    with pytest.raises(DocumentTooLarge, match="giới hạn 2 MB"):
        read_path(path, limits=Limits(bytes=2_000_000))


def test_paths(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="không tìm thấy"):
        read_path(tmp_path / "gone.txt")
    with pytest.raises(MissingFile, match="thư mục"):
        read_path(tmp_path)
    loop = tmp_path / "loop.txt"
    loop.symlink_to(loop)
    with pytest.raises(MissingFile, match=r"loop\.txt: không mở được tệp"):
        read_path(loop)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a")
    path.chmod(0)
    with pytest.raises(MissingFile, match="quyền"):
        read_path(path)


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"\n\n%PDF-1.7 ...", "application/pdf"),
        (b" " * 2000 + b"%PDF-1.7", "text/plain"),
        ("KẾ HOẠCH".encode(), "text/plain"),
        (b"BM la mot doan van", "text/plain"),
        (picture("BMP"), "image/bmp"),
        (picture("PNG"), "image/png"),
    ],
)
def test_sniff(data: bytes, media_type: str) -> None:
    assert sniff(data) == media_type


def test_the_name_given_is_the_name_in_the_record(tmp_path: Path) -> None:
    path = tmp_path / "a.bin"
    path.write_text("Phong trào thi đua")
    assert read_path(path).source.uri == str(path)
    assert read_path(path, uri="https://example.vn/a").source.uri == "https://example.vn/a"


def outcome(data: bytes) -> str:
    try:
        return read_bytes(data, "x").text
    except DocumentError as error:
        return str(error)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    assert outcome(data)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, len(GOOD)), st.binary(min_size=1, max_size=40))
def test_a_spoilt_pdf_is_read_or_refused(place: int, spoilt: bytes) -> None:
    assert outcome(GOOD[:place])
    assert outcome(GOOD[:place] + spoilt + GOOD[place + len(spoilt) :])


@pytest.mark.parametrize(
    "piece", [" ", "Phong trào thi đua\n", "“a\n", "**a** _b_ *c ", "| a | b |\n", "# ", "\\*", "1."]
)
def test_reading_takes_time_in_proportion(piece: str) -> None:
    start = time.process_time()
    outcome((piece * (60_000 // len(piece)) + "a").encode())
    assert time.process_time() - start < 5
