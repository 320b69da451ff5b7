"""The list of plans: each filter by a table of cases, and the law that a filter only leaves out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.dialects.postgresql.pg8000 import PGDialect_pg8000

from models.campaign import Deadline, Period
from pipeline.store import PlanFilter, Store
from pipeline.store.plans import _filtered
from pipeline.store.schema import plans
from tests.store.conftest import postgres_url
from tests.store.plans import VERSION, child_plan, make, province_plan

OPEN = Deadline(kind="report", rrule="FREQ=MONTHLY;BYMONTH=3,6,9,12;BYMONTHDAY=15", bound="before")
PLANS = {
    "province": province_plan(),
    "district": child_plan(),
    # A draft: neither number nor day, a period without an end.
    "draft": make("draft", code="KH-STC", level="province", province="Sóc Trăng", period=Period(start="2024"),
                  deadlines=(OPEN,), status="draft"),
    "other": make("other", number="7", code="KH-UBND", issued_on="2023", level="province", province="Đắk Lắk",
                  title="Thi đua chuyển đổi số", deadlines=(Deadline(kind="review", on="2023-36", bound="in"),)),
}  # fmt: skip


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, worker: str) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("filters") / "plans.db"
    with Store.open(str(path) if request.param == "sqlite" else postgres_url(worker)) as store:
        store.save_many(PLANS.values(), VERSION)
        yield store


def names(store: Store, **wanted: Any) -> set[str]:
    ids = {record.id: name for name, record in PLANS.items()}
    return {ids[row.id] for row in store.records(PlanFilter(**wanted))}


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({}, set(PLANS)),
        ({"province": "Sóc Trăng"}, {"province", "district", "draft"}),
        ({"province": "soc trang"}, {"province", "district", "draft"}),
        ({"province": "Tỉnh Đắk Lắk"}, {"other"}),
        ({"province": "dak lak"}, {"other"}),  # đ is no d with a mark
        ({"province": "Sóc"}, set()),
        ({"level": "district"}, {"district"}),
        ({"year": 2022}, {"province"}),  # issued in 2022, runs from 2021
        ({"year": 2023}, {"province", "district", "other"}),  # runs, runs, issued ("2023" only)
        ({"year": 2031}, set()),
        ({"award": "Giấy khen"}, {"province"}),
        ({"award": "giay khen"}, {"province"}),
        ({"award": "Huân chương"}, set()),
        ({"award": "100%"}, set()),  # no wildcard
        ({"text": "đường cao tốc"}, {"province"}),
        ({"text": "duong cao toc"}, {"province"}),
        ({"text": "ĐƯỜNG CAO TỐC"}, {"province"}),
        ({"text": "cao đường tốc"}, set()),  # a phrase, not a bag of syllables
        ({"text": "duong cao toc, giay khen"}, {"province"}),
        ({"text": "duong cao toc, chuyen doi so"}, set()),
        ({"text": '"chuyển đổi" số'}, {"other"}),  # quotation marks are no syntax
        ({"text": "52/KH-UBND"}, {"province"}),
        ({"text": " ?! "}, set(PLANS)),
        ({"due_from": date(2023, 10, 15), "due_to": date(2023, 10, 15)}, {"district", "other"}),  # a day; quý IV
        ({"due_from": date(2023, 10, 16), "due_to": date(2023, 11, 29)}, {"other"}),
        ({"due_from": date(2025, 11, 30), "due_to": date(2025, 11, 30)}, {"province"}),  # recurring in its period
        ({"due_from": date(2020, 11, 30), "due_to": date(2020, 11, 30)}, set()),  # before the period
        ({"due_from": date(2030, 12, 31)}, {"province", "draft"}),  # tháng 12/2030; no end is printed
        ({"due_from": date(2031, 1, 1)}, {"draft"}),
        ({"due_to": date(2023, 10, 1)}, {"province", "other"}),
        ({"due_from": date(2024, 3, 15), "due_to": date(2024, 3, 15)}, {"draft"}),
        ({"due_from": date(2023, 3, 15), "due_to": date(2023, 3, 15)}, set()),  # before the draft's start
        ({"province": "Sóc Trăng", "level": "province", "year": 2022}, {"province"}),
        ({"campaigns_only": True}, set(PLANS)),
    ],
)
def test_filter(filled: Store, wanted: dict[str, Any], found: set[str]) -> None:
    assert names(filled, **wanted) == found


def test_the_newest_plan_comes_first_and_the_undated_last(filled: Store) -> None:
    assert [row.issued_on for row in filled.records()] == ["2023-03-07", "2023", "2022-04-06", None]


def test_a_limit_cuts_the_end(filled: Store) -> None:
    assert filled.records(PlanFilter(limit=2)) == filled.records()[:2]


def test_a_row_tells_forms_and_days(filled: Store) -> None:
    [row] = filled.records(PlanFilter(due_from=date(2029, 1, 1), due_to=date(2031, 1, 1), level="province", year=2022))
    assert row.awards == ("Giấy khen", "Bằng khen")
    assert row.due == ("2029-11-30", "2030-11-30", "2030-12-01/2030-12-31")
    assert (row.uri, row.symbol, row.province) == ("province.txt", "52/KH-UBND", "Sóc Trăng")


def test_postgresql_is_asked_for_the_stored_vector() -> None:
    query = _filtered(select(plans.c.document_id), PlanFilter(text="đường cao tốc, giấy khen"), "postgresql")
    compiled = query.compile(dialect=PGDialect_pg8000())
    assert str(compiled).count("plans.search @@ phraseto_tsquery('simple', ") == 2
    assert set(compiled.params.values()) == {"duong cao toc", "giay khen"}


FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "province": st.sampled_from(["Sóc Trăng", "dak lak"]),
        "level": st.sampled_from(["province", "district"]),
        "year": st.integers(2020, 2032),
        "award": st.just("khen"),
        "text": st.text(max_size=12),
        "due_from": st.dates(date(2019, 1, 1), date(2032, 1, 1)),
        "due_to": st.dates(date(2019, 1, 1), date(2032, 1, 1)),
    },
)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(left=FILTERS, right=FILTERS)
def test_another_filter_only_leaves_out(filled: Store, left: dict[str, Any], right: dict[str, Any]) -> None:
    both = right | left
    keys = {"due_from", "due_to"} & set(right) and {"due_from", "due_to"} & set(left)
    if not keys:  # two halves of one window are not two filters
        assert names(filled, **both) <= names(filled, **left)
