"""Where on a page the plan or article stands: the elements to leave out, and the element to read.

A portal has one stretch of prose; around it stand lists of links. Prose is counted in characters of text outside links
in blocks of some length. The element to read is the deepest that holds nearly all prose, widened by the neighbours that
are no lists of links: headline, day, author, the header and closing of a plan.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.read.html.elements import BLOCKS, Node, is_named_furniture, is_printed

# A line of prose is longer than entries of menus; shorter blocks count where they are not links.
_PROSE = 60
_NEARLY_ALL = 0.85
_MOST = 0.5
# What may stand beside the prose and still be its headline or closing, in characters and as a part of the prose.
_BESIDE, _BESIDE_SHARE = 400, 0.15
# Entries of menus are links and nothing else; citations may be linked but for a word ('Căn cứ' and the name of a law).
_LINKED = 0.93


@dataclass(slots=True)
class Weight:
    """Characters in an element: all, inside links, and of prose."""

    text: int = 0
    linked: int = 0
    prose: int = 0


class Region:
    """The part of a page to read."""

    def __init__(self, body: Node) -> None:
        self._weights: dict[Node, Weight] = {}
        self.dropped: set[Node] = set()
        whole = self._weigh(body, in_link=False)
        self._drop_furniture(body, whole)
        self.root = self._widened(self._deepest(body))

    def weight(self, node: Node) -> Weight:
        """Return the characters of an element; none where it is not printed."""
        return self._weights.get(node, Weight())

    def is_links(self, node: Node) -> bool:
        """Tell whether an element is mostly links."""
        weight = self.weight(node)
        return weight.text > 0 and weight.linked >= _LINKED * weight.text

    def _weigh(self, node: Node, *, in_link: bool) -> Weight:
        weight = Weight()
        if not is_printed(node):
            self.dropped.add(node)
            return weight
        in_link = in_link or (node.tag == "a" and node.get("href") is not None)
        own = len((node.text or "").strip())
        inline = own
        for child in node:
            found = self._weigh(child, in_link=in_link)
            tail = len((child.tail or "").strip())
            own += tail
            weight.text += found.text
            weight.linked += found.linked
            weight.prose += found.prose
            inline += tail + (found.text - found.linked if child.tag not in BLOCKS else 0)
        weight.text += own
        weight.linked += own if in_link else 0
        if node.tag in BLOCKS and not in_link and inline >= _PROSE:
            weight.prose += inline
        self._weights[node] = weight
        return weight

    def _drop_furniture(self, node: Node, whole: Weight) -> None:
        for child in node:
            if child in self.dropped:
                continue
            if is_named_furniture(child) and self.weight(child).prose <= _MOST * whole.prose:
                self._drop(child)
            else:
                self._drop_furniture(child, whole)

    def _drop(self, node: Node) -> None:
        gone = self.weight(node)
        self.dropped.add(node)
        for parent in node.iterancestors():
            weight = self.weight(parent)
            weight.text -= gone.text
            weight.linked -= gone.linked
            weight.prose -= gone.prose
        gone.text = gone.linked = gone.prose = 0

    def _deepest(self, body: Node) -> Node:
        node = body
        least = _NEARLY_ALL * self.weight(body).prose
        while least > 0:
            inner = next(
                (child for child in node if child not in self.dropped and self.weight(child).prose >= least), None
            )
            if inner is None or inner.tag not in BLOCKS:
                break
            node = inner
        return self._whole_list(node)

    @staticmethod
    def _whole_list(node: Node) -> Node:
        """Return the table or list around a single cell, row or item; else the element itself."""
        while node.tag in {"td", "th", "tr", "tbody", "li", "p"} and (parent := node.getparent()) is not None:
            node = parent
            if node.tag in {"table", "ul", "ol"}:
                break
        return node

    def _widened(self, node: Node) -> Node:
        prose = self.weight(node).text
        room = max(_BESIDE, _BESIDE_SHARE * prose)
        for parent in node.iterancestors():
            beside = self.weight(parent)
            added = beside.text - self.weight(node).text
            links = beside.linked - self.weight(node).linked
            if parent.tag == "html" or added - links > room:
                break
            node = parent
        return node
