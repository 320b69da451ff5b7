"""A page as the tests look at it: elements in order, text, and the mistakes of its structure."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "hr", "img", "input"}
INLINE = {"span", "mark", "a", "ins", "del"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    inside: tuple[str, ...]
    text: str = ""

    def has(self, name: str) -> bool:
        return name in self.attributes.get("class", "").split()


@dataclass
class Page(HTMLParser):
    """The elements in the order of their start tags; `text` of an element includes that of what it holds."""

    source: str
    elements: list[Element] = field(default_factory=list)
    mistakes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[Element] = []
        self.feed(self.source)
        self.close()
        self.mistakes += [f"<{element.tag}> is never closed" for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(each.tag for each in self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1].tag != tag:
            self.mistakes.append(f"</{tag}> closes {self._open[-1].tag if self._open else 'nothing'}")
            return
        # What follows a block stands apart from it on the screen.
        if tag not in INLINE:
            self.handle_data(" ")
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def all(self, tag: str, name: str | None = None) -> list[Element]:
        return [each for each in self.elements if each.tag == tag and (name is None or each.has(name))]

    def one(self, tag: str, **attributes: str) -> Element:
        found = [each for each in self.all(tag) if all(each.attributes.get(k) == v for k, v in attributes.items())]
        assert len(found) == 1, f"{len(found)} elements <{tag} {attributes}>"
        return found[0]

    def under(self, anchor: str) -> str:
        """Return the readable words of the element with the id `anchor`."""
        found = [each for each in self.elements if each.attributes.get("id") == anchor]
        assert len(found) == 1
        return words(found[0].text)

    def problems(self) -> list[str]:
        """Return what breaks the rules that every page keeps."""
        ids = [each.attributes["id"] for each in self.elements if "id" in each.attributes]
        problems = list(self.mistakes)
        problems += [f"id {each} stands twice" for each in set(ids) if ids.count(each) > 1]
        for element in self.elements:
            problems += _element_problems(element, set(ids))
        levels = [int(each.tag[1]) for each in self.elements if re.fullmatch("h[1-6]", each.tag)]
        if levels[:1] != [1] or levels.count(1) != 1:
            problems.append(f"headings begin {levels[:3]}")
        problems += [f"h{a} is followed by h{b}" for a, b in itertools.pairwise(levels) if b > a + 1]
        return problems


def _element_problems(element: Element, ids: set[str]) -> list[str]:
    problems = []
    for name, value in element.attributes.items():
        if name == "style" or name.startswith("on"):
            problems.append(f"<{element.tag}> has {name}")
        if name in {"href", "src", "action", "data", "poster", "srcset"} and value != "data:,":
            if not re.fullmatch(r"[\w.-]*(#[\w-]+)?", value):
                problems.append(f"{name}={value} leads out of the folder")
            if value.startswith("#") and value[1:] not in ids:
                problems.append(f"{value} leads nowhere")
        if name == "aria-labelledby" and value not in ids:
            problems.append(f"aria-labelledby={value} leads nowhere")
    return problems


def words(text: str) -> str:
    return " ".join(text.split())
