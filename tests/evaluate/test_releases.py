"""Which documents of two releases are the same."""

from __future__ import annotations

import pytest

from pipeline.evaluate.releases import align
from pipeline.evaluate.values import Node


def record(id_: str, uri: str, number: int = 0) -> Node:
    return {"id": id_, "source": {"uri": uri}, "document": {"number": number}}


@pytest.mark.parametrize(
    ("old", "new", "before", "after"),
    [
        # the same bytes, wherever they lay
        ([("1", "x/a.txt")], [("1", "y/b.txt")], {"b.txt": "1"}, {"b.txt": "1"}),
        # other bytes under the same name
        ([("1", "x/a.txt")], [("2", "y/a.txt")], {"a.txt": "1"}, {"a.txt": "2"}),
        ([("1", "a.txt")], [("2", "b.txt")], {"a.txt": "1"}, {"b.txt": "2"}),
        # a name that several have tells nothing
        ([("1", "x/a.txt"), ("2", "y/a.txt")], [("3", "a.txt")], {"a.txt (1)": "1", "a.txt (2)": "2"},
         {"a.txt (3)": "3"}),
        ([("1", "a.txt"), ("2", "b.txt")], [("2", "b.txt"), ("3", "a.txt")], {"a.txt": "1", "b.txt": "2"},
         {"b.txt": "2", "a.txt": "3"}),
        ([], [("1", "a.txt")], {}, {"a.txt": "1"}),
    ],
)  # fmt: skip
def test_align(
    old: list[tuple[str, str]], new: list[tuple[str, str]], before: dict[str, str], after: dict[str, str]
) -> None:
    left, right = align([record(*one) for one in old], [record(*one) for one in new])
    assert {name: one["id"] for name, one in left.items()} == before
    assert {name: one["id"] for name, one in right.items()} == after
