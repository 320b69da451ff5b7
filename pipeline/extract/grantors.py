"""Who grants: the person behind 'của', the subject that gives, or the one named above the list (domain notes 2.3)."""

from __future__ import annotations

import re

from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.analysis import Hit
from pipeline.nlp.phrases import alternation

_OF = re.compile(r"\s*(?:,\s*)?(?:(?:và|kèm|kèm theo) tiền thưởng )?của\s+(?=\w)")
# 'Chủ tịch Ủy ban nhân dân xã A, huyện B' and 'Bộ trưởng Bộ Giáo dục và Đào tạo' go on behind the comma and the 'và'.
_PLACE = r"(?i:thị trấn|phường|xã|đặc khu|thị xã|thành phố|quận|huyện|tỉnh)(?!\w)"
_STOP = re.compile(
    rf"\s*(?:,(?!\s{_PLACE})(?!\s(?i:{alternation('name_continuations')})(?!\w))|[;:()\n\"]|\.(?:\s|$)"
    rf"|(?<!\w)(?!và\s(?i:{alternation('name_continuations')})(?!\w)){alternation('after_grantor')}(?!\w)|$)"
)
# 'Giao trưởng các trạm khuyến nông ... tặng Giấy khen': the head of each.
_EACH_HEAD = r"[Tt]rưởng (?:các|mỗi|từng) (?:trạm|phòng|khoa|ban|bộ phận|thôn|ấp|khối|cụm)"
_PERSON = re.compile(rf"(?<!\w)(?:(?:Phó )?{alternation('granting_persons')}|{_EACH_HEAD})(?!\w)")
_GIVES = re.compile(
    r"(?:xem xét|quyết định|xét|tặng|trao|khen thưởng|biểu dương|công nhận|quy định(?: cụ thể)?(?: về)? số lượng)"
)
# 'giao Chủ tịch UBND các xã quy định số lượng Giấy khen của cấp mình': who that is stands before it.
_ONESELF = re.compile(r"(?:[^\W\d]+ ){0,3}mình(?!\w)")


def grantor_of(
    reading: Reading, node: Node, hit: Hit, around: tuple[int, int], sentence: tuple[int, int]
) -> str | None:
    """Return the grantor of the form at `hit` with abbreviations expanded, or None."""
    own = _behind(reading, hit, around[1])
    if own is not None:
        return own
    if (subject := _subject(reading, sentence[0], hit.start)) is not None:
        return subject
    for ancestor in reading.outline.path(node):
        if (named := _in_head(reading, ancestor)) is not None:
            return named
    return _opener(reading, node)


def _behind(reading: Reading, hit: Hit, end: int) -> str | None:
    cue = _OF.match(reading.low, hit.end, end)
    if cue is None or _ONESELF.match(reading.low, cue.end(), end):
        return None
    stop = _STOP.search(reading.folded, cue.end() + 1, end)
    words = reading.text[cue.end() : stop.start() if stop else end].strip(" ,./-")
    return expand(words) if words else None


def _subject(reading: Reading, start: int, end: int) -> str | None:
    """The last person before the form who gives: 'trình Giám đốc xem xét, quyết định tặng Giấy khen'."""
    named: list[tuple[int, int]] = []
    for match in _PERSON.finditer(reading.folded, start, end):
        # 'Chủ tịch Ủy ban nhân dân xã' is one person, not a person and a body.
        if named and match.start() < named[-1][1]:
            continue
        stop = _STOP.search(reading.folded, match.end(), end)
        named.append((match.start(), stop.start() if stop else end))
    for first, last in reversed(named):
        if _GIVES.search(reading.low, last, end) or last == end:
            return expand(reading.text[first:last].strip(" ,./-"))
    return None


def _in_head(reading: Reading, node: Node) -> str | None:
    for hit in reading.hits("award_form", node.body, node.end):
        if (named := _behind(reading, hit, node.end)) is not None:
            return named
        if (subject := _subject(reading, node.body, hit.start)) is not None:
            return subject
    return None


def _opener(reading: Reading, node: Node) -> str | None:
    """'Tổng kết phong trào, Chủ tịch ... tặng Bằng khen cho:' before the list."""
    for sibling in reading.outline.kids(reading.outline.nodes[node.parent]) if node.parent is not None else ():
        if sibling.start >= node.start:
            break
        if sibling.marker == "intro" and (named := _in_head(reading, sibling)) is not None:
            return named
    return None
