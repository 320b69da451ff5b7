"""How runs and paragraphs look, as one level of formatting says it; None where that level says nothing."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import TypeVar

from models.document import Align
from pipeline.read.docx.names import OFF, VAL, Element, W, child, number, value

_ALIGN: dict[str, Align] = {
    "left": "left", "start": "left", "center": "center", "right": "right", "end": "right", "both": "justify",
    "distribute": "justify", "thaiDistribute": "justify", "lowKashida": "justify",
}  # fmt: skip
_TWIPS = 20.0


@dataclass(frozen=True, slots=True)
class RunLook:
    """Look of letters (`w:rPr`); `font` is the name of the Latin font."""

    bold: bool | None = None
    italic: bool | None = None
    upper: bool | None = None
    hidden: bool | None = None
    font: str | None = None


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """Look of a paragraph (`w:pPr`): `left` and `first` in points, `level` from 1.

    `list_id` and `depth` (from 0) name the list that numbers it and its level there; the list "0" takes a number away.
    """

    align: Align | None = None
    left: float | None = None
    first: float | None = None
    level: int | None = None
    list_id: str | None = None
    depth: int | None = None


_NO_LOOK = RunLook()
_TOGGLES = tuple((name, W + name) for name in ("b", "i", "caps", "smallCaps", "vanish"))
_FONTS = f"{W}rFonts"
_Look = TypeVar("_Look", RunLook, ParagraphLook)


@lru_cache(maxsize=4096)
def over(upper: _Look, lower: _Look) -> _Look:
    """Return what `upper` says, and what `lower` says where `upper` is silent."""
    if upper == type(upper)():
        return lower
    missing = {field.name: getattr(lower, field.name) for field in fields(upper) if getattr(upper, field.name) is None}
    return replace(upper, **missing)


def run_look(properties: Element | None) -> RunLook:
    """Read one `w:rPr`. Small capitals print capital letters, as all capitals do."""
    if properties is None or not len(properties):
        return _NO_LOOK
    # One pass: documents have thousands of runs.
    found = {node.tag: node for node in properties.iterchildren("*")}
    states = {name: (found[tag].get(VAL) or "1") not in OFF if tag in found else None for name, tag in _TOGGLES}
    fonts = found.get(_FONTS)
    caps, small = states["caps"], states["smallCaps"]
    return RunLook(
        bold=states["b"],
        italic=states["i"],
        upper=None if caps is None and small is None else bool(caps or small),
        hidden=states["vanish"],
        font=None if fonts is None else fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi"),
    )


def paragraph_look(properties: Element | None) -> ParagraphLook:
    """Read one `w:pPr`."""
    if properties is None:
        return ParagraphLook()
    outline = number(value(properties, "outlineLvl"))
    numbering = child(properties, "numPr")
    left, first = _indents(child(properties, "ind"))
    return ParagraphLook(
        align=_ALIGN.get(value(properties, "jc") or ""),
        left=left,
        first=first,
        level=outline + 1 if outline is not None and 0 <= outline < 9 else None,
        list_id=value(numbering, "numId"),
        depth=number(value(numbering, "ilvl")),
    )


def _indents(element: Element | None) -> tuple[float | None, float | None]:
    if element is None:
        return None, None
    left = number(element.get(f"{W}left") or element.get(f"{W}start"))
    first, hanging = number(element.get(f"{W}firstLine")), number(element.get(f"{W}hanging"))
    if hanging is not None:
        first = -hanging
    return None if left is None else left / _TWIPS, None if first is None else first / _TWIPS


def font_of(symbol: Element) -> str:
    """Return the font of a `w:sym`."""
    return symbol.get(f"{W}font") or symbol.get(VAL) or ""
