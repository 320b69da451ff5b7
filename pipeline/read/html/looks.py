"""How elements look, by their tag, their attributes and their own style; sheets of styles are not read."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.document import Align
from pipeline.read.html.elements import Node

_BOLD = frozenset(("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6", "th"))
_ITALIC = frozenset(("i", "em", "cite", "address"))
_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "middle": "center", "right": "right", "end": "right",
    "justify": "justify",
}  # fmt: skip
_PROPERTY = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_NO_BORDER = re.compile(r"(?:^|\s)(?:none|hidden|0(?:px|pt|cm)?)(?:\s|$)")
_POINTS = {"pt": 1.0, "px": 0.75, "cm": 28.35, "mm": 2.835, "in": 72.0}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)(pt|px|cm|mm|in)")


@dataclass(frozen=True, slots=True)
class Look:
    """What an element hands to what is in it; `indent` in points."""

    bold: bool = False
    italic: bool = False
    upper: bool = False
    pre: bool = False
    align: Align = "left"
    indent: float = 0.0
    level: int | None = None
    font: str | None = None
    link: bool = False


def style_of(node: Node) -> dict[str, str]:
    """Return the properties of the element's own style, in lower case."""
    style = node.get("style")
    return {name.lower(): value.strip().lower() for name, value in _PROPERTY.findall(style)} if style else {}


def look_of(node: Node, under: Look) -> Look:
    """Return how an element looks inside one that looks like `under`."""
    tag, style = node.tag, style_of(node)
    heading = len(tag) == 2 and tag[0] == "h" and tag[1] in "123456"
    align = "center" if tag == "center" else style.get("text-align") or (node.get("align") or "").lower()
    return replace(
        under,
        bold=_bold(tag, style, under=under.bold),
        italic=_italic(tag, style, under=under.italic),
        upper={"uppercase": True, "none": False}.get(style.get("text-transform", ""), under.upper),
        pre=under.pre or tag == "pre" or style.get("white-space", "").startswith("pre"),
        align=_ALIGN.get(align, "center" if tag == "th" and not align else under.align),
        indent=_indent(style, under.indent),
        level=int(tag[1]) if heading else under.level,
        link=under.link or (tag == "a" and node.get("href") is not None),
        font=node.get("face") or style.get("font-family", "").split(",")[0].strip("'\" ") or under.font,
    )


def _bold(tag: str, style: dict[str, str], *, under: bool) -> bool:
    weight = style.get("font-weight")
    if weight is not None:
        return weight.startswith("bold") or (weight.isdecimal() and int(weight) >= 600)
    return under or tag in _BOLD


def _italic(tag: str, style: dict[str, str], *, under: bool) -> bool:
    kind = style.get("font-style")
    return kind in {"italic", "oblique"} if kind is not None else under or tag in _ITALIC


def _indent(style: dict[str, str], under: float) -> float:
    indent = under
    for name in ("margin-left", "padding-left", "text-indent"):
        if found := _LENGTH.match(style.get(name, "")):
            indent += float(found[1]) * _POINTS[found[2]]
    return indent


def is_ruled(table: Node) -> bool:
    """Tell whether rules are drawn, by what the page itself says: attributes and styles of the table and its cells."""
    border = (table.get("border") or "").strip()
    if border not in {"", "0"} or "table-bordered" in (table.get("class") or ""):
        return True
    for node in table.iter("table", "td", "th"):
        for name, value in style_of(node).items():
            side = name in {"border", "border-style", "border-width", "border-left", "border-right"}
            if side and not _NO_BORDER.search(value):
                return True
    return next(table.iter("th"), None) is not None
