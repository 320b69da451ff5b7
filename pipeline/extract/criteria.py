"""Criteria: the conditions for a commendation, with whom they apply to and the award they belong to."""

from __future__ import annotations

import re

from models.campaign import AppliesTo, Criterion
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.groups import heading_applies_to
from pipeline.extract.sections import run_in, sections_of

# 'Giấy khen của Chủ tịch UBND xã giao Chủ tịch UBND xã quy định cụ thể', 'Tập thể đạt các tiêu chí sau:' are none.
_FRAME = re.compile(r"(?:quy định cụ thể|sau đây|như sau|sau|gồm)\s*[:.]?\s*$|:\s*$")
# 'Đối với tập thể: hoàn thành 100% ...' on one line: the head says whom, the rest is the criterion.
_HEAD = re.compile(r"(?:đối với |về )?(?:các )?(?:tập thể|cá nhân|hộ gia đình)[^:;.]{0,60}:\s*")
_KINDRED = {"criteria", "targets", "awards", "contents"}
_OPEN_HEAD = 200


def extract_criteria(reading: Reading) -> tuple[Criterion, ...]:
    """Return the criteria in printed order: the lowest items under the sections of criteria.

    A compound heading ('Nội dung, tiêu chí') over one list names its contents, not its criteria.
    """
    found: list[Criterion] = []
    for section in sections_of(reading, "criteria"):
        if set(section.roles) <= _KINDRED - {"contents"}:
            found.extend(_of_section(reading, section))
    return tuple(found)


def _of_section(reading: Reading, section: Node) -> list[Criterion]:
    leaves = [node for node in reading.outline.walk(section) if node.index != section.index and _is_leaf(reading, node)]
    marked = [node for node in leaves if node.label is not None]
    chosen = marked or [node for node in leaves if node.kind == "paragraph"]
    words = run_in(reading, section)
    if not chosen and words is not None:
        item = reading.item_at(*words)
        return [Criterion(text=item.text, applies_to=heading_applies_to(reading, *words), evidence=item.evidence)]
    award = _opening_award(reading, section)
    return [_criterion(reading, section, node, award) for node in chosen]


def _is_leaf(reading: Reading, node: Node) -> bool:
    if reading.outline.children[node.index] or node.kind in {"heading", "table", "cell"}:
        return False
    other = set(reading.outline.roles(node)) - _KINDRED
    return not other and _FRAME.search(reading.low, max(node.body, node.end - 60), node.end) is None


def _criterion(reading: Reading, section: Node, node: Node, opening: str | None) -> Criterion:
    start, end = node.body, node.end
    applies = _inherited(reading, section, node)
    head = _HEAD.match(reading.low, start, end)
    if head is not None and head.end() < end:
        applies, start = heading_applies_to(reading, start, head.end()), head.end()
    item = reading.item_at(start, end, node.label)
    award = _award_above(reading, section, node) or opening
    return Criterion(text=item.text, applies_to=applies, award=award, evidence=item.evidence)


def _inherited(reading: Reading, section: Node, node: Node) -> AppliesTo | None:
    """Return whom the nearest heading above names, the section's own included ('1. Khen thưởng tập thể')."""
    for ancestor in reading.outline.path(node):
        is_head = ancestor.end - ancestor.body < _OPEN_HEAD
        if is_head and (applies := heading_applies_to(reading, ancestor.body, ancestor.end)) is not None:
            return applies
        if ancestor.index == section.index:
            break
    return None


def _award_above(reading: Reading, section: Node, node: Node) -> str | None:
    """Return the form of commendation named in a heading above the list."""
    for ancestor in reading.outline.path(node):
        hit = next(iter(reading.hits("award_form", ancestor.body, ancestor.end)), None)
        if hit is not None:
            return hit.key
        if ancestor.index == section.index:
            break
    return None


def _opening_award(reading: Reading, section: Node) -> str | None:
    """Return the form named in the paragraphs that open the section."""
    openers = [kid for kid in reading.outline.kids(section) if kid.kind == "paragraph"]
    hits = [hit for kid in openers for hit in reading.hits("award_form", kid.body, kid.end)]
    return hits[-1].key if hits else None
