"""Doc -> Doc with one span group for each lexicon: the component `lexicons` of the spaCy language."""

from __future__ import annotations

from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.nlp.forms import lexicon_forms
from pipeline.nlp.lexicons import LABELS, rows


class LexiconMatcher:
    """Writes `doc.spans[label]`: disjoint spans in order, `span.label_` is the key of the lexicon row."""

    def __init__(self, vocab: Vocab) -> None:
        for label in LABELS:
            vocab.strings.add(label)
            for key in rows(label):
                vocab.strings.add(key)

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its span groups set."""
        for label, chosen in lexicon_forms().find([token.text for token in doc]).items():
            doc.spans[label] = [Span(doc, start, end, label=entry.key) for start, end, entry in chosen if entry.key]
        return doc
