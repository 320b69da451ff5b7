"""One item over several, several in one: relation, score and note of each row; unsure ones stay grey."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reconcile.alignment.rows import Row, align_texts

LONG = "Đẩy mạnh cải cách thủ tục hành chính, nâng cao chất lượng dịch vụ công trực tuyến, ứng dụng chữ ký số"
PARTS = [
    "Nâng cao chất lượng dịch vụ công trực tuyến",
    "Đẩy mạnh cải cách thủ tục hành chính",
    "Ứng dụng chữ ký số",
]
OTHER = "Thi đua xây dựng nếp sống văn hóa"
SYLLABLES = ["cải", "cách", "hành", "chính", "chữ", "ký", "số", "nếp", "sống", "văn", "hóa", "trồng", "cây"]
TEXTS = st.lists(st.lists(st.sampled_from(SYLLABLES), min_size=1, max_size=9).map(" ".join), max_size=5, unique=True)


def told(rows: tuple[Row, ...]) -> set[tuple[int | None, int | None, str]]:
    return {(row.parent, row.child, row.relation) for row in rows}


def test_an_item_split_over_several_is_covered_by_each_part() -> None:
    rows = align_texts([LONG, OTHER], [*PARTS, f"{OTHER} ở cơ sở"])
    assert told(rows) == {(0, 0, "covered"), (0, 1, "covered"), (0, 2, "covered"), (1, 3, "covered")}
    parts = [row for row in rows if row.parent == 0]
    assert all(0 < row.score < 1 and not row.grey for row in parts)
    assert sum(row.note is not None for row in parts) == 2


def test_items_merged_into_one_are_covered_by_it() -> None:
    rows = align_texts([*PARTS, OTHER], [LONG, OTHER])
    assert told(rows) == {(0, 0, "covered"), (1, 0, "covered"), (2, 0, "covered"), (3, 1, "covered")}


@pytest.mark.parametrize(
    ("parent", "child"),
    [
        ([LONG], ["Khen thưởng kịp thời", "Chăm lo người cao tuổi"]),
        ([LONG], ["Thực hiện nếp sống văn hóa", "Trồng cây chắn sóng"]),
    ],
)
def test_strangers_are_no_parts(parent: list[str], child: list[str]) -> None:
    assert told(align_texts(parent, child)) == {(0, None, "missing"), (None, 0, "added"), (None, 1, "added")}


@given(TEXTS, TEXTS)
def test_every_item_has_its_row_and_no_child_item_two_parents_beyond_a_merge(
    parent: list[str], child: list[str]
) -> None:
    rows = align_texts(parent, child)
    assert {row.parent for row in rows if row.parent is not None} == set(range(len(parent)))
    assert {row.child for row in rows if row.child is not None} == set(range(len(child)))
    pairs = [(row.parent, row.child) for row in rows]
    assert len(pairs) == len(set(pairs))
    assert all(row.relation != "covered" or not row.grey for row in rows)


@given(TEXTS, TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_items_does_not_matter(parent: list[str], child: list[str], chance: random.Random) -> None:
    def named(parents: list[str], children: list[str]) -> set[tuple[str | None, str | None, str]]:
        return {
            (
                None if row.parent is None else parents[row.parent],
                None if row.child is None else children[row.child],
                row.relation,
            )
            for row in align_texts(parents, children)
        }

    mixed = chance.sample(parent, len(parent)), chance.sample(child, len(child))
    assert named(parent, child) == named(*mixed)


@given(TEXTS)
def test_a_list_covers_itself(texts: list[str]) -> None:
    assert all(row.relation == "covered" for row in align_texts(texts, texts))
