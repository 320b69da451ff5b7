"""Deadlines in wordings that no rule was written for; the expected times were set by the gold guidelines first."""

from __future__ import annotations

import pytest

from tests.extract.plans import campaign, deadlines
from tests.extract.test_deadlines import told

Times = list[tuple[str, object, str]]

# (sentence, [(kind, time, bound)]) in a plan of 2024
WORDINGS: list[tuple[str, Times]] = [
    # months and quarters with an end
    ("Hoàn thành việc rà soát, xong trong quý II năm 2024.", [("other", "2024-34", "in")]),
    ("Các phòng đăng ký thi đua xong trong quý II/2024.", [("registration", "2024-34", "in")]),
    ("Gửi báo cáo chậm nhất đến hết ngày 20/11/2024.", [("report", "2024-11-20", "by")]),
    ("Hoàn thành chậm nhất trong tháng 9/2024.", [("other", "2024-09", "by")]),
    ("Nộp hồ sơ đến hết tháng 10/2024.", [("submission", "2024-10", "by")]),
    ("Báo cáo kết quả trước tháng 12 năm 2024.", [("report", "2024-12", "before")]),
    ("Hoàn thành trước quý IV/2024.", [("other", "2024-36", "before")]),
    # the day included, in other words
    ("Gửi báo cáo không muộn hơn ngày 15/11/2024.", [("report", "2024-11-15", "by")]),
    ("Gửi báo cáo muộn nhất là ngày 15/11/2024.", [("report", "2024-11-15", "by")]),
    ("Thời hạn gửi báo cáo: trước ngày 15/11/2024.", [("report", "2024-11-15", "before")]),
    ("Hồ sơ gửi về Văn phòng Sở, hạn cuối là ngày 15/11/2024.", [("submission", "2024-11-15", "by")]),
    (  # which hand-in the day is for
        "Hồ sơ gửi về Sở Nội vụ trước ngày 30/9/2024 đối với sơ kết và trước ngày 15/10/2025 đối với tổng kết.",
        [("submission", "2024-09-30", "before"), ("submission", "2025-10-15", "before")],
    ),
    (  # a stretch of time belongs to the review named beside it
        "Tổng hợp hồ sơ khen thưởng, tham mưu sơ kết trong quý III/2024, tổng kết phong trào trong tháng 12/2024.",
        [("review", "2024-35", "in"), ("review", "2024-12", "in")],
    ),
    # several days written as one
    ("Tổ chức hội thao từ 01-05/9/2024.", [("other", "2024-09-01/2024-09-05", "in")]),
    ("Tổ chức hội thao từ ngày 01-05/9/2024.", [("other", "2024-09-01/2024-09-05", "in")]),
    ("Tổ chức hội thi trong hai ngày 05 và 06/5/2024.", [("other", "2024-05-05/2024-05-06", "in")]),
    ("Tổ chức hội thi vào ngày 05 và 06/5.", [("other", "2024-05-05/2024-05-06", "in")]),
    ("Tổ chức kiểm tra từ 10/6 đến 20/6/2024.", [("other", "2024-06-10/2024-06-20", "in")]),
    ("Tổ chức kiểm tra từ ngày 28/6 - 05/7/2024.", [("other", "2024-06-28/2024-07-05", "in")]),
    ("Tổ chức kiểm tra từ 15/8/2024 - 20/8/2024.", [("other", "2024-08-15/2024-08-20", "in")]),
    ("Tổ chức kiểm tra từ 15/8/2024-20/8/2024.", [("other", "2024-08-15/2024-08-20", "in")]),
    ("Tổ chức hội thao: 10-12/9/2024.", [("other", "2024-09-10/2024-09-12", "in")]),
    ("Khảo sát từ tháng 4 đến tháng 6 năm 2024.", [("other", "2024-04/2024-06", "in")]),
    # weekdays beside the day
    ("Tổ chức hội nghị tổng kết vào thứ Sáu, ngày 29/11/2024.", [("review", "2024-11-29", "in")]),
    ("Gửi báo cáo trước 16h00 thứ Sáu (ngày 15/11/2024).", [("report", "2024-11-15", "before")]),
    ("Sáng thứ Hai ngày 04/3/2024, tổ chức lễ phát động.", [("other", "2024-03-04", "in")]),
    # recurrences
    (
        "Gửi báo cáo trước ngày 25 của tháng cuối mỗi quý.",
        [("report", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=25", "before")],
    ),
    (
        "Báo cáo kết quả vào ngày làm việc cuối cùng của tháng.",
        [("report", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "in")],
    ),
    (
        "Gửi báo cáo vào ngày làm việc cuối cùng của quý.",
        [("report", "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "in")],
    ),
    ("Gửi báo cáo trước ngày 20 mỗi tháng.", [("report", "FREQ=MONTHLY;BYMONTHDAY=20", "before")]),
    ("Hằng quý, gửi báo cáo về Văn phòng Sở.", [("report", "FREQ=MONTHLY;INTERVAL=3", "in")]),
    ("Hằng năm, bình xét hộ tiêu biểu vào quý III.", [("other", "FREQ=YEARLY;BYMONTH=7,8,9", "in")]),
    (
        "Hai tuần một lần tổng hợp, báo cáo Giám đốc vào chiều thứ Tư.",
        [("report", "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE", "in")],
    ),
    ("Gửi báo cáo tiến độ 15 ngày một lần về Văn phòng Sở.", [("report", "FREQ=DAILY;INTERVAL=15", "in")]),
    # a quarter that heads the line of its day
    (
        "Quý IV: kiểm tra chéo từ ngày 15/11/2024 đến ngày 30/11/2024.",
        [("other", "2024-11-15/2024-11-30", "in")],
    ),
    # the year that opens the line, and what has a time of its own behind the comma
    ("Năm 2025: sơ kết vào quý III.", [("review", "2025-35", "in")]),
    (
        "Các phòng phát động thi đua trước ngày 15/3/2024, định kỳ 10 ngày một lần báo cáo kết quả về Văn phòng Sở.",
        [("other", "2024-03-15", "before"), ("report", "FREQ=DAILY;INTERVAL=10", "in")],
    ),
    (
        "Các tổ nộp kết quả ngày 17/6/2024, tổng kết sáng 18/6/2024.",
        [("report", "2024-06-17", "in"), ("review", "2024-06-18", "in")],
    ),
    ("Gửi báo cáo tiến độ 2 tuần/lần về Văn phòng Sở.", [("report", "FREQ=WEEKLY;INTERVAL=2", "in")]),
    (  # both are told of in reports
        "Gửi báo cáo sơ kết trước ngày 10/6/2024, tổng kết năm trước ngày 20/11/2024.",
        [("report", "2024-06-10", "before"), ("report", "2024-11-20", "before")],
    ),
    (  # what is examined is not handed in
        "Văn phòng Sở thẩm định hồ sơ đề nghị khen thưởng xong trước ngày 25/11/2024.",
        [("other", "2024-11-25", "before")],
    ),
    ("Gửi báo cáo vào thứ Năm hằng tuần.", [("report", "FREQ=WEEKLY;BYDAY=TH", "in")]),
    ("Báo cáo năm gửi trước ngày 15/12 hàng năm.", [("report", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before")]),
    ("Tổ chức sơ kết vào tháng 6 hằng năm.", [("review", "FREQ=YEARLY;BYMONTH=6", "in")]),
    # counted from an event
    (
        "Gửi báo cáo trong vòng 05 ngày làm việc sau khi kết thúc phong trào.",
        [("report", ("05 ngày làm việc", "kết thúc phong trào"), "by")],
    ),
    (
        "Gửi báo cáo chậm nhất sau 10 ngày kể từ ngày tổng kết.",
        [("report", ("10 ngày", "ngày tổng kết"), "by")],
    ),
    (
        "Thẩm định hồ sơ không quá 02 ngày làm việc/01 đơn vị, tính từ ngày nhận hồ sơ.",
        [("other", ("02 ngày làm việc", "ngày nhận hồ sơ"), "by")],
    ),
    # the month or the year that a report tells of is no time of its own
    ("Gửi báo cáo quý I/2024 trước ngày 05/4/2024.", [("report", "2024-04-05", "before")]),
    ("Gửi báo cáo quý I, quý II/2024 trước ngày 05/7/2024.", [("report", "2024-07-05", "before")]),
    ("Gửi báo cáo tháng 6 trước ngày 25/6/2024.", [("report", "2024-06-25", "before")]),
    ("Gửi số liệu tháng 5/2024 về Văn phòng Sở chậm nhất ngày 03/6/2024.", [("other", "2024-06-03", "by")]),
    (
        "Các đại đội gửi số liệu về Ban Hậu cần trước ngày 05 hằng tháng.",
        [("report", "FREQ=MONTHLY;BYMONTHDAY=5", "before")],
    ),
    ("Gửi báo cáo tổng kết năm 2024 trước ngày 10/12/2024.", [("report", "2024-12-10", "before")]),
    # a day that belongs to the one before it
    (
        "Gửi báo cáo sơ kết trước ngày 20/6/2024 (thứ Năm), báo cáo tổng kết trước ngày 20/11/2024.",
        [("report", "2024-06-20", "before"), ("report", "2024-11-20", "before")],
    ),
    # terms, and the end of what is done
    ("Kết thúc nhiệm kỳ, tổ chức tổng kết phong trào.", [("review", (None, "Kết thúc nhiệm kỳ"), "in")]),
    ("Kết thúc đợt cao điểm, các phòng báo cáo Giám đốc.", [("report", (None, "Kết thúc đợt cao điểm"), "from")]),
    ("Giữa giai đoạn tổ chức sơ kết phong trào.", [("review", (None, "Giữa giai đoạn"), "in")]),
    ("Sơ kết 02 năm thực hiện Kế hoạch.", [("review", ("02 năm", "thực hiện Kế hoạch"), "in")]),
    # a schedule in prose
    (
        "Tháng 3: ban hành kế hoạch; Tháng 4 đến tháng 10: tổ chức thực hiện; Tháng 11: tổng kết.",
        [("issue", "2024-03", "in"), ("other", "2024-04/2024-10", "in"), ("review", "2024-11", "in")],
    ),
    (
        "Quý I/2024: phát động; quý II, quý III/2024: triển khai; quý IV/2024: tổng kết, khen thưởng.",
        [("other", "2024-33", "in"), ("other", "2024-34/2024-35", "in"), ("review", "2024-36", "in")],
    ),
    (
        "Ngày 05/3/2024: phát động; từ ngày 06/3/2024 đến ngày 30/10/2024: thực hiện; ngày 15/11/2024: tổng kết.",
        [("other", "2024-03-05", "in"), ("other", "2024-03-06/2024-10-30", "in"), ("review", "2024-11-15", "in")],
    ),
]

NONE = [
    "Tiếp tục thực hiện theo Hướng dẫn số 05/HD-SNV ngày 01/4/2024 của Sở Nội vụ.",
    "Lập thành tích chào mừng Đại hội, kỷ niệm Ngày 27/7/2024.",
    "Áp dụng mức thưởng quy định có hiệu lực từ ngày 01/7/2024.",
    "Đợt 2 (từ 01/6/2024 đến 28/7/2024): Chào mừng ngày thành lập Công đoàn.",
    "Mở cửa 24/7, trực 7/7 ngày.",
    "Kết thúc phong trào, Giám đốc Sở tặng Giấy khen.",
    "Sau khi nghiên cứu, các phòng phối hợp thực hiện.",
    "Đường dây nóng: 0260.3.862.205, trong giờ hành chính.",
    "Mỗi quý phấn đấu có 01 sáng kiến.",
]


@pytest.mark.parametrize(("sentence", "expected"), WORDINGS, ids=[text[:45] for text, _ in WORDINGS])
def test_wordings(sentence: str, expected: Times) -> None:
    assert [told(one) for one in deadlines(sentence)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_no_deadline(sentence: str) -> None:
    assert deadlines(sentence) == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # a plan of one day ends on no day: it is held
        ("8 giờ 00 ngày 15/6/2024 (thứ Bảy).", [("other", "2024-06-15", "in")]),
        ("02 ngày (bắt đầu từ 7h30 thứ Ba ngày 18/6/2024).", [("other", "2024-06-18", "from")]),
    ],
)
def test_a_plan_of_a_day(line: str, expected: Times) -> None:
    found = campaign(f"I. NỘI DUNG\n1. Thời gian: {line}\n2. Địa điểm: Hội trường Sở.")
    assert found.period.start == expected[0][1]
    assert [told(one) for one in found.deadlines] == expected


def test_a_bound_under_the_dossier_is_enough() -> None:
    body = "VI. HỒ SƠ\n1. Nộp về Sở Nội vụ: khen đợt một trước ngày 10/7/2024; khen cả năm trước ngày 10/11/2024."
    found = campaign(body).deadlines
    assert [(one.kind, one.on) for one in found] == [("submission", "2024-07-10"), ("submission", "2024-11-10")]


def test_two_receivers_side_by_side() -> None:
    (one,) = deadlines("Chậm nhất ngày 20/12/2024 Văn phòng báo cáo kết quả với Sở Nội vụ.")
    assert one.addressee == "Sở Nội vụ"
    (one,) = deadlines("Văn phòng Sở báo cáo Tỉnh ủy, Ủy ban nhân dân tỉnh trước ngày 20/12/2024.")
    assert one.addressee == "Tỉnh ủy, Ủy ban nhân dân tỉnh"
    (one,) = deadlines("Gửi báo cáo về Sở Nội vụ, Sở Nội vụ tổng hợp trình UBND tỉnh, trước ngày 20/12/2024.")
    assert one.addressee in {"Sở Nội vụ", "Ủy ban nhân dân tỉnh"}
