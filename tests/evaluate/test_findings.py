from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import GoldError
from models.reconciliation import Finding, Link, Outcome, PlanKey, Reconciliation
from pipeline.evaluate.counts import Count
from pipeline.evaluate.findings import ExpectedFinding, ExpectedPair, read_findings, score_findings


def expect(child: str, **outcomes: Outcome | tuple[Outcome, ...]) -> ExpectedPair:
    findings = []
    for rule, value in outcomes.items():
        outcome, *accept = (value,) if isinstance(value, str) else value
        findings.append(ExpectedFinding(rule=rule, outcome=outcome, accept=tuple(accept)))
    return ExpectedPair(child=child, findings=tuple(findings))


def found(*pairs: tuple[str, Outcome]) -> Reconciliation:
    findings = tuple(Finding(rule=rule, outcome=outcome, severity=1, message="x") for rule, outcome in pairs)
    return Reconciliation(child=PlanKey(id="a"), link=Link(how="declared"), findings=findings)


def test_each_outcome_is_counted() -> None:
    expected = [expect("a", R01="ok", R04="violation", R05="warning")]
    scores = score_findings({"a": found(("R01", "ok"), ("R04", "violation"), ("R05", "ok"))}, expected)
    assert scores.outcomes == {"ok": Count(1, 1, 0), "warning": Count(0, 0, 1), "violation": Count(1, 0, 0)}
    assert scores.remarks == Count(1, 0, 1)
    assert [one.rule for one in scores.differences] == ["R05"]


def test_accepted_outcome_is_right() -> None:
    scores = score_findings({"a": found(("R18", "not_comparable"))}, [expect("a", R18=("ok", "not_comparable"))])
    assert scores.outcomes == {"not_comparable": Count(1, 0, 0)}


@pytest.mark.parametrize(
    ("outcomes", "decides"),
    [
        (("ok", "violation", "warning"), "violation"),
        (("not_comparable", "ok"), "ok"),
        (("not_applicable", "not_comparable"), "not_comparable"),
    ],
)
def test_gravest_finding_of_a_rule_decides(outcomes: tuple[Outcome, ...], decides: Outcome) -> None:
    scores = score_findings({"a": found(*(("R14", one) for one in outcomes))}, [expect("a", R14=decides)])
    assert scores.differences == ()


def test_false_alarms_are_counted_per_compliant_pair() -> None:
    expected = [expect("a", R01="ok", R02="ok"), expect("b", R01="ok"), expect("c", R01="violation", R02="ok")]
    said = {
        "a": found(("R01", "violation"), ("R02", "warning")),
        "b": found(("R01", "ok")),
        "c": found(("R01", "violation"), ("R02", "violation")),
    }
    scores = score_findings(said, expected)
    assert scores.compliant == ("a", "b")
    assert [(one.child, one.rule) for one in scores.false_alarms] == [("a", "R01"), ("a", "R02")]
    assert scores.false_alarm_rate == 1.0
    assert scores.total == Count(2, 3, 3)


def test_rules_not_asked_for_do_not_count() -> None:
    expected = [expect("a", R01="ok", R21="warning")]
    scores = score_findings({"a": found(("R01", "ok"), ("R15", "warning"))}, expected, rules={"R01"})
    assert scores.total == Count(1, 0, 0)
    assert scores.compliant == ("a",)


@pytest.mark.parametrize(("outcome", "alarms"), [("warning", 1), ("violation", 1), ("ok", 0), ("not_applicable", 0)])
def test_unlisted_rule_may_only_be_silent(outcome: Outcome, alarms: int) -> None:
    scores = score_findings({"a": found(("R01", "ok"), ("R30", outcome))}, [expect("a", R01="ok")])
    assert len(scores.false_alarms) == alarms


@pytest.mark.parametrize(
    ("expected", "rule", "right"),
    [
        (("not_applicable",), "R06", True),
        (("ok", "not_applicable"), "R06", True),
        # silence of a rule that has something to say where all is well
        (("ok",), "R06", False),
        (("warning",), "R06", False),
        # R34 speaks of pairs that cannot be compared only
        (("ok",), "R34", True),
        (("not_applicable",), "R34", True),
        (("not_comparable",), "R34", False),
    ],
)
def test_silence_of_a_rule(expected: tuple[Outcome, ...], rule: str, *, right: bool) -> None:
    scores = score_findings({"a": found(("R01", "ok"))}, [expect("a", R01="ok", **{rule: expected})])
    assert (scores.differences == ()) is right
    assert scores.remarks.fp == 0


@pytest.mark.parametrize("predictions", [{}, {"a": None}])
def test_missing_reconciliation_misses_everything(predictions: dict[str, None]) -> None:
    assert score_findings(predictions, [expect("a", R01="ok", R04="violation")]).total == Count(0, 0, 2)


@pytest.mark.parametrize("text", ["", "{}", '[{"child": "a"}]', '[{"child": "a", "findings": [{"rule": "X"}]}]'])
def test_other_files_are_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "findings.json"
    path.write_text(text)
    with pytest.raises(GoldError, match=r"findings\.json"):
        read_findings(path)


def test_real_findings_against_themselves(shared: Path) -> None:
    path = next((shared / "families").glob("*/findings.json"))
    expected = read_findings(path)
    rows = json.loads(path.read_text("utf-8"))
    said = {row["child"]: found(*((one["rule"], one["outcome"]) for one in row["findings"])) for row in rows}
    scores = score_findings(said, expected)
    assert (scores.total.fp, scores.total.fn, scores.false_alarms) == (0, 0, ())
    assert scores.remarks.tp == sum(
        one["outcome"] in {"warning", "violation"} for row in rows for one in row["findings"]
    )
