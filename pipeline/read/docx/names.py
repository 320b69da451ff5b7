"""Names of WordprocessingML (ECMA-376, part 1, clause 17) and small readers of attributes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol, Self

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
W = f"{{{TRANSITIONAL}}}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
VAL = f"{W}val"
OFF = frozenset(("0", "false", "off", "none"))


class Element(Protocol):
    """What is used of lxml's elements."""

    tag: str
    text: str | None

    def __len__(self) -> int: ...
    def get(self, key: str, /) -> str | None:
        """Return an attribute."""

    def find(self, path: str, /) -> Self | None:
        """Return the first match."""

    def findtext(self, path: str, /) -> str | None:
        """Return the text of the first match."""

    def iterchildren(self, tag: str, /) -> Iterator[Self]:
        """Yield the children of a tag."""

    def iter(self, tag: str, /) -> Iterator[Self]:
        """Yield the descendants of a tag."""


def child(element: Element | None, name: str) -> Element | None:
    """Return the first child `w:name`, or None."""
    return None if element is None else element.find(W + name)


def value(element: Element | None, name: str) -> str | None:
    """Return `w:val` of the child `w:name`, or None."""
    found = child(element, name)
    return None if found is None else found.get(VAL)


def number(text: str | None) -> int | None:
    """Return the whole number that an attribute holds ('1440', '-360', '12.0'), or None."""
    if text is None:
        return None
    try:
        return int(float(text))
    except (ValueError, OverflowError):
        return None


def switch(element: Element | None, name: str) -> bool | None:
    """Return the state of a toggle such as `w:b`: None where it is not there, True without a value (17.17.4)."""
    found = child(element, name)
    return None if found is None else (found.get(VAL) or "1") not in OFF
