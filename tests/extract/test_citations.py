"""Mentions in running text: the forms of domain notes 5.5, each with its parts."""

from __future__ import annotations

import pytest

from pipeline.extract.anchors import type_of_code
from pipeline.extract.citations import Mention, find_mentions
from tests.extract.headed import plan, reading_of, record_of


def mentions_of(text: str) -> list[Mention]:
    reading = reading_of(text)
    return find_mentions(reading, 0, len(reading.text))


def parts(mention: Mention) -> tuple[str | None, ...]:
    date = mention.date.edtf() if mention.date else None
    return mention.doc_type, mention.symbol, date, mention.issuer, mention.title


CASES = [
    # 1 the full form
    ("Kế hoạch số 52/KH-UBND ngày 06/4/2022 của Ủy ban nhân dân tỉnh Long An phát động thi đua",
     "KH", "52/KH-UBND", "2022-04-06", "Ủy ban nhân dân tỉnh Long An", "phát động thi đua"),
    # 2 a decision that carries a plan
    ("Quyết định số 2142/QĐ-UBND ngày 29/12/2023 của UBND tỉnh ban hành Kế hoạch cải cách",
     "QĐ", "2142/QĐ-UBND", "2023-12-29", "Ủy ban nhân dân tỉnh", "ban hành Kế hoạch cải cách"),
    # 3 no 'số'
    ("Quyết định 2142/QĐ-UBND của UBND tỉnh", "QĐ", "2142/QĐ-UBND", None, "Ủy ban nhân dân tỉnh", None),
    # 4 small letters; the code names body and office
    ("công văn số 4002/UBND-NC ngày 28/11/2017", "CV", "4002/UBND-NC", "2017-11-28", None, None),
    # 6 a law by its year
    ("Luật Thi đua, khen thưởng năm 2022", "LUẬT", None, "2022", None, "Luật Thi đua, khen thưởng"),
    # 7 the year in the number
    ("Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ", "NĐ", "98/2023/NĐ-CP", "2023-12-31", "Chính phủ",
     None),
    # 8 the date in words
    ("Kế hoạch số 24/KH-UBND ngày 08 tháng 3 năm 2022", "KH", "24/KH-UBND", "2022-03-08", None, None),
    # 9 a programme of action of the Party
    ("Chương trình hành động số 09-CTr/TU ngày 14/5/2021 của Tỉnh ủy",
     "CTr", "09-CTr/TU", "2021-05-14", "Tỉnh ủy", None),
    # 10
    ("Nghị quyết số 10-NQ/TU ngày 29/12/2021 của Ban Chấp hành Đảng bộ tỉnh về đẩy mạnh cải cách",
     "NQ", "10-NQ/TU", "2021-12-29", "Ban Chấp hành Đảng bộ tỉnh", "về đẩy mạnh cải cách"),
    # 11 a space from recognition
    ("Chỉ thị số 23/CT- TTg của Thủ tướng Chính phủ", "CT", "23/CT-TTg", None, "Thủ tướng Chính phủ", None),
    # 12 an anaphora is no trích yếu
    ("Quyết định số 1738/QĐ-UBND nêu trên", "QĐ", "1738/QĐ-UBND", None, None, None),
    # 14 no date
    ("Nghị quyết số 76/NQ-CP của Chính phủ", "NQ", "76/NQ-CP", None, "Chính phủ", None),
    # 16 a short name given in brackets ends the trích yếu
    ("Quyết định số 923/QĐ-TTg ngày 14/5/2025 của Thủ tướng Chính phủ phát động phong trào (sau đây gọi là Phong trào)",
     "QĐ", "923/QĐ-TTg", "2025-05-14", "Thủ tướng Chính phủ", "phát động phong trào"),
    # 17 an abbreviated body
    ("Kế hoạch số 16/KH-HĐTĐKT ngày 31/8/2021 của Hội đồng TĐKT Trung ương",
     "KH", "16/KH-HĐTĐKT", "2021-08-31", "Hội đồng Thi đua - Khen thưởng Trung ương", None),
    # 18 a letter behind the number
    ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011", "NQ", "30c/NQ-CP", "2011-11-08", None, None),
    # 19
    ("Công văn số 2231/SNV-CCHC&PC ngày 01/8/2018", "CV", "2231/SNV-CCHC&PC", "2018-08-01", None, None),
    ("Tờ trình số 1494/TTr-SNV ngày 02/10/2018", "TTr", "1494/TTr-SNV", "2018-10-02", None, None),
    # 20 the State's way on a Party paper; a loose name
    ("Chỉ thị số 22/CT-TW", "CT", "22/CT-TW", None, None, None),
    ("văn bản số 238/UBND-KGVX", "CV", "238/UBND-KGVX", None, None, None),
    # 21 a missing space
    ("Văn bản số581/BNV-CCHC ngày 05/02/2015", "CV", "581/BNV-CCHC", "2015-02-05", None, None),
    # 23 a consolidation
    ("văn bản số 16/VBHN-VPQH ngày 13/12/2013", "VBHN", "16/VBHN-VPQH", "2013-12-13", None, None),
    # 24 a comma before the day, the Party's way
    ("Chỉ thị số 30-CT/TU, ngày 10/5/2021 của Ban Thường vụ Tỉnh ủy",
     "CT", "30-CT/TU", "2021-05-10", "Ban Thường vụ Tỉnh ủy", None),
    ("Kết luận số 1160-KL/TU", "KL", "1160-KL/TU", None, None, None),
    # a law with its number
    ("Luật Dược số 105/2016/QH13 ngày 06/4/2016", "LUẬT", "105/2016/QH13", "2016-04-06", None, "Luật Dược"),
    ("Luật số 06/2022/QH15", "LUẬT", "06/2022/QH15", None, None, None),
    # a letter of a company
    ("Công văn số 05/2026/VLN/CV-LV của Công ty Lâm Vĩnh", "CV", "05/2026/VLN/CV-LV", None, "Công ty Lâm Vĩnh", None),
    # the body before the document
    ("phong trào do UBND tỉnh Long An phát động tại Kế hoạch số 24/KH-UBND ngày 08/3/2022",
     "KH", "24/KH-UBND", "2022-03-08", "Ủy ban nhân dân tỉnh Long An", None),
    # a body with commas in its name
    ("Kế hoạch số 7/KH-SVHTTDL của Sở Văn hóa, Thể thao và Du lịch về thi đua",
     "KH", "7/KH-SVHTTDL", None, "Sở Văn hóa, Thể thao và Du lịch", "về thi đua"),
    # old place of the tone
    ("Kế hoạch số 7/KH-UBND của Uỷ ban nhân dân tỉnh Long An về thi đua",
     "KH", "7/KH-UBND", None, "Uỷ ban nhân dân tỉnh Long An", "về thi đua"),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[0])
def test_one_citation(case: tuple[str, ...]) -> None:
    (mention,) = mentions_of(f"Căn cứ {case[0]};")
    assert parts(mention) == case[1:]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kế hoạch số 9/KH-UBND về thi đua, Sở Tư pháp ban hành kế hoạch như sau:",
            "về thi đua",
        ),  # the subject follows
        ("Kế hoạch số 9/KH-UBND về thi đua, nhà trường xây dựng kế hoạch", "về thi đua"),
        ("Kế hoạch số 9/KH-UBND về thi đua. Nay giao các phòng", "về thi đua"),
        ("Kế hoạch số 9/KH-UBND về thi đua: nội dung", "về thi đua"),
        ("Kế hoạch số 9/KH-UBND về thi đua lao động, sáng tạo", "về thi đua lao động, sáng tạo"),  # a comma inside
        ("Kế hoạch số 9/KH-UBND về thi đua và Quyết định số 8/QĐ-UBND", "về thi đua"),
        ("Kế hoạch số 9/KH-UBND thực hiện Nghị quyết số 8-NQ/TU về rừng", "thực hiện Nghị quyết số 8-NQ/TU"),
    ],
)
def test_where_a_title_ends(text: str, title: str) -> None:
    assert mentions_of(text)[0].title == title


def test_several_in_one_sentence() -> None:
    text = (
        "Căn cứ Luật Thi đua, khen thưởng ngày 15/6/2022; Nghị định số 98/2023/NĐ-CP của Chính phủ, Thông tư số "
        "01/2024/TT-BNV và các Quyết định số 8/QĐ-UBND, số 9/QĐ-UBND của UBND tỉnh"
    )
    symbols = [mention.symbol for mention in mentions_of(text)]
    assert symbols == [None, "98/2023/NĐ-CP", "01/2024/TT-BNV", "8/QĐ-UBND", "9/QĐ-UBND"]


def test_laws_of_one_name_by_their_dates() -> None:
    text = "Căn cứ Luật Thi đua, khen thưởng ngày 26/11/2003, ngày 14/6/2005 và ngày 16/11/2013;"
    dates = [mention.date.edtf() for mention in mentions_of(text) if mention.date]
    assert dates == ["2003-11-26", "2005-06-14", "2013-11-16"]


def test_a_law_inside_the_title_of_a_decree_is_not_cited_for_itself() -> None:
    text = "Nghị định số 98/2023/NĐ-CP quy định chi tiết một số điều của Luật Thi đua, khen thưởng;"
    assert [mention.doc_type for mention in mentions_of(text)] == ["NĐ"]


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 06/4/2022 trồng 15/20 cây.",
        "Tỷ số 3-2, hiệp 1/2.",
        "xe 29A/12345 chạy 60km/h",
        "Kế hoạch này và Đề án kèm theo.",  # 13: no document of its own number
        "tuyến A/B, lớp 10/A và 12-A",
        "Trang 12/KH",
        "",
    ],
)
def test_what_is_no_citation(text: str) -> None:
    assert mentions_of(f"{text} Hết.") == []


@pytest.mark.parametrize(
    ("code", "doc_type"),
    [("KH-UBND", "KH"), ("2023/NĐ-CP", "NĐ"), ("NQ/TU", "NQ"), ("2022/QH15", "LUẬT"), ("UBND-NC", None), ("", None)],
)
def test_type_of_code(code: str, doc_type: str | None) -> None:
    assert type_of_code(code) == doc_type


@pytest.mark.parametrize(
    ("text", "doc_type", "symbol", "issuer"),
    [
        # the body that writes stands before its letter
        ("Xét đề nghị của Sở Tư pháp tại Tờ trình số 14/TTr-STP", "TTr", "14/TTr-STP", "Sở Tư pháp"),
        ("gồm: Công ty Đá Vàng tại Văn bản số 5/2026/VLN/CV-LV", "CV", "5/2026/VLN/CV-LV", "Công ty Đá Vàng"),
        ("; Công ty Đá Vàng tại Văn bản số 02/GĐN-ĐV", None, "02/GĐN-ĐV", "Công ty Đá Vàng"),  # a code of no known type
        (
            "; Công ty Đá Vàng tại Văn bản số ĐV-SA032/26-LR",
            None,
            "ĐV-SA032/26-LR",
            "Công ty Đá Vàng",
        ),  # of its own make
        ("; Công ty Đá Vàng tại Văn bản số 11/2026CV-ĐV", "CV", "11/2026CV-ĐV", "Công ty Đá Vàng"),
        (
            "quy hoạch được Thủ tướng Chính phủ phê duyệt tại Quyết định số 8/QĐ-TTg",
            "QĐ",
            "8/QĐ-TTg",
            "Thủ tướng Chính phủ",
        ),
    ],
)
def test_the_body_before_the_document(text: str, doc_type: str | None, symbol: str, issuer: str) -> None:
    (mention,) = mentions_of(f"Danh sách {text}.")
    assert (mention.doc_type, mention.symbol, mention.issuer) == (doc_type, symbol, issuer)


@pytest.mark.parametrize(
    ("text", "issuer", "title"),
    [
        ("Kế hoạch số 9-KH/TU của Tỉnh ủy ngày 29/12/2025 về rừng", "Tỉnh ủy", "về rừng"),  # the day behind the body
        ("Kế hoạch số 9-KH/TU của Tỉnh ủy theo phân công", "Tỉnh ủy", None),
        ("Nghị quyết số 9-NQ/TU của Tỉnh ủy về rừng và Đề án số 08 ban hành kèm theo", "Tỉnh ủy", "về rừng"),
        (
            "Kế hoạch số 9/KH-UBND của UBND tỉnh thực hiện “Đề án 08-ĐA/TU của Tỉnh ủy về rừng” năm 2026",
            "Ủy ban nhân dân tỉnh",
            "thực hiện “Đề án 08-ĐA/TU của Tỉnh ủy về rừng” năm 2026",  # a document quoted inside the title
        ),
    ],
)
def test_parts_behind_the_symbol(text: str, issuer: str, title: str | None) -> None:
    mention = mentions_of(f"Căn cứ {text};")[0]
    assert (mention.issuer, mention.title) == (issuer, title)


def test_semicolon_in_a_name() -> None:
    words = (
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14/6/2025 của Chính phủ quy định phân cấp, phân quyền; quy định chi "
        "tiết và hướng dẫn thi hành một số điều của Luật Thi đua, khen thưởng;"
    )
    (one,) = record_of(plan(preamble=words)).references
    assert one.title is not None
    assert one.title.endswith("một số điều của Luật Thi đua, khen thưởng")
