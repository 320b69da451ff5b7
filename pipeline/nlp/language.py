"""The spaCy language: syllable tokens with folded norms, and the lexicons as span groups.

Importing this module imports spaCy (about a second): take `vietnamese()` from inside functions only.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from spacy.attrs import IS_SPACE, NORM
from spacy.language import BaseDefaults, Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.nlp.fold import lower
from pipeline.nlp.matcher import LexiconMatcher
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


@Language.factory("lexicons")  # type: ignore[untyped-decorator]
def _lexicons(nlp: Language, name: str) -> LexiconMatcher:  # noqa: ARG001 (spaCy calls factories with both)
    return LexiconMatcher(nlp.vocab)


@cache
def vietnamese() -> Vietnamese:
    """Return the language with the component `lexicons`, built once for the process (about 0.2 s)."""
    nlp = Vietnamese()
    nlp.add_pipe("lexicons")
    return nlp
