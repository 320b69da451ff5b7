# ruff: noqa: E501
"""Pages of other portals than those the rules were first written for: the words whole, nothing around them."""

from __future__ import annotations

import pytest

from pipeline.extract.record import extract
from pipeline.read import read_bytes
from tests.read.html import pages, portals
from tests.read.html.test_html import texts

_AROUND = [
    *pages.MENU[:1], *pages.MENU[3:], *pages.OTHERS, *pages.COMMENTS, "CỔNG THÔNG TIN", "Lượt xem", "Số lần đọc", "Cỡ chữ", "Bản in", "Phiếu",
    "liên quan", "cùng loại", "TIN CÙNG", "đã đưa", "Đang truy cập", "Hôm nay", "Bản quyền", "Giấy phép", "Trụ sở", "Bình luận", "Chia sẻ",
    "đọc nhiều", "Đọc nhiều", "CHUYÊN MỤC", "Chi tiết", "Trang sau", "Thời gian đọc",
]  # fmt: skip


@pytest.mark.parametrize("kind", portals.ARTICLES)
def test_articles(kind: str) -> None:
    document = read_bytes(portals.ARTICLES[kind].encode(), "tin")
    found = texts(document)
    assert found[0] == pages.HEADLINE
    assert "15/04/2024 10:38" in found[1]
    assert [one for one in found if one in pages.PROSE] == pages.PROSE
    assert [one for one in _AROUND if one in document.text] == []
    assert ("Trần Văn Bình" in found) == ("Trần Văn Bình" in portals.ARTICLES[kind])


@pytest.mark.parametrize("kind", portals.PLANS)
def test_plans(kind: str) -> None:
    document = read_bytes(portals.PLANS[kind].encode(), "ke-hoach")
    found = texts(document)
    assert [one for one in found if one in portals.PLAN_LINES] == portals.PLAN_LINES
    assert [one for one in (*_AROUND, "Số ký hiệu", "Trích yếu", "Lược đồ") if one in document.text] == []
    assert found[0] in {"UBND TỈNH BÌNH ĐỊNH", "KẾ HOẠCH"}


def test_the_plan_of_a_base_of_documents_gives_its_record() -> None:
    record = extract(read_bytes(portals.DOCUMENT_BASE.encode(), "ke-hoach"))
    header = record.document
    assert (header.doc_type, header.symbol, header.issued_on) == ("KH", "21/KH-SCT", "2024-04-15")
    assert header.signer is not None
    assert header.signer.name == "Lê Thị C"


def test_a_plan_in_a_viewer_is_said_to_be_there() -> None:
    document = read_bytes(portals.VIEWER.encode(), "ke-hoach")
    assert "21/KH-SCT" in document.text
    assert any("khung xem tệp PDF" in warning for warning in document.source.warnings)
    longer = portals.CLOSING + "<p>Phong trào thi đua.</p>" * 60 + "<iframe src='a.pdf'></iframe>"
    framed = portals.DOCUMENT_BASE.replace(portals.CLOSING, longer)
    assert read_bytes(framed.encode(), "ke-hoach").source.warnings == ()


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-bom"])
def test_charsets(charset: str) -> None:
    page = portals.OLD_FONTS
    data = b"\xff\xfe" + page.encode("utf-16-le") if charset == "utf-16-le-bom" else page.encode(charset)
    assert texts(read_bytes(data, "tin"))[0] == pages.HEADLINE


@pytest.mark.parametrize(
    ("inner", "printed"),
    [
        # lines of one block are paragraphs where there are many, a sentence where they are few
        ("<div>KẾ HOẠCH<br>Phát động<br>Căn cứ Luật<br>1. Mục đích</div>", ["KẾ HOẠCH", "Phát động", "Căn cứ Luật", "1. Mục đích"]),
        ("<div>Thi đua hoàn thành<br>nhiệm vụ<br>được giao<br>trong năm</div>", ["Thi đua hoàn thành nhiệm vụ được giao trong năm"]),
        ("<div>Thi đua<br>Khen thưởng</div>", ["Thi đua Khen thưởng"]),
        # lines that are links and nothing else are a list of links from two on
        ("<div>Xem Kế hoạch đã ban hành:<br><a href=x>Tin một hai</a><br><a href=y>Tin ba bốn</a> (3/4)</div>", ["Xem Kế hoạch đã ban hành:"]),
        ("<div>Căn cứ <a href=x>Luật Thi đua</a>;<br>Căn cứ <a href=y>Nghị định 98</a>;</div>", ["Căn cứ Luật Thi đua;", "Căn cứ Nghị định 98;"]),
        ("<div>&nbsp;&nbsp;1.&nbsp;M&#7909;c &#273;&iacute;ch&#8203;</div>", ["1. Mục đích"]),
    ],
)  # fmt: skip
def test_lines_of_a_block(inner: str, printed: list[str]) -> None:
    assert texts(read_bytes(f"<html><body>{inner}</body></html>".encode(), "x")) == printed
