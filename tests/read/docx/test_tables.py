"""Tables with their cells; header and closing tables as columns."""

from __future__ import annotations

from models.document import Document
from tests.read.docx.words import par, read, table, texts

CENTER = '<w:jc w:val="center"/>'


def cells(document: Document) -> list[list[tuple[str, int, int]]]:
    return [
        [(document.text[cell.start : cell.end], cell.rowspan, cell.colspan) for cell in row]
        for row in document.tables[0].rows
    ]


def columns(document: Document) -> list[tuple[str, str]]:
    return [(block.column, text) for block, text in zip(document.blocks, texts(document), strict=True)]


def test_merged_cells() -> None:
    merged = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + par("Chỉ tiêu")
    start = '<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>' + par("TT")
    rest = "<w:tcPr><w:vMerge/></w:tcPr>" + par("")
    document = read(table([[start, merged], [rest, "2026", "2027"], ["1", "80%", "90%"]], widths=[500, 900, 900]))
    assert cells(document) == [
        [("TT", 2, 1), ("Chỉ tiêu", 1, 2)],
        [("2026", 1, 1), ("2027", 1, 1)],
        [("1", 1, 1), ("80%", 1, 1), ("90%", 1, 1)],
    ]
    assert document.tables[0].header_rows == 2
    assert [(b.row, b.col) for b in document.blocks] == [(0, 0), (0, 1), (1, 1), (1, 2), (2, 0), (2, 1), (2, 2)]


def test_nested_tables_are_words_of_their_cell() -> None:
    inner = table([["a", "b"]])
    document = read(table([["TT", "Nội dung"], ["1", par("Gồm:") + inner + par("hết")]]))
    assert cells(document)[1][1][0] == "Gồm:\na\nb\nhết"
    assert len(document.tables) == 1


def test_header_and_closing_tables_are_columns() -> None:
    header = [
        [par("UBND TỈNH SÓC TRĂNG") + par("SỞ NỘI VỤ"), par("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", look=CENTER)],
        ["Số: 44/KH-SNV", "Sóc Trăng, ngày 07 tháng 3 năm 2023"],
    ]
    closing = [[par("Nơi nhận:") + par("- Như trên;") + par("- Lưu: VT."), par("GIÁM ĐỐC") + par("Trần Văn A")]]
    document = read(table(header, ruled=False), "KẾ HOẠCH", table(closing, ruled=False))
    assert columns(document) == [
        ("left", "UBND TỈNH SÓC TRĂNG"), ("left", "SỞ NỘI VỤ"), ("left", "Số: 44/KH-SNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("right", "Sóc Trăng, ngày 07 tháng 3 năm 2023"),
        ("full", "KẾ HOẠCH"),
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Lưu: VT."),
        ("right", "GIÁM ĐỐC"), ("right", "Trần Văn A"),
    ]  # fmt: skip
    assert document.tables == ()


def test_a_header_table_with_rules_and_a_full_row() -> None:
    full = '<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>' + par("KẾ HOẠCH")
    document = read(table([["UBND XÃ A", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"], [full]]))
    assert [side for side, _ in columns(document)] == ["left", "right", "full"]


def test_small_tables_with_rules_stay_tables_and_long_ones_without_too() -> None:
    assert len(read(table([["Họ tên", "Chức vụ"]])).tables) == 1
    assert len(read(table([["Họ tên", "Chức vụ"]] * 5, ruled=False)).tables) == 1
    assert read(table([["Khung chữ"]])).tables == ()


def test_headers_typed_with_tabs() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document = read(
        par("UBND XÃ A", tab, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        par("Số: 05/KH-UBND", tab, tab, "Độc lập - Tự do - Hạnh phúc"),
        "KẾ HOẠCH",
        par("Dân số:", tab, "374.125 người"),
        par("Nơi nhận:", tab, "TM. ỦY BAN NHÂN DÂN"),
        par("- Như trên;", tab, "CHỦ TỊCH"),
        par("- Lưu: VT."),
        par(tab, "Trần Văn A"),
    )
    assert columns(document) == [
        ("left", "UBND XÃ A"), ("left", "Số: 05/KH-UBND"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("full", "KẾ HOẠCH"), ("full", "Dân số: 374.125 người"),
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Lưu: VT."),
        ("right", "TM. ỦY BAN NHÂN DÂN"), ("right", "CHỦ TỊCH"), ("right", "Trần Văn A"),
    ]  # fmt: skip


def test_deleted_rows_are_gone() -> None:
    made = table([["a", "b"], ["c", "d"], ["e", "f"]]).replace(
        '<w:tr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">c',
        '<w:tr><w:trPr><w:del/></w:trPr><w:tc><w:p><w:pPr></w:pPr><w:r><w:rPr></w:rPr><w:t xml:space="preserve">c',
    )
    assert texts(read(made)) == ["a", "b", "e", "f"]
