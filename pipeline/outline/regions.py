"""The regions of an administrative document: header, title, preamble, body, closing, annexes.

Order of parts: NĐ 30/2020/NĐ-CP, Điều 8 and Phụ lục I. A part that is not there is an empty region at its place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.document import Block, Document
from models.outline import Region
from pipeline.nlp.markers import split_marker
from pipeline.nlp.phrases import alternation
from pipeline.outline.landmarks import (
    ANNEX_HEAD,
    RECIPIENTS_HEAD,
    TYPE_LINE,
    block_text,
    is_rule,
    is_signature,
    names_type,
)

_ISSUED_WITH = re.compile(r"\(?\s*(?:ban hành )?kèm theo\b", re.IGNORECASE)
_TITLE_STOP = re.compile(
    rf"{alternation('title_stops')}(?!\w).*[;:.,]$|căn cứ\b|kính gửi|[-_*. ]{{3,}}$|\(.*kèm theo",
    re.IGNORECASE | re.DOTALL,
)
_MAX_HEADER_BLOCKS = 40
_MAX_TITLE_BLOCKS = 6


@dataclass(frozen=True, slots=True)
class Regions:
    """Block ranges `[first, last)` of each part."""

    header: tuple[int, int]
    title: tuple[int, int]
    preamble: tuple[int, int]
    body: tuple[int, int]
    closing: tuple[int, int]
    annexes: tuple[int, int]

    def region(self, name: str, document: Document) -> Region:
        """Return the part as character offsets."""
        first, last = getattr(self, name)
        if first >= last:
            at = document.blocks[first].start if first < len(document.blocks) else len(document.text)
            return Region(at, at)
        return Region(document.blocks[first].start, document.blocks[last - 1].end)


def find_regions(document: Document) -> Regions:
    """Cut the blocks of a document into its parts."""
    texts = [block_text(document, block) for block in document.blocks]
    type_line = _type_line(document, texts)
    title_end = _title_end(document, texts, type_line) if type_line is not None else 0
    header_end = type_line if type_line is not None else 0
    closing_start, closing_end = _closing(document, texts, title_end)
    preamble_end = _preamble_end(document, texts, title_end, closing_start)
    return Regions(
        header=(0, header_end),
        title=(header_end, title_end),
        preamble=(title_end, preamble_end),
        body=(preamble_end, closing_start),
        closing=(closing_start, closing_end),
        annexes=(closing_end, len(texts)),
    )


def _type_line(document: Document, texts: list[str]) -> int | None:
    for index, text in enumerate(texts[:_MAX_HEADER_BLOCKS]):
        if document.blocks[index].table is not None and document.blocks[index].col:
            continue
        if names_type(text, document.blocks[index]):
            return index
    return None


def _title_end(document: Document, texts: list[str], type_line: int) -> int:
    index = type_line + 1
    first = _stands_alone(texts[type_line])
    while index < min(len(texts), type_line + 1 + _MAX_TITLE_BLOCKS):
        text = texts[index]
        if is_rule(text):
            index += 1
            continue
        block = document.blocks[index]
        if split_marker(text) is not None or _ISSUED_WITH.match(text) or block.table is not None:
            break
        if text.endswith(":") or _TITLE_STOP.match(text):
            break
        if not first and not _continues_title(block, document.blocks[index - 1], text):
            break
        first = False
        index += 1
    return index


def _stands_alone(text: str) -> bool:
    """Tell whether the line of the type has no word of the trích yếu."""
    line = TYPE_LINE.fullmatch(text)
    return line is None or not line["rest"]


def _continues_title(block: Block, previous: Block, text: str) -> bool:
    if text[-1:] in ";:.,":
        return False
    same_look = (block.bold, block.align, block.level) == (previous.bold, previous.align, previous.level)
    looks_set = block.bold or block.align == "center" or block.level is not None
    return text[:1].islower() or text[:1] in '("' or (same_look and looks_set) or (same_look and len(text) < 90)


def _preamble_end(document: Document, texts: list[str], first: int, last: int) -> int:
    for index in range(first, last):
        block = document.blocks[index]
        marker = split_marker(texts[index])
        if (marker is not None and marker.kind not in {"dash", "plus", "bullet"}) or block.table is not None:
            return index
        if block.level is not None or (block.bold and texts[index].isupper()):
            return index
    return first if first == 0 else last


def _closing(document: Document, texts: list[str], first: int) -> tuple[int, int]:
    end = _annex_start(document, texts, first)
    heads = [index for index in range(first, end) if RECIPIENTS_HEAD.match(texts[index])]
    start = heads[-1] if heads else end
    start = _with_signature_above(document, texts, start, first)
    if start == end:
        start = _trailing_signature(texts, first, end)
    return start, end


def _annex_start(document: Document, texts: list[str], first: int) -> int:
    seen_closing = False
    for index in range(first, len(texts)):
        text = texts[index]
        seen_closing = seen_closing or RECIPIENTS_HEAD.match(text) is not None or is_signature(text)
        if seen_closing and document.blocks[index].column == "full" and _starts_annex(text, document.blocks[index]):
            return index
    return len(texts)


def _starts_annex(text: str, block: Block) -> bool:
    """'PHỤ LỤC I', or a further document behind the signature: the plan that a decision issues, a form of a report."""
    return (ANNEX_HEAD.match(text) is not None and len(text) < 160) or names_type(text, block)


def _with_signature_above(document: Document, texts: list[str], start: int, first: int) -> int:
    """Take in a signature printed above Nơi nhận: title first, at most six short lines ('GIÁM ĐỐC' / name)."""
    for index in range(start - 1, max(first, start - 7) - 1, -1):
        if is_signature(texts[index]):
            return _with_signature_above(document, texts, index, first)
        if len(texts[index]) > 60 or split_marker(texts[index]) is not None:
            break
    return start


def _trailing_signature(texts: list[str], first: int, end: int) -> int:
    for index in range(end - 1, max(first, end - 12) - 1, -1):
        if is_signature(texts[index]):
            above = index
            while above > first and is_signature(texts[above - 1]):
                above -= 1
            return above
    return end
