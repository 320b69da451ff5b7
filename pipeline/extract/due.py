"""By when a target is due: printed with it, or in the heading of its list; not the end of the plan (guidelines)."""

from __future__ import annotations

import re

from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.dates import find_dates
from pipeline.extract.sentences import Sentence

# 'so với cuối năm 2024', 'giai đoạn 2021 - 2025', 'từ năm 2021': years that nothing is due in.
_NOT_DUE = re.compile(r"(?:so với|giai đoạn|từ|bằng|hơn|kể từ|của)(?: thời điểm)?(?: cuối| đầu| cùng kỳ| kết quả)?\s*$")
_BY = re.compile(r"(?:đến|trước|trong|vào|hết|chậm nhất)(?: hết)?(?: cuối)?(?: ngày)?\s*$")
_OPENING = 300
_RANGE_BEHIND = re.compile(r"\s*[-/]\s*(?:19|20)\d\d")


def due_of(reading: Reading, node: Node, sentence: Sentence) -> str | None:
    """Return the EDTF date by which the target of a sentence is due, None where nothing says it."""
    return (
        _due_in(reading, *sentence)
        or _due_in(reading, node.body, min(sentence.start, node.body + _OPENING))
        or next(filter(None, (_of_head(reading, up) for up in reading.outline.path(node))), None)
    )


def due_between(reading: Reading, start: int, end: int) -> str | None:
    """Return the date named in a part of a sentence, None where it names none."""
    return _due_in(reading, start, end)


def _of_head(reading: Reading, head: Node) -> str | None:
    """A year in the heading of a part ('I. CHỈ TIÊU NĂM 2025') is the plan's; 'đến hết năm 2025' is due."""
    if head.kind not in {"heading", "paragraph", "item"} or head.end - head.body > 200:
        return None
    return _due_in(
        reading, head.body, head.end, by_only=head.kind != "heading" or head.marker in {"roman", "part", "head"}
    )


def _due_in(reading: Reading, start: int, end: int, *, by_only: bool = False) -> str | None:
    for date in find_dates(reading.low, start, end):
        before = reading.low[max(start, date.start - 24) : date.start]
        if date.year is None or _NOT_DUE.search(before) or _RANGE_BEHIND.match(reading.low, date.end, end):
            continue
        is_year = date.month is None and date.quarter is None
        if (_BY.search(before) is not None) or (is_year and not by_only):
            return date.edtf()
    return None
