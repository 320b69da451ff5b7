"""Simple fonts without /Encoding: pdfium takes their bytes for MacRoman where they are Windows-1252 ('L‡o Cai')."""

from __future__ import annotations

from pipeline.nlp.syllables import validity
from pipeline.read.pdf.fontruns import FontRuns

_VALID = 0.9
_GAIN = 0.1


def _windows(char: str) -> str:
    if char == "£":
        return "Á"  # pdfium's own table has £ at 0xC1, where MacRoman has ¡ ('B£O C£O')
    try:
        return char.encode("mac_roman").decode("cp1252")
    except UnicodeError:
        return char


def decoded(text: str, runs: FontRuns) -> str:
    """Return the text of a page with the letters of its simple fonts taken back to bytes and read as Windows-1252.

    A character that pdfium could not map is the byte itself. Composite fonts and white space stay; the length is kept.
    """
    chars = list(text)
    for index, number in enumerate(runs.of):
        if number < 0 or text[index].isascii():
            continue
        font = runs.fonts[number]
        if not font.has_glyph_numbers and text[index] not in font.unmapped:
            chars[index] = _windows(text[index])
    return "".join(chars)


def taken_for_macintosh(text: str) -> bool:
    """Tell whether a text reads as Vietnamese only when its letters are taken back to bytes."""
    plain = validity(text)
    return plain < _VALID and validity("".join(map(_windows, text))) >= max(_VALID, plain + _GAIN)
