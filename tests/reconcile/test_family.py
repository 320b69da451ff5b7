"""The family view: plans issued in time, sums of quotas, spread of deadlines, gaps, additions; no false accusation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.family import FamilyView
from models.header import Issuer
from models.record import CampaignRecord
from pipeline.reconcile import reconcile
from pipeline.reconcile.family import family
from pipeline.reconcile.family.units import is_unit, named_units, recipient_name, unit_kinds
from pipeline.reconcile.issuers import addresses
from tests.reconcile.plans import DEPARTMENT, Plan, cite

PARENT = Plan(
    contents=["Thu gom rác thải nhựa trên sông", "Trồng cây xanh ven bờ kè", "Tuyên truyền trên loa truyền thanh"],
    targets=[{"text": "80% hộ dân không xả rác xuống sông", "comparator": ">=", "value": 80}],
    deadlines=[
        {"kind": "issue", "action": "ban hành kế hoạch", "actor": "Các sở, ban, ngành, UBND các huyện, thị xã",
         "on": "2024-03-15"},
        {"kind": "report", "action": "báo cáo tổng kết", "on": "2024-12-05"},
    ],
    awards=[
        {"form": "Bằng khen", "grantor": "Chủ tịch Ủy ban nhân dân tỉnh", "recipient": "collective", "quota": 5,
         "breakdown": [("các huyện", 3), ("các sở, ban, ngành", 2)]},
    ],
    recipients=["Thường trực Tỉnh ủy", "Các sở, ban, ngành tỉnh", "Sở Tài chính", "UBND các huyện, thị xã", "Lưu: VT"],
)  # fmt: skip


def district(name: str, issued_on: str | None = "2024-03-01", **changes: Any) -> Plan:
    issuer = Issuer(
        name=f"Ủy ban nhân dân huyện {name}", kind="peoples_committee", level="district", province="Bình Minh",
        district=name,
    )  # fmt: skip
    number = sum(map(ord, name)) % 90 + 1
    own = Plan(issuer=issuer, symbol=f"{number}/KH-UBND", issued_on=issued_on, cites=[cite(PARENT)],
               contents=["Thu gom rác thải nhựa trên sông"])  # fmt: skip
    return replace(own, **changes)


def proposing(value: int | None, **changes: Any) -> dict[str, Any]:
    award = {"form": "Bằng khen", "grantor": "Chủ tịch Ủy ban nhân dân tỉnh", "recipient": "collective",
             "proposed": True, "quota": value}  # fmt: skip
    return {**award, **changes}


def view(*children: Plan, parent: Plan = PARENT) -> FamilyView:
    above = parent.record()
    return family(above, [(child, reconcile(child, above)) for child in (plan.record() for plan in children)])


def states(found: FamilyView) -> dict[str, list[str]]:
    return {each.name: [plan.state for plan in each.plans] for each in found.issue[0].addressees}


@pytest.mark.parametrize(
    ("plan", "state"),
    [
        (district("Sông Trong", "2024-03-14"), "in_time"),
        (district("Sông Trong", "2024-03-15"), "late"),  # "trước ngày 15" leaves the 15th out
        (district("Sông Trong", "2024-03"), "unclear"),
        (district("Sông Trong", None), "unclear"),
        (district("Sông Trong", "2024-03-01", status="draft"), "unclear"),
    ],
)
def test_a_plan_beside_the_day_that_the_parent_set(plan: Plan, state: str) -> None:
    found = view(plan)
    assert found.issue[0].last_day == "2024-03-14"
    assert states(found)["Ủy ban nhân dân các huyện"] == [state]


def test_a_kind_of_units_is_counted_and_only_a_named_unit_can_lack_a_plan() -> None:
    found = view(district("Sông Trong"))
    assert states(found) == {
        "Sở Tài chính": [], "các sở, ban, ngành": [], "Ủy ban nhân dân các huyện": ["in_time"],
        "Ủy ban nhân dân các thị xã": [],
    }  # fmt: skip
    assert [each.name for each in found.issue[0].addressees if each.scope == "unit"] == ["Sở Tài chính"]
    assert all(each.evidence for each in found.issue[0].addressees), "the parent's words"


@pytest.mark.parametrize("words", ["Các đơn vị trực thuộc", "Các cơ quan, đơn vị, địa phương", "các khối thi đua"])
def test_words_that_name_no_kind_stand_for_themselves(words: str) -> None:
    asked = PARENT.deadlines[0] | {"actor": words}
    hospital = Plan(issuer=Issuer(name="Bệnh viện Đa khoa Sông Trong", kind="other", level="unit"), symbol="3/KH-BV",
                    issued_on="2024-03-01", cites=[cite(PARENT)])  # fmt: skip
    found = view(hospital, parent=replace(PARENT, deadlines=[asked, *PARENT.deadlines[1:]]))
    kinds = [each for each in found.issue[0].addressees if each.scope == "kind"]
    assert [each.name for each in kinds] == [words]


def test_a_named_unit_with_its_plan() -> None:
    finance = Plan(issuer=DEPARTMENT.model_copy(update={"name": "Sở Tài chính"}), symbol="9/KH-STC",
                   issued_on="2024-03-20", cites=[cite(PARENT)])  # fmt: skip
    unit = view(finance).issue[0].addressees[0]
    assert (unit.name, [plan.state for plan in unit.plans]) == ("Sở Tài chính", ["late"])
    assert unit.plans[0].evidence, "the child's words"


def test_without_a_day_nobody_is_asked() -> None:
    assert view(district("A"), parent=replace(PARENT, deadlines=PARENT.deadlines[1:])).issue == ()


@pytest.mark.parametrize(
    ("numbers", "total", "state"),
    [
        ([1, 2], 3, "within"),
        ([3, 3], 6, "over"),
        ([2, None], 2, "unclear"),  # one proposal prints no number
        ([3, 3, None], 6, "over"),
    ],
)
def test_the_sum_of_proposals(numbers: list[int | None], total: int, state: str) -> None:
    names = ["Sông Trong", "Núi Cao", "Đồng Xanh"]
    plans = [district(name, awards=[proposing(value)]) for name, value in zip(names, numbers, strict=False)]
    whole, group = view(*plans).quotas[:2]
    assert (whole.group, whole.allotted, whole.proposed, whole.state) == (None, 5, total, state)
    assert len(whole.children) == len(numbers)
    assert whole.parent
    assert all(words.evidence for words in whole.children)
    assert (group.group, group.allotted, group.proposed) == ("các huyện", 3, total)


def test_own_awards_and_numbers_per_unit_are_no_part_of_the_sum() -> None:
    own = {"form": "Giấy khen", "grantor": "Chủ tịch Ủy ban nhân dân huyện", "quota": 40}
    found = view(district("Sông Trong", awards=[own, proposing(1)]))
    assert found.quotas[0].proposed == 1
    assert [each.kind for each in found.beyond if each.kind == "award"] == ["award"]
    each = replace(PARENT, awards=[{**PARENT.awards[0], "quota": {"value": 2, "per": "unit"}, "breakdown": []}])
    assert view(district("Sông Trong", awards=[proposing(1)]), parent=each).quotas == ()


def test_a_proposal_for_both_counts_surely_against_neither() -> None:
    both = [district(name, awards=[proposing(4, recipient="both")]) for name in ("Sông Trong", "Núi Cao")]
    whole = view(*both).quotas[0]
    assert (whole.proposed, whole.state) == (0, "unclear"), "8 might exceed 5, or be people"


def test_a_number_that_may_be_meant_per_unit_is_never_exceeded_for_sure() -> None:
    loose = replace(PARENT, awards=[{**PARENT.awards[0], "proposed": True, "breakdown": []}])
    plans = [district(name, awards=[proposing(4)]) for name in ("Sông Trong", "Núi Cao")]
    assert view(*plans, parent=loose).quotas[0].state == "unclear"


def test_the_spread_of_deadlines() -> None:
    def report(on: str, action: str = "báo cáo tổng kết") -> list[dict[str, Any]]:
        return [{"kind": "report", "action": action, "on": on}]

    early, late, interim = (
        district("Sông Trong", deadlines=report("2024-11-20")),
        district("Núi Cao", deadlines=report("2024-12-01")),
        district("Đồng Xanh", deadlines=report("2024-06-30", "báo cáo sơ kết")),
    )
    found = {(each.kind, each.stage): each for each in view(late, early, interim).deadlines}
    final = found["report", "final"]
    assert (final.earliest.on, final.latest.on, final.plans) == ("2024-11-20", "2024-12-01", 2)
    assert (final.earliest.plan, final.latest.plan) == (early.record().id, late.record().id)
    assert [mark.on for mark in final.parent] == ["2024-12-05"]
    assert found["report", "interim"].parent == ()


def test_contents_that_no_child_covers() -> None:
    found = view(district("Sông Trong"), district("Núi Cao", contents=["Trồng cây xanh ven bờ kè"]))
    assert [(each.text, each.compared) for each in found.uncovered] == [("Tuyên truyền trên loa truyền thanh", 2)]
    assert found.uncovered[0].evidence


def test_a_silent_child_and_an_article_prove_no_gap() -> None:
    article = district("Núi Cao", genre="article", contents=["Thu gom rác thải nhựa trên sông"])
    assert view(district("Sông Trong", contents=[]), article).uncovered == ()


def test_what_children_promise_beyond() -> None:
    child = district(
        "Sông Trong", contents=["Thu gom rác thải nhựa trên sông", "Thả cá giống dịp đầu xuân"],
        targets=[{"text": "90% hộ dân không xả rác xuống sông", "comparator": ">=", "value": 90},
                 {"text": "Có 3 đội xuồng tình nguyện", "comparator": "=", "value": 3, "unit": "đội"}],
    )  # fmt: skip
    told = [(each.kind, each.child.value, each.parent and each.parent.value) for each in view(child).beyond]
    assert told == [
        ("content", "Thả cá giống dịp đầu xuân", None),
        ("stronger_target", "90% hộ dân không xả rác xuống sông", "80% hộ dân không xả rác xuống sông"),
        ("added_target", "Có 3 đội xuồng tình nguyện", None),
    ]


def test_no_child_and_a_child_of_another_parent() -> None:
    other = replace(PARENT, symbol="99/KH-UBND").record()
    child = district("Sông Trong").record()
    assert family(PARENT.record(), [(child, reconcile(child, other))]) == view()
    assert view().children == ()


NAMES = ["Sông Trong", "Núi Cao", "Đồng Xanh", "Hòa Bình"]


@given(st.permutations(NAMES), st.lists(st.sampled_from(["2024-03-01", "2024-04-01", None]), min_size=4, max_size=4))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_children_does_not_matter(order: Sequence[str], days: list[str | None]) -> None:
    plans = {
        name: district(name, day, awards=[proposing(2)], deadlines=[{"kind": "report", "on": "2024-12-01"}])
        for name, day in zip(NAMES, days, strict=True)
    }
    assert view(*(plans[name] for name in order)) == view(*plans.values())


@pytest.mark.parametrize(
    ("words", "units"),
    [
        ("Các sở, ban, ngành tỉnh, Ủy ban nhân dân huyện, thị xã, thành phố", ()),
        ("Các phòng giáo dục và đào tạo, các trường THPT, trung tâm giáo dục thường xuyên", ()),
        ("Sở Nội vụ, Sở Giáo dục và Đào tạo và Sở Tài chính",
         ("Sở Nội vụ", "Sở Giáo dục và Đào tạo", "Sở Tài chính")),
        ("UBND xã Diễn Châu; UBND các xã còn lại", ("UBND xã Diễn Châu",)),
        ("Sở Công Thương, các sở, ban, ngành khác", ("Sở Công Thương",)),
        ("Trường THPT Lê Quý Đôn", ("Trường THPT Lê Quý Đôn",)),
    ],
)  # fmt: skip
def test_units_named_one_by_one(words: str, units: tuple[str, ...]) -> None:
    assert named_units(words) == units


@pytest.mark.parametrize(
    ("line", "name"),
    [("UBND tỉnh (b/c);", "UBND tỉnh"), ("Lưu: VT, NN (Tr. Hùng).", ""), ("Như trên;", ""), ("Sở Y tế.", "Sở Y tế")],
)
def test_lines_of_recipients(line: str, name: str) -> None:
    assert recipient_name(line) == name


def test_kinds_are_no_units_and_a_cooperative_is_no_commune() -> None:
    assert not any(is_unit(kind.sample) or is_unit(kind.name) for kind in unit_kinds())
    commune = Issuer(name="Ủy ban nhân dân xã Diễn Châu", kind="peoples_committee", level="commune")
    assert addresses("các sở, ban, ngành, doanh nghiệp, hợp tác xã", commune) is not True
    assert addresses("các xã", commune) is True


def test_the_parent_is_none_of_its_children() -> None:
    record: CampaignRecord = PARENT.record()
    assert family(record, [(record, reconcile(record, record))]).children == ()
