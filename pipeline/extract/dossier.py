"""Dossier: what a proposal for commendation consists of, and in how many copies (domain notes 2.5)."""

from __future__ import annotations

import re
from itertools import pairwise

from models.campaign import Dossier, Item
from models.outline import Node
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.extract.sections import members, outermost, run_in
from pipeline.nlp.phrases import alternation

_COPIES = re.compile(
    r"(?<!\w)(?P<copies>\d{1,2})\s*(?:\([^)]{2,12}\)\s*)?bộ"
    r"(?!\s*(?:tiêu chí|chỉ số|phận|máy|ngành|trưởng|tài liệu|quy|luật))(?!\w)"
)
_COMPONENT = re.compile(alternation("dossier_papers"))
_NOT_COMPONENT = re.compile(
    r"(?:gửi|nộp)\b|trước ngày|chậm nhất|(?:số lượng|thời gian|thời hạn|nơi nhận|địa điểm|hình thức gửi)"
)
# The list may open behind the copies, as in 'Hồ sơ gồm 01 bộ: tờ trình' and 'lập thành 02 bộ, mỗi bộ gồm có'.
_LIST_HEAD = re.compile(
    r"hồ sơ[^.;:]{0,120}?(?:(?:gồm|mỗi bộ)(?: có)?|:)\s*:?(?:\s*(?:(?:được )?(?:lập|làm|nộp|gửi)(?: thành)?\s+)?"
    r"(?:\d{1,2}|một|hai)[^.;:]{0,12} bộ[^.;:]{0,40}?"
    r"(?::|,?\s*(?:mỗi bộ có|(?:mỗi bộ )?gồm(?: có)?)\s*:?))?"
)
# 'gửi báo cáo kèm hồ sơ đề nghị khen thưởng (02 bộ) gồm: Tờ trình, biên bản': the list in the midst of a duty.
_EMBEDDED = re.compile(r"(?<!\w)hồ sơ (?:đề nghị|xét|khen|thi đua)[^.;:]{0,70}?gồm(?: có)?\s*:")
_ANY_HEAD = re.compile(r"[^.;:]{0,90}?(?:gồm(?: có)?\s*:?|:)")
_LEAD = re.compile(r"\s*(?:\(?[a-zđ\d]\)|[+-]|và|01|một)?\s*")
_AND_PAPER = re.compile(rf"\svà\s+(?={alternation('dossier_papers')}(?!\w))")
_SEMICOLON = re.compile(r"\([^)]*\)|;")
_ANY_MARK = re.compile(r"\([^)]*\)|[;,]")
_SAME_PAPER = re.compile(r"\s*(?:cá nhân|hộ gia đình|tập thể|đơn vị)(?!\w)")
_STOP = re.compile(r"\.(?=\s|$)")
# 'Hồ sơ công việc phải lưu đủ: ...' is a file of the office.
_INSPECTED = re.compile(
    r"hồ sơ (?:công việc|lưu trữ|bệnh án|đất|sức khỏe|thủ tục|dịch vụ|hành chính|quản lý|chuyên môn|đảng viên"
    r"|cán bộ|dự án)"
    r"|(?:kiểm tra|rà soát|đối chiếu|quản lý|lưu trữ|số hóa|nghiên cứu|xem xét)(?: về)? "
)


def extract_dossier(reading: Reading) -> Dossier | None:
    """Return the dossier with its components and the number of copies; None when the plan asks for none."""
    components: list[Item] = []
    copies: int | None = None
    evidence: list[Span] = []
    for section in _dossier_nodes(reading):
        components = components or _components(reading, section)
        for node in reading.outline.walk(section):
            match = _COPIES.search(reading.low, node.start, node.end) if copies is None else None
            if match is not None:
                copies = int(match["copies"])
                evidence.append(reading.span(match.start(), match.end()))
    if not components and copies is None:
        return None
    return Dossier(components=tuple(components), copies=copies, evidence=tuple(evidence))


def _dossier_nodes(reading: Reading) -> list[Node]:
    """Sections of the dossier, and items that open its list in a sentence ('Hồ sơ đề nghị lập 01 bộ, gồm:')."""
    sections = [node for node in outermost(reading, "dossier") if not _is_inspected(reading, node)]
    inside = {node.index for section in sections for node in reading.outline.walk(section)}
    openers = [
        node
        for node in reading.outline.nodes
        if node.index not in inside and _opens(reading, node) and not _is_inspected(reading, node)
    ]
    return [*sections, *openers]


def _is_inspected(reading: Reading, node: Node) -> bool:
    """'Kiểm tra hồ sơ, tài liệu: Giấy phép ...' and the papers an annex asks for are no dossier of a commendation."""
    return node.start in reading.outline.annexes or _INSPECTED.match(reading.low, node.body, node.end) is not None


def _opens(reading: Reading, node: Node) -> bool:
    if node.kind not in {"item", "paragraph"}:
        return False
    if not reading.low.startswith("hồ sơ", node.body):
        named = reading.low.find("hồ sơ", node.body, node.end)
        return named >= 0 and _EMBEDDED.search(reading.low, named, node.end) is not None
    head = _LIST_HEAD.match(reading.low, node.body, node.end)
    return head is not None or _COPIES.search(reading.low, node.body, node.end) is not None


def _components(reading: Reading, section: Node) -> list[Item]:
    inline = _inline(reading, section)
    if inline:
        return inline
    for node in reading.outline.walk(section):
        listed = [kid for kid in members(reading, node) if _is_component(reading, kid)]
        if len(listed) >= 2 or (listed and node.index != section.index):
            return [reading.item(kid) for kid in listed]
    single = [kid for kid in members(reading, section) if _is_component(reading, kid)]
    for kid in members(reading, section):
        # '02 bộ, gồm: tờ trình; báo cáo thành tích' names a paper and is none
        if len(single) < 2 and (parts := _inline(reading, kid)):
            return parts
    return [reading.item(kid) for kid in single]


def _is_component(reading: Reading, node: Node) -> bool:
    if node.kind == "heading" or reading.outline.children[node.index]:
        return False
    if _NOT_COMPONENT.match(reading.low, node.body, node.end) or run_in(reading, node) is not None:
        return False
    return _COMPONENT.search(reading.low, node.body, min(node.end, node.body + 80)) is not None


def _inline(reading: Reading, node: Node) -> list[Item]:
    """'Hồ sơ (01 bộ): Tờ trình; báo cáo thành tích; biên bản xét khen thưởng; gửi ...' on one line."""
    low = reading.low
    head = (
        _LIST_HEAD.match(low, node.body, node.end)
        or _EMBEDDED.search(low, node.body, node.end)
        or _ANY_HEAD.match(low, node.body, node.end)
    )
    if head is None or head.end() >= node.end - 3:
        return []
    stop = _STOP.search(low, head.end(), node.end)
    end = stop.start() if stop else node.end
    # In 'Tờ trình, biên bản họp; mỗi loại 01 bản' the commas part the papers.
    by_semicolon = _split(reading, head.end(), end, _SEMICOLON) if ";" in low[head.end() : end] else []
    items = by_semicolon if len(by_semicolon) >= 2 else _split(reading, head.end(), end, _ANY_MARK)
    return items if len(items) >= 2 else []


def _split(reading: Reading, start: int, end: int, marks: re.Pattern[str]) -> list[Item]:
    """Return the papers between the marks of `text[start:end]`; marks inside parentheses part none."""
    cuts = [one.start() for one in marks.finditer(reading.low, start, end) if _parts_papers(reading, one, end)]
    return [item for at, stop in pairwise([start - 1, *cuts, end]) for item in _papers(reading, at + 1, stop)]


def _parts_papers(reading: Reading, mark: re.Match[str], end: int) -> bool:
    """'báo cáo thành tích của tập thể, cá nhân' is one paper."""
    return mark.group() in ";," and _SAME_PAPER.match(reading.low, mark.end(), end) is None


def _papers(reading: Reading, start: int, end: int) -> list[Item]:
    """Return the papers between two separators: 'báo cáo thành tích và biên bản họp xét' are two."""
    stops = [start, *(match.start() for match in _AND_PAPER.finditer(reading.low, start, end)), end]
    found: list[Item] = []
    for at, stop in pairwise(stops):
        lead = _LEAD.match(reading.low, at, stop)
        first = lead.end() if lead else at
        if _COMPONENT.match(reading.low, first, stop) and not _NOT_COMPONENT.match(reading.low, first, stop):
            found.append(reading.item_at(first, stop))
    return found
