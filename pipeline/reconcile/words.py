"""The words of a record beyond its fields: its lines, and the stretch of them that answers a pattern.

Takes a `CampaignRecord`, gives `Span`s of it. Where the text was left out (`--no-text`) the evidence spans stand in for
the lines: they are all that is left of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from models.base import Model
from models.campaign import Item
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.similarity import CONTAINED, COVERED, Lists

_LINE_WORDS = 5
"""A shorter line is a heading: it names a subject and sets nothing."""
_ALIKE = COVERED
_LINE = re.compile(r"[^\n]+")
# A full stop inside a number ('2.500') or behind an abbreviation ('TM. ') ends no sentence: a capital must follow.
_SENTENCE = re.compile(r"(?:[^.;\n]|\.(?!\s+[A-ZĐÀ-Ỹ]|\s*\n|\s*$)|(?<=[A-ZĐ]{2})\.)+")


def _spans_of(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _spans_of(getattr(value, name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from _spans_of(part)
    elif isinstance(value, tuple):
        for part in value:
            yield from _spans_of(part)


def evidence_of(record: CampaignRecord) -> tuple[Span, ...]:
    """Return every evidence span of the record once, in the order of the text."""
    parts = (record.document, record.references, record.campaign, record.diagnostics)
    unique = {(span.start, span.end): span for part in parts for span in _spans_of(part)}
    return tuple(unique[key] for key in sorted(unique))


def _page_at(spans: tuple[Span, ...], start: int, end: int) -> int | None:
    """Return the page on which the evidence before and behind a stretch agrees; None where it does not."""
    before = [span.page for span in spans if span.start <= start]
    behind = [span.page for span in spans if span.start >= end]
    if before and behind and before[-1] == behind[0]:
        return before[-1]
    return None


class Words:
    """The searchable words of one record; made once per case."""

    def __init__(self, record: CampaignRecord) -> None:
        self._record = record
        self._evidence = evidence_of(record)
        if record.text is None:
            self._lines = [(span.start, span.text) for span in self._evidence]
        else:
            self._lines = [(match.start(), match.group()) for match in _LINE.finditer(record.text)]

    def _span(self, start: int, text: str) -> Span:
        return Span(
            start=start, end=start + len(text), text=text, page=_page_at(self._evidence, start, start + len(text))
        )

    def sentences(self, pattern: str) -> tuple[Span, ...]:
        """Return the sentences in which `pattern` (on the lower-case view) is found, in order."""
        finder = _compiled(pattern)
        found = []
        for offset, line in self._lines:
            if finder.search(lower(line)) is None:
                continue
            for match in _SENTENCE.finditer(line):
                text = match.group().strip()
                if text and finder.search(lower(text)):
                    found.append(self._span(offset + match.start() + _indent(match.group()), text))
        return tuple(found)

    def around(self, pattern: str, behind: int) -> tuple[str, ...]:
        """Return the lines in which `pattern` is found and as many lines `behind` each, every line once."""
        finder = _compiled(pattern)
        hits = [index for index, (_, line) in enumerate(self._lines) if finder.search(lower(line))]
        chosen = sorted(
            {index for hit in hits for index in range(hit, hit + behind + 1)} & set(range(len(self._lines)))
        )
        return tuple(self._lines[index][1] for index in chosen)

    def told_elsewhere(self, items: Sequence[str], *, alike: bool) -> list[tuple[float, Span | None]]:
        """Return for each item the share (0..1) of its weight that one line of the record holds, and that line.

        Args:
            items: texts of another record.
            alike: take a line that is surely like an item for one that holds it; for records whose own list of such
                items was not found.
        """
        lines = [(start, text) for start, text in self._lines if len(text.split()) >= _LINE_WORDS]
        if not items or not lines:
            return [(0.0, None)] * len(items)
        lists = Lists(items, [text for _, text in lines])
        found: list[tuple[float, Span | None]] = []
        for index in range(len(items)):
            share, line = max((lists.contained(index, [other]), other) for other in range(len(lines)))
            like, other = max((lists.score(index, other), other) for other in range(len(lines)))
            if alike and share < CONTAINED and like >= _ALIKE:
                share, line = CONTAINED, other
            found.append((share, self._span(*lines[line])))
        return found

    def has(self, pattern: str) -> bool:
        """Tell whether `pattern` occurs in a line of the record."""
        finder = _compiled(pattern)
        return any(finder.search(lower(line)) for _, line in self._lines)


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


@lru_cache(maxsize=512)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def spans(*parts: Item | Span | tuple[Span, ...] | None) -> tuple[Span, ...]:
    """Return the evidence of the parts in the order of the text, each stretch once."""
    found: dict[tuple[int, int], Span] = {}
    for part in parts:
        evidence = part.evidence if isinstance(part, Item) else (part,) if isinstance(part, Span) else part or ()
        found.update({(span.start, span.end): span for span in evidence})
    return tuple(found[key] for key in sorted(found))
