"""Findings against `findings.json`: was each rule's outcome for each child the expected one?

Expected: `[{"child", "parent", "findings": [{"rule", "outcome", "accept"?, "why"?}]}]`; `accept` lists further outcomes
that the verdict policy allows. A rule that is not listed for a child does not apply to it.

A rule that says nothing on a child that was reconciled did not apply there: its silence is "not_applicable". R34 speaks
only where two documents cannot be compared, so its silence also says "ok". A child that was not reconciled has missed
everything.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Annotated, get_args

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from models.base import Model
from models.errors import GoldError
from models.reconciliation import Outcome, Reconciliation
from pipeline.evaluate.counts import Count

# A rule may speak several times on one child, once per target: the gravest decides, and what could be compared counts
# before what could not.
_GRAVITY: tuple[Outcome, ...] = ("violation", "warning", "ok", "not_comparable", "not_applicable")
_REMARKS: frozenset[Outcome] = frozenset({"violation", "warning"})
_SPEAKS_OF_FAULTS_ONLY = frozenset({"R34"})
"""Rules whose silence means that all is well (`pipeline.reconcile.rules.pairing`)."""


class ExpectedFinding(Model):
    """The outcome that a careful reader gives one rule."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    rule: Annotated[str, Field(pattern=r"^R\d\d$")]
    outcome: Outcome
    accept: tuple[Outcome, ...] = ()

    @property
    def allowed(self) -> frozenset[Outcome]:
        """Every outcome that counts as right."""
        return frozenset({self.outcome, *self.accept})


class ExpectedPair(Model):
    """All expected outcomes of one child; `also` are further parents, `amended_by` amendments of the parent."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    child: str
    parent: str | None = None
    also: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    findings: tuple[ExpectedFinding, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One rule on one child.

    `expected` is None where the rule is not listed, `found` where the child was not reconciled.
    """

    child: str
    rule: str
    expected: ExpectedFinding | None
    found: Outcome | None

    @property
    def right(self) -> bool:
        """True when the outcome is an allowed one; an unlisted rule must not remark anything."""
        if self.expected is None:
            return self.found not in _REMARKS
        return self.found in self.expected.allowed

    @property
    def false_alarm(self) -> bool:
        """True for a warning or violation that the expectation does not allow."""
        return self.found in _REMARKS and not self.right


@dataclass(frozen=True)
class FindingScores:
    """Precision and recall of (child, rule, outcome), and the false alarms on pairs that comply."""

    judgements: tuple[Judgement, ...]

    @cached_property
    def outcomes(self) -> dict[Outcome, Count]:
        """The count of each outcome; an outcome accepted in place of the expected one counts for itself."""
        counts = {outcome: self._count(outcome) for outcome in get_args(Outcome)}
        return {outcome: count for outcome, count in counts.items() if count != Count()}

    @property
    def remarks(self) -> Count:
        """Warnings and violations together: what a clerk gets to see."""
        return self.outcomes.get("warning", Count()) + self.outcomes.get("violation", Count())

    @property
    def total(self) -> Count:
        """All outcomes together."""
        return sum(self.outcomes.values(), Count())

    @cached_property
    def compliant(self) -> tuple[str, ...]:
        """The children of which neither a warning nor a violation is expected."""
        flawed = {one.child for one in self.judgements if one.expected and one.expected.outcome in _REMARKS}
        return tuple(dict.fromkeys(one.child for one in self.judgements if one.child not in flawed))

    @property
    def false_alarms(self) -> tuple[Judgement, ...]:
        """Every warning or violation on a compliant pair that is not accepted."""
        return tuple(one for one in self.judgements if one.false_alarm and one.child in self.compliant)

    @property
    def false_alarm_rate(self) -> float | None:
        """False alarms per compliant pair; None without such a pair."""
        return len(self.false_alarms) / len(self.compliant) if self.compliant else None

    @property
    def differences(self) -> tuple[Judgement, ...]:
        """The judgements that a developer has to look at."""
        return tuple(one for one in self.judgements if not one.right)

    def _count(self, outcome: Outcome) -> Count:
        hits = sum(one.right and one.expected is not None and one.found == outcome for one in self.judgements)
        invented = sum(not one.right and one.found == outcome for one in self.judgements)
        missed = sum(
            not one.right and one.expected is not None and one.expected.outcome == outcome for one in self.judgements
        )
        return Count(hits, invented, missed)


def read_findings(path: Path) -> tuple[ExpectedPair, ...]:
    """Return the expected findings of a family.

    Raises:
        GoldError: the file cannot be read or has another form.
    """
    try:
        return TypeAdapter(tuple[ExpectedPair, ...]).validate_python(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError, ValidationError) as error:
        raise GoldError(f"{path}: no list of expected findings ({error}); repair the file") from error


def score_findings(
    predictions: Mapping[str, Reconciliation | None],
    expected: Collection[ExpectedPair],
    rules: Collection[str] | None = None,
) -> FindingScores:
    """Judge the findings on every expected child.

    Args:
        predictions: name of the child's source without its ending -> its reconciliation; a child that is missing or
            None has no findings, so that all its expected ones are missed.
        expected: from `read_findings`.
        rules: the rules that count (`R05`, ...); None for all.
    """
    judgements: list[Judgement] = []
    for pair in expected:
        judged = _judge(pair, predictions.get(pair.child))
        judgements.extend(one for one in judged if rules is None or one.rule in rules)
    return FindingScores(tuple(judgements))


def _judge(pair: ExpectedPair, reconciliation: Reconciliation | None) -> Iterator[Judgement]:
    found = _gravest(reconciliation)
    listed = {finding.rule for finding in pair.findings}
    for finding in pair.findings:
        said = found.get(finding.rule) or (_silence(finding) if reconciliation else None)
        yield Judgement(pair.child, finding.rule, finding, said)
    for rule in found.keys() - listed:
        yield Judgement(pair.child, rule, None, found[rule])


def _silence(expected: ExpectedFinding) -> Outcome:
    """Return what a rule says by saying nothing."""
    well = expected.rule in _SPEAKS_OF_FAULTS_ONLY and "ok" in expected.allowed
    return "ok" if well else "not_applicable"


def _gravest(reconciliation: Reconciliation | None) -> dict[str, Outcome]:
    found: dict[str, Outcome] = {}
    for finding in reconciliation.findings if reconciliation else ():
        earlier = found.get(finding.rule, finding.outcome)
        found[finding.rule] = min(earlier, finding.outcome, key=_GRAVITY.index)
    return found
