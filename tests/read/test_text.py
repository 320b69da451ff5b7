"""Text files: markdown marks, wrapped lines, page numbers, encodings, and the laws of the canonical text."""

from __future__ import annotations

import textwrap
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.document import Document
from pipeline.read import read_bytes

PARAGRAPHS = [
    (
        "Căn cứ Kế hoạch số 07/KH-UBND ngày 13 tháng 01 năm 2023 của Ủy ban nhân dân huyện về việc thực hiện "
        "cải cách hành chính và phát triển kinh tế - xã hội giai đoạn 2021 - 2030 trên địa bàn huyện."
    ),
    "I. MỤC ĐÍCH, YÊU CẦU",
    "1. Mục đích",
    (
        "a) Tạo không khí thi đua sôi nổi, động viên tập thể, cá nhân phấn đấu hoàn thành các mục tiêu, nhiệm "
        "vụ được giao trong năm; góp phần xây dựng nền hành chính hiện đại, chuyên nghiệp."
    ),
    (
        "b) Biểu dương, khen thưởng kịp thời tập thể, cá nhân có đóng góp, đạt thành tích xuất sắc trong phong "
        "trào thi đua của các cơ quan, đơn vị từ huyện đến cơ sở."
    ),
    "2. Yêu cầu",
    (
        "- Phong trào thi đua phải được triển khai sâu rộng, thường xuyên, phát huy được tinh thần tự giác, "
        "đoàn kết, sáng tạo của tập thể, cá nhân tham gia;"
    ),
    "- 02 Giấy khen cho các xã, thị trấn;",
    (
        "+ Báo cáo kết quả trước ngày 15/10/2023 theo hướng dẫn của cơ quan thường trực, trong đó nêu rõ những "
        "khó khăn, vướng mắc và kiến nghị, đề xuất của đơn vị."
    ),
]


def read(text: str) -> Document:
    return read_bytes(text.encode(), "kế hoạch.txt")


def blocks(text: str) -> list[str]:
    return read(text).text.split("\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # two cells of the header on one line
        (
            "Số: /KH-STC  Sóc Trăng, ngày    tháng  năm 2022\n\nKẾ HOẠCH",
            ["Số: /KH-STC Sóc Trăng, ngày tháng năm 2022", "KẾ HOẠCH"],
        ),
        # broken over a blank line by a page end
        ("Thường trực Hội\n\nđồng thi đua", ["Thường trực Hội đồng thi đua"]),
        # a page number in the middle of a sentence
        ("các tiêu chí, nội dung, biện\n\n2\n\npháp thi đua", ["các tiêu chí, nội dung, biện pháp thi đua"]),
        ("nội dung, biện\n- 3 -\n\x0cpháp thi đua", ["nội dung, biện pháp thi đua"]),
        # numbers of a list are no page numbers
        ("1\nBan hành\n2\nBáo cáo", ["1", "Ban hành", "2", "Báo cáo"]),
        # markdown marks, and signs that are none
        ("## KẾ HOẠCH ##\n\ntrước ngày **01/12**", ["KẾ HOẠCH", "trước ngày 01/12"]),
        ("từ “**khá**” trở lên", ["từ “khá” trở lên"]),
        ("văn hóa (*không vi phạm*).", ["văn hóa (không vi phạm)."]),
        ("1\\. Mục đích\n\n\\- Thi đua", ["1. Mục đích", "- Thi đua"]),
        ("**K/ CHỦ TỊCH  \nPHÓ CHỦ TỊCH**", ["K/ CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
        ("***Nơi nhận:***", ["Nơi nhận:"]),
        ("> **Nơi nhận:**", ["Nơi nhận:"]),
        ("* Đối với tập thể:\n* Đối với cá nhân:", ["* Đối với tập thể:", "* Đối với cá nhân:"]),
        ("(*) Ghi chú\n\n**a**", ["(*) Ghi chú", "a"]),
        ("5*3 và 2*4, a_b, _____", ["5*3 và 2*4, a_b, _____"]),
        ("**Nội dung\n\nKhác", ["Nội dung", "Khác"]),
        ("**Thời gian:** năm 2023", ["Thời gian: năm 2023"]),
        # a hard break of markdown does not join, although the next line starts in lower case
        ("**Địa chỉ**: số 5  \nđường Lê Lợi", ["Địa chỉ: số 5", "đường Lê Lợi"]),
        # print without a word
        ("Độc lập - Tự do - Hạnh phúc\n---------------\nKẾ HOẠCH", ["Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH"]),
        # short lines of header, recipients and signature
        ("ỦY BAN NHÂN DÂN\nXÃ YÊN THÀNH\nSố: 41/KH-UBND", ["ỦY BAN NHÂN DÂN", "XÃ YÊN THÀNH", "Số: 41/KH-UBND"]),
        (
            "Nơi nhận:\n- Sở Nội vụ;\n- Lưu: VT.\nGIÁM ĐỐC\nVõ Tất Dũng",
            ["Nơi nhận:", "- Sở Nội vụ;", "- Lưu: VT.", "GIÁM ĐỐC", "Võ Tất Dũng"],
        ),
        ("giai đoạn 2021\n- 2030 của tỉnh", ["giai đoạn 2021 - 2030 của tỉnh"]),
        ("a\r\nB\rC\u2028D", ["a", "B", "C", "D"]),
    ],
)
def test_blocks(text: str, expected: list[str]) -> None:
    assert blocks(text) == expected


@pytest.mark.parametrize("width", [60, 80, 95])
@pytest.mark.parametrize(
    ("between", "indent", "every"),
    [("\n\n", "", False), ("\n", "      ", False), ("\n", "", False), ("\n", "", True)],
    ids=["blank line between paragraphs", "indented first lines", "nothing between", "blank line between all lines"],
)
def test_wrapped_text_is_joined(width: int, between: str, indent: str, every: bool) -> None:  # noqa: FBT001
    wrapped = [
        textwrap.fill(text, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False)
        for text in PARAGRAPHS
    ]
    text = between.join(wrapped)
    assert blocks(text.replace("\n", "\n\n") if every else text) == PARAGRAPHS


def test_headings_and_bold() -> None:
    document = read("## **I. MỤC ĐÍCH**\n\n**Nơi nhận:**\n\n*Hào*\n\n**A** b")
    found = [(document.text[b.start : b.end], b.level, b.bold, b.italic) for b in document.blocks]
    assert found == [
        ("I. MỤC ĐÍCH", 2, True, False),
        ("Nơi nhận:", None, True, False),
        ("Hào", None, False, True),
        ("A b", None, False, False),
    ]


def test_markdown_table() -> None:
    document = read("| TT | **Nội dung** |\n|----|:---:|\n| 1 | Ban hành |\n| 2 |  |\n\nHết")
    assert document.text == "TT\nNội dung\n1\nBan hành\n2\nHết"
    (table,) = document.tables
    assert [[document.text[c.start : c.end] for c in row] for row in table.rows] == [
        ["TT", "Nội dung"],
        ["1", "Ban hành"],
        ["2", ""],
    ]
    assert [(b.table, b.row, b.col) for b in document.blocks][-3:] == [(0, 1, 1), (0, 2, 0), (None, None, None)]


def test_rows_between_bars_are_a_table_without_a_rule_below_their_head() -> None:
    document = read("6. Chỉ tiêu:\n| Việc | Năm 2024 |\n| Đội mũ | 97% |\n| Đúng làn |  |\n7. Kinh phí\nTự lo.")
    (table,) = document.tables
    cells = [[document.text[cell.start : cell.end] for cell in row] for row in table.rows]
    assert cells == [["Việc", "Năm 2024"], ["Đội mũ", "97%"], ["Đúng làn", ""]]
    assert [block.table for block in document.blocks] == [None, 0, 0, 0, 0, 0, None, None]


@pytest.mark.parametrize(
    "text",
    [
        "| UBND XÃ X | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n| Số: 4/KH-UBND | X, ngày 02/3/2024 |",  # a letterhead
        "| Nơi nhận: | CHỦ TỊCH |\n| - Lưu: VT. | Lê An |",  # a signature
        "| Việc | Năm 2024 |\n| Đội mũ | 97% | ghi chú |",  # rows of other lengths
        "| Việc | Năm 2024 |",  # one row
    ],
)
def test_bars_that_make_no_table(text: str) -> None:
    assert read(text).tables == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_encodings(encoding: str) -> None:
    assert read_bytes("KẾ HOẠCH\nthi đua của tỉnh".encode(encoding), "x").text == "KẾ HOẠCH\nthi đua của tỉnh"


def test_windows_1258() -> None:
    text = "Phong trào thi đua của các cơ quan"
    marked = unicodedata.normalize("NFD", text).replace("a\u0302", "â").replace("o\u031b", "ơ").replace("u\u031b", "ư")
    assert read_bytes(marked.encode("cp1258"), "x").text == text


def test_nul_bytes_are_dropped() -> None:
    assert read("Phong trào\x00 thi đua").text == "Phong trào thi đua"


LINES = st.lists(
    st.one_of(
        st.sampled_from(PARAGRAPHS),
        st.sampled_from(
            [
                "",
                "  ",
                "KẾ HOẠCH",
                "Số: /KH-STC",
                "Nơi nhận:",
                "- Lưu: VT.",
                "đồng thi đua",
                "**I. Nội dung**",
                "2",
                "| a | b |",
            ]
        ),
        st.text(st.sampled_from("abđ Ệê\u0301\u200b\u00a0-*_#.;:1()“”\t"), max_size=30),
    ),
    min_size=1,
    max_size=12,
).filter(lambda lines: any(char.isalpha() for char in "".join(lines)))


@given(LINES, st.sampled_from(["\n", "\n\n", "\r\n"]))
def test_every_character_stands_at_its_offset(lines: list[str], between: str) -> None:
    source = between.join(lines)
    document = read(source)
    assert len(document.source_map.offsets) == len(document.text)
    in_columns = any(block.column != "full" for block in document.blocks)
    previous = -1
    for char, offset in zip(document.text, document.source_map.offsets, strict=True):
        if offset < 0:
            assert char in " \n"
            continue
        # two columns side by side are read one after the other
        assert offset >= previous or in_columns
        previous = offset
        if char != " ":
            assert unicodedata.normalize("NFD", source[offset])[0] == unicodedata.normalize("NFD", char)[0]
        else:
            assert source[offset].isspace()


@given(LINES, st.sampled_from(["\n", "\n\n"]))
def test_blocks_cover_the_text(lines: list[str], between: str) -> None:
    document = read(between.join(lines))
    assert "\n".join(document.text[block.start : block.end] for block in document.blocks) == document.text
    assert all(block.start < block.end for block in document.blocks)
    assert all(a.end + 1 == b.start for a, b in zip(document.blocks, document.blocks[1:], strict=False))


@given(
    st.lists(
        st.sampled_from(
            [*PARAGRAPHS, "KẾ HOẠCH", "Số: /KH-STC", "đồng thi đua", "Nơi nhận:", "- Lưu: VT.", "trong năm"]
        ),
        min_size=1,
    )
)
def test_reading_canonical_text_changes_nothing(lines: list[str]) -> None:
    text = read("\n\n".join(lines)).text
    assert read(text).text == text


@given(LINES)
@example(["Ệ*1*"])  # a sign inside a word, also where the word ends in a combining mark
def test_decomposed_text_reads_the_same(lines: list[str]) -> None:
    text = unicodedata.normalize("NFC", "\n".join(lines))
    assert read(unicodedata.normalize("NFD", text)).text == read(text).text


@pytest.mark.parametrize(
    "opening", ["Thực hiện Kế hoạch số 9/KH-SNV", "Căn cứ Luật Thi đua, khen thưởng", "Hưởng ứng lời kêu gọi"]
)
def test_a_full_line_of_the_title_is_not_joined_to_the_preamble(opening: str) -> None:
    title = "Tổ chức phong trào thi đua giữ gìn nếp sống văn minh, thân thiện trong công sở năm 2025"
    said = f"{opening} về việc phát động thi đua giữa các đơn vị trực thuộc, các phòng phối hợp thực hiện tốt việc "
    wrapped = textwrap.wrap(said + "đã nêu trong bản kế hoạch này và báo cáo kết quả về cơ quan. " * 8, len(title) + 1)
    found = blocks("\n".join(["KẾ HOẠCH", title, *wrapped]))
    assert found[:2] == ["KẾ HOẠCH", title]
    assert found[2].startswith(opening)


def test_a_title_that_wraps_goes_on() -> None:
    found = blocks(
        "KẾ HOẠCH\nPhát động phong trào thi đua yêu nước và\nThực hiện văn hóa công sở\nI. MỤC ĐÍCH\n1. Một."
    )
    assert found[1] == "Phát động phong trào thi đua yêu nước và Thực hiện văn hóa công sở"
