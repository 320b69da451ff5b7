"""R01-R35 on whole invented texts: children that comply in words of their own, and each rule's conflict put into one.

The texts are read and extracted as any file is; a row exchanges stretches of the child for others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.reconciliation import Finding
from models.record import CampaignRecord
from pipeline.extract import extract
from pipeline.read import read_path
from pipeline.reconcile import ALL_RULES, reconcile

TEXTS = Path(__file__).parent / "texts"
PARENT_OF = {"child_xa": "parent_tinh", "child_so": "parent_tinh", "child_hoi_huyen": "parent_hoi"}
REMARKS = {"warning", "violation"}


def text_of(name: str, *changes: tuple[str, str]) -> str:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


@cache
def record_of(text: str, folder: Path) -> CampaignRecord:
    path = folder / "plan.txt"
    path.write_text(text, encoding="utf-8")
    return extract(read_path(path))


def found(child: str, parent: str, folder: Path) -> dict[str, Finding]:
    result = reconcile(record_of(child, folder), record_of(parent, folder))
    return {finding.rule: finding for finding in result.findings}


def remarks(findings: dict[str, Finding]) -> dict[str, str]:
    return {rule: finding.message for rule, finding in findings.items() if finding.outcome in REMARKS}


@pytest.mark.parametrize("child", PARENT_OF)
def test_paraphrases_that_comply_bring_no_remark(child: str, tmp_path: Path) -> None:
    assert remarks(found(text_of(child), text_of(PARENT_OF[child]), tmp_path)) == {}


CONFLICTS = yaml.safe_load((TEXTS / "conflicts.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", CONFLICTS, ids=lambda row: f"{row['rule']}-{row['outcome']}")
def test_a_conflict_in_other_words_is_found(row: dict[str, Any], tmp_path: Path) -> None:
    changes = [(change["old"], change["new"]) for change in row["changes"]]
    findings = found(text_of(row["child"], *changes), text_of(PARENT_OF[row["child"]]), tmp_path)
    assert row["rule"] in findings, remarks(findings)
    assert findings[row["rule"]].outcome == row["outcome"], findings[row["rule"]].message


def test_every_rule_is_put_to_the_test() -> None:
    assert {row["rule"] for row in CONFLICTS} == {rule.id for rule in ALL_RULES}
