"""Paragraphs of a DOCX as printed: styles, automatic numbers, notes and text boxes resolved."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.read.docx.looks import ParagraphLook, over, paragraph_look
from pipeline.read.docx.names import MC, Element, W, child, value
from pipeline.read.docx.numbering import Numbering
from pipeline.read.docx.package import Package
from pipeline.read.docx.runs import Inline, RunReader, alternative
from pipeline.read.docx.styles import Styles
from pipeline.read.layout.numerals import printed
from pipeline.read.layout.printed import Printed, lines_of
from pipeline.read.layout.runs import Run

_CONTAINERS = frozenset(
    W + name for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "txbxContent")
)
_NOTE_FORMS = {"footnote": "decimal", "endnote": "lowerRoman"}
_NOT_PRINTED = frozenset(("separator", "continuationSeparator", "continuationNotice"))


class Story:
    """The printed paragraphs of one document; ask for them in document order, for lists and fields count on it."""

    def __init__(self, package: Package) -> None:
        self.styles = Styles(package.related("styles"))
        self._numbering = Numbering(package.related("numbering"), self.styles)
        self._runs = RunReader(self.styles)
        self._notes = {kind: _notes(package.related(f"{kind}s")) for kind in _NOTE_FORMS}
        settings = package.related("settings")
        self._forms = {
            kind: value(child(settings, f"{kind}Pr"), "numFmt") or form for kind, form in _NOTE_FORMS.items()
        }
        self._called = dict.fromkeys(_NOTE_FORMS, 0)
        self._carried: Inline | None = None

    def paragraph(self, element: Element) -> Printed | None:
        """Return a paragraph, or None where the end of it was deleted: the next one then goes on with its words."""
        properties = child(element, "pPr")
        name = value(properties, "pStyle")
        styled, letters = self.styles.paragraph(name)
        own = paragraph_look(properties)
        inline = self._runs.read(element, letters)
        if self._carried is not None:
            carried, self._carried = self._carried, None
            inline = Inline(carried.runs + inline.runs, carried.notes + inline.notes, carried.boxes + inline.boxes)
        if child(child(properties, "rPr"), "del") is not None:
            self._carried = inline
            return None
        return self._printed(inline, name, own, styled)

    @property
    def characters(self) -> int:
        """Characters read so far."""
        return self._runs.offset

    def _printed(self, inline: Inline, name: str | None, own: ParagraphLook, styled: ParagraphLook) -> Printed:
        runs = inline.runs
        list_id = own.list_id if own.list_id is not None else styled.list_id
        depth = own.depth if own.depth is not None else styled.depth
        label = self._numbering.label(list_id, depth, name) if list_id is not None else None
        if label is not None:
            own = over(own, label.look)
            if label.text:
                runs = [Run(label.text + label.glue, ()), *runs]
        look = over(own, styled)
        indent = (look.left or 0.0) + (look.first or 0.0)
        made = Printed(lines_of(runs), look.align or "left", indent, look.level)
        for kind, note in inline.notes:
            made.below.extend(self._note(kind, note))
        for box in inline.boxes:
            made.below.extend(self.all_paragraphs(box))
        return made

    def all_paragraphs(self, element: Element) -> list[Printed]:
        """Return the paragraphs of a text box, a note or a cell, those of tables in it in their order."""
        found: list[Printed] = []
        for block in blocks_of(element):
            if block.tag == W + "p":
                paragraph = self.paragraph(block)
                found.extend([] if paragraph is None else [paragraph])
            else:
                for row in block.iterchildren(W + "tr"):
                    for cell in row.iterchildren(W + "tc"):
                        found.extend(self.all_paragraphs(cell))
        return found

    def _note(self, kind: str, name: str) -> list[Printed]:
        element = self._notes[kind].pop(name, None)
        if element is None:
            return []
        self._called[kind] += 1
        mark = printed(self._forms[kind], self._called[kind])
        found: list[Printed] = []
        for block in blocks_of(element):
            properties = child(block, "pPr")
            styled, letters = self.styles.paragraph(value(properties, "pStyle"))
            inline = self._runs.read(block, letters, mark)
            look = over(paragraph_look(properties), styled)
            found.append(Printed(lines_of(inline.runs), look.align or "left"))
        return found


def blocks_of(element: Element) -> Iterator[Element]:
    """Yield the paragraphs and tables of a body, cell or box in document order, with content controls opened."""
    for node in element.iterchildren("*"):
        if node.tag in {W + "p", W + "tbl"}:
            yield node
        elif node.tag in _CONTAINERS:
            yield from blocks_of(node)
        elif node.tag == MC + "AlternateContent":
            yield from blocks_of(alternative(node))


def _notes(root: Element | None) -> dict[str, Element]:
    if root is None:
        return {}
    return {
        note.get(W + "id") or "": note for note in root.iterchildren("*") if note.get(W + "type") not in _NOT_PRINTED
    }
