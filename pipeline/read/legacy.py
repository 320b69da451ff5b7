"""Vietnamese of before Unicode: TCVN3 ('QuyÕt ®Þnh') and VNI ('Quyeát ñònh') look like text and are none."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S*[^\W\d_]\S*")
# Letters and signs that no Vietnamese word in Unicode has, and that nearly every other word has in the old tables.
_FOREIGN = re.compile(r"[äëïöüÿñåøûîæœÄËÏÖÜÑÅØÛÎÆŒ¨©ª«¬\xad®µ¶·¸¹º»¼½¾]")
_SHARE = 0.2
_ENOUGH_WORDS = 8


def looks_legacy(text: str) -> bool:
    """Tell whether a text was written with an old 8-bit table (52 and 58 % of words in two PDFs, none in Unicode)."""
    words = _WORD.findall(text)
    return len(words) >= _ENOUGH_WORDS and sum(map(bool, map(_FOREIGN.search, words))) > _SHARE * len(words)
