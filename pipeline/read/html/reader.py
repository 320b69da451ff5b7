"""A page -> `Document`."""

from __future__ import annotations

import hashlib

from lxml import etree, html

from models.document import Document
from models.errors import DamagedDocument, DocumentTooLarge, EmptyDocument
from models.record import Source
from pipeline.read.builder import build
from pipeline.read.html.decoding import page_text
from pipeline.read.html.elements import Node
from pipeline.read.html.flow import Walk
from pipeline.read.html.region import Region
from pipeline.read.layout import lay_out
from pipeline.read.limits import Limits

_RESAVE = "hãy mở trang trong trình duyệt, chép nội dung vào tệp văn bản (.txt)"

_VIEWER = "trang chỉ hiện văn bản trong khung xem tệp PDF, hãy tải tệp đó về rồi đọc"
_SHORT_PAGE = 1500  # characters: the facts about a document, without it


def read_html(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a page: its headline, day, author and prose; a plan pasted into a page with its header, tables and closing.

    Raises:
        DamagedDocument: no elements, or bytes that break their own encoding.
        UnsupportedFormat: an 8-bit encoding that is not read.
        EmptyDocument: no words, as in pages that a script fills.
        DocumentTooLarge: more characters than a plan can have.
    """
    text = page_text(data, uri)
    if len(text) > 4 * limits.characters:
        raise _too_long(uri, limits)
    body = _body(text, uri)
    walk = Walk(region := Region(body))
    flow = walk.read(region.root)
    if walk.offset > limits.characters:
        raise _too_long(uri, limits)
    laid_out = lay_out(flow)
    warnings = (*laid_out.warnings, *([_VIEWER] if walk.offset < _SHORT_PAGE and _has_viewer(body) else []))
    source = Source(
        uri=uri,
        media_type="text/html",
        bytes=len(data),
        origin="html",
        producer=_producer(body),
        warnings=warnings,
    )
    document = build(hashlib.sha256(data).hexdigest(), source, laid_out.paragraphs, laid_out.tables)
    if not document.text:
        raise EmptyDocument(uri, "trang không có chữ nào (nội dung có thể do script tải về)", _RESAVE)
    return document


def _body(text: str, uri: str) -> Node:
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", errors="replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise EmptyDocument(uri, "trang không có nội dung", _RESAVE) from error
    except (RecursionError, MemoryError) as error:  # the tree of a page made to be deep
        raise DamagedDocument(uri, "trang lồng quá nhiều lớp", _RESAVE) from error
    body: Node | None = root.find("body")
    return root if body is None else body


def _has_viewer(body: Node) -> bool:
    """Tell whether the page shows a PDF in a frame."""
    return any(
        ".pdf" in (node.get(name) or "").lower()
        for node in body.iter("iframe", "embed", "object")
        for name in ("src", "data")
    )


def _producer(body: Node) -> str | None:
    """Return the program that wrote the page (meta generator), as the page says."""
    root = body.getparent()
    for meta in () if root is None else root.iter("meta"):
        if (meta.get("name") or "").lower() == "generator":
            return (meta.get("content") or "").strip() or None
    return None


def _too_long(uri: str, limits: Limits) -> DocumentTooLarge:
    problem = f"có hơn {limits.characters:,} ký tự".replace(",", ".")
    return DocumentTooLarge(uri, problem, "hãy tách riêng phần kế hoạch")
