"""Which font prints each character of a page: asked only on pages whose letters need repair."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from pipeline.read.pdf.fonts import base_name
from pipeline.read.pdf.truetype import TrueType


@dataclass
class Font:
    """A font of a page: its name without the subset tag, its program, and whether all it prints lacks a Unicode map."""

    name: str
    data: bytes
    unmapped: set[str] = field(default_factory=set)
    mapped: int = 0

    @property
    def has_glyph_numbers(self) -> bool:
        """Whether its characters come out as glyph numbers: a composite font, which has no cmap, without ToUnicode."""
        return bool(self.unmapped) and not self.mapped and not self.program.has_cmap

    @cached_property
    def program(self) -> TrueType:
        """The embedded TrueType program, empty where there is none."""
        return TrueType(self.data)


@dataclass
class FontRuns:
    """`fonts[of[i]]` prints character i in size `sizes[i]`; `of[i]` is -1 for white space that pdfium put in."""

    fonts: list[Font]
    of: list[int]
    sizes: list[float]


def font_runs(pdf: pdfium.PdfDocument, index: int) -> FontRuns:
    """Return the fonts of the characters of page `index` (0-based), as `glyphs.read_page` counts them."""
    page = pdf[index]
    try:
        textpage = raw.FPDFText_LoadPage(page.raw)
        try:
            return _runs(textpage, max(raw.FPDFText_CountChars(textpage), 0))
        finally:
            raw.FPDFText_ClosePage(textpage)
    finally:
        page.close()


def _runs(textpage: Any, count: int) -> FontRuns:  # noqa: ANN401 (a C handle)
    runs = FontRuns([], [], [])
    by_address: dict[int, int] = {}
    for index in range(count):
        item = raw.FPDFText_GetTextObject(textpage, index)
        runs.sizes.append(raw.FPDFText_GetFontSize(textpage, index))
        handle = raw.FPDFTextObj_GetFont(item) if item else None
        address = ctypes.cast(handle, ctypes.c_void_p).value if handle else None
        if address is None or raw.FPDFText_IsGenerated(textpage, index) == 1:
            runs.of.append(-1)
            continue
        if address not in by_address:
            by_address[address] = len(runs.fonts)
            runs.fonts.append(Font(base_name(handle).split("+", 1)[-1], _program(handle)))
        font = runs.fonts[by_address[address]]
        if raw.FPDFText_HasUnicodeMapError(textpage, index) == 1:
            font.unmapped.add(chr(raw.FPDFText_GetUnicode(textpage, index)))
        else:
            font.mapped += 1
        runs.of.append(by_address[address])
    return runs


def _program(handle: Any) -> bytes:  # noqa: ANN401
    if raw.FPDFFont_GetIsEmbedded(handle) != 1:
        return b""
    size = ctypes.c_size_t()
    raw.FPDFFont_GetFontData(handle, None, 0, ctypes.byref(size))
    buffer = (ctypes.c_uint8 * size.value)()
    raw.FPDFFont_GetFontData(handle, buffer, size.value, ctypes.byref(size))
    return bytes(buffer)
