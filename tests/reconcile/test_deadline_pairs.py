"""Which of the parent's days a child's day answers: the nearest of its kind, told apart by season and stage."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile.alignment.deadlines import align
from tests.reconcile.plans import DISTRICT, Plan

Deadlines = list[dict[str, Any]]


def yearly(month: int, day: int) -> dict[str, Any]:
    rule = f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={day}"
    return {"kind": "report", "rrule": rule, "action": "báo cáo", "bound": "before"}


def dossier(on: str) -> dict[str, Any]:
    return {"kind": "submission", "on": on, "action": "gửi hồ sơ", "bound": "before"}


@pytest.mark.parametrize(
    ("parents", "children", "pairs"),
    [
        # all are late: 25/12 answers 20/12 and never 20/6, in whatever order they stand
        ([yearly(6, 20), yearly(12, 20)], [yearly(6, 25), yearly(12, 25)], {(0, 0), (1, 1)}),
        ([yearly(6, 20), yearly(12, 20)], [yearly(12, 25), yearly(6, 25)], {(0, 1), (1, 0)}),
        # the year's end lies between two days that are near
        ([yearly(1, 5), yearly(7, 5)], [yearly(12, 28), yearly(6, 28)], {(0, 0), (1, 1)}),
        # a dossier two years after the first day and five days after the second
        ([dossier("2023-09-30"), dossier("2025-10-15")], [dossier("2025-10-20")], {(1, 0)}),
        ([dossier("2023-09-30"), dossier("2025-10-15")], [dossier("2023-10-05")], {(1, 0)}),  # in time for the second
    ],
)
def test_pairs(parents: Deadlines, children: Deadlines, pairs: set[tuple[int, int]]) -> None:
    period = {"start": "2022", "end": "2025"}
    rows = align(
        Plan(period=period, deadlines=parents).record(),
        Plan(issuer=DISTRICT, period=period, deadlines=children).record(),
    )
    assert {(row.parent, row.child) for row in rows if row.parent is not None and row.child is not None} == pairs


def test_a_lateness_against_every_day_of_the_parent_is_one() -> None:
    period = {"start": "2022", "end": "2025"}
    parent = Plan(period=period, deadlines=[dossier("2023-09-30"), dossier("2025-10-15")]).record()
    child = Plan(issuer=DISTRICT, period=period, deadlines=[dossier("2025-10-20")]).record()
    # from Tuesday 14 to Sunday 19 October: Wednesday, Thursday, Friday
    late = [row for row in align(parent, child) if row.timing == "late"]
    assert [(row.parent, row.slack) for row in late] == [(1, -3)]
