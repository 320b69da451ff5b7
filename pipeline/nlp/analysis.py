"""Text -> `Analysis`: lexicon hits with exact character offsets, and underthesea words on request.

A stage calls `analyse` once on the canonical text and then asks for the hits of a label inside a heading, an item or a
sentence. spaCy is imported on the first `doc()`, underthesea on the first `words()`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import accumulate
from operator import add
from threading import RLock
from typing import TYPE_CHECKING, NamedTuple

from pipeline.nlp.fold import lower
from pipeline.nlp.forms import lexicon_forms
from pipeline.nlp.lexicons import LABELS, Row, rows
from pipeline.nlp.tokens import tokenize
from pipeline.nlp.words import Word, segment

if TYPE_CHECKING:
    from spacy.tokens import Doc

_SURROGATES = re.compile("[\ud800-\udfff]")
_BEFORE_PART = re.compile(
    r"(?:^[\W\d_]*(?:[ivxlc]+\b|[a-zđ]\b|phần \w+|chương \w+|mục \w+)?[\W\d_]*|[,;/(&-]\s*|\bvà )"
    r"(?:về |việc |các |một số |những |công tác |kế hoạch )*$"
)
_ZONE = RLock()  # a memory zone belongs to the whole vocabulary: one document at a time in a process


class Hit(NamedTuple):
    """A surface form of a lexicon at `text[start:end]`; `attributes(label, key)` is its row."""

    label: str
    key: str
    start: int
    end: int


class Analysis:
    """What the lexicons say about one text. Hits of one label are disjoint and in reading order."""

    def __init__(self, text: str, hits: Mapping[str, list[Hit]]) -> None:
        self.text = text
        self._hits = hits
        self._starts = {label: [hit.start for hit in found] for label, found in hits.items()}

    def hits(self, label: str, start: int = 0, end: int | None = None) -> list[Hit]:
        """Return the hits of `label` that lie wholly in `text[start:end]`, in order.

        Raises:
            KeyError: no lexicon has this label.
        """
        if label not in LABELS:
            raise KeyError(f"no lexicon {label!r}; there are {', '.join(LABELS)}")
        end = len(self.text) if end is None else end
        starts = self._starts.get(label, [])
        found = self._hits.get(label, [])[bisect_left(starts, start) : bisect_left(starts, end)]
        return found[:-1] if found and found[-1].end > end else found

    def first(self, label: str, start: int = 0, end: int | None = None) -> Hit | None:
        """Return the first hit of `label` in `text[start:end]`, or None."""
        return next(iter(self.hits(label, start, end)), None)

    def leading(self, label: str, start: int, end: int) -> list[Hit]:
        """Return the hits that say what a heading is about: at its beginning, or after a comma, a dash or 'và'.

        'Đối tượng, tiêu chí và thời gian' has three; 'Phát triển nguồn nhân lực đáp ứng yêu cầu' has none, and what
        stands after a colon is no heading any more. A marker ('II.') and an opener ('Công tác') may come first.
        """
        colon = self.text.find(":", start, end)
        stop = end if colon < 0 else colon
        return [
            hit for hit in self.hits(label, start, stop) if _BEFORE_PART.search(lower(self.text[start : hit.start]))
        ]

    def words(self) -> list[Word]:
        """Return underthesea's words with their offsets; computed on the first call, line by line."""
        return self._words

    @cached_property
    def _words(self) -> list[Word]:
        return segment(self.text)

    @contextmanager
    def doc(self) -> Iterator[Doc]:
        """Give the spaCy Doc with one span group for each label; it lives only inside the `with` block.

        Its lexemes are freed at the end, so that the vocabulary does not grow with every document read: take offsets
        and strings out of the block, never the Doc, a Span or a Token. Other threads wait for the end of the block.

        Raises:
            RuntimeError: a second document is opened inside the block.
        """
        with open_doc(self.text) as doc:
            yield doc


@contextmanager
def open_doc(text: str) -> Iterator[Doc]:
    """Give the Doc of `text` with its span groups inside a memory zone (see `Analysis.doc`)."""
    from pipeline.nlp.language import vietnamese  # noqa: PLC0415 (spaCy takes a second, and records need no Doc)

    with _ZONE:
        nlp = vietnamese()
        if nlp.vocab.in_memory_zone:
            raise RuntimeError(
                "a second document inside `with ....doc()`: spaCy would free the first; end the block before"
            )
        with nlp.memory_zone():
            yield nlp(_SURROGATES.sub("\ufffd", text))


def analyse(text: str) -> Analysis:
    """Return the lexicon hits of `text`; about 0.15 ms for 1,000 characters."""
    words, spaces = tokenize(_SURROGATES.sub("\ufffd", text))
    chosen = lexicon_forms().find(words)
    starts = list(accumulate(map(add, map(len, words), spaces), initial=0))
    found = {
        label: [
            Hit(label, entry.key, starts[start], starts[end - 1] + len(words[end - 1]))
            for start, end, entry in candidates
            if entry.key
        ]
        for label, candidates in chosen.items()
    }
    return Analysis(text, found)


def attributes(label: str, key: str) -> Row:
    """Return the row of the lexicon `label` whose key is `key`.

    Raises:
        KeyError: there is no such row.
    """
    return rows(label)[key]
