"""Bytes -> media type. The name of a file decides nothing; its bytes do."""

from __future__ import annotations

import io
import re
import zipfile

from pipeline.read.unzipping import BROKEN_ZIP

# ISO 32000-1, 7.5.2: readers accept the PDF header within the first 1,024 bytes.
_PDF_HEADER_WITHIN = 1024
_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_ZIP_MEMBERS = (
    ("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xl/workbook.xml", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("ppt/presentation.xml", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("content.xml", _OPEN_DOCUMENT + "text"),
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
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"\x78\x9f\x3e\x22", "application/ms-tnef"),
)
_WORDLIKE = (b"BM", b"BZh")  # signatures that a text may begin with
_HEIC = (b"heic", b"heix", b"mif1", b"msf1", b"hevc")
# XHTML pages begin with an XML declaration or a comment, pieces of pages with any element.
_HTML_START = re.compile(
    rb"(?:\s|<\?xml[^>]*\?>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|div|article|table|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_WIDE_MARKS = ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
# RFC 5322: fields at the head of a mail; MHTML, which Word writes as '.doc' too, has the same form.
_MAIL_FIELD = re.compile(
    rb"^(?:From|To|Subject|Date|MIME-Version|Received|Return-Path|Message-ID|Content-Type|Delivered-To|X-[\w-]+):",
    re.IGNORECASE | re.MULTILINE,
)
_FIELD_FIRST = re.compile(rb"(?:From \S+@[^\n]*\n)?[A-Za-z][\w-]{1,40}:[ \t]")
_HEAD = 4096


def sniff(data: bytes) -> str:
    """Return the media type of `data` by its content; `text/plain` where no signature speaks."""
    if data[:4] == b"PK\x03\x04":
        return _zip_type(data)
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature) and not (signature in _WORDLIKE and data[:64].isascii() and b"\x00" not in data):
            return media_type
    if (found := _boxed_image(data)) is not None:
        return found
    if b"%PDF-" in data[:_PDF_HEADER_WITHIN]:
        return "application/pdf"
    if _is_mail(data):
        return "message/rfc822"
    return "text/html" if _HTML_START.match(_head(data)) else "text/plain"


def _boxed_image(data: bytes) -> str | None:
    """Return the type of pictures whose signature stands behind a length: WEBP in RIFF, HEIC in ISO boxes."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/heic" if data[4:8] == b"ftyp" and data[8:12] in _HEIC else None


def _head(data: bytes) -> bytes:
    """Return the beginning of a text without its byte order mark, UTF-16 as UTF-8."""
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    for mark, encoding in _WIDE_MARKS:
        if head.startswith(mark):
            return head[2:].decode(encoding, errors="ignore").encode()
    return head


def _is_mail(data: bytes) -> bool:
    if not _FIELD_FIRST.match(data[:_HEAD]):
        return False
    fields = re.split(rb"\r?\n\r?\n", data[: 16 * _HEAD], maxsplit=1)[0]
    return len({match.group().lower() for match in _MAIL_FIELD.finditer(fields)}) >= 2


def _first(archive: zipfile.ZipFile, name: str) -> str:
    with archive.open(name) as file:
        return file.read(80).decode("latin-1")


def _zip_type(data: bytes) -> str:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        names = set(archive.namelist())
        # ODF 1.2, part 3, 3.3: the first file of the package names its kind; sheets and slides have a content.xml too
        named = _first(archive, "mimetype") if {"mimetype", "content.xml"} <= names else ""
    except BROKEN_ZIP:
        return "application/zip"
    if named.startswith(_OPEN_DOCUMENT):
        return named.strip().removesuffix("-template")
    return next((media_type for member, media_type in _ZIP_MEMBERS if member in names), "application/zip")
