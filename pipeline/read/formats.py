"""Media type -> reader: the one registry."""

from __future__ import annotations

from collections.abc import Callable

from models.document import Document
from models.errors import DocumentError, UnsupportedFormat
from pipeline.read.containers import members, packed_refusal
from pipeline.read.docx import read_docx
from pipeline.read.html import read_html
from pipeline.read.images import IMAGES, is_page, read_image
from pipeline.read.limits import Limits
from pipeline.read.office import read_office
from pipeline.read.pdf import read_pdf
from pipeline.read.sniffing import sniff
from pipeline.read.text import read_text

__all__ = ["READERS", "Reader", "reader_for", "sniff"]

Reader = Callable[[bytes, str, Limits], Document]
"""Bytes, the document as the user named it, limits -> document; raises the leaves of `DocumentError`."""


def read_only_member(data: bytes, uri: str, limits: Limits) -> Document:
    """Read the one document of an archive or a mail.

    Raises:
        UnsupportedFormat: it holds none, or several: those are for `containers.members`.
    """
    found = [(address, content) for address, content in members(data, uri, limits)]
    documents = [
        (address, content) for address, content in found if isinstance(content, bytes) and is_document(content)
    ]
    worded = [(address, content) for address, content in documents if sniff(content) not in IMAGES]
    documents = worded or documents
    if len(documents) == 1:
        address, content = documents[0]
        return READERS[sniff(content)](content, address, limits)
    if not documents and len(found) == 1 and isinstance(found[0][1], DocumentError):
        raise found[0][1]
    count = f"{len(documents)} văn bản" if documents else "không có văn bản nào"
    raise UnsupportedFormat(
        uri, f"tệp nén ZIP hoặc thư, bên trong {count}", "hãy giải nén rồi đọc từng văn bản bên trong"
    )


def is_document(data: bytes) -> bool:
    """Tell whether bytes have a reader; a picture too small for a page (the logo of a mail) is no document."""
    media_type = sniff(data)
    return media_type in READERS and (media_type not in IMAGES or is_page(data))


READERS: dict[str, Reader] = {
    "application/pdf": read_pdf,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": read_docx,
    "application/rtf": read_office,
    "application/vnd.oasis.opendocument.text": read_office,
    "application/x-ole-storage": read_office,
    "application/zip": read_only_member,
    "message/rfc822": read_only_member,
    "text/html": read_html,
    "text/plain": read_text,
    **dict.fromkeys(IMAGES, read_image),
}

_ADVICE = {
    "image/heic": ("ảnh HEIC (điện thoại)", "hãy lưu hoặc gửi lại ảnh ở dạng JPG"),
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": (
        "bảng tính (XLSX)",
        "hãy xuất phần kế hoạch thành PDF",
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": (
        "bài trình chiếu (PPTX)",
        "hãy xuất phần kế hoạch thành PDF",
    ),
    "application/vnd.oasis.opendocument.spreadsheet": ("bảng tính (ODS)", "hãy xuất phần kế hoạch thành PDF"),
    "application/vnd.oasis.opendocument.presentation": ("bài trình chiếu (ODP)", "hãy xuất phần kế hoạch thành PDF"),
}


def reader_for(data: bytes, uri: str) -> Reader:
    """Return the reader of the format of `data`.

    Raises:
        UnsupportedFormat: no reader handles it; the message names the format and a way round.
    """
    media_type = sniff(data)
    if media_type in READERS:
        return READERS[media_type]
    if (refused := packed_refusal(media_type, uri)) is not None:
        raise refused
    name, remedy = _ADVICE.get(media_type, (media_type, "hãy lưu thành PDF"))
    raise UnsupportedFormat(uri, f"{name}, không phải PDF hay văn bản", remedy)
