"""Is this a Vietnamese syllable? By its build: onset x rime x tone, as the spelling allows them.

A text is told to be Vietnamese, or to be decoded rightly, by the share of its words that are syllables: 0.95 and more
in good text, under 0.5 in English or wrongly decoded text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

_TONES = {"\u0300": "huyền", "\u0301": "sắc", "\u0303": "ngã", "\u0309": "hỏi", "\u0323": "nặng"}
_FRONT = "eêiy"
_ONSETS = ("ngh", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", *"bcdđghklmnprstvx")
# The spelling law of c/k, g/gh, ng/ngh: the first of each pair never stands before e, ê, i, y, the second only there.
_NOT_BEFORE_FRONT = frozenset(("c", "g", "ng"))
_ONLY_BEFORE_FRONT = frozenset(("k", "gh", "ngh"))
# Rimes without their tone, by nucleus; y stands for i in open syllables and after a rounded onset.
_RIMES_BY_NUCLEUS = """
    a ac ach ai am an ang anh ao ap at au ay  ăc ăm ăn ăng ăp ăt  âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et  ê êch êm ên ênh êp êt êu
    i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu  y yêm yên yêng yêt yêu
    o oc oi om on ong op ot ooc oong  oa oac oach oai oam oan oang oanh oao oap oat oay
    oăc oăm oăn oăng oăt  oe oen oeo oet  ô ôc ôi ôm ôn ông ôp ôt  ơ ơi ơm ơn ơp ơt
    u ua uc ui um un ung up ut  uân uâng uât uây  uê uêch uên uênh  uơ
    uôc uôi uôm uôn uông uôt  uy uya uych uyn uynh uyp uyt uyu uyên uyêt
    ư ưa ưc ưi ưm ưng ưt ưu  ươc ươi ươm ươn ương ươp ươt ươu
"""
_RIMES = frozenset(_RIMES_BY_NUCLEUS.split())
_STOPPED = re.compile(r"(?:[pt]|c|ch)$")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 7  # 'nghiêng'


class Parts(NamedTuple):
    """A syllable taken apart; `tone` is the name of the mark, empty for the level tone (ngang)."""

    onset: str
    rime: str
    tone: str


@lru_cache(maxsize=16384)
def parts(word: str) -> Parts | None:
    """Return onset, rime and tone of a syllable in any case; None for what is no Vietnamese syllable."""
    if len(word) > _LONGEST:
        return None
    bare, tone = without_tone(word.lower())
    if tone is None:
        return None
    for onset, rime in _splits(bare):
        if rime in _RIMES and _may_stand(onset, rime) and (tone in {"sắc", "nặng"} or not _STOPPED.search(rime)):
            return Parts(onset, rime, tone)
    return None


def is_syllable(word: str) -> bool:
    """Tell whether a word is built as Vietnamese syllables are."""
    return parts(word) is not None


def without_tone(word: str) -> tuple[str, str | None]:
    """Return the word without its tone mark (NFC; ê, ơ, ă keep theirs) and the tone; None where it has several."""
    kept: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tones.append(_TONES[char])
        else:
            kept.append(char)
    bare = unicodedata.normalize("NFC", "".join(kept))
    return bare, (tones[0] if tones else "") if len(tones) < 2 else None


def words(text: str) -> list[str]:
    """Return the words that can speak for the language: two letters or more, no abbreviation ('UBND', 'VPHC')."""
    return [word for word in _WORD.findall(text) if len(word) > 1 and not _is_abbreviation(word)]


def validity(text: str) -> float:
    """Return the share of words that are syllables, 1.0 where there is no word."""
    found = words(text)
    return sum(map(is_syllable, found)) / len(found) if found else 1.0


class Measures(NamedTuple):
    """The number of words that can speak for the language, and what `validity` and `marked_share` say of them."""

    words: int
    valid: float
    marked: float


def measured(text: str) -> Measures:
    """Return the three measures of a text, its words looked for once."""
    found = words(text)
    if not found:
        return Measures(0, 1.0, 1.0)
    valid, marked = sum(map(is_syllable, found)), sum(not word.isascii() for word in found)
    return Measures(len(found), valid / len(found), marked / len(found))


def marked_share(text: str) -> float:
    """Return the share of words with a diacritic (or đ): 0.8 and more in Vietnamese, none without its letters."""
    found = words(text)
    marked = sum(not word.isascii() for word in found)
    return marked / len(found) if found else 1.0


def _splits(bare: str) -> list[tuple[str, str]]:
    """Return the ways to part onset and rime; 'qu' and 'gi' are onsets that end in a vowel letter."""
    if bare.startswith("qu"):
        return [("qu", bare[2:]), ("q", bare[1:])]
    splits = [("gi", bare[2:])] if bare.startswith("gi") and len(bare) > 2 else []
    onset = next((onset for onset in _ONSETS if bare.startswith(onset)), "")
    return [*splits, (onset, bare[len(onset) :])]


def _may_stand(onset: str, rime: str) -> bool:
    front = rime[0] in _FRONT
    if onset == "qu":
        return rime[0] in "aăâeêiyơ"
    if onset == "q":
        return rime == "uôc"  # 'quốc'
    if onset == "gi":
        return rime[0] not in "iy"
    if onset == "g" and rime[0] == "i":
        return True  # 'gì', 'gìn'
    if rime.startswith("yê"):
        return not onset  # 'yêu cầu', but 'hiểu'
    if onset in _ONLY_BEFORE_FRONT:
        return front
    return not (onset in _NOT_BEFORE_FRONT and front)


def _is_abbreviation(word: str) -> bool:
    return word.isupper() and len(word) <= 10 and not is_syllable(word)
