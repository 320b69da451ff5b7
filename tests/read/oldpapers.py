"""One plan as offices typed it before Unicode: TCVN3 codes, its headings in a face of capitals ('.VnTimeH').

The headings are typed in small letters, as that face asks for; the symbols in them keep their own ('QĐ-TTg').
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import NamedTuple

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from pipeline.read.legacy_tables import _table
from tests.read.docx import words


class Typed(NamedTuple):
    """A line of the plan; `capitals`: in the face of capitals; `right`: beside it, in the right column."""

    text: str
    capitals: bool = False
    right: str = ""
    right_capitals: bool = False


H, PLAIN = True, False

HEADER = [
    Typed("ủy ban nhân dân", H, "cộng hòa xã hội chủ nghĩa việt nam", H),
    Typed("huyện châu thành", H, "Độc lập - Tự do - Hạnh phúc"),
    Typed("Số: 44/KH-UBND", PLAIN, "Châu Thành, ngày 07 tháng 3 năm 2003"),
]
BODY = [
    Typed("kế hoạch", H),
    Typed("Phát động phong trào thi đua thực hiện Quyết định số 115/2002/QĐ-TTg năm 2003", H),
    Typed("Căn cứ Quyết định số 115/2002/QĐ-TTg ngày 25 tháng 6 năm 2002 của Thủ tướng Chính phủ;"),
    Typed("Ủy ban nhân dân huyện Châu Thành ban hành kế hoạch phát động phong trào thi đua như sau:"),
    Typed("I. mục đích, yêu cầu", H),
    Typed("1. Động viên cán bộ, công chức, viên chức hoàn thành xuất sắc nhiệm vụ được giao."),
    Typed("2. Phong trào phải thiết thực, hiệu quả, tránh phô trương hình thức."),
    Typed("II. nội dung thi đua", H),
    Typed("1. Thi đua cải cách thủ tục hành chính, nâng cao chất lượng phục vụ nhân dân."),
    Typed("2. Thi đua hoàn thành chỉ tiêu thu ngân sách được giao trong năm."),
    Typed("III. tổ chức thực hiện", H),
    Typed("1. Các phòng, ban đăng ký thi đua về Phòng Nội vụ trước ngày 30 tháng 4 năm 2003."),
    Typed("2. Phòng Nội vụ tổng hợp kết quả, báo cáo trước ngày 15 tháng 11 năm 2003."),
]
CLOSING = [
    Typed("Nơi nhận:", PLAIN, "tm. ủy ban nhân dân", H),
    Typed("- Sở Nội vụ;", PLAIN, "chủ tịch", H),
    Typed("- Các phòng, ban thuộc huyện;"),
    Typed("- Lưu: VT.", PLAIN, "Trần Văn Hào"),
]


def in_tcvn3(text: str) -> str:
    """Write a text in TCVN3, letters without a code of their own in small; its bytes are those of Windows-1252."""
    letters = {letter: source for source, letter in sorted(_table("tcvn3")[1].items(), reverse=True)}
    return "".join(letters.get(char) or letters.get(char.lower()) or char for char in text)


def old_docx(face: str = "<w:rFonts w:ascii='.VnTime{}'/>") -> bytes:
    """The plan with its old faces, in a package of Word."""
    return _docx(lambda text, capitals: words.run(in_tcvn3(text), face.format("H" if capitals else "")))


def caps_docx() -> bytes:
    """The plan in Unicode with Word's own 'All caps'."""
    return _docx(lambda text, capitals: words.run(text, "<w:caps/>" if capitals else ""))


def modern_docx() -> bytes:
    """The plan in Unicode with capitals typed: what the others have to be read as."""
    return _docx(lambda text, capitals: words.run(text.upper() if capitals else text))


def _docx(made: Callable[[str, bool], str]) -> bytes:
    def paragraph(text: str, capitals: bool) -> str:  # noqa: FBT001
        return words.par(made(text, capitals))

    def block(lines: Iterable[Typed]) -> str:
        left, right = "", ""
        for line in lines:
            left += paragraph(line.text, line.capitals)
            right += paragraph(line.right, line.right_capitals) if line.right else ""
        return words.table([[left, right]], ruled=False, widths=[4000, 5000])

    centred = [
        words.par(made(line.text, line.capitals), look='<w:jc w:val="center"/>')
        if line.capitals and not line.text.startswith("I")
        else paragraph(line.text, line.capitals)
        for line in BODY
    ]
    return words.docx(block(HEADER), *centred, block(CLOSING))


def old_rtf() -> bytes:
    """The plan as RTF of Word 97; its two columns are set with tabs."""
    lines = [_rtf(line) for line in [*HEADER, *BODY, *CLOSING]]
    fonts = r"{\fonttbl{\f0\fnil\fcharset0 .VnTime;}{\f1\fnil\fcharset0 .VnTimeH;}}"
    return ("{\\rtf1\\ansi\\ansicpg1252\\deff0" + fonts + "\n" + "\n".join(lines) + "}").encode("ascii")


def _rtf(line: Typed) -> str:
    parts = [(line.text, line.capitals)] + ([("\t" + line.right, line.right_capitals)] if line.right else [])
    runs = "".join(f"{{\\f{int(capitals)} {_escaped(in_tcvn3(text))}}}" for text, capitals in parts)
    return f"\\pard\\tx4500 {runs}\\par"


def _escaped(text: str) -> str:
    return "".join(
        "\\tab " if char == "\t" else char if char.isascii() else f"\\'{char.encode('latin-1').hex()}" for char in text
    )


def old_pdf() -> bytes:
    """The plan as a PDF printed from Word 97: faces named but not embedded, every letter a code of TCVN3."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=0)
    y = 60.0

    def put(x: float, text: str, capitals: bool, *, centred: bool) -> None:  # noqa: FBT001
        canvas.setFont("Times-Bold" if capitals else "Times-Roman", 11)
        (canvas.drawCentredString if centred else canvas.drawString)(x, A4[1] - y, in_tcvn3(text))

    for block in (HEADER, BODY, CLOSING):
        for line in block:
            beside = block is HEADER
            title = line.capitals and not line.text.startswith("I")
            put(170 if beside else 330 if title else 60, line.text, line.capitals, centred=beside or title)
            if line.right:
                put(420, line.right, line.right_capitals, centred=True)
            y += 20
        y += 20
    canvas.showPage()
    canvas.save()
    # Same length, so that the places of the objects stay as the file names them.
    data = buffer.getvalue()
    for standard, old in (
        (b"/BaseFont /Times-Roman", b"/BaseFont /.VnTime"),
        (b"/BaseFont /Times-Bold", b"/BaseFont /.VnTimeH"),
    ):
        data = data.replace(standard, old.ljust(len(standard)))
    return data
