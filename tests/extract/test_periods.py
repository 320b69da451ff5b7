"""Periods: every form of the domain notes 5.2, in the section and in the title."""

from __future__ import annotations

import pytest

from tests.extract.headed import plan, record_of
from tests.extract.plans import HEAD, campaign

_CONTENTS = "II. NỘI DUNG\n1. Thi đua đổi mới lề lối làm việc.\n2. Thi đua phục vụ."


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Từ ngày 01/3/2024 đến hết ngày 30/11/2024.", ("2024-03-01", "2024-11-30", None)),
        ("Từ ngày 01 tháng 3 năm 2024 đến ngày 30 tháng 11 năm 2024.", ("2024-03-01", "2024-11-30", None)),
        ("Từ ngày 01/3 đến ngày 30/11/2024.", ("2024-03-01", "2024-11-30", None)),  # the year stands once
        ("Từ ngày 01/9 đến ngày 31/5/2025.", ("2024-09-01", "2025-05-31", None)),  # of the year before
        ("Bắt đầu từ ngày 01/3/2024 và kết thúc vào ngày 30/11/2024.", ("2024-03-01", "2024-11-30", None)),
        ("Giai đoạn 2021-2030.", ("2021", "2030", None)),
        ("giai đoạn 2021 – 2025", ("2021", "2025", None)),
        ("Trong năm 2023.", ("2023", "2023", None)),
        ("Phong trào được thực hiện hằng năm từ năm 2021 đến năm 2030.", ("2021", "2030", "yearly")),
        ("Từ nay đến năm 2030.", (None, "2030", None)),
        ("Kể từ ngày ban hành Kế hoạch đến ngày 30/11/2024.", (None, "2024-11-30", None)),
        ("Từ ngày ký ban hành Kế hoạch đến hết ngày 30/11/2024.", (None, "2024-11-30", None)),
        ("Từ nay cho đến hết ngày 30-12-2022.", (None, "2022-12-30", None)),
        ("Từ tháng 1 -11/2017.", ("2017-01", "2017-11", None)),
        ("Từ tháng 3 đến tháng 9 năm 2024.", ("2024-03", "2024-09", None)),
        ("Năm học 2017-2018.", ("2017", "2018", None)),
        ("6 tháng cuối năm 2025.", ("2025-07", "2025-12", None)),
        # clock times are dropped; a length without an end has a start only
        ("100 ngày, từ 0 giờ ngày 05/5/2024 đến 24 giờ ngày 12/8/2024.", ("2024-05-05", "2024-08-12", None)),
        ("90 ngày, kể từ ngày 15/9/2025.", ("2025-09-15", None, None)),
        ("Đến hết ngày 15/12/2024.", (None, "2024-12-15", None)),
    ],
)
def test_in_its_section(line: str, expected: tuple[str | None, str | None, str | None]) -> None:
    period = campaign(f"I. THỜI GIAN\n{line}\n{_CONTENTS}").period
    assert (period.start, period.end, period.recurrence) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        # the day of the document that the plan carries out
        ("Thực hiện Chỉ thị số 5/CT-UBND ngày 02 tháng 3 năm 2021 về thi đua trồng cây", (None, None)),
        ("Thi đua thực hiện nhiệm vụ hằng năm và Kế hoạch 5 năm (2021 - 2025)", ("2021", "2025")),
        ("năm 2024", ("2024", "2024")),
        ("giai đoạn 2021 - 2025", ("2021", "2025")),
        ("năm học 2023 - 2024", ("2023", "2024")),
        ("năm 2021 và giai đoạn 2021 - 2025", ("2021", "2025")),
        # the range is the programme's, the year the plan's
        ("thực hiện Chương trình nông thôn mới giai đoạn 2021 - 2025 năm 2024", ("2024", "2024")),
        ("định hướng đến năm 2030", (None, None)),
        ("kỷ niệm 70 năm (11/6/1948 - 11/6/2018)", (None, None)),  # an anniversary
    ],
)
def test_in_the_title(title: str, expected: tuple[str | None, str | None]) -> None:
    period = campaign(_CONTENTS, head=HEAD.replace("năm 2024\n\nSở", f"{title}\n\nSở")).period
    assert (period.start, period.end) == expected


def test_the_section_is_surer_than_the_title() -> None:
    period = campaign(f"I. THỜI GIAN\nTừ ngày 01/3/2024 đến hết ngày 30/11/2024.\n{_CONTENTS}").period
    assert period.start == "2024-03-01"


def test_a_plan_in_one_paragraph_says_it_where_it_launches() -> None:
    line = "Nhà trường phát động đợt thi đua từ ngày 05/9 đến ngày 20/11/2022 với nội dung: mỗi tổ 02 hoạt động."
    title = "KẾ HOẠCH\n\nPhát động đợt thi đua chào mừng Ngày Nhà giáo Việt Nam"
    period = record_of(plan(title=title, preamble=line, body="Các tổ đăng ký hoạt động.")).campaign.period
    assert (period.start, period.end) == ("2022-09-05", "2022-11-20")


def test_a_table_of_rounds_runs_from_the_first_to_the_last() -> None:
    table = (
        "| Đợt | Thời gian | Chủ điểm |\n|---|---|---|\n"
        "| 1 | 05/9/2024 - 20/11/2024 | Tôn sư trọng đạo |\n| 2 | 21/11/2024 - 26/3/2025 | Mừng Đảng |\n"
    )
    period = campaign(f"II. THỜI GIAN\n\n{table}").period
    assert (period.start, period.end) == ("2024-09-05", "2025-03-26")
