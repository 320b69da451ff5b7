from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from underthesea import word_tokenize

from pipeline.nlp.analysis import analyse
from pipeline.nlp.words import segment

TEXTS = [
    "Thực hiện Kế hoạch số 52/KH-UBND ngày 06/4/2022 của Ủy ban nhân dân tỉnh về phong trào thi đua.",
    "Tặng 06 Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong năm 2023.",
    "ỦY BAN NHÂN DÂN HUYỆN CHÂU THÀNH",
    "- 100% hồ sơ được giải quyết đúng hạn; tỷ lệ hài lòng trên 90%.",
    "v.v... (theo mẫu)",
]


def printed(text: str) -> list[str]:
    return [text[word.start : word.end] for word in segment(text)]


def test_the_pin_that_the_equality_was_measured_with() -> None:
    from importlib.metadata import version

    assert version("underthesea") == "9.5.0", "see whether the tests below still hold, then move the pin here"


@pytest.mark.parametrize("text", TEXTS)
def test_words_are_those_of_underthesea(text: str) -> None:
    assert printed(text) == word_tokenize(text)


def test_the_text_stays_as_printed() -> None:
    text = "xây dựng xã hội hoà bình"  # underthesea prints hòa
    assert "".join(printed(text)).replace(" ", "") == text.replace(" ", "")


def test_no_word_reaches_over_a_line() -> None:
    text = "tổng kết thi\nđua CCHC.\nIV. Khen thưởng"
    assert all("\n" not in word for word in printed(text))
    assert analyse(text).words() == segment(text)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=60))
def test_words_cover_all_but_white_space(text: str) -> None:
    words = segment(text)
    assert all(one.end <= other.start for one, other in pairwise(words))
    outside = list(text)
    for word in words:
        outside[word.start : word.end] = " " * (word.end - word.start)
    assert not "".join(outside).strip()
