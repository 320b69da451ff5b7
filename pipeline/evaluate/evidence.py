"""Evidence: the invariant that every span quotes its words, and the overlap with the quotes that gold has."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel

from models.record import CampaignRecord
from models.span import Span
from pipeline.evaluate.counts import Outcome, Verdict
from pipeline.evaluate.values import Json, Node, entries, node

OVERLAP = 0.5


def spans(value: object, path: str = "") -> Iterator[tuple[str, Span]]:
    """Yield every span below `value` with the path to it: `campaign.deadlines[2].evidence[0]`."""
    if isinstance(value, Span):
        yield path, value
    elif isinstance(value, BaseModel):
        for key in type(value).model_fields:
            yield from spans(getattr(value, key), f"{path}.{key}".lstrip("."))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from spans(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, (list, tuple)):
        for index, item in enumerate(value):
            yield from spans(item, f"{path}[{index}]")


def check_spans(record: CampaignRecord) -> list[str]:
    """Return one sentence for each span that does not quote `record.text`; an exact record gives the empty list.

    A record whose text was left out cannot be checked, which is a failure as soon as it has a span.
    """
    found = list(spans(record))
    text = record.text
    if text is None:
        return [f"{len(found)} spans, but the text was left out"] if found else []
    return [problem for path, span in found if (problem := _problem(path, span, text, record.source.pages))]


def _problem(path: str, span: Span, text: str, pages: int | None) -> str | None:
    quoted = text[span.start : span.end]
    if quoted != span.text:
        return f"{path}: text[{span.start}:{span.end}] is {quoted!r}, the span says {span.text!r}"
    if not span.text:
        return f"{path}: empty span at {span.start}"
    if span.page is not None and not 1 <= span.page <= (pages or span.page):
        return f"{path}: page {span.page} of {pages}"
    return None


def judge_evidence(gold: Node, predicted: Node) -> Iterator[Verdict]:
    """Yield rows `evidence.span` and `evidence.page` for the header fields whose words gold quotes.

    Gold: `document.evidence = {field: [{"text", "page"?}]}`. A quote is found when some span of the field overlaps one
    of its places in the text by at least half of their union, character for character.
    """
    text = predicted.get("text")
    found = node(node(predicted.get("document")).get("evidence"))
    for field, quotes in node(node(gold.get("document")).get("evidence")).items():
        for quote in map(node, entries(quotes)):
            best = _best(quote.get("text"), entries(found.get(field)), text)
            outcome: Outcome = "missed" if not entries(found.get(field)) else "hit" if best else "wrong"
            yield Verdict("evidence.span", outcome, quote.get("text"), best.get("text"))
            if best and quote.get("page") is not None:
                right = best.get("page") == quote["page"]
                yield Verdict("evidence.page", "hit" if right else "wrong", quote["page"], best.get("page"))


def _best(quote: Json, candidates: list[Json], text: Json) -> dict[str, Json]:
    """Return the candidate that overlaps a place of `quote` in `text` most, the empty object below `OVERLAP`."""
    if not isinstance(quote, str) or not isinstance(text, str) or not quote or not candidates:
        return {}
    scored = [(_overlap(quote, node(span), text), index) for index, span in enumerate(candidates)]
    score, index = max(scored)
    return node(candidates[index]) if score >= OVERLAP else {}


def _overlap(quote: str, span: Node, text: str) -> float:
    start, end = span.get("start"), span.get("end")
    if not isinstance(start, int) or not isinstance(end, int):
        return 0.0
    best, place = 0.0, text.find(quote)
    while place >= 0:
        shared = min(end, place + len(quote)) - max(start, place)
        union = max(end, place + len(quote)) - min(start, place)
        best = max(best, shared / union)
        place = text.find(quote, place + 1)
    return best
