"""Ranks, multiples and wholes to reach: 'tốp 3', 'tăng 1,8 lần', '15/15 công trình' (domain notes 5.4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.extract.amount import Amount
from pipeline.nlp.numbers import NUMBER, parse_number
from pipeline.nlp.phrases import alternation

_OF_LOCALITIES = r",(?= (?:phường|thị trấn|đặc khu|thị xã|thành phố|huyện|ngành|ban)(?!\w))"
_GROUP = re.compile(
    r"(?:(?:nằm |đứng )?trong|thuộc|vào) (?:nhóm|tốp|top) (?:(?:các )?[^\d,.;]{0,30})?(?P<value>\d{1,2})\s+"
    r"(?P<unit>(?:địa phương|tỉnh|sở|huyện|xã|đơn vị|cơ quan|bộ)(?!\w)(?!,))?"
    rf"(?:[^,.;]|{_OF_LOCALITIES}){{0,60}}?(?:dẫn đầu|đứng đầu|cao nhất|tốt nhất|đầu)"
)
# 'tốp' says that it is the head: 'Chỉ số nằm trong tốp 3 của tỉnh', 'vào top 10'.
_TOP = re.compile(r"(?:(?:nằm |đứng |lọt )?(?:trong|vào)|thuộc) (?:tốp|top)(?: đầu)? (?P<value>\d{1,2})(?![\d.,/%])")
# 'xếp thứ 8 trở lên trong huyện', 'giữ vững vị trí thứ 5'; 'năm 2023 xếp thứ 16/63' is past by its sentence.
_PLACE = re.compile(
    r"(?<!\w)(?:xếp|đứng|giữ(?: vững)?|lên)(?: ở)?(?: vị trí)? (?:thứ|hạng) "
    r"(?P<value>\d{1,2})(?:\s?/\s?\d{1,3})?(?! sao)(?![\d.,%])(?P<up>(?: [^.;:\d]{1,40}?)? trở lên)?"
)
# 'phấn đấu tăng 1,8 lần so với năm 2020'
_TIMES_AS_MUCH = re.compile(
    r"(?<!\w)(?P<way>tăng|gấp|giảm)(?: gấp| thêm| ít nhất| tối thiểu| từ| trên)*"
    rf" (?P<value>{NUMBER}) (?P<unit>lần)(?!\w)"
    r"(?:(?: trở lên)? so với (?P<base>[^,.;()]{3,60}))?"
)
# 'trực 24/24 giờ, 7/7 ngày' reaches nothing.
_WHOLE = re.compile(
    rf"(?<![\w/.,-])(?P<value>\d{{1,3}})\s?/\s?(?P=value)\s+(?!giờ|ngày|phút)(?P<unit>{alternation('count_units')}"
    rf"|{alternation('counted_groups')})(?!\w)"
)


def find_standings(low: str, start: int, end: int) -> Iterator[Amount]:
    """Yield the ranks, multiples and wholes of `low[start:end]`; a rank or a better one is `<=` its number."""
    for match in _GROUP.finditer(low, start, end):
        unit = match.span("unit") if match["unit"] else None
        yield Amount(match.start(), match.end(), "<=", parse_number(match["value"]), unit)
    for match in _TOP.finditer(low, start, end):
        yield Amount(match.start(), match.end(), "<=", parse_number(match["value"]))
    for match in _PLACE.finditer(low, start, end):
        yield Amount(match.start(), match.end(), "<=" if match["up"] else "=", parse_number(match["value"]))
    for match in _WHOLE.finditer(low, start, end):
        yield Amount(match.start(), match.end(), "=", parse_number(match["value"]), match.span("unit"))
    for match in _TIMES_AS_MUCH.finditer(low, start, end):
        base = match.span("base") if match["base"] else None
        value, way = parse_number(match["value"]), match["way"]
        yield Amount(
            match.start(),
            match.end(),
            "decrease" if way == "giảm" else "increase",
            value,
            match.span("unit"),
            baseline=base,
        )
