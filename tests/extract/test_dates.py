"""Dates: what is printed, with no precision added."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.extract.dates import find_dates
from pipeline.extract.sentences import Ranges, sentences
from pipeline.extract.times import find_times
from pipeline.nlp.fold import lower


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ngày 25 tháng 11 năm 2025", ["2025-11-25"]),
        ("15/10/2023", ["2023-10-15"]),
        ("30-12-2022", ["2022-12-30"]),
        ("30.11.2024", ["2024-11-30"]),
        ("ngày 5 tháng 6/2024", ["2024-06-05"]),
        ("tháng 10/2023", ["2023-10"]),
        ("tháng 3 năm 2026", ["2026-03"]),
        ("12/2024", ["2024-12"]),
        ("quý iv/2025", ["2025-36"]),
        ("quý i năm 2024", ["2024-33"]),
        ("năm 2024", ["2024"]),
        ("05/6/2026 và 07/6/2026", ["2026-06-05", "2026-06-07"]),
        ("tuần 3 tháng 9/2024", ["2024-09"]),  # a count within the month
        ("đợt 2 tháng 8 năm 2025", ["2025-08"]),
        ("12/2024/nđ-cp", []),  # a symbol
        ("1.59.2", []),
        ("24/63 tỉnh", []),
        ("95%", []),
        ("31/4/2025", [None]),  # no such day
    ],
)
def test_dates_in_edtf(text: str, expected: list[str | None]) -> None:
    assert [date.edtf() for date in find_dates(text)] == expected


PIECES = st.sampled_from(
    ["trước ngày 30/11/2024", "quý iii/2025", "tháng 6", "ngày 5", "hằng năm", "12/2024", "30-12-2022", "(", ")", ".",
     ";", "và", "từ ngày 05 đến ngày 07/6/2024", "chậm nhất 05 ngày làm việc kể từ ngày nhận hồ sơ", "gửi báo cáo", "%"]
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=12).map(" ".join)


@given(TEXTS, st.text(alphabet="abc .;\n", max_size=8))
def test_a_prefix_only_moves_the_dates(text: str, prefix: str) -> None:
    moved = f"{prefix} \n{text}"
    shift = len(moved) - len(text)
    assert [(one.start + shift, one.end + shift, one.edtf()) for one in find_dates(text)] == [
        (one.start, one.end, one.edtf()) for one in find_dates(moved, shift)
    ]


@given(TEXTS)
def test_times_are_in_order_and_disjoint(text: str) -> None:
    times = find_times(lower(text), 0, len(text))
    assert all(one.end <= after.start for one, after in pairwise(times))
    assert all(sum(value is not None for value in (one.date, one.rrule, one.relative)) == 1 for one in times)


@given(TEXTS)
def test_sentences_keep_every_word(text: str) -> None:
    found = sentences(text, 0, len(text))
    kept = "".join(text[one.start : one.end] for one in found)
    assert kept.replace(".", "").replace(";", "") == text.replace(".", "").replace(";", "")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 7000, [3000, 3000, 1000]),  # no blank to cut at: an attachment printed as letters
        ("thi đua " * 500, [2999, 1001]),  # at a blank
        ("a" * 3100 + " b" * 1000, [3000, 2100]),  # a blank behind the longest part
    ],
)
def test_a_sentence_without_end_is_cut_in_few_parts(text: str, parts: list[int]) -> None:
    assert [one.end - one.start for one in sentences(text, 0, len(text))] == parts


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)), max_size=8), st.integers(0, 70), st.integers(1, 9))
def test_ranges_touch_as_a_plain_search_does(pairs: list[tuple[int, int]], start: int, length: int) -> None:
    ranges = [(first, first + size) for first, size in pairs]
    plain = any(start < last and first < start + length for first, last in ranges)
    assert Ranges(ranges).touch(start, start + length) == plain
