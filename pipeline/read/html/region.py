"""Where on a page the plan or article stands: the elements to leave out, and the element to read.

A portal has one stretch of prose; around it stand lists of links. Prose is counted in characters of text outside links
in blocks of some length. The element to read is the deepest that holds nearly all prose, widened by the neighbours that
are no lists of links: headline, day, author, the header and closing of a plan.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from pipeline.read.html.elements import BLOCKS, Node, is_furniture, is_named_furniture, is_printed
from pipeline.read.html.looks import is_ruled

# A line of prose is longer than entries of menus; shorter blocks count where they are not links.
_PROSE = 60
_NEARLY_ALL = 0.85
_MOST = 0.5
# What may stand beside the prose and still be its headline or closing, in characters and as a part of the prose.
_BESIDE, _BESIDE_SHARE = 400, 0.15
# Entries of menus are links and nothing else; citations may be linked but for a word ('Căn cứ' and the name of a law).
_LINKED = 0.93
# A column of a page has at least so much prose.
_COLUMN_PROSE = 300
# The first line of a document (NĐ 30/2020, Phụ lục I; Party), which has its own head: what portals put above is theirs.
_NATIONAL_NAME = re.compile(r"\b(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI|ĐẢNG CỘNG SẢN VIỆT)\b")
_TITLE = re.compile(r"(?:^|[^a-z])(?:title|headline|tieude|tieu-de)(?:$|[^a-z])|[a-z]Title\b")
_TITLE_WORDS = 4
_BEGINNING = 400  # characters


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
        deepest = self._deepest(body)
        self.root = deepest if self._is_column(deepest) else self._widened(deepest)

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
        own = _length(node.text)
        inline = own
        for child in node:
            found = self._weigh(child, in_link=in_link)
            tail = _length(child.tail)
            own += tail
            weight.text += found.text
            weight.linked += found.linked
            weight.prose += found.prose
            inline += tail + (found.text - found.linked if child.tag not in BLOCKS else 0)
        weight.text += own
        weight.linked += own if in_link else 0
        if node.tag in BLOCKS and not in_link and inline >= _PROSE and not is_furniture(_beginning(node)):
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

    def is_main(self, prose: int) -> bool:
        """Tell whether so many characters of prose are nearly all that the page has."""
        return prose >= _NEARLY_ALL * self.weight(self.root).prose

    def _is_column(self, node: Node) -> bool:
        """Tell whether a cell is a column of a page: it has prose, others stand beside it, and no rules are drawn."""
        row = node.getparent() if node.tag == "td" else None
        if row is None or not any(cell is not node and self.weight(cell).text for cell in row):
            return False
        table = next((parent for parent in node.iterancestors() if parent.tag == "table"), None)
        return self.weight(node).prose >= _COLUMN_PROSE and table is not None and not is_ruled(table)

    def _whole_list(self, node: Node) -> Node:
        """Return the table or list around a single cell, row or item; else the element itself."""
        if self._is_column(node):
            return node
        while node.tag in {"td", "th", "tr", "tbody", "li", "p"} and (parent := node.getparent()) is not None:
            node = parent
            if node.tag in {"table", "ul", "ol"}:
                break
        return node

    def _widened(self, node: Node) -> Node:
        """Return the element with its neighbours, up to the first that has a headline or the head of a document."""
        prose = self.weight(node).text
        room = max(_BESIDE, _BESIDE_SHARE * prose)
        headed = _headed(node)
        for parent in [] if node in headed else node.iterancestors():
            beside = self.weight(parent)
            added = beside.text - self.weight(node).text
            links = beside.linked - self.weight(node).linked
            if parent.tag == "html" or added - links > room:
                break
            inside, node = node, parent
            if node in headed or _titled_before(node, inside):
                break
        return node


def _length(text: str | None) -> int:
    """Return the characters of a text; none where it has no letter: the day behind a link belongs to the link."""
    stripped = (text or "").strip()
    return len(stripped) if any(map(str.isalpha, stripped)) else 0


def _headed(node: Node) -> set[Node]:
    """Return the elements that have the head of a document, looked for on the whole page of `node`."""
    root = [node, *node.iterancestors()][-1]
    found: set[Node] = set()
    for one in root.iter():
        own = "".join(filter(None, (one.text if isinstance(one.tag, str) else "", *(child.tail for child in one))))
        if _NATIONAL_NAME.search(unicodedata.normalize("NFC", own)):
            found |= {one, *one.iterancestors()}
    return found


def _beginning(node: Node) -> str:
    """Return the first words of an element: enough to tell a notice or a headline."""
    text = ""
    for piece in node.itertext():
        text += piece
        if len(text) > _BEGINNING:
            break
    return text.strip()


def _titled_before(parent: Node, inside: Node) -> bool:
    """Tell whether a headline stands in an element in front of one of its children."""
    for child in parent:
        if child is inside:
            return False
        for found in child.iter():
            titled = isinstance(found.tag, str) and (
                found.tag in {"h1", "h2"} or _TITLE.search(found.get("class") or "")
            )
            if titled and len(_beginning(found).split()) >= _TITLE_WORDS:
                return True
    return False
