"""Bold and italic of a page's characters, asked once a font."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from pypdfium2 import raw

# ISO 32000-1, table 123: font descriptor flags
_ITALIC_FLAG = 1 << 6
_FORCE_BOLD_FLAG = 1 << 18
_INVISIBLE = 3


class Style(NamedTuple):
    """How a character is printed."""

    bold: bool = False
    italic: bool = False
    invisible: bool = False


_PLAIN = Style()


class Styles:
    """The styles of one text page; ask before the page is closed."""

    def __init__(self, textpage: Any) -> None:  # noqa: ANN401 (a C handle)
        self._textpage = textpage
        self._objects: dict[int, Style] = {}
        self._fonts: dict[int, Style] = {}

    def marked(self, starts: Sequence[int]) -> Callable[[int], Style]:
        """Return the style of the word that starts at a character, for each of `starts`."""
        found = {start: self._at(start) for start in starts}
        return lambda index: found.get(index, _PLAIN)

    def _at(self, index: int) -> Style:
        item = raw.FPDFText_GetTextObject(self._textpage, index)
        address = ctypes.cast(item, ctypes.c_void_p).value
        if address is None:
            return _PLAIN
        if address not in self._objects:
            style = self._font_style(raw.FPDFTextObj_GetFont(item))
            if raw.FPDFTextObj_GetTextRenderMode(item) == _INVISIBLE:
                style = style._replace(invisible=True)
            self._objects[address] = style
        return self._objects[address]

    def _font_style(self, font: Any) -> Style:  # noqa: ANN401
        address = ctypes.cast(font, ctypes.c_void_p).value
        if address is None:
            return _PLAIN
        if address not in self._fonts:
            name = _base_name(font).lower()
            flags = raw.FPDFFont_GetFlags(font)
            bold = "bold" in name or "black" in name or bool(flags > 0 and flags & _FORCE_BOLD_FLAG)
            italic = "italic" in name or "oblique" in name or bool(flags > 0 and flags & _ITALIC_FLAG)
            self._fonts[address] = Style(bold or raw.FPDFFont_GetWeight(font) >= 650, italic or name.endswith("-it"))
        return self._fonts[address]


def _base_name(font: Any) -> str:  # noqa: ANN401
    size = raw.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = ctypes.create_string_buffer(size)
    raw.FPDFFont_GetBaseFontName(font, buffer, size)
    return buffer.value.decode("utf-8", errors="replace")
