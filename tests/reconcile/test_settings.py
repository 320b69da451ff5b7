"""The configuration of the rules: what it switches off and sets, and how a wrong one is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.errors import SettingsError
from pipeline.reconcile import RuleSettings, parse_settings, reconcile
from pipeline.reconcile.catalogue import entries
from tests.reconcile.plans import DISTRICT, Plan, cite

PARENT = Plan()
CHILD = Plan(issuer=DISTRICT, symbol="09/KH-UBND", issued_on="2024-03-01", cites=[cite(PARENT)])
RULES = st.dictionaries(
    st.sampled_from(sorted(entries())), st.one_of(st.booleans(), st.fixed_dictionaries({"severity": st.integers(1, 3)}))
)


@pytest.mark.parametrize(
    ("text", "off", "severity"),
    [
        ("", set(), {}),
        ("rules:", set(), {}),
        ("rules: {R29: off}", {"R29"}, {}),
        ("rules:\n  R29: {on: off}\n  R02: {severity: 3}\n", {"R29"}, {"R02": 3}),
        ("rules: {R02: on}", set(), {}),
    ],
)
def test_settings(text: str, off: set[str], severity: dict[str, int]) -> None:
    settings = parse_settings(text, "kehoach.yaml")
    plain = {finding.rule: finding for finding in reconcile(CHILD.record(), PARENT.record()).findings}
    found = {f.rule: f for f in reconcile(CHILD.record(), PARENT.record(), settings=settings).findings}
    assert set(plain) - set(found) == off
    assert {rule: f.severity for rule, f in found.items() if f.severity != plain[rule].severity} == severity


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("rules: {R99: off}", "R99"),
        ("rules: {R29: {severity: 4}}", "rules.R29.severity: mức độ là 1, 2 hoặc 3"),
        ("rules: {R29: {colour: red}}", "rules.R29.colour: mục này không có"),
        ("rules: {R29: strict}", "rules.R29"),
        ("rules: [R29]", "rules: phải là danh sách các quy tắc"),
        ("rule: {R29: off}", "rule: mục này không có"),
        ("rules: {R29: off", "dòng 1"),
        ("- R29", "phải là"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(text: str, told: str) -> None:
    with pytest.raises(SettingsError) as caught:
        parse_settings(text, "kehoach.yaml")
    assert str(caught.value).startswith("kehoach.yaml")
    assert told in str(caught.value)


def test_only_what_differs_counts_for_the_fingerprint() -> None:
    assert parse_settings("rules: {R02: on}", "x").fingerprint == RuleSettings().fingerprint == ""
    one, other = (parse_settings(text, "x").fingerprint for text in ("rules: {R02: off}", "rules: {R03: off}"))
    assert len({one, other, ""}) == 3


@settings(deadline=None)  # a whole reconciliation, on a busy machine
@given(RULES)
def test_settings_never_change_an_outcome(rules: dict[str, object]) -> None:
    settings = RuleSettings.model_validate({"rules": rules})
    plain = {f.rule: f.outcome for f in reconcile(CHILD.record(), PARENT.record()).findings}
    found = {f.rule: f.outcome for f in reconcile(CHILD.record(), PARENT.record(), settings=settings).findings}
    assert found == {rule: outcome for rule, outcome in plain.items() if rules.get(rule) is not False}
