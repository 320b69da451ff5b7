"""Criteria: the conditions for a commendation, with whom they apply to and the award they belong to."""

from __future__ import annotations

import re

from models.campaign import AppliesTo, Criterion
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.groups import heading_applies_to
from pipeline.extract.sections import run_in, sections_of

# 'Giấy khen của Chủ tịch UBND xã giao Chủ tịch UBND xã quy định cụ thể', 'Tập thể đạt các tiêu chí sau:' are no criteria.
_FRAME = re.compile(r"(?:quy định cụ thể|sau đây|như sau|sau|gồm)\s*[:.]?\s*$|:\s*$")


def extract_criteria(reading: Reading) -> tuple[Criterion, ...]:
    """Return the criteria in printed order: the lowest items under the sections of criteria."""
    found: list[Criterion] = []
    for section in sections_of(reading, "criteria"):
        if set(section.roles) - {"criteria", "targets", "contents", "awards"} or _is_framed_elsewhere(reading, section):
            continue
        found.extend(_of_section(reading, section))
    return tuple(found)


def _is_framed_elsewhere(reading: Reading, section: Node) -> bool:
    """A compound heading ('Nội dung, tiêu chí') over one list names its contents, not its criteria."""
    return "contents" in section.roles


def _of_section(reading: Reading, section: Node) -> list[Criterion]:
    leaves = [node for node in reading.outline.walk(section) if node.index != section.index and _is_leaf(reading, node)]
    marked = [node for node in leaves if node.label is not None]
    chosen = marked or [node for node in leaves if node.kind == "paragraph"]
    words = run_in(reading, section)
    if not chosen and words is not None:
        item = reading.item_at(*words)
        return [Criterion(text=item.text, applies_to=heading_applies_to(reading, *words), evidence=item.evidence)]
    return [_criterion(reading, section, node) for node in chosen]


def _is_leaf(reading: Reading, node: Node) -> bool:
    if reading.outline.children[node.index] or node.kind in {"heading", "table", "cell"}:
        return False
    other = set(reading.outline.roles(node)) - {"criteria", "targets", "awards", "contents"}
    return not other and _FRAME.search(reading.low, node.body, node.end) is None


def _criterion(reading: Reading, section: Node, node: Node) -> Criterion:
    start, end = node.body, node.end
    applies = _inherited(reading, section, node)
    # 'Đối với tập thể: hoàn thành 100% ...' on one line: the head says whom, the rest is the criterion.
    head = re.compile(r"(?:đối với |về )?(?:tập thể|cá nhân)[^:;.]{0,60}:\s*").match(reading.low, start, end)
    if head is not None and head.end() < end:
        applies, start = heading_applies_to(reading, start, head.end()), head.end()
    item = reading.item_at(start, end, node.label)
    return Criterion(text=item.text, applies_to=applies, award=_award(reading, section, node), evidence=item.evidence)


def _inherited(reading: Reading, section: Node, node: Node) -> AppliesTo | None:
    """Return whom the nearest heading above names; headings above the section count too ('1. Khen thưởng tập thể')."""
    for ancestor in reading.outline.path(node):
        if (applies := heading_applies_to(reading, ancestor.body, ancestor.end)) is not None and len(
            reading.text[ancestor.body : ancestor.end]
        ) < 200:
            return applies
        if ancestor.index == section.index:
            break
    return None


def _award(reading: Reading, section: Node, node: Node) -> str | None:
    """Return the form of commendation named above the list, or in the paragraph that opens it."""
    for ancestor in reading.outline.path(node):
        if (hit := next(iter(reading.hits("award_form", ancestor.body, ancestor.end)), None)) is not None:
            return hit.key
        if ancestor.index == section.index:
            break
    openers = [kid for kid in reading.outline.kids(section) if kid.kind == "paragraph" and kid.start < node.start]
    hits = [hit for kid in openers for hit in reading.hits("award_form", kid.body, kid.end)]
    return hits[-1].key if hits else None
