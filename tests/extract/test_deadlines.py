"""Deadlines in sentences: every form of the domain notes 5.1, and what is no deadline."""

from __future__ import annotations

import pytest

from models.campaign import Deadline
from tests.extract.plans import campaign, deadlines

# (sentence, [(kind, time, bound)]); a time is an EDTF date, an RRULE or (offset, event)
FORMS = [
    # 1: yearly with a day
    (
        "Các phòng gửi báo cáo về Văn phòng Sở trước ngày 30/11 hằng năm.",
        [("report", "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "before")],
    ),
    # 3: the year is implied
    ("Các phòng gửi hồ sơ về Văn phòng Sở trước ngày 01/12.", [("submission", "2024-12-01", "before")]),
    # 4, 5: quarterly and half-yearly in parentheses, the year named once behind or before
    (
        "Hằng năm báo cáo quý (trước ngày 15 của tháng cuối quý), sáu tháng (trước ngày 15/6), năm (trước ngày 15/12).",
        [
            ("report", "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "before"),
            ("report", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "before"),
            ("report", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", "before"),
        ],
    ),
    # 6: one day
    ("Văn phòng Sở trình Giám đốc hồ sơ trước ngày 15/10/2024.", [("submission", "2024-10-15", "before")]),
    # 7: the month only
    ("Tổ chức tổng kết tháng 10/2024.", [("review", "2024-10", "in")]),
    # 8: in words, the day included
    ("Đăng ký thi đua chậm nhất ngày 15 tháng 3 năm 2024.", [("registration", "2024-03-15", "by")]),
    # two digits of the month: 11 is no 1
    ("Gửi báo cáo chậm nhất là ngày 25 tháng 11 năm 2024.", [("report", "2024-11-25", "by")]),
    # 9: relative to an event
    (
        "Gửi báo cáo chậm nhất 15 ngày kể từ ngày UBND tỉnh công bố kết quả.",
        [("report", ("15 ngày", "ngày UBND tỉnh công bố kết quả"), "by")],
    ),
    # 10: monthly
    ("Gửi tin, bài về Văn phòng Sở trước ngày 06 hàng tháng.", [("other", "FREQ=MONTHLY;BYMONTHDAY=6", "before")]),
    ("Hằng tháng, trước ngày 20, gửi báo cáo số liệu.", [("report", "FREQ=MONTHLY;BYMONTHDAY=20", "before")]),
    ("Gửi báo cáo trước ngày 05 tháng sau.", [("report", "FREQ=MONTHLY;BYMONTHDAY=5", "before")]),
    # 11: the last month of a period that the report names
    (
        "Gửi báo cáo chậm nhất là ngày 20 của tháng cuối kỳ báo cáo.",
        [("report", ("ngày 20", "tháng cuối kỳ báo cáo"), "by")],
    ),
    # 13, 21: hyphens, no 'ngày'
    ("Hoàn thành việc cập nhật trước 15-8-2024.", [("other", "2024-08-15", "before")]),
    # 15: two recurring days, 'hằng năm' once
    (
        "Mỗi năm 02 đợt, gửi hồ sơ đề nghị khen thưởng trước ngày 15 tháng 4 và trước ngày 15 tháng 9 hằng năm.",
        [
            ("submission", "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15", "before"),
            ("submission", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15", "before"),
        ],
    ),
    # the bound named once for two days
    (
        "Gửi báo cáo trước ngày 20 tháng 6 và ngày 20 tháng 12 hằng năm.",
        [
            ("report", "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=20", "before"),
            ("report", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=20", "before"),
        ],
    ),
    # 16: in the next year
    ("Gửi hồ sơ đề nghị khen thưởng trước ngày 31/01/2025.", [("submission", "2025-01-31", "before")]),
    # 17, 18: working days
    (
        "Thẩm định hồ sơ trong thời hạn 12 ngày làm việc, kể từ ngày nhận đủ hồ sơ.",
        [("other", ("12 ngày làm việc", "ngày nhận đủ hồ sơ"), "by")],
    ),
    (
        "Tổng hợp ý kiến trong thời hạn 10 ngày làm việc (kể từ ngày đăng tin).",
        [("other", ("10 ngày làm việc", "ngày đăng tin"), "by")],
    ),
    # an event without an offset
    ("Báo cáo Giám đốc Sở sau khi kết thúc đợt kiểm tra.", [("report", (None, "kết thúc đợt kiểm tra"), "from")]),
    # 19, 20: recurrence without a day
    ("Hàng tháng, tổ chức kiểm tra việc thực hiện ở các phòng.", [("other", "FREQ=MONTHLY", "in")]),
    ("Định kỳ hằng năm, Văn phòng Sở sơ kết phong trào.", [("review", "FREQ=YEARLY", "in")]),
    (
        "Sơ kết, đánh giá kết quả định kỳ 6 tháng, hằng năm.",
        [("review", "FREQ=MONTHLY;INTERVAL=6", "in"), ("review", "FREQ=YEARLY", "in")],
    ),
    ("Họp tổ thi đua vào thứ Sáu hằng tuần.", [("other", "FREQ=WEEKLY;BYDAY=FR", "in")]),
    # quarters
    ("Kiểm tra chéo trong quý III năm 2024.", [("other", "2024-35", "in")]),
    ("Tổ chức tổng kết quý I/2025.", [("review", "2025-33", "in")]),
    (
        "Gửi báo cáo trước ngày 05 của tháng đầu quý sau.",
        [("report", "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5", "before")],
    ),
    # several days are one interval
    ("Tổ chức hội thi từ ngày 05/6/2024 đến ngày 07/6/2024.", [("other", "2024-06-05/2024-06-07", "in")]),
    ("Tổ chức hội thi từ ngày 05 đến ngày 07/6/2024.", [("other", "2024-06-05/2024-06-07", "in")]),
    ("Tổ chức hội thi trong các ngày 05, 06/6/2024.", [("other", "2024-06-05/2024-06-06", "in")]),
    ("Kiểm tra chéo trong tháng 8 - 9/2024.", [("other", "2024-08/2024-09", "in")]),
    # clock times are dropped; an event at a time is `in`
    ("Từ 13h30 ngày 02/6/2024, tổ chức lễ phát động.", [("other", "2024-06-02", "in")]),
    ("Nộp hồ sơ trước 17 giờ 00 ngày 20/6/2024.", [("submission", "2024-06-20", "before")]),
    # the act between the limit and its day
    ("Hạn chót gửi báo cáo là ngày 20/11/2024.", [("report", "2024-11-20", "by")]),
    ("Thời hạn nộp hồ sơ: ngày 20/11/2024.", [("submission", "2024-11-20", "by")]),
]

NONE = [
    "Số liệu báo cáo tính từ ngày 15 tháng 12 của năm trước kỳ báo cáo đến ngày 14 tháng 3 thuộc kỳ báo cáo.",
    "Triển khai Kế hoạch số 12/KH-UBND ngày 05/3/2024 của Ủy ban nhân dân tỉnh.",  # a cited document
    "Tuyên truyền kỷ niệm 79 năm Quốc khánh (02/9/1945 - 02/9/2024).",  # an anniversary
    "Tổ chức các hoạt động chào mừng ngày 20/11/2024.",
    "Kế hoạch này có hiệu lực từ ngày 01/3/2024.",
    "Thực hiện chế độ báo cáo thường xuyên theo quy định.",  # standing duties
    "Báo cáo đột xuất khi có yêu cầu.",
    "Đã tổng kết phong trào ngày 05/01/2024.",  # before the plan was issued
    "Lập đơn đề nghị, ngày ..... tháng ..... năm 2024.",  # blanks of a form
    "Giấy phép hết hạn ngày 31/12/2024 phải được gia hạn.",
    "Hằng năm, Văn phòng Sở tham mưu Giám đốc xây dựng kế hoạch tuyên truyền.",  # recurs, but no day is set
    "Hoàn thành 3/4 nhiệm vụ.",
    "Nâng cao chỉ số hằng năm của Sở.",
    "Gửi báo cáo trước ngày 31/4/2024.",  # no such day
]


def told(one: Deadline) -> tuple[str, object, str]:
    relative = (one.relative_to.offset, one.relative_to.event) if one.relative_to else None
    return one.kind, one.on or one.rrule or relative, one.bound


@pytest.mark.parametrize(("sentence", "expected"), FORMS, ids=[text[:40] for text, _ in FORMS])
def test_every_form_of_a_deadline(sentence: str, expected: list[tuple[str, object, str]]) -> None:
    assert [told(one) for one in deadlines(sentence)] == expected


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_no_deadline(sentence: str) -> None:
    assert deadlines(sentence) == ()


def test_an_implied_year_names_its_ground() -> None:
    (one,) = deadlines("Các phòng gửi hồ sơ về Văn phòng Sở trước ngày 01/12.")
    assert one.certainty == "inferred"
    assert one.note is not None
    assert "2024" in one.note


# A sentence with its actor and its addressee.
PARTIES = [
    ("Các phòng gửi báo cáo về Văn phòng Sở trước ngày 05/6/2024.", "Các phòng", "Văn phòng Sở"),
    # behind the time
    ("Các phòng gửi báo cáo trước ngày 05/6/2024 về Văn phòng Sở.", "Các phòng", "Văn phòng Sở"),
    # a comma and 'và' inside the name
    ("Gửi báo cáo về Phòng Chính trị, tư tưởng trước ngày 05/6/2024.", None, "Phòng Chính trị, tư tưởng"),
    ("Gửi báo cáo về Sở Giáo dục và Đào tạo trước ngày 05/6/2024.", None, "Sở Giáo dục và Đào tạo"),
    # abbreviations expanded; who is advised is named before who receives
    (
        "Văn phòng Sở tham mưu Giám đốc Sở gửi UBND tỉnh báo cáo sơ kết trước ngày 05/6/2024.",
        "Văn phòng Sở",
        "Ủy ban nhân dân tỉnh",
    ),
    ("Các phòng tự chấm điểm, gửi về Văn phòng Sở trước ngày 05/6/2024.", "Các phòng", "Văn phòng Sở"),
    # what is registered is a list; what is passed on
    (
        "Các đại đội đăng ký chỉ tiêu, danh hiệu thi đua với Phòng Chính trị trước ngày 05/6/2024.",
        "Các đại đội",
        "Phòng Chính trị",
    ),
    ("Văn phòng Sở chuyển hồ sơ sang Phòng Nội vụ trước ngày 05/6/2024.", None, "Phòng Nội vụ"),
    ("Gửi hồ sơ về Tiểu đoàn 4 trước ngày 05/6/2024.", None, "Tiểu đoàn 4"),
    # what the receiver does with it
    ("Gửi hồ sơ trình Giám đốc Sở khen thưởng trước ngày 05/6/2024.", None, "Giám đốc Sở"),
    (
        "Gửi hồ sơ về Hội đồng Thi đua, khen thưởng họp xét trước ngày 05/6/2024.",
        None,
        "Hội đồng Thi đua, khen thưởng",
    ),
    # a name holds a verb, a noun is none
    ("Phòng Tổ chức cán bộ báo cáo Giám đốc Sở trước ngày 05/6/2024.", "Phòng Tổ chức cán bộ", "Giám đốc Sở"),
    (
        "Các tổ chức đoàn thể gửi báo cáo về Văn phòng Sở trước ngày 05/6/2024.",
        "Các tổ chức đoàn thể",
        "Văn phòng Sở",
    ),
    # who is advised to hold a review receives nothing
    ("Sở Tài chính tham mưu Ủy ban nhân dân tỉnh sơ kết trong tháng 7 năm 2024.", "Sở Tài chính", None),
]


def test_a_clause_that_begins_with_its_verb_has_the_actor_of_the_sentence() -> None:
    first, second = deadlines(
        "Phòng Tổ chức đăng ký với Sở Nội vụ trước ngày 05/6/2024; gửi Sở Nội vụ báo cáo trước ngày 05/9/2024."
    )
    assert [one.actor for one in (first, second)] == ["Phòng Tổ chức", "Phòng Tổ chức"]


def test_a_clause_after_a_full_stop_has_an_actor_of_its_own() -> None:
    _, second = deadlines("Phòng Tổ chức báo cáo trước ngày 05/6/2024. Gửi hồ sơ về Sở Nội vụ trước ngày 05/9/2024.")
    assert second.actor is None


@pytest.mark.parametrize(("sentence", "actor", "addressee"), PARTIES)
def test_who_acts_and_who_receives(sentence: str, actor: str | None, addressee: str | None) -> None:
    (one,) = deadlines(sentence)
    assert (one.actor, one.addressee) == (actor, addressee)


def test_a_dossier_is_handed_in_wherever_its_sentence_stands() -> None:
    found = campaign(
        "V. KHEN THƯỞNG\n1. Giám đốc Sở tặng Giấy khen cho 02 tập thể.\n"
        "Hồ sơ gửi về Văn phòng Sở chậm nhất ngày 05/12/2024; Văn phòng Sở hoàn thiện, gửi Sở Tài chính trước ngày"
        " 11/12/2024."
    ).deadlines
    assert [(one.kind, one.on, one.addressee) for one in found] == [
        ("submission", "2024-12-05", "Văn phòng Sở"),
        ("submission", "2024-12-11", "Sở Tài chính"),
    ]


def test_a_requirement_may_set_a_day() -> None:
    found = deadlines("Các phòng phải ban hành kế hoạch hưởng ứng trước ngày 20/3/2024.", section="I. YÊU CẦU")
    assert [told(one) for one in found] == [("issue", "2024-03-20", "before")]


def test_a_criterion_sets_none() -> None:
    assert deadlines("Gửi báo cáo trước ngày 20/3/2024.", section="IV. TIÊU CHÍ") == ()


def test_the_printed_end_of_the_period_ends_the_campaign() -> None:
    found = campaign("I. THỜI GIAN\nTừ ngày 01/3/2024 đến hết ngày 30/11/2024.").deadlines
    assert [told(one) for one in found] == [("campaign_end", "2024-11-30", "by")]


def test_an_event_among_the_times_is_a_deadline() -> None:
    found = campaign(
        "I. THỜI GIAN\n1. Thời gian: từ ngày 01/10/2024 đến ngày 07/10/2024.\n2. Lễ khai mạc: 7 giờ ngày 02/10/2024."
    ).deadlines
    assert [told(one) for one in found] == [("campaign_end", "2024-10-07", "by"), ("other", "2024-10-02", "in")]


def test_a_duty_said_twice_is_one() -> None:
    found = campaign(
        "VII. TỔ CHỨC THỰC HIỆN\n1. Các phòng gửi báo cáo trước ngày 05/6/2024.\n"
        "2. Gửi báo cáo về Văn phòng Sở trước ngày 05/6/2024."
    ).deadlines
    assert [(one.on, one.addressee) for one in found] == [("2024-06-05", "Văn phòng Sở")]


def test_an_attachment_line_sets_no_day() -> None:
    assert deadlines("(Ban hành kèm theo Quyết định số 412/QĐ-SNV ngày 05 tháng 3 năm 2024 của Sở Nội vụ)") == ()


def test_the_end_of_the_campaign_is_not_the_day_of_the_dossier() -> None:
    (one,) = deadlines("Kết thúc phong trào, các phòng gửi hồ sơ về Văn phòng Sở trước ngày 05/12/2024.")
    assert told(one) == ("submission", "2024-12-05", "before")


def test_an_event_is_no_act() -> None:
    (one,) = deadlines("Gửi hồ sơ về Sở Nội vụ chậm nhất 05 ngày làm việc kể từ ngày kết thúc phong trào.")
    assert told(one) == ("submission", ("05 ngày làm việc", "ngày kết thúc phong trào"), "by")


def test_reports_of_a_plan_of_several_years_come_back() -> None:
    body = (
        "I. THỜI GIAN\nGiai đoạn 2023 - 2026.\n"
        "II. TỔ CHỨC THỰC HIỆN\n1. Các phòng gửi báo cáo 6 tháng trước ngày 08/6, năm trước ngày 05/12."
    )
    found = [one for one in campaign(body).deadlines if one.kind == "report"]
    assert [(one.rrule, one.certainty) for one in found] == [
        ("FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=8", "inferred"),
        ("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=5", "inferred"),
    ]
