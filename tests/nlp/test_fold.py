from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.fold import fold, lower, search_key

VIETNAMESE = "aàáảãạăằắâầấđeèéêếiìíoòóôốơớuùúưứyỳýqhtckglmnÐĐ-–—“” \u00a0"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert len(lower(text)) == len(text)


@given(st.text(alphabet=VIETNAMESE) | st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
    assert lower(lower(text)) == lower(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [("hoá", "hóa"), ("uỷ", "ủy"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("HOÀ", "HÒA"), ("Uỷ", "Ủy"), ("hoà,", "hòa,")],
)
def test_old_and_new_place_of_the_tone_mark_are_one(old: str, new: str) -> None:
    assert fold(old) == fold(new) == new


@pytest.mark.parametrize("word", ["hoàn", "quý", "quỳ", "suýt", "toán", "Quỹ", "thuyết", "khoảng"])
def test_where_the_tone_has_one_place_only_it_stays(word: str) -> None:
    assert fold(word) == word


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Đẩy mạnh  cải cách", "day manh cai cach"),
        ("Hoà Bình", "hoa binh"),
        ("Thi đua – Khen thưởng", "thi dua khen thuong"),
    ],
)
def test_search_key(text: str, key: str) -> None:
    assert search_key(text) == key
