"""What is saved comes back; saving again, or in another order, changes nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import UsageError
from models.record import CampaignRecord
from pipeline.store import PlanFilter, Store
from tests.store.plans import RECORDS, VERSION, child_plan, make, province_plan

SLOW = settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def dump(path: Path, *, instants: bool = True) -> dict[str, list[dict[str, Any]]]:
    """Return all rows of all tables; `instants=False` leaves out when and as which key they were written."""
    left_out = set() if instants else {"first_seen", "extracted_at", "at", "key"}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        found = {}
        for table in tables:
            rows = connection.execute(f"SELECT * FROM {table}")  # noqa: S608
            kept = [{name: row[name] for name in row.keys() if name not in left_out} for row in rows]  # noqa: SIM118
            if not table.startswith("plan_search"):  # the index of the search has its own order
                found[table] = sorted(kept, key=repr)
    return found


def test_a_full_record_comes_back(store: Store) -> None:
    record = province_plan()
    store.save(record, VERSION)
    assert store.record(record.id) == record


@SLOW
@given(records=st.lists(RECORDS, max_size=4, unique_by=lambda record: record.id))
def test_save_then_load_is_the_identity(records: list[CampaignRecord]) -> None:
    with TemporaryDirectory() as folder, Store.open(f"{folder}/plans.db") as store:
        store.save_many(records, VERSION)
        assert store.load(record.id for record in records) == records


@SLOW
@given(records=st.lists(RECORDS, min_size=1, max_size=3, unique_by=lambda record: record.id))
def test_saving_twice_changes_nothing(records: list[CampaignRecord]) -> None:
    with TemporaryDirectory() as folder, Store.open(f"{folder}/plans.db") as store:
        store.save_many(records, VERSION)
        before = dump(Path(folder) / "plans.db")
        store.save_many(reversed(records), VERSION)
        assert dump(Path(folder) / "plans.db") == before


@SLOW
@given(data=st.data(), records=st.lists(RECORDS, min_size=2, max_size=4, unique_by=lambda record: record.id))
def test_the_order_of_saving_does_not_matter(data: st.DataObject, records: list[CampaignRecord]) -> None:
    shuffled = data.draw(st.permutations(records))
    seen = []
    for order in (records, shuffled):
        with TemporaryDirectory() as folder, Store.open(f"{folder}/plans.db") as store:
            for record in order:
                store.save(record, VERSION)
            seen.append((dump(Path(folder) / "plans.db", instants=False), store.records(), store.summary()))
    assert seen[0] == seen[1]


def test_a_changed_record_replaces_its_rows(filed: Store, path: Path) -> None:
    filed.save(province_plan(), VERSION)
    filed.save(province_plan(awards=(), deadlines=(), text="Chỉ còn một câu"), VERSION)
    rows = dump(path)
    assert (rows["awards"], rows["award_shares"], rows["deadlines"], rows["deadline_days"]) == ([], [], [], [])
    assert len(rows["plans"]) == 1
    assert filed.records(PlanFilter(text="giấy khen")) == []
    assert len(filed.records(PlanFilter(text="chi con mot cau"))) == 1


def test_the_newest_extraction_is_current_and_the_older_one_is_kept(filed: Store, path: Path) -> None:
    old, new = province_plan(title="Cũ"), province_plan(title="Mới")
    filed.save(old, "1")
    filed.save(new, "2")
    assert filed.record(old.id) == new
    assert [row.title for row in filed.records()] == ["Mới"]
    assert len(dump(path)["records"]) == 2


def test_the_same_bytes_under_two_paths_are_one_document(store: Store) -> None:
    store.save_many([make("plan", uri="a/plan.txt"), make("plan", uri="b/plan.txt")], VERSION)
    store.sighted(make("plan").id, "c/plan.txt")
    store.sighted(make("unknown").id, "d/unknown.txt")
    assert store.summary().documents == 1
    assert store.uris(make("plan").id) == ["a/plan.txt", "b/plan.txt", "c/plan.txt"]


def test_more_records_than_one_batch(store: Store) -> None:
    store.save_many((make(str(number)) for number in range(450)), VERSION)
    assert store.summary().documents == 450


@pytest.mark.parametrize("name", ["52/KH-UBND", "52 / kh-ubnd", "052/KH-UBND"])
def test_a_record_is_found_by_its_symbol(store: Store, name: str) -> None:
    store.save_many([province_plan(), child_plan()], VERSION)
    assert store.record(name) == province_plan()


def test_a_record_is_found_by_the_beginning_of_its_id(store: Store) -> None:
    store.save_many([province_plan(), child_plan()], VERSION)
    assert store.record(child_plan().id[:8]) == child_plan()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("", "không có văn bản"),
        ("99/KH-UBND", "không có văn bản"),
        ("ffffffff", "không có văn bản"),
        ("%", "không có văn bản"),
        ("44/KH-UBND", "có 2 văn bản"),  # two districts, one number: a number alone is never a key
    ],
)
def test_a_name_of_none_or_of_several_is_refused(store: Store, name: str, told: str) -> None:
    store.save_many([child_plan("one"), child_plan("two")], VERSION)
    with pytest.raises(UsageError, match=told):
        store.record(name)


def test_a_failed_batch_leaves_nothing(store: Store) -> None:
    def broken() -> Iterable[CampaignRecord]:
        yield province_plan()
        raise OSError("the reader died")

    with pytest.raises(OSError, match="the reader died"):
        store.save_many(broken(), VERSION)
    assert store.summary().documents == 0
