"""Scans of the corpus' own plans read as their text layers do, apart from evidence; real scans give no wrong value."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from rapidfuzz.distance import Levenshtein

from models.document import Document
from models.errors import EmptyDocument, NeedsOcr
from pipeline.extract.record import extract
from pipeline.read import read_bytes, read_path
from pipeline.read.ocr import engine
from pipeline.read.ocr.engine import find_engine
from pipeline.read.pdf import pages
from tests.read.ocr.scans import needs_tesseract, noise, pictures, scan, skewed, speckles, stamp, turned
from tests.read.pdfs import Sheet

pytestmark = needs_tesseract
PLAN = "families/chuyen-doi-so-hau-giang-2023/child_huyen_phung_hiep.pdf"


@pytest.fixture(scope="module")
def printed(corpus: Path) -> Document:
    return read_path(corpus / PLAN)


@pytest.fixture(scope="module")
def scanned(corpus: Path) -> Document:
    return read_bytes(scan(pictures(corpus / PLAN)), "scan.pdf")


def likeness(one: Document, other: Document) -> float:
    return Levenshtein.normalized_similarity(one.text, other.text)


def test_a_clean_scan_reads_like_the_print(printed: Document, scanned: Document) -> None:
    assert likeness(printed, scanned) > 0.97
    assert scanned.source.origin == "pdf-ocr"
    assert scanned.source.warnings[0].startswith("trang 1-3: trang ảnh, không có lớp chữ, đã nhận dạng chữ (OCR)")
    one, other = extract(printed), extract(scanned)
    for field in ("number", "code", "symbol", "issued_on", "place", "status", "issuer", "signer", "doc_type"):
        assert getattr(one.document, field) == getattr(other.document, field), field
    assert [(ref.symbol, ref.issued_on, ref.role) for ref in one.references] == [
        (ref.symbol, ref.issued_on, ref.role) for ref in other.references
    ]
    assert one.campaign.period.model_copy(update={"evidence": ()}) == other.campaign.period.model_copy(
        update={"evidence": ()}
    )


@pytest.mark.parametrize("phrase", ["Số: 73/KH-UBND", "Thực hiện Kế hoạch số 58/KH-UBND", "KẾ HOẠCH"])
def test_boxes_are_where_the_words_are(printed: Document, scanned: Document, phrase: str) -> None:
    places = [
        one.span(start, start + len(phrase)).boxes[0]
        for one in (printed, scanned)
        for start in [one.text.index(phrase)]
    ]
    assert places[0][0] == places[1][0] == 1
    assert places[1][1:] == pytest.approx(places[0][1:], abs=6)


def test_a_bad_scan_gives_right_values_or_none(corpus: Path, printed: Document) -> None:
    first = pictures(corpus / PLAN, [0])
    data = scan(first, noise(12), stamp(5.5, 9.5), skewed(1.2), speckles(0.002), quality=65)
    document = read_bytes(data, "scan.pdf")
    one, other = extract(printed), extract(document)
    for field in ("number", "code", "symbol", "issued_on"):
        value = getattr(other.document, field)
        assert value == getattr(one.document, field) or (value is None and field in other.document.states), field
    assert other.document.issuer == one.document.issuer
    symbols = {ref.symbol for ref in one.references}
    assert {ref.symbol for ref in other.references if ref.symbol} <= symbols
    (box,) = document.span(start := document.text.index("KẾ HOẠCH"), start + 8).boxes
    (true,) = printed.span(start := printed.text.index("KẾ HOẠCH"), start + 8).boxes
    middle = [(box[1] + box[3]) / 2, (box[2] + box[4]) / 2]
    across, down = (true[1] + true[3]) / 2 - 297.6, (true[2] + true[4]) / 2 - 421
    sine, cosine = np.sin(np.radians(-1.2)), np.cos(np.radians(-1.2))
    expected = [297.6 + across * cosine - down * sine, 421 + across * sine + down * cosine]
    assert middle == pytest.approx(expected, abs=6)


LONG = "Tổ chức phát động phong trào thi đua yêu nước, chấp hành tốt chính sách, pháp luật của Nhà nước trong năm."


def annex() -> bytes:
    sheet = Sheet()
    sheet.centered("PHỤ LỤC")
    for number in range(1, 6):
        sheet.paragraph(f"{number}. {LONG}")
    return sheet.bytes()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_pages_lying_on_their_side_are_set_upright(quarters: int) -> None:
    document = read_bytes(scan(pictures(annex()), turned(quarters)), "scan.pdf")
    assert likeness(read_bytes(annex(), "x.pdf"), document) > 0.97
    assert f"xoay {90 * quarters}°" in document.source.warnings[0]
    assert document.source_map.fragments[0].top < 100


def test_a_scanned_annex_makes_a_mixed_pdf() -> None:
    sheet = Sheet()
    sheet.header()
    sheet.paragraph(LONG)
    sheet.page()
    from reportlab.lib.utils import ImageReader

    sheet.canvas.drawImage(ImageReader(pictures(annex())[0]), 0, 0, 595, 842)
    document = read_bytes(sheet.bytes(), "x.pdf")
    assert document.source.origin == "pdf-mixed"
    assert document.source.warnings == ("trang 2: trang ảnh, không có lớp chữ, đã nhận dạng chữ (OCR)",)
    assert "PHỤ LỤC" in document.text


def test_a_white_picture_is_an_empty_document() -> None:
    from PIL import Image

    with pytest.raises(EmptyDocument):
        read_bytes(scan([Image.new("RGB", (1654, 2339), "white")]), "x.pdf")


def test_library_and_program_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    library = find_engine()
    assert library is not None
    command = engine.shutil.which("tesseract")
    if command is None:
        pytest.skip("needs the program tesseract")
    folder = engine._model_folder()
    image = np.asarray(pictures(annex())[0].convert("L"))
    words = [[word.text for word in one.read(image, 200)] for one in (library, engine._Program(command, folder))]
    same = sum(word in words[1] for word in words[0])
    assert same > 0.97 * len(words[0]) > 50


@pytest.mark.parametrize(
    ("name", "code", "signer"), [("002.pdf", "KH-SYT", "Hà Văn Phúc"), ("009.pdf", "KH-TTra", "Lê Thiên Phú")]
)
def test_numbers_by_hand_are_unreadable(shared: Path, name: str, code: str, signer: str) -> None:
    document = read_path(shared / "plans" / name)
    header = extract(document).document
    assert header.number is None
    assert header.symbol is None
    assert header.states["number"] == header.states["symbol"] == "unreadable"
    assert header.code in {code, None}
    assert header.signer is None or header.signer.name in {signer, None}
    assert any(not word.legible and word.start < 60 for word in document.unsure)


def test_a_poster_is_rendered_coarser() -> None:
    from PIL import Image
    from pypdfium2 import PdfDocument

    from pipeline.read.ocr.picture import render

    pdf = PdfDocument(scan([Image.new("L", (400, 300), 255)]))
    pdf[0].set_mediabox(0, 0, 14_000, 14_000)
    image, dpi = render(pdf[0])
    assert image.size <= 24_500_000
    assert dpi == 25


def test_a_failing_engine_is_an_error_of_the_document(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing:
        name = "failing"

        def read(self, *_: object) -> list[object]:
            raise engine.subprocess.TimeoutExpired("tesseract", 1)

    monkeypatch.setattr(pages, "find_engine", Failing)
    with pytest.raises(NeedsOcr, match="trang 1: Tesseract không đọc được"):
        read_bytes(scan(pictures(annex())), "x.pdf")
