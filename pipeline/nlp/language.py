"""The spaCy language: syllable tokens with folded norms, and the lexicons as span groups.

Importing this module imports spaCy (about a second): take `vietnamese()` from inside functions only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from spacy.attrs import IS_SPACE, NORM
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.nlp.fold import lower
from pipeline.nlp.lexicons import lexicon_entries
from pipeline.nlp.matcher import Candidate, LexiconMatcher
from pipeline.nlp.tokens import tokenize

# A new lexeme calls every getter once; spaCy's own set has sixteen (like_url, is_stop, ...) that nothing here reads.
_LEXEME_GETTERS: dict[int, Callable[[str], Any]] = {NORM: lower, IS_SPACE: str.isspace}

# spaCy's limit of a million characters is meant for parsers.
_MAX_LENGTH = 10**9


class SyllableTokenizer:
    """Calls `tokenize` and keeps `doc.text == text`."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the Doc of syllables; its text is `text`."""
        words, spaces = tokenize(text)
        return Doc(self.vocab, words=words, spaces=spaces)


class Vietnamese(Language):  # type: ignore[misc]  # spaCy is not read by mypy
    """Vietnamese over syllables; `NORM` is the folded lower-case form, computed once for each lexeme."""

    lang = "vi"
    Defaults = BaseDefaults

    def __init__(self) -> None:
        vocab = Vocab(lex_attr_getters=_LEXEME_GETTERS)  # type: ignore[arg-type]  # the stub says str
        super().__init__(vocab, max_length=_MAX_LENGTH, create_tokenizer=lambda nlp: SyllableTokenizer(nlp.vocab))

    def find_lexicons(self, words: list[str], spaces: list[bool]) -> dict[str, list[Candidate]]:
        """Return for each label the entries found in `words`: what the component `lexicons` writes as span groups."""
        component = cast("LexiconMatcher", self.get_pipe("lexicons"))
        return component.find(Doc(self.vocab, words=words, spaces=spaces), words)


@Language.factory("lexicons")  # type: ignore[untyped-decorator]
def _lexicons(nlp: Language, name: str) -> LexiconMatcher:  # noqa: ARG001 (spaCy calls factories with both)
    return LexiconMatcher(nlp.vocab, lexicon_entries())


# Syllables of Vietnamese are some seven thousand, in three cases; names and misprints come on top.
_MOST_KEPT = 20_000
_LONGEST_KEPT = 7
_SHORT = 4
"""Numbers and marks so short are the same in all plans: '%', '01', '2024'."""


@cache
def _kept() -> set[str]:
    """Return the syllables whose lexemes stay between documents; one set for the process."""
    return set()


def keep_syllables(words: Iterable[str]) -> None:
    """Make the lexemes of plain syllables and short numbers outlive the memory zone of one document.

    There is a limit to how many. A lexeme made anew for each document takes a third of the time of the whole Doc.
    """
    kept, vocab = _kept(), vietnamese().vocab
    for word in set(words).difference(kept):
        if len(word) <= (_LONGEST_KEPT if word.isalpha() else _SHORT) and len(kept) < _MOST_KEPT:
            kept.add(word)
            vocab[word]


@cache
def vietnamese() -> Vietnamese:
    """Return the language with the component `lexicons`, built once for the process (about 0.2 s)."""
    nlp = Vietnamese()
    nlp.add_pipe("lexicons")
    return nlp
