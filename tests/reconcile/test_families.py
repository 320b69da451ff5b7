"""The expected findings of the shared families, on records made from their gold (`gold_records`)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from models.reconciliation import Finding
from models.record import CampaignRecord
from pipeline.reconcile import reconcile, resolve
from tests.reconcile.gold_records import record_from_gold

pytestmark = pytest.mark.shared


def _records(family: Path) -> dict[str, CampaignRecord]:
    sources = {path.stem: path for path in family.iterdir() if path.suffix in {".pdf", ".txt", ".docx"}}
    return {gold.stem: record_from_gold(gold, sources[gold.stem]) for gold in (family / "gold").glob("*.json")}


def _disagreements(expected: list[dict[str, Any]], found: dict[str, Finding]) -> list[str]:
    told = []
    for row in expected:
        finding = found.pop(row["rule"], None)
        outcome = finding.outcome if finding else "not_applicable"
        if outcome not in {row["outcome"], *row.get("accept", ())}:
            told.append(f"{row['rule']}: {outcome}, expected {row['outcome']} ({row['why']}): {finding}")
    # Rules that the file does not list do not apply.
    return told + [f"besides: {finding}" for finding in found.values() if finding.outcome != "not_applicable"]


def test_every_finding_and_none_besides(shared: Path) -> None:
    families = sorted(path.parent for path in (shared / "families").glob("*/findings.json"))
    assert families
    for family in families:
        records = _records(family)
        for pair in json.loads((family / "findings.json").read_text(encoding="utf-8")):
            result = reconcile(records[pair["child"]], records[pair["parent"]])
            told = _disagreements(pair["findings"], {finding.rule: finding for finding in result.findings})
            assert not told, (pair["child"], told)


def test_the_citing_children_find_their_parent(shared: Path) -> None:
    for family in sorted(path.parent for path in (shared / "families").glob("*/findings.json")):
        records = _records(family)
        for pair in json.loads((family / "findings.json").read_text(encoding="utf-8")):
            child = records[pair["child"]]
            resolved = resolve(child, records.values()).parent
            expected = records[pair["parent"]].id if child.parent else None
            assert (resolved.id if resolved else None) == expected, pair["child"]
