"""Nơi nhận: one recipient per printed dash (NĐ 30/2020/NĐ-CP, Phụ lục I; gold guidelines)."""

from __future__ import annotations

import re

from models.outline import Region
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.outline.regions import RECIPIENTS_HEAD, SIGNATURE_HEAD

# Where a reader had to put the list on one line: 'Nơi nhận: - UBND tỉnh; - Sở Nội vụ; - Lưu: VT.'
_DASH = re.compile(r"(?<=[;.:])\s*-\s+")


def read_recipients(reading: Reading, closing: Region) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the recipients in printed order with their spans."""
    names: list[str] = []
    spans: list[Span] = []
    listing = False
    for block in reading.document.blocks:
        if block.start not in closing:
            continue
        head = RECIPIENTS_HEAD.match(reading.folded, block.start, block.end)
        start = head.end() if head else block.start
        listing = listing or head is not None
        if not listing:
            continue
        if head is None and not _continues(reading, block.start, block.end):
            listing = block.column == "left"
            continue
        for first, last in _entries(reading, start, block.end):
            first, last = reading.trim(first, last)
            if last > first:
                names.append(reading.text[first:last])
                spans.append(reading.span(first, last))
    return tuple(names), tuple(spans)


def _continues(reading: Reading, start: int, end: int) -> bool:
    text = reading.folded[start:end]
    if SIGNATURE_HEAD.match(text):
        return False
    return text.startswith(("-", "+", "•")) or re.match(r"(?:như|lưu|các|ubnd|sở)\b", text, re.IGNORECASE) is not None


def _entries(reading: Reading, start: int, end: int) -> list[tuple[int, int]]:
    lead = re.compile(r"\s*[-+•]\s*").match(reading.folded, start, end)
    dashes = list(_DASH.finditer(reading.folded, lead.end() if lead else start, end))
    starts = [lead.end() if lead else start, *(dash.end() for dash in dashes)]
    ends = [*(dash.start() for dash in dashes), end]
    return list(zip(starts, ends, strict=True))
