"""Cleaning of characters and the map it keeps."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.canonical import clean

# Letters, marks and spaces of all kinds that documents hold, and anything else.
TEXTS = st.text(
    st.one_of(
        st.sampled_from(
            "aăâeêioôơuưyđAĐ \t\u00a0\u200b\u00ad\ufeff\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b\x00"
        ),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("raw", "cleaned", "positions"),
    [
        ("Kế hoạch", "Kế hoạch", [0, 1, 2, 3, 4, 5, 6, 7]),
        ("  a \t\u00a0 b ", "a b", [2, 6, 7]),
        ("Ke\u0302\u0301 ", "Kế", [0, 1]),  # NFD: the letter stands where its base stands
        ("thi\u200b đua\u00ad", "thi đua", [0, 1, 2, 4, 5, 6, 7]),
        ("\ufeffSố", "Số", [1, 2]),
        ("a\x00b", "ab", [0, 2]),
        ("\uf0b7 Thi đua", "\uf0b7 Thi đua", list(range(9))),  # Symbol's bullet is print
        ("hoà – hòa", "hoà – hòa", list(range(9))),  # nothing is respelled
        (" \t\u200b ", "", []),
    ],
)
def test_clean(raw: str, cleaned: str, positions: list[int]) -> None:
    text, found = clean(raw)
    assert (text, list(found)) == (cleaned, positions)


@given(TEXTS)
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    text, _ = clean(raw)
    again, positions = clean(text)
    assert again == text
    assert list(positions) == list(range(len(text)))


@given(TEXTS)
def test_every_character_comes_from_its_position(raw: str) -> None:
    text, positions = clean(raw)
    assert len(positions) == len(text)
    assert list(positions) == sorted(positions)
    assert unicodedata.is_normalized("NFC", text)
    for char, position in zip(text, positions, strict=True):
        base = unicodedata.normalize("NFD", char)[0]
        if char != " " and len(unicodedata.normalize("NFC", raw[position])) == 1:
            assert base == unicodedata.normalize("NFD", raw[position])[0] or unicodedata.combining(char)


@given(TEXTS)
def test_decomposed_input_gives_the_same_text(raw: str) -> None:
    assert clean(unicodedata.normalize("NFD", raw))[0] == clean(unicodedata.normalize("NFC", raw))[0]
