"""The scorer scored: identity, emptiness, order, duplicates, Unicode, single digits."""

from __future__ import annotations

import copy
import json
import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate.counts import Count, Scores
from pipeline.evaluate.score import score
from pipeline.evaluate.values import nfc
from tests.evaluate.gold import PLAN, plan

LISTS = ("audiences", "contents", "targets", "criteria", "awards", "deadlines")


def against_gold(prediction: dict[str, Any] | None, gold: dict[str, Any] | None = None) -> Scores:
    return score({"a": prediction}, {"a": gold or PLAN})


def costs(prediction: dict[str, Any], gold: dict[str, Any] | None = None) -> list[tuple[str, str]]:
    return [(verdict.field, verdict.outcome) for verdict in against_gold(prediction, gold).differences["a"]]


def test_gold_against_itself_is_one() -> None:
    scores = against_gold(plan())
    assert scores.macro_f1 == 1
    assert (scores.micro.fp, scores.micro.fn) == (0, 0)
    assert scores.wholly_right == ("a",)
    assert {"parent", "deadlines.kind", "awards.breakdown", "dossier.copies", "period.end"} <= scores.fields.keys()


@pytest.mark.parametrize("prediction", [None, {}])
def test_nothing_predicted_is_zero(prediction: dict[str, Any] | None) -> None:
    scores = against_gold(prediction)
    assert scores.macro_f1 == 0
    assert (scores.micro.tp, scores.micro.fp) == (0, 0)
    # header 21, references 2, parent 1, period 2, the other lists 15, purposes, copies, funding, components 2
    assert scores.micro.fn == 46
    assert scores.wholly_right == ()


def test_missing_document_costs_what_an_empty_record_costs() -> None:
    assert score({}, {"a": PLAN}).micro == against_gold({}).micro
    assert score({}, {"a": PLAN}).failed == ("a",)


@given(st.randoms(use_true_random=False))
def test_order_of_a_list_does_not_matter(order: random.Random) -> None:
    shuffled = plan()
    for key in LISTS:
        order.shuffle(shuffled["campaign"][key])
    order.shuffle(shuffled["references"])
    order.shuffle(shuffled["document"]["recipients"])
    order.shuffle(shuffled["campaign"]["awards"][-1]["breakdown"])
    assert costs(shuffled) == []


@pytest.mark.parametrize("key", LISTS)
def test_duplicate_costs_one_invented_item(key: str) -> None:
    doubled = plan()
    doubled["campaign"][key].append(copy.deepcopy(doubled["campaign"][key][0]))
    assert costs(doubled) == [(key, "invented")]


def test_duplicate_reference_costs_one_invented_item() -> None:
    doubled = plan()
    doubled["references"].append(doubled["references"][1])
    assert costs(doubled) == [("references", "invented")]


@pytest.mark.parametrize("form", ["NFD", "NFKD"])
def test_decomposed_equals_composed(form: str) -> None:
    decomposed = json.loads(unicodedata.normalize(form, json.dumps(PLAN, ensure_ascii=False)))
    assert decomposed != PLAN
    assert costs(decomposed) == []
    assert costs(plan(), decomposed) == []


@given(st.text())
def test_nfc_twice_is_once(text: str) -> None:
    assert nfc(nfc(text)) == nfc(text)


DIGITS: list[tuple[str, object, tuple[str, str]]] = [
    ("document__number", "16", ("document.number", "wrong")),
    ("document__symbol", "16/KH-UBND", ("document.symbol", "wrong")),
    ("document__issued_on", "2024-02-21", ("document.issued_on", "wrong")),
    ("references__0__symbol", "53/KH-UBND", ("references.symbol", "wrong")),
    ("references__0__issued_on", "2024-01-08", ("references.issued_on", "wrong")),
    ("campaign__period__end", "2024-11-20", ("period.end", "wrong")),
    ("campaign__purposes", 3, ("purposes", "wrong")),
    ("campaign__awards__0__quota__value", 7, ("awards.quota", "wrong")),
    ("campaign__awards__0__breakdown__0__value", 3, ("awards.breakdown", "wrong")),
    ("campaign__targets__0__due", "2025", ("targets.due", "wrong")),
    ("campaign__dossier__copies", 2, ("dossier.copies", "wrong")),
]


@pytest.mark.parametrize(("path", "value", "cost"), DIGITS, ids=[row[0] for row in DIGITS])
def test_one_changed_digit_costs_exactly_one_value(path: str, value: object, cost: tuple[str, str]) -> None:
    assert costs(plan(**{path: value})) == [cost]
    scores = against_gold(plan(**{path: value}))
    assert (scores.micro.fp, scores.micro.fn) == (1, 1)


@pytest.mark.parametrize(
    ("path", "value", "field"),
    [
        # the value that makes the item what it is: one item missed, another invented
        ("campaign__targets__1__value", 2.6, "targets"),
        ("campaign__deadlines__0__on", "2024-12-02", "deadlines"),
        ("campaign__deadlines__1__rrule", "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=16", "deadlines"),
        ("campaign__deadlines__2__relative_to__offset", "15 ngày", "deadlines"),
    ],
)
def test_changed_identity_costs_one_item_on_both_sides(path: str, value: object, field: str) -> None:
    scores = against_gold(plan(**{path: value}))
    assert {name: count for name, count in scores.fields.items() if count.fp or count.fn}.keys() == {field}
    assert (scores.fields[field].fp, scores.fields[field].fn) == (1, 1)


@pytest.mark.parametrize(
    ("path", "value", "cost"),
    [
        # gold says null, the record invents
        ("campaign__requirements", 2, [("requirements", "invented")]),
        ("campaign__deadlines__1__addressee", "Sở Nội vụ", [("deadlines.addressee", "invented")]),
        ("campaign__period__recurrence", "yearly", [("period.recurrence", "invented")]),
        # the record is silent
        ("document__signer", None, [(f"document.signer.{key}", "missed") for key in ("name", "position", "capacity")]),
        ("campaign__funding", None, [("funding", "missed")]),
        ("campaign__purposes", [], [("purposes", "missed")]),
        # false is a value
        ("document__is_campaign", False, [("document.is_campaign", "wrong")]),
        # more precision than gold
        ("campaign__period__start", "2024", [("period.start", "wrong")]),
        # role and parent stand in two rows
        ("references__0__role", "basis", [("references.role", "wrong"), ("parent", "missed")]),
        ("references__1__role", "parent", [("references.role", "wrong")]),
        # form and grantor make the award
        ("campaign__awards__0__form", "Bằng khen", [("awards", "missed"), ("awards", "invented")]),
    ],
)
def test_cost_of_a_change(path: str, value: object, cost: list[tuple[str, str]]) -> None:
    assert costs(plan(**{path: value})) == cost


def test_wrong_document_as_parent_is_wrong() -> None:
    swapped = plan(references__0__role="basis", references__1__role="parent")
    assert ("parent", "wrong") in costs(swapped)


def test_parent_where_gold_has_none_is_invented() -> None:
    orphan = plan(references__0__role="basis")
    assert ("parent", "invented") in costs(plan(), orphan)
    assert "parent" not in against_gold(orphan, orphan).fields


def test_key_absent_from_gold_is_not_scored() -> None:
    gold = plan()
    del gold["campaign"]["funding"], gold["document"]["signer"]["capacity"], gold["references"]
    del gold["campaign"]["deadlines"][0]["kind"]
    changed = plan(campaign__funding="khác", document__signer__capacity="TM.", campaign__deadlines__0__kind="other")
    assert costs(changed, gold) == []
    assert not {"parent", "references", "funding"} & against_gold(changed, gold).fields.keys()


def test_gold_null_object_makes_every_key_null() -> None:
    gold = plan(document__signer=None, campaign__dossier=None)
    assert costs(plan(), gold) == [
        *((f"document.signer.{key}", "invented") for key in ("name", "position", "capacity")),
        *(("dossier.components", "invented"),) * 2,
        ("dossier.copies", "invented"),
    ]


def test_prefix_gold_accepts_the_longer_item_and_only_there() -> None:
    longer = plan()
    longer["campaign"]["contents"][0] += ", khoanh nuôi tái sinh rừng ở các xã vùng cao trong ba năm tới"
    assert costs(longer) == []
    longer["campaign"]["audiences"][0] += ", các đơn vị lực lượng vũ trang đóng trên địa bàn huyện"
    assert costs(longer) == [("audiences", "missed"), ("audiences", "invented")]


def test_items_of_a_record_equal_bare_texts_of_gold() -> None:
    items = plan()
    for key in ("audiences", "contents"):
        items["campaign"][key] = [{"text": text, "label": "-", "evidence": []} for text in PLAN["campaign"][key]]
    items["campaign"]["purposes"] = [{"text": "x"}, {"text": "y"}]
    items["campaign"]["funding"] = {"text": PLAN["campaign"]["funding"], "label": None}
    assert costs(items) == []


def test_keys_that_no_row_counts_are_reported() -> None:
    gold = plan(campaign__fundings="misspelt")
    assert against_gold(plan(), gold).unscored == {"campaign.fundings": 1}


def test_pairing_prefers_equal_attributes_among_equal_items() -> None:
    # Both awards are the same form of the same grantor; only the assignment keeps their quotas apart.
    swapped = plan()
    swapped["campaign"]["awards"].reverse()
    assert costs(swapped) == []


def test_counts_add_up() -> None:
    scores = score({"a": plan(campaign__funding=None), "b": plan(campaign__purposes=9)}, {"a": PLAN, "b": PLAN})
    assert scores.fields["purposes"] == Count(1, 1, 1)
    assert scores.fields["funding"] == Count(1, 0, 1)
    assert sum(scores.fields.values(), Count()) == scores.micro
    assert scores.fields["funding"].recall == 0.5
    assert scores.fields["funding"].precision == 1


@pytest.fixture(scope="module")
def real_gold(shared: Path) -> dict[str, dict[str, Any]]:
    paths = [*(shared / "gold").glob("*/*.json"), *(shared / "families").glob("*/gold/*.json")]
    return {path.stem: json.loads(path.read_text("utf-8")) for path in paths}


def shuffle(value: object, order: random.Random) -> None:
    if isinstance(value, list):
        order.shuffle(value)
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        shuffle(item, order)


def test_real_gold_shuffled_is_one(real_gold: dict[str, dict[str, Any]]) -> None:
    shuffled = copy.deepcopy(real_gold)
    shuffle(shuffled, random.Random(5))  # noqa: S311 (no secret)
    scores = score(shuffled, real_gold)
    assert shuffled != real_gold
    assert len(scores.wholly_right) == len(real_gold) > 10
    assert scores.unscored == {}


def test_one_digit_of_a_real_symbol_costs_one_value(real_gold: dict[str, dict[str, Any]]) -> None:
    tried = 0
    for gold in real_gold.values():
        for index, reference in enumerate(gold["references"]):
            symbol = reference["symbol"]
            if symbol is None or not symbol[0].isdigit():
                continue
            changed = copy.deepcopy(gold)
            changed["references"][index]["symbol"] = f"{9 - int(symbol[0])}{symbol[1:]}"
            micro = against_gold(changed, gold).micro
            assert (micro.fp, micro.fn) == (1, 1), symbol
            tried += 1
    assert tried > 100
