"""Runs of a paragraph in printing order: insertions kept, deletions dropped, fields by their result.

The source text that offsets count is the text of all printed runs in document order: those of document.xml, then those
of the notes in the order they are called; a tab, a break, a hyphen element and a symbol are one character each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.read.docx.fields import Fields, prints_page
from pipeline.read.docx.looks import RunLook, font_of, over, run_look
from pipeline.read.docx.names import MC, Element, W, child, value
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.symbols import from_symbol_font
from pipeline.read.layout.runs import LINE_BREAK, PAGE_BREAK, Run, in_capitals

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DROPPED = frozenset(W + name for name in ("del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "rt"))
_SIGNS = {
    W + "tab": "\t", W + "ptab": "\t", W + "cr": LINE_BREAK, W + "noBreakHyphen": "-", W + "softHyphen": "\u00ad",
}  # fmt: skip
_DRAWN = frozenset((W + "drawing", W + "pict", W + "object"))
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


@dataclass(slots=True)
class Inline:
    """What stands in one paragraph: its runs, the notes they call as (kind, id), the text boxes anchored in it."""

    runs: list[Run] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)


class RunReader:
    """Reads paragraphs one after the other; keeps the offset and the open fields between them."""

    def __init__(self, styles: Styles) -> None:
        self.offset = 0
        self._styles = styles
        self._fields = Fields()
        self._mark = ""
        self._readers: dict[str, Callable[[Element, RunLook, Inline], None]] = {
            W + "r": self._run,
            W + "fldSimple": self._simple_field,
            MC + "AlternateContent": self._alternate,
            _MATH + "oMath": self._formula,
        }

    def read(self, paragraph: Element, look: RunLook, mark: str = "") -> Inline:
        """Return the runs of a paragraph whose style gives its letters `look`; `mark` is printed for its own number."""
        inline = Inline()
        self._mark = mark
        self._walk(paragraph, look, inline)
        return inline

    def _walk(self, element: Element, look: RunLook, inline: Inline) -> None:
        for node in element.iterchildren("*"):
            if node.tag in _DROPPED:
                continue
            self._readers.get(node.tag, self._walk)(node, look, inline)

    def _simple_field(self, element: Element, look: RunLook, inline: Inline) -> None:
        if not prints_page(element.get(W + "instr") or ""):
            self._walk(element, look, inline)

    def _alternate(self, element: Element, look: RunLook, inline: Inline) -> None:
        self._walk(alternative(element), look, inline)

    def _formula(self, element: Element, look: RunLook, inline: Inline) -> None:
        self._put("".join(text.text or "" for text in element.iter(_MATH + "t")), look, inline)

    def _run(self, element: Element, under: RunLook, inline: Inline) -> None:
        properties = child(element, "rPr")
        look = under
        if properties is not None and len(properties):
            if style := value(properties, "rStyle"):
                look = over(self._styles.character(style), under)
            look = over(run_look(properties), look)
        if look.hidden:
            return
        for node in element.iterchildren("*"):
            self._part(node, look, inline)

    def _part(self, node: Element, look: RunLook, inline: Inline) -> None:
        tag = node.tag
        if tag == W + "t":
            self._put(node.text or "", look, inline)
        elif tag in _SIGNS:
            self._put(_SIGNS[tag], look, inline)
        elif tag == W + "br":
            self._put(PAGE_BREAK if node.get(W + "type") in {"page", "column"} else LINE_BREAK, look, inline)
        elif tag == W + "sym":
            self._put(_symbol(node), look, inline)
        elif tag in _DRAWN or tag == MC + "AlternateContent":
            self._drawn(node, look, inline)
        elif tag == W + "ruby":
            self._walk(node, look, inline)
        else:
            self._mark_up(node, inline)

    def _mark_up(self, node: Element, inline: Inline) -> None:
        tag = node.tag
        if tag == W + "fldChar":
            self._fields.mark(node)
        elif tag == W + "instrText":
            self._fields.instruct(node.text or "")
        elif tag in _NOTES:
            inline.notes.append((_NOTES[tag], node.get(W + "id") or ""))
        elif tag in {W + "footnoteRef", W + "endnoteRef"}:
            inline.runs.append(Run(f"{self._mark} ", ()))

    def _drawn(self, node: Element, look: RunLook, inline: Inline) -> None:
        if node.tag == MC + "AlternateContent":
            for part in alternative(node).iterchildren("*"):
                self._part(part, look, inline)
            return
        inline.boxes.extend(_outermost(node, W + "txbxContent"))

    def _put(self, text: str, look: RunLook, inline: Inline) -> None:
        if not text or not self._fields.print:
            return
        text = "".join(from_symbol_font(char, look.font) for char in text) if _has_signs(text, look) else text
        text, typed = in_capitals(text) if look.upper else (text, "")
        place = range(self.offset, self.offset + len(text))
        inline.runs.append(Run(text, place, bool(look.bold), bool(look.italic), look.font, typed))
        self.offset += len(text)


def _symbol(node: Element) -> str:
    try:
        code = int(node.get(W + "char") or "", 16)
    except ValueError:
        return ""
    return from_symbol_font(chr(code), font_of(node)) if 0x20 <= code < 0xFFFE and not 0xD800 <= code < 0xE000 else ""


def alternative(element: Element) -> Element:
    """Return the one alternative of an `mc:AlternateContent` that is read: the first choice, else the fallback."""
    choice, fallback = element.find(f"{MC}Choice"), element.find(f"{MC}Fallback")
    if choice is None:
        return element if fallback is None else fallback
    if fallback is not None and _boxes(fallback) and not _boxes(choice):
        return fallback
    return choice


def _boxes(element: Element) -> bool:
    return next(element.iter(W + "txbxContent"), None) is not None


def _outermost(element: Element, tag: str) -> Iterator[Element]:
    for node in element.iterchildren("*"):
        if node.tag == tag:
            yield node
        elif node.tag == MC + "AlternateContent":
            yield from _outermost(alternative(node), tag)
        else:
            yield from _outermost(node, tag)


def _has_signs(text: str, look: RunLook) -> bool:
    if look.font is not None and look.font.lower().startswith(("symbol", "wingdings")):
        return True
    return _PRIVATE.search(text) is not None
