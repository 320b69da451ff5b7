"""Sets of words for patterns."""

from __future__ import annotations

import re

import pytest

from pipeline.nlp import phrases
from pipeline.nlp.fold import fold, lower
from pipeline.nlp.tables import load_table


@pytest.mark.parametrize("row", load_table("pipeline.nlp", "phrases"), ids=lambda row: str(row["name"]))
def test_every_set_says_where_its_words_were_read_and_matches_each_whole(row: dict[str, object]) -> None:
    pattern = re.compile(phrases.alternation(str(row["name"])))
    assert row["source"]
    for word in phrases.words(str(row["name"])):
        assert pattern.fullmatch(word)
        assert pattern.match(word).group() == word, "a shorter word of the set hides it"  # type: ignore[union-attr]
        assert word in {fold(word), lower(word)}


def test_unknown_set() -> None:
    with pytest.raises(KeyError):
        phrases.alternation("nothing")


def test_a_set_with_a_word_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    phrases._sets.cache_clear()
    monkeypatch.setattr(phrases, "load_table", lambda *_: [{"name": "a", "words": ["uỷ ban", "ủy ban"], "source": "x"}])
    with pytest.raises(ValueError, match="twice"):
        phrases._sets()
    phrases._sets.cache_clear()
