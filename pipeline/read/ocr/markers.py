"""Marks at the beginning of lines that OCR confuses: '-_', '_-' for a dash, 'H.', 'IH.' for the Roman two and three."""

from __future__ import annotations

import re
from collections.abc import Sequence

_DASH = re.compile(r"[-_~=—–]*[-—–][-_~=—–]*$")
_ROMAN = re.compile(r"(?=[IVXHl1]*H)[IVXHl1]+[.:)]$")
_TRUE_ROMAN = re.compile(r"X{0,2}(?:IX|IV|V?I{0,3})$")
_NEXT = "ABCDEFG"
# The label of the document's number, however its marks were read: 'Só:2đ/KH-TTra'
_LABEL = re.compile(r"[Ss][oóôồòõ](?=[:;])")


def is_dash(word: str) -> bool:
    """Tell whether a word is a dash, dirt beside it or not."""
    return _DASH.match(word) is not None


def labelled(word: str) -> str:
    """Return the word with the label 'Số:' as it is printed."""
    return _LABEL.sub("Số", word, count=1) if _LABEL.match(word) else word


def line_start(word: str, page_starts: Sequence[str]) -> str:
    """Return the first word of a line as it must be printed; `page_starts` are the first words of all lines.

    'H.' is a two only where no list of letters (A. B. ... G.) leads to it.
    """
    if len(word) > 1 and is_dash(word):
        return "-"
    word = word.lstrip("_") or word  # '__Phát huy': dirt in the margin
    if _ROMAN.match(word):
        roman = word[:-1].replace("H", "II").replace("l", "I").replace("1", "I")
        lettered = any(start[:1] in _NEXT and start[1:2] in {".", ")"} for start in page_starts)
        if _TRUE_ROMAN.match(roman) and not (word[:-1] == "H" and lettered):
            return roman + word[-1]
    return word
