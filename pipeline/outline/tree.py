"""Blocks -> tree: a stack of open markers decides what is sibling, child or way up.

Marked blocks: a kind that is open already makes a sibling (`2.` after `1.`), unless a list starts anew at one inside
it; a new kind goes below, higher kinds close lower ones. Unmarked paragraphs go to the nearest open container: a
heading, or an item that ended in a colon and has no list of its own yet. The stack is never deeper than `MAX_DEPTH`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from models.document import Block, Document
from pipeline.nlp.markers import Marker
from pipeline.outline.drafts import Builder, Draft, new_builder
from pipeline.outline.headings import (
    looks_like_heading,
    names_section,
    opens_in_capitals,
    opens_section,
    stops_behind_section,
)

# Lower rank is nearer the root; equal rank closes an open entry of another kind (dash and bullet lists do not nest).
_RANK = {
    "part": 0, "chapter": 1, "section": 2, "capital": 2.5, "roman": 3, "article": 3, "head": 3, "number": 4,
    "decimal": 5, "number_paren": 6, "letter": 6, "ordinal": 6, "intro": 6.5, "dash": 7, "bullet": 8, "plus": 8,
}  # fmt: skip
MAX_DEPTH = 16
_FRAMES = {"part", "chapter", "section", "capital", "roman", "article", "head"}
_COUNTED = {"number", "decimal", "number_paren", "letter", "ordinal"}
# Closing words of the whole plan: 'Trên đây là Kế hoạch ...', 'Trong quá trình thực hiện, nếu có vướng mắc ...'.
_FAREWELL = re.compile(
    r"(?:trên đây là|trong quá trình|yêu cầu (?:các|thủ trưởng)|nhận được kế hoạch|đề nghị các)\b", re.IGNORECASE
)


def build(document: Document, first: int, last: int, section_columns: Mapping[int, int]) -> list[Draft]:
    """Return the drafts of blocks `first..last`, parents before children.

    `section_columns` gives the tables that lay out sections, each with the column that names them.
    """
    builder = new_builder(document, first, last, section_columns)
    seen_frame = False
    for index in range(first, last):
        block = document.blocks[index]
        text = builder.text(index)
        if block.table is not None:
            if block.table not in section_columns or _is_in_table_head(document, block):
                _add_cell(builder, index, block)
                continue
            if block.col == section_columns[block.table]:
                _add_head(builder, index, block)
                seen_frame = True
                continue
        marker = builder.markers[index - first]
        if marker is not None:
            _add_marked(builder, index, marker)
            seen_frame = True
        elif looks_like_heading(block, text) or (names_section(text) and _stands_apart(builder, index)):
            _add_head(builder, index, block)
            seen_frame = True
        else:
            if opens_in_capitals(text):
                _close_heads(builder)
            # 'Nội dung:' of a plan without numbered sections holds its list, 'thực hiện như sau:' does not
            seen_frame = seen_frame or opens_section(text)
            _add_paragraph(builder, index, text, container=seen_frame)
    return builder.drafts


def _stands_apart(builder: Builder, index: int) -> bool:
    """Tell whether the line above ends a sentence: 'Mục đích' is no continuation of it."""
    return index == builder.first or builder.text(index - 1).rstrip()[-1:] in ".;:/"


def _is_in_table_head(document: Document, block: Block) -> bool:
    return block.table is not None and block.row is not None and block.row < document.tables[block.table].header_rows


def _add_cell(builder: Builder, index: int, block: Block) -> None:
    assert block.table is not None  # noqa: S101 (the caller looked)
    if block.table not in builder.tables:
        _close_items(builder, index)
        builder.tables[block.table] = builder.add(index, "table", None)
    table = builder.tables[block.table]
    builder.drafts.append(Draft(index, "cell", None, table, ends_open=False, is_head=False))
    builder.drafts[table].children.append(len(builder.drafts) - 1)


def _add_marked(builder: Builder, index: int, marker: Marker) -> None:
    stack = builder.stack
    position = _open_sibling(builder, marker)
    if position is None and len(stack) >= MAX_DEPTH:
        builder.close_to(MAX_DEPTH - 1)
    if position is not None:
        builder.close_to(position)
    elif not _nests_under_top(builder, marker):
        rank = _rank(marker.kind, marker)
        while stack and _rank(builder.drafts[stack[-1]].kind, builder.drafts[stack[-1]].marker) >= rank:
            stack.pop()
    builder.open(index, marker.kind, marker)


def _rank(kind: str, marker: Marker | None) -> float:
    """Return how deep an entry stands: '1.1.1.' below '1.1.'."""
    deeper = marker.depth - 2 if marker is not None and kind == "decimal" else 0
    return _RANK[kind] + 0.2 * deeper


def _open_sibling(builder: Builder, marker: Marker) -> int | None:
    """Return the stack position of an open entry of the same kind that this marker continues."""
    for position in range(len(builder.stack) - 1, -1, -1):
        draft = builder.drafts[builder.stack[position]]
        if draft.kind != marker.kind or draft.marker is None:
            continue
        if draft.marker.depth != marker.depth:
            continue
        is_restart = marker.kind in _COUNTED - {"decimal"} and marker.numbers == (1,)
        if is_restart and position < len(builder.stack) - 1:
            return None
        return position
    return None


def _nests_under_top(builder: Builder, marker: Marker) -> bool:
    """Tell whether the marker opens a list under an item that announced it: '... gồm có:' then 'a)'."""
    if not builder.stack or marker.kind in _FRAMES:
        return False
    top = builder.drafts[builder.stack[-1]]
    if top.ends_open and not top.children:
        return True
    # '5) Tiêu chí' then 'a- Tập thể:': marks of one rank nest where the second begins its count right below the first.
    if top.kind == "number_paren" and marker.kind == "letter" and marker.numbers == (1,) and not top.children:
        return True
    # '2. ...' then '1. ...': a list of its own below, once; '1.' after '1.' is another list, no deeper one.
    same_kind = sum(builder.drafts[number].kind == marker.kind for number in builder.stack)
    if top.marker is None or top.kind != marker.kind or top.marker.numbers == (1,):
        return False
    return marker.kind in _COUNTED and marker.numbers == (1,) and same_kind == 1


def _add_head(builder: Builder, index: int, block: Block) -> None:
    """An unnumbered heading: as deep as the last one that looked the same, else below what is open."""
    stack = builder.stack
    for position, number in enumerate(stack):
        draft = builder.drafts[number]
        other = builder.document.blocks[draft.block]
        if draft.kind == "head" and (other.level, other.bold, other.align) == (block.level, block.bold, block.align):
            builder.close_to(position)
            break
        if block.level is not None and other.level is not None and other.level >= block.level:
            builder.close_to(position)
            break
    else:
        while stack and not _is_frame(builder, stack[-1]):
            stack.pop()
    builder.open(index, "head", None, is_head=True)


def _close_heads(builder: Builder) -> None:
    """'ĐỐI TƯỢNG: các cấp ủy, chi bộ' stands beside the heads in capitals above it, not below the last of them."""
    while builder.stack and (
        builder.drafts[builder.stack[-1]].kind == "head" or not _is_frame(builder, builder.stack[-1])
    ):
        builder.stack.pop()


def _is_frame(builder: Builder, number: int) -> bool:
    draft = builder.drafts[number]
    block = builder.document.blocks[draft.block]
    return draft.kind in _FRAMES or block.level is not None or block.bold


def _add_paragraph(builder: Builder, index: int, text: str, *, container: bool) -> None:
    if _FAREWELL.match(text):
        while builder.stack and builder.drafts[builder.stack[-1]].kind not in _FRAMES:
            builder.stack.pop()
        builder.add(index, "paragraph", None)
        return
    _close_items(builder, index)
    if container and text.rstrip().endswith(":"):
        builder.open(index, "intro", None)
    else:
        builder.add(index, "paragraph", None)


def _close_items(builder: Builder, index: int) -> None:
    """Close what a paragraph cannot belong to."""
    while builder.stack and not _takes_paragraph(builder, builder.stack[-1], index):
        builder.stack.pop()


def _takes_paragraph(builder: Builder, number: int, index: int) -> bool:
    draft = builder.drafts[number]
    block = builder.document.blocks[draft.block]
    if draft.kind in _FRAMES or block.level is not None or block.bold:
        return True
    if draft.kind == "intro":
        return False
    text = builder.text(draft.block).rstrip()
    if (
        draft.kind in _COUNTED
        and not draft.has_list
        and (
            draft.ends_open
            or (text[-1:] not in ".;," and len(text) < 160)
            or (draft.marker is not None and stops_behind_section(text[draft.marker.rest :]))
        )
    ):
        return True
    return draft.kind in _COUNTED and _continues_after(builder, draft, index)


def _continues_after(builder: Builder, draft: Draft, index: int) -> bool:
    """Tell whether the next marker goes on with this item's count: the paragraph between belongs to the item."""
    if draft.marker is None or not draft.marker.numbers:
        return False
    following = (*draft.marker.numbers[:-1], draft.marker.numbers[-1] + 1)
    marker = builder.coming[index - builder.first]
    return marker is not None and marker.kind == draft.kind and marker.numbers == following
