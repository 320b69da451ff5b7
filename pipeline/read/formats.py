"""Bytes -> media type, and the one registry of readers. The name of a file decides nothing; its bytes do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from models.document import Document
from models.errors import UnsupportedFormat
from pipeline.read.docx import read_docx
from pipeline.read.limits import Limits
from pipeline.read.office import read_office
from pipeline.read.pdf import read_pdf
from pipeline.read.text import read_text

Reader = Callable[[bytes, str, Limits], Document]
"""Bytes, the document as the user named it, limits -> document; raises the leaves of `DocumentError`."""

READERS: dict[str, Reader] = {
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "application/rtf": read_office,
    "application/x-ole-storage": read_office,
    "text/plain": read_text,
}

# ISO 32000-1, 7.5.2: readers accept the PDF header within the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024
_ZIP_MEMBERS = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("content.xml", "application/vnd.oasis.opendocument.text"),
)
_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"\x1f\x8b", "application/gzip"),
)
_HTML_STARTS = (b"<!doctype html", b"<html")
_IMAGE_REMEDY = "hãy nhận dạng chữ (OCR) thành PDF có lớp chữ rồi thử lại"
_ADVICE = {
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "bảng tính (XLSX)",
        "hãy xuất phần kế hoạch thành PDF",
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "bài trình chiếu (PPTX)",
        "hãy xuất phần kế hoạch thành PDF",
    ),
    "application/vnd.oasis.opendocument.text": ("tệp OpenDocument", "hãy lưu thành DOCX hoặc PDF"),
    "text/html": ("trang HTML", "hãy lưu nội dung thành PDF hoặc văn bản (.txt)"),
    "application/zip": ("tệp nén ZIP", "hãy giải nén rồi đọc các tệp bên trong"),
}


def sniff(data: bytes) -> str:
    """Return the media type of `data` by its content; `text/plain` where no signature speaks."""
    if data[:4] == b"PK\x03\x04":
        return _zip_type(data)
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature) and not (
            media_type == "image/bmp" and data[:64].isascii() and b"\x00" not in data
        ):
            return media_type
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "application/pdf"
    if data[:_PDF_HEADER_WITHIN].removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_HTML_STARTS):
        return "text/html"
    return "text/plain"


def reader_for(data: bytes, uri: str) -> Reader:
    """Return the reader of the format of `data`.

    Raises:
        UnsupportedFormat: no reader handles it; the message names the format and a way round.
    """
    media_type = sniff(data)
    if media_type in READERS:
        return READERS[media_type]
    default = ("tệp ảnh", _IMAGE_REMEDY) if media_type.startswith("image/") else (media_type, "hãy lưu thành PDF")
    name, remedy = _ADVICE.get(media_type, default)
    raise UnsupportedFormat(uri, f"{name}, không phải PDF hay văn bản", remedy)


def _zip_type(data: bytes) -> str:
    try:
        names = set(zipfile.ZipFile(io.BytesIO(data)).namelist())
    except zipfile.BadZipFile:
        return "application/zip"
    return next((media_type for member, media_type in _ZIP_MEMBERS if member in names), "application/zip")
