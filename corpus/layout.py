"""From a `Sheet` to the flowables and the PDF of an administrative document.

Margins, the two-column heading, the underlined motto and the closing block follow Nghị định 30/2020/NĐ-CP, Phụ lục I;
the Party's form (style "party") follows Hướng dẫn 36-HD/VPTW: no motto of the State, `Số 12-KH/TU` without a colon.
"""

from __future__ import annotations

import re
from typing import BinaryIO
from xml.sax.saxutils import escape

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import HRFlowable, KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table
from reportlab.platypus.doctemplate import BaseDocTemplate
from reportlab.platypus.flowables import Flowable

from corpus.fonts import register
from corpus.markup import Block, Head, Sheet

LEFT, RIGHT, TOP, BOTTOM = 30 * mm, 18 * mm, 22 * mm, 20 * mm
WIDTH = A4[0] - LEFT - RIGHT
MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_PLAIN_CELLS = [("LEFTPADDING", (0, 0), (-1, -1), 0), ("RIGHTPADDING", (0, 0), (-1, -1), 0),
                ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
                ("VALIGN", (0, 0), (-1, -1), "TOP"), ("ALIGN", (0, 0), (-1, -1), "CENTER")]  # fmt: skip
_RULED = [("GRID", (0, 0), (-1, -1), 0.6, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
          ("TOPPADDING", (0, 0), (-1, -1), 2), ("BOTTOMPADDING", (0, 0), (-1, -1), 4)]  # fmt: skip


def _style(size: float, alignment: int = TA_CENTER, **more: float) -> ParagraphStyle:
    return ParagraphStyle("", fontName=register(), fontSize=size, leading=size * 1.3, alignment=alignment, **more)


def inline(text: str) -> str:
    """Turn **bold** and *italic* into the tags of reportlab."""
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", escape(text))
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", text)


def _lines(texts: list[str], style: ParagraphStyle, tag: str = "") -> list[Flowable]:
    opening, closing = (f"<{tag}>", f"</{tag}>") if tag else ("", "")
    return [Paragraph(f"{opening}{inline(text)}{closing}", style) for text in texts]


def _rule(share: str) -> Flowable:
    return HRFlowable(width=share, thickness=0.6, color="black", spaceBefore=2, spaceAfter=4)


def _heading(head: Head) -> list[Flowable]:
    small, usual = _style(12), _style(13)
    party = head.style == "party"
    left = [*_lines(head.superior, small), *_lines(head.issuer, small, "b")]
    left += [Paragraph("*", small)] if party else [_rule("35%")]
    left += _lines([head.number], usual)
    motto = ["ĐẢNG CỘNG SẢN VIỆT NAM"] if party else list(MOTTO)
    right = [*_lines(motto, small, "b"), _rule("60%"), *_lines([head.date], usual, "i")]
    columns = Table([[left, right]], colWidths=[WIDTH * 0.4, WIDTH * 0.6], style=_PLAIN_CELLS)
    kind = [Spacer(1, 14), *_lines([head.type], _style(14), "b")] if head.type else [Spacer(1, 10)]
    title = [*_lines([head.title], _style(13.5), "b"), _rule("30%"), Spacer(1, 6)]
    return [columns, *kind, *title, *_lines([head.addressee] if head.addressee else [], _style(13))]


def _table(block: Block) -> list[Flowable]:
    first, rest = block.rows[0], block.rows[1:]
    widths = block.widths or (1.0,) * len(first)
    cell = _style(11.5, TA_LEFT)
    data = [_lines(list(first), _style(11.5), "b"), *(_lines(list(row), cell) for row in rest)]
    columns = [WIDTH * width / sum(widths) for width in widths]
    return [Spacer(1, 4), Table(data, colWidths=columns, repeatRows=1, style=_RULED), Spacer(1, 8)]


def _block(block: Block) -> list[Flowable]:
    if block.kind == "table":
        return _table(block)
    if block.kind == "page":
        return [PageBreak()]
    if block.kind == "centred":
        return _lines([block.text], _style(13, spaceBefore=6, spaceAfter=4), "b")
    if block.kind == "note":
        return _lines([block.text], _style(12.5, spaceAfter=8), "i")
    return _lines([block.text], _style(13, TA_JUSTIFY, firstLineIndent=12.7 * mm, spaceAfter=4))


def _closing(head: Head) -> list[Flowable]:
    mark = "<u>Nơi nhận:</u>" if head.style == "party" else "<b><i>Nơi nhận:</i></b>"
    left = [Paragraph(mark, _style(12, TA_LEFT)), *_lines(head.recipients, _style(11, TA_LEFT))]
    right = [*_lines(head.signature, _style(13), "b"), Spacer(1, 48), *_lines([head.name], _style(13), "b")]
    columns = Table([[left, right]], colWidths=[WIDTH * 0.48, WIDTH * 0.52], style=_PLAIN_CELLS)
    return [KeepTogether([Spacer(1, 12), columns])]


def _page_number(canvas: Canvas, document: BaseDocTemplate) -> None:
    if document.page > 1:
        canvas.setFont(register(), 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 14 * mm, str(document.page))


def build(sheet: Sheet, target: str | BinaryIO) -> None:
    """Write the PDF of `sheet` to `target` (a path or an open file); the same sheet gives the same bytes."""
    body = list(sheet.blocks)
    cut = next((i for i, block in enumerate(body) if block.kind == "page"), len(body))
    story = _heading(sheet.head)
    for block in body[:cut]:
        story += _block(block)
    story += _closing(sheet.head)
    for block in body[cut:]:
        story += _block(block)
    margins = {"leftMargin": LEFT, "rightMargin": RIGHT, "topMargin": TOP, "bottomMargin": BOTTOM}
    document = SimpleDocTemplate(target, pagesize=A4, invariant=1, title=sheet.head.title, **margins)
    document.build(story, onFirstPage=_page_number, onLaterPages=_page_number)
