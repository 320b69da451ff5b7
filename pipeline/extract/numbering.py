"""Remarks on printed numbers of headings and items: one given twice, one left out (NĐ 30/2020/NĐ-CP, Phụ lục I)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise

from models.diagnostics import Diagnostic
from models.outline import Node
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.nlp.markers import Marker, split_marker

_COUNTED = {"part", "chapter", "section", "article", "capital", "roman", "decimal", "number", "number_paren", "letter"}
# The alphabet of the decree, the same without đ (typists leave it out), and that of word processors.
_ALPHABETS = ("abcdđeghiklmnopqrstuvxy", "abcdeghiklmnopqrstuvxy", "abcdefghijklmnopqrstuvwxyz")
_LETTERED = {"letter", "capital"}


def numbering_remarks(reading: Reading) -> Iterator[Diagnostic]:
    """Yield a remark for each number that repeats the one before it or leaves one out, among the items of one list.

    Nothing is said of a recognised scan: a number that is missing there may have been overlooked by the machine.
    """
    if reading.document.source.origin == "pdf-ocr":
        return
    tops = [node for node in reading.outline.inside(reading.outline.body) if node.parent is None]
    lists = (node for node in reading.outline.nodes if len(reading.outline.children[node.index]) > 1)
    for listed in (tops, *(list(reading.outline.kids(node)) for node in lists)):
        marked = [node for node in listed if node.marker in _COUNTED and node.start in reading.outline.body]
        for _, siblings in groupby(marked, key=lambda node: node.marker):
            for before, after in pairwise(siblings):
                yield from _between(reading, before, after)


def _between(reading: Reading, before: Node, after: Node) -> Iterator[Diagnostic]:
    first, second = _marker(before.label), _marker(after.label)
    if first is None or second is None or first.numbers[:-1] != second.numbers[:-1]:
        return
    if first.numbers == second.numbers:
        # '1.' after '1.' begins another list more often than it repeats a number
        if first.numbers[-1] > 1:
            message = f"Số thứ tự {after.label} lặp lại."
            evidence = _labels(reading, before, after)
            yield Diagnostic(code="numbering-repeated", severity=1, message=message, evidence=evidence)
    elif second.numbers[-1] > first.numbers[-1] and not _follows(first, second):
        message = f"Số thứ tự bị ngắt quãng: sau {before.label} là {after.label}"
        evidence = _labels(reading, before, after)
        yield Diagnostic(code="numbering-gap", severity=1, message=f"{message.rstrip('.')}.", evidence=evidence)


def _labels(reading: Reading, *nodes: Node) -> tuple[Span, ...]:
    return tuple(reading.span(node.start, node.start + len(node.label)) for node in nodes if node.label is not None)


@lru_cache(maxsize=1024)
def _marker(label: str | None) -> Marker | None:
    found = split_marker(f"{label} XX") if label is not None else None
    return found if found is not None and found.numbers else None


def _follows(first: Marker, second: Marker) -> bool:
    if first.kind not in _LETTERED:
        return second.numbers[-1] == first.numbers[-1] + 1
    letters = first.label.strip("().:/- ").lower(), second.label.strip("().:/- ").lower()
    return any("".join(letters) in alphabet for alphabet in _ALPHABETS)
