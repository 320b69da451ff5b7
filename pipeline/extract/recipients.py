"""Nơi nhận: one recipient per printed dash (NĐ 30/2020/NĐ-CP, Phụ lục I; gold guidelines)."""

from __future__ import annotations

import re

from models.outline import Region
from models.span import Span
from pipeline.extract.closing import Line, closing_lines
from pipeline.extract.context import Reading
from pipeline.nlp.phrases import alternation
from pipeline.outline.landmarks import RECIPIENTS_HEAD

_LEAD = re.compile(r"\s*[-+•*]\s*")
# Where a reader had to put the list on one line: 'Nơi nhận: - UBND tỉnh; - Sở Nội vụ; - Lưu: VT.'
_DASH = re.compile(r"(?<=[;.:,])\s*-\s+")
_OPENING = re.compile(rf"{alternation('recipient_openings')}(?!\w)")
_PART = re.compile(r";\s+")


def read_recipients(reading: Reading, closing: Region) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Return the recipients in printed order with their spans."""
    entries: list[tuple[int, int]] = []
    listing = dashed = False
    for line in closing_lines(reading, closing):
        start = line.start
        if line.beside:
            continue
        if line.listing:
            head = RECIPIENTS_HEAD.match(reading.folded, line.start, line.end)
            start, listing = (head.end() if head else start), True
        elif not listing or line.signing:
            listing = listing and line.column == "left"
            continue
        lead = _LEAD.match(reading.folded, start, line.end)
        if lead is not None or line.listing:
            dashed = dashed or lead is not None
            entries += _parts(reading, lead.end() if lead else start, line.end, dashed=dashed)
        elif _goes_on(reading, entries, line, dashed=dashed):
            entries[-1] = entries[-1][0], line.end
        elif not dashed and _OPENING.match(reading.low, line.start, line.end):
            entries += _parts(reading, line.start, line.end, dashed=False)
        else:
            listing = line.column == "left"
    spans = tuple(reading.span(*words) for entry in entries if (words := reading.trim(*entry))[1] > words[0])
    return tuple(" ".join(span.text.split()) for span in spans), spans


def _goes_on(reading: Reading, entries: list[tuple[int, int]], line: Line, *, dashed: bool) -> bool:
    """Tell whether a line without a dash continues the recipient above it, which has not ended yet."""
    if not (entries and dashed):
        return False
    printed = reading.text[slice(*entries[-1])].rstrip()
    if "\\" in reading.text[line.start : line.end]:
        return False  # the file of the drafter: 'Sonnh\\QD556.85b'
    # 'Các sở: GD&ĐT; Tài chính;' / 'Xây dựng; Nội vụ;': the dash is at the first line alone
    if printed[-1:] == ";" and ";" in printed[:-1] and reading.text[line.start : line.end].rstrip()[-1:] == ";":
        return True
    return bool(printed) and printed[-1] not in ";.,/" and not reading.text[line.start : line.end].isupper()


def _parts(reading: Reading, start: int, end: int, *, dashed: bool) -> list[tuple[int, int]]:
    """Return the recipients of one line: at each dash, or at each semicolon in a list that has no dashes."""
    joints = list((_DASH if dashed else _PART).finditer(reading.folded, start, end))
    starts = [start, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), end]
    return list(zip(starts, ends, strict=True))
