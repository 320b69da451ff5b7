"""Numerals and signs told by their strokes on the picture, where the engine fails: 'III' read as 'II', '≥' as '>'.

Roman figures with a stroke behind them are one letter to it: 'I/' comes out as '1' or 'U', 'II/' as 'IU'.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.read.ocr.engine import Gray
from pipeline.read.ocr.words import OcrWord

_DARK = 140
# Parts of the height of capitals, from the top: where strokes are counted, clear of serifs and of the dash in 'II-'.
_UPPER, _MIDDLE, _LOWER = (0.2, 0.35), (0.4, 0.6), (0.72, 0.84)
_THICK, _LEANING = 0.45, 0.12  # of that height: the widest upright stroke; how far a slanted one moves
_ROMAN = re.compile(r"(?P<open>\(?)(?P<front>X{0,3}V?)(?P<ones>I{1,3})(?P<close>[-.,:)/]*)$")
_WITH_H = re.compile(r"[IVX]*HI{0,2}[-.,:)/]*$")
_FUSED = re.compile(r"[I1lHUƯÚLỶ|/]{1,4}$")
_STROKED = re.compile(r"[1I]+/$")
_MOST = 3
# Parts of that height: how far a serif reaches beside its stroke, a stop behind the word, from where; its pixels.
_SERIF, _NEAR, _LOW, _DOT = 0.22, 0.45, 0.68, 6
_SPACE = 0.27  # of the height of capitals: 0.18 em


class _Stroke(NamedTuple):
    upper: float
    lower: float
    width: int


def counted(word: OcrWord, image: Gray) -> str:
    """Return a Roman numeral with as many strokes as it is printed with; any other word as it is."""
    box = image[word.top : word.bottom, word.x0 : word.x1]
    text = word.text.replace("H", "II") if _WITH_H.match(word.text) and not _has_bar(box) else word.text
    match = _ROMAN.match(text)
    if not match:
        return word.text
    found = _strokes(box)
    # what V and X have above the middle, and a bracket or a stroke beside the numeral
    others = 2 * len(match["front"]) + len(match["open"]) + sum(match["close"].count(char) for char in "/)")
    ones = len(found) - others
    if not 0 < ones <= _MOST or abs(ones - len(match["ones"])) > 1:
        return word.text
    close = match["close"] or _stop_behind(word, image, int(found[-1].upper + found[-1].width / 2))
    return f"{match['open']}{match['front']}{'I' * ones}{close}"


def _stop_behind(word: OcrWord, image: Gray, edge: int) -> str:
    """Return the full stop that stands on the line behind the last stroke, whose right edge is given."""
    height = word.bottom - word.top
    left = word.x0 + edge + round(_SERIF * height)
    dark = image[word.top : word.bottom, left : word.x1 + round(_NEAR * height)] < _DARK
    low = round(_LOW * height)
    return "." if dark.size and dark[low:].sum() >= _DOT and not dark[:low].any() else ""


def _has_bar(box: Gray) -> bool:
    """Tell whether a stroke across joins two upright ones, as in H."""
    rows = (box < _DARK)[round(_MIDDLE[0] * len(box)) : round(_MIDDLE[1] * len(box))]
    return any(end - start > _THICK * len(box) for row in rows for start, end in _runs(np.asarray(row)))


def slashed(word: OcrWord, image: Gray) -> str:
    """Return 'II/' for a word of upright strokes and a slanted one ('IU', '1U'); any other word as it is."""
    if not _FUSED.match(word.text) or _STROKED.match(word.text):
        return word.text
    height = word.bottom - word.top
    *ones, last = _strokes(image[word.top : word.bottom, word.x0 : word.x1]) or [_Stroke(0, 0, 0)]
    leans = [stroke.upper - stroke.lower > _LEANING * height for stroke in (*ones, last)]
    upright = ones and all(0 < stroke.width <= _THICK * height for stroke in ones)
    return "I" * len(ones) + "/" if upright and leans[-1] and not any(leans[:-1]) and len(ones) <= _MOST else word.text


def widest_gap(word: OcrWord, image: Gray) -> tuple[int, int] | None:
    """Return where the widest white stretch of a word begins and ends, None where it is no space."""
    dark = image[word.top : word.bottom, word.x0 : word.x1] < _DARK
    gaps = [gap for gap in _runs(np.asarray(~dark.any(axis=0))) if gap[0] > 0 and gap[1] < dark.shape[1]]
    start, end = max(gaps, key=lambda gap: gap[1] - gap[0], default=(0, 0))
    return (word.x0 + start, word.x0 + end) if end - start > _SPACE * (word.bottom - word.top) else None


def with_bar(word: OcrWord, image: Gray) -> str:
    """Return the word with its sign as printed: '≥' where a bar lies under '>', '≤' under '<'."""
    sign = word.text[0]
    if sign not in "<>":
        return word.text
    height = word.bottom - word.top
    below = image[word.top : word.bottom + height // 4, word.x0 : word.x1] < _DARK
    columns = np.flatnonzero(below.any(axis=0))
    if not len(columns):
        return word.text
    gaps = np.flatnonzero(np.diff(columns) > 1)
    end = int(columns[gaps[0]]) + 1 if len(gaps) else int(columns[-1]) + 1
    glyph = below[:, int(columns[0]) : end]
    runs = _runs(np.asarray(glyph.any(axis=1)))
    if len(runs) < 2:
        return word.text
    top, bottom = runs[-1]
    full = glyph[top:bottom].any(axis=0).mean() > 0.7
    thin = bottom - top <= 0.35 * (runs[-2][1] - runs[-2][0])
    return {"<": "≤", ">": "≥"}[sign] + word.text[1:] if full and thin else word.text


def _strokes(box: Gray) -> list[_Stroke]:
    """Return the strokes that cross the upper part of a word, with where they stand there and below."""
    dark = box < _DARK
    upper, lower = (dark[round(a * len(dark)) : round(b * len(dark))] for a, b in (_UPPER, _LOWER))
    if not upper.size or not lower.size:
        return []
    high, low = (_runs(part.mean(axis=0) > 0.5) for part in (upper, lower))
    middles = [(x0 + x1) / 2 for x0, x1 in low]
    strokes: list[_Stroke] = []
    for place, (x0, x1) in enumerate(high):
        middle = (x0 + x1) / 2
        nearest = min(middles, key=lambda other: abs(other - middle), default=middle)
        strokes.append(_Stroke(middle, middles[place] if len(high) == len(low) else nearest, x1 - x0))
    return strokes


def _runs(filled: npt.NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches (start, end) that are filled."""
    edges = np.flatnonzero(np.diff(np.concatenate(([0], filled.astype(np.int8), [0]))))
    return [(int(start), int(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]
