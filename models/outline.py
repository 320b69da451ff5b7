"""The outline of a document: a tree of headings, items and paragraphs over the canonical text, and its regions.

`Document` -> `Outline`. Offsets are offsets in the canonical text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from models.campaign import SectionRole
from models.document import Document

NodeKind = Literal["heading", "item", "paragraph", "table", "cell"]


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text: `start <= offset < end`; empty where start == end."""

    start: int
    end: int

    def __contains__(self, offset: int) -> bool:
        """Tell whether the offset lies inside."""
        return self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Node:
    """One printed block and its place in the tree.

    `start..end` is the whole block, `body` the first offset behind its marker; `head_end` ends the head of a run-in
    heading ('Phạm vi: Trên địa bàn') and equals `end` for a heading that stands alone, `body` where there is no head.
    """

    index: int
    kind: NodeKind
    start: int
    end: int
    body: int
    head_end: int
    block: int
    label: str | None = None
    marker: str | None = None
    parent: int | None = None
    roles: tuple[SectionRole, ...] = ()
    table: int | None = None


@dataclass(frozen=True, slots=True)
class Outline:
    """Nodes in document order with their children, and the regions of an administrative document (NĐ 30, Điều 8)."""

    document: Document
    nodes: tuple[Node, ...]
    children: tuple[tuple[int, ...], ...]
    header: Region
    title: Region
    preamble: Region
    body: Region
    closing: Region
    annexes: Region
    _roles: tuple[tuple[SectionRole, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        roles: list[tuple[SectionRole, ...]] = []
        for node in self.nodes:  # parents come first
            roles.append(node.roles or (roles[node.parent] if node.parent is not None else ()))
        object.__setattr__(self, "_roles", tuple(roles))

    def kids(self, node: Node) -> Iterator[Node]:
        """Yield the direct children in order."""
        return (self.nodes[index] for index in self.children[node.index])

    def walk(self, node: Node) -> Iterator[Node]:
        """Yield the node and all below it in document order."""
        waiting = [node.index]
        while waiting:
            index = waiting.pop()
            yield self.nodes[index]
            waiting.extend(reversed(self.children[index]))

    def path(self, node: Node) -> Iterator[Node]:
        """Yield the ancestors, nearest first."""
        index = node.parent
        while index is not None:
            yield self.nodes[index]
            index = self.nodes[index].parent

    def roles(self, node: Node) -> tuple[SectionRole, ...]:
        """Return the roles of the node's own heading, else those of the nearest ancestor that has any."""
        return self._roles[node.index]

    def tail(self, node: Node) -> int:
        """Return the end of the last node below."""
        last = node
        while self.children[last.index]:
            last = self.nodes[self.children[last.index][-1]]
        return last.end

    def text(self, node: Node) -> str:
        """Return the node's own words behind its marker."""
        return self.document.text[node.body : node.end]

    def inside(self, region: Region) -> Iterator[Node]:
        """Yield the nodes that begin in the region."""
        return (node for node in self.nodes if node.start in region)
