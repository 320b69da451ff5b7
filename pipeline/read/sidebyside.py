"""Text that keeps the layout of the page: two columns of heading or closing side by side on one line -> their pieces.

A program that turns pages into text 'as laid out' prints the body's name and the motto, or Nơi nhận and the signature,
on one line with a gap of blanks between (NĐ 30/2020/NĐ-CP, Phụ lục I; Party: 05-HD/VPTW). Read across, such a line
makes the superior body the issuer and the signer a recipient. Columns are told by the strip of blanks that runs
through all lines of the zone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from pipeline.nlp.fold import fold, lower
from pipeline.nlp.phrases import alternation, words

Range = tuple[int, int]

_GAP = re.compile(r"(?<=\S)(?:[ \xa0]{3,}|[ \xa0]*\t\s*)(?=\S)")
_MOTTO = re.compile(alternation("header_noise"))
# 'KẾ HOẠCH', the trích yếu behind it or not; 'K Ế   H O Ạ C H' set apart.
_STOP = re.compile(rf"(?:{alternation('type_lines')}|{alternation('annex_heads')})(?!\w).*")
_SPACED = frozenset(name.replace(" ", "") for name in words("type_lines"))
_RECIPIENTS = re.compile(r"[\s*_]*nơi nhận\b", re.IGNORECASE)
# The motto stands among the first lines; a heading is no longer than this; a closing lists its recipients.
_FIRST_LINES = 24
_HEADING_LINES = 16
_CLOSING_LINES = 60
# The strip between two columns is at least this wide.
_STRIP = 2
# A column of half a page has no longer lines.
_WIDEST = 70
# Enough of a line to see whether it begins with 'Nơi nhận', in any form of Unicode and behind any indentation.
_HEAD = 120
# Where a tab parts the columns, the words tell no column: whatever is behind it is the right one.
_TAB = 200


class _Piece(NamedTuple):
    """Words between two gaps of a line: their place in the text, and the columns they are printed at."""

    start: int
    end: int
    column: int
    end_column: int


@dataclass(slots=True)
class Zone:
    """Lines `first..last` of a text (both included) in two columns: the pieces of each as offsets, top to bottom."""

    first: int
    last: int
    left: list[Range] = field(default_factory=list)
    right: list[Range] = field(default_factory=list)


def column_zones(text: str, lines: Sequence[Range]) -> list[Zone]:
    """Return the zones of `text` in two columns, in order and apart; `lines` are the (start, end) of all its lines."""
    # most texts have no such blanks at all, which is seen sooner than a gap between words
    if not ("   " in text or "\t" in text or "\xa0" in text) or _GAP.search(text) is None:
        return []
    heading = _heading(text, lines)
    zones = [heading] if heading else []
    for index, (start, end) in enumerate(lines):
        head = unicodedata.normalize("NFC", text[start : min(end, start + _HEAD)])
        if _RECIPIENTS.match(head) and (not zones or index > zones[-1].last):
            closing = _closing(text, lines, index)
            zones += [closing] if closing else []
    return zones


def _heading(text: str, lines: Sequence[Range]) -> Zone | None:
    for index in range(min(_FIRST_LINES, len(lines))):
        pieces = _pieces(text, lines[index])
        motto = next((piece for piece in pieces[1:] if _MOTTO.match(lower(_words(text, piece)))), None)
        if motto is not None:
            rows = [_pieces(text, line) for line in lines[index : index + _HEADING_LINES]]
            return _zone(text, rows, index, motto.column)
    return None


def _closing(text: str, lines: Sequence[Range], index: int) -> Zone | None:
    rows = [_pieces(text, line) for line in lines[index : index + _CLOSING_LINES]]
    right = next((row[-1].column for row in rows if len(row) > 1), None)
    zone = _zone(text, rows, index, right) if right is not None else None
    if zone is not None:
        _take_signature_above(text, lines, zone, right)
    return zone


def _take_signature_above(text: str, lines: Sequence[Range], zone: Zone, column: int | None) -> None:
    """'TM. ỦY BAN NHÂN DÂN' may stand one line higher than Nơi nhận, alone in the right column."""
    for index in range(zone.first - 1, max(zone.first - 5, -1), -1):
        row = _pieces(text, lines[index])
        if not row:
            continue
        if column is None or len(row) > 1 or row[0].column < column // 2 or not _words(text, row[0]).isupper():
            break
        zone.first = index
        zone.right.insert(0, (row[0].start, row[0].end))


def _zone(text: str, rows: Sequence[Sequence[_Piece]], first: int, column: int) -> Zone | None:
    """Return the zone from the first of `rows` on, as far down as the strip left of `column` stays free."""
    low, high = 0, column
    zone = Zone(first, first)
    taken: list[tuple[int, Sequence[_Piece]]] = []
    for number, row in enumerate(rows):
        if taken and _ends_zone([fold(_words(text, piece)) for piece in row]):
            break
        left_end = max((piece.end_column for piece in row if piece.column < (low + high) / 2), default=low)
        right_start = min((piece.column for piece in row if piece.column >= (low + high) / 2), default=high)
        if min(high, right_start) - max(low, left_end) < _STRIP or left_end > _WIDEST:
            break
        low, high = max(low, left_end), min(high, right_start)
        taken.append((number, row))
    if not any(len(row) > 1 for _, row in taken):
        return None
    for number, row in taken:
        if not row:
            continue
        zone.last = first + number
        _add(zone.left, [piece for piece in row if piece.end_column <= low])
        _add(zone.right, [piece for piece in row if piece.column >= high])
    return zone


def _ends_zone(pieces: Sequence[str]) -> bool:
    return any(map(_STOP.fullmatch, pieces)) or "".join("".join(pieces).split()) in _SPACED


def _add(column: list[Range], pieces: Sequence[_Piece]) -> None:
    if pieces:
        column.append((pieces[0].start, pieces[-1].end))


def _words(text: str, piece: _Piece) -> str:
    return unicodedata.normalize("NFC", text[piece.start : piece.end]).strip(" *_")


def _pieces(text: str, line: Range) -> list[_Piece]:
    """Return the parts of a line between its gaps."""
    start, end = line
    raw = text[start:end]
    if not raw.strip():
        return []
    first = len(raw) - len(raw.lstrip())
    cuts = [(0, first), *(gap.span() for gap in _GAP.finditer(raw)), (len(raw.rstrip()), len(raw))]
    return [
        _Piece(start + low, start + high, _columns(raw[:low]), _columns(raw[:high]))
        for (_, low), (high, _) in pairwise(cuts)
    ]


def _columns(raw: str) -> int:
    """Return how wide `raw` prints: combining marks take no column, a tab goes beyond all words of the left column."""
    return len(unicodedata.normalize("NFC", raw).expandtabs(_TAB))
