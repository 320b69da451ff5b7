"""Plans in loose layouts: sections without numbers, the day below the title, lists of odd marks, joint headings."""

from __future__ import annotations

import pytest

from tests.extract.headed import BODY, CLOSING, HEADING, MOTTO, TITLE, plan, record_of

UNDATED = HEADING.rsplit("\n\n", 1)[0]
UNNUMBERED = """Mục đích: phủ xanh các tuyến đường.

Đối tượng, phạm vi: toàn thể cán bộ, công chức trong huyện.

Thời gian: từ ngày 15/3/2023 đến hết ngày 30/11/2023.

Nội dung:

1/ Trồng cây hai bên đường liên xã.

2/ Chăm sóc vườn ươm của các trường học.

Tổ chức thực hiện:

- Phòng Nông nghiệp báo cáo Ủy ban nhân dân huyện trước ngày 25 hằng tháng."""


def test_sections_without_numbers_below_the_preamble() -> None:
    record = record_of(plan(body=UNNUMBERED))
    campaign = record.campaign
    assert [item.text for item in campaign.purposes] == ["phủ xanh các tuyến đường"]
    assert [item.text for item in campaign.audiences] == ["toàn thể cán bộ, công chức trong huyện"]
    assert (campaign.period.start, campaign.period.end) == ("2023-03-15", "2023-11-30")
    assert [item.text for item in campaign.contents] == [
        "Trồng cây hai bên đường liên xã",
        "Chăm sóc vườn ươm của các trường học",
    ]
    assert [one.rrule for one in campaign.deadlines if one.kind == "report"] == ["FREQ=MONTHLY;BYMONTHDAY=25"]


@pytest.mark.parametrize(
    ("line", "issued_on", "place"),
    [
        ("Phú Lâm, ngày 06 tháng 3 năm 2023", "2023-03-06", "Phú Lâm"),
        ("Phú Lâm, ngày … tháng 3 năm 2023", "2023-03", "Phú Lâm"),
        ("Phú Lâm, ngày 06/3/2023", "2023-03-06", "Phú Lâm"),
    ],
)
def test_the_day_below_the_title(line: str, issued_on: str, place: str) -> None:
    record = record_of(plan(heading=UNDATED, title=f"{TITLE}\n\n{line}"))
    assert record.document.title == "Phát động phong trào thi đua trồng cây năm 2023"
    assert (record.document.issued_on, record.document.place) == (issued_on, place)


def test_the_day_above_the_signature() -> None:
    closing = CLOSING.replace("TM. ỦY", "Phú Lâm, ngày 05 tháng 9 năm 2023\n\nTM. ỦY")
    header = record_of(plan(heading=UNDATED, closing=closing)).document
    assert (header.issued_on, header.place) == ("2023-09-05", "Phú Lâm")
    assert header.signer is not None
    assert header.signer.name == "Lê Văn Bốn"


def test_a_day_of_the_body_is_not_that_of_the_plan() -> None:
    header = record_of(plan(heading=UNDATED, body=f"{BODY}\n\n2. Họp tại Phú Lâm, ngày 09 tháng 9 năm 2023.")).document
    assert header.issued_on is None


@pytest.mark.parametrize("marks", [("a-", "b-"), ("a)", "b)"), ("a/", "b/")])
def test_recipients_under_a_heading_with_a_parenthesis(marks: tuple[str, str]) -> None:
    body = (
        f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1) Tiêu chí\n\n{marks[0]} Tập thể:\n\n+ Trồng ít nhất 50 cây;\n\n"
        f"+ Có tối thiểu 02 vườn ươm.\n\n{marks[1]} Cá nhân:\n\n+ Tham gia ít nhất 03 hoạt động của phong trào."
    )
    found = [(one.text, one.applies_to) for one in record_of(plan(body=body)).campaign.criteria]
    assert found == [
        ("Trồng ít nhất 50 cây", "collective"),
        ("Có tối thiểu 02 vườn ươm", "collective"),
        ("Tham gia ít nhất 03 hoạt động của phong trào", "individual"),
    ]


@pytest.mark.parametrize(
    ("first", "second"), [("2. Tập thể:", "3. Cá nhân:"), ("2. Đối với tập thể", "3. Đối với cá nhân")]
)
def test_goals_and_criteria_in_one_section(first: str, second: str) -> None:
    body = (
        f"{BODY}\n\nIII. CHỈ TIÊU, TIÊU CHÍ\n\n1. Năm 2023, 80% tuyến đường có cây xanh.\n\n{first}\n\n"
        f"- Hoàn thành 100% chỉ tiêu được giao;\n\n{second}\n\n- Trồng ít nhất 05 cây."
    )
    campaign = record_of(plan(body=body)).campaign
    assert [(one.value, one.context) for one in campaign.targets] == [
        (80, "objective"),
        (100, "criterion"),
        (5, "criterion"),
    ]
    assert [one.text for one in campaign.criteria] == ["Hoàn thành 100% chỉ tiêu được giao", "Trồng ít nhất 05 cây"]


@pytest.mark.parametrize(
    ("issuer", "cited", "role"),
    [
        ("HUYỆN ĐOÀN PHÚ LÂM", "Tỉnh đoàn An Giang", "parent"),
        ("ĐOÀN XÃ ĐÔNG HÒA", "Huyện đoàn Phú Lâm", "parent"),
        ("ĐOÀN THAN AN GIANG", "Ban Thường vụ Tỉnh đoàn An Giang", "parent"),  # a sector of the same level
        ("TỈNH ĐOÀN AN GIANG", "Huyện đoàn Phú Lâm", "basis"),
        ("HUYỆN ĐOÀN PHÚ LÂM", "Huyện đoàn Phú Lâm", "basis"),
        ("CÔNG ĐOÀN NGÀNH Y TẾ", "Liên đoàn Lao động tỉnh An Giang", "parent"),
        ("CĐCS CÔNG TY MAY PHÚ LÂM", "Công đoàn các khu công nghiệp tỉnh An Giang", "parent"),
    ],
)
def test_the_ladder_of_the_unions(issuer: str, cited: str, role: str) -> None:
    heading = f"{issuer}\nSố: 15/KH-X\n\n{MOTTO}\nPhú Lâm, ngày 06 tháng 3 năm 2023"
    preamble = f"Thực hiện Kế hoạch số 9/KH-Y ngày 02/3/2023 của {cited} về phong trào trồng cây, xây dựng kế hoạch:"
    assert [one.role for one in record_of(plan(heading=heading, preamble=preamble)).references] == [role]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Giao Trưởng trạm y tế quyết định việc tặng Giấy khen cho nhân viên y tế thôn, tổ dân phố.",
         [("Giấy khen", "Trưởng trạm y tế", "individual")]),
        ("Giao Ban Chấp hành đoàn cơ sở quy định số lượng và tặng Giấy khen cho đoàn viên của đơn vị mình.",
         [("Giấy khen", "Ban Chấp hành đoàn cơ sở", "individual")]),
        ("Chủ tịch UBND huyện tặng Giấy khen cho các phòng, đơn vị trực thuộc.",
         [("Giấy khen", "Chủ tịch Ủy ban nhân dân huyện", "collective")]),
        ("Chủ tịch UBND huyện tặng Giấy khen cho các đơn vị và cán bộ, công chức.",
         [("Giấy khen", "Chủ tịch Ủy ban nhân dân huyện", "both")]),
    ],
)  # fmt: skip
def test_whom_an_award_is_given_to(line: str, expected: list[tuple[str, str, str]]) -> None:
    awards = record_of(plan(body=f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1. {line}")).campaign.awards
    assert [(one.form, one.grantor, one.recipient) for one in awards] == expected


@pytest.mark.parametrize(
    "line",
    [
        "Được người bệnh ghi nhận bằng thư khen hoặc phiếu bình chọn",
        "Đã được tặng Bằng khen của Chủ tịch UBND tỉnh năm trước",
        "Có Giấy khen của Chủ tịch UBND huyện",
    ],
)
def test_a_commendation_among_the_criteria_is_a_condition(line: str) -> None:
    body = f"{BODY}\n\nIII. TIÊU CHÍ\n\n1. Đối với cá nhân\n\n- {line};\n\n- Không vi phạm kỷ luật."
    assert record_of(plan(body=body)).campaign.awards == ()


def test_a_share_of_the_staff_of_each_unit() -> None:
    line = (
        "Mỗi đơn vị đề nghị Chủ tịch UBND huyện tặng Giấy khen không quá 02 tập thể; số cá nhân được đề nghị không quá "
        "3% tổng số công chức của đơn vị."
    )
    awards = record_of(plan(body=f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1. {line}")).campaign.awards
    quotas = [(one.recipient, one.quota.comparator, one.quota.value, one.quota.per) for one in awards if one.quota]
    assert quotas == [("collective", "<=", 2, "unit"), ("individual", "<=", 3, "unit")]


@pytest.mark.parametrize(
    ("line", "kind", "on", "addressee"),
    [
        ("Hạn chót nhận hồ sơ tại Ban Chính sách là ngày 20 tháng 11 năm 2023.",
         "submission", "2023-11-20", "Ban Chính sách"),
        ("Nơi nhận hồ sơ: Phòng Nội vụ, hạn cuối là ngày 20/11/2023.", "submission", "2023-11-20", "Phòng Nội vụ"),
        ("Thời hạn nộp hồ sơ về Phòng Nội vụ: ngày 20/11/2023.", "submission", "2023-11-20", "Phòng Nội vụ"),
        ("Hạn gửi báo cáo về Phòng Nội vụ là ngày 20/11/2023.", "report", "2023-11-20", "Phòng Nội vụ"),
        ("Các xã đăng ký với Huyện đoàn trước ngày 15/4/2023.", "registration", "2023-04-15", "Huyện đoàn"),
    ],
)  # fmt: skip
def test_handing_in(line: str, kind: str, on: str, addressee: str) -> None:
    found = record_of(plan(body=f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. {line}")).campaign.deadlines
    assert [(one.kind, one.on, one.addressee) for one in found] == [(kind, on, addressee)]


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("Phòng Nội vụ nhận đủ hồ sơ. Thời hạn thẩm định là 20 ngày kể từ ngày đó", "Phòng Nội vụ nhận đủ hồ sơ"),
        ("Sau khi kết thúc đợt thi đua, các xã chấm điểm. Thời hạn gửi báo cáo là 10 ngày kể từ thời điểm đó",
         "kết thúc đợt thi đua"),
        ("Trong thời hạn 05 ngày kể từ ngày kết thúc đợt thi đua, các xã gửi báo cáo", "ngày kết thúc đợt thi đua"),
        ("Trong thời hạn 05 ngày kể từ ngày đó, các xã gửi báo cáo", "ngày đó"),  # nothing stands before it
    ],
)  # fmt: skip
def test_a_length_counted_from_the_sentence_before(words: str, event: str) -> None:
    found = record_of(plan(body=f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. {words}.")).campaign.deadlines
    assert [one.relative_to.event for one in found if one.relative_to] == [event]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Quy hoạch phát triển điện lực thời kỳ 2021 - 2030 tại Quyết định số 866/QĐ-TTg ngày 18/7/2023",
         "Quy hoạch phát triển điện lực thời kỳ 2021 - 2030"),
        ("Đề án “Một tỷ cây xanh” ban hành kèm theo Quyết định số 524/QĐ-TTg ngày 01/4/2021",
         "Đề án “Một tỷ cây xanh”"),
        ("Đề án “Chương trình sữa học đường” ban hành theo Quyết định số 524/QĐ-TTg ngày 01/4/2021",
         "Đề án “Chương trình sữa học đường”"),
        ("Chương trình phát triển lâm nghiệp đã được Thủ tướng Chính phủ phê duyệt tại Quyết định số 809/QĐ-TTg",
         "Chương trình phát triển lâm nghiệp"),
        ("Quy chế công tác thi đua (ban hành kèm theo Quyết định số 11/2022/QĐ-UBND)", "Quy chế công tác thi đua"),
        ("Quyết định số 11/2022/QĐ-UBND ngày 20/5/2022 về công tác thi đua", "về công tác thi đua"),
        ("Kế hoạch này và Quyết định số 11/2022/QĐ-UBND ngày 20/5/2022", None),
        ("phong trào thi đua do Thủ tướng Chính phủ phát động tại Quyết định số 587/QĐ-TTg", None),
    ],
)  # fmt: skip
def test_a_title_printed_before_its_number(words: str, title: str | None) -> None:
    assert [one.title for one in record_of(plan(preamble=f"Căn cứ {words};")).references] == [title]


def test_a_motto_that_lost_its_marks_and_a_preamble_cut_short() -> None:
    heading = (
        "HỘI LHPN TỈNH AN GIANG CÔNG HÒA XÃ HÔI CHỦ NGHĨA VIÊT NAM\n"
        "HỘI LHPN HUYỆN PHÚ LÂM Đôc lập - Tư do - Hanh phúc\n"
        "Số: 24/KH-HLHPN Phú Lâm, ngày 12 tháng 4 năm 2022"
    )
    title = (
        "KẾ HOẠCH\nHưởng ứng phong trào thi đua trồng cây\nThực hiện Kế hoạch số 31 /KH-HLHPN ngày 14/3/2022 của Hội"
    )
    header = record_of(
        plan(heading=heading, title=title, preamble="Liên hiệp Phụ nữ tỉnh, xây dựng kế hoạch:")
    ).document
    assert header.title == "Hưởng ứng phong trào thi đua trồng cây"
    assert header.issuer is not None
    assert header.issuer.name == "Hội Liên hiệp Phụ nữ huyện Phú Lâm"


def test_the_dash_of_the_party_behind_a_decimal_number() -> None:
    body = (
        "1- Mục đích\n\n1.1- Phủ xanh các tuyến đường.\n\n1.2- Giữ sạch kênh rạch.\n\n2- Nội dung\n\n"
        "2.1- Trồng cây hai bên đường liên xã.\n\n2.2- Chăm sóc vườn ươm."
    )
    campaign = record_of(plan(body=body)).campaign
    assert [item.text for item in campaign.purposes] == ["Phủ xanh các tuyến đường", "Giữ sạch kênh rạch"]
    assert [item.text for item in campaign.contents] == ["Trồng cây hai bên đường liên xã", "Chăm sóc vườn ươm"]


@pytest.mark.parametrize(
    ("line", "addressees"),
    [
        ("Các xã gửi báo cáo về Phòng Nội vụ: báo cáo quý trước ngày 12 của tháng cuối quý; báo cáo năm trước 27/11.",
         ["Phòng Nội vụ", "Phòng Nội vụ"]),
        ("Các xã ban hành kế hoạch trong tháng 3/2023, đăng ký với Ban Dân vận trước ngày 05/4/2023.",
         [None, "Ban Dân vận"]),
        ("Các xã báo cáo quý trước ngày 18 của tháng cuối quý, báo cáo năm trước ngày 13/11/2023, gửi Phòng Nội vụ.",
         ["Phòng Nội vụ", "Phòng Nội vụ"]),
    ],
)  # fmt: skip
def test_one_receiver_of_several_reports(line: str, addressees: list[str | None]) -> None:
    found = record_of(plan(body=f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. {line}")).campaign.deadlines
    assert [one.addressee for one in found] == addressees


def test_a_column_of_receivers() -> None:
    table = (
        "| Việc | Nơi nhận | Thời hạn |\n|---|---|---|\n| Đăng ký mô hình | Phòng Nội vụ | Trước ngày 25/4/2023 |\n"
        "| Họp sơ kết | | Ngày 22/11/2023 |\n"
        "| Tổng kết | Sở Nội vụ | Trong vòng 10 ngày kể từ ngày kết thúc phong trào |"
    )
    found = record_of(plan(body=f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n{table}")).campaign.deadlines
    assert [(one.kind, one.on, one.addressee) for one in found] == [
        ("registration", "2023-04-25", "Phòng Nội vụ"),
        ("review", "2023-11-22", None),
        ("review", None, "Sở Nội vụ"),
    ]
    assert found[-1].relative_to is not None
    assert (found[-1].relative_to.event, found[-1].relative_to.offset) == ("ngày kết thúc phong trào", "10 ngày")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Người lái xe có ít nhất 24 tháng lái xe an toàn.", [(">=", 24, "tháng")]),
        ("Đã được tặng Giấy khen từ 02 lần trở lên.", [(">=", 2, "lần")]),
        ("Tham gia ít nhất 03 ngày công tình nguyện.", [(">=", 3, "ngày công")]),
    ],
)
def test_stretches_and_times_are_thresholds_of_criteria_only(line: str, expected: list[tuple[str, int, str]]) -> None:
    def targets(section: str) -> list[tuple[str, float | None, str | None]]:
        body = f"{BODY}\n\nIII. {section}\n\n1. {line}\n\n2. Giữ gìn vệ sinh."
        return [(one.comparator, one.value, one.unit) for one in record_of(plan(body=body)).campaign.targets]

    assert targets("TIÊU CHÍ") == expected
    assert ("tháng" in line or "lần" in line) <= (targets("NHIỆM VỤ VÀ GIẢI PHÁP") == [])


@pytest.mark.parametrize(
    ("line", "grantor", "recipient"),
    [
        ("Giao Chủ tịch UBND các xã quy định cụ thể số lượng Giấy khen của cấp mình.",
         "Chủ tịch Ủy ban nhân dân các xã", None),
        ("Giao Bí thư chi bộ tặng Giấy khen cho các tổ nhân dân tự quản.", "Bí thư chi bộ", "collective"),
    ],
)  # fmt: skip
def test_awards_left_to_those_below(line: str, grantor: str, recipient: str | None) -> None:
    awards = record_of(plan(body=f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1. {line}")).campaign.awards
    assert [(one.grantor, one.recipient, one.quota) for one in awards] == [(grantor, recipient, None)]


def test_of_how_many_they_are_chosen_is_no_quota() -> None:
    line = "Giám đốc Sở tặng Giấy khen cho 01 tập thể và 04 cá nhân trong tổng số 36 viên chức của Sở."
    awards = record_of(plan(body=f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1. {line}")).campaign.awards
    assert [(one.recipient, one.quota.value if one.quota else None) for one in awards] == [
        ("collective", 1),
        ("individual", 4),
    ]
