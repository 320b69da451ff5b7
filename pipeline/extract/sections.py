"""The items of a section, by the role of its heading: audiences, purposes, requirements, contents.

A heading that only frames is passed through ('1. Nhiệm vụ'); a joint list under 'Mục đích, yêu cầu' belongs to neither.
"""

from __future__ import annotations

import re

from models.campaign import Item, SectionRole
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.tables import listed_cells

# 'Toàn thể công chức ... thuộc Sở ra sức thi đua': who, then what they do.
_AUDIENCE_ACTS = re.compile(
    r"\s+(?:ra sức|tích cực|hăng hái|có trách nhiệm|cùng tham gia|tham gia (?:hưởng ứng|thi đua|phong trào))\b"
)
_SHORTEST = 3
# Contents that stand elsewhere, as in 'Nội dung: theo Phụ lục I đính kèm'.
_ANNEXED = re.compile(
    r"\(?(?:chi tiết |cụ thể )?(?:theo|tại|có|xem)?\s*(?:các\s+)?(?:phụ lục|biểu|bảng)|.{0,40}kèm(?: theo)?\W*$"
)
_CONTENT_HEAD = re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|phần việc")
_DUTIES = {"assignments", "implementation", "awards", "dossier", "funding", "criteria"}


def sections_of(reading: Reading, *roles: SectionRole) -> list[Node]:
    """Return the nodes whose own heading names one of the roles, the most specific ones: none below another."""
    named = [node for node in reading.outline.nodes if any(role in node.roles for role in roles)]
    below = {ancestor.index for node in named for ancestor in reading.outline.path(node)}
    return [node for node in named if node.index not in below]


def outermost(reading: Reading, role: SectionRole) -> list[Node]:
    """Return the nodes whose own heading names the role, those below another left out, in order."""
    found: list[Node] = []
    named: set[int] = set()
    for node in reading.outline.nodes:
        if role in node.roles and not any(ancestor.index in named for ancestor in reading.outline.path(node)):
            found.append(node)
            named.add(node.index)
    return found


def members(reading: Reading, node: Node, *, skip: tuple[SectionRole, ...] = ()) -> list[Node]:
    """Return the nodes that list the section's content: marked children, else paragraphs; frames are passed through."""
    kids = [
        kid
        for kid in reading.outline.kids(node)
        if not (kid.roles and set(kid.roles) & set(skip)) and (kid.kind == "table" or _has_words(reading, kid))
    ]
    marked = [kid for kid in kids if kid.label is not None]
    intros = [kid for kid in kids if kid.marker == "intro" and reading.outline.children[kid.index]]
    if marked:
        if len(marked) == 1 and marked[0].kind == "heading" and reading.outline.children[marked[0].index]:
            return members(reading, marked[0], skip=skip)
        return marked
    if intros:
        return [member for intro in intros for member in members(reading, intro, skip=skip)]
    heads = [kid for kid in kids if kid.marker == "head"]
    return heads or [kid for kid in kids if kid.kind == "paragraph"]


def _has_words(reading: Reading, node: Node) -> bool:
    """Tell whether anything stands behind the marker; a form leaves '-' or '1.' to be filled in."""
    start, end = reading.trim(node.body, node.end)
    return start < end


def run_in(reading: Reading, node: Node) -> tuple[int, int] | None:
    """Return the words behind a run-in head ('Phạm vi: Trên địa bàn toàn xã.'), or None."""
    if node.kind == "heading" or not node.roles or node.head_end >= node.end:
        return None
    start = node.head_end + (1 if reading.text[node.head_end] in ":." else 0)
    start, end = reading.trim(start, node.end)
    return (start, end) if end > start else None


def items_of(reading: Reading, node: Node) -> tuple[Item, ...]:
    """Return the section's items; the run-in words alone where it has no list."""
    words = run_in(reading, node)
    listed = members(reading, node)
    if words is not None and (not listed or not reading.text[words[0] : words[1]].endswith((":", "gồm"))):
        return (reading.item_at(*words), *(reading.item(member) for member in listed))
    return tuple(reading.item(member) for member in listed)


def extract_items(reading: Reading, *roles: SectionRole) -> tuple[Item, ...]:
    """Return the items of all sections with one of the roles; a compound heading over one list belongs to none."""
    sections = [node for node in sections_of(reading, *roles) if set(node.roles) <= set(roles)]
    return tuple(item for node in sections for item in items_of(reading, node))


def extract_purposes(reading: Reading) -> tuple[Item, ...]:
    """Return the purposes; 'Mục tiêu' stands for 'Mục đích' in a plan that has no purposes of that name."""
    if sections_of(reading, "purposes"):
        return extract_items(reading, "purposes")
    found: list[Item] = []
    for node in sections_of(reading, "objectives"):
        if node.roles == ("objectives",) and _stands_for_purpose(reading, node):
            found.extend(items_of(reading, node))
    return tuple(found)


def _stands_for_purpose(reading: Reading, node: Node) -> bool:
    """'Mục tiêu' paired with 'Yêu cầu', above or beside it, or in plain paragraphs; a list of it is of goals."""
    alone = not any("targets" in ancestor.roles for ancestor in reading.outline.path(node))
    if alone and not any(kid.label for kid in reading.outline.kids(node)):
        return True
    if any("requirements" in ancestor.roles for ancestor in reading.outline.path(node)):
        return True
    siblings = reading.outline.kids(reading.outline.nodes[node.parent]) if node.parent is not None else _tops(reading)
    return any("requirements" in sibling.roles for sibling in siblings)


def _tops(reading: Reading) -> list[Node]:
    return [node for node in reading.outline.nodes if node.parent is None and node.start in reading.outline.body]


def extract_audiences(reading: Reading) -> tuple[Item, ...]:
    """Return who takes part, without what they are called on to do."""
    found: list[Item] = []
    for node in sections_of(reading, "audiences"):
        if set(node.roles) - {"audiences", "scope"} and not run_in(reading, node):
            continue
        for item in items_of(reading, node):
            span = item.evidence[0]
            acts = _AUDIENCE_ACTS.search(reading.low, span.start + 10, span.end)
            end = acts.start() if acts else span.end
            found.append(reading.item_at(span.start, end, item.label))
    return tuple(found)


def extract_contents(reading: Reading) -> tuple[Item, ...]:
    """Return the items directly under the content or task section; Giải pháp is a section of its own."""
    found: list[Item] = []
    for node in sections_of(reading, "contents"):
        framed = set(node.roles) & {"implementation", "assignments", "criteria", "audiences"}
        if not framed and not _inside_duties(reading, node) and node.start not in reading.outline.annexes:
            listed = members(reading, node, skip=("solutions", "funding", "schedule"))
            words = run_in(reading, node)
            if not listed and words is not None and not _ANNEXED.match(reading.low, *words):
                # 'Nội dung: xây dựng nhà đồng đội; giúp dân gặt lúa' sets its items side by side.
                parts = reading.sentences(*words)
                found.extend(reading.item_at(*part) for part in parts if part.end - part.start > _SHORTEST)
            found.extend(reading.item(member) for member in listed)
            found.extend(() if listed or words else _in_table(reading, node))
    return tuple(found)


def _in_table(reading: Reading, node: Node) -> list[Item]:
    """Return the rows of a table that is all a section of contents has."""
    tables = [kid for kid in reading.outline.kids(node) if kid.kind == "table"]
    cells = [cell for table in tables for cell in listed_cells(reading, table, _CONTENT_HEAD)]
    return [reading.item_at(cell.start, cell.end) for cell in cells]


def _inside_duties(reading: Reading, node: Node) -> bool:
    return any(
        set(ancestor.roles) & _DUTIES and "contents" not in ancestor.roles for ancestor in reading.outline.path(node)
    )
