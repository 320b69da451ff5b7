"""Elements of a page: which are printed, which are furniture by their kind or name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Protocol, Self

from pipeline.nlp.tables import load_table


class Node(Protocol):
    """What is used of lxml's elements."""

    tag: str
    text: str | None
    tail: str | None

    def __iter__(self) -> Iterator[Self]:
        """Iterate over the children."""

    def __len__(self) -> int: ...

    def get(self, key: str, /) -> str | None:
        """Return an attribute."""

    def iter(self, *tags: str) -> Iterator[Self]:
        """Yield the element and its descendants."""

    def itertext(self) -> Iterator[str]:
        """Yield the texts of the element and its descendants."""

    def getparent(self) -> Self | None:
        """Return the parent."""

    def iterancestors(self) -> Iterator[Self]:
        """Yield the parents, nearest first."""


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = _names(
    "address article aside blockquote body center dd details dialog div dl dt fieldset figcaption figure footer form h1"
    " h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul"
)
_NOT_PRINTED = _names(
    "script style noscript template head title link meta base iframe object embed applet svg canvas audio video map"
    " button select input textarea option datalist menu nav footer dialog"
)
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_LINE_END = re.compile(r"[\s:»>|.]*(?:\(\d+\))?[\s:»>|.]*$")
_LONGEST_FURNITURE = 160
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[-_:.]")


@cache
def _listed(key: str) -> frozenset[str]:
    return frozenset(row[key] for row in load_table("pipeline.read", "page_furniture") if key in row)


@cache
def _phrases() -> tuple[str, ...]:
    """Return how lines of furniture begin, in lower case."""
    return tuple(sorted(_listed("phrase")))


def is_furniture(words: str) -> bool:
    """Tell whether a line or a short block is furniture by its words: how it begins, or the whole of it."""
    if len(words) >= _LONGEST_FURNITURE:
        return False
    low = words.lower()
    return low.startswith(_phrases()) or _LINE_END.sub("", low) in _listed("line")


def is_printed(node: Node) -> bool:
    """Tell whether an element shows words: no script, form control or menu, not hidden by an attribute or its style."""
    if not isinstance(node.tag, str) or node.tag in _NOT_PRINTED:
        return False
    if node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return False
    style = node.get("style")
    return style is None or _HIDDEN_STYLE.search(style) is None


def is_named_furniture(node: Node) -> bool:
    """Tell whether the class, id or role of an element is one of furniture."""
    for key in ("class", "id", "role"):
        for name in (node.get(key) or "").split():
            if _is_furniture_name(name):
                return True
    return False


@cache
def _is_furniture_name(name: str) -> bool:
    lower = name.lower()
    if lower in _listed("name") or lower in _listed("mark"):
        return True
    parts = [part.lower() for part in _CAMEL.split(name) if part]
    pairs = [left + right for left, right in pairwise(parts)]
    return not _listed("mark").isdisjoint((*parts, *pairs))
