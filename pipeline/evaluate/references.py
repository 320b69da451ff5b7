"""Cited documents: pairing, attributes, and whether the right one is the parent.

A reference is paired by what identifies it: its symbol, or, where the symbol is misread or not printed, its date and
title with type and issuer. So a wrong digit in a symbol or a date is one wrong attribute and not a lost citation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.evaluate.counts import Verdict
from pipeline.evaluate.judge import ItemRow
from pipeline.evaluate.matchers import Matcher, same_name, same_symbol, same_title, same_value
from pipeline.evaluate.values import Json, Node, entries, node

_ATTRIBUTES: dict[str, Matcher] = {
    "doc_type": same_value,
    "number": same_symbol,
    "code": same_symbol,
    "symbol": same_symbol,
    "issued_on": same_value,
    "issuer": same_name,
    "title": same_title,
    "role": same_value,
}


def _same_document(gold: Json, predicted: Json) -> float | None:
    one, other = node(gold), node(predicted)
    symbols = (one.get("symbol"), other.get("symbol"))
    if same_symbol(*symbols):
        return 1.0
    agree = {key for key in ("doc_type", "issued_on", "issuer", "title") if _both(one, other, key)}
    types = (one.get("doc_type"), other.get("doc_type"))
    dated = "issued_on" in agree and (None in types or "doc_type" in agree)
    if None in symbols:
        same = "title" in agree or (dated and bool(agree & {"issuer", "doc_type"}))
    else:
        # Two symbols that differ are one document only if all else that identifies it is the same.
        same = dated and bool(agree & {"issuer", "title"})
    return len(agree) / 8 if same else None


def _both(gold: Node, predicted: Node, key: str) -> bool:
    return gold.get(key) is not None and _ATTRIBUTES[key](gold[key], predicted.get(key))


REFERENCES = ItemRow("references", _same_document, _ATTRIBUTES)


def judge_references(gold: Node, predicted: Node) -> Iterator[Verdict]:
    """Yield the verdicts on the citations and on the parent; nothing where gold has no list of references.

    The parent is right when the cited document that the record calls parent is the one that gold calls so. Its symbol
    and date are judged in their own rows.
    """
    if "references" not in gold:
        return
    left, right = entries(gold["references"]), entries(predicted.get("references"))
    pairs = REFERENCES.pairs(left, right)
    yield from REFERENCES.judge(left, right, pairs)
    if all("role" in node(reference) for reference in left):
        yield from _judge_parent(left, right, pairs)


def _judge_parent(
    gold: Sequence[Json], predicted: Sequence[Json], pairs: Sequence[tuple[int, int]]
) -> Iterator[Verdict]:
    one, other = _parent(gold), _parent(predicted)
    if one is None and other is None:
        return
    expected = None if one is None else gold[one]
    found = None if other is None else predicted[other]
    if one is None:
        yield Verdict("parent", "invented", None, found)
    elif other is None:
        yield Verdict("parent", "missed", expected)
    else:
        yield Verdict("parent", "hit" if (one, other) in pairs else "wrong", expected, found)


def _parent(references: Sequence[Json]) -> int | None:
    return next((index for index, value in enumerate(references) if node(value).get("role") == "parent"), None)
