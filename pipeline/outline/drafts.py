"""The tree while it is built: its nodes so far and the entries that are open."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from models.document import Document
from pipeline.nlp.fold import folded_document
from pipeline.nlp.markers import Marker, split_marker


@dataclass(slots=True)
class Draft:
    """A node while the tree is built."""

    block: int
    kind: str
    marker: Marker | None
    parent: int | None
    ends_open: bool
    is_head: bool
    has_list: bool = False
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Builder:
    """The tree so far; texts, markers and the next marker behind (`coming`) are those of the blocks from `first` on."""

    document: Document
    first: int
    texts: list[str]
    markers: list[Marker | None]
    coming: list[Marker | None]
    drafts: list[Draft] = field(default_factory=list)
    stack: list[int] = field(default_factory=list)
    tables: dict[int, int] = field(default_factory=dict)

    def text(self, index: int) -> str:
        """Return the words of a block, folded."""
        return self.texts[index - self.first]

    def add(self, index: int, kind: str, marker: Marker | None, *, is_head: bool = False) -> int:
        """Add a node below the innermost open entry and return its number."""
        parent = self.stack[-1] if self.stack else None
        text = self.text(index).rstrip()
        draft = Draft(index, kind, marker, parent, text.endswith((":", "như sau", "gồm", "sau đây")), is_head)
        self.drafts.append(draft)
        number = len(self.drafts) - 1
        if parent is not None:
            self.drafts[parent].children.append(number)
            self.drafts[parent].has_list |= marker is not None
        return number

    def open(self, index: int, kind: str, marker: Marker | None, *, is_head: bool = False) -> None:
        """Add a node that takes what follows."""
        self.stack.append(self.add(index, kind, marker, is_head=is_head))

    def close_to(self, position: int) -> None:
        """Close the open entries from `position` on."""
        del self.stack[position:]


def new_builder(document: Document, first: int, last: int, laid_out: Collection[int] = ()) -> Builder:
    """Return the empty tree of blocks `first..last`, each looked at once; `laid_out` are tables that hold lists."""
    blocks = document.blocks[first:last]
    folded = folded_document(document.printed_text)
    texts = [folded[block.start : block.end] for block in blocks]
    markers = [
        split_marker(text) if block.table is None or block.table in laid_out else None
        for text, block in zip(texts, blocks, strict=True)
    ]
    coming: list[Marker | None] = []
    after: Marker | None = None
    for marker in reversed(markers):
        coming.append(after)
        after = marker or after
    return Builder(document, first, texts, markers, coming[::-1])
