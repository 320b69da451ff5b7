"""Later mentions by a short name: 'Kế hoạch số 52', 'Quyết định 1738 nêu trên' (domain notes 5.5, 12-13).

They add words to the document that they mean, never a document of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.extract.context import Reading
from pipeline.extract.parentage import Cited
from pipeline.extract.sentences import Ranges
from pipeline.nlp.symbols import canonical_symbol

# No count of years or units: 'Kế hoạch 5 năm'.
_NUMBER = re.compile(
    r"\s+(?:số\s*:?\s*)?(?P<number>\d{1,5}[a-zđ]?)"
    r"(?!\d|[.,]\d|\s?%|\s?[/-]\s?\w|\s*(?:năm|tháng|ngày|quý|tuần|giờ|xã|đơn vị))"
    r"(?:\s+(?:nêu|nói|đã nêu|kể) (?:ở )?trên)?(?!\w)"
)
_ABOVE = re.compile(r"\s+(?:(?:đã )?nêu|nói|kể) (?:ở )?trên(?!\w)")
_TYPES = frozenset({"KH", "QĐ", "CT", "NQ", "CTr", "NĐ", "TT", "HD", "ĐA", "CV"})


def short_mentions(reading: Reading, documents: Sequence[Cited]) -> Mapping[int, list[tuple[int, int]]]:
    """Return for the index of a cited document the places that mention it by a short name."""
    taken = Ranges((mention.start, mention.end) for entry in documents for mention in entry.mentions)
    found: dict[int, list[tuple[int, int]]] = {}
    if not documents:
        return found
    for hit in reading.hits("doc_type", reading.outline.title.end, len(reading.text)):
        if hit.key not in _TYPES or taken.touch(hit.start, hit.end):
            continue
        number, above = _NUMBER.match(reading.low, hit.end), _ABOVE.match(reading.low, hit.end)
        if number is not None:
            meant = [
                index for index, entry in _of_type(documents, hit.key) if _number(entry) == _bare(number["number"])
            ]
        elif above is not None:
            meant = _last(documents, hit.key, hit.start)
        else:
            continue
        if len(meant) == 1:
            match = number or above
            found.setdefault(meant[0], []).append((hit.start, match.end() if match else hit.end))
    return found


def _of_type(documents: Sequence[Cited], doc_type: str) -> Iterator[tuple[int, Cited]]:
    for index, entry in enumerate(documents):
        if any(mention.doc_type == doc_type for mention in entry.mentions):
            yield index, entry


def _number(entry: Cited) -> str | None:
    return next((_bare(mention.number) for mention in entry.mentions if mention.number), None)


def _bare(number: str) -> str:
    return canonical_symbol(number).lstrip("0")


def _last(documents: Sequence[Cited], doc_type: str, at: int) -> list[int]:
    """Return the one document of the type cited before; of several none is sure."""
    return [
        index for index, entry in _of_type(documents, doc_type) if any(mention.start < at for mention in entry.mentions)
    ]
