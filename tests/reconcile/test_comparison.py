"""Two runs side by side: new, gone, changed and unchanged findings."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reconciliation import Detail, Finding, Link, Outcome, PlanKey, Reconciliation
from models.span import Span
from pipeline.reconcile.comparison import compare_reconciliations

CHILD = PlanKey(id="c" * 64, symbol="7/KH-UBND", issuer="UBND huyện Sông Trong", issued_on="2024-03-01")
PARENT = PlanKey(id="p" * 64, symbol="1/KH-UBND", issuer="UBND tỉnh Bình Minh", issued_on="2024-02-01")


def finding(rule: str, outcome: Outcome = "ok", message: str = "Như cũ.", text: str = "mười", at: int = 0) -> Finding:
    span = Span(start=at, end=at + len(text), text=text)
    return Finding(rule=rule, outcome=outcome, severity=2, message=message, detail=Detail(child=text), child=(span,))


def run(*findings: Finding, child: PlanKey = CHILD, parent: PlanKey | None = PARENT) -> Reconciliation:
    return Reconciliation(child=child, parent=parent, link=Link(how="cited"), findings=findings)


@pytest.mark.parametrize(
    ("old", "new", "status", "fields"),
    [
        (None, finding("R05"), "new", ()),
        (finding("R05"), None, "gone", ()),
        (finding("R05"), finding("R05"), "unchanged", ()),
        (finding("R05"), finding("R05", at=9), "unchanged", ()),  # the words moved in the file
        (finding("R05"), finding("R05", "violation"), "changed", ("outcome",)),
        (finding("R05"), finding("R05", message="Mới."), "changed", ("message",)),
        (finding("R05"), finding("R05", text="chín"), "changed", ("values", "quotes")),
    ],
)
def test_one_finding(old: Finding | None, new: Finding | None, status: str, fields: tuple[str, ...]) -> None:
    runs = [[run(*([each] if each else []))] for each in (old, new)]
    change = compare_reconciliations(*runs).pairs[0].findings[0]
    assert (change.status, change.fields, change.old, change.new) == (status, fields, old, new)


@pytest.mark.parametrize(
    ("old", "new", "statuses"),
    [
        ([run()], [run()], ["unchanged"]),
        ([], [run(finding("R01"))], ["new"]),
        ([run(finding("R01"))], [], ["gone"]),
        ([run(parent=None)], [run()], ["changed"]),  # the parent arrived later
        ([run()], [run(child=CHILD.model_copy(update={"id": "d" * 64}))], ["unchanged"]),  # the file came again
        ([run()], [run(parent=PARENT.model_copy(update={"id": "q" * 64}))], ["unchanged"]),  # the parent's file did
        ([run()], [run(parent=PARENT.model_copy(update={"id": "q" * 64, "symbol": "2/KH-UBND"}))], ["changed"]),
        ([run()], [run(child=CHILD.model_copy(update={"id": "d" * 64, "symbol": None}))], ["gone", "new"]),
        # two parents before, one now: nobody knows which of them it stands for
        ([run(), run(parent=None)], [run(parent=PARENT.model_copy(update={"id": "q" * 64}))], ["gone", "gone", "new"]),
    ],
)
def test_pairs_are_known_again(
    old: list[Reconciliation], new: list[Reconciliation], statuses: Sequence[str]
) -> None:  # fmt: skip
    assert sorted(pair.status for pair in compare_reconciliations(old, new).pairs) == list(statuses)


def test_a_parent_that_arrived_is_named() -> None:
    pair = compare_reconciliations([run(parent=None)], [run()]).pairs[0]
    assert (pair.parent_changed, pair.earlier_parent, pair.parent) == (True, None, PARENT)


def test_counts_and_order() -> None:
    old = [run(finding("R01"), finding("R05", "violation"), finding("R09"))]
    new = [run(finding("R01", "warning"), finding("R09"), finding("R14", "violation"), finding("R14"))]
    found = compare_reconciliations(old, new)
    assert found.counts == {"new": 2, "gone": 1, "changed": 1, "unchanged": 1}
    told = [(change.status, change.rule) for change in found.pairs[0].findings]
    assert told == [("new", "R14"), ("new", "R14"), ("gone", "R05"), ("changed", "R01"), ("unchanged", "R09")]


FINDINGS = st.lists(st.builds(finding, st.sampled_from(["R01", "R05", "R14"]), st.sampled_from(["ok", "violation"])))
RUNS = st.lists(
    st.builds(lambda name, found: run(*found, child=CHILD.model_copy(update={"id": name * 64})), st.sampled_from("abc"),
              FINDINGS),
    max_size=3, unique_by=lambda found: found.child.id,
)  # fmt: skip


@given(RUNS, RUNS)
@settings(max_examples=60)
def test_there_and_back(old: list[Reconciliation], new: list[Reconciliation]) -> None:
    there, back = compare_reconciliations(old, new), compare_reconciliations(new, old)
    assert there == compare_reconciliations(old[::-1], new[::-1])
    assert there.counts == {**back.counts, "new": back.counts["gone"], "gone": back.counts["new"]}
    assert compare_reconciliations(old, old).counts["unchanged"] == sum(len(found.findings) for found in old)
