"""Dossier and funding: what a proposal for commendation consists of, and who pays (domain notes 2.5, 2.6)."""

from __future__ import annotations

import re

from models.campaign import Dossier, Item
from models.outline import Node
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.extract.sections import members, run_in, sections_of

_COPIES = re.compile(
    r"(?<!\w)(?P<copies>\d{1,2})\s*(?:\([^)]{2,12}\)\s*)?bộ(?!\s*(?:tiêu chí|chỉ số|phận|máy|ngành|trưởng))(?!\w)"
)
_COMPONENT = re.compile(
    r"tờ trình|văn bản đề nghị|công văn đề nghị|báo cáo|biên bản|danh sách|bản sao|giấy xác nhận|quyết định|bản thành tích|phiếu|bản tóm tắt|đơn|tài liệu|xác nhận|minh chứng|ảnh|tóm tắt"
)
_NOT_COMPONENT = re.compile(
    r"(?:gửi|nộp)\b|trước ngày|chậm nhất|(?:số lượng|thời gian|thời hạn|nơi nhận|địa điểm|hình thức gửi)"
)
_LIST_HEAD = re.compile(r"hồ sơ[^.;:]{0,120}?(?:gồm(?: có)?|:)\s*:?")


def extract_dossier(reading: Reading) -> Dossier | None:
    """Return the dossier with its components and the number of copies; None when the plan asks for none."""
    components: list[Item] = []
    copies: int | None = None
    evidence: list[Span] = []
    for section in _dossier_nodes(reading):
        components = components or _components(reading, section)
        for node in reading.outline.walk(section):
            match = _COPIES.search(reading.low, node.start, node.end)
            if match is not None and copies is None:
                copies = int(match["copies"])
                evidence.append(reading.span(match.start(), match.end()))
    if not components and copies is None:
        return None
    return Dossier(components=tuple(components), copies=copies, evidence=tuple(evidence))


def _dossier_nodes(reading: Reading) -> list[Node]:
    """Sections of the dossier, and items that open its list in a sentence ('Hồ sơ đề nghị khen thưởng lập 01 bộ, gồm:')."""
    sections = reading.sections("dossier")
    inside = {node.index for section in sections for node in reading.outline.walk(section)}
    openers = [
        node for node in reading.outline.nodes
        if node.index not in inside and node.kind in {"item", "paragraph"} and re.match(r"hồ sơ\b", reading.low[node.body : node.end])
        and (_LIST_HEAD.match(reading.low, node.body, node.end) or _COPIES.search(reading.low, node.body, node.end))
    ]  # fmt: skip
    return [*sections, *openers]


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
        if (parts := _inline(reading, kid)) and not single:
            return parts
    return [reading.item(kid) for kid in single]


def _is_component(reading: Reading, node: Node) -> bool:
    start = run_in(reading, node)
    words = reading.low[node.body : node.end]
    if node.kind == "heading" or reading.outline.children[node.index] or _NOT_COMPONENT.match(words):
        return False
    return start is None and _COMPONENT.search(words[:80]) is not None


def _inline(reading: Reading, node: Node) -> list[Item]:
    """'Hồ sơ (01 bộ): Tờ trình; báo cáo thành tích; biên bản xét khen thưởng; gửi ...' on one line."""
    head = _LIST_HEAD.match(reading.low, node.body, node.end) or re.compile(
        r"[^.;:]{0,90}?(?:gồm(?: có)?\s*:?|:)"
    ).match(reading.low, node.body, node.end)
    if head is None or head.end() >= node.end - 3:
        return []
    stop = re.compile(r"\.(?=\s|$)").search(reading.low, head.end(), node.end)
    end = stop.start() if stop else node.end
    separator = ";" if ";" in reading.low[head.end() : end] else ","
    items: list[Item] = []
    at = head.end()
    for part in reading.text[head.end() : end].split(separator):
        words = part.lower().strip()
        if _COMPONENT.match(re.sub(r"^(?:\(?\d\)|[+-]|và)\s*", "", words)) and not _NOT_COMPONENT.match(words):
            items.append(reading.item_at(at, at + len(part)))
        at += len(part) + 1
    return items if len(items) >= 2 else []


_FUNDING_SENTENCE = re.compile(
    r"(?<!\w)(?:nguồn )?kinh phí(?: [^.;:\n]{0,80}?)?\s*(?::|(?:được )?(?:lấy |trích |chi |bố trí |sử dụng |thực hiện |cân đối )?(?:từ|trong|theo))\s*"
)
_SOURCE = re.compile(r"(?:ngân sách|nguồn|quỹ|kinh phí|dự toán|xã hội hóa|quy định|qui định|phụ lục)")
_PLAIN_FROM = re.compile(r"(?:^|(?<=\s))(?:lấy |trích |chi )?từ\s+")


def extract_funding(reading: Reading) -> Item | None:
    """Return the words that say who pays: behind a run-in head, in the funding section, or behind 'kinh phí ... từ'."""
    sections = sections_of(reading, "funding")
    ordered = sorted(sections, key=lambda node: "kinh phí" not in reading.low[node.body : node.head_end])
    for node in ordered:
        if set(node.roles) != {"funding"} and run_in(reading, node) is None:
            continue
        words = run_in(reading, node)
        if words is not None:
            return reading.item_at(*_source_words(reading, *words))
        for member in members(reading, node) or []:
            start, end = reading.trim(member.body, _first_sentence(reading, member.body, member.end))
            return reading.item_at(*_source_words(reading, start, end), member.label)
    return _funding_sentence(reading)


def _first_sentence(reading: Reading, start: int, end: int) -> int:
    stop = re.compile(r"\.(?=\s)").search(reading.low, start, end)
    return stop.start() if stop else end


def _source_words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """'Nguồn kinh phí khen thưởng lấy từ Quỹ ...' -> 'Quỹ ...'; 'được bố trí từ', 'theo' keep their sentence."""
    stop = re.compile(r"\.(?=\s)|;").search(reading.low, start, end)
    end = stop.start() if stop else end
    cue = _FUNDING_SENTENCE.match(reading.low, start, end)
    if (
        cue is not None
        and re.search(r"(?:lấy |trích |chi )?từ\s*$", cue.group())
        and not re.search(r"được|bố trí|thực hiện từ", cue.group())
    ):
        return reading.trim(cue.end(), end)
    return reading.trim(start, end)


def _funding_sentence(reading: Reading) -> Item | None:
    for node in reading.outline.nodes:
        if node.start in reading.outline.preamble or node.kind in {"heading", "table", "cell"}:
            continue
        for match in _FUNDING_SENTENCE.finditer(reading.low, node.body, node.end):
            stop = re.compile(r"\.(?=\s|$)|;|/").search(reading.low, match.end(), node.end)
            end = stop.start() if stop else node.end
            if (
                not match.group().rstrip().endswith(("từ", ":"))
                or _SOURCE.search(reading.low, match.end(), end) is None
            ):
                continue
            return reading.item_at(match.end(), end)
    return None
