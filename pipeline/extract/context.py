"""What every extractor is handed: the document, its outline, the lexicon hits and the folded views of the text.

Offsets are the same in `text`, `folded` and `low` (see pipeline/nlp/fold).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.campaign import Item, SectionRole
from models.document import Document
from models.outline import Node, Outline
from models.span import Span
from pipeline.extract.sentences import Sentence, sentences
from pipeline.nlp.analysis import Analysis, Hit
from pipeline.nlp.fold import fold

_CLOSING_MARKS = re.compile(r"[\s;.]+$|\s*\.?\s*/\s*\.?\s*$")
_CODE_JOINT = re.compile(r"[-/&]")

_NEAR_END = 16


@dataclass(frozen=True, slots=True)
class Reading:
    """One document while it is being read."""

    document: Document
    outline: Outline
    analysis: Analysis
    folded: str
    low: str
    _sentences: dict[tuple[int, int], list[Sentence]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def text(self) -> str:
        """The canonical text."""
        return self.document.text

    @property
    def printed(self) -> str:
        """The text as printed: what a face of capitals shows is in capitals (see `Document.printed_text`)."""
        return self.document.printed_text

    def typed_code(self, start: int, end: int) -> str:
        """Return the code of a symbol without spaces: as typed ('QĐ-TTg', printed 'QĐ-TTG') unless in small letters."""
        typed, printed = ("".join(fold(text[start:end]).split()) for text in (self.text, self.folded))
        groups = [group for group in _CODE_JOINT.split(typed) if group]
        return typed if all(not group[0].islower() for group in groups) else printed

    def span(self, start: int, end: int) -> Span:
        """Return the evidence for `text[start:end]`."""
        return self.document.span(start, end)

    def hits(self, label: str, start: int, end: int) -> list[Hit]:
        """Return the lexicon hits of a label inside `start..end`."""
        return self.analysis.hits(label, start, end)

    def sentences(self, start: int, end: int) -> list[Sentence]:
        """Return the sentences of `start..end`; several extractors ask for those of one node."""
        found = self._sentences.get((start, end))
        if found is None:
            found = self._sentences[start, end] = sentences(self.low, start, end)
        return found

    def item(self, node: Node) -> Item:
        """Return the node's own words as an item (contract, ground rule 6)."""
        return self.item_at(node.body, node.end, node.label)

    def item_at(self, start: int, end: int, label: str | None = None) -> Item:
        """Return `text[start:end]` as an item without the closing `;`, `.` or `./.`."""
        start, end = self.trim(start, end)
        return Item(text=self.text[start:end], label=label, evidence=(self.span(start, end),))

    def trim(self, start: int, end: int) -> tuple[int, int]:
        """Return the range without white space at its ends and without its closing mark."""
        words = self.text[start:end]
        start += len(words) - len(words.lstrip())
        match = self._closing_mark(start, end)
        # An ellipsis and an abbreviation keep their stop: '...', 'v.v.'.
        if match is not None and not self.text[start:end].endswith(("...", "v.v.", "v.v")):
            end = match.start()
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end

    def _closing_mark(self, start: int, end: int) -> re.Match[str] | None:
        """Return the mark that closes `text[start:end]`; looked for near the end, where all but odd ones stand."""
        near = max(start, end - _NEAR_END)
        match = _CLOSING_MARKS.search(self.text, near, end)
        odd = match is not None and match.start() == near > start
        return _CLOSING_MARKS.search(self.text, start, end) if odd else match

    def sections(self, role: SectionRole) -> list[Node]:
        """Return the outermost nodes whose own heading names the role, in order."""
        found: list[Node] = []
        for node in self.outline.nodes:
            if role in node.roles and not any(ancestor in found for ancestor in self.outline.path(node)):
                found.append(node)
        return found
