"""DOCX -> `Document`: the body in document order; headers, footers and comments are left out."""

from __future__ import annotations

import hashlib

from models.document import Document
from models.errors import DocumentTooLarge, EmptyDocument, NeedsOcr
from models.record import Source
from pipeline.read.builder import build
from pipeline.read.docx.grids import read_grid
from pipeline.read.docx.names import Element, W, child
from pipeline.read.docx.package import Package
from pipeline.read.docx.story import Story, blocks_of
from pipeline.read.layout import lay_out
from pipeline.read.layout.grids import Grid
from pipeline.read.layout.printed import Printed
from pipeline.read.limits import Limits

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def read_docx(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a Word document as Word would print it with all tracked changes accepted.

    Automatic numbers, printed capitals and the signs of symbol fonts are part of the text; a note is a block of its own
    below the paragraph that calls it, so that no sentence is interrupted.

    Raises:
        DamagedDocument: no package, or a part that is not XML.
        EncryptedDocument: asks for a password.
        EmptyDocument: no printed character.
        NeedsOcr: pictures only.
        DocumentTooLarge: more characters than a plan can have.
    """
    package = Package(data, uri, limits)
    root = package.main()
    flow = _flow(package, root, uri, limits)
    laid_out = lay_out(flow)
    source = Source(
        uri=uri,
        media_type=MEDIA_TYPE,
        bytes=len(data),
        origin="docx",
        producer=package.producer(),
        warnings=(*_warnings(root), *laid_out.warnings),
    )
    document = build(hashlib.sha256(data).hexdigest(), source, laid_out.paragraphs, laid_out.tables)
    if not document.text:
        if package.has_pictures:
            raise NeedsOcr(uri, "tệp Word chỉ chứa ảnh, không có chữ", "hãy lưu thành PDF rồi thử lại")
        raise EmptyDocument(uri, "không có chữ nào trong tệp Word", "hãy kiểm tra lại tệp gốc")
    return document


def _warnings(root: Element) -> list[str]:
    """Return what a careful reader has to know of how the document was read."""
    warnings: list[str] = []
    if any(next(root.iter(W + name), None) is not None for name in ("ins", "del", "moveFrom")):
        warnings.append("tệp còn theo dõi thay đổi (track changes): đọc như đã chấp nhận hết")
    if next(root.iter(W + "altChunk"), None) is not None:
        warnings.append("có phần nhúng từ tệp khác (altChunk), không đọc")
    return warnings


def _flow(package: Package, root: Element, uri: str, limits: Limits) -> list[Printed | Grid]:
    story = Story(package)
    body = child(root, "body")
    flow: list[Printed | Grid] = []
    for block in () if body is None else blocks_of(body):
        if block.tag == W + "tbl":
            flow.append(read_grid(block, story))
        elif (printed := story.paragraph(block)) is not None:
            flow.append(printed)
        if story.characters > limits.characters:
            problem = f"có hơn {limits.characters:,} ký tự".replace(",", ".")
            raise DocumentTooLarge(uri, problem, "hãy tách riêng phần kế hoạch")
    return flow
