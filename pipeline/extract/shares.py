"""The parts of a quota: listed below it, or named in its sentence (contract, awards.breakdown; domain notes 5.3, 2)."""

from __future__ import annotations

import re

from models.campaign import Share
from models.document import Cell
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.numbers import parse_number
from pipeline.nlp.phrases import alternation

_NUMBER = re.compile(r"\s*(?:và\s+)?(?P<value>\d{1,4})(?:\s*\([^)]{2,25}\))?\s+")
# '06 tập thể thuộc các sở', '02 Giấy khen cho các xã', '03 tập thể là doanh nghiệp'; '02 doanh nghiệp' has none.
_COUNTED = re.compile(
    rf"(?:giấy khen|bằng khen|cờ(?: thi đua)?|giấy|suất|{alternation('counted_groups')})\s+"
    r"(?:(?:dành )?cho|đối với|dành cho|thuộc|là|ở|tại|của|khối các|trong)\s+"
)
_BARE_CLASS = re.compile(r"(?:tập thể|cá nhân|giấy khen|bằng khen|cờ thi đua|hộ gia đình)(?!\w)")
_PRAISED = re.compile(r"\s*(?:$|[,.;)]|tiêu biểu|xuất sắc|có|được|thực hiện|đạt|tốt|điển hình|dẫn đầu|và)")
_CUE = re.compile(r"(?:(?:trong đó|bao gồm|gồm|cụ thể|cơ cấu)(?: có)?\s*:?|:|\()\s*(?=\d)")
_PART_END = re.compile(r"[;)]|\.(?=\s|$)|,(?=\s*(?:và\s+)?\d)|\s+và\s+(?=\d)|$")
_ANOTHER_COUNT = re.compile(rf"(?<![\d/.,])\d{{1,3}}\s+{alternation('counted_groups')}(?!\w)")
# 'Các sở, ban, ngành | 08', '10 tập thể'; the last row may give the sum
_FIGURE = re.compile(r"(?P<value>\d{1,4})(?:\s*\([^)]{2,25}\))?(?: [^\W\d]+){0,2}")
_SUM = re.compile(r"(?:tổng|cộng|toàn)(?!\w)")
_STOP = re.compile(r"\.(?=\s|$)|\n|$")


def shares_below(reading: Reading, node: Node) -> tuple[Share, ...]:
    """Return the parts listed under a quota, nothing when one of the items is no part."""
    shares: list[Share] = []
    for kid in reading.outline.kids(node):
        share = _share(reading, kid.body, kid.end)
        if share is None:
            return ()
        shares.append(share)
    return tuple(shares) if len(shares) > 1 else ()


def shares_in_table(reading: Reading, node: Node, total: float) -> tuple[Share, ...]:
    """Return the parts that the table behind a quota gives, a row for each group.

    Only where the words before it announce them ('phân bổ như sau:') and the numbers add up to the quota: then no
    other count is meant.
    """
    if reading.text[node.start : node.end].rstrip()[-1:] != ":":
        return ()
    following = reading.outline.nodes[node.index + 1 : node.index + 2]
    if not following or following[0].kind != "table" or following[0].table is None:
        return ()
    table = reading.document.tables[following[0].table]
    shares = tuple(
        share
        for row in table.rows[table.header_rows :]
        if (share := _share_of_row(reading, [cell for cell in row if cell.end > cell.start])) is not None
    )
    adds_up = len(shares) > 1 and sum(share.value for share in shares) == total
    return shares if adds_up else ()


def _share_of_row(reading: Reading, cells: list[Cell]) -> Share | None:
    """'Các huyện, thị xã | 10': the group, then its number; a running number before them is none of it."""
    words = [" ".join(reading.text[cell.start : cell.end].split()) for cell in cells]
    if len(words) == 3 and words[0].strip(".").isdecimal():
        words = words[1:]
    figure = _FIGURE.fullmatch(words[-1]) if len(words) == 2 else None
    if figure is None or words[0].isdecimal() or _SUM.match(words[0].lower()):
        return None
    return Share(group=words[0], value=int(figure["value"]))


def shares_in(reading: Reading, start: int, end: int, limit: int) -> tuple[tuple[Share, ...], int]:
    """Return the parts named behind 'trong đó' or a colon in `start..end`, and where the last of them ends.

    The parts may go on over ';' up to the full stop before `limit`.
    """
    cue = _CUE.search(reading.low, start, end)
    if cue is None:
        return (), start
    stop = _STOP.search(reading.low, cue.end(), limit)
    last = stop.start() if stop else limit
    shares: list[Share] = []
    at = cue.end()
    while at < last:
        close = _PART_END.search(reading.low, at, last)
        part_end = close.start() if close else last
        share = _share(reading, at, part_end)
        if share is None:
            break
        shares.append(share)
        at = max(close.end() if close else last, at + 1)
    return (tuple(shares), min(at, last)) if len(shares) > 1 else ((), start)


def _share(reading: Reading, start: int, end: int) -> Share | None:
    number = _NUMBER.match(reading.low, start, end)
    if number is None:
        return None
    counted = _COUNTED.match(reading.low, number.end(), end)
    first = counted.end() if counted else number.end()
    bare = _BARE_CLASS.match(reading.low, first, end) if counted is None else None
    if bare is not None:
        # '08 tập thể khu phố' names a group, '08 tập thể tiêu biểu' and '08 tập thể' none.
        if _PRAISED.match(reading.low, bare.end(), end):
            return None
        first = bare.end()
    if _ANOTHER_COUNT.search(reading.low, first, end):
        return None
    first, last = reading.trim(first, end)
    group = reading.text[first:last].strip(" ,)")
    value = parse_number(number["value"])
    return Share(group=group, value=value) if group and value is not None else None
