from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.nlp.analysis import open_doc
from pipeline.nlp.tokens import tokenize


def together(text: str) -> str:
    words, spaces = tokenize(text)
    return "".join(word + " " * space for word, space in zip(words, spaces, strict=True))


@given(st.text())
def test_the_tokens_are_the_text(text: str) -> None:
    assert together(text) == text


@settings(deadline=None)  # the first call imports spaCy
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=60))
def test_the_doc_is_the_text(text: str) -> None:
    with open_doc(text) as doc:
        assert doc.text == text


@given(st.text(alphabet="aàạđĐ12/-., \n\t\u00a0", max_size=60))
def test_white_space_is_never_inside_a_token(text: str) -> None:
    words, _ = tokenize(text)
    assert all(word.isspace() or not any(char.isspace() for char in word) for word in words)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ủy ban nhân dân", ["Ủy", "ban", "nhân", "dân"]),
        ("số 44/KH-UBND ngày", ["số", "44/KH-UBND", "ngày"]),
        ("Nghị định số 98/2023/NĐ-CP.", ["Nghị", "định", "số", "98/2023/NĐ-CP", "."]),
        ("10-NQ/TU", ["10-NQ/TU"]),  # Party style: the number joins the type
        ("Số: /KH-STC", ["Số", ":", "/KH-STC"]),  # a draft: the number is blank
        ("30c/NQ-CP", ["30c/NQ-CP"]),
        ("TĐ-KT", ["TĐ", "-", "KT"]),  # an abbreviation, no code: it must match inside longer names
        ("THI ĐUA-KHEN THƯỞNG", ["THI", "ĐUA", "-", "KHEN", "THƯỞNG"]),
        ("2021-2030", ["2021", "-", "2030"]),
        ("374.125 đồng, 2,5%", ["374.125", "đồng", ",", "2,5", "%"]),
        ("15/10/2023", ["15", "/", "10", "/", "2023"]),
        ("ngày......tháng", ["ngày", "......", "tháng"]),  # the dots of a form are one token
        ("a  b", ["a", " ", "b"]),  # one space belongs to the token before it, the rest is a token
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert tokenize(text)[0] == tokens
