"""Text -> syllable tokens: syllables, numbers, document codes, punctuation, white space; together they are the text.

A syllable stays a token of its own ('Ủy', 'ban', 'nhân', 'dân'): lexicons find 722 of 723 terms over syllables and 698
over words (notes, section 2). A code ('44/KH-UBND', '10-NQ/TU') is one token, so that no body is found inside it.
"""

from __future__ import annotations

import re

_PART = r"[A-ZĐÔƠƯÂĂÊ&]+(?:[a-zđ][A-ZĐ]+|r|g)?"  # UBND, TTr, CTr, TTg, QyĐ
_CODE = rf"(?:\d+[a-z]?(?:/\d{{4}})?(?:/|-)|/){_PART}(?:[/-]{_PART})*\d*"
_NUMBER = r"\d+(?:[.,]\d+)*(?!\w)"
_TOKEN = re.compile(rf"({_CODE}(?!\w)|{_NUMBER}|\w+|\.{{2,}}|…+|\s+|.)(?:(?<!\s)( ))?", re.DOTALL)


def tokenize(text: str) -> tuple[list[str], list[bool]]:
    """Return the tokens and, for each, whether one space follows; other white space is a token of its own.

    The tokens with their spaces are the text, for any text: nothing is dropped, nothing respelled.
    """
    found = _TOKEN.findall(text)
    return [token for token, _ in found], [bool(space) for _, space in found]
