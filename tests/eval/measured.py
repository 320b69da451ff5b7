"""Records of whole files, made once for all tests of this folder."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from models.record import CampaignRecord
from pipeline.evaluate.__main__ import extract_path
from pipeline.evaluate.folder import Evaluation, evaluate_folder
from tests.conftest import ROOT

VISIBLE = sorted(path.parent for path in (ROOT / "corpus" / "families").glob("*/gold"))
HELD_OUT = sorted(path.parent for path in (ROOT / "corpus" / "heldout").glob("*/gold"))


@cache
def record_of(path: Path) -> CampaignRecord:
    return extract_path(path)


def evaluate(gold: Path, sources: Path) -> Evaluation:
    return evaluate_folder(gold, sources, record_of)
