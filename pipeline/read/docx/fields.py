"""Fields of Word: which characters of a field are printed, and which fields print page numbers (17.16)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipeline.read.docx.names import Element, W

# Results that name a page: they belong to the paper, not to the text (contract, ground rule 2).
_PAGE_FIELD = re.compile(r'\s*"?(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF)\b', re.IGNORECASE)


def prints_page(instruction: str) -> bool:
    """Tell whether a field prints the number of a page."""
    return _PAGE_FIELD.match(instruction) is not None


@dataclass(slots=True)
class _Open:
    instruction: str = ""
    in_result: bool = False


class Fields:
    """The complex fields that are open at a place of the document; they may run over paragraphs."""

    def __init__(self) -> None:
        self._open: list[_Open] = []

    def mark(self, element: Element) -> None:
        """Take a `w:fldChar`."""
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._open.append(_Open())
        elif kind == "separate" and self._open:
            self._open[-1].in_result = True
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take the text of a `w:instrText`."""
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction += text

    @property
    def print(self) -> bool:
        """Whether text at this place is printed: outside of all instructions and of page numbers."""
        return all(field.in_result and not prints_page(field.instruction) for field in self._open)
