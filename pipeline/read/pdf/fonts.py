"""Bold and italic of a page's characters, asked once a font."""

from __future__ import annotations

import ctypes
import re
from typing import Any, NamedTuple

from pypdfium2 import raw

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
        for run in _RUN.finditer(text):
            starts = [match.start() for match in _WORD.finditer(text, run.start(), run.end())]
            ends = [self._at(starts[0]), self._at(starts[-1])]
            if ends[0][:2] == ends[1][:2] == PLAIN[:2]:
                found[starts[0]], found[starts[-1]] = ends
            else:
                found.update((start, self._at(start)) for start in starts)
        return found

    def _at(self, index: int) -> Style:
        item = raw.FPDFText_GetTextObject(self._textpage, index)
        address = ctypes.cast(item, ctypes.c_void_p).value
        if address is None:
            return PLAIN
        if address not in self._objects:
            style = self._font_style(raw.FPDFTextObj_GetFont(item))
            if raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
                style = style._replace(invisible=True)
            self._objects[address] = style
        return self._objects[address]

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
