"""numbering.xml: lists and their counters; each numbered paragraph -> the label that Word prints (17.9)."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.read.docx.looks import ParagraphLook, paragraph_look, run_look
from pipeline.read.docx.names import MC, VAL, Element, W, child, number, switch, value
from pipeline.read.docx.styles import Styles
from pipeline.read.docx.symbols import from_symbol_font
from pipeline.read.layout.numerals import printed

_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list; `restart` is the count of levels above that restart it, 0 for never."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    glue: str = " "
    restart: int | None = None
    legal: bool = False
    upper: bool = False
    style: str | None = None
    look: ParagraphLook = field(default_factory=ParagraphLook)


@dataclass(slots=True)
class _List:
    """A `w:num`: the counters it shares, its levels, and the starts it sets when it is first used."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """A printed label with what stands behind it, and the indents that the list gives."""

    text: str
    glue: str
    look: ParagraphLook


class Numbering:
    """The lists of one document; `label` must be asked once for each numbered paragraph, in printing order."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._lists: dict[str, _List] = {}
        self._counters: dict[str, dict[int, int]] = {}
        self._read(root, styles)

    def label(self, list_id: str, depth: int | None, style: str | None) -> Label | None:
        """Return the label of the next paragraph of a list, or None where the list does not exist or is '0'."""
        found = self._lists.get(list_id)
        if found is None:
            return None
        if depth is None:
            depth = next((at for at, level in found.levels.items() if level.style and level.style == style), 0)
        level = found.levels.get(depth)
        if level is None:
            return None
        counters = self._counters.setdefault(found.shared, {})
        self._advance(found, counters, depth)
        text = _text(level, found.levels, counters)
        return Label(text.upper() if level.upper else text, level.glue, level.look)

    @staticmethod
    def _advance(found: _List, counters: dict[int, int], depth: int) -> None:
        for at, start in found.starts.items():
            counters[at] = start - 1
        found.starts = {}
        for at in range(depth):
            counters.setdefault(at, found.levels.get(at, Level()).start)
        counters[depth] = counters.get(depth, found.levels[depth].start - 1) + 1
        for at in [deeper for deeper in counters if deeper > depth]:
            restart = found.levels.get(at, Level()).restart
            if restart is None or depth < restart:
                del counters[at]

    def _read(self, root: Element | None, styles: Styles) -> None:
        if root is None:
            return
        shapes = {shape.get(W + "abstractNumId") or "": shape for shape in root.iterchildren(W + "abstractNum")}
        lists = {found.get(W + "numId") or "": found for found in root.iterchildren(W + "num")}
        by_style = styles.numbered_by()
        for name, found in lists.items():
            shared = value(found, "abstractNumId") or ""
            shape = _followed(shapes, lists, by_style, shared)
            if shape is None or name == "0":
                continue
            levels = {number(level.get(W + "ilvl")) or 0: _level(level) for level in shape.iterchildren(W + "lvl")}
            starts: dict[int, int] = {}
            for override in found.iterchildren(W + "lvlOverride"):
                at = number(override.get(W + "ilvl")) or 0
                if (own := child(override, "lvl")) is not None:
                    levels[at] = _level(own)
                if (start := number(value(override, "startOverride"))) is not None:
                    starts[at] = start
                    levels[at] = replace(levels.get(at, Level()), start=start)
            self._lists[name] = _List(shape.get(W + "abstractNumId") or "", levels, starts)


def _followed(
    shapes: dict[str, Element], lists: dict[str, Element], by_style: dict[str, str], name: str
) -> Element | None:
    """Return the shape of a list; one that only links to a numbering style is that style's (17.9.21)."""
    shape = shapes.get(name)
    for _ in range(_LEVELS):
        link = value(shape, "numStyleLink")
        if link is None:
            break
        shape = shapes.get(value(lists.get(by_style.get(link, "")), "abstractNumId") or "")
    return shape


def _level(element: Element) -> Level:
    form = _form(element)
    text = value(element, "lvlText") or ""
    run = run_look(child(element, "rPr"))
    if form == "bullet":
        text = _bullet(element, text, run.font)
    start, restart = number(value(element, "start")), number(value(element, "lvlRestart"))
    return Level(
        start=1 if start is None else start,
        form=form,
        text=text,
        glue="" if value(element, "suff") == "nothing" else " ",
        restart=restart,
        legal=switch(element, "isLgl") or False,
        upper=run.upper or False,
        style=value(element, "pStyle"),
        look=replace(paragraph_look(child(element, "pPr")), align=None),
    )


def _form(element: Element) -> str:
    found = child(element, "numFmt")
    if found is None:  # Word 2010 wraps formats that Word 2007 does not know
        found = element.find(f"{MC}AlternateContent/{MC}Choice/{W}numFmt")
    if found is None:
        return "decimal"
    form = found.get(VAL) or "decimal"
    return "decimalZero" if form == "custom" and (found.get(W + "format") or "").startswith("01") else form


def _bullet(element: Element, text: str, font: str | None) -> str:
    if child(element, "lvlPicBulletId") is not None:
        return _BULLET
    mapped = "".join(from_symbol_font(char, font) for char in text)
    return mapped if all(char.isprintable() for char in mapped) else _BULLET


def _text(level: Level, levels: dict[int, Level], counters: dict[int, int]) -> str:
    if level.form == "bullet":
        return level.text

    def place(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        shown = levels.get(at, Level())
        form = "decimal" if level.legal and shown.form != "none" else shown.form
        return printed(form, counters.get(at, shown.start))

    return _PLACE.sub(place, level.text)
