"""Targets: every form of the domain notes 5.4, with their comparators, due dates and tables."""

from __future__ import annotations

import pytest

from models.campaign import Target
from tests.extract.plans import campaign

# A line, then comparator, value, unit, grade and due of each target.
Told = tuple[str, float | None, str | None, str | None, str | None]

FORMS: list[tuple[str, list[Told]]] = [
    ("Hoàn thành 100% nhiệm vụ Kế hoạch CCHC.", [("=", 100, "%", None, None)]),  # 1
    ("Chỉ số đạt loại khá trở lên.", [(">=", None, None, "khá", None)]),  # 2
    ("Không có công chức vi phạm.", []),  # 3: a commitment without a number is no target
    ("Đến năm 2030, 100% công chức được khảo sát nắm vững.", [("=", 100, "%", None, "2030")]),  # 4
    ("95% người dân được khảo sát hiểu rõ.", [("=", 95, "%", None, None)]),  # 5
    ("Đạt mức xếp loại từ “khá” trở lên.", [(">=", None, None, "khá", None)]),  # 6
    # the floor of a grade behind what is graded; with a share before it the share is the goal
    ("Đơn vị xếp loại vững mạnh toàn diện từ khá trở lên.", [(">=", None, None, "khá", None)]),
    ("Kết quả huấn luyện từ loại “tốt” trở lên.", [(">=", None, None, "tốt", None)]),
    ("90% quân nhân bắn súng từ khá trở lên.", [("=", 90, "%", None, None)]),
    ("Tỷ lệ điểm đạt được năm sau phải cao hơn năm trước.", [("increase", None, None, None, None)]),  # 7
    ("Đạt tối thiểu trên 90%.", [(">", 90, "%", None, None)]),  # 8
    ("Đạt và vượt các chỉ tiêu.", []),  # 10
    ("Góp phần đưa tăng trưởng của tỉnh tăng 12%/năm.", []),  # what others must reach
    ("Mức độ hài lòng đạt mức trên 80% vào năm 2025.", [(">", 80, "%", None, "2025")]),  # 11
    ("Mức độ hài lòng từ 80% trở lên vào năm 2025.", [(">=", 80, "%", None, "2025")]),  # 12
    # 13, 14: results are no targets
    ("Năm 2023 đã đạt 87,61 điểm (tăng 1,59 điểm so với năm 2022).", []),
    # what must not be more is at most that much
    ("Không để xảy ra ùn tắc kéo dài trên 30 phút.", [("<=", 30, "phút", None, None)]),
    ("Không có hồ sơ nào trễ từ 03 ngày trở lên.", [("<", 3, "ngày", None, None)]),
    ("Không để mất điện, tỷ lệ hài lòng trên 90%.", [(">", 90, "%", None, None)]),
    ("CSTĐ cơ sở: 08 đồng chí.", [("=", 8, "đồng chí", None, None)]),  # no money
    ("Nằm trong nhóm 10 địa phương dẫn đầu cả nước.", [("<=", 10, "địa phương", None, None)]),  # 15
    ("Tốc độ tăng trưởng đạt từ 8,3 - 8,5%.", [(">=", 8.3, "%", None, None)]),  # 17: a range takes its floor
    ("Tỷ lệ lấp đầy đạt 60-70%.", [(">=", 60, "%", None, None)]),
    (  # 19: one comparator for two metrics
        "Cắt giảm tối thiểu 20% số thủ tục và 20% chi phí.",
        [("decrease", 20, "%", None, None), ("decrease", 20, "%", None, None)],
    ),
    # the year of the baseline is not due
    ("Giảm ít nhất 10% số đơn thư so với năm 2023.", [("decrease", 10, "%", None, None)]),
    ("Tỷ lệ hồ sơ quá hạn dưới 0,5%.", [("<", 0.5, "%", None, None)]),
    ("Mỗi phòng có ít nhất 02 (hai) sáng kiến.", [(">=", 2, "sáng kiến", None, None)]),
    ("Dân số: 374.125 người.", [("=", 374125, "người", None, None)]),
    ("Tỷ lệ tăng: < 10,6 ‰.", [("<", 10.6, "‰", None, None)]),
    ("Không quá 2% hồ sơ trả lại.", [("<=", 2, "%", None, None)]),
    ("Hình thành mới 05 khu công nghiệp.", [("=", 5, "khu công nghiệp", None, None)]),
    # the bound closes behind the noun, commas or not
    ("Từ 65% xã, phường, thị trấn trở lên được công nhận.", [(">=", 65, "%", None, None)]),
    ("Phấn đấu đến tháng 6/2025, 90% hồ sơ nộp trực tuyến.", [("=", 90, "%", None, "2025-06")]),
    ("Vận động được 5 triệu đồng trở lên.", [(">=", 5, "triệu đồng", None, None)]),
    # the rest of the unit before the bound
    ("Thu nhập đạt 90 triệu đồng/người/năm trở lên.", [(">=", 90, "triệu đồng", None, None)]),
    ("Có 70% số hộ đăng ký trở lên đạt danh hiệu.", [(">=", 70, "%", None, None)]),
    ("85% đơn vị hoàn thành tốt nhiệm vụ trở lên.", [("=", 85, "%", None, None)]),  # the grade is what goes up
    ("Có 75% chi bộ trở lên đạt bốn tốt.", [(">=", 75, "%", None, None)]),
    ("Tỷ lệ hộ nghèo giảm xuống còn dưới 9%.", [("<", 9, "%", None, None)]),
    ("Công bố quốc tế tăng trung bình 20%/năm.", [("increase", 20, "%/năm", None, None)]),
    # what is paid is no goal
    ("Mức hỗ trợ: xây mới 60 triệu đồng/nhà, sửa chữa 30 triệu đồng/nhà.", []),
    ("Tỷ lệ chậm đóng thấp hơn 2,5%.", [("<", 2.5, "%", None, None)]),
    ("70% đơn vị xếp loại khá, tốt.", [("=", 70, "%", None, None)]),
    # ranks, multiples, wholes
    ("Chỉ số xếp thứ 7/94 xã, phường trở lên.", [("<=", 7, None, None, None)]),
    ("Chỉ số hài lòng nằm trong tốp 5 của thành phố.", [("<=", 5, None, None, None)]),
    ("Nằm trong nhóm 12 xã, phường dẫn đầu tỉnh.", [("<=", 12, None, None, None)]),
    ("Điểm thi vào lớp 10 xếp thứ 6 trở lên.", [("<=", 6, None, None, None)]),
    ("Giữ vững vị trí thứ 4 toàn đoàn.", [("=", 4, None, None, None)]),
    ("Doanh thu tăng 1,5 lần so với năm 2022.", [("increase", 1.5, "lần", None, None)]),
    ("17/17 thôn có nhà văn hóa.", [("=", 17, "thôn", None, None)]),
    ("Bố trí trực 24/24 giờ.", []),
    # more than planned
    ("Thu ngân sách vượt tối thiểu 6% dự toán được giao.", [("increase", 6, "%", None, None)]),
    ("Tỷ lệ bao phủ vượt 95%.", [(">", 95, "%", None, None)]),
    ("Kéo giảm 4% số vụ cháy.", [("decrease", 4, "%", None, None)]),
    # what an association sets itself, one count beside the other
    (
        "Xóa 75 nhà tạm; kết nạp mới 120 hội viên.",
        [("=", 75, "nhà tạm", None, None), ("=", 120, "hội viên", None, None)],
    ),
    (
        "Thành lập mới 06 tổ hợp tác, 02 hợp tác xã.",
        [("=", 6, "tổ hợp tác", None, None), ("=", 2, "hợp tác xã", None, None)],
    ),
    ("Học sinh giỏi cấp huyện: 14 giải.", [("=", 14, "giải", None, None)]),
    # sessions and guests are none
    ("Tổ chức 03 cuộc họp.", []),
    ("Mời 120 người dự.", []),
]


def told(target: Target) -> Told:
    return target.comparator, target.value, target.unit, target.grade, target.due


def targets(line: str, head: str = "II. CHỈ TIÊU") -> tuple[Target, ...]:
    return campaign(f"{head}\n1. {line}\n2. Các phòng chủ động thực hiện.").targets


@pytest.mark.parametrize(("line", "expected"), FORMS, ids=[line[:45] for line, _ in FORMS])
def test_forms(line: str, expected: list[Told]) -> None:
    assert [told(one) for one in targets(line)] == expected


def test_a_contradictory_comparator_keeps_its_other_reading() -> None:
    (one,) = targets("Đạt tối thiểu trên 90%.")
    assert one.readings == (">=",)


@pytest.mark.parametrize(
    ("line", "baseline"),
    [
        ("Giảm 5% số vụ so với cùng kỳ năm 2023.", "cùng kỳ năm 2023"),
        ("Doanh thu tăng 1,5 lần so với năm 2022.", "năm 2022"),
        ("Thu vượt 8% dự toán pháp lệnh.", "dự toán pháp lệnh"),
        ("Đạt 90% kế hoạch, tăng 3% trong năm.", None),
    ],
)
def test_what_a_number_is_measured_against(line: str, baseline: str | None) -> None:
    assert targets(line)[-1].baseline == baseline


def test_a_baseline_is_quoted() -> None:
    (one,) = targets("Tỷ lệ điểm đạt được năm sau phải cao hơn năm trước.")
    assert one.baseline == "năm trước"


@pytest.mark.parametrize(
    ("head", "due"),
    [
        ("II. CHỈ TIÊU ĐẾN HẾT NĂM 2025", "2025"),
        ("II. CHỈ TIÊU NĂM 2025", None),  # the year of the plan
    ],
)
def test_the_heading_of_the_list_says_when(head: str, due: str | None) -> None:
    assert [one.due for one in targets("90% hồ sơ nộp trực tuyến.", head)] == [due]


@pytest.mark.parametrize(
    ("head", "context"),
    [("II. MỤC TIÊU", "objective"), ("II. TIÊU CHÍ", "criterion"), ("II. NỘI DUNG THI ĐUA", "content")],
)
def test_where_the_commitment_stands(head: str, context: str) -> None:
    assert [one.context for one in targets("90% hồ sơ nộp trực tuyến.", head)] == [context]


def test_a_section_that_sets_none_has_none() -> None:
    assert targets("90% kinh phí từ ngân sách.", "VI. KINH PHÍ") == ()


def test_each_number_of_a_sentence_has_its_own_year() -> None:
    found = targets("Tỷ lệ cơ sở có mô hình: năm 2024 đạt 45%, năm 2025 đạt 60%.")
    assert [(one.value, one.due) for one in found] == [(45, "2024"), (60, "2025")]


def test_the_label_of_a_row_says_which_way_its_number_goes() -> None:
    table = (
        "| TT | Chỉ tiêu | ĐVT | Kế hoạch 2024 |\n|---|---|---|---|\n"
        "| 1 | Giảm tỷ lệ hộ cận nghèo | % | 1,8 |\n"
        "| 2 | Giảm nghèo bền vững | mô hình | 3 |\n"
    )
    found = campaign(f"II. CHỈ TIÊU\n\n{table}").targets
    assert [(one.comparator, one.value, one.unit) for one in found] == [("decrease", 1.8, "%"), ("=", 3, "mô hình")]


def test_a_part_is_not_its_whole() -> None:
    found = targets("100% hồ sơ nộp trực tuyến, trong đó toàn trình đạt từ 60% trở lên.")
    assert [one.subject for one in found] == [None, "toàn trình"]


def test_what_a_grade_means_is_no_goal() -> None:
    found = targets("Xếp loại tốt khi đạt từ 80 điểm trở lên.", "IV. TIÊU CHÍ")
    assert [(one.grade, one.value) for one in found] == [(None, 80)]


def test_beside_goals_a_year_is_past_and_a_cell_may_hold_its_unit() -> None:
    table = (
        "| TT | Nội dung | Năm học 2022-2023 | Chỉ tiêu năm học 2023-2024 |\n|---|---|---|---|\n"
        "| 1 | Tỷ lệ tốt nghiệp | 98,5% | 100% |\n| 2 | Học sinh giỏi cấp tỉnh | 15 giải | từ 18 giải |\n"
    )
    found = campaign(f"II. CHỈ TIÊU\n\n{table}").targets
    assert [(one.value, one.unit) for one in found] == [(100, "%"), (18, "giải")]


def test_what_a_score_weighs_is_no_goal_and_the_rest_of_a_unit_no_subject() -> None:
    body = "II. CHỈ TIÊU\n1. Bảng điểm\na) Thực hiện nhiệm vụ được giao: 60 điểm;\nb) Thực hiện phong trào: 40 điểm."
    assert campaign(body).targets == ()
    found = targets("Doanh thu đạt 3 tỷ đồng/năm (tăng 9% so với năm 2023).")
    assert [one.subject for one in found] == ["Doanh thu", None]
