"""Plans as portals reprint them: a headline above the letterhead, lost lines, bodies in small letters."""

from __future__ import annotations

import pytest

from tests.extract.headed import BODY, CLOSING, HEADING, MOTTO, PREAMBLE, TITLE, plan, record_of

DATE = "Phú Lâm, ngày 06 tháng 3 năm 2023"


@pytest.mark.parametrize(
    "headline",
    [
        "KẾ HOẠCH Phát động phong trào thi đua trồng cây năm 2023",
        "KẾ HOẠCH\nPhát động phong trào thi đua trồng cây năm 2023",
        "Trang chủ\n\nKẾ HOẠCH Phát động phong trào thi đua trồng cây",
    ],
)
def test_a_headline_above_the_letterhead_is_not_the_title(headline: str) -> None:
    header = record_of(f"{headline}\n\n{plan()}").document
    assert (header.symbol, header.issued_on) == ("15/KH-UBND", "2023-03-06")
    assert header.title == "Phát động phong trào thi đua trồng cây năm 2023"
    assert header.issuer is not None
    assert header.issuer.name == "Ủy ban nhân dân huyện Phú Lâm"


@pytest.mark.parametrize("decider", ["ỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM", "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM"])
def test_who_decides_below_a_title_in_capitals_is_no_part_of_it(decider: str) -> None:
    title = f"QUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH TRỒNG CÂY NĂM 2023\n\n{decider}"
    header = record_of(plan(title=title, preamble="Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;")).document
    assert header.title == "BAN HÀNH KẾ HOẠCH TRỒNG CÂY NĂM 2023"


def test_a_title_in_capitals_may_end_on_a_body() -> None:
    title = "QUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH TRỒNG CÂY CỦA\n\nỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM"
    header = record_of(plan(title=title, preamble="Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017;")).document
    assert header.title == "BAN HÀNH KẾ HOẠCH TRỒNG CÂY CỦA ỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM"


@pytest.mark.parametrize(
    ("title", "preamble"),
    [
        (TITLE, PREAMBLE),
        (
            "QUYẾT ĐỊNH\n\nBAN HÀNH KẾ HOẠCH TRỒNG CÂY\n\nỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM",
            "Căn cứ Luật Lâm nghiệp năm 2017;",
        ),
    ],
)
def test_a_committee_whose_heading_lost_its_place(title: str, preamble: str) -> None:
    heading = f"ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nSố: 15/KH-UBND | {DATE} |"
    issuer = record_of(plan(heading=heading, title=title, preamble=preamble)).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.level, issuer.district) == ("Ủy ban nhân dân huyện Phú Lâm", "district", "Phú Lâm")


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        ("UBND XÃ ĐÔNG HÒA\nTrường Tiểu học Đông Hòa", "Trường Tiểu học Đông Hòa", "school"),
        ("SỞ Y TẾ AN GIANG\nTrạm Y tế xã Đông Hòa", "Trạm Y tế xã Đông Hòa", "other"),
        ("UBND HUYỆN PHÚ LÂM\nPhòng Nội vụ", "Phòng Nội vụ", "division"),
        ("Trường Tiểu học Đông Hòa - Trang tin\nUBND XÃ ĐÔNG HÒA", "Ủy ban nhân dân xã Đông Hòa", "peoples_committee"),
    ],
)
def test_an_issuer_in_small_letters_below_its_superior(lines: str, name: str, kind: str) -> None:
    issuer = record_of(plan(heading=f"{lines}\nSố: 15/KH-X\n\n{MOTTO}\n{DATE}")).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.kind) == (name, kind)


@pytest.mark.parametrize(
    ("lines", "name", "superior"),
    [
        ("PHÒNG GD&ĐT BẢO LÂM\nTRƯỜNG: THCS MÔNG ÂN", "Trường trung học cơ sở Mông Ân",
         "Phòng Giáo dục và Đào tạo Bảo Lâm"),
        ("UBND HUYỆN PHÚ LÂM\nBAN CHỈ ĐẠO PCGD, XMC", "Ban Chỉ đạo PCGD, XMC", "Ủy ban nhân dân huyện Phú Lâm"),
        ("SỞ VĂN HÓA VÀ THỂ THAO\nTRUNG TÂM TDTT", "Trung tâm TDTT", "Sở Văn hóa và Thể thao"),
    ],
)  # fmt: skip
def test_names_in_capitals_that_no_table_and_no_sentence_knows(lines: str, name: str, superior: str) -> None:
    issuer = record_of(plan(heading=f"{lines}\nSố: 15/KH-X\n\n{MOTTO}\n{DATE}")).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.superior) == (name, superior)


LAUNCH = (
    "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/3/2023 của UBND tỉnh An Giang về trồng cây, UBND huyện Phú Lâm ban hành"
)


@pytest.mark.parametrize(
    ("about", "is_campaign"),
    [
        ("Kế hoạch phát động phong trào thi đua trồng cây, cụ thể như sau:", True),
        ("Kế hoạch trồng cây năm 2023 (sau đây gọi tắt là Kế hoạch) như sau:", False),
    ],
)
def test_a_plan_whose_title_a_portal_left_out(about: str, *, is_campaign: bool) -> None:
    header = record_of(plan(title="", preamble=f"{LAUNCH} {about}")).document
    assert (header.genre, header.doc_type, header.symbol, header.title) == ("plan", "KH", "15/KH-UBND", None)
    assert header.issued_on == "2023-03-06"
    assert header.is_campaign is is_campaign
    assert [span.text for span in header.evidence["doc_type"]] == ["Kế hoạch"]


def test_a_plan_whose_letterhead_is_left_out_too() -> None:
    record = record_of(plan(heading="", title="", preamble=f"{LAUNCH} Kế hoạch trồng cây như sau:"))
    assert (record.document.genre, record.document.status) == ("plan", "incomplete")
    assert record.document.issuer is not None
    assert record.document.issuer.name == "Ủy ban nhân dân huyện Phú Lâm"
    assert [(one.symbol, one.role) for one in record.references] == [("9/KH-UBND", "parent")]


def test_news_about_a_plan_is_no_plan() -> None:
    text = "UBND huyện Phú Lâm ban hành Kế hoạch trồng cây\n\nSáng 6/3, huyện Phú Lâm đã họp bàn về trồng cây như sau."
    assert record_of(text).document.genre == "other"


def test_the_sentence_that_issues_the_plan_is_no_section() -> None:
    preamble = (
        "Thực hiện Nghị quyết của Chính phủ.\n\nỦy ban nhân dân tỉnh xây dựng Kế hoạch triển khai thực hiện như sau:"
    )
    titles = [section.title for section in record_of(plan(preamble=preamble)).campaign.sections]
    assert titles == ["MỤC ĐÍCH", "NỘI DUNG"]


def test_a_heading_that_lost_its_first_letter() -> None:
    heading = f"Y BAN NHÂN DÂN\nHUYỆN PHÚ LÂM\n\n{MOTTO}\n\nSố: 15/KH-UBND\n\n{DATE}"
    issuer = record_of(plan(heading=heading)).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.kind) == ("Ủy ban nhân dân huyện Phú Lâm", "peoples_committee")


@pytest.mark.parametrize(
    ("lines", "name", "kind"),
    [
        ("HỘI LHPN VIỆT NAM\nBAN CHẤP HÀNH TỈNH BẾN TRE", "Ban Chấp hành tỉnh Bến Tre", "union"),
        ("UBMTTQ VIỆT NAM TỈNH PHÚ THỌ\nBAN THƯỜNG TRỰC", "Ban Thường trực", "union"),
        ("THÀNH ỦY ĐÀ NẴNG\nBAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận", "party_committee"),
        ("UBND TỈNH PHÚ THỌ\nBAN DÂN TỘC", "Ban Dân tộc", "department"),
        ("ỦY BAN MTTQ VIỆT NAM\nTỈNH PHÚ THỌ", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Phú Thọ", "union"),
    ],
)
def test_a_committee_is_of_the_kind_of_the_body_above_it(lines: str, name: str, kind: str) -> None:
    issuer = record_of(plan(heading=f"{lines}\nSố: 15/KH-X\n\n{MOTTO}\n{DATE}", preamble="")).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.kind, issuer.level) == (name, kind, "province")


def test_a_city_with_its_point() -> None:
    heading = f"LĐLĐ TP. HỒ CHÍ MINH\nLĐLĐ QUẬN 12\nSố: 15/KH-LĐLĐ\n\n{MOTTO}\n{DATE}"
    issuer = record_of(plan(heading=heading, preamble="")).document.issuer
    assert issuer is not None
    assert issuer.superior == "Liên đoàn Lao động thành phố Hồ Chí Minh"


@pytest.mark.parametrize("province", ["NAM ĐỊNH", "BÌNH ĐỊNH"])
def test_a_number_below_a_place_that_ends_like_a_decision(province: str) -> None:
    heading = f"BỘ CÔNG AN\nCÔNG AN TỈNH {province}\nSố: 112/KH-CAT-PX03\n\n{MOTTO}\n{DATE}"
    assert record_of(plan(heading=heading)).document.symbol == "112/KH-CAT-PX03"


def test_below_the_number_no_name_goes_on() -> None:
    lines = f"UBND HUYỆN PHÚ LÂM\n\n{MOTTO}\n\nSố: 15/KH-\n\n{DATE}\n\nUBND"
    issuer = record_of(plan(heading=lines)).document.issuer
    assert issuer is not None
    assert issuer.name == "Ủy ban nhân dân huyện Phú Lâm"


def test_a_recipient_of_several_offices_goes_on_below_its_dash() -> None:
    closing = CLOSING.replace("- Các xã, thị trấn;", "- Các sở: GD&ĐT; Tài chính;\nXây dựng; Nội vụ;\n- Các xã;")
    assert record_of(plan(closing=closing)).document.recipients == (
        "UBND tỉnh", "Các sở: GD&ĐT; Tài chính; Xây dựng; Nội vụ", "Các xã", "Lưu: VT",
    )  # fmt: skip


def test_a_name_that_a_stamp_cut_is_no_name() -> None:
    signer = record_of(plan(closing=CLOSING.replace("Lê Văn Bốn", "Lê Văn"))).document.signer
    assert signer is not None
    assert (signer.position, signer.name) == ("Chủ tịch", None)


def test_the_file_of_the_drafter_is_no_recipient() -> None:
    closing = (
        "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT, NC.son\nSonnh\\QD556.85b.\n\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bốn"
    )
    assert record_of(plan(closing=closing)).document.recipients == ("UBND tỉnh", "Lưu: VT, NC.son")


def test_the_motto_of_the_youth_union_tells_whose_committee_it_is() -> None:
    heading = f"BAN CHẤP HÀNH TỈNH AN GIANG\n***\nSố: 15-KH/TĐTN\n\nĐOÀN TNCS HỒ CHÍ MINH\n\n{DATE}"
    issuer = record_of(plan(heading=heading, preamble="")).document.issuer
    assert issuer is not None
    assert (issuer.name, issuer.kind, issuer.level) == ("Ban Chấp hành tỉnh An Giang", "union", "province")


def test_who_issued_a_cited_document_does_not_act() -> None:
    cited = "Căn cứ Quyết định số 17/QĐ-UBND ngày 18/7/2022 của UBND tỉnh An Giang về việc ban hành Khung kế hoạch;"
    assert record_of(plan(heading="", preamble=cited)).document.issuer is None


def test_the_heading_of_these_tests_is_complete() -> None:
    assert record_of(plan(heading=HEADING, body=BODY, closing=CLOSING)).document.status == "issued"
