"""References: roles, the parent, one entry for each document."""

from __future__ import annotations

import pytest

from models.reference import Reference
from tests.extract.headed import BODY, MOTTO, plan, record_of

DISTRICT = f"UBND HUYỆN PHÚ LÂM\nSố: 15/KH-UBND\n\n{MOTTO}\nPhú Lâm, ngày 06 tháng 3 năm 2023"
OFFICE = f"UBND TỈNH LONG AN\nSỞ TƯ PHÁP\nSố: 15/KH-STP\n\n{MOTTO}\nLong An, ngày 06 tháng 3 năm 2023"
MINISTRY = f"BỘ TƯ PHÁP\nSố: 15/KH-BTP\n\n{MOTTO}\nHà Nội, ngày 06 tháng 3 năm 2023"
REGIMENT = f"SƯ ĐOÀN 31\nTRUNG ĐOÀN 66\nSố: 15/KH-TĐ\n\n{MOTTO}\nLong An, ngày 06 tháng 3 năm 2023"
PARTY = (
    "ĐẢNG BỘ TỈNH LONG AN\nĐẢNG ỦY XÃ ĐÔNG HÒA\n*\nSố 15-KH/ĐU\n\n"
    "ĐẢNG CỘNG SẢN VIỆT NAM\nĐông Hòa, ngày 06 tháng 3 năm 2026"
)


def references_of(preamble: str, heading: str = DISTRICT, body: str = BODY) -> tuple[Reference, ...]:
    return record_of(plan(heading=heading, preamble=preamble, body=body)).references


def roles_of(preamble: str, heading: str = DISTRICT, body: str = BODY) -> list[tuple[str | None, str]]:
    return [(reference.symbol, reference.role) for reference in references_of(preamble, heading, body)]


@pytest.mark.parametrize(
    ("words", "symbol", "issuer", "title"),
    [
        # of the youth union, without its dash
        ("Kế hoạch số 98 KH/TWĐTN ngày 14/7/2022 của Trung ương Đoàn về trồng cây", "98-KH/TWĐTN", "Trung ương Đoàn",
         "về trồng cây"),
        # a portal lost the space behind the symbol
        ("Thông báo số 70-TB/TUngày 06/01/2022 của Tỉnh ủy Long An về trồng cây", "70-TB/TU", "Tỉnh ủy Long An",
         "về trồng cây"),
        ("Kế hoạch số 9/KH-UBNDngày 06/01/2022 của Tỉnh ủy Long An", "9/KH-UBND", "Tỉnh ủy Long An", None),
        # said once before the list
        ("các Quyết định của Thủ tướng Chính phủ: số 140/QĐ-TTg ngày 30/9/2022 về trồng cây", "140/QĐ-TTg",
         "Thủ tướng Chính phủ", "về trồng cây"),
        # what the plan details is no name
        ("Kế hoạch số 79/KH-BGDĐT của Bộ GDĐT chi tiết các hoạt động đào tạo", "79/KH-BGDĐT",
         "Bộ Giáo dục và Đào tạo", None),
        # asides behind the name of a body
        ("đề nghị của Sở Y tế (Thường trực Ban Chỉ đạo) tại Tờ trình số 12/SYT", "12/SYT", "Sở Y tế", None),
        ("Quyết định số 95/QĐ-BCĐ của Ban Chỉ đạo A (sau đây viết tắt là Ban Chỉ đạo) về việc ban hành Quy chế",
         "95/QĐ-BCĐ", "Ban Chỉ đạo A", "về việc ban hành Quy chế"),
    ],
)  # fmt: skip
def test_loose_spellings(words: str, symbol: str, issuer: str, title: str | None) -> None:
    found = references_of(f"Căn cứ {words};\n\nUBND huyện Phú Lâm ban hành Kế hoạch như sau:")
    assert [(one.symbol, one.issuer, one.title) for one in found] == [(symbol, issuer, title)]


def test_a_title_in_capitals_names_a_document_in_its_running_form() -> None:
    title = "KẾ HOẠCH\n\nTHỰC HIỆN CHỈ THỊ SỐ 5/CT-UBND NGÀY 02/3/2023 CỦA CHỦ TỊCH UBND TỈNH LONG AN VỀ TRỒNG CÂY"
    preamble = "Thực hiện Chỉ thị số 5/CT-UBND ngày 02/3/2023 của Chủ tịch UBND tỉnh Long An về trồng cây, UBND huyện"
    (reference,) = record_of(plan(heading=DISTRICT, title=title, preamble=f"{preamble} ban hành Kế hoạch:")).references
    assert reference.symbol == "5/CT-UBND"
    assert (reference.issuer, reference.title) == ("Chủ tịch Ủy ban nhân dân tỉnh Long An", "về trồng cây")


def test_a_symbol_in_capitals_is_read_as_the_running_text_writes_it() -> None:
    title = "KẾ HOẠCH\n\nTHỰC HIỆN QUYẾT ĐỊNH SỐ 34/QĐ-TTG NGÀY 02/3/2023 CỦA THỦ TƯỚNG CHÍNH PHỦ"
    preamble = "Thực hiện Quyết định số 34/QĐ-TTg ngày 02/3/2023 của Thủ tướng Chính phủ, UBND huyện ban hành Kế hoạch:"
    (reference,) = record_of(plan(heading=DISTRICT, title=title, preamble=preamble)).references
    assert (reference.symbol, reference.role) == ("34/QĐ-TTg", "parent")


@pytest.mark.parametrize(
    ("preamble", "role"),
    [
        ("Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về trồng cây,", "parent"),
        ("Triển khai Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về trồng cây,", "parent"),
        ("Triển khai thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Long An,", "parent"),
        ("Hưởng ứng phong trào tại Kế hoạch số 9/KH-UBND của UBND tỉnh Long An,", "parent"),
        ("Để triển khai Kế hoạch số 9/KH-UBND của UBND tỉnh Long An,", "parent"),
        ("- Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về trồng cây;", "parent"),  # as a list
        ("Căn cứ Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về ngân sách;", "basis"),
        ("- Căn cứ Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về ngân sách;", "basis"),
        ("Theo Kế hoạch số 9/KH-UBND của UBND tỉnh Long An về ngân sách,", "basis"),
        ("Trên cơ sở Kế hoạch số 9/KH-UBND của UBND tỉnh Long An,", "basis"),
        ("Kế hoạch này thay thế Kế hoạch số 9/KH-UBND của UBND huyện Phú Lâm.", "replaces"),
        ("Kế hoạch này sửa đổi, bổ sung Kế hoạch số 9/KH-UBND của UBND huyện Phú Lâm.", "amends"),
        ("Phong trào nêu tại Kế hoạch số 9/KH-UBND của UBND tỉnh Long An rất hay.", "mention"),
        # under a bare Căn cứ: about the very object of the title
        (
            "Căn cứ Kế hoạch số 9/KH-UBND của UBND tỉnh Long An phát động phong trào thi đua trồng cây năm 2023;",
            "parent",
        ),
    ],
)
def test_role_by_the_cue(preamble: str, role: str) -> None:
    assert roles_of(preamble) == [("9/KH-UBND", role)]


@pytest.mark.parametrize(
    ("heading", "preamble", "role"),
    [
        (DISTRICT, "Thực hiện Kế hoạch số 9/KH-UBND của UBND huyện Phú Lâm,", "basis"),  # of the same body
        (DISTRICT, "Thực hiện Kế hoạch số 9/KH-PNV của Phòng Nội vụ huyện Phú Lâm,", "basis"),  # of a lower one
        (DISTRICT, "Thực hiện Nghị quyết số 9-NQ/HU của Huyện ủy Phú Lâm,", "parent"),  # the Party's of the same level
        (DISTRICT, "Thực hiện Nghị quyết số 9-NQ/HU,", "parent"),  # known by its code alone
        (DISTRICT, "Thực hiện Nghị quyết số 9/NQ-HĐND của Hội đồng nhân dân huyện Phú Lâm,", "parent"),
        (DISTRICT, "Thực hiện Nghị định số 98/2023/NĐ-CP của Chính phủ,", "basis"),  # laws are no parents
        (DISTRICT, "Thực hiện Luật Thi đua, khen thưởng năm 2022,", "basis"),
        (OFFICE, "Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Long An,", "parent"),
        (OFFICE, "Thực hiện Kế hoạch số 9/KH-SNV của Sở Nội vụ Long An,", "basis"),  # a peer
        (OFFICE, "Thực hiện Kế hoạch số 9/KH-BTP của Bộ Tư pháp,", "parent"),
        (OFFICE, "Thực hiện Quyết định số 9/QĐ-STP của Giám đốc Sở Tư pháp,", "basis"),  # the head of the same body
        (OFFICE, "Thực hiện Quyết định số 9/QĐ-STP,", "basis"),  # its own symbol
        (MINISTRY, "Triển khai Quyết định số 9/QĐ-TTg của Thủ tướng Chính phủ,", "parent"),
        (MINISTRY, "Triển khai Quyết định số 9/QĐ-BNV của Bộ Nội vụ,", "basis"),
        (REGIMENT, "Triển khai Kế hoạch số 9/KH-SĐ của Sư đoàn 31,", "parent"),  # printed above it
        (REGIMENT, "Triển khai Kế hoạch số 9/KH-TĐ của Trung đoàn 40,", "basis"),  # a peer
        (PARTY, "- Thực hiện Kế hoạch số 9-KH/TU, ngày 15/10/2025 của Ban Thường vụ Tỉnh uỷ,", "parent"),
    ],
)
def test_only_a_higher_body_gives_the_parent(heading: str, preamble: str, role: str) -> None:
    ((_, found),) = roles_of(preamble, heading)
    assert found == role


def test_of_several_parents_the_one_most_like_the_title() -> None:
    preamble = (
        "Thực hiện Kế hoạch số 8/KH-UBND của UBND tỉnh Long An về ngân sách; Kế hoạch số 9/KH-UBND của UBND tỉnh "
        "phát động phong trào thi đua trồng cây,"
    )
    assert roles_of(preamble) == [("8/KH-UBND", "basis"), ("9/KH-UBND", "parent")]


def test_rightly_no_parent() -> None:
    preamble = "Căn cứ Luật Thi đua, khen thưởng năm 2022; căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ;"
    assert {role for _, role in roles_of(preamble)} == {"basis"}


def test_one_entry_for_a_document_however_often_it_is_cited() -> None:
    preamble = "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2023 của UBND tỉnh,"
    duty = "1. Theo Kế hoạch số 9/KH-UBND của Ủy ban nhân dân tỉnh Long An về trồng cây."
    body = f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n{duty}"
    (reference,) = references_of(preamble, body=body)
    assert reference.issued_on == "2023-02-02"
    assert reference.issuer == "Ủy ban nhân dân tỉnh Long An"  # the fullest name
    assert reference.title == "về trồng cây"
    assert len(reference.evidence) == 2


def test_numbers_begin_anew_each_year() -> None:
    preamble = "Căn cứ Kế hoạch số 9/KH-UBND ngày 02/02/2022; Kế hoạch số 9/KH-UBND ngày 03/3/2023 của UBND tỉnh;"
    assert [reference.issued_on for reference in references_of(preamble)] == ["2022-02-02", "2023-03-03"]


def test_a_law_named_again_without_its_year_is_the_same() -> None:
    preamble = "Căn cứ Luật Thi đua, khen thưởng năm 2022; theo quy định của Luật Thi đua, khen thưởng;"
    assert [reference.issued_on for reference in references_of(preamble)] == ["2022"]


def test_a_law_that_is_taught_is_not_cited() -> None:
    assert references_of("Nội dung:", body="I. NỘI DUNG\n\n1. Tuyên truyền Luật Bảo vệ môi trường.") == ()


def test_the_own_number_is_no_reference() -> None:
    assert references_of("Kế hoạch số 15/KH-UBND này gồm hai phần.") == ()


def test_annexes_and_footnotes_are_read_too() -> None:
    closing = "GIÁM ĐỐC\n\nLê Văn Bốn\n\nNơi nhận:\n- Lưu: VT.\n\nPHỤ LỤC\n\nMẫu theo Thông tư số 7/2020/TT-BTP."
    (reference,) = record_of(plan(closing=closing)).references
    assert (reference.symbol, reference.role) == ("7/2020/TT-BTP", "mention")
