"""Bold and italic of a page's characters, asked once a font."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

from pipeline.read.pdf.bulk import text_objects

# ISO 32000-1, table 123: font descriptor flags
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18
_INVISIBLE = 3
# Names that would say so if the face were bold; reprints by Ghostscript give 'TimesNewRomanPSMT' a weight of 1364.
_TELLING = ("mt", "regular", "roman", "italic")
_RUN = re.compile(r"\S[^\r\n\ufffe]*")
_WORD = re.compile(r"\S+")


class Style(NamedTuple):
    """How a character is printed."""

    bold: bool = False
    italic: bool = False
    invisible: bool = False


PLAIN = Style()


class Styles:
    """The styles of one text page; ask before the page is closed."""

    def __init__(self, textpage: Any) -> None:  # noqa: ANN401 (a C handle)
        self._textpage = textpage
        self._objects: dict[int, Style] = {}
        self._fonts: dict[int, Style] = {}

    def of_words(self, text: str) -> dict[int, Style]:
        """Return the style of the words of a page, by their first characters.

        A run of words whose first and last are plain is taken to be plain all through and only these two are given.
        """
        found: dict[int, Style] = {}
        runs = [
            [match.start() for match in _WORD.finditer(text, run.start(), run.end())] for run in _RUN.finditer(text)
        ]
        firsts = self._at([starts[0] for starts in runs])
        lasts = self._at([starts[-1] for starts in runs])
        for starts, first, last in zip(runs, firsts, lasts, strict=True):
            if first[:2] == last[:2] == PLAIN[:2]:
                found[starts[0]], found[starts[-1]] = first, last
            else:
                found.update(zip(starts, self._at(starts), strict=True))
        return found

    def _at(self, starts: Sequence[int]) -> list[Style]:
        """Return the styles of the characters at `starts`."""
        return [self._objects.get(item) or self._of(item) for item in text_objects(self._textpage, starts)]

    def _of(self, address: int) -> Style:
        """Return the style of a text object; plain for a character that is in none."""
        style = PLAIN
        if address:
            item = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
            style = self._font_style(raw.FPDFTextObj_GetFont(item))
            if raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
                style = style._replace(invisible=True)
        self._objects[address] = style
        return style

    def _font_style(self, font: Any) -> Style:  # noqa: ANN401
        address = ctypes.cast(font, ctypes.c_void_p).value
        if address is None:
            return PLAIN
        if address not in self._fonts:
            name = base_name(font).lower()
            flags = raw.FPDFFont_GetFlags(font)
            bold = "bold" in name or "black" in name or bool(flags > 0 and flags & _FORCE_BOLD_FLAG)
            italic = "italic" in name or "oblique" in name or bool(flags > 0 and flags & _ITALIC_FLAG)
            heavy = not name.endswith(_TELLING) and raw.FPDFFont_GetWeight(font) >= 650
            self._fonts[address] = Style(bold or heavy, italic or name.endswith("-it"))
        return self._fonts[address]


def base_name(font: Any) -> str:  # noqa: ANN401
    """Return the name of a font as the file has it, with its subset tag."""
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", errors="replace")
