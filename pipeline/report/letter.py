"""The layout of an administrative document (NĐ 30/2020/NĐ-CP, Phụ lục I) in Word: page, fonts, head, body, signature.

A4, margins 20/20/30/20 mm (top, bottom, left, right), Times New Roman, page number at the top centre from page 2 on.
What only the issuing body knows (its name, number, day, signer) is left blank, to be filled in.

The body is written as XML into a package that python-docx makes once: a paragraph through its objects took 0.3 ms, the
report of one pair 70 ms, ten times as long as its page; so 7 ms.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from pipeline.report.packing import packed, xml_text

FONT = "Times New Roman"
BODY, SMALL, HEAD = 14, 12, 13
"""Sizes in points: body text 13-14, tables and quotes, head of the document (Phụ lục I, mục II)."""

_ALIGN = {"left": "left", "center": "center", "justify": "both"}
_DOCUMENT, _CORE = "word/document.xml", "docProps/core.xml"
_MARK = "@@body@@"
_TWIPS = 1440 / 25.4
"""Twentieths of a point in a millimetre."""


class Letter:
    """A document of Word under construction; every method adds to its end."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._body: list[str] = []

    def paragraph(
        self, text: str, *, size: float = BODY, bold: bool = False, italic: bool = False, align: str = "justify",
        indent: float = 10, before: float = 6, keep: bool = False,
    ) -> None:  # fmt: skip
        """Add a paragraph; `indent` of its first line in millimetres, `before` in points."""
        form = f'<w:spacing w:before="{_points(before)}"/><w:ind w:firstLine="{_twips(indent)}"/>'
        self._body.append(_paragraph(text, size=size, bold=bold, italic=italic, align=align, form=form, keep=keep))

    def heading(self, text: str, *, size: float = BODY, italic: bool = False) -> None:
        """Add a heading of a part, kept with what follows."""
        self.paragraph(text, size=size, bold=True, italic=italic, keep=True, before=8)

    def head(self, left: Sequence[tuple[str, bool]], right: Sequence[tuple[str, bool]], second: Sequence[str]) -> None:
        """Add the head: bodies at the left, Quốc hiệu and Tiêu ngữ at the right, number and day below; ruled."""
        cells = []
        for column, lines in enumerate((left, right)):
            # Quốc hiệu 12-13, Tiêu ngữ 13-14: the first fits its line in 12.
            sizes = [HEAD - 1 if column and not number else HEAD for number in range(len(lines))]
            told = [_paragraph(line, size=size, bold=bold, align="center")
                    for (line, bold), size in zip(lines, sizes, strict=True)]  # fmt: skip
            cells.append("".join(told) + _rule(20 if column else 24))
        below = [_paragraph(line, size=HEAD, italic=column == 1, align="center") for column, line in enumerate(second)]
        self._table((62, 98), [_row(cells, (62, 98)), _row(below, (62, 98))])

    def title(self, kind: str, subject: str) -> None:
        """Add tên loại and trích yếu with the rule below them."""
        self.paragraph(kind, bold=True, align="center", indent=0, before=14, keep=True)
        self.paragraph(subject, bold=True, align="center", indent=0, before=0, keep=True)
        self._body.append(_rule(58))

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float], *, size: float,
        head_size: float,
    ) -> None:  # fmt: skip
        """Add a ruled table with a repeated heading; `widths` in millimetres.

        A heading has its own size: "Violation" in 12 points is broken in two in a column of 20 mm.
        """
        titles = [_paragraph(text, size=head_size, bold=True, align="center") for text in head]
        body = [_row([_paragraph(text, size=size, align="left") for text in row], widths) for row in rows]
        self._table(widths, [_row(titles, widths, repeated=True), *body], ruled=True)

    def sides(self, heads: Sequence[str], texts: Sequence[Sequence[str]]) -> None:
        """Add two quotes side by side: a heading and its lines for each."""
        titles = [_paragraph(text, size=SMALL, bold=True, align="center", keep=True) for text in heads]
        told = ["".join(_paragraph(line, size=SMALL, align="left") for line in lines) for lines in texts]
        self._table((80, 80), [_row(titles, (80, 80), repeated=True), _row(told, (80, 80))], ruled=True)

    def closing(self, recipients: Sequence[str], signature: Sequence[tuple[str, bool, bool]]) -> None:
        """Add Nơi nhận at the left and the place of the signature (text, bold, italic) at the right."""
        self.paragraph("", size=6, before=0)
        left = "".join(
            _paragraph(line, size=SMALL - (number > 0), bold=number == 0, italic=number == 0, align="left")
            for number, line in enumerate(recipients)
        )
        right = "".join(
            _paragraph(line, size=BODY, bold=bold, italic=italic, align="center") for line, bold, italic in signature
        )
        self._table((58, 102), [_row([left, right], (58, 102), unbroken=True)])

    def saved(self) -> bytes:
        """Return the DOCX; the same contents give the same bytes."""
        parts = dict(_package())
        # A table may not be the last thing of a text: Word then adds a line of full height, perhaps on a new page.
        last = _paragraph("", size=1, align="left", form='<w:spacing w:line="20" w:lineRule="exact"/>')
        before, after = parts[_DOCUMENT].split(_MARK)
        parts[_DOCUMENT] = tuple(part.encode() for part in (before, *self._body, last, after))
        parts[_CORE] = parts[_CORE].replace(_MARK, xml_text(self._title))
        return packed(parts)

    def _table(self, widths: Sequence[float], rows: Sequence[str], *, ruled: bool = False) -> None:
        grid = "".join(f'<w:gridCol w:w="{_twips(width)}"/>' for width in widths)
        style = '<w:tblStyle w:val="TableGrid"/>' if ruled else ""
        form = f'{style}<w:tblW w:w="{_twips(sum(widths))}" w:type="dxa"/><w:jc w:val="center"/>'
        self._body.append(
            f'<w:tbl><w:tblPr>{form}<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
            f"{''.join(rows)}</w:tbl>"
        )


def _twips(millimetres: float) -> int:
    return round(millimetres * _TWIPS)


def _points(points: float) -> int:
    return round(points * 20)


def _paragraph(
    text: str, *, size: float, align: str, bold: bool = False, italic: bool = False, form: str = "", keep: bool = False
) -> str:
    """Return a paragraph; `form` has spacing and indents, in the order of the schema."""
    marks = "<w:b/>" * bold + "<w:i/>" * italic
    half = round(size * 2)
    lines = xml_text(text).replace("\t", " ").replace("\n", '</w:t><w:br/><w:t xml:space="preserve">')
    run = (
        f'<w:r><w:rPr>{marks}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/></w:rPr>'
        f'<w:t xml:space="preserve">{lines}</w:t></w:r>'
    )
    kept = "<w:keepNext/>" if keep else ""
    return f'<w:p><w:pPr>{kept}{form}<w:jc w:val="{_ALIGN[align]}"/></w:pPr>{run}</w:p>'


def _rule(indent: float) -> str:
    """Return an empty paragraph that is the short line below Tiêu ngữ, the issuer or the subject (Phụ lục I)."""
    side = _twips(indent)
    return (
        '<w:p><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        '<w:spacing w:before="40" w:after="80" w:line="60" w:lineRule="exact"/>'
        f'<w:ind w:left="{side}" w:right="{side}"/></w:pPr></w:p>'
    )


def _row(cells: Sequence[str], widths: Sequence[float], *, repeated: bool = False, unbroken: bool = False) -> str:
    marks = "<w:cantSplit/>" * (repeated or unbroken) + "<w:tblHeader/>" * repeated
    told = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_twips(width)}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for cell, width in zip(cells, widths, strict=True)
    )
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{told}</w:tr>"


@cache
def _package() -> dict[str, Any]:
    """Return the parts of an empty document with page, fonts and page numbers; texts as str where one is filled in."""
    document: Any = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.header_distance = Mm(10)
    _font(document.styles["Normal"])
    _number_pages(section)
    document.add_paragraph(_MARK)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _MARK, "kehoach", ""
    properties.created = properties.modified = datetime(1980, 1, 1)  # noqa: DTZ001 (the same bytes every time)
    target = io.BytesIO()
    document.save(target)
    with zipfile.ZipFile(target) as file:
        parts: dict[str, Any] = {entry.filename: file.read(entry) for entry in file.infolist()}
    whole = parts[_DOCUMENT].decode()
    start, end = whole.rindex("<w:p>", 0, whole.index(_MARK)), whole.index("</w:p>", whole.index(_MARK)) + 6
    parts[_DOCUMENT] = whole[:start] + _MARK + whole[end:]
    parts[_CORE] = parts[_CORE].decode()
    return parts


def _font(style: Any) -> None:  # noqa: ANN401
    style.font.name = FONT
    style.font.size = Pt(BODY)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0


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
