"""JSON, CSV, JSON Lines and iCalendar, read again."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from models.campaign import Campaign, Deadline, RelativeTo
from models.comparison import PairChange, ReportComparison
from models.reconciliation import Finding, PlanKey
from models.report import Report
from pipeline.report.agenda import calendar_of
from pipeline.report.compared import Compared
from pipeline.report.exports import csv_of, json_of, json_parts, jsonl_of, report_of
from tests.report.plans import aligned, child_plan, parent_plan, reconciliation, record

PARENT, CHILD = parent_plan(), child_plan()
PAIR = Compared(CHILD, aligned(CHILD, PARENT), PARENT)


def test_json_is_the_report_itself() -> None:
    report = Report.model_validate_json(json_of([PAIR]))
    assert report.reconciliations == (PAIR.found,)
    assert [view.parent.id for view in report.families] == [PARENT.id]


@pytest.mark.parametrize("pairs", [[], [PAIR], [PAIR, Compared(record("odd"), reconciliation(record("odd"), None))]])
@pytest.mark.parametrize("changed", [False, True])
def test_json_in_parts_is_json_at_once(pairs: list[Compared], *, changed: bool) -> None:
    found = [pair.found for pair in pairs]
    # a comparison has lists of its own, and a line break of Unicode is none of JSON
    plan = PlanKey(id="x", title='dòng\u2028sau "families": [],')
    changes = ReportComparison(pairs=(PairChange(child=plan, status="gone"),)) if changed else None
    views = report_of(pairs).families
    assert b"".join(json_parts(iter(views), iter(found), changes)).decode() == json_of(pairs, changes)


def test_csv_and_json_lines_say_the_same() -> None:
    text = csv_of([PAIR])
    assert text.startswith("\ufeffchild_id,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    told = [json.loads(line) for line in jsonl_of([PAIR]).splitlines()]
    assert [{key: "" if value is None else str(value) for key, value in each.items()} for each in told] == rows
    assert [row["rule"] for row in rows][:2] == ["R09", "R14"]
    assert rows[1]["child_quote"] == "ít nhất 15%"
    assert rows[1]["parent_pages"] == "2"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_csv_has_no_formula(start: str) -> None:
    finding = Finding(rule="R14", outcome="warning", severity=1, message=f"{start}1+1")
    plan = record("odd")
    text = csv_of([Compared(plan, reconciliation(plan, None, findings=(finding,)))])
    assert next(csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), strict=True))["message"] == f"'{start}1+1"


def with_deadlines(*deadlines: Deadline, issued_on: str | None = "2024-04-02") -> Compared:
    document = CHILD.document.model_copy(update={"issued_on": issued_on})
    child = CHILD.model_copy(update={"campaign": Campaign(deadlines=deadlines), "document": document})
    return Compared(child, reconciliation(child, None))


def unfolded(text: str) -> list[str]:
    assert text.endswith("\r\n")
    return text.replace("\r\n ", "").split("\r\n")[:-1]


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"on": "2024-12-05", "bound": "before"}, ["DTSTART;VALUE=DATE:20241205", "DTEND;VALUE=DATE:20241206"]),
        ({"on": "2024-12", "bound": "in"}, ["DTSTART;VALUE=DATE:20241201", "DTEND;VALUE=DATE:20250101"]),
        ({"on": "2024-36", "bound": "in"}, ["DTSTART;VALUE=DATE:20241001", "DTEND;VALUE=DATE:20250101"]),
        ({"rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30", "bound": "before"},
         ["DTSTART;VALUE=DATE:20241130", "DTEND;VALUE=DATE:20241201", "RRULE:FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"]),
    ],
)  # fmt: skip
def test_an_entry_of_the_calendar(fields: dict[str, str], lines: list[str]) -> None:
    text = unfolded(calendar_of([with_deadlines(Deadline(kind="report", **fields))]))  # type: ignore[arg-type]
    assert [line for line in text if line.startswith(("DTSTART", "DTEND", "RRULE"))] == lines
    assert [line for line in text if line.startswith("BEGIN")] == ["BEGIN:VCALENDAR", "BEGIN:VEVENT"]
    for rule in (line.removeprefix("RRULE:") for line in text if line.startswith("RRULE")):
        assert rrulestr(rule)


def test_what_has_no_day_is_left_out() -> None:
    event = Deadline(kind="report", relative_to=RelativeTo(event="kết thúc đợt"), bound="by")
    yearly = Deadline(kind="report", rrule="FREQ=YEARLY;BYMONTH=11", bound="in")
    assert "VEVENT" not in calendar_of([with_deadlines(event)])
    assert "VEVENT" not in calendar_of([with_deadlines(yearly, issued_on=None)]), "no year to begin with"


def test_two_deadlines_of_one_wording_are_two_entries() -> None:
    twice = Deadline(kind="report", on="2024-12-05", bound="by")
    uids = [line for line in unfolded(calendar_of([with_deadlines(twice, twice)])) if line.startswith("UID")]
    assert len(set(uids)) == 2


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_action_keeps_the_calendar_well_formed(text: str) -> None:
    printed = calendar_of([with_deadlines(Deadline(kind="other", action=text, on="2024-12-05", bound="by"))])
    assert all(len(line.encode()) <= 75 for line in printed.split("\r\n"))
    assert all(re.match(r"[A-Z]+[;:]", line) for line in unfolded(printed))
    assert "\n" not in printed.replace("\r\n", "")
