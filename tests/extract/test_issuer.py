"""Issuers: kinds, levels, places, superiors, joint plans, names in running text."""

from __future__ import annotations

import pytest

from models.header import Issuer
from tests.extract.headed import MOTTO, plan, record_of

NUMBER = "Số: 15/KH-X"
DATE = "ngày 06 tháng 3 năm 2023"


def issuer_of(lines: str, preamble: str = "Kế hoạch như sau:") -> Issuer:
    record = record_of(plan(heading=f"{lines}\n{NUMBER}\n\n{MOTTO}\nPhú Lâm, {DATE}", preamble=preamble))
    assert record.document.issuer is not None
    return record.document.issuer


@pytest.mark.parametrize(
    ("lines", "name", "kind", "level"),
    [
        ("ỦY BAN NHÂN DÂN\nTỈNH AN GIANG", "Ủy ban nhân dân tỉnh An Giang", "peoples_committee", "province"),
        ("UỶ BAN NHÂN DÂN\nHUYỆN PHÚ LÂM", "Uỷ ban nhân dân huyện Phú Lâm", "peoples_committee", "district"),
        ("UBND THÀNH PHỐ CAO LÃNH", "Ủy ban nhân dân thành phố Cao Lãnh", "peoples_committee", "district"),
        ("UBND THÀNH PHỐ CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ", "peoples_committee", "province"),
        ("UBND THỊ XÃ BÌNH MINH", "Ủy ban nhân dân thị xã Bình Minh", "peoples_committee", "district"),
        ("UBND XÃ ĐÔNG HÒA", "Ủy ban nhân dân xã Đông Hòa", "peoples_committee", "commune"),
        ("UBND THỊ TRẤN CÁI BÈ", "Ủy ban nhân dân thị trấn Cái Bè", "peoples_committee", "commune"),
        ("UBND ĐẶC KHU PHÚ QUỐC", "Ủy ban nhân dân đặc khu Phú Quốc", "peoples_committee", "commune"),
        ("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP", "Sở Tư pháp", "department", "province"),
        ("UBND TỈNH AN GIANG\nSỞ VĂN HÓA, THỂ THAO\nVÀ DU LỊCH", "Sở Văn hóa, Thể thao và Du lịch",
         "department", "province"),
        ("UBND HUYỆN PHÚ LÂM\nPHÒNG NỘI VỤ", "Phòng Nội vụ", "division", "district"),
        ("SỞ Y TẾ AN GIANG\nTHANH TRA SỞ", "Thanh tra Sở", "other", "province"),
        ("BỘ TƯ PHÁP", "Bộ Tư pháp", "ministry", "central"),
        ("BỘ TÀI CHÍNH\nTỔNG CỤC THUẾ", "Tổng cục thuế", "department", "central"),
        ("TỈNH ỦY AN GIANG", "Tỉnh ủy An Giang", "party_committee", "province"),
        ("ĐẢNG BỘ TỈNH AN GIANG\nĐẢNG ỦY XÃ ĐÔNG HÒA", "Đảng ủy xã Đông Hòa", "party_committee", "commune"),
        ("TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM\nLIÊN ĐOÀN LAO ĐỘNG\nTỈNH AN GIANG",
         "Liên đoàn Lao động tỉnh An Giang", "union", "province"),
        ("SỞ GDĐT AN GIANG\nTRƯỜNG THPT LÝ THƯỜNG KIỆT", "Trường trung học phổ thông Lý Thường Kiệt", "school", "unit"),
        ("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG\nTỈNH AN GIANG",
         "Hội đồng Thi đua - Khen thưởng tỉnh An Giang", "council", "province"),
        ("CỤM THI ĐUA SỐ 5", "Cụm thi đua số 5", "other", None),
        ("TỈNH ĐOÀN AN GIANG\nBCH HUYỆN ĐOÀN PHÚ LÂM", "Ban Chấp hành Huyện đoàn Phú Lâm", "union", "district"),
        ("HUYỆN ĐOÀN PHÚ LÂM\nĐOÀN XÃ ĐÔNG HÒA", "Đoàn xã Đông Hòa", "union", "commune"),
        ("LIÊN ĐOÀN LAO ĐỘNG TỈNH AN GIANG\nCÔNG ĐOÀN NGÀNH GIÁO DỤC", "Công đoàn ngành giáo dục", "union", "province"),
        ("LĐLĐ HUYỆN PHÚ LÂM\nCĐCS CÔNG TY MAY PHÚ LÂM", "Công đoàn cơ sở Công ty may Phú Lâm", "union", "unit"),
        ("SỞ Y TẾ AN GIANG\nBỆNH VIỆN ĐA KHOA TỈNH AN GIANG", "Bệnh viện đa khoa tỉnh An Giang", "other", "unit"),
        ("SỞ Y TẾ AN GIANG\nTRẠM Y TẾ XÃ ĐÔNG HÒA", "Trạm Y tế xã Đông Hòa", "other", "unit"),
        # armed forces: a command keeps its place, a unit stands below what is printed above it
        ("BỘ TƯ LỆNH QUÂN KHU 9\nBỘ CHỈ HUY QUÂN SỰ\nTỈNH AN GIANG", "Bộ Chỉ huy quân sự tỉnh An Giang",
         "department", "province"),
        ("BỘ CHQS TỈNH AN GIANG\nTIỂU ĐOÀN 511", "Tiểu đoàn 511", "other", "unit"),
        ("QUÂN KHU 9\nSƯ ĐOÀN 8\nTRUNG ĐOÀN 3", "Trung đoàn 3", "other", "unit"),
        ("BỘ CHỈ HUY BĐBP TỈNH AN GIANG\nĐỒN BIÊN PHÒNG VĨNH GIA", "Đồn Biên phòng Vĩnh Gia", "other", "unit"),
        ("BỘ CHQS TỈNH AN GIANG\nBAN CHQS HUYỆN PHÚ LÂM", "Ban Chỉ huy quân sự huyện Phú Lâm", "other", "district"),
        ("BỘ TƯ LỆNH\nQUÂN KHU 9", "Bộ Tư lệnh Quân khu 9", "other", "central"),
        ("CÔNG TY ĐIỆN LỰC AN GIANG", "Công ty Điện lực An Giang", "enterprise", "unit"),
    ],
)  # fmt: skip
def test_kind_and_level(lines: str, name: str, kind: str, level: str | None) -> None:
    issuer = issuer_of(lines)
    assert (issuer.name, issuer.kind, issuer.level) == (name, kind, level)


@pytest.mark.parametrize(
    ("lines", "province", "district", "commune"),
    [
        ("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP", "An Giang", None, None),
        ("UBND TỈNH AN GIANG\nUBND HUYỆN PHÚ LÂM", "An Giang", "Phú Lâm", None),
        ("UBND HUYỆN PHÚ LÂM\nUBND XÃ ĐÔNG HÒA", None, "Phú Lâm", "Đông Hòa"),
        ("UBND QUẬN 3\nUBND PHƯỜNG 12", None, "Quận 3", "Phường 12"),  # a numbered unit keeps its kind
        ("UBND THÀNH PHỐ CẦN THƠ", "Cần Thơ", None, None),
        ("SỞ GDĐT AN GIANG\nTRƯỜNG THPT LÝ THƯỜNG KIỆT", "An Giang", None, None),
        ("UBND THÀNH PHỐ CAO LÃNH", None, "Cao Lãnh", None),
    ],
)
def test_places(lines: str, province: str | None, district: str | None, commune: str | None) -> None:
    issuer = issuer_of(lines)
    assert (issuer.province, issuer.district, issuer.commune) == (province, district, commune)


def test_the_last_body_above_the_number_issues_and_the_one_before_is_its_superior() -> None:
    issuer = issuer_of("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP")
    assert issuer.superior == "Ủy ban nhân dân tỉnh An Giang"
    assert issuer_of("UBND TỈNH AN GIANG").superior is None


def test_the_case_of_a_name_is_that_of_the_running_text() -> None:
    preamble = "Trung tâm Văn hóa Phú Lâm Thượng xây dựng kế hoạch như sau:"
    assert issuer_of("TRUNG TÂM VĂN HÓA PHÚ LÂM THƯỢNG", preamble=preamble).name == "Trung tâm Văn hóa Phú Lâm Thượng"


@pytest.mark.parametrize("gap", [" ", "\n"], ids=["one line", "two lines"])
def test_the_number_of_another_document_in_a_name_is_not_the_own_number(gap: str) -> None:
    lines = f"SỞ TƯ PHÁP\nĐOÀN KIỂM TRA THEO QUYẾT ĐỊNH{gap}SỐ 12/QĐ-STP"
    heading = f"{lines}\nSố: 15/KH-ĐKT\n\n{MOTTO}\nPhú Lâm, {DATE}"
    header = record_of(plan(heading=heading, preamble="Như sau:")).document
    assert header.symbol == "15/KH-ĐKT"
    assert header.issuer is not None
    assert header.issuer.name == "Đoàn kiểm tra theo quyết định số 12/QĐ-STP"
    assert header.issuer.level == "province"  # that of its superior


def test_stamps_and_addressees_are_no_part_of_the_name() -> None:
    assert issuer_of("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP\nHỎA TỐC").name == "Sở Tư pháp"
    assert issuer_of("DỰ THẢO\nUBND TỈNH AN GIANG\nSỞ TƯ PHÁP").name == "Sở Tư pháp"


@pytest.mark.parametrize(
    ("lines", "title", "issuers"),
    [
        (
            "SỞ TƯ PHÁP\nCÔNG AN TỈNH AN GIANG",
            "KẾ HOẠCH LIÊN TỊCH\n\nPhối hợp thi đua",
            ["Sở Tư pháp", "Công an tỉnh An Giang"],
        ),
        (
            "UBND TỈNH AN GIANG\nSỞ TƯ PHÁP - CÔNG AN TỈNH",
            "KẾ HOẠCH\n\nPhối hợp thi đua",
            ["Sở Tư pháp", "Công an tỉnh"],
        ),
        (
            "UBND TỈNH AN GIANG\nSỞ TƯ PHÁP\nHỘI NÔNG DÂN TỈNH",
            "KẾ HOẠCH PHỐI HỢP\n\nThi đua phổ biến pháp luật",
            ["Sở Tư pháp", "Hội Nông dân tỉnh"],
        ),
        ("UBND TỈNH AN GIANG\nSỞ TƯ PHÁP", "KẾ HOẠCH\n\nPhối hợp thi đua", ["Sở Tư pháp"]),
    ],
)
def test_joint_plans(lines: str, title: str, issuers: list[str]) -> None:
    header = record_of(plan(heading=f"{lines}\n{NUMBER}\n\n{MOTTO}\nPhú Lâm, {DATE}", title=title)).document
    assert header.issuer is not None
    assert [header.issuer.name, *(issuer.name for issuer in header.co_issuers)] == issuers
    assert len(header.evidence["issuer"]) == len(issuers)


@pytest.mark.parametrize(
    ("title", "preamble", "name"),
    [
        ("KẾ HOẠCH\n\nThi đua", "Thực hiện chủ trương chung, Sở Tư pháp ban hành Kế hoạch như sau:", "Sở Tư pháp"),
        ("KẾ HOẠCH\n\nThi đua", "Để nâng cao chất lượng, Trường THPT Lý Thường Kiệt xây dựng kế hoạch:",
         "Trường trung học phổ thông Lý Thường Kiệt"),
        ("KẾ HOẠCH\n\nThi đua của Ủy ban nhân dân xã Đông Hòa", "Nội dung như sau:", "Ủy ban nhân dân xã Đông Hòa"),
        ("KẾ HOẠCH\n\nThi đua", "Nội dung như sau:", None),
    ],
)  # fmt: skip
def test_a_text_without_heading_names_its_issuer_where_it_acts(title: str, preamble: str, name: str | None) -> None:
    issuer = record_of(plan(heading="", title=title, preamble=preamble)).document.issuer
    assert (issuer.name if issuer else None) == name


def test_leave_taking_names_the_issuer_of_a_text_without_heading() -> None:
    body = "I. NỘI DUNG\n\n1. Trồng cây.\n\nTrên đây là Kế hoạch thi đua của Sở Tư pháp, đề nghị các đơn vị thực hiện."
    issuer = record_of(plan(heading="", preamble="", body=body)).document.issuer
    assert issuer is not None
    assert issuer.name == "Sở Tư pháp"


@pytest.mark.parametrize(
    ("place", "preamble", "province", "ground"),
    [
        # the text says it
        ("Phú Lâm", "Sở Tư pháp tỉnh An Giang ban hành kế hoạch:", "An Giang", None),
        # the địa danh of a body of the province
        ("An Giang", "Kế hoạch như sau:", "An Giang", "địa danh ban hành: An Giang"),
        # one province among the bodies cited
        ("Phú Lâm", "Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2023 của UBND tỉnh An Giang về thi đua,", "An Giang",
         "tỉnh của cơ quan ban hành văn bản được viện dẫn: An Giang"),
        # two of them decide nothing
        ("Phú Lâm", "Thực hiện Kế hoạch số 9/KH-UBND của UBND tỉnh Gia Lai, Kế hoạch 8/KH-UBND của UBND tỉnh Cà Mau,",
         None, None),
    ],
)  # fmt: skip
def test_the_province_of_a_department(place: str, preamble: str, province: str | None, ground: str | None) -> None:
    heading = f"SỞ TƯ PHÁP\nSố: 15/KH-STP\n\n{MOTTO}\n{place}, {DATE}"
    header = record_of(plan(heading=heading, preamble=preamble)).document
    assert header.issuer is not None
    assert header.issuer.province == province
    assert header.inferred.get("issuer.province") == ground


SIDE_BY_SIDE = [
    ("UBND TỈNH NGHỆ AN          TỈNH ĐOÀN NGHỆ AN", "Ủy ban nhân dân tỉnh Nghệ An", "Tỉnh đoàn Nghệ An"),
    ("UBND HUYỆN YÊN THÀNH TỈNH ĐOÀN NGHỆ AN", "Ủy ban nhân dân huyện Yên Thành", "Tỉnh đoàn Nghệ An"),
    ("SỞ NỘI VỤ       BAN CHẤP HÀNH ĐOÀN TỈNH NGHỆ AN", "Sở Nội vụ", "Ban Chấp hành Đoàn tỉnh Nghệ An"),
    ("HỘI NÔNG DÂN TỈNH HỘI LIÊN HIỆP PHỤ NỮ TỈNH", "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh"),
    ("SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG ĐOÀN NGÀNH GIÁO DỤC", "Sở Giáo dục và Đào tạo", "Công đoàn ngành giáo dục"),
    ("UBND TỈNH NGHỆ AN\nSỞ NỘI VỤ          TỈNH ĐOÀN NGHỆ AN", "Sở Nội vụ", "Tỉnh đoàn Nghệ An"),
]


@pytest.mark.parametrize(("heading", "first", "second"), SIDE_BY_SIDE)
def test_issuers_of_a_joint_plan_side_by_side(heading: str, first: str, second: str) -> None:
    header = f"{heading}\nSố: 12/KHLT-A-B\nNghệ An, ngày 02 tháng 3 năm 2024"
    found = record_of(plan(heading=header, title="KẾ HOẠCH LIÊN TỊCH\nPhát động phong trào thi đua trồng cây")).document
    assert found.issuer is not None
    assert (found.issuer.name, [body.name for body in found.co_issuers]) == (first, [second])


@pytest.mark.parametrize("name", ["CÔNG ĐOÀN SỞ Y TẾ", "HỘI LIÊN HIỆP PHỤ NỮ BỘ CHỈ HUY QUÂN SỰ TỈNH"])
def test_a_body_of_another_body_is_one(name: str) -> None:
    header = f"{name}\nSố: 12/KH-CĐ\nNghệ An, ngày 02 tháng 3 năm 2024"
    found = record_of(plan(heading=header, title="KẾ HOẠCH\nPhát động phong trào thi đua trồng cây")).document
    assert found.co_issuers == ()
