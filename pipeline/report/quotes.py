"""Quotes in their surroundings: `Span` and `record.text` -> the marked words with some words on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.record import CampaignRecord
from models.span import Span

AROUND = 90
"""Characters of context on each side: about one printed line."""

LONGEST = 700
"""Characters of a quote that are shown whole; a longer one loses its middle."""

_GAP = " […] "


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document, those that count apart from those around them; page is 1-based or None.

    `place` is where its paragraph begins in the record's text, the anchor `t<place>` on the page of its plan; None
    where the text does not agree with it.
    """

    before: str
    marked: str
    after: str
    page: int | None
    place: int | None = None


def quotes_of(spans: Sequence[Span], record: CampaignRecord | None) -> tuple[Quote, ...]:
    """Return one quote per span, in order, without repeating a span or one that lies inside another.

    A date and its sentence are two spans: the sentence shows both.
    """
    text = record.text if record else None
    unique = tuple(dict.fromkeys(spans))
    return tuple(quote_of(span, text) for span in unique if not any(_holds(other, span) for other in unique))


def _holds(outer: Span, inner: Span) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end and len(outer.text) <= LONGEST


def quote_of(span: Span, text: str | None) -> Quote:
    """Return the quote of `span`; without a text that agrees with it the quote has no surroundings."""
    marked = _shortened(span.text)
    if text is None or text[span.start : span.end] != span.text:
        return Quote("", marked, "", span.page)
    place = text.rfind("\n", 0, span.start) + 1
    return Quote(_before(text, span.start), marked, _after(text, span.end), span.page, place)


def paragraphs(text: str) -> tuple[tuple[int, str], ...]:
    """Return the paragraphs of a text with the offset of each; `Quote.place` is one of these."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((start, line))
        start += len(line) + 1
    return tuple(found)


def _shortened(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST * 3 // 4].rsplit(maxsplit=1)[0]
    tail = text[-LONGEST // 5 :].split(maxsplit=1)[-1]
    return f"{head}{_GAP}{tail}"


def _before(text: str, start: int) -> str:
    """Return the words before `start` inside its paragraph."""
    paragraph = text.rfind("\n", 0, start) + 1
    low = max(paragraph, start - AROUND)
    words = text[low:start]
    if low == paragraph:
        return words
    # The first word is probably cut in two; the ellipsis says that more precedes.
    cut = words.find(" ")
    return "… " + words[cut + 1 :] if cut >= 0 else "…"


def _after(text: str, end: int) -> str:
    """Return the words behind `end` inside its paragraph."""
    line_end = text.find("\n", end)
    paragraph = len(text) if line_end < 0 else line_end
    high = min(paragraph, end + AROUND)
    words = text[end:high]
    if high == paragraph:
        return words
    cut = words.rfind(" ")
    return words[:cut] + " …" if cut >= 0 else "…"
