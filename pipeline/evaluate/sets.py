"""The sets of documents whose accuracy is published: the project's own plan families, and shared gold where present."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.evaluate.findings import ExpectedPair, FindingScores, read_findings, score_findings
from pipeline.evaluate.folder import Evaluation, Extract, evaluate_folder, merge
from pipeline.reconcile import reconcile
from pipeline.reconcile.case import Beside


@dataclass(frozen=True, slots=True)
class Place:
    """One folder of gold with its documents, and the expected findings where the documents are a family."""

    name: str
    gold: Path
    sources: Path
    findings: Path | None = None


@dataclass(frozen=True, slots=True)
class GoldSet:
    """What is scored together and published as one column."""

    name: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Measured:
    """What a set reached; `findings` is None where nobody has written down the expected ones."""

    name: str
    evaluation: Evaluation
    findings: FindingScores | None


def gold_sets(root: Path, shared: Path) -> tuple[GoldSet, ...]:
    """Return the sets that are there, those of the corpus first.

    Args:
        root: the checkout.
        shared: folder of real documents with gold, which is no part of the repository.
    """
    gold = shared / "gold"
    all_sets = (
        GoldSet("corpus, visible", _families(root / "corpus" / "families")),
        GoldSet("corpus, out of sight", _families(root / "corpus" / "heldout")),
        GoldSet("shared seeds", _present(Place("seeds", gold / "seeds", shared / "seeds"))),
        GoldSet("shared plans", _present(Place("plans", gold / "plans", shared / "plans"))),
        GoldSet("shared families", _families(shared / "families")),
    )
    return tuple(one for one in all_sets if one.places)


def _present(place: Place) -> tuple[Place, ...]:
    return (place,) if place.gold.is_dir() else ()


def _families(folder: Path) -> tuple[Place, ...]:
    families = sorted(path.parent for path in folder.glob("*/gold"))
    return tuple(Place(one.name, one / "gold", one, one / "findings.json") for one in families)


def measure(one: GoldSet, extract: Extract, jobs: int = 1) -> Measured:
    """Extract every document of a set that has gold; score the records, and what the rules find in them.

    Raises:
        GoldError: gold or expected findings cannot be read.
    """
    parts = {place.name: evaluate_folder(place.gold, place.sources, extract, jobs) for place in one.places}
    judged = [
        replace(judgement, child=f"{place.name}/{judgement.child}")
        for place in one.places
        if place.findings
        for judgement in family_findings(place.findings, parts[place.name].records).judgements
    ]
    return Measured(one.name, merge(parts), FindingScores(tuple(judged)) if judged else None)


def family_findings(
    findings: Path, records: Mapping[str, CampaignRecord], rules: Collection[str] | None = None
) -> FindingScores:
    """Reconcile the pairs of a family and judge what is found.

    Args:
        findings: the family's `findings.json`.
        records: by stem; a child without a record has no findings, so that all its expected ones are missed.
        rules: the rules that count (`R05`, ...); None for all.

    Raises:
        GoldError: the expected findings cannot be read.
    """
    expected = read_findings(findings)
    return score_findings(dict(_reconciled(expected, records)), expected, rules)


def _reconciled(
    expected: tuple[ExpectedPair, ...], records: Mapping[str, CampaignRecord]
) -> Iterator[tuple[str, Reconciliation]]:
    for pair in expected:
        if pair.child in records:
            beside = Beside(
                others=tuple(records[name] for name in pair.also if name in records),
                amendments=tuple(records[name] for name in pair.amended_by if name in records),
            )
            parent = records.get(pair.parent) if pair.parent else None
            yield pair.child, reconcile(records[pair.child], parent, beside=beside)
