"""`Document` -> `Outline`: regions first, then the tree of the preamble, the body and the annexes."""

from __future__ import annotations

from models.document import Document
from models.outline import Node, NodeKind, Outline
from pipeline.nlp.analysis import Analysis
from pipeline.nlp.fold import fold
from pipeline.outline.headings import run_in_end
from pipeline.outline.regions import Regions, find_regions
from pipeline.outline.roles import heading_roles
from pipeline.outline.tree import Draft, build

_ALWAYS_HEADINGS = {"part", "chapter", "section", "capital", "roman", "article", "head"}
_MAX_HEADING = 200


def outline(document: Document, analysis: Analysis) -> Outline:
    """Return the outline of a document; every block of preamble, body and annexes is one node."""
    regions = find_regions(document)
    drafts: list[Draft] = []
    for first, last in (regions.preamble, regions.body, regions.annexes):
        offset = len(drafts)
        for draft in build(document, first, last):
            draft.parent = None if draft.parent is None else draft.parent + offset
            draft.children = [child + offset for child in draft.children]
            drafts.append(draft)
    nodes = tuple(_node(document, analysis, index, draft) for index, draft in enumerate(drafts))
    children = tuple(tuple(draft.children) for draft in drafts)
    return Outline(document=document, nodes=nodes, children=children, **_named(regions, document))


def _named(regions: Regions, document: Document) -> dict[str, object]:
    return {
        name: regions.region(name, document) for name in ("header", "title", "preamble", "body", "closing", "annexes")
    }


def _node(document: Document, analysis: Analysis, index: int, draft: Draft) -> Node:
    block = document.blocks[draft.block]
    body = block.start + (draft.marker.rest if draft.marker else 0)
    text = fold(document.text[block.start : block.end])
    kind, head_end = _kind(draft, text, body - block.start, bold=block.bold or block.level is not None)
    roles = heading_roles(analysis, body, block.start + head_end) if head_end > body - block.start else ()
    if kind != "heading" and not roles:
        head_end = body - block.start
    return Node(
        index=index, kind=kind, start=block.start, end=block.end, body=body, head_end=block.start + head_end,
        block=draft.block, label=draft.marker.label if draft.marker else None, marker=draft.kind, parent=draft.parent,
        roles=roles, table=block.table if draft.kind in {"table", "cell"} else None,
    )  # fmt: skip


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
    if run_in is not None and draft.kind != "intro":
        return ("item" if draft.marker else "paragraph"), run_in
    if draft.kind == "intro":
        return "paragraph", len(text)
    return ("item" if draft.marker else "paragraph"), body


def _short_head(draft: Draft, text: str, *, bold: bool) -> bool:
    stripped = text.rstrip()
    if len(stripped) > _MAX_HEADING or stripped[-1:] in ".;,":
        return False
    return bold or bool(draft.children) or looks_like_heading_text(stripped)


def looks_like_heading_text(text: str) -> bool:
    """Tell whether an item without children may still be a heading: few words, no stop ('1. Đối tượng')."""
    return len(text) <= 60 and text[-1:] not in ".;,:"
