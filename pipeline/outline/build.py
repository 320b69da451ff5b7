"""`Document` -> `Outline`: regions first, then the tree of the preamble, the body and the annexes."""

from __future__ import annotations

import re

from models.document import Document
from models.outline import Node, NodeKind, Outline
from pipeline.nlp.analysis import Analysis
from pipeline.nlp.fold import folded_document
from pipeline.outline.drafts import Draft
from pipeline.outline.headings import run_in_end, stops_behind_section
from pipeline.outline.laidout import section_columns
from pipeline.outline.regions import find_regions
from pipeline.outline.roles import heading_roles, is_role_alone
from pipeline.outline.tree import build

_ALWAYS_HEADINGS = {"part", "chapter", "section", "capital", "roman", "article", "head"}
_MAX_HEADING = 200
_MAX_BARE_HEADING = 60
_HEAD_BY_STOP = re.compile(r"[^.:;,]{4,40}(?=\.\s+\S)")


def outline(document: Document, analysis: Analysis) -> Outline:
    """Return the outline of a document; every block of preamble, body and annexes is one node."""
    regions = find_regions(document)
    drafts: list[Draft] = []
    columns = section_columns(document, analysis)
    for first, last in (regions.preamble, regions.body, regions.annexes):
        offset = len(drafts)
        for draft in build(document, first, last, columns):
            draft.parent = None if draft.parent is None else draft.parent + offset
            draft.children = [child + offset for child in draft.children]
            drafts.append(draft)
    return Outline(
        document=document,
        nodes=tuple(_node(document, analysis, index, draft) for index, draft in enumerate(drafts)),
        children=tuple(tuple(draft.children) for draft in drafts),
        header=regions.region("header", document),
        title=regions.region("title", document),
        preamble=regions.region("preamble", document),
        body=regions.region("body", document),
        closing=regions.region("closing", document),
        annexes=regions.region("annexes", document),
    )


def _node(document: Document, analysis: Analysis, index: int, draft: Draft) -> Node:
    block = document.blocks[draft.block]
    body = block.start + (draft.marker.rest if draft.marker else 0)
    text = folded_document(document.printed_text)[block.start : block.end]
    kind, head = _kind(draft, text, body - block.start, bold=block.bold or block.level is not None)
    head_end = block.start + head
    if head_end == body and kind in {"item", "paragraph"}:
        head_end = _head_by_stop(analysis, text, block.start, body)
    roles = heading_roles(analysis, body, head_end) if head_end > body else ()
    return Node(
        index=index,
        kind=kind,
        start=block.start,
        end=block.end,
        body=body,
        head_end=head_end if kind == "heading" or roles else body,
        block=draft.block,
        label=draft.marker.label if draft.marker else None,
        marker=draft.kind,
        parent=draft.parent,
        roles=roles,
        table=block.table if draft.kind in {"table", "cell"} else None,
    )


def _head_by_stop(analysis: Analysis, text: str, start: int, body: int) -> int:
    """Return the end of a head that a stop closes ('Yêu cầu. Phong trào phải thiết thực'), else `body`."""
    match = _HEAD_BY_STOP.match(text, body - start)
    if match is None or not is_role_alone(analysis, body, start + match.end()):
        return body
    return start + match.end()


def _kind(draft: Draft, text: str, body: int, *, bold: bool) -> tuple[NodeKind, int]:
    """Return the kind and where the head ends inside the block."""
    if draft.kind in {"table", "cell"}:
        return ("table" if draft.kind == "table" else "cell"), body
    run_in = run_in_end(text, body)
    ends_alone = run_in is None or run_in >= len(text.rstrip()) - 1
    if draft.kind in _ALWAYS_HEADINGS and len(text) <= _MAX_HEADING and (ends_alone or draft.kind == "head"):
        return "heading", len(text)
    if draft.marker is not None and ends_alone and _short_head(draft, text, bold=bold):
        return "heading", len(text)
    if draft.kind == "intro":
        return "paragraph", len(text)
    kind: NodeKind = "item" if draft.marker else "paragraph"
    return kind, body if run_in is None else run_in


def _short_head(draft: Draft, text: str, *, bold: bool) -> bool:
    stripped = text.rstrip()
    if draft.children and draft.marker is not None and stops_behind_section(stripped[draft.marker.rest :]):
        return True
    if len(stripped) > _MAX_HEADING or stripped[-1:] in ".;,":
        return False
    return bold or bool(draft.children) or _bare_heading(stripped)


def _bare_heading(text: str) -> bool:
    """Tell whether an item without children may still be a heading: few words, no stop ('1. Đối tượng')."""
    return len(text) <= _MAX_BARE_HEADING and text[-1:] not in ".;,:"
