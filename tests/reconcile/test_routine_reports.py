"""R09: routine reports of the child are not the answer to one-off reports of the parent, unless their words say so."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.reconcile import reconcile
from tests.reconcile.plans import DISTRICT, Plan, cite

ONE_OFF = {"kind": "report", "action": "báo cáo sơ kết", "on": "2024-05-20"}
FINAL = {"kind": "report", "action": "báo cáo tổng kết", "on": "2024-11-20"}
YEARLY = {"kind": "report", "action": "báo cáo", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"}


def monthly(action: str = "báo cáo") -> dict[str, Any]:
    return {"kind": "report", "action": action, "rrule": "FREQ=MONTHLY;BYMONTHDAY=25"}


def outcome(parent: list[dict[str, Any]], child: list[dict[str, Any]]) -> tuple[str, str]:
    above = Plan(period={"start": "2024", "end": "2024"}, deadlines=parent)
    below = Plan(
        issuer=DISTRICT, symbol="09/KH-UBND", issued_on="2024-03-01", period={"start": "2024", "end": "2024"},
        cites=[cite(above)], deadlines=child,
    )  # fmt: skip
    [found] = [f for f in reconcile(below.record(), above.record()).findings if f.rule == "R09"]
    return found.outcome, found.message


@pytest.mark.parametrize("parent", [[ONE_OFF], [FINAL], [ONE_OFF, FINAL]])
@pytest.mark.parametrize(
    "child",
    [
        [monthly()],
        [{**monthly(), "rrule": "FREQ=WEEKLY;BYDAY=FR"}],
        [{**monthly(), "rrule": "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=15"}],
        [YEARLY],
    ],
)
def test_a_routine_report_is_never_late_for_a_single_one(
    parent: list[dict[str, Any]], child: list[dict[str, Any]]
) -> None:
    found, message = outcome(parent, child)
    assert found != "violation"
    assert "không kịp" not in message


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        ([ONE_OFF], [{**ONE_OFF, "on": "2024-05-30"}], "violation"),
        ([monthly()], [{**monthly(), "rrule": "FREQ=MONTHLY;BYMONTHDAY=28"}], "violation"),
        ([monthly()], [{**monthly(), "rrule": "FREQ=MONTHLY;BYMONTHDAY=10"}], "ok"),
        ([FINAL], [monthly(), {**FINAL, "on": "2024-11-05"}], "ok"),
        ([FINAL], [{**YEARLY, "action": "báo cáo tổng kết"}], "violation"),  # its words say which one it is
    ],
)
def test_reports_of_one_rhythm_are_compared(
    parent: list[dict[str, Any]], child: list[dict[str, Any]], expected: str
) -> None:
    assert outcome(parent, child)[0] == expected
