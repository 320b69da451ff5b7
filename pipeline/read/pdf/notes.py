"""Footnotes: small print at the foot of a page, and the raised figures that call it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipeline.read.pdf.lines import Line

_SMALL = 0.9
_NOTE_START = re.compile(r"(?:\[?\d{1,3}\]?|\*)[\s.)]*\w")


def split_notes(lines: Sequence[Line]) -> tuple[list[Line], list[Line]]:
    """Return the running text of a band, and the footnotes below it: smaller lines that start with a figure."""
    if len(lines) < 3:
        return list(lines), []
    usual = sorted(line.height for line in lines)[len(lines) // 2]
    cut = len(lines)
    while cut > 1 and lines[cut - 1].height < _SMALL * usual:
        cut -= 1
    while cut < len(lines) and not _NOTE_START.match(lines[cut].text):
        cut += 1
    return list(lines[:cut]), list(lines[cut:])
