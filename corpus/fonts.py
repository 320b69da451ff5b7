"""The faces of the generated PDFs: Spectral for the committed files, Tinos for the forms that are made anew.

Takes nothing, gives the name of a font family that reportlab knows, and promises that each face has every letter that
the corpus needs. Spectral (package `fontpkg-spectral`) has static faces: reportlab embeds only the default instance of
a variable font (Noto Serif would have no bold), and the italic of Source Serif Pro lacks the letters with two marks.
Tinos has the measures of Times New Roman, which offices must use (NĐ 30/2020, Phụ lục I): its scans look like theirs.
Both under the SIL Open Font License 1.1; the faces of Tinos lie in `faces/`, reduced to the letters of Vietnamese.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

import fontpkg
from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FAMILY, OFFICE = "Spectral", "Tinos"
_SUFFIXES = {(False, False): "", (True, False): "-Bold", (False, True): "-Italic", (True, True): "-BoldItalic"}
FACES = {face: FAMILY + suffix for face, suffix in _SUFFIXES.items()}

_FOLDER = Path(__file__).resolve().parent / "faces"
_chosen: ContextVar[str] = ContextVar("family", default=FAMILY)

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


def face_path(*, bold: bool, italic: bool, family: str = FAMILY) -> Path:
    """Return the file of one face."""
    if family == OFFICE:
        return _FOLDER / f"{OFFICE}{_SUFFIXES[bold, italic] or '-Regular'}.ttf"
    return Path(fontpkg.path(family, weight=700 if bold else 400, style="italic" if italic else "normal"))


@contextmanager
def set_in(family: str) -> Iterator[None]:
    """Have what is built inside set in another family than Spectral."""
    token = _chosen.set(family)
    try:
        yield
    finally:
        _chosen.reset(token)


def register() -> str:
    """Register the faces of the chosen family with reportlab once and return its name.

    Raises:
        ValueError: a face lacks a Vietnamese letter; the message names the face and the letters.
    """
    return _registered(_chosen.get())


@cache
def _registered(family: str) -> str:
    for (bold, italic), suffix in _SUFFIXES.items():
        name = family + suffix
        face = TTFont(name, str(face_path(bold=bold, italic=italic, family=family)))
        if lacking := missing_letters(face):
            raise ValueError(f"{name} lacks {lacking!r}: choose another font package")
        pdfmetrics.registerFont(face)
        addMapping(family, bold, italic, name)
    return family
