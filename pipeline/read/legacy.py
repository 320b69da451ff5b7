"""Vietnamese of before Unicode: TCVN3 ('QuyÕt ®Þnh'), VNI ('Quyeát ñònh'), VISCII, VPS -> Unicode, with the way back.

Such text looks like text and is none. A table is believed only where its result reads as Vietnamese and the text as it
stands does not, over a page or a document: 'Sè: 44' alone proves nothing. Good Unicode text is never touched.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.nlp.syllables import is_syllable, marked_share, validity, words
from pipeline.read.legacy_tables import NAMES, convert

# Looked for from the start of a run without white space only: a line of dashes has to cost its length, not its square.
_WORD = re.compile(r"(?<!\S)(?:[^\w\s]|[\d_])*+[^\W\d_]\S*")
# Letters and signs that no Vietnamese word in Unicode has, and that nearly every other word has in the old tables.
_FOREIGN = re.compile(r"[äëïöüÿñåøûîæœÄËÏÖÜÑÅØÛÎÆŒ¨©ª«¬\xad®µ¶·¸¹º»¼½¾]")
_SHARE = 0.2
_ENOUGH_WORDS = 8
_HYPHENED = re.compile(r"(?<![^\W_])(?<!-)[^\W\d_]{0,3}-[^\W\d_]{0,4}(?![-\w])")
# Shares of syllables: 0.99 in repaired documents, 0.5 and less in the same before; of words with marks: 0.87.
_VALID = 0.85
_GAIN = 0.2
_MARKED = 0.5
_SAMPLE = 20_000


class Repaired(NamedTuple):
    """Unicode text; `positions[i]` is the index of the (first) original character of `text[i]`."""

    text: str
    positions: list[int]
    table: str


def looks_legacy(text: str) -> bool:
    """Tell whether a text was written with an old 8-bit table (52 and 58 % of words in two PDFs, none in Unicode)."""
    if _FOREIGN.search(text) is None:
        return False
    found = _WORD.findall(text)
    return len(found) >= _ENOUGH_WORDS and sum(map(bool, map(_FOREIGN.search, found))) > _SHARE * len(found)


def detect_table(text: str) -> str | None:
    """Return the old table a text was written with: "tcvn3", "vni", "viscii", "vps"; None for Unicode and short text.

    Args:
        text: a page or a document, its bytes as Windows-1252 or Latin-1.
    """
    sample = text[:_SAMPLE]
    if sample.isascii() or len(words(sample)) < _ENOUGH_WORDS:
        return None
    before = validity(sample)
    if before >= _VALID and marked_share(sample) >= _MARKED:
        return None
    results = [(validity(made), marked_share(made), name) for name in NAMES for made in [convert(sample, name)[0]]]
    valid, marked, name = max(results)
    return name if valid >= _VALID and valid - before >= _GAIN and marked >= _MARKED else None


def repair_text(text: str, table: str | None = None) -> Repaired | None:
    """Return the Unicode form of a text in an old table; None where there is nothing to repair.

    Args:
        text: a whole page or document where `table` is to be found out, else any piece of one.
        table: the table, where it is known from the rest of the document or from a font ('.VnTime', 'VNI-Times').
    """
    name = table or detect_table(text)
    if name is None:
        return None
    made, positions = convert(text, name)
    return Repaired(made, positions, name)


def with_horns(text: str) -> str:
    """Return a text out of TCVN3 with the ư that a PDF gives as a hyphen (code 0xAD): 't-ớng', 'nh- sau'; same length.

    Only where the word is a syllable with it and its two parts are not: 'kinh tế-xã hội' stays.
    """
    return _HYPHENED.sub(_horned, text)


def _horned(match: re.Match[str]) -> str:
    whole = match.group().replace("-", "ư")
    left, _, right = match.group().partition("-")
    apart = (not left or is_syllable(left.lower())) and (not right or is_syllable(right.lower()))
    return whole if not apart and is_syllable(whole.lower()) else match.group()


def decode_legacy(data: bytes) -> Repaired | None:
    """Return the text of an 8-bit file in an old table; `positions` are those of its bytes. None if it is in none.

    The tables of VISCII and VPS use the control codes, so that each byte has to stay one character.
    """
    text = data.decode("latin-1")
    made = repair_text(text)
    if made is None:
        return None
    if made.table in {"tcvn3", "vni"}:
        # typographic quotes and dashes of Windows, 0x80..0x9F, beside the letters of the font
        made = repair_text("".join(map(_windows, text)), made.table)
    return made


def _windows(char: str) -> str:
    return bytes((ord(char),)).decode("cp1252", errors="ignore") or char if "\x80" <= char <= "\x9f" else char
