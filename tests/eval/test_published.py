"""The README's accuracy table is what is measured: `make eval` writes it anew."""

from __future__ import annotations

import pytest

from pipeline.evaluate.publish import column, published
from pipeline.evaluate.sets import gold_sets, measure
from tests.conftest import ROOT, SHARED
from tests.eval.measured import record_of

SETS = {one.name: one for one in gold_sets(ROOT, SHARED)}


@pytest.mark.parametrize("name", SETS)
def test_the_readme_says_what_is_measured(name: str) -> None:
    written = published((ROOT / "README.md").read_text(encoding="utf-8"))
    assert written[name] == column(measure(SETS[name], record_of))


def test_both_halves_of_the_corpus_are_published() -> None:
    assert SETS.keys() >= {"corpus, visible", "corpus, out of sight"}
