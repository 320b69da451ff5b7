"""Pictures of pages as files: read as pages of a scan; what is no page says so at once."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image
from PIL.TiffImagePlugin import AppendingTiffWriter

from models.errors import DamagedDocument, DocumentTooLarge, UnsupportedFormat
from pipeline.read import Limits, read_bytes
from pipeline.read.images import _as_pdf, is_page
from pipeline.read.limits import DEFAULT_LIMITS
from pipeline.read.sniffing import sniff
from tests.read.ocr.scans import needs_tesseract, pictures
from tests.read.pdfs import Sheet


def page(*paragraphs: str) -> Image.Image:
    sheet = Sheet()
    for paragraph in paragraphs:
        sheet.paragraph(paragraph)
    return pictures(sheet.bytes())[0]


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sideways(image: Image.Image) -> bytes:
    """A photo as telephones keep it: lying, with a note (EXIF 0x0112) that it has to be turned."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return saved(image.transpose(Image.Transpose.ROTATE_90), "JPEG", exif=exif)


SENTENCE = "Các phòng chuyên môn đăng ký thi đua trước ngày 30 tháng 4 năm 2024, báo cáo về Văn phòng Sở."
SECOND = "Văn phòng Sở tổng hợp kết quả và trình Giám đốc Sở xem xét trong tháng 12 năm 2024."


@needs_tesseract
def test_a_photo_of_a_page() -> None:
    data = sideways(page(SENTENCE))
    document = read_bytes(data, "anh.jpg")
    assert document.text == SENTENCE
    assert (document.source.media_type, document.source.bytes, document.source.pages) == ("image/jpeg", len(data), 1)
    assert document.source.origin == "pdf-ocr"
    number, x0, _, x1, _ = document.span(0, len("Các phòng")).boxes[0]
    assert number == 1
    assert 85 < x0 < x1 < 400  # points of an upright A4


@needs_tesseract
def test_all_pages_of_a_tiff_are_one_document() -> None:
    buffer = io.BytesIO()
    with AppendingTiffWriter(buffer, new=True) as file:
        for text in (SENTENCE, SECOND):
            whole = page(text).convert("1")
            whole.save(file, "TIFF", compression="group4")
            file.newFrame()
            # a small copy, which scanners put behind the page (NewSubfileType 1)
            whole.resize((100, 140)).save(file, "TIFF", tiffinfo={254: 1})
            file.newFrame()
    document = read_bytes(buffer.getvalue(), "quet.tif")
    assert document.text.split("\n") == [SENTENCE, SECOND]
    assert document.source.pages == 2
    assert document.blocks[1].page == 2


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_kind_of_colour_is_laid_on_a_sheet(mode: str) -> None:
    image = (
        Image.new("L", (600, 800), 255).convert("RGBA" if mode == "LA" else "L").convert(mode.split(";", maxsplit=1)[0])
    )
    if mode == "I;16":
        image = Image.new("I;16", (600, 800), 65535)
    made = _as_pdf(saved(image, "PNG"), "x.png", DEFAULT_LIMITS)
    assert made.startswith(b"%PDF")
    [sheet] = pictures(made)
    assert sheet.getpixel((20, 20)) == (255, 255, 255)
    assert sheet.width < sheet.height


BIG = saved(Image.new("RGB", (700, 900), "white"), "PNG")
SMALL = saved(Image.new("RGB", (220, 80), "white"), "PNG")


@pytest.mark.parametrize(
    ("data", "limits", "error", "words"),
    [
        (SMALL, Limits(), UnsupportedFormat, "220 x 80 điểm, quá nhỏ"),
        (BIG[: len(BIG) // 2], Limits(), DamagedDocument, "ảnh hỏng"),
        (b"\x89PNG\r\n\x1a\n rac", Limits(), DamagedDocument, "ảnh hỏng"),
        (saved(Image.new("1", (14000, 14000)), "PNG"), Limits(), DocumentTooLarge, "quá nhiều điểm ảnh"),
        (
            saved(Image.new("1", (600, 600)), "TIFF", save_all=True, append_images=[Image.new("1", (600, 600))] * 3),
            Limits(pages=2),
            DocumentTooLarge,
            "hơn 2 trang",
        ),
        (b"\0\0\0\x18ftypheic" + b"\0" * 80, Limits(), UnsupportedFormat, "HEIC"),
    ],
)
def test_refused(data: bytes, limits: Limits, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        read_bytes(data, "x.jpg", limits=limits)


def test_a_logo_beside_a_document_is_no_second_document() -> None:
    assert is_page(BIG)
    assert not is_page(SMALL)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as file:
        file.writestr("ke-hoach.txt", "KẾ HOẠCH\nPhát động thi đua")
        file.writestr("logo.png", SMALL)
        file.writestr("con-dau.png", BIG)
    assert read_bytes(buffer.getvalue(), "goi.zip").source.uri == "goi.zip!/ke-hoach.txt"


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [("WEBP", "image/webp"), ("GIF", "image/gif"), ("TIFF", "image/tiff"), ("JPEG", "image/jpeg")],
)
def test_signatures(kind: str, media_type: str) -> None:
    assert sniff(saved(Image.new("L", (600, 600)), kind)) == media_type
