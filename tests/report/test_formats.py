"""Dates, recurrences and numbers as an office writes them."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.values import check_rrule
from pipeline.report.formats import bounded_date, bounded_rule, date_words, number_words


@pytest.mark.parametrize(
    ("edtf", "vietnamese", "english"),
    [
        ("2023-03-07", "07/3/2023", "7 March 2023"),
        ("2024-02-06", "06/02/2024", "6 February 2024"),  # months 1 and 2 take a zero, NĐ 30/2020 Phụ lục I
        ("2024-12-31", "31/12/2024", "31 December 2024"),
        ("2023-10", "tháng 10/2023", "October 2023"),
        ("2023-01", "tháng 01/2023", "January 2023"),
        ("2026-36", "quý IV/2026", "Q4 2026"),
        ("2026-33", "quý I/2026", "Q1 2026"),
        ("2023", "năm 2023", "2023"),
        ("2021/2030", "giai đoạn 2021-2030", "2021–2030"),
        ("2024-02-20/2024-11-30", "từ ngày 20/02/2024 đến ngày 30/11/2024", "20 February 2024 to 30 November 2024"),
        ("2017-01/2017-11", "từ tháng 01/2017 đến tháng 11/2017", "January 2017 to November 2017"),
        ("2024-05-01/2025", "từ ngày 01/5/2024 đến năm 2025", "1 May 2024 to 2025"),
    ],
)
def test_dates(edtf: str, vietnamese: str, english: str) -> None:
    assert date_words(edtf, "vi") == vietnamese
    assert date_words(edtf, "en") == english


@pytest.mark.parametrize(
    ("edtf", "bound", "vietnamese", "english"),
    [
        ("2023-10-15", "before", "trước ngày 15/10/2023", "before 15 October 2023"),
        ("2019-03-15", "by", "chậm nhất ngày 15/3/2019", "by 15 March 2019"),
        ("2023-10", "in", "trong tháng 10/2023", "in October 2023"),
        ("2023-10-15", "in", "ngày 15/10/2023", "on 15 October 2023"),
        ("2026-36", "in", "trong quý IV/2026", "in Q4 2026"),
        ("2024-01-01", "from", "từ ngày 01/01/2024", "from 1 January 2024"),
        ("2024-05-01/2024-05-10", "in", "từ ngày 01/5/2024 đến ngày 10/5/2024", "1 May 2024 to 10 May 2024"),
    ],
)
def test_bounded_dates(edtf: str, bound: str, vietnamese: str, english: str) -> None:
    assert bounded_date(edtf, bound, "vi") == vietnamese
    assert bounded_date(edtf, bound, "en") == english


@pytest.mark.parametrize(
    ("rrule", "bound", "vietnamese", "english"),
    [
        (
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
            "before",
            "hằng năm trước ngày 30/11",
            "every year before 30 November",
        ),
        (
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
            "before",
            "hằng năm trước ngày 15 các tháng 3, 6, 9 và 12",
            "every year before day 15 of March, June, September and December",
        ),
        ("FREQ=MONTHLY;BYMONTHDAY=6", "before", "hằng tháng trước ngày 06", "every month before day 6"),
        ("FREQ=MONTHLY;BYMONTHDAY=6", "in", "hằng tháng ngày 06", "every month on day 6"),
        ("FREQ=YEARLY", "in", "hằng năm", "every year"),
        ("FREQ=YEARLY;BYMONTH=11", "in", "hằng năm trong tháng 11", "every year in November"),
        ("FREQ=MONTHLY;INTERVAL=3", "by", "3 tháng một lần", "every 3 months"),
        (
            "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=-1",
            "by",
            "hằng năm chậm nhất ngày cuối tháng 12",
            "every year by the last day of December",
        ),
        ("FREQ=WEEKLY;BYDAY=FR", "by", "hằng tuần chậm nhất thứ Sáu", "every week by Friday"),
        # the second Friday of a month has no short words: the rule itself is shown rather than half of it
        (
            "FREQ=MONTHLY;BYDAY=2FR",
            "by",
            "định kỳ theo quy tắc FREQ=MONTHLY;BYDAY=2FR",
            "recurring by the rule FREQ=MONTHLY;BYDAY=2FR",
        ),
        (
            "FREQ=YEARLY;COUNT=3",
            "by",
            "định kỳ theo quy tắc FREQ=YEARLY;COUNT=3",
            "recurring by the rule FREQ=YEARLY;COUNT=3",
        ),
    ],
)
def test_recurrences(rrule: str, bound: str, vietnamese: str, english: str) -> None:
    assert check_rrule(rrule) == rrule
    assert bounded_rule(rrule, bound, "vi") == vietnamese
    assert bounded_rule(rrule, bound, "en") == english


@pytest.mark.parametrize(
    ("value", "padded", "vietnamese", "english"),
    [
        (87.61, False, "87,61", "87.61"),
        (100, False, "100", "100"),
        (2.0, False, "2", "2"),
        (1200, False, "1.200", "1,200"),
        (1234.5, False, "1.234,5", "1,234.5"),
        (6, True, "06", "6"),  # counts of awards: '06 Giấy khen'
        (16, True, "16", "16"),
        (0, True, "0", "0"),
    ],
)
def test_numbers(value: float, padded: bool, vietnamese: str, english: str) -> None:  # noqa: FBT001 (a column of the table)
    assert number_words(value, "vi", padded=padded) == vietnamese
    assert number_words(value, "en", padded=padded) == english


@given(st.dates(min_value=date(1000, 1, 1)))
def test_no_day_is_lost(day: date) -> None:
    shown = re.fullmatch(r"(\d\d)/(\d\d?)/(\d{4})", date_words(day.isoformat(), "vi"))
    assert shown is not None
    assert tuple(map(int, shown.groups())) == (day.day, day.month, day.year)
