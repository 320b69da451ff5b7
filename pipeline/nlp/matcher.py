"""Doc -> Doc with one span group for each lexicon: PhraseMatcher over NORM, the longest match first inside a label."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from pipeline.nlp.lexicons import Entry
from pipeline.nlp.tokens import tokenize

Candidate = tuple[int, int, Entry]


class LexiconMatcher:
    """Writes `doc.spans[label]`: disjoint spans in order, `span.label_` is the key of the lexicon row."""

    def __init__(self, vocab: Vocab, entries: Iterable[Entry]) -> None:
        self._matcher = PhraseMatcher(vocab, attr="NORM")
        self._entries: dict[int, list[Entry]] = defaultdict(list)
        forms: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            forms[entry.form].append(entry)
            vocab.strings.add(entry.label)
            vocab.strings.add(entry.key or "")
        for form, owners in forms.items():
            words, spaces = tokenize(form)
            self._matcher.add(form, [Doc(vocab, words=words, spaces=spaces)])
            self._entries[vocab.strings[form]] = owners

    def __call__(self, doc: Doc) -> Doc:
        """Return `doc` with its span groups set."""
        for label, chosen in self.find(doc, [token.text for token in doc]).items():
            doc.spans[label] = [Span(doc, start, end, label=entry.key) for start, end, entry in chosen if entry.key]
        return doc

    def find(self, doc: Doc, words: Sequence[str]) -> dict[str, list[Candidate]]:
        """Return for each label the entries found in tokens `start..end`; `words` are the tokens of the Doc."""
        by_label: dict[str, list[Candidate]] = defaultdict(list)
        for name, start, end in self._matcher(doc):
            for entry in self._entries[name]:
                if not entry.capital or words[start][0].isupper():
                    by_label[entry.label].append((start, end, entry))
        return {label: _longest(candidates) for label, candidates in by_label.items()}


def _longest(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the longest of overlapping candidates, the earlier of equally long ones; in reading order."""
    done = 0
    for start, end, _ in candidates:  # most often they are in order and apart
        if start < done:
            break
        done = end
    else:
        return candidates
    chosen: list[Candidate] = []
    taken: set[int] = set()
    for start, end, entry in sorted(candidates, key=lambda one: (one[0] - one[1], one[0])):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            chosen.append((start, end, entry))
    return sorted(chosen, key=lambda one: one[0])
