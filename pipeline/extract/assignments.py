"""Assignments: who does what, from the sections on duties and from tables of duties."""

from __future__ import annotations

import re

from models.campaign import Assignment, Item
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.sections import members
from pipeline.nlp.abbreviations import expand

_DUTY_START = re.compile(
    r"\s*(?:,|:|có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|tham mưu|tổng hợp|triển khai|tổ chức|xây dựng|thực hiện|căn cứ|đăng ký|báo cáo|hướng dẫn|theo dõi|phát động|tuyên truyền|ban hành|đề nghị)(?!\w)"
)
_BODY = re.compile(
    r"(?:giao |yêu cầu |đề nghị )?(?:các |toàn thể |thủ trưởng |trưởng |chủ tịch |giám đốc |hiệu trưởng |bí thư )?(?:ủy ban|ubnd|sở|ban|phòng|văn phòng|thường trực|hội đồng|hội|liên đoàn|công đoàn|đảng ủy|bộ|cục|chi cục|trung tâm|thanh tra|công an"
    r"|trường|trạm|đoàn|cơ quan|đơn vị|xã|phường|huyện|thôn|xóm|khối|cụm|tổ|thủ trưởng|trưởng|chủ tịch|giám đốc|hiệu trưởng|mặt trận|bệnh viện|báo|đài|chi bộ|doanh nghiệp|kho bạc)(?!\w)"
)
_MAX_ACTOR = 170


def extract_assignments(reading: Reading) -> tuple[Assignment, ...]:
    """Return one entry for each unit that the plan gives duties."""
    found: list[Assignment] = []
    for section in [*reading.sections("assignments"), *reading.sections("implementation")]:
        for node in members(reading, section):
            assignment = _of_node(reading, node)
            if assignment is not None:
                found.append(assignment)
    return tuple(found)


def _of_node(reading: Reading, node: Node) -> Assignment | None:
    if _BODY.match(reading.low, node.body, node.end) is None:
        return None
    kids = [kid for kid in reading.outline.kids(node) if kid.kind in {"item", "paragraph", "heading"}]
    if kids:
        end = node.head_end if node.head_end > node.body else node.end
        actor = _actor_words(reading, node.body, end)
        return _assignment(reading, node, actor, tuple(reading.item(kid) for kid in kids))
    colon = reading.folded.find(":", node.body, min(node.end, node.body + _MAX_ACTOR))
    start = colon if colon > 0 else _duty_start(reading, node)
    if start is None:
        return None
    first = start + 1 if reading.text[start] in ":," else start
    return _assignment(reading, node, _actor_words(reading, node.body, start), (reading.item_at(first, node.end),))


def _duty_start(reading: Reading, node: Node) -> int | None:
    """Return where the duty begins: at the first verb of duty that a list of bodies can be followed by."""
    for match in _DUTY_START.finditer(reading.low, node.body + 3, min(node.end, node.body + _MAX_ACTOR)):
        if match.group().strip() != ",":
            return match.start()
    return None


def _actor_words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    lead = re.compile(r"(?:giao|yêu cầu|đề nghị)\s+").match(reading.low, start, end)
    return reading.trim(lead.end() if lead else start, end)


def _assignment(reading: Reading, node: Node, actor: tuple[int, int], duties: tuple[Item, ...]) -> Assignment | None:
    words = reading.text[slice(*actor)].strip(" ,:")
    if not words or len(words) > _MAX_ACTOR:
        return None
    return Assignment(actor=expand(words), duties=duties, evidence=(reading.span(actor[0], actor[0] + len(words)),))
