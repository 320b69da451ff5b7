"""styles.xml: what a style says, with what it is based on (ECMA-376, part 1, 17.7)."""

from __future__ import annotations

from functools import reduce

from pipeline.read.docx.looks import ParagraphLook, RunLook, over, paragraph_look, run_look
from pipeline.read.docx.names import Element, W, child, value

_DEEPEST = 30


class Styles:
    """The styles of one document; ids that do not exist say nothing."""

    def __init__(self, root: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._default: dict[str, str] = {}
        for style in () if root is None else root.iterchildren(W + "style"):
            name, kind = style.get(W + "styleId") or "", style.get(W + "type") or "paragraph"
            self._styles.setdefault(name, style)
            if style.get(W + "default") in {"1", "true", "on"}:
                self._default[kind] = name
        defaults = child(root, "docDefaults")
        self._paragraph_default = paragraph_look(child(child(defaults, "pPrDefault"), "pPr"))
        self._run_default = run_look(child(child(defaults, "rPrDefault"), "rPr"))
        self._paragraphs: dict[str | None, tuple[ParagraphLook, RunLook]] = {}
        self._characters: dict[str, RunLook] = {}

    def paragraph(self, name: str | None) -> tuple[ParagraphLook, RunLook]:
        """Return how paragraphs of a style look, and the runs in them; the default style for None."""
        if name not in self._paragraphs:
            chain = self._chain(name or self._default.get("paragraph"))
            own = [paragraph_look(child(style, "pPr")) for style in chain]
            runs = [run_look(child(style, "rPr")) for style in chain]
            self._paragraphs[name] = (
                reduce(over, [*own, self._paragraph_default]),
                reduce(over, [*runs, self._run_default]),
            )
        return self._paragraphs[name]

    def character(self, name: str) -> RunLook:
        """Return how runs of a character style look."""
        if name not in self._characters:
            looks = [run_look(child(style, "rPr")) for style in self._chain(name)]
            self._characters[name] = reduce(over, looks, RunLook())
        return self._characters[name]

    def table_borders(self, name: str | None) -> Element | None:
        """Return the nearest `w:tblBorders` of a table style."""
        for style in self._chain(name or self._default.get("table")):
            if (found := child(child(style, "tblPr"), "tblBorders")) is not None:
                return found
        return None

    def numbered_by(self) -> dict[str, str]:
        """Return the list of each numbering style."""
        return {
            name: found
            for name, style in self._styles.items()
            if style.get(W + "type") == "numbering"
            and (found := value(child(child(style, "pPr"), "numPr"), "numId")) is not None
        }

    def _chain(self, name: str | None) -> list[Element]:
        """Return a style and those it is based on, nearest first; loops are cut."""
        chain: list[Element] = []
        while name in self._styles and len(chain) < _DEEPEST:
            style = self._styles[name]
            chain.append(style)
            name = value(style, "basedOn")
        return chain
