"""From a `Sheet` to a DOCX as offices type it: heading and closing block in tables without borders, the rest below.

The same parts as in `corpus/layout.py`, written with python-docx; numbers of items are typed, as in nearly all plans.
"""

from __future__ import annotations

import io
import re

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from corpus.layout import MOTTO
from corpus.markup import Block, Head, Sheet

_MARKED = re.compile(r"\*\*(.+?)\*\*|\*(.+?)\*")
_CENTER, _BOTH = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_TEXT_WIDTH = Mm(162)


def word_bytes(sheet: Sheet) -> bytes:
    """Return the DOCX of `sheet`."""
    document = docx.Document()
    _set_up(document)
    _heading(document, sheet.head)
    cut = next((at for at, block in enumerate(sheet.blocks) if block.kind == "page"), len(sheet.blocks))
    for block in sheet.blocks[:cut]:
        _block(document, block)
    _closing(document, sheet.head)
    for block in sheet.blocks[cut:]:
        _block(document, block)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _set_up(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)


def _write(paragraph: Paragraph, text: str, *, bold: bool = False, italic: bool = False) -> None:
    """Write `text` with **bold** and *italic* as runs of their own."""
    at = 0
    for match in [*_MARKED.finditer(text), None]:
        plain = text[at : match.start() if match else len(text)]
        if plain:
            _run(paragraph, plain, bold=bold, italic=italic)
        if match:
            _run(paragraph, match[1] or match[2], bold=bold or bool(match[1]), italic=italic or bool(match[2]))
            at = match.end()


def _run(paragraph: Paragraph, text: str, *, bold: bool, italic: bool) -> None:
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None


def _put(
    place: Document | _Cell, text: str, align: WD_ALIGN_PARAGRAPH = _CENTER, *, bold: bool = False, italic: bool = False
) -> None:
    """Write a paragraph into a document or a cell; the empty one of a new cell is used first."""
    unused = isinstance(place, _Cell) and not place.text and len(place.paragraphs) == 1
    paragraph = place.paragraphs[0] if unused else place.add_paragraph()
    paragraph.alignment = align
    _write(paragraph, text, bold=bold, italic=italic)


def _columns(document: Document, share: float) -> tuple[_Cell, _Cell]:
    """Return the two cells of a table without borders; `share` is the left one's part of the width."""
    table = document.add_table(rows=1, cols=2)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    left, right = table.rows[0].cells
    left.width, right.width = int(_TEXT_WIDTH * share), int(_TEXT_WIDTH * (1 - share))
    return left, right


def _heading(document: Document, head: Head) -> None:
    left, right = _columns(document, 0.4)
    party = head.style == "party"
    for line in head.superior:
        _put(left, line)
    for line in head.issuer:
        _put(left, line, bold=True)
    if party:
        _put(left, "*")
    _put(left, head.number)
    for line in ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else MOTTO:
        _put(right, line, bold=True)
    _put(right, head.date, italic=True)
    document.add_paragraph()
    if head.type:
        _put(document, head.type, bold=True)
    _put(document, head.title, bold=True)
    if head.addressee:
        _put(document, head.addressee)


def _block(document: Document, block: Block) -> None:
    if block.kind == "table":
        _table(document, block)
    elif block.kind == "page":
        document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    elif block.kind == "centred":
        _put(document, block.text, bold=True)
    elif block.kind == "note":
        _put(document, block.text, italic=True)
    else:
        _put(document, block.text, _BOTH)
        document.paragraphs[-1].paragraph_format.first_line_indent = Mm(12.7)


def _table(document: Document, block: Block) -> None:
    widths = block.widths or (1.0,) * len(block.rows[0])
    table = document.add_table(rows=len(block.rows), cols=len(widths), style="Table Grid")
    for number, (row, texts) in enumerate(zip(table.rows, block.rows, strict=True)):
        for cell, text, width in zip(row.cells, texts, widths, strict=True):
            cell.width = int(_TEXT_WIDTH * width / sum(widths))
            _put(cell, text, _CENTER if number == 0 else WD_ALIGN_PARAGRAPH.LEFT, bold=number == 0)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 - python-docx has no name for it
    document.add_paragraph()


def _closing(document: Document, head: Head) -> None:
    left, right = _columns(document, 0.48)
    party = head.style == "party"
    _put(left, "Nơi nhận:", WD_ALIGN_PARAGRAPH.LEFT, bold=not party, italic=not party)
    for line in head.recipients:
        _put(left, line, WD_ALIGN_PARAGRAPH.LEFT)
    for line in head.signature:
        _put(right, line, bold=True)
    for _ in range(4):
        right.add_paragraph()
    _put(right, head.name, bold=True)
