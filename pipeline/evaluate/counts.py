"""Counting: verdicts on single values -> tp, fp, fn -> precision, recall, F1."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import Literal

from pipeline.evaluate.values import Json

Outcome = Literal["hit", "missed", "invented", "wrong"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of one value; `wrong` counts as missed and as invented."""

    field: str
    outcome: Outcome
    gold: Json = None
    predicted: Json = None


@dataclass(frozen=True, slots=True)
class Count:
    """True positives, false positives, false negatives. A ratio without a denominator is None."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the predicted values that are right."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        """Share of the gold values that were found."""
        return self.tp / (self.tp + self.fn) if self.tp + self.fn else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; 0 where only one side has values."""
        total = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / total if total else None

    def __add__(self, other: Count) -> Count:
        return Count(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)


def count(verdicts: Iterable[Verdict]) -> Count:
    """Add verdicts up."""
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    wrong = outcomes["wrong"]
    return Count(outcomes["hit"], outcomes["invented"] + wrong, outcomes["missed"] + wrong)


@dataclass(frozen=True, slots=True)
class Summary:
    """One line of comparison: this run, the empty prediction, the last release."""

    documents: int
    wholly_right: int
    rows: int
    macro_f1: float
    micro: Count


@dataclass(frozen=True)
class Scores:
    """All verdicts on a set of documents, and what they add up to.

    Args:
        verdicts: by document, every one of gold, judged or failed; in the order of the fields.
        failed: the documents without a record; their gold is counted as missed.
        unscored: keys of gold that no row counts, with the number of documents that have them.
    """

    verdicts: dict[str, tuple[Verdict, ...]]
    failed: tuple[str, ...]
    unscored: dict[str, int]

    @cached_property
    def fields(self) -> dict[str, Count]:
        """The count of each row in which gold or a prediction has a value, in the order of the contract."""
        rows: dict[str, list[Verdict]] = {}
        for verdict in chain.from_iterable(self.verdicts.values()):
            rows.setdefault(verdict.field, []).append(verdict)
        return {field: count(rows[field]) for field in sorted(rows, key=_position)}

    @cached_property
    def micro(self) -> Count:
        """All values of all rows together."""
        return count(chain.from_iterable(self.verdicts.values()))

    @property
    def summary(self) -> Summary:
        """The totals alone."""
        return Summary(len(self.verdicts), len(self.wholly_right), len(self.fields), self.macro_f1, self.micro)

    @property
    def macro_f1(self) -> float:
        """Mean F1 over the scored rows; 0 when there is none."""
        values = [row.f1 or 0.0 for row in self.fields.values()]
        return sum(values) / len(values) if values else 0.0

    @cached_property
    def wholly_right(self) -> tuple[str, ...]:
        """The documents with a record in which nothing is missed, invented or wrong."""
        return tuple(name for name in self.verdicts if name not in self.failed and not self.differences[name])

    @cached_property
    def differences(self) -> dict[str, tuple[Verdict, ...]]:
        """The verdicts that a developer has to look at, by document; a document without one is there too."""
        return {
            name: tuple(verdict for verdict in verdicts if verdict.outcome != "hit")
            for name, verdicts in self.verdicts.items()
        }


def merge_scores(parts: Mapping[str, Scores]) -> Scores:
    """Return the scores of several sets of documents as those of one; a document is called `part/name` then."""
    unscored: Counter[str] = Counter()
    for scores in parts.values():
        unscored.update(scores.unscored)
    return Scores(
        {f"{part}/{name}": rows for part, scores in parts.items() for name, rows in scores.verdicts.items()},
        tuple(f"{part}/{name}" for part, scores in parts.items() for name in scores.failed),
        dict(unscored),
    )


ROWS = (
    "document.genre", "document.is_campaign", "document.doc_type", "document.number", "document.code",
    "document.symbol", "document.issued_on", "document.place", "document.title", "document.status",
    "document.issuer.name", "document.issuer.kind", "document.issuer.level", "document.issuer.province",
    "document.issuer.district", "document.issuer.commune", "document.issuer.superior", "document.co_issuers",
    "document.signer.name", "document.signer.position", "document.signer.capacity", "document.recipients",
    "references", "references.doc_type", "references.number", "references.code", "references.symbol",
    "references.issued_on", "references.issuer", "references.title", "references.role", "parent",
    "period.start", "period.end", "period.recurrence", "audiences", "purposes", "requirements", "contents",
    "targets", "targets.due", "targets.context", "criteria", "criteria.applies_to",
    "awards", "awards.recipient", "awards.quota", "awards.breakdown",
    "deadlines", "deadlines.kind", "deadlines.bound", "deadlines.addressee", "deadlines.certainty",
    "dossier.components", "dossier.copies", "funding", "evidence.span", "evidence.page",
)  # fmt: skip
"""Every row of the table, in the order of the contract."""


def _position(field: str) -> int:
    return ROWS.index(field)
