"""Exactly the touched pairs are reconciled again, over a real database; the history keeps what each run said."""

from __future__ import annotations

import json
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from flows.reconcile import compare_runs, reconcile_store, run_before
from models.errors import StoreError, UsageError
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.reconcile import parse_settings
from pipeline.store import Store
from pipeline.store.engine import open_engine, transaction
from pipeline.store.schema import records
from tests.store.plans import RECORDS, VERSION, child_plan, make, province_plan

NAMED = "Hưởng ứng phong trào thi đua xây đường cao tốc"
SISTER = child_plan("sister", number="45")
CITATION = child_plan().references[0]


def run(url: str, text: str = "") -> int:
    """Reconcile what is touched and return how many plans that were."""
    return reconcile_store(url, settings=parse_settings(text, "x")).compared


@pytest.fixture
def filled(store: Store, url: str) -> Store:
    """A province with two districts, settled."""
    store.save_many([province_plan(), child_plan(), SISTER], VERSION)
    assert run(url) == 3
    assert run(url) == 0
    return store


def parents(store: Store, child: CampaignRecord) -> list[tuple[str | None, str]]:
    found = [result for result in store.reconciliations() if result.child.id == child.id]
    return [(result.parent.id if result.parent else None, result.link.how) for result in found]


AMENDMENT = make("change", number="60", code="KH-UBND", level="province", province="Sóc Trăng", issued_on="2022-09-01",
                 references=(CITATION.model_copy(update={"role": "amends"}),))  # fmt: skip


@pytest.mark.parametrize(
    ("change", "compared"),
    [
        ([child_plan("third", number="46")], 1),  # a new child: its own pair only
        ([child_plan("third", number="46", references=(), title=NAMED)], 1),  # though it cites nobody
        ([province_plan(title="Sửa")], 3),
        ([child_plan(title="Sửa")], 1),
        ([AMENDMENT], 3),  # itself and both children
        ([make("page", genre="other", is_campaign=False)], 0),
    ],
)
def test_what_is_compared_again(filled: Store, url: str, change: list[CampaignRecord], compared: int) -> None:
    filled.save_many(change, VERSION)
    assert run(url) == compared
    assert run(url) == 0


def test_a_link_touches_its_child_only(filled: Store, url: str) -> None:
    filled.declare_link(child_plan().id, province_plan().id, "Lan", refuse=True)
    assert run(url) == 1
    assert parents(filled, child_plan()) == [(None, "none")]
    filled.declare_link(child_plan().id, SISTER.id, "Lan", note="kế hoạch chung")
    assert run(url) == 1
    assert parents(filled, child_plan()) == [(SISTER.id, "declared")]
    assert [(said.verdict, said.note) for said in filled.links(child_plan().id)] != []
    assert filled.clear_links(child_plan().id) == 2
    assert run(url) == 1
    assert parents(filled, child_plan()) == [(province_plan().id, "cited")]
    assert filled.clear_links(child_plan().id) == 0


def test_a_configuration_touches_everything_once(filled: Store, url: str) -> None:
    assert run(url, "rules: {R29: off}") == 3
    assert run(url, "rules: {R29: off, R01: on}") == 0  # nothing else is said
    assert run(url) == 3


def test_the_parent_arrives_later(store: Store, url: str) -> None:
    store.save(child_plan(), VERSION)
    run(url)
    assert parents(store, child_plan()) == [(None, "none")]
    store.save(province_plan(), VERSION)
    assert run(url) == 2
    assert parents(store, child_plan()) == [(province_plan().id, "cited")]


def test_the_history_keeps_what_each_run_said(filled: Store, url: str) -> None:
    [first] = filled.history(child_plan().id)
    filled.save(province_plan(title="Phát động phong trào khác"), VERSION)
    run(url)
    run(url, "rules: {R05: off}")
    runs = filled.runs()
    assert [entry.run.id for entry in filled.history(child_plan().id)] == [runs[0].id, runs[1].id, runs[2].id]
    assert filled.history(child_plan().id)[-1] == first
    assert filled.reconciliations_after(runs[0].id) == filled.reconciliations()
    before = [found for found in filled.reconciliations_after(runs[2].id) if found.child.id == child_plan().id]
    assert tuple(before) == first.reconciliations
    changes = compare_runs(filled, runs[1].id)
    earlier = filled.reconciliations_after(runs[1].id)
    assert changes.counts["gone"] == sum(f.rule == "R05" for found in earlier for f in found.findings) > 0
    assert (changes.counts["new"], changes.counts["changed"]) == (0, 0)
    assert run_before(filled, str(runs[1].id)) == runs[1].id
    assert run_before(filled, runs[0].at[:10]) == runs[0].id
    assert run_before(filled, "2001-01-01") == 0


def test_a_run_that_says_the_same_adds_nothing_to_the_history(filled: Store, url: str) -> None:
    filled.save(AMENDMENT.model_copy(update={"references": ()}), VERSION)
    run(url)
    assert len(filled.history(child_plan().id)) == 1


@pytest.mark.parametrize(("child", "parent"), [("district", "district"), ("province", "district")])
def test_declared_links_make_no_circle(filled: Store, child: str, parent: str) -> None:
    filled.declare_link(child_plan().id, province_plan().id, "Lan")
    with pytest.raises(UsageError):
        filled.declare_link(make(child).id, make(parent).id, "Lan")


def test_a_title_with_its_body_finds_the_parent(store: Store, url: str) -> None:
    cited = Reference(doc_type="KH", title=province_plan().document.title, issuer="UBND tỉnh Sóc Trăng", role="parent")
    child = child_plan(references=(cited,))
    store.save_many([province_plan(), child, child_plan("sister", number="45", title=cited.title)], VERSION)
    run(url)
    [result] = [found for found in store.reconciliations() if found.child.id == child.id]
    assert result.parent is not None
    assert (result.parent.id, result.link.certainty) == (province_plan().id, "inferred")
    store.save(child_plan("third", number="46", title=cited.title), VERSION)  # a further child of that title
    assert run(url) == 1


def cites(name: str, number: str, cited: str) -> CampaignRecord:
    """A district's plan of one day that cites another of its issuer's."""
    reference = Reference(doc_type="KH", number=cited, code="KH-UBND", symbol=f"{cited}/KH-UBND",
                          issued_on="2023-03-07", role="parent")  # fmt: skip
    return child_plan(name, number=number, references=(reference,))


@pytest.mark.parametrize(
    "circle",
    [
        [cites("a", "71", "71")],  # its own parent
        [cites("a", "71", "72"), cites("b", "72", "71")],
        [cites("a", "71", "72"), cites("b", "72", "73"), cites("c", "73", "71")],
    ],
)
def test_a_circle_of_citations_links_nobody(store: Store, url: str, circle: list[CampaignRecord]) -> None:
    below = cites("below", "80", "71")
    store.save_many([*circle, below], VERSION)
    assert run(url) == len(circle) + 1
    assert [parents(store, plan) for plan in circle] == [[(None, "none")]] * len(circle)
    told = "Kế hoạch dẫn chính nó" if len(circle) == 1 else "lại đứng dưới kế hoạch này"
    assert all(
        told in (found.link.reason or "") for plan in circle for found in store.reconciliations(children=[plan.id])
    )
    assert parents(store, below) == [(circle[0].id, "cited")]  # who stands outside is not harmed
    assert [key.id for key in store.lineage(below.id)] == [circle[0].id]
    assert run(url) == 0


def test_three_levels(store: Store, url: str) -> None:
    low = child_plan("commune", number="5", level="commune", issued_on="2023-04-01", references=(
        Reference(doc_type="KH", number="44", code="KH-UBND", symbol="44/KH-UBND", issued_on="2023-03-07",
                  role="parent"),))  # fmt: skip
    store.save_many([province_plan(), child_plan(), low], VERSION)
    run(url)
    assert [key.id for key in store.lineage(low.id)] == [child_plan().id, province_plan().id]


def test_two_documents_with_one_symbol_are_told_apart_or_neither_is_taken(store: Store, url: str) -> None:
    twin = make("twin", number="52", code="KH-UBND", issued_on="2022-04-06", level="province", province="Sóc Trăng",
                issuer="Ủy ban nhân dân tỉnh Sóc Trăng", title="Phát động phong trào khác hẳn")  # fmt: skip
    other = make("other", number="52", code="KH-UBND", issued_on="2022-04-06", level="province", province="Bình Định")
    store.save_many([province_plan(), other, child_plan()], VERSION)
    run(url)
    assert parents(store, child_plan()) == [(province_plan().id, "cited")]
    store.save(twin.model_copy(), VERSION)
    run(url)
    [(found, how)] = parents(store, child_plan())
    assert found in {province_plan().id, twin.id}  # one body, one number, one day: one document, filed twice
    assert how == "cited"


def _age(url: str, document: str) -> None:
    """Make a record one of an older schema, as another version of kehoach wrote it."""
    with transaction(open_engine(url), write=True) as connection:
        here = records.c.document_id == document
        text = connection.scalar(select(records.c.record).where(here))
        older = json.dumps(json.loads(str(text)) | {"schema_version": "0", "kind": "plan"})
        connection.execute(update(records).where(here).values(schema_version="0", record=older))


def test_records_of_an_older_schema_wait_and_are_counted(filled: Store, url: str) -> None:
    said = filled.reconciliations()
    _age(url, child_plan().id)
    summary = reconcile_store(url)
    assert (summary.compared, summary.outdated) == (0, 1)
    assert filled.reconciliations() == said  # what was said about it stays until it is read again
    with pytest.raises(StoreError, match="kehoach ingest"):
        filled.load([child_plan().id])
    filled.save(child_plan(), "2")
    assert filled.outdated() == []
    assert run(url) == 0


def test_a_parent_of_an_older_schema_is_no_parent_for_now(filled: Store, url: str) -> None:
    _age(url, province_plan().id)
    assert run(url) == 2
    assert parents(filled, child_plan()) == [(None, "none")]


def test_a_document_that_is_no_plan_any_more_loses_its_findings(filled: Store, url: str) -> None:
    filled.save(child_plan(genre="other", is_campaign=False), "2")
    run(url)
    assert parents(filled, child_plan()) == []
    assert filled.history(child_plan().id) != []


def test_a_huge_family(store: Store, url: str) -> None:
    children = [child_plan(str(number), number=str(number), district=f"H{number}") for number in range(100, 400)]
    store.save_many([province_plan(), *children], VERSION)
    assert run(url) == 301
    assert len(store.reconciliations(province_plan().id)) == 300
    store.save(child_plan("one more", number="700"), VERSION)
    assert run(url) == 1


@settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(records=st.lists(RECORDS, min_size=1, max_size=4, unique_by=lambda record: record.id))
def test_whatever_is_stored_is_settled_by_one_run(records: list[CampaignRecord]) -> None:
    with TemporaryDirectory() as folder, Store.open(f"{folder}/plans.db") as store:
        store.save_many([*records, province_plan(), child_plan()], VERSION)
        url = f"{folder}/plans.db"
        assert run(url) == sum(record.document.genre != "other" for record in records) + 2
        assert run(url) == 0
        assert (province_plan().id, "cited") in parents(store, child_plan())
