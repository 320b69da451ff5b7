"""Folded views of the canonical text, character for character: offsets in a view are offsets in the text.

`fold` keeps case, `lower` drops it, `search_key` also drops diacritics (and changes length: for search only).
What folding unifies (domain notes 5.8): dashes, quotation marks, spaces, old and new place of the tone mark (hoà = hòa,
uỷ = ủy), Ð and Đ.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_UNIFIED = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("“”„‟«»″", '"'),
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("\u00a0\u2002\u2003\u2007\u2009\u202f\t", " "),
    "Ð": "Đ",
    "ð": "đ",
    "Ɖ": "Đ",
}
_CHARACTERS = str.maketrans(_UNIFIED)
# One class: looking for the few odd characters takes a third of the time of translating every character.
_ODD = re.compile(f"[{''.join(map(re.escape, _UNIFIED))}]")
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
# New style carries the tone on the first vowel of an open oa, oe, uy: hòa, khỏe, thủy; old style on the second: hoà.
_OPEN_PAIRS = (("o", "a"), ("o", "e"), ("u", "y"))


def _tone_pairs() -> dict[str, str]:
    lower_pairs = [
        (first + unicodedata.normalize("NFC", second + tone), unicodedata.normalize("NFC", first + tone) + second)
        for first, second in _OPEN_PAIRS
        for tone in _TONES
    ]
    cases = (str.lower, str.capitalize, str.upper)
    return {case(old): case(new) for old, new in lower_pairs for case in cases}


_TONE_PAIRS = _tone_pairs()
# Only where nothing follows ('hoàn' is no 'hoà') and no q precedes ('quỳ', 'quý' keep the tone on y).
# The classes come first: an alternation of all pairs would be tried at every character of the text.
_SECOND = "".join(sorted({pair[1] for pair in _TONE_PAIRS}))
_OLD_TONE = re.compile(f"[oOuU][{_SECOND}](?![^\\W\\d_])(?<=(?:{'|'.join(_TONE_PAIRS)}))(?<![qQ]..)")


def fold(text: str) -> str:
    """Return `text` with unified dashes, quotes, spaces and tone places; `len` is kept."""
    unified = _ODD.sub(lambda match: _UNIFIED[match.group()], text)
    return _OLD_TONE.sub(lambda match: _TONE_PAIRS[match.group()], unified)


@lru_cache(maxsize=2)
def folded_document(text: str) -> str:
    """Return `fold(text)`, kept for the document at hand: its blocks are looked at many times."""
    return fold(text)


def lower(text: str) -> str:
    """Return `fold(text)` in lower case; `len` is kept (characters whose lower case is longer stay)."""
    folded = fold(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(small if len(small := char.lower()) == 1 else char for char in folded)


class _BareCharacters(dict[int, str]):
    """Character -> its lower case without diacritics, a space for what is no word character; filled as met.

    One `translate` over a document takes a fifth of the time of decomposing it and looking at each mark.
    """

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFD", chr(code).translate(_CHARACTERS).lower().replace("đ", "d"))
        bare = "".join(char for char in decomposed if not unicodedata.combining(char))
        self[code] = re.sub(r"\W", " ", bare)
        return self[code]


_BARE = _BareCharacters()


@lru_cache(maxsize=4096)
def search_key(text: str) -> str:
    """Return `text` in lower case without diacritics, đ as d, one space between words: for search, not for offsets."""
    return " ".join(text.translate(_BARE).split())
