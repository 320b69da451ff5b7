"""PDF -> `Document`: opens the file, triages its pages, and puts what the pages hold in reading order."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from models.document import Document
from models.errors import (
    DamagedDocument,
    DocumentTooLarge,
    EmptyDocument,
    EncryptedDocument,
)
from models.record import Origin, Source
from pipeline.read.builder import build
from pipeline.read.canonical import is_ornament
from pipeline.read.limits import DEFAULT_LIMITS, Limits
from pipeline.read.ocr.places import with_recognition
from pipeline.read.paragraphs import Paragraph
from pipeline.read.pdf.columns import Band, bands
from pipeline.read.pdf.furniture import Row, without_furniture
from pipeline.read.pdf.glyphs import PageGlyphs, read_page
from pipeline.read.pdf.lines import Line, base_lines, segments, words_of
from pipeline.read.pdf.notes import split_notes
from pipeline.read.pdf.openrules import missing_edges
from pipeline.read.pdf.pages import Pages, believable
from pipeline.read.pdf.paragraphs import Flow, Margins, column_paragraphs, margins_of
from pipeline.read.pdf.tableflow import CELL_PADDING, TableFlow
from pipeline.read.pdf.tables import Grid, fill, find_grids
from pipeline.read.pdf.triage import PageTriage, triage_pages
from pipeline.read.pdf.unruled import edges_without_rules

# pdfium refuses an empty page tree as it refuses a damaged file.
_NO_PAGES = re.compile(rb"/Count\s+0\b")
_OWN_MARGINS = 15  # lines
_A_PAGE = re.compile(rb"/Type\s*/Page\b")


def read_pdf(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a PDF by its text layer, its pictures by OCR.

    Raises:
        DamagedDocument: no PDF behind its header, or cut off.
        EncryptedDocument: asks for a password.
        EmptyDocument: no page, or pages without any print.
        DocumentTooLarge: more pages or characters than a plan can have.
        NeedsOcr: most pages are pictures or have fonts without letters, and Tesseract is missing.
    """
    pdf = _open(data, uri)
    try:
        _check_pages(len(pdf), uri, limits)
        pdf.init_forms()
        glyphs = _read_pages(pdf, uri, limits)
        count = len(glyphs)
        pages = believable(pdf, glyphs, uri)
        producer = pdf.get_metadata_value("Producer") or None
    finally:
        pdf.close()
    paragraphs, tables = _reading_order(pages.glyphs)
    source = Source(
        uri=uri,
        media_type="application/pdf",
        bytes=len(data),
        pages=count,
        origin=_origin(pages),
        producer=producer,
        warnings=tuple(pages.warnings),
    )
    document = build(hashlib.sha256(data).hexdigest(), source, paragraphs, tables.shapes)
    if not document.text:
        raise EmptyDocument(uri, "các trang không có chữ nào", "hãy kiểm tra lại tệp gốc")
    return with_recognition(document, pages.recognised) if pages.recognised else document


def triage(path: Path) -> list[PageTriage]:
    """Return what each page of the PDF at `path` is, without repairing or recognising anything.

    Raises:
        DocumentError: as `read_pdf`, but for pages that need OCR.
    """
    pdf = _open(path.read_bytes(), str(path))
    try:
        _check_pages(len(pdf), str(path), DEFAULT_LIMITS)
        pdf.init_forms()
        return triage_pages(_read_pages(pdf, str(path), DEFAULT_LIMITS))
    finally:
        pdf.close()


def _origin(pages: Pages) -> Origin:
    if not pages.recognised:
        return "pdf-text"
    printed = sum(bool(page.text.strip()) for page in pages.glyphs if page.number not in pages.recognised)
    return "pdf-mixed" if printed else "pdf-ocr"


def _open(data: bytes, uri: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        # PDFium leaves the error of the document before in place when it refuses one without pages.
        if "password" in str(error).lower() and b"/Encrypt" in data:
            remedy = "hãy gỡ mật khẩu (lưu lại bản không khóa) rồi thử lại"
            raise EncryptedDocument(uri, "PDF được đặt mật khẩu", remedy) from error
        if _NO_PAGES.search(data) and not _A_PAGE.search(data):
            raise _without_pages(uri) from error
        problem = "tệp PDF hỏng hoặc bị cắt cụt, không mở được"
        raise DamagedDocument(uri, problem, "hãy tải lại hoặc xin lại tệp gốc") from error


def _without_pages(uri: str) -> EmptyDocument:
    return EmptyDocument(uri, "PDF không có trang nào", "hãy kiểm tra lại tệp gốc")


def _check_pages(count: int, uri: str, limits: Limits) -> None:
    if count == 0:
        raise _without_pages(uri)
    if count > limits.pages:
        problem = f"PDF có {count} trang, giới hạn {limits.pages} trang"
        raise DocumentTooLarge(uri, problem, "hãy tách riêng phần kế hoạch")


def _read_pages(pdf: pdfium.PdfDocument, uri: str, limits: Limits) -> list[PageGlyphs]:
    glyphs: list[PageGlyphs] = []
    count = 0
    for index in range(len(pdf)):
        try:
            page = read_page(pdf, index)
        except pdfium.PdfiumError as error:
            problem = f"không đọc được trang {index + 1}, tệp PDF hỏng hoặc bị cắt cụt"
            raise DamagedDocument(uri, problem, "hãy tải lại hoặc xin lại tệp gốc") from error
        glyphs.append(page)
        count += len(page.text)
        if count > limits.characters:
            problem = f"có hơn {limits.characters:,} ký tự (đến trang {index + 1})".replace(",", ".")
            raise DocumentTooLarge(uri, problem, "hãy tách riêng phần kế hoạch")
    return glyphs


@dataclass
class _PageLayout:
    glyphs: PageGlyphs
    grids: list[Grid]
    rows: list[Row]


def _layout(glyphs: PageGlyphs) -> _PageLayout:
    words = words_of(glyphs)
    grids = find_grids([*glyphs.edges, *missing_edges(glyphs.edges, words)])
    outside = fill(grids, words) if grids else words
    if unruled := find_grids(edges_without_rules(glyphs.text, outside)):
        outside = fill(unruled, outside)
        grids = sorted([*grids, *unruled], key=lambda grid: grid.box[1])
    filled = [grid for grid in grids if any(cell.words for cell in grid.cells)]
    rows = [segments(glyphs, group) for group in base_lines(outside)]
    printed = [[line for line in row if len(line.words) > 6 or not is_ornament(line.text)] for row in rows]
    return _PageLayout(glyphs, filled, [row for row in printed if row])


def _reading_order(glyphs: Sequence[PageGlyphs]) -> tuple[list[Paragraph], TableFlow]:
    layouts = [_layout(page) for page in glyphs]
    flow, tables = Flow(), TableFlow()
    cleared = without_furniture([layout.rows for layout in layouts])
    pages = [(layout, bands(rows)) for layout, rows in zip(layouts, cleared, strict=True)]
    margins = _margins(pages)
    for layout, found in pages:
        own = margins.get((round(layout.glyphs.width), layout.glyphs.number))
        _write_page(layout, found, own or margins[round(layout.glyphs.width), 0], flow, tables)
    flow.write_notes()
    return flow.paragraphs, tables


def _margins(pages: Sequence[tuple[_PageLayout, list[Band]]]) -> dict[tuple[int, int], Margins]:
    """Return the margins for each width of page (with 0): upright pages and pages laid across have their own.

    Sheets lie a little differently under the scanner: those with enough lines have margins of their own by number.
    """
    lines: dict[tuple[int, int], list[Line]] = {}
    edges: dict[int, list[float]] = {}
    for layout, found in pages:
        width, number = round(layout.glyphs.width), layout.glyphs.number
        full = [line for band in found if not band.right for line in band.left]
        lines.setdefault((width, 0), []).extend(full)
        if layout.glyphs.scanned and len(full) >= _OWN_MARGINS:
            lines[width, number] = full
        edges.setdefault(width, []).extend(edge for grid in layout.grids for edge in (grid.box[0], grid.box[2]))
    return {key: margins_of(full) or _margins_of_few(edges[key[0]], key[0]) for key, full in lines.items()}


def _margins_of_few(edges: Sequence[float], width: int) -> Margins:
    """Return the margins of a page of few lines: its tables', else 30 and 15 mm (NĐ 30/2020, Phụ lục I)."""
    left, right = (min(edges), max(edges)) if edges else (85.0, width - 42.5)
    return Margins(left, right, left + 28.0, 18.0)


def _write_page(layout: _PageLayout, found: Sequence[Band], margins: Margins, flow: Flow, tables: TableFlow) -> None:
    """Put the bands and tables of one page under each other; tables between the lines above and below them."""
    waiting = sorted(layout.grids, key=lambda grid: grid.box[1])
    for band in found:
        if band.right:
            waiting = tables.write_above(waiting, band.top, layout.glyphs, flow)
            flow.interrupt()
            _write_columns(band, margins, flow)
            tables.close()
            continue
        text, notes = split_notes(band.left)
        for line in text:
            waiting = tables.write_above(waiting, line.top, layout.glyphs, flow)
            flow.add(line, margins)
            tables.close()
        flow.set_aside(notes, margins)
    tables.write_above(waiting, layout.glyphs.height, layout.glyphs, flow)


def _write_columns(band: Band, margins: Margins, flow: Flow) -> None:
    left = right = None
    if band.is_closing:
        split = (max(line.x1 for line in band.left) + min(line.x0 for line in band.right)) / 2
        middle = sum(line.center for line in band.right) / len(band.right)
        left, right = split - margins.left, 2 * (margins.right - middle) - CELL_PADDING
    flow.paragraphs.extend(column_paragraphs(band.left, "left", left))
    flow.paragraphs.extend(column_paragraphs(band.right, "right", right))
    flow.interrupt()
