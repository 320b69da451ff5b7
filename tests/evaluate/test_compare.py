from __future__ import annotations

import copy
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.compare import change_json, change_table, compare
from tests.evaluate.gold import PLAN, plan
from tests.evaluate.records import quote, record


def changes(new: dict[str, object], old: dict[str, object] | None = None) -> list[tuple[str, str]]:
    return [(change.field, change.kind) for change in compare({"a": old or PLAN}, {"a": new})]


def test_same_run_changes_nothing() -> None:
    assert changes(plan()) == []


@given(st.randoms(use_true_random=False))
def test_order_is_no_change(order: random.Random) -> None:
    shuffled = copy.deepcopy(PLAN)
    for items in (
        shuffled["references"],
        *(value for value in shuffled["campaign"].values() if isinstance(value, list)),
    ):
        order.shuffle(items)
    assert changes(shuffled) == []


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        ("document__number", "16", [("document.number", "changed")]),
        ("document__number", None, [("document.number", "lost")]),
        ("campaign__requirements", 2, [("campaign.requirements", "gained")]),
        # one letter of a text is a change that a reader should see
        ("campaign__contents__0", "Thi đua trồng cây phân tan", [("campaign.contents", "changed")]),
        ("campaign__deadlines__0__bound", "by", [("campaign.deadlines", "changed")]),
        ("campaign__deadlines__0__on", "2025", [("campaign.deadlines", "lost"), ("campaign.deadlines", "gained")]),
        ("references__0__symbol", "53/KH-UBND", [("references", "changed")]),
        ("references", [], [("references", "lost")] * 2),
        ("document__signer", None, [(f"document.signer.{key}", "lost") for key in ("name", "position", "capacity")]),
    ],
)
def test_change(path: str, value: object, expected: list[tuple[str, str]]) -> None:
    assert changes(plan(**{path: value})) == expected


@pytest.mark.parametrize("path", ["document__place", "campaign__funding", "references", "campaign__awards"])
def test_swapping_the_runs_swaps_gained_and_lost(path: str) -> None:
    other = plan(**{path: None})
    swap = {"lost": "gained", "gained": "lost", "changed": "changed"}
    assert changes(PLAN, other) == [(field, swap[kind]) for field, kind in changes(other)] != []


def test_document_of_one_run_only() -> None:
    gained = compare({}, {"b": {"document": {"genre": "plan"}}})
    assert [(change.document, change.kind) for change in gained] == [("b", "gained")]
    assert compare({"b": None}, {"b": None}) == []


def test_evidence_and_text_are_no_values() -> None:
    assert compare({"a": record(quote("KẾ HOẠCH"))}, {"a": record(text=None)}) == []


def test_table_and_json_agree() -> None:
    found = compare({"a": PLAN, "b": PLAN}, {"a": plan(document__number=None), "b": plan(campaign__purposes=4)})
    value = change_json(found)
    assert value["totals"] == {"lost": 1, "changed": 1}
    assert value["documents"] == {
        "a": [{"field": "document.number", "kind": "lost", "old": "15", "new": None}],
        "b": [{"field": "campaign.purposes", "kind": "changed", "old": 2, "new": 4}],
    }
    assert change_table(found).row_count == 2
