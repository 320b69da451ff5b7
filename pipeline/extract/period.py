"""When the campaign runs: from its section, else from the title, else from the launching sentence (domain notes 5.2).

'từ nay' and 'kể từ ngày ban hành' have no start; anniversaries and the periods of cited programmes are not the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from models.campaign import Period
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.sections import run_in
from pipeline.extract.stretches import OPEN_START, Found, in_section, in_sentence, in_title

_YEARLY = re.compile(r"(?:hằng|hàng|mỗi|từng) năm")
_LAUNCH = re.compile(r"(?:xây dựng|ban hành|phát động)[^.]{0,200}(?:như sau|sau đây|cụ thể)")
# 'Nhà trường phát động đợt thi đua từ ngày 20/10 đến 20/11/2022 với nội dung': one sentence is the whole plan.
_LAUNCH_FROM = re.compile(
    r"phát động (?:phong trào|đợt|cao điểm|chiến dịch|thi đua)[^.;\n]{0,120}? từ (?:ngày|tháng) ?\d"
)
# News: 'Theo kế hoạch của Nhà hát, phong trào diễn ra từ ngày 01/5/2023 đến hết ngày 31/12/2025'.
_RUNS = re.compile(
    r"(?:phong trào|đợt thi đua|cao điểm|chiến dịch)[^.;\n]{0,60}?"
    r" (?:được triển khai|được tổ chức|diễn ra|thực hiện|kéo dài|bắt đầu)"
    r"[^.;\n]{0,40}? từ [^;\n]{6,80}?(?=\.\s|\.?$|[;\n])"
)
_ROUND = re.compile(r"(?:đợt|giai đoạn|vòng|bước)\s+(?:\d|i{1,3}v?\b|thứ \w+)")
_FIRST_NODES = 6
_HEAD_OF_ARTICLE = 600


class _Place(NamedTuple):
    """Where the period may stand; in a "section" a heading says that what stands here is the period."""

    start: int
    end: int
    kind: Literal["section", "title", "launch"]


_READERS = {"section": in_section, "title": in_title, "launch": in_sentence}


def extract_period(reading: Reading, *, article: bool = False) -> Period:
    """Return the period with its span; an empty one when nothing says it."""
    if (rounds := _rounds(reading)) is not None:
        return rounds
    for place in _places(reading, article=article):
        found = _READERS[place.kind](reading.low, place.start, place.end)
        if found is not None:
            return _period(reading, place, found)
    return Period()


def _rounds(reading: Reading) -> Period | None:
    """'Đợt 1: từ ngày 01/3 ... Đợt 2: từ ngày 01/6 ...': the period runs from the first to the last."""
    for section in reading.outline.nodes:
        if "period" not in section.roles:
            continue
        kids = [kid for kid in reading.outline.kids(section) if _ROUND.match(reading.low, kid.body, kid.end)]
        kids = kids or _cells_with_ranges(reading, section)
        found = [one for kid in kids if (one := in_section(reading.low, kid.body, kid.end)) is not None]
        days = [(one.first, one.last) for one in found if one.first and one.last]
        if len(days) > 1 and len(days) == len(kids) and days == sorted(days):
            evidence = tuple(reading.span(one.start, one.end) for one in found)
            return Period(start=days[0][0], end=days[-1][1], evidence=evidence)
    return None


def _cells_with_ranges(reading: Reading, section: Node) -> list[Node]:
    """A table 'Đợt | Thời gian | Chủ điểm' has a stretch in each row."""
    cells = [node for node in reading.outline.walk(section) if node.kind == "cell"]
    return [cell for cell in cells if (one := in_section(reading.low, cell.body, cell.end)) and one.first and one.last]


def _period(reading: Reading, place: _Place, found: Found) -> Period:
    yearly = place.kind == "section" and _YEARLY.search(reading.low, place.start, place.end) is not None
    return Period(
        start=found.first,
        end=found.last,
        recurrence="yearly" if yearly else None,
        evidence=(reading.span(found.start, found.end),),
    )


def _places(reading: Reading, *, article: bool) -> Iterator[_Place]:
    """Yield where to look, the surest first: sections of the period, lines under them, the title, the launch."""
    outline = reading.outline
    for node in outline.nodes:
        if node.kind != "table" and "period" in node.roles:
            yield from _of_section(reading, node)
    yield from (_Place(node.body, node.end, "launch") for node in outline.nodes if _ranged_under_period(reading, node))
    if not article:
        yield _Place(outline.title.start, outline.title.end, "title")
    for node in outline.inside(outline.preamble):
        if _LAUNCH.search(reading.low, node.start, node.end):
            yield _Place(node.body, node.end, "launch")
    yield from _launches(reading)
    if article:
        for node in outline.nodes:
            for told in _RUNS.finditer(reading.low, node.body, node.end):
                yield _Place(told.start(), told.end(), "launch")
        yield _Place(0, min(len(reading.text), _HEAD_OF_ARTICLE), "launch")


def _launches(reading: Reading) -> Iterator[_Place]:
    for node in reading.outline.nodes[:_FIRST_NODES]:
        launched = _LAUNCH_FROM.search(reading.low, node.body, node.end)
        if launched is not None and node.start not in reading.outline.header:
            yield _Place(launched.start(), node.end, "launch")


def _of_section(reading: Reading, node: Node) -> Iterator[_Place]:
    words = run_in(reading, node)
    if words is not None:
        yield _Place(*words, "section")
    elif node.kind != "heading" or len(node.roles) == 1:
        for kid in reading.outline.walk(node):
            if kid.index != node.index and not kid.roles:
                yield _Place(kid.body, kid.end, "section")


def _ranged_under_period(reading: Reading, node: Node) -> bool:
    """'3. Tổ chức thi đua: Kể từ ngày ban hành ... đến ngày 30/11/2024' under a heading that also names the time."""
    under = any("period" in ancestor.roles for ancestor in reading.outline.path(node))
    return under and "period" not in node.roles and OPEN_START.search(reading.low, node.body, node.end) is not None
