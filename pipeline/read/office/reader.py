"""DOC, RTF and ODT -> `Document`, one at a time."""

from __future__ import annotations

import hashlib
import tempfile
from dataclasses import replace
from pathlib import Path

from models.document import Document
from models.errors import DamagedDocument, DocumentError, ToolMissing
from models.record import Origin
from pipeline.read.docx import read_docx
from pipeline.read.limits import Limits
from pipeline.read.office import ole, programs
from pipeline.read.office.conversion import convert_office
from pipeline.read.text import read_text

_MEDIA_TYPES: dict[Origin, str] = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "docx": "application/vnd.oasis.opendocument.text",  # the contract has no origin of its own for ODT
}
_ENDINGS: dict[Origin, str] = {"doc": "doc", "rtf": "rtf", "docx": "odt"}
_ANTIWORD_SECONDS = 60.0
_ANTIWORD_WARNING = "đọc bằng antiword: số tự động, khung chữ và cột có thể thiếu; cài LibreOffice để đọc đủ"


def read_office(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a DOC, RTF or ODT file: through LibreOffice, a DOC without it by antiword.

    Raises:
        ToolMissing: neither program is installed.
        EncryptedDocument: asks for a password.
        UnsupportedFormat: an OLE storage of another program.
        DamagedDocument: no program could open it.
    """
    origin = _origin(data)
    if origin == "doc" and (refused := ole.refusal(data, uri)) is not None:
        raise refused
    with tempfile.TemporaryDirectory(prefix="kehoach-") as place:
        path = Path(place) / f"document.{_ENDINGS[origin]}"
        path.write_bytes(data)
        converted = convert_office([path], Path(place), names={path: uri})[path]
        if isinstance(converted, Path):
            return read_converted(data, uri, converted.read_bytes(), limits)
        if origin == "doc" and (program := programs.antiword()) is not None:
            text = _antiword_text(program, path, uri, converted)
            return _named(read_text(text, uri, limits), data, _ANTIWORD_WARNING)
    if origin == "doc" and isinstance(converted, ToolMissing):
        remedy = f"{programs.INSTALL_OFFICE} (hoặc chỉ đọc tệp DOC: {programs.INSTALL_ANTIWORD})"
        raise ToolMissing(uri, converted.problem, remedy)
    raise converted


def read_converted(data: bytes, uri: str, docx: bytes, limits: Limits) -> Document:
    """Read a DOC or RTF file by its DOCX form; the record names the original bytes.

    Args:
        data: the original bytes.
        uri: how the document is named.
        docx: what `convert_office` made of it.
        limits: what is refused as too large.
    """
    return _named(read_docx(docx, uri, limits), data)


def _named(document: Document, data: bytes, *warnings: str) -> Document:
    origin = _origin(data)
    changed = {
        "media_type": _MEDIA_TYPES[origin],
        "bytes": len(data),
        "origin": origin,
        "producer": None,
        "warnings": (*document.source.warnings, *warnings),
    }
    source = document.source.model_copy(update=changed)
    return replace(document, id=hashlib.sha256(data).hexdigest(), source=source)


def _origin(data: bytes) -> Origin:
    if data.startswith(ole.SIGNATURE):
        return "doc"
    return "docx" if data.startswith(b"PK") else "rtf"


def _antiword_text(program: str, path: Path, uri: str, failed: DocumentError) -> bytes:
    """Return what antiword prints; raise what LibreOffice said when that is nothing."""
    try:
        text = programs.run(
            [program, "-w", "0", "-m", "UTF-8.txt", str(path)], _ANTIWORD_SECONDS, programs.environment(path.parent)
        )
    except programs.TimedOut as error:
        raise failed from error
    if text.strip():
        return text
    if isinstance(failed, ToolMissing):
        raise DamagedDocument(uri, "antiword không mở được tệp Word", programs.INSTALL_OFFICE + ", rồi thử lại")
    raise failed
