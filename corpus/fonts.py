"""The four faces of the generated PDFs: Spectral (SIL Open Font License 1.1), from the package `fontpkg-spectral`.

Takes nothing, gives the name of a font family that reportlab knows, and promises that each face has every letter that
the corpus needs. Static faces, because reportlab embeds only the default instance of a variable font (Noto Serif would
have no bold), and because the italic of Source Serif Pro lacks the letters with two marks.
"""

from __future__ import annotations

import itertools
import unicodedata
from functools import cache
from pathlib import Path

import fontpkg
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY = "Spectral"
FACES = {(False, False): FAMILY, (True, False): f"{FAMILY}-Bold", (False, True): f"{FAMILY}-Italic",
         (True, True): f"{FAMILY}-BoldItalic"}  # fmt: skip

_VOWELS = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
_MARKS = "“”‘’–—-…%/()[]+;:,.!?&§°×≥≤"


def vietnamese_letters() -> str:
    """Return every letter of Vietnamese in both cases, composed, with the digits and marks of official prose."""
    toned = "".join(unicodedata.normalize("NFC", vowel + tone) for vowel, tone in itertools.product(_VOWELS, _TONES))
    lower = "abcdđefghijklmnopqrstuvwxyz" + toned
    return "".join(dict.fromkeys(lower + lower.upper() + "0123456789" + _MARKS))


def missing_letters(face: TTFont) -> str:
    """Return the needed letters that the character map of `face` lacks."""
    return "".join(letter for letter in vietnamese_letters() if ord(letter) not in face.face.charToGlyph)


def face_path(*, bold: bool, italic: bool) -> Path:
    """Return the file of one face."""
    return Path(fontpkg.path(FAMILY, weight=700 if bold else 400, style="italic" if italic else "normal"))


@cache
def register() -> str:
    """Register the faces with reportlab once and return the family's name.

    Raises:
        ValueError: a face lacks a Vietnamese letter; the message names the face and the letters.
    """
    for (bold, italic), name in FACES.items():
        face = TTFont(name, str(face_path(bold=bold, italic=italic)))
        if lacking := missing_letters(face):
            raise ValueError(f"{name} lacks {lacking!r}: choose another font package")
        pdfmetrics.registerFont(face)
        addMapping(FAMILY, bold, italic, name)
    return FAMILY
