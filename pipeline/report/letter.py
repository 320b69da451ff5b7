"""The layout of an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I) in Word: page, fonts, head, body, signature.

A4, margins 20/20/30/20 mm (top, bottom, left, right), Times New Roman, page number at the top centre from page 2 on.
What only the issuing body knows (its name, number, day, signer) is left blank, to be filled in.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.report.packing import repacked

FONT = "Times New Roman"
BODY, SMALL, HEAD = 14, 12, 13
"""Sizes in points: body text 13-14, tables and quotes, head of the document (Phụ lục I, mục II)."""

_ALIGN = {
    "left": WD_ALIGN_PARAGRAPH.LEFT, "center": WD_ALIGN_PARAGRAPH.CENTER, "justify": WD_ALIGN_PARAGRAPH.JUSTIFY,
}  # fmt: skip
# XML 1.0 has no place for control characters; a page read badly may hold some.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class Letter:
    """A document of Word under construction; every method adds to its end."""

    def __init__(self, title: str) -> None:
        self._document: Any = docx.Document()
        self._document.core_properties.title = _clean(title)
        self._document.core_properties.author = "kehoach"
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.top_margin, section.bottom_margin = Mm(20), Mm(20)
        section.left_margin, section.right_margin = Mm(30), Mm(20)
        section.header_distance = Mm(10)
        _font(self._document.styles["Normal"])
        _number_pages(section)

    def paragraph(
        self, text: str, *, size: float = BODY, bold: bool = False, italic: bool = False, align: str = "justify",
        indent: float = 10, before: float = 6, keep: bool = False,
    ) -> None:  # fmt: skip
        """Add a paragraph; `indent` of its first line in millimetres, `before` in points."""
        made = self._document.add_paragraph()
        _write(made, text, size=size, bold=bold, italic=italic, align=align)
        made.paragraph_format.first_line_indent = Mm(indent)
        made.paragraph_format.space_before = Pt(before)
        made.paragraph_format.keep_with_next = keep

    def heading(self, text: str, *, size: float = BODY, italic: bool = False) -> None:
        """Add a heading of a part, kept with what follows."""
        self.paragraph(text, size=size, bold=True, italic=italic, keep=True, before=8)

    def head(self, left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]], second: Sequence[str]) -> None:
        """Add the head: bodies at the left, Quốc hiệu and Tiêu ngữ at the right, number and day below; ruled."""
        table = self._table(2, (Mm(62), Mm(98)))
        for column, lines in enumerate((left, right)):
            cell = table.cell(0, column)
            for number, (line, bold) in enumerate(lines):
                made = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                _write(made, line, size=HEAD - 1 if column and not number else HEAD, bold=bold, align="center")
            _rule(cell.add_paragraph(), Mm(24) if column == 0 else Mm(20))
        for column, line in enumerate(second):
            _write(table.cell(1, column).paragraphs[0], line, size=HEAD, italic=column == 1, align="center")

    def title(self, kind: str, subject: str) -> None:
        """Add tên loại and trích yếu with the rule below them."""
        self.paragraph(kind, bold=True, align="center", indent=0, before=14)
        self.paragraph(subject, bold=True, align="center", indent=0, before=0)
        _rule(self._document.add_paragraph(), Mm(58))

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float
    ) -> None:
        """Add a ruled table with a repeated heading; `widths` in millimetres."""
        table = self._table(1, [Mm(width) for width in widths], style="Table Grid")
        _fill(table.rows[0], head, widths, size, bold=True)
        _repeat(table.rows[0])
        for row in rows:
            made = table.add_row()
            _fill(made, row, widths, size, bold=False)

    def sides(self, heads: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
        """Add two quotes side by side: a heading and its lines for each."""
        table = self._table(2, (Mm(80), Mm(80)), style="Table Grid")
        _fill(table.rows[0], heads, (80, 80), SMALL, bold=True)
        _repeat(table.rows[0])
        for cell, lines in zip(table.rows[1].cells, texts, strict=True):
            for number, line in enumerate(lines):
                made = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
                _write(made, line, size=SMALL, align="left")
        for cell in table.rows[0].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True

    def closing(self, recipients: Sequence[str], signature: Sequence[tuple[str, bool, bool]]) -> None:
        """Add Nơi nhận at the left and the place of the signature (text, bold, italic) at the right."""
        self.paragraph("", size=6, before=0)
        table = self._table(1, (Mm(58), Mm(102)))
        left, right = table.rows[0].cells
        for number, line in enumerate(recipients):
            made = left.paragraphs[0] if number == 0 else left.add_paragraph()
            size = SMALL if number == 0 else SMALL - 1
            _write(made, line, size=size, bold=number == 0, italic=number == 0, align="left")
        for number, (line, bold, italic) in enumerate(signature):
            made = right.paragraphs[0] if number == 0 else right.add_paragraph()
            _write(made, line, size=BODY, bold=bold, italic=italic, align="center")
        _unbroken(table.rows[0])

    def saved(self) -> bytes:
        """Return the DOCX; the same contents give the same bytes."""
        target = io.BytesIO()
        self._document.save(target)
        return repacked(target.getvalue())

    def _table(self, rows: int, widths: Sequence[int], style: str | None = None) -> Any:  # noqa: ANN401 (no types)
        table = self._document.add_table(rows=rows, cols=len(widths), style=style)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        # Word reads the widths of the cells, LibreOffice those of the columns; this sets both.
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
            for cell in column.cells:
                cell.width = width
        return table


def _clean(text: str) -> str:
    return _CONTROL.sub("", text)


def _font(style: Any) -> None:  # noqa: ANN401
    style.font.name = FONT
    style.font.size = Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


def _write(
    paragraph: Any, text: str, *, size: float, bold: bool = False, italic: bool = False, align: str,  # noqa: ANN401
) -> None:  # fmt: skip
    run = paragraph.add_run(_clean(text))
    run.font.size = Pt(size)
    run.bold, run.italic = bold, italic
    paragraph.alignment = _ALIGN[align]


def _fill(row: Any, texts: Sequence[str], widths: Sequence[float], size: float, *, bold: bool) -> None:  # noqa: ANN401
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Mm(width)
        _write(cell.paragraphs[0], text, size=size, bold=bold, align="center" if bold else "left")


def _rule(paragraph: Any, indent: int) -> None:  # noqa: ANN401
    """Make an empty paragraph the short line below Tiêu ngữ, the issuer's name or the subject (Phụ lục I)."""
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = indent
    form.space_before, form.space_after = Pt(2), Pt(4)
    form.line_spacing = Pt(3)
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 (python-docx has no borders of its own)


def _repeat(row: Any) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
    _unbroken(row)


def _unbroken(row: Any) -> None:  # noqa: ANN401
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001


def _number_pages(section: Any) -> None:  # noqa: ANN401
    """Number the pages at the top centre, not on the first (Phụ lục I, mục I.7)."""
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        run.font.size = Pt(HEAD)
        if kind is None:
            code = OxmlElement("w:instrText")
            code.set(qn("xml:space"), "preserve")
            code.text = text
        else:
            code = OxmlElement("w:fldChar")
            code.set(qn("w:fldCharType"), kind)
        run._r.append(code)  # noqa: SLF001
