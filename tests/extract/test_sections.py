"""Items of sections: purposes, requirements, audiences, contents, in the layouts plans have."""

from __future__ import annotations

from collections.abc import Iterable
from time import perf_counter

import pytest

from models.campaign import Item
from tests.extract.plans import campaign


def texts(items: Iterable[Item]) -> list[str]:
    return [item.text for item in items]


PURPOSES = [
    # numbered sub-headings with dashes
    ("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\n- Nâng kỷ cương.\n- Gần dân hơn.\n2. Yêu cầu\n- Thiết thực.", 2, 1),
    # sub-headings of decimals with paragraphs
    ("1. Mục đích, yêu cầu\n1.1. Mục đích\nNâng kỷ cương.\nGần dân hơn.\n1.2. Yêu cầu\nThiết thực, dễ làm.", 2, 1),
    # letters, đ) among them
    (
        "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\na) Một.\nb) Hai.\nc) Ba.\nd) Bốn.\nđ) Năm.\n2. Yêu cầu\na) Thiết thực.",
        5,
        1,
    ),
    # a head that a stop closes
    ("I. MỤC ĐÍCH, YÊU CẦU\nMục đích. Nâng kỷ cương công vụ.\nYêu cầu. Phong trào phải thiết thực.", 1, 1),
    # run-in heads
    ("I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích: nâng kỷ cương công vụ.\n2. Yêu cầu: thiết thực, dễ làm.", 1, 1),
    # one joint list belongs to neither
    ("I. MỤC ĐÍCH, YÊU CẦU\n- Nâng kỷ cương công vụ.\n- Thiết thực, dễ làm.", 0, 0),
    # 'Mục tiêu' beside 'Yêu cầu' stands for 'Mục đích'
    ("1. MỤC TIÊU\n1.1. Nâng kỷ cương.\n1.2. Gần dân hơn.\n2. YÊU CẦU\n2.1. Thiết thực.", 2, 1),
    # alone in a paragraph too; beside 'Chỉ tiêu' it is what the figures are of
    ("I. MỤC TIÊU\nRút ngắn thời gian chờ đợi của người dân.", 1, 0),
    ("I. MỤC TIÊU, CHỈ TIÊU\n1. Mục tiêu\nRút ngắn thời gian chờ đợi.\n2. Chỉ tiêu\n- 90% hồ sơ đúng hạn.", 0, 0),
    # what is served names no section
    ("I. MỤC ĐÍCH\n- Nâng kỷ cương.\nII. GIẢI PHÁP\n1. Đào tạo cán bộ đáp ứng yêu cầu mới\n- Mở lớp.\n- Thi.", 1, 0),
]


@pytest.mark.parametrize(("body", "purposes", "requirements"), PURPOSES)
def test_purposes_and_requirements(body: str, purposes: int, requirements: int) -> None:
    found = campaign(f"{body}\nIII. NỘI DUNG\n1. Thi đua đổi mới.\n2. Thi đua phục vụ.")
    assert (len(found.purposes), len(found.requirements)) == (purposes, requirements)


CONTENTS = [
    "III. NỘI DUNG THI ĐUA\n1. Đổi mới lề lối.\n2. Phục vụ người dân.",
    "III. NỘI DUNG THI ĐUA\n- Đổi mới lề lối;\n- Phục vụ người dân.",
    "III. NỘI DUNG THI ĐUA\nĐổi mới lề lối.\nPhục vụ người dân.",
    # a heading that only frames is passed through
    "III. NỘI DUNG THI ĐUA\n1. Nhiệm vụ\na) Đổi mới lề lối.\nb) Phục vụ người dân.",
    # a list announced in a sentence
    "III. NỘI DUNG THI ĐUA\nCác phòng tập trung vào các nội dung sau:\n- Đổi mới lề lối;\n- Phục vụ người dân.",
    # a paragraph after the list is none of it
    "III. NỘI DUNG THI ĐUA\n1. Đổi mới lề lối.\n2. Phục vụ người dân.\nNội dung 2 là bắt buộc đối với mọi phòng.",
    # solutions are a section of their own
    "III. NỘI DUNG\n1. Đổi mới lề lối.\n2. Phục vụ người dân.\nIV. GIẢI PHÁP\n1. Tuyên truyền.\n2. Kiểm tra.",
    # divisions with their name on the next line
    "Phần III\nNỘI DUNG THI ĐUA\n1. Đổi mới lề lối.\n2. Phục vụ người dân.\nPhần IV\nKINH PHÍ\nTừ ngân sách.",
    # articles
    "Điều 3. Nội dung thi đua\n1. Đổi mới lề lối.\n2. Phục vụ người dân.\nĐiều 4. Kinh phí\nTừ ngân sách.",
]


@pytest.mark.parametrize("body", CONTENTS)
def test_contents(body: str) -> None:
    assert texts(campaign(body).contents) == ["Đổi mới lề lối", "Phục vụ người dân"]


def test_contents_keep_their_label_and_lose_their_stop() -> None:
    found = campaign("III. NỘI DUNG THI ĐUA\na) Đổi mới lề lối;\nb) Phục vụ người dân./.").contents
    assert [(item.label, item.text) for item in found] == [("a)", "Đổi mới lề lối"), ("b)", "Phục vụ người dân")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("II. ĐỐI TƯỢNG, PHẠM VI\n1. Đối tượng: Các phòng, đơn vị thuộc Sở.", ["Các phòng, đơn vị thuộc Sở"]),
        ("II. ĐỐI TƯỢNG\n- Các phòng;\n- Công chức.", ["Các phòng", "Công chức"]),
        # who, without what they do
        ("II. ĐỐI TƯỢNG\nToàn thể công chức thuộc Sở ra sức thi đua lập thành tích.", ["Toàn thể công chức thuộc Sở"]),
    ],
)
def test_audiences(body: str, expected: list[str]) -> None:
    assert texts(campaign(body).audiences) == expected


CRITERIA = [
    # sub-headings say whom
    (
        "IV. TIÊU CHÍ\n1. Đối với tập thể\n- Có kế hoạch;\n- Không có vi phạm.\n2. Đối với cá nhân\n- Có sáng kiến.",
        [("Có kế hoạch", "collective"), ("Không có vi phạm", "collective"), ("Có sáng kiến", "individual")],
    ),
    # a head that names a unit is collective
    ("IV. TIÊU CHÍ\n1. Đối với tổ, lớp\n- Lớp học sạch.", [("Lớp học sạch", "collective")]),
    ("IV. TIÊU CHÍ\n1. Đối với tổ chức đảng\n- Chi bộ mạnh.", [("Chi bộ mạnh", "collective")]),
    ("IV. TIÊU CHÍ\n1. Đối với tỉnh, thành phố\n- Có mô hình.", [("Có mô hình", "collective")]),
    # whom on the line itself
    ("IV. TIÊU CHÍ\n- Đối với tập thể: có mô hình hay.\n- Đối với cá nhân: có sáng kiến.",
     [("có mô hình hay", "collective"), ("có sáng kiến", "individual")]),
    ("IV. TIÊU CHÍ\n- Hợp tác xã: kinh doanh có lãi.\n- Khoa, phòng: làm việc đúng giờ.",
     [("kinh doanh có lãi", "collective"), ("làm việc đúng giờ", "collective")]),
    # conditions side by side in one sentence
    ("IV. TIÊU CHÍ\n1. Tập thể: có mô hình hay; không có đơn thư.\n2. Cá nhân: có sáng kiến.",
     [("có mô hình hay", "collective"), ("không có đơn thư", "collective"), ("có sáng kiến", "individual")]),
    ("IV. TIÊU CHÍ\n1. Tập thể được khen thưởng khi đạt các tiêu chí:\n- Có mô hình hay;\n- Không có đơn thư.",
     [("Có mô hình hay", "collective"), ("Không có đơn thư", "collective")]),
    # conditions counted inside the sentence; whom the head names, not what the conditions tell of
    ("TIÊU CHÍ\nTập thể được khen thưởng khi đạt các tiêu chí: (1) có 02 mô hình; (2) được từ 80% hộ dân tín nhiệm.",
     [("có 02 mô hình", "collective"), ("được từ 80% hộ dân tín nhiệm", "collective")]),
    ("IV. TIÊU CHÍ\n1. Tập thể, cá nhân được đề nghị tặng Bằng khen phải có thêm điều kiện:\na) Đã được khen.",
     [("Đã được khen", "both")]),
    ("IV. CHỈ TIÊU, TIÊU CHÍ\n1. Chỉ tiêu: 90% hộ.\n2. Tập thể được khen khi: a) có mô hình hay; b) đạt 80 điểm.",
     [("có mô hình hay", "collective"), ("đạt 80 điểm", "collective")]),
    # nobody named
    ("IV. TIÊU CHÍ\n- Có mô hình hay.\n- Có sáng kiến.", [("Có mô hình hay", None), ("Có sáng kiến", None)]),
    # the line that opens a list is no criterion
    ("IV. TIÊU CHÍ\nTập thể đạt các tiêu chí sau:\n- Có mô hình hay.\n- Có sáng kiến.",
     [("Có mô hình hay", "collective"), ("Có sáng kiến", "collective")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), CRITERIA)
def test_criteria(body: str, expected: list[tuple[str, str | None]]) -> None:
    assert [(one.text, one.applies_to) for one in campaign(body).criteria] == expected


def test_the_head_of_a_criterion_names_its_award() -> None:
    body = (
        "IV. TIÊU CHUẨN\n"
        "1. Lao động tiên tiến: hoàn thành tốt nhiệm vụ; có tinh thần tương trợ.\n"
        '2. Danh hiệu "Tập thể lao động xuất sắc": nội bộ đoàn kết, gương mẫu.\n'
        "3. Đối với Chi cục Thuế\n- Thu đạt dự toán được giao."
    )
    found = campaign(body).criteria
    assert [(one.text, one.award, one.applies_to) for one in found] == [
        ("hoàn thành tốt nhiệm vụ", "Lao động tiên tiến", "individual"),
        ("có tinh thần tương trợ", "Lao động tiên tiến", "individual"),
        ("nội bộ đoàn kết, gương mẫu", "Tập thể lao động xuất sắc", "collective"),
        ("Thu đạt dự toán được giao", None, "collective"),
    ]


def test_a_criterion_knows_its_award() -> None:
    found = campaign("IV. TIÊU CHÍ\n1. Tiêu chuẩn tặng Giấy khen\n- Có mô hình hay.\n- Có sáng kiến.").criteria
    assert [one.award for one in found] == ["Giấy khen", "Giấy khen"]


DOSSIERS = [
    ("2. Hồ sơ: 01 bộ, gồm có:\n- Tờ trình;\n- Báo cáo thành tích;\n- Biên bản họp xét.", 1),
    ("2. Hồ sơ lập thành 02 bộ, mỗi bộ gồm có:\n- Tờ trình;\n- Báo cáo thành tích;\n- Biên bản họp xét.", 2),
    ("2. Hồ sơ gồm 01 bộ: tờ trình; báo cáo thành tích; biên bản họp xét.", 1),
    ("2. Hồ sơ (03 bộ) gồm: tờ trình, báo cáo thành tích, biên bản họp xét. Hồ sơ gửi về Văn phòng Sở.", 3),
    ("2. Hồ sơ lập 02 bộ, gồm tờ trình; báo cáo thành tích; biên bản họp xét; gửi Sở Nội vụ trước ngày 03/11/2024.", 2),
    ("2. Hồ sơ: lập thành 02 bộ, gồm: tờ trình; báo cáo thành tích; biên bản họp xét.", 2),
    ("2. Hồ sơ: 02 bộ, mỗi bộ có tờ trình; báo cáo thành tích; biên bản họp xét.", 2),
    ("2. Hồ sơ đề nghị khen thưởng gồm:\na) Tờ trình;\nb) Báo cáo thành tích;\nc) Biên bản họp xét.", None),
]


@pytest.mark.parametrize(("lines", "copies"), DOSSIERS)
def test_dossiers(lines: str, copies: int | None) -> None:
    found = campaign(f"V. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho tập thể.\n{lines}").dossier
    assert found is not None
    assert found.copies == copies
    assert [item.text.lower() for item in found.components] == ["tờ trình", "báo cáo thành tích", "biên bản họp xét"]


@pytest.mark.parametrize(
    ("line", "copies"),
    [
        # commas part the papers, what closes the sentence is none
        ("2. Hồ sơ gồm: Tờ trình (kèm danh sách, bản mềm), biên bản họp, báo cáo thành tích; mỗi loại 01 bản.", None),
        # in the midst of a duty
        (
            "2. Kèm hồ sơ đề nghị (02 bộ) gồm: Tờ trình (kèm danh sách, bản mềm), biên bản họp, báo cáo thành tích.",
            2,
        ),
    ],
)
def test_papers_told_in_a_sentence(line: str, copies: int | None) -> None:
    found = campaign(f"V. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho tập thể.\n{line}").dossier
    assert found is not None
    assert found.copies == copies
    assert [one.text for one in found.components] == [
        "Tờ trình (kèm danh sách, bản mềm)",
        "biên bản họp",
        "báo cáo thành tích",
    ]


def test_a_plan_without_a_dossier_has_none() -> None:
    assert campaign("V. KHEN THƯỞNG\n1. Bộ tiêu chí chấm điểm có 03 bộ phận.").dossier is None


def test_papers_that_are_inspected_are_no_dossier() -> None:
    papers = "giấy chứng nhận; báo cáo tự đánh giá; quyết định."
    body = f"III. NỘI DUNG KIỂM TRA\n1. Kiểm tra hồ sơ, tài liệu: {papers}\n2. Khác."
    assert campaign(body).dossier is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("VI. KINH PHÍ\nTừ Quỹ thi đua, khen thưởng của tỉnh.", "Từ Quỹ thi đua, khen thưởng của tỉnh"),
        ("V. KHEN THƯỞNG\n4. Kinh phí: trích từ quỹ khen thưởng của Sở.", "trích từ quỹ khen thưởng của Sở"),
        ("VI. KINH PHÍ\nNguồn kinh phí khen thưởng lấy từ Quỹ thi đua của Sở.", "Quỹ thi đua của Sở"),
        (
            "VI. KINH PHÍ\nKinh phí thực hiện được bố trí từ ngân sách nhà nước.",
            "Kinh phí thực hiện được bố trí từ ngân sách nhà nước",
        ),
        # what is paid, from the same money
        (
            "V. KHEN THƯỞNG\n4. Kinh phí: từ ngân sách xã; mức tiền thưởng theo Nghị định số 91/2017/NĐ-CP.",
            "từ ngân sách xã; mức tiền thưởng theo Nghị định số 91/2017/NĐ-CP",
        ),
        ("V. KHEN THƯỞNG\n4. Kinh phí: từ ngân sách xã; gửi hồ sơ trước ngày 05/11.", "từ ngân sách xã"),
        # a sentence outside such a section
        ("VII. TỔ CHỨC THỰC HIỆN\nKinh phí khen thưởng từ nguồn kinh phí của cơ quan.", "nguồn kinh phí của cơ quan"),
        # a duty to arrange money
        ("VII. TỔ CHỨC THỰC HIỆN\n1. Sở Tài chính bố trí kinh phí kịp thời.", None),
    ],
)
def test_funding(body: str, expected: str | None) -> None:
    found = campaign(body).funding
    assert (found.text if found else None) == expected


def test_a_long_line_is_read_in_time_that_grows_with_it() -> None:
    """A table run into one line of 70,000 characters took half a minute when each date looked at the whole line."""
    duty = " Các phòng gửi báo cáo về Văn phòng Sở trước ngày 05/6/2024, đạt 90% (trong đó 05 tập thể),"
    started = perf_counter()
    found = campaign(f"III. NỘI DUNG\n1. Việc:{duty * 800}\n2. Khác.")
    assert perf_counter() - started < 10
    assert len(found.contents) == 2


def test_conditions_for_a_commendation_are_criteria() -> None:
    found = campaign("IV. TIÊU CHÍ\n1. Tập thể được xét khen thưởng khi:\n- Có mô hình hay;\n- Có sáng kiến.").criteria
    assert [(one.text, one.applies_to) for one in found] == [
        ("Có mô hình hay", "collective"),
        ("Có sáng kiến", "collective"),
    ]


def test_the_amounts_of_prizes_say_not_who_pays() -> None:
    assert campaign("V. MỨC THƯỞNG\n- Giải Nhất: 600.000 đồng.\n- Giải Nhì: 400.000 đồng.").funding is None
    told = campaign("V. MỨC THƯỞNG\n- Theo quy định, trích từ quỹ khen thưởng của Sở.").funding
    assert told is not None


def test_a_paper_of_collectives_and_individuals_is_one() -> None:
    line = "2. Hồ sơ gồm: tờ trình, biên bản họp, báo cáo thành tích của tập thể, cá nhân."
    found = campaign(f"V. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho tập thể.\n{line}").dossier
    assert found is not None
    assert [one.text for one in found.components][-1] == "báo cáo thành tích của tập thể, cá nhân"
