"""The second layer: underthesea's words with exact offsets in the text.

The offsets are the spans of underthesea's own compiled expression over the text; only the strings that the CRF sees are
normalised, and its output is never searched in the text: it rewrites 'hoà' and 'Kế họach' (notes, section 1).
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

_LINE = re.compile(r"[^\n]+")


class Word(NamedTuple):
    """`text[start:end]` is one word, of one or more syllables."""

    start: int
    end: int


@cache
def _tagger() -> Any:  # noqa: ANN401 (underthesea has no types)
    from underthesea.pipeline import word_tokenize  # noqa: PLC0415 (half a second to import)

    word_tokenize.word_tokenize("khởi động")  # loads the model that ships with the package
    return word_tokenize.word_tokenize_model


def segment(text: str) -> list[Word]:
    """Return the words of every line; a word never reaches over a line feed, as 'CCHC. IV.' would."""
    return [word for line in _LINE.finditer(text) for word in _segment_line(line.group(), line.start())]


def _segment_line(line: str, offset: int) -> list[Word]:
    from underthesea.pipeline.text_normalize import token_normalize  # noqa: PLC0415
    from underthesea.pipeline.word_tokenize.regex_tokenize import patterns  # noqa: PLC0415

    spans = [match.span() for match in patterns.finditer(line)]
    if not spans:
        return []
    tags = _tagger().predict([[token_normalize(line[start:end])] for start, end in spans])
    starts = [index for index, tag in enumerate(tags) if tag != "I-W" or index == 0]
    return [
        Word(offset + spans[first][0], offset + spans[after - 1][1]) for first, after in pairwise([*starts, len(spans)])
    ]
