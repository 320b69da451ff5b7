"""Tables of PDFs in layouts that offices use: whole over page breaks, and with few rules or none."""

from __future__ import annotations

import pytest

from models.document import Document
from pipeline.read import read_bytes
from tests.read.pdfs import BOLD, HEIGHT, REGULAR
from tests.read.tablesheets import Drawn, TableSheet, rows

EDGES = [85.0, 115.0, 300.0, 420.0, 540.0]
WIDE = [60.0, 100.0, 400.0, 600.0, 780.0]
TITLES = ["TT", "Nội dung", "Đơn vị chủ trì", "Thời gian"]
HEAD = rows(TITLES, bold=True)
BODY = [
    ["1", "Đăng ký thi đua", "Các phòng", "Tháng 3"],
    ["2", ["Tổ chức hội nghị phát", "động phong trào"], "Văn phòng Sở", "Tháng 4"],
    ["3", "Sơ kết phong trào", "Văn phòng Sở", "Tháng 9"],
]
READ = [TITLES, *([cell if isinstance(cell, str) else " ".join(cell) for cell in row] for row in BODY)]
END = "Trên đây là kế hoạch, yêu cầu các phòng thực hiện đúng thời gian; khó khăn báo về Văn phòng Sở."


def started(y: float = 260) -> TableSheet:
    sheet = TableSheet()
    sheet.header()
    sheet.centered("KẾ HOẠCH")
    sheet.paragraph("Văn phòng Sở ban hành kế hoạch phát động thi đua với các nhiệm vụ cụ thể sau đây:")
    sheet.y = y
    return sheet


def read(sheet: TableSheet) -> Document:
    return read_bytes(sheet.bytes(), "ke-hoach.pdf")


def cells(document: Document) -> list[list[str]]:
    [table] = document.tables
    return [[document.text[cell.start : cell.end].replace("\n", " / ") for cell in row] for row in table.rows]


def around(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks if block.table is None]


@pytest.mark.parametrize("rulings", ["hv", "h", ""])
def test_the_columns_of_a_table_whatever_is_ruled(rulings: str) -> None:
    sheet = started()
    sheet.table_of(HEAD + rows(*BODY, first=1), EDGES, rulings=rulings)
    sheet.paragraph(END)
    document = read(sheet)
    assert cells(document) == READ
    assert document.tables[0].header_rows == 1
    assert around(document)[-1] == END
    x0, top, x1, bottom = document.tables[0].rows[1][1].box[1:]  # type: ignore[index]
    assert 100 < x0 < 125 < x1 <= 300
    assert top < bottom


def test_open_sides() -> None:
    """Rules between the columns, none beside them."""
    sheet = started()
    top = sheet.y
    sheet.table_of(HEAD + rows(*BODY, first=1), EDGES, rulings="h")
    for x in EDGES[1:-1]:
        sheet.canvas.line(x, HEIGHT - top, x, HEIGHT - (sheet.y - 14))
    assert cells(read(sheet)) == READ


def test_a_row_cut_by_the_page_without_a_second_head() -> None:
    sheet = started(640)
    sheet.table_of(
        HEAD + rows(BODY[0], ["2", ["Tổ chức hội nghị", "phát động trong"], "Văn phòng Sở", "Tháng 4"], first=1), EDGES
    )
    sheet.page_number(1)
    sheet.page()
    sheet.centered("2", y=40, font=REGULAR)
    sheet.table_of(rows(["", ["toàn cơ quan, đơn vị", "trực thuộc"], "", ""], BODY[2]), EDGES)
    sheet.paragraph(END)
    document = read(sheet)
    whole = "Tổ chức hội nghị phát động trong toàn cơ quan, đơn vị trực thuộc"
    assert cells(document) == [*READ[:2], ["2", whole, "Văn phòng Sở", "Tháng 4"], READ[3]]
    assert around(document)[-1] == END


def test_a_head_of_two_rows_printed_again() -> None:
    double = [
        Drawn(0, 0, ["TT"], 2, 1), Drawn(0, 1, ["Nội dung"], 2, 1), Drawn(0, 2, ["Chỉ tiêu"], 1, 2),
        Drawn(1, 2, ["Năm 2024"]), Drawn(1, 3, ["Năm 2025"]),
    ]  # fmt: skip
    sheet = started(650)
    sheet.table_of(
        double + rows(["1", "Hồ sơ đúng hạn", "95%", "98%"], ["2", "Hồ sơ trực tuyến", "60%", "80%"], first=2), EDGES
    )
    sheet.page()
    sheet.table_of(double + rows(["3", "Xã đạt chuẩn", "10", "12"], first=2), EDGES)
    document = read(sheet)
    assert cells(document) == [
        ["TT", "Nội dung", "Chỉ tiêu"], ["Năm 2024", "Năm 2025"], ["1", "Hồ sơ đúng hạn", "95%", "98%"],
        ["2", "Hồ sơ trực tuyến", "60%", "80%"], ["3", "Xã đạt chuẩn", "10", "12"],
    ]  # fmt: skip
    assert document.tables[0].header_rows == 2


def test_cells_over_rows_and_columns() -> None:
    sheet = started()
    merged = [
        Drawn(1, 0, ["I"], bold=True), Drawn(1, 1, ["Công tác tuyên truyền"], 1, 3, bold=True), Drawn(2, 0, ["1"]),
        Drawn(2, 1, ["Phát động"]), Drawn(2, 2, ["Văn phòng Sở"], 2, 1), Drawn(2, 3, ["Tháng 3"]), Drawn(3, 0, ["2"]),
        Drawn(3, 1, ["Treo pa nô"]), Drawn(3, 3, ["Tháng 4"]),
    ]  # fmt: skip
    sheet.table_of(HEAD + merged, EDGES)
    document = read(sheet)
    assert cells(document)[1:] == [
        ["I", "Công tác tuyên truyền"], ["1", "Phát động", "Văn phòng Sở", "Tháng 3"], ["2", "Treo pa nô", "Tháng 4"],
    ]  # fmt: skip
    spans = [(cell.rowspan, cell.colspan) for row in document.tables[0].rows for cell in row]
    assert spans.count((1, 3)) == spans.count((2, 1)) == 1


@pytest.mark.parametrize("turned", [False, True])
def test_an_annex_laid_across(turned: bool) -> None:  # noqa: FBT001
    sheet = started()
    if turned:  # its print runs up an upright page
        sheet.page()
        sheet.canvas.translate(595.28, 0)
        sheet.canvas.rotate(90)
        height = 595.28
    else:
        height = sheet.across()
    sheet.canvas.setFont(BOLD, 13)
    sheet.canvas.drawCentredString(420, height - 50, "PHỤ LỤC")
    sheet.y = 80
    sheet.table_of(HEAD + rows(*BODY, first=1), WIDE, height=height)
    document = read(sheet)
    assert cells(document) == READ
    assert "PHỤ LỤC" in around(document)
    assert {block.page for block in document.blocks if block.table is not None} == {2}


def test_rules_that_make_no_table() -> None:
    """Rules across the page between paragraphs, blanks to fill in, and a list that speaks of TT."""
    sheet = started()
    for text in (
        "Các phòng đăng ký thi đua về Văn phòng Sở.",
        "Văn phòng Sở tổng hợp kết quả.",
        "Giám đốc Sở xem xét.",
    ):
        sheet.canvas.line(85, HEIGHT - sheet.y + 14, 553, HEIGHT - sheet.y + 14)
        sheet.paragraph(text, after=14)
    sheet.paragraph("TT Thông tin được gửi về Văn phòng Sở để tổng hợp:")
    for number in (1, 2, 3):
        sheet.paragraph(f"{number}. Báo cáo của các phòng chuyên môn và đơn vị trực thuộc Sở theo quý.")
    document = read(sheet)
    assert document.tables == ()
    assert "Văn phòng Sở tổng hợp kết quả." in around(document)
    assert "2. Báo cáo của các phòng chuyên môn và đơn vị trực thuộc Sở theo quý." in around(document)
