"""The lines of the closing part: a line that joins the two columns is cut where the signature begins.

'Nơi nhận: TM. ỦY BAN NHÂN DÂN', '- Các đơn vị trong ngành; GIÁM ĐỐC' (texts converted from two columns).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from models.document import Column
from models.outline import Region
from pipeline.extract.context import Reading
from pipeline.outline.landmarks import RECIPIENTS_HEAD, SIGNATURE_HEAD, is_signature

_MID_HEAD = re.compile(rf"(?<=[;:.,)])\s+(?=(?:{SIGNATURE_HEAD.pattern}))|(?<=nhận)\s+(?=(?:{SIGNATURE_HEAD.pattern}))")


class Line(NamedTuple):
    """A printed line at `text[start:end]`.

    `listing`: it begins Nơi nhận; `signing`: it heads a signature; `beside`: a part of the list stands before it.
    """

    start: int
    end: int
    column: Column
    listing: bool
    signing: bool
    beside: bool = False


def closing_lines(reading: Reading, closing: Region) -> list[Line]:
    """Return the lines of the closing part in order."""
    lines: list[Line] = []
    for block in reading.document.blocks:
        if block.start not in closing:
            continue
        cut = _MID_HEAD.search(reading.folded, block.start, block.end)
        heads = SIGNATURE_HEAD.match(reading.folded, block.start, block.end) is not None
        if cut is None or heads or not is_signature(reading.folded[cut.end() : block.end]):
            lines.append(_line(reading, block.start, block.end, block.column))
        else:
            lines.append(_line(reading, block.start, cut.start(), block.column))
            lines.append(_line(reading, cut.end(), block.end, block.column)._replace(beside=True))
    return lines


def _line(reading: Reading, start: int, end: int, column: Column) -> Line:
    listing = RECIPIENTS_HEAD.match(reading.folded, start, end) is not None
    return Line(start, end, column, listing, SIGNATURE_HEAD.match(reading.folded, start, end) is not None)
