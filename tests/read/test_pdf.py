"""PDFs with a text layer: header and closing block, paragraphs over lines and pages, tables, page numbers."""

from __future__ import annotations

import pytest

from models.document import Document
from pipeline.read import read_bytes
from pipeline.read.pdf import pages
from tests.read.pdfs import BOLD, HEIGHT, ITALIC, LEFT, REGULAR, RIGHT, WIDTH, Sheet

LONG = (
    "Tiếp tục triển khai toàn diện, đồng bộ, có hiệu quả Chương trình tổng thể cải cách hành chính nhà nước giai đoạn "
    "2021 - 2030 theo Nghị quyết số 76/NQ-CP ngày 15/7/2021 của Chính phủ và Kế hoạch cải cách hành chính nhà nước năm "
    "2023 của Ủy ban nhân dân tỉnh. Gắn kết quả thực hiện với công tác thi đua, khen thưởng của từng cơ quan, đơn vị."
)


def read(sheet: Sheet) -> Document:
    return read_bytes(sheet.bytes(), "kế hoạch.pdf")


def blocks(document: Document) -> list[str]:
    return document.text.split("\n")


@pytest.fixture(scope="module")
def plan() -> Document:
    sheet = Sheet()
    sheet.header()
    sheet.centered("KẾ HOẠCH")
    sheet.centered("Phát động phong trào thi đua cải cách hành chính năm 2023")
    sheet.paragraph("Căn cứ Kế hoạch số 07/KH-UBND ngày 13/01/2023 của Ủy ban nhân dân huyện;", font=ITALIC)
    sheet.paragraph("I. MỤC ĐÍCH, YÊU CẦU", font=BOLD, after=50)
    sheet.page_number(1)
    for number in range(6):
        sheet.paragraph(f"{number + 1}. {LONG}")
    sheet.paragraph("- Thi đua viết tin, bài;")
    sheet.paragraph("- Thi đua đề xuất sáng kiến./.")
    sheet.closing()
    sheet.page_number(2)
    return read(sheet)


def test_header_and_closing_are_read_column_by_column(plan: Document) -> None:
    texts = blocks(plan)
    assert texts[:8] == [
        "ỦY BAN NHÂN DÂN",
        "HUYỆN CHÂU THÀNH",
        "Số: 44/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Châu Thành, ngày 07 tháng 3 năm 2023",
        "KẾ HOẠCH",
        "Phát động phong trào thi đua cải cách hành chính năm 2023",
    ]
    assert texts[-7:] == [
        "Nơi nhận:",
        "- Sở Nội vụ;",
        "- Các phòng chuyên môn và đơn vị thuộc huyện;",
        "- Lưu: VT.",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Trần Văn Hào",
    ]
    assert [block.column for block in plan.blocks[:7]] == ["left"] * 3 + ["right"] * 3 + ["full"]
    assert [block.column for block in plan.blocks[-7:]] == ["left"] * 4 + ["right"] * 3


def test_paragraphs_are_joined_over_lines_and_pages(plan: Document) -> None:
    texts = blocks(plan)
    assert texts[8:10] == [
        "Căn cứ Kế hoạch số 07/KH-UBND ngày 13/01/2023 của Ủy ban nhân dân huyện;",
        "I. MỤC ĐÍCH, YÊU CẦU",
    ]
    assert texts[10:16] == [f"{number}. {LONG}" for number in range(1, 7)]
    assert texts[16:18] == ["- Thi đua viết tin, bài;", "- Thi đua đề xuất sáng kiến./."]
    assert plan.source.pages == 2
    split = next(
        block for block in plan.blocks if {box[0] for box in plan.span(block.start, block.end).boxes} == {1, 2}
    )
    assert split.page == 1


def test_print_is_described(plan: Document) -> None:
    found = {plan.text[b.start : b.end]: b for b in plan.blocks}
    assert (found["KẾ HOẠCH"].align, found["KẾ HOẠCH"].bold) == ("center", True)
    assert (found["I. MỤC ĐÍCH, YÊU CẦU"].align, found["I. MỤC ĐÍCH, YÊU CẦU"].bold) == ("left", True)
    basis = plan.blocks[8]
    assert (basis.italic, basis.bold, basis.align) == (True, False, "left")
    assert basis.indent == pytest.approx(28, abs=1.5)


def test_boxes_are_where_the_words_are() -> None:
    sheet = Sheet()
    sheet.text(200, 300, "Giấy khen")
    (box,) = read(sheet).span(0, 4).boxes
    page, x0, top, x1, bottom = box
    assert page == 1
    assert x0 == pytest.approx(200, abs=1)
    assert top < 300 < bottom < 310
    assert 215 < x1 < 235


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("shown_upright", [True, False])
def test_turned_pages_are_read_in_the_direction_of_their_print(turn: int, shown_upright: bool) -> None:  # noqa: FBT001
    sheet = Sheet()
    sheet.canvas.translate(300, 400)
    sheet.canvas.rotate(turn)
    sheet.canvas.setFont(REGULAR, 13)
    for line, text in enumerate(["Giấy khen của Giám đốc", "I. Nội dung"]):
        sheet.canvas.drawString(0, -20 * line, text)
    if shown_upright:
        sheet.canvas.setPageRotation(turn)
    document = read(sheet)
    (box,) = document.span(0, 4).boxes
    assert blocks(document) == ["Giấy khen của Giám đốc", "I. Nội dung"]
    assert 0 <= box[1] < box[3] <= (HEIGHT if turn % 180 else WIDTH)


def test_words_out_of_order_are_put_in_place() -> None:
    # as a signature field prints the number long after 'Số: /KH-UBND', two points lower
    sheet = Sheet()
    sheet.text(100, 100, "Số:")
    sheet.text(150, 100, "/KH-UBND")
    sheet.text(100, 140, "KẾ HOẠCH")
    sheet.text(122, 102, "2144")
    assert blocks(read(sheet)) == ["Số: 2144/KH-UBND", "KẾ HOẠCH"]


def test_value_far_from_its_item_stays_with_it() -> None:
    sheet = Sheet()
    for y, (item, value) in enumerate([("- Dân số:", "374.125 người"), ("- Tỷ lệ sàng lọc trước sinh:", "85%")]):
        sheet.text(LEFT + 28, 100 + 20 * y, item)
        sheet.text(RIGHT - 90, 100 + 20 * y, value)
    assert blocks(read(sheet)) == ["- Dân số: 374.125 người", "- Tỷ lệ sàng lọc trước sinh: 85%"]


def test_a_symbol_cut_at_its_hyphen_is_whole_again() -> None:
    sheet = Sheet()
    sheet.y = 100
    for _ in range(3):
        sheet.paragraph(LONG)
    sheet.text(LEFT + 28, sheet.y, "Thực hiện Chương trình hành động của Ban Chấp hành Đảng bộ tỉnh số 30-")
    sheet.text(LEFT, sheet.y + 17, "CTr/TU ngày 06/8/2018.")
    assert blocks(read(sheet))[-1].endswith("tỉnh số 30-CTr/TU ngày 06/8/2018.")


def test_numbers_and_running_heads_of_pages_are_dropped() -> None:
    sheet = Sheet()
    for number in range(1, 5):
        sheet.text(LEFT, 30, "Kế hoạch thi đua năm 2023", ITALIC, 9)
        sheet.paragraph(f"Nội dung trang thứ {number} của kế hoạch.")
        sheet.paragraph(f"- Thi đua {'viết tin, bài ' * number}tuyên truyền.")
        sheet.paragraph(f"- Thi đua {'đề xuất sáng kiến ' * number}cải cách.")
        sheet.centered(f"- {number} -", WIDTH / 2, REGULAR, HEIGHT - 30)
        if number < 4:
            sheet.page()
    texts = blocks(read(sheet))
    assert len(texts) == 12
    assert texts[::3] == [f"Nội dung trang thứ {number} của kế hoạch." for number in range(1, 5)]


EDGES = [85.0, 120.0, 360.0, 460.0, 552.0]
HEAD = [["TT"], ["Nhiệm vụ"], ["Cơ quan"], ["Thời hạn"]]


def cells(document: Document, table: int = 0) -> list[list[str]]:
    return [[document.text[c.start : c.end] for c in row] for row in document.tables[table].rows]


def test_table_between_paragraphs() -> None:
    sheet = Sheet()
    sheet.paragraph("Phân công nhiệm vụ như sau:")
    sheet.table(
        [HEAD, [["1"], ["Ban hành kế hoạch hưởng ứng phong trào", "thi đua của địa phương"], ["UBND xã"], ["10/2025"]]],
        EDGES,
    )
    sheet.paragraph("Yêu cầu các đơn vị thực hiện./.")
    document = read(sheet)
    assert cells(document) == [
        ["TT", "Nhiệm vụ", "Cơ quan", "Thời hạn"],
        ["1", "Ban hành kế hoạch hưởng ứng phong trào thi đua của địa phương", "UBND xã", "10/2025"],
    ]
    assert blocks(document)[0] == "Phân công nhiệm vụ như sau:"
    assert blocks(document)[-1] == "Yêu cầu các đơn vị thực hiện./."
    assert [(b.row, b.col) for b in document.blocks if b.table == 0] == [(r, c) for r in range(2) for c in range(4)]


def test_row_over_a_page_break_is_one_row() -> None:
    sheet = Sheet()
    sheet.y = HEIGHT - 160
    sheet.table([HEAD, [["1"], ["Báo cáo sơ kết gửi Sở Nông nghiệp"], ["UBND xã"], ["4/2026"]]], EDGES)
    sheet.page_number(1)
    sheet.page()
    rest = [[[], ["và Môi trường theo mẫu"], [], []], [["2"], ["Tổng kết"], ["UBND xã"], ["10/2026"]]]
    sheet.table([HEAD, *rest], EDGES)
    document = read(sheet)
    assert cells(document) == [
        ["TT", "Nhiệm vụ", "Cơ quan", "Thời hạn"],
        ["1", "Báo cáo sơ kết gửi Sở Nông nghiệp và Môi trường theo mẫu", "UBND xã", "4/2026"],
        ["2", "Tổng kết", "UBND xã", "10/2026"],
    ]


def test_underlines_and_boxes_are_no_tables() -> None:
    sheet = Sheet()
    sheet.header()
    sheet.canvas.line(140, HEIGHT - 80, 200, HEIGHT - 80)
    sheet.canvas.rect(300, HEIGHT - 200, 100, 30)
    sheet.text(310, 190, "KHẨN")
    document = read(sheet)
    assert document.tables == ()
    assert "KHẨN" in blocks(document)


def test_a_page_without_text_in_a_good_pdf_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_engine", lambda: None)
    sheet = Sheet()
    sheet.paragraph(LONG)
    sheet.page()
    sheet.paragraph(LONG)
    sheet.page()
    sheet.canvas.drawImage(_picture(), 0, 0, WIDTH, HEIGHT)
    document = read(sheet)
    (warning,) = document.source.warnings
    assert warning.startswith("trang 3: trang ảnh, không có lớp chữ, bỏ qua vì chưa có Tesseract")
    assert document.source.origin == "pdf-text"


def _picture() -> object:
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    return ImageReader(Image.new("L", (60, 80), 200))


def test_footnotes_stand_below_the_paragraph_they_interrupt() -> None:
    sheet = Sheet()
    sheet.paragraph("Phần mở đầu của kế hoạch.")
    sheet.y = HEIGHT - 80 - 34
    sheet.text(LEFT, HEIGHT - 60, "1 Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị định số 98/2023/NĐ-CP.", REGULAR, 9)
    sheet.paragraph(LONG)
    sheet.paragraph("Kết luận./.")
    texts = blocks(read(sheet))
    assert texts[1:] == [LONG, "1 Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị định số 98/2023/NĐ-CP.", "Kết luận./."]


@pytest.mark.parametrize(
    ("word", "figure", "expected"), [("khoáng sản", "1", "khoáng sản 1"), ("100 m", "2", "100 m2")]
)
def test_a_raised_figure_is_a_note_or_part_of_a_unit(word: str, figure: str, expected: str) -> None:
    sheet = Sheet()
    pen = sheet.canvas.beginText(LEFT, HEIGHT - 100)
    pen.setFont(REGULAR, 13)
    pen.textOut(word)
    pen.setFont(REGULAR, 7)
    pen.setRise(5)
    pen.textOut(figure)
    sheet.canvas.drawText(pen)
    assert blocks(read(sheet)) == [expected]


def test_shaded_words_are_no_table() -> None:
    sheet = Sheet()
    sheet.canvas.setFillGray(0.8)
    for line in range(3):
        for part in range(2):
            sheet.canvas.rect(LEFT + 200 * part, HEIGHT - 108 - 17 * line, 200, 17, stroke=0, fill=1)
    sheet.canvas.setFillGray(0)
    for line in range(3):
        sheet.text(LEFT, 100 + 17 * line, f"{line + 1}. Thi đua đề xuất sáng kiến, cải tiến kỹ thuật trong năm.")
    document = read(sheet)
    assert document.tables == ()
    assert len(blocks(document)) == 3


def test_a_title_over_two_lines_is_one_paragraph() -> None:
    sheet = Sheet()
    sheet.header()
    sheet.centered("KẾ HOẠCH")
    sheet.centered("Triển khai phong trào thi đua chuyển đổi số toàn diện ở địa bàn huyện Phụng")
    sheet.centered("Hiệp")
    for _ in range(3):
        sheet.paragraph(LONG)
    assert blocks(read(sheet))[6:8] == [
        "KẾ HOẠCH",
        "Triển khai phong trào thi đua chuyển đổi số toàn diện ở địa bàn huyện Phụng Hiệp",
    ]


def test_a_head_of_two_rows_and_merged_cells() -> None:
    sheet = Sheet()
    sheet.y = 100
    sheet.table([[["TT"], ["Nhiệm vụ"], ["Cơ quan"], ["Thời hạn"]], [["(1)"], ["(2)"], ["(3)"], ["(4)"]]], EDGES)
    sheet.y -= 17
    sheet.table([[["I"], ["Nhóm nhiệm vụ chung"]]], [EDGES[0], EDGES[1], EDGES[-1]])
    document = read(sheet)
    (table,) = document.tables
    assert table.header_rows == 2
    assert [(c.row, c.col, c.colspan, document.text[c.start : c.end]) for c in table.rows[2]] == [
        (2, 0, 1, "I"),
        (2, 1, 3, "Nhóm nhiệm vụ chung"),
    ]


def test_header_cells_close_to_each_other_are_parted() -> None:
    sheet = Sheet()
    left = ["ỦY BAN NHÂN DÂN HUYỆN", "CHÂU THÀNH", "Số: 1144/KH-UBND-VHXH"]
    right = [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Châu Thành, ngày 07 tháng 3 năm 2023",
    ]
    edge = 90 + max(sheet.canvas.stringWidth(text, REGULAR, 13) for text in left) + 9
    for line in range(3):
        sheet.text(90, 60 + 18 * line, left[line])
        sheet.text(edge, 60 + 18 * line, right[line])
    sheet.y = 150
    sheet.centered("KẾ HOẠCH")
    assert blocks(read(sheet)) == [*left, *right, "KẾ HOẠCH"]


@pytest.mark.parametrize(
    ("lines", "printed"),
    [
        # as wide as their column: in whose name is signed, and by whom
        (["T/M. ĐOÀN KIỂM TRA LIÊN NGÀNH SỐ HAI", "TRƯỞNG ĐOÀN"], []),
        (["KT. CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH", "PHÓ CHỦ TỊCH"], []),
        # a name cut by the width of its column stays one
        (
            ["TM. BAN CHỈ ĐẠO PHONG TRÀO TOÀN DÂN", "XÂY DỰNG ĐỜI SỐNG"],
            ["TM. BAN CHỈ ĐẠO PHONG TRÀO TOÀN DÂN XÂY DỰNG ĐỜI SỐNG"],
        ),
    ],
)  # fmt: skip
def test_who_signs_stands_below_in_whose_name(lines: list[str], printed: list[str]) -> None:
    sheet = Sheet()
    sheet.header()
    sheet.paragraph("Văn phòng Sở tổng hợp kết quả, báo cáo Giám đốc Sở theo quy định.")
    top = sheet.y + 20
    sheet.text(LEFT, top, "Nơi nhận:", BOLD, 11)
    for number, line in enumerate(["- Sở Nội vụ;", "- Lưu: VT."], 1):
        sheet.text(LEFT, top + 14 * number, line, REGULAR, 10)
    for number, line in enumerate(lines):
        sheet.centered(line, 420, BOLD, top + 17 * number)
    sheet.centered("Trần Văn Hào", 420, BOLD, top + 110)
    document = read_bytes(sheet.bytes(), "x.pdf")
    closing = [document.text[block.start : block.end] for block in document.blocks if block.column == "right"]
    whole = printed or lines
    assert closing[-len(whole) - 1 :] == [*whole, "Trần Văn Hào"]
