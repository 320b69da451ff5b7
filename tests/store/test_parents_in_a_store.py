"""Which of the stored documents becomes the parent where citations, numbers, names or decisions are awkward."""

from __future__ import annotations

from typing import Any

import pytest

from flows.reconcile import reconcile_store
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.store import Store
from tests.store.plans import VERSION, child_plan, make, province_plan

PARENT = province_plan()
CITATION = child_plan().references[0]


def cited(**changes: Any) -> Reference:
    return CITATION.model_copy(update=changes)


def parents(store: Store, url: str, child: CampaignRecord, *others: CampaignRecord) -> list[str]:
    """Store and reconcile everything; return the ids of the child's parents, and that a second run finds nothing."""
    store.save_many([child, *others], VERSION)
    reconcile_store(url)
    assert reconcile_store(url).compared == 0
    return [found.parent.id for found in store.reconciliations(children=[child.id]) if found.parent]


def reason(store: Store, child: CampaignRecord) -> str:
    return " ".join(found.link.reason or "" for found in store.reconciliations(children=[child.id]))


def body(name: str, number: str, day: str, province: str, **parts: Any) -> CampaignRecord:
    given = {"number": number, "code": "KH-UBND", "issued_on": day, "level": "province", "province": province,
             "issuer": f"Ủy ban nhân dân {province}", "title": PARENT.document.title}  # fmt: skip
    return make(name, **(given | parts))


COMMUNE = child_plan(
    "commune", level="commune", district=None, issued_on="2025-09-10", province="Cần Thơ",
    issuer="Ủy ban nhân dân xã Kế Sách",
)  # fmt: skip


@pytest.mark.parametrize(
    "citation",
    [
        cited(),  # the name of the province that is no more: 'UBND tỉnh Sóc Trăng'
        cited(issuer="Ủy ban nhân dân thành phố Cần Thơ"),  # its successor's name
    ],
)
def test_a_plan_of_a_province_merged_since(store: Store, url: str, citation: Reference) -> None:
    child = COMMUNE.model_copy(update={"references": (citation,)})
    stranger = body("stranger", "52", "2022-04-06", "Lâm Đồng", title="Phát động phong trào trồng rừng")
    assert parents(store, url, child, PARENT, stranger) == [PARENT.id]


def party(name: str, day: str) -> CampaignRecord:
    return make(name, doc_type="NQ", number="10", code="NQ/TU", symbol="10-NQ/TU", issued_on=day, level="province",
                province="Sóc Trăng", issuer="Tỉnh ủy Sóc Trăng", title="Phong trào thi đua nông thôn mới",
                )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "found"),
    [("2022-01-10", "term of 2020"), ("2017-05-05", "term of 2015"), ("2031-01-01", None)],
)
def test_a_party_number_is_that_of_its_congress_term(store: Store, url: str, day: str, found: str | None) -> None:
    terms = {"term of 2015": party("term of 2015", "2017-05-05"), "term of 2020": party("term of 2020", "2022-01-10")}
    citation = Reference(doc_type="NQ", number="10", code="NQ/TU", symbol="10-NQ/TU", issued_on=day,
                         issuer="Tỉnh ủy Sóc Trăng", role="parent")  # fmt: skip
    child = child_plan(references=(citation,))
    assert parents(store, url, child, *terms.values()) == ([terms[found].id] if found else [])
    if found is None:
        assert "Chưa có văn bản 10-NQ/TU" in reason(store, child)


def test_a_plan_attached_to_a_decision_is_cited_by_its_decision(store: Store, url: str) -> None:
    decision = body("decision", "77", "2022-04-06", "Sóc Trăng", code="QĐ-UBND", doc_type="QĐ", genre="decision",
                    issuer="Ủy ban nhân dân tỉnh Sóc Trăng", title="Ban hành Kế hoạch")  # fmt: skip
    attached = body("attached", "77", "2022-04-06", "Sóc Trăng", code="QĐ-UBND",
                    issuer="Ủy ban nhân dân tỉnh Sóc Trăng")  # fmt: skip
    child = child_plan(references=(cited(doc_type="QĐ", number="77", code="QĐ-UBND", symbol="77/QĐ-UBND"),))
    assert parents(store, url, child, decision) == [decision.id]
    assert parents(store, url, child, attached) == [attached.id], "the plan, not the sheet around it"


def test_a_parent_replaced_twice_is_the_one_in_force_on_the_childs_day(store: Store, url: str) -> None:
    def successor(name: str, number: str, day: str, of: str, of_day: str) -> CampaignRecord:
        replaced = cited(role="replaces", number=of, symbol=f"{of}/KH-UBND", issued_on=of_day)
        return province_plan(number=number, issued_on=day, references=(replaced,)).model_copy(
            update={"id": make(name).id}
        )

    second = successor("second", "60", "2022-09-01", "52", "2022-04-06")
    third = successor("third", "70", "2023-02-01", "60", "2022-09-01")
    early = child_plan("early", number="45", issued_on="2022-10-01")
    before = child_plan("before", number="46", issued_on="2022-05-01")
    late = child_plan()
    assert parents(store, url, late, PARENT, second, third, early, before) == [third.id]
    assert "thay thế" in reason(store, late)
    assert parents(store, url, early) == [second.id]
    assert parents(store, url, before) == [PARENT.id]


def test_an_amendment_that_arrives_later_touches_the_children_and_is_named(store: Store, url: str) -> None:
    child = child_plan()
    assert parents(store, url, child, PARENT) == [PARENT.id]
    change = body("change", "60", "2022-09-01", "Sóc Trăng", issuer="Ủy ban nhân dân tỉnh Sóc Trăng",
                  references=(cited(role="amends"),))  # fmt: skip
    store.save(change, VERSION)
    assert reconcile_store(url).compared == 2  # itself and the child
    assert "sửa đổi hoặc thay thế bởi: 60/KH-UBND" in reason(store, child)


def test_a_declaration_against_a_citation_turns_the_pair_round(store: Store, url: str) -> None:
    child = child_plan()
    assert parents(store, url, child, PARENT) == [PARENT.id]
    store.declare_link(PARENT.id, child.id, "Lan")
    reconcile_store(url)
    assert [found.parent and found.parent.id for found in store.reconciliations(children=[PARENT.id])] == [child.id]
    assert parents(store, url, child) == []
    assert "theo xác định của người dùng" in reason(store, child)
    assert [key.id for key in store.lineage(PARENT.id)] == [child.id]


def test_a_declared_parent_that_is_no_plan_any_more(store: Store, url: str) -> None:
    child, other = child_plan(), province_plan(number="60").model_copy(update={"id": make("other").id})
    store.save_many([child, other], VERSION)
    store.declare_link(child.id, other.id, "Lan")
    assert parents(store, url, child) == [other.id]
    store.save(other.model_copy(update={"document": other.document.model_copy(update={"genre": "other"})}), "2")
    reconcile_store(url)
    assert reconcile_store(url).compared == 0
    assert parents(store, url, child) == [other.id], "the decision stands, whatever the document is read as"


def test_four_levels_and_a_citation_that_skips_one(store: Store, url: str) -> None:
    def under(name: str, number: str, level: str, day: str, of: CampaignRecord) -> CampaignRecord:
        head = of.document
        citation = cited(number=head.number, symbol=head.symbol, issued_on=head.issued_on,
                         issuer=head.issuer.name if head.issuer else None)  # fmt: skip
        return child_plan(
            name, number=number, level=level, issued_on=day, references=(citation,), issuer=f"UBND {name}"
        )

    district = under("huyện Châu Thành", "44", "district", "2023-03-07", PARENT)
    commune = under("xã An Hiệp", "5", "commune", "2023-04-01", district)
    school = under("trường An Hiệp", "6", "unit", "2023-05-01", commune)
    skipping = under("xã Phú Tân", "7", "commune", "2023-04-02", PARENT)
    assert parents(store, url, school, PARENT, district, commune, skipping) == [commune.id]
    assert [key.id for key in store.lineage(school.id)] == [commune.id, district.id, PARENT.id]
    assert [key.id for key in store.lineage(skipping.id)] == [PARENT.id]


@pytest.mark.parametrize("text", [None, ""])
def test_a_parent_without_text_is_compared_by_its_fields(store: Store, url: str, text: str | None) -> None:
    bare = PARENT.model_copy(update={"text": text})
    assert parents(store, url, child_plan(), bare) == [PARENT.id]
    [found] = store.reconciliations(children=[child_plan().id])
    assert found.findings


def test_a_document_gone_from_the_plans_is_gone_once(store: Store, url: str) -> None:
    """What ended before the earlier run is no change since it."""
    from flows.reconcile import compare_runs, previous_run

    child = child_plan()
    parents(store, url, child, PARENT)
    store.save(child_plan(genre="other", is_campaign=False), "2")
    reconcile_store(url)
    changes = compare_runs(store, previous_run(store) or 0)
    assert [pair.status for pair in changes.pairs if pair.child.id == child.id] == ["gone"]
    assert store.history(child.id)[0].reconciliations == ()
    store.save(province_plan(title="Khác"), VERSION)
    reconcile_store(url)
    assert not any(pair.child.id == child.id for pair in compare_runs(store, previous_run(store) or 0).pairs)
    assert not any(found.child.id == child.id for found in store.reconciliations_after(store.runs()[0].id))
