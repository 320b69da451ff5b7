"""Pages of portals: the plan or article whole, nothing of what stands around it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.document import Document
from models.errors import DocumentError, EmptyDocument
from pipeline.read import read_bytes
from tests.read.html import pages


def read(page: str | bytes) -> Document:
    data = page.encode() if isinstance(page, str) else page
    return read_bytes(data, "https://example.vn/tin")


def texts(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


@pytest.mark.parametrize("kind", pages.ARTICLES)
def test_articles(kind: str) -> None:
    document = read(pages.ARTICLES[kind])
    found = texts(document)
    assert [one for one in found if one in pages.PROSE] == pages.PROSE
    assert found[0] == pages.HEADLINE
    assert "15/04/2024" in document.text
    assert "10:38" in document.text
    around = [*pages.MENU, *pages.OTHERS, *pages.COMMENTS, "Chia sẻ", "đánh giá", "Bản quyền", "Trình duyệt"]
    assert [one for one in around if one in document.text] == []
    assert document.source.origin == "html"
    assert document.source.pages is None


def test_the_author_stays() -> None:
    assert "Tác giả bài viết: Trần Văn Bình" in texts(read(pages.NUKEVIET))


def test_a_plan_in_a_page() -> None:
    document = read(pages.PLAN)
    assert [(block.column, text) for block, text in zip(document.blocks, texts(document), strict=True)] == [
        ("left", "UBND TỈNH SÓC TRĂNG"), ("left", "SỞ NỘI VỤ"), ("left", "Số: 44/KH-SNV"),
        ("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("right", "Độc lập - Tự do - Hạnh phúc"),
        ("right", "Sóc Trăng, ngày 07 tháng 3 năm 2023"),
        ("full", "KẾ HOẠCH"), ("full", "Phát động phong trào thi đua năm 2023"),
        ("full", "Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003 và các luật sửa đổi;"),
        ("full", "I. MỤC ĐÍCH, YÊU CẦU"),
        ("full", "Động viên cán bộ, công chức, viên chức hoàn thành tốt nhiệm vụ được giao trong năm."),
        ("full", "a. Tập thể phòng;"), ("full", "b. Cá nhân công chức."),
        ("full", "- Đăng ký trước ngày 30/4"), ("full", "- Báo cáo"),
        ("full", "TT"), ("full", "Chỉ tiêu"), ("full", "Năm 2023"), ("full", "1"), ("full", "Hồ sơ đúng hạn"),
        ("full", "98%"),
        ("left", "Nơi nhận:"), ("left", "- Như trên;"), ("left", "- Lưu: VT."), ("right", "GIÁM ĐỐC"),
        ("right", "Lê Thị C"),
    ]  # fmt: skip
    assert [len(row) for row in document.tables[0].rows] == [3, 3]
    assert document.tables[0].header_rows == 1
    heads = [block for block, text in zip(document.blocks, texts(document), strict=True) if text.startswith("I. ")]
    assert heads[0].bold


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        ("<p>Một<br>hai</p>", ["Một hai"]),
        ("<p>Hết câu.<br>Câu sau</p>", ["Hết câu.", "Câu sau"]),
        ("Chữ rời<p>Đoạn</p>chữ sau", ["Chữ rời", "Đoạn chữ sau"]),
        ("<h2>Mục <i>đích</i></h2><p>Đúng&nbsp;hạn &amp; đủ &#7879;</p>", ["Mục đích", "Đúng hạn & đủ ệ"]),
        ("<ol start=3><li>Ba</li><li value=7>Bảy</li><li>Tám</li></ol>", ["3. Ba", "7. Bảy", "8. Tám"]),
        ("<ol type=I><li><p>Một</p><ul><li>con</li></ul></li></ol>", ["I. Một", "- con"]),
        ("<ul style='list-style-type:none'><li>Không dấu</li></ul>", ["Không dấu"]),
        ("<ul><li></li></ul><p>Sau</p>", ["Sau"]),
        ("<table border=1><tr><td><ol start=2><li><p><br></p></li></ol></td><td>Sau</td></tr></table>", ["2.", "Sau"]),
        ("<p style='text-transform:uppercase'>kế hoạch</p>", ["kế hoạch"]),
        ("<p hidden>ẩn</p><p aria-hidden=true>ẩn</p><p>Hiện</p>", ["Hiện"]),
        ("<p>Theo luật<a href='#_ftn1'>[1]</a> này</p>", ["Theo luật này"]),
        (
            "<p>Câu<a href='#sdfootnote1sym'>1</a>.</p><p><a href='#sdfootnote1anc'>1</a> Là luật.</p>",
            ["Câu.", "1 Là luật."],
        ),
        ("<p><b>1. Thời gian:</b><i>\n</i>13h30</p>", ["1. Thời gian: 13h30"]),
        ("<pre>Dòng một;\nDòng hai</pre>", ["Dòng một;", "Dòng hai"]),
        ("<p>a</p><p>b</b></i><div><p>c", ["a b c"]),
    ],
)
def test_elements(inner: str, printed: list[str]) -> None:
    assert texts(read(f"<html><body><div>{inner}</div></body></html>")) == printed


def test_merged_cells() -> None:
    page = (
        "<html><body><table border=1><tr><th rowspan=2>TT</th><th colspan=2>Chỉ tiêu</th></tr>"
        "<tr><td>2026</td><td>2027</td></tr><tr><td>1</td><td>80%</td><td>90%</td></tr></table></body></html>"
    )
    document = read(page)
    cells = [
        [(document.text[c.start : c.end], c.row, c.col, c.rowspan, c.colspan) for c in row]
        for row in document.tables[0].rows
    ]
    assert cells == [
        [("TT", 0, 0, 2, 1), ("Chỉ tiêu", 0, 1, 1, 2)],
        [("2026", 1, 1, 1, 1), ("2027", 1, 2, 1, 1)],
        [("1", 2, 0, 1, 1), ("80%", 2, 1, 1, 1), ("90%", 2, 2, 1, 1)],
    ]


WORDS = "Kế hoạch phát động thi đua và các tiêu chí của năm"


@pytest.mark.parametrize(
    "data",
    [
        f"<html><head><meta charset=utf-8></head><body><p>{WORDS}</p></body></html>".encode(),
        b"\xef\xbb\xbf" + f"<html><meta charset=windows-1252><body><p>{WORDS}</p></body></html>".encode(),
        f"<html><body><p>{WORDS}</p></body></html>".encode("utf-16"),
        f"<html><head><meta charset=windows-1258></head><body><p>{WORDS}</p></body></html>".encode(),
        f"<?xml version='1.0' encoding='utf-8'?><html xmlns='x'><body><p>{WORDS}</p></body></html>".encode(),
        b"<html><head><meta http-equiv=Content-Type content='text/html; charset=windows-1252'></head><body><p>"
        + "".join(c if ord(c) < 256 else f"&#{ord(c)};" for c in WORDS).encode("cp1252")
        + b"</p></body></html>",
    ],
)
def test_encodings(data: bytes) -> None:
    assert texts(read(data)) == [WORDS]


@pytest.mark.parametrize(
    "page", ["<html></html>", "<!doctype html><body><script>x()</script></body>", "<html><body><p> </p>"]
)
def test_pages_without_words(page: str) -> None:
    with pytest.raises(EmptyDocument, match="trang"):
        read(page)


def outcome(page: str) -> Document | DocumentError:
    try:
        return read(page)
    except DocumentError as error:
        return error


def test_a_deep_page_is_read_or_refused() -> None:
    found = outcome("<html><body>" + "<div>" * 5000 + "x")
    assert found.remedy if isinstance(found, DocumentError) else found.text == "x"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, len(pages.PLAN)), st.text("<>/'\"=&;abptrd ", max_size=20))
def test_spoilt_pages_are_read_or_refused(place: int, spoilt: str) -> None:
    found = outcome("<html>" + pages.PLAN[:place] + spoilt + pages.PLAN[place:])
    assert isinstance(found, DocumentError) or len(found.source_map.offsets) == len(found.text)


def test_a_cut_letter_does_not_spoil_a_page() -> None:
    data = f"<html><body><p>{WORDS * 5}</p><p>Hết</p></body></html>".encode().replace(
        b"t</p></body>", b"t\xe1\xbb</p></body>"
    )
    assert texts(read(data))[0] == WORDS * 5
