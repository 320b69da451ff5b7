"""The closing of an administrative document and what follows it: signature, Nơi nhận, annexes (NĐ 30, Phụ lục I)."""

from __future__ import annotations

from models.document import Block, Document
from pipeline.nlp.markers import split_marker
from pipeline.outline.landmarks import ANNEX_HEAD, MOTTO, RECIPIENTS_HEAD, is_signature, names_type


def find_closing(document: Document, texts: list[str], first: int) -> tuple[int, int]:
    """Return the blocks of the closing, looked for from `first` on: where it begins, and where the annexes do."""
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
    headed = ANNEX_HEAD.match(text) or MOTTO.match(text)
    return (headed is not None and len(text) < 160) or names_type(text, block)


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
