from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.nlp.forms import FormTree, lexicon_forms
from pipeline.nlp.language import vietnamese
from pipeline.nlp.lexicons import Entry, lexicon_entries
from pipeline.nlp.tokens import tokenize

ENTRIES = [
    Entry("body", "STC", "Sở Tài chính", capital=False),
    Entry("body", "S", "Sở", capital=True),
    Entry("body", None, "cơ sở", capital=False),
    Entry("group", "xã", "xã", capital=False),
]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Sở Tài chính", [(0, 3, "STC")]),  # the longest form of a label
        ("SỞ TÀI CHÍNH, Sở", [(0, 3, "STC"), (4, 5, "S")]),
        ("sở", []),  # asks for a capital
        ("Cơ Sở", [(0, 2, None)]),  # only hides the form inside it
        ("Sở Tài", [(0, 1, "S")]),
        ("Sở\nTài chính", [(0, 1, "S")]),
        ("", []),
    ],
)
def test_forms_of_one_label(text: str, found: list[tuple[int, int, str | None]]) -> None:
    bodies = FormTree(ENTRIES).find(tokenize(text)[0]).get("body", [])
    assert [(start, end, entry.key) for start, end, entry in bodies] == found


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [*(entry.form for entry in lexicon_entries()[::23]), "và", ",", "\n", "Ủy", "thi", "đua", "KHEN"]
        ),
        max_size=14,
    ).map(" ".join)
)
def test_spacy_finds_the_same_phrases(text: str) -> None:
    nlp = vietnamese()
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    words, spaces = tokenize(text)
    entries = [entry for entry in lexicon_entries() if not entry.capital][::3]
    with nlp.memory_zone():
        for entry in entries:
            matcher.add(entry.form, [Doc(nlp.vocab, words=tokenize(entry.form)[0])])
        theirs = {(start, end) for _, start, end in matcher(Doc(nlp.vocab, words=words, spaces=spaces))}
    each = [FormTree([entry]).find(words) for entry in entries if entry.form.split()[0].lower() in text.lower()]
    # forms of one entry alone may overlap only with themselves
    ours = {(start, end) for found in each for chosen in found.values() for start, end, _ in chosen}
    assert ours <= theirs
    assert all(any(low <= start < high for low, high in ours) for start, _ in theirs)


def test_the_tree_is_built_once() -> None:
    assert lexicon_forms() is lexicon_forms()
