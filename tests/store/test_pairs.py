"""Parents and children: candidates of a citation, what is touched by what, and what is kept of a reconciliation."""

from __future__ import annotations

from typing import Any

import pytest

from models.errors import StoreError
from models.reconciliation import Detail, Finding, Link, PlanKey, Reconciliation
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.store import Store
from tests.store.plans import VERSION, child_plan, make, province_plan

RULES = "rules-1"
NAMED = "Hưởng ứng phong trào thi đua xây đường cao tốc"
FINDING = Finding(rule="R12", outcome="violation", severity=3, message="Hạn nộp muộn hơn hạn của cấp trên.",
                  detail=Detail(child="15/10/2023", parent="30/9/2023"))  # fmt: skip


def pair(child: CampaignRecord, parent: CampaignRecord | None, *findings: Finding) -> Reconciliation:
    return Reconciliation(
        child=PlanKey(id=child.id),
        parent=PlanKey(id=parent.id) if parent else None,
        link=Link(how="cited" if parent else "none"),
        findings=findings,
    )


def settle(store: Store, parent: CampaignRecord | None = None, rules: str = RULES) -> None:
    """Reconcile whatever is touched, always with `parent`."""
    for id_, fingerprint in store.touched(rules).items():
        [child] = store.load([id_])
        store.save_reconciliation(pair(child, parent if parent and parent.id != id_ else None), fingerprint)


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({}, True),
        ({"number": "052"}, True),
        ({"number": "53", "issued_on": "2022-04-07"}, False),
        ({"code": "KH-STC"}, False),  # the same number of another issuer
        ({"code": "QĐ-UBND", "doc_type": "QĐ"}, False),
        ({"issued_on": None}, True),  # the day is printed blank
        ({"number": None}, True),  # a draft of that day
        ({"number": "25"}, True),  # one misprint: that day, another number
        ({"issued_on": "2021-04-06"}, True),  # one misprint: that number, another year
    ],
)
def test_candidates_of_a_citation(store: Store, changes: dict[str, Any], found: bool) -> None:  # noqa: FBT001
    given = {"number": "52", "code": "KH-UBND", "issued_on": "2022-04-06"} | changes
    stored = make("stored", **given)
    store.save_many([stored, child_plan()], VERSION)
    [reference] = child_plan().references
    assert [record.id for record in store.candidates_for(reference, exclude=child_plan().id)] == [stored.id] * found


def test_the_cited_number_of_the_cited_year_comes_first(store: Store) -> None:
    last_year, this_year = (
        province_plan(issued_on="2021-04-06"),
        make("now", number="52", code="KH-UBND", issued_on="2022"),
    )
    store.save_many([last_year, this_year], VERSION)
    assert store.candidates("KH", "52", code="KH-UBND", issued_on="2022-04-06") == [this_year, last_year]


def test_a_citation_without_number_and_day_has_no_candidates(store: Store) -> None:
    store.save(province_plan(), VERSION)
    assert store.candidates("KH") == []


def test_candidates_above_are_higher_campaigns_of_the_province_that_run_meanwhile(store: Store) -> None:
    child = child_plan(references=(), title=NAMED)
    others = [
        make("elsewhere", level="province", province="Bình Định", title=NAMED),
        make("below", level="commune", province="Sóc Trăng", title=NAMED),
        make("beside", level="district", province="Sóc Trăng", title=NAMED),
        make("no campaign", level="province", province="Sóc Trăng", is_campaign=False, title=NAMED),
        make("long ago", level="province", province="Sóc Trăng", title=NAMED, period={"start": "2011", "end": "2015"}),
        make("another", level="province", province="Sóc Trăng", title="Chăm lo người cao tuổi, trẻ mồ côi"),
    ]
    central = make("central", level="central", issued_on="2021-01-01", title=NAMED)
    store.save_many([child, province_plan(), central, *others], VERSION)
    assert {record.id for record in store.candidates_above(child.id)} == {province_plan().id, central.id}


def test_everything_is_touched_at_first_and_nothing_once_it_is_settled(store: Store) -> None:
    parent, child = province_plan(), child_plan()
    store.save_many([parent, child, make("page", genre="other", is_campaign=False)], VERSION)
    assert set(store.touched(RULES)) == {parent.id, child.id}
    settle(store, parent)
    assert store.touched(RULES) == {}


@pytest.mark.parametrize(
    ("change", "touched"),
    [
        ([], set()),
        ([child_plan()], set()),  # the same record once more
        ([child_plan(title="Sửa")], {"district"}),
        ([province_plan(title="Sửa")], {"district", "province"}),
        ([make("unrelated", number="9", code="KH-STC", level="district", province="Bình Định")], {"unrelated"}),
        # Another plan that the citation may mean, and one of another province, which it cannot mean.
        ([make("rival", number="52", code="KH-UBND", level="district", province="Sóc Trăng")], {"district", "rival"}),
        ([make("rival", number="52", code="KH-UBND", level="district", province="Bình Định")], {"rival"}),
        # A sister plan, of the number of the year before, an amendment of the parent.
        ([make("sister", number="45", code="KH-UBND", level="district", province="Sóc Trăng")], {"sister"}),
        (
            [make("old", number="52", code="KH-UBND", level="province", province="Sóc Trăng", issued_on="2021-04-06")],
            {"old"},
        ),
        (
            [
                make(
                    "change",
                    number="60",
                    code="KH-UBND",
                    level="province",
                    province="Sóc Trăng",
                    issued_on="2022-09-01",
                    references=(child_plan().references[0].model_copy(update={"role": "amends"}),),
                )
            ],
            {"change", "district"},
        ),
    ],
)
def test_what_a_change_touches(store: Store, change: list[CampaignRecord], touched: set[str]) -> None:
    parent = province_plan()
    store.save_many([parent, child_plan()], VERSION)
    settle(store, parent)
    store.save_many(change, VERSION)
    assert set(store.touched(RULES)) == {make(name).id for name in touched}


def test_new_rules_touch_everything(store: Store) -> None:
    store.save_many([province_plan(), child_plan()], VERSION)
    settle(store, province_plan())
    assert set(store.touched("rules-2")) == {province_plan().id, child_plan().id}


@pytest.mark.parametrize("child", [child_plan(), child_plan(references=(), title=NAMED)])
def test_a_parent_that_arrives_later_touches_its_child(store: Store, child: CampaignRecord) -> None:
    store.save(child, VERSION)
    settle(store)
    store.save(province_plan(), VERSION)
    assert child.id in store.touched(RULES)


def test_a_parent_found_by_other_means_touches_its_child_when_it_changes(store: Store) -> None:
    child = child_plan(references=(Reference(doc_type="KH", number="1", code="KH-TW", role="parent"),))
    store.save_many([child, province_plan()], VERSION)
    settle(store, province_plan())
    store.save(province_plan(title="Sửa"), VERSION)
    assert child.id in store.touched(RULES)


def test_a_reconciliation_comes_back(store: Store) -> None:
    parent, child = province_plan(), child_plan()
    store.save_many([parent, child], VERSION)
    result = pair(child, parent, FINDING)
    store.save_reconciliation(pair(child, None, FINDING, FINDING), "earlier")
    store.save_reconciliation(result, "now")
    assert store.reconciliations() == [result]
    assert [row.id for row in store.children_of(parent.id)] == [child.id]
    assert store.children_of(child.id) == []
    summary = store.summary()
    assert (summary.reconciliations, summary.with_parent, summary.findings) == (1, 1, {"violation": 1})


def test_a_parent_outside_the_store_is_kept_in_the_record_only(store: Store) -> None:
    store.save(child_plan(), VERSION)
    store.save_reconciliation(pair(child_plan(), province_plan()), "x")
    assert store.reconciliations() == [pair(child_plan(), province_plan())]
    assert store.summary().with_parent == 0


def test_a_child_outside_the_store_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="chưa có trong kho"):
        store.save_reconciliation(pair(child_plan(), None), "x")


def test_findings_outlive_a_new_extraction_of_their_child(store: Store) -> None:
    store.save(child_plan(), VERSION)
    store.save_reconciliation(pair(child_plan(), None, FINDING), "x")
    store.save(child_plan(title="Sửa"), "2")
    assert store.summary().findings == {"violation": 1}
