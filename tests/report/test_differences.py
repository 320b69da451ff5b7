"""Word-level differences: what each side alone has, and that no word is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.report.differences import LONGEST, word_differences


@pytest.mark.parametrize(
    ("parent", "child", "removed", "added"),
    [
        ("đạt 95% trở lên", "đạt 90% trở lên", ["95%"], ["90%"]),
        ("Uỷ ban nhân dân xã", "Ủy ban nhân dân xã", [], []),  # old and new place of the tone mark
        ("công chức, viên chức", "công chức viên chức;", [], []),  # punctuation is no word
        ("Giai đoạn 2021–2025", "giai đoạn 2021-2025", [], []),  # dashes and case
        ("các phòng làm việc", "các phòng làm việc và nhà ăn", [], ["và nhà ăn"]),
        ("ở tất cả các phòng", "ở các phòng", ["tất cả"], []),
    ],
)
def test_what_differs(parent: str, child: str, removed: list[str], added: list[str]) -> None:
    left, right, marked = word_differences(parent, child)
    assert marked
    assert [piece.text for piece in left if piece.change == "removed"] == removed
    assert [piece.text for piece in right if piece.change == "added"] == added


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ("trồng cây xanh quanh trụ sở", "tổ chức hội thi tiếng hát công nhân"),  # nothing in common
        ("một " * (LONGEST + 1), "một " * 3),  # a whole chapter as one item
    ],
)
def test_texts_too_far_apart_or_too_long_stay_whole(parent: str, child: str) -> None:
    left, right, marked = word_differences(parent, child)
    assert not marked
    assert [piece.text for piece in left] == [parent]
    assert [piece.text for piece in right] == [child]


SENTENCES = st.lists(st.sampled_from(["thi", "đua", "năm", "2024", "Khen", "khen", "thưởng.", "(a)", "–", "..."])).map(
    " ".join
)


@given(SENTENCES, SENTENCES)
def test_no_word_is_lost(parent: str, child: str) -> None:
    left, right, _ = word_differences(parent, child)
    assert " ".join(piece.text for piece in left).split() == parent.split()
    assert " ".join(piece.text for piece in right).split() == child.split()
    assert all(piece.change != "added" for piece in left)
    assert all(piece.change != "removed" for piece in right)


@given(SENTENCES)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    left, right, _ = word_differences(text, text)
    assert left == right
    assert all(piece.change == "same" for piece in left)
