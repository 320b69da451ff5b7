"""EDTF values as stretches of days, RRULEs as the stretches they fall on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar import edtf_bounds, expand_rrule, rrule_stretches

DAYS = st.dates(date(2000, 1, 1), date(2060, 1, 1))
RULES = st.sampled_from(
    [
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=12",
        "FREQ=YEARLY",
        "FREQ=MONTHLY;BYMONTHDAY=6",
        "FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15",
        "FREQ=MONTHLY",
        "FREQ=WEEKLY",
    ]
)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2023-03-07", "2023-03-07", "2023-03-07"),
        ("2023-10", "2023-10-01", "2023-10-31"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),  # a leap year
        ("2023-33", "2023-01-01", "2023-03-31"),  # quý I
        ("2023-36", "2023-10-01", "2023-12-31"),  # quý IV
        ("2023", "2023-01-01", "2023-12-31"),
        ("2021/2030", "2021-01-01", "2030-12-31"),  # giai đoạn 2021-2030
        ("2022-12-15/2023-03-14", "2022-12-15", "2023-03-14"),
        ("2017-01/2017-11", "2017-01-01", "2017-11-30"),  # từ tháng 1 -11/2017
    ],
)
def test_edtf_bounds(value: str, first: str, last: str) -> None:
    assert edtf_bounds(value) == (date.fromisoformat(first), date.fromisoformat(last))


@pytest.mark.parametrize("value", ["", "11/2023/2024x", "2023-13", "năm 2023"])
def test_no_edtf_is_refused(value: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        edtf_bounds(value)


@pytest.mark.parametrize(
    ("rule", "start", "end", "days"),
    [
        # trước ngày 30/11 hằng năm
        (
            "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30",
            "2021-01-01",
            "2023-11-30",
            ["2021-11-30", "2022-11-30", "2023-11-30"],
        ),
        # quý (trước ngày 15 của tháng cuối quý)
        ("FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", "2022-03-16", "2022-12-14", ["2022-06-15", "2022-09-15"]),
        # hằng năm, tháng 12: no day is printed, the month ends on the 31st
        ("FREQ=YEARLY;BYMONTH=12", "2021-01-17", "2022-12-31", ["2021-12-31", "2022-12-31"]),
        # hằng năm: the day of the start must not become the day of the rule
        ("FREQ=YEARLY", "2021-05-17", "2022-12-31", ["2021-12-31", "2022-12-31"]),
        # an end with a time zone
        ("FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30;UNTIL=20221231T000000Z", "2021-12-01", "2030-01-01", ["2022-11-30"]),
        ("FREQ=MONTHLY;BYMONTHDAY=6", "2022-05-01", "2022-04-01", []),  # an empty window
    ],
)
def test_expand_rrule(rule: str, start: str, end: str, days: list[str]) -> None:
    found = expand_rrule(rule, date.fromisoformat(start), date.fromisoformat(end))
    assert found == [date.fromisoformat(day) for day in days]


def test_a_rule_without_a_day_touches_a_window_inside_its_month() -> None:
    month = (date(2021, 12, 1), date(2021, 12, 31))
    assert rrule_stretches("FREQ=YEARLY;BYMONTH=12", date(2021, 12, 5), date(2021, 12, 10)) == [month]


def test_a_window_in_another_month_is_not_touched() -> None:
    assert rrule_stretches("FREQ=YEARLY;BYMONTH=12", date(2021, 6, 5), date(2021, 11, 30)) == []


@given(rule=RULES, start=DAYS, head=st.integers(0, 400), tail=st.integers(0, 400))
def test_a_later_start_only_cuts_off(rule: str, start: date, head: int, tail: int) -> None:
    middle = start + timedelta(days=head)
    end = middle + timedelta(days=tail)
    whole = expand_rrule(rule, start, end)
    assert [day for day in whole if day >= middle] == expand_rrule(rule, middle, end)


@given(rule=RULES, start=DAYS, length=st.integers(0, 800))
def test_stretches_touch_the_window_and_hold_each_day(rule: str, start: date, length: int) -> None:
    end = start + timedelta(days=length)
    stretches = rrule_stretches(rule, start, end)
    assert all(first <= end and last >= start for first, last in stretches)
    assert {last for _, last in stretches} >= set(expand_rrule(rule, start, end))
