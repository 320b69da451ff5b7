from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.numbers import count_before, parse_number

WORDS = {
    1: "một", 4: "bốn", 5: "năm", 10: "mười", 11: "mười một", 15: "mười lăm", 20: "hai mươi", 21: "hai mươi mốt",
    24: "hai mươi tư", 35: "ba mươi lăm", 99: "chín mươi chín", 100: "một trăm", 105: "một trăm linh năm",
    110: "một trăm mười", 250: "hai trăm năm mươi", 999: "chín trăm chín mươi chín",
}  # fmt: skip


@pytest.mark.parametrize(("value", "words"), WORDS.items())
def test_words(value: int, words: str) -> None:
    assert parse_number(words) == value
    assert parse_number(words.upper()) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("06", 6),
        ("374.125", 374125),
        ("1.490.000", 1490000),
        ("2,5", 2.5),
        ("87,61", 87.61),
        ("1.234,5", 1234.5),
        ("8.3", 8.3),  # a dot before fewer than three digits is no thousands sign
        ("0.125", 0.125),
        ("05 (năm)", 5),
        ("mươi", None),
        ("tư", None),  # 'tư nhân': four only after mươi
        ("lăm", None),
        ("linh năm", None),
        ("hai ba", None),
        ("", None),
        ("30/11", None),
        ("nhiều", None),
    ],
)
def test_numbers(text: str, value: float | None) -> None:
    assert parse_number(text) == value


@given(st.integers(min_value=0, max_value=10**9))
def test_thousands_round_trip(number: int) -> None:
    assert parse_number(f"{number:,}".replace(",", ".")) == number


@pytest.mark.parametrize(
    ("text", "noun", "value", "printed"),
    [
        ("Tặng 06 Giấy khen", "Giấy khen", 6, "06"),
        ("không quá 05 (năm) tập thể", "tập thể", 5, "05"),
        ("khen hai mươi cá nhân", "cá nhân", 20, "hai mươi"),
        ("xét chọn năm tập thể", "tập thể", 5, "năm"),
        ("chọn hai mươi lăm cá nhân", "cá nhân", 25, "hai mươi lăm"),
        ("có 1.250 hộ", "hộ", 1250, "1.250"),
    ],
)
def test_count_before_a_noun(text: str, noun: str, value: int, printed: str) -> None:
    count = count_before(text, text.index(noun))
    assert count is not None
    assert count.value == value
    assert text[count.start : count.end] == printed


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("các tập thể", "tập thể"),
        ("trong năm tập thể", "tập thể"),  # the year, not five
        ("trước ngày 30/11 tập thể", "tập thể"),
        ("số 44/KH-UBND tập thể", "tập thể"),
    ],
)
def test_no_count(text: str, noun: str) -> None:
    assert count_before(text, text.index(noun)) is None
