"""Syllables by their build, and the shares that tell Vietnamese from other text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.nlp.syllables import is_syllable, marked_share, parts, validity, words
from pipeline.nlp.wordlist import house_pairs, pairs, spellings

GOOD = """thi đua khen thưởng phong trào quyết quốc giếng gì gìn nghiêng khuya hòa hoà thủy thuỷ quý quít thuở khuỷu
    boong yêu nguyễn ƯƠNG Huyện CỜ oanh uỷ ủy ngoằn yên kỹ ly"""


@pytest.mark.parametrize("word", GOOD.split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word",
    [
        "xuât", "quyêt", "QUYET",  # a stopped syllable without its tone
        "plan", "that", "emulation", "Dak", "zalo", "with",
        "ngiêm", "ghanh", "kác", "cế", "qyết",  # against the law of c/k, g/gh, ng/ngh
        "hiểủ", "àá",  # two tones
        "ng", "nghiêngx", "hyêu", "QuyÕt", "ñònh",
    ],
)  # fmt: skip
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


def test_parts() -> None:
    assert parts("Nghiêm") == ("ngh", "iêm", "")
    assert parts("quyết") == ("qu", "yêt", "sắc")
    assert parts("giếng") == ("g", "iêng", "sắc")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Kế hoạch phát động phong trào thi đua yêu nước năm 2023 của UBND huyện", 1.0, 1.0),  # UBND counts for nothing
        ("Pursuant to the decision of the people committee of the province on emulation", 0.0, 0.5),
        ("QuyÕt ®Þnh vÒ viÖc thi ®ua khen th­ëng cña Thñ t­íng ChÝnh phñ", 0.0, 0.55),
        ("6Ӣ C‘NG, .LӇP tra YLӋF FKҩS hành quy ÿ͓nh trong V͵ dͭng, EҧR qu̫n YұW OLӋX nә công QJKLӋS", 0.0, 0.7),
        ("2023 15/7 %", 1.0, 1.0),
    ],
)
def test_validity(text: str, low: float, high: float) -> None:
    assert low <= validity(text) <= high


def test_marked_share() -> None:
    assert marked_share("thi đua yêu nước") == 0.75
    assert marked_share("Can cu Nghi dinh so 98 cua Chinh phu") == 0


@given(st.text())
def test_shares_are_shares(text: str) -> None:
    assert 0 <= validity(text) <= 1
    assert 0 <= marked_share(text) <= 1
    assert all(len(word) > 1 for word in words(text))


@given(st.sampled_from(sorted({word for found in spellings().values() for word in found})))
def test_case_does_not_matter(word: str) -> None:
    assert is_syllable(word.upper())
    assert is_syllable(word.capitalize())


def test_pairs_of_words() -> None:
    assert ("kiểm", "tra") in pairs()
    assert ("kiêm", "tra") not in pairs()
    assert house_pairs() <= pairs()
    assert spellings()["quyet"] >= {"quyết"}
