"""Recognised pages in the finished document: doubts at their words, boxes back on the page as it is shown."""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Mapping
from dataclasses import replace

from models.document import Document, Fragment, SourceMap, UnsureWord
from pipeline.read.ocr.page import OcrPage

_REST = re.compile(r"\S+")


def with_recognition(document: Document, recognised: Mapping[int, OcrPage]) -> Document:
    """Return the document with its unsure words, and with the boxes of pages that were turned to be level turned back.

    Args:
        document: built from the recognised pages, among others.
        recognised: those pages by their number.
    """
    unsure = [word for fragment in document.source_map.fragments for word in _unsure(document, fragment, recognised)]
    skewed = {number: page for number, page in recognised.items() if page.skew}
    placed = _turned_back(document.source_map, skewed) if skewed else document.source_map
    return replace(document, unsure=tuple(unsure), source_map=placed)


def _unsure(document: Document, fragment: Fragment, recognised: Mapping[int, OcrPage]) -> list[UnsureWord]:
    page = recognised.get(fragment.page)
    if page is None or not page.doubts:
        return []
    offsets = document.source_map.offsets
    found: list[UnsureWord] = []
    for match in _REST.finditer(document.text, fragment.start, fragment.end):
        doubt = page.doubts.get(offsets[match.start()])
        if doubt is not None:
            end = min(match.start() + doubt.reach, match.end())
            found.append(UnsureWord(match.start(), end, *doubt[:4]))
    return found


def _turned_back(source_map: SourceMap, skewed: Mapping[int, OcrPage]) -> SourceMap:
    """Move each printed line to where it stands on the slanted page; its box stays level."""
    x0, x1 = array("f", source_map.x0), array("f", source_map.x1)
    fragments: list[Fragment] = []
    for fragment in source_map.fragments:
        page = skewed.get(fragment.page)
        if page is None:
            fragments.append(fragment)
            continue
        low, high = fragment.start, fragment.end
        middle = (min(x0[low:high]) + max(x1[low:high])) / 2, (fragment.top + fragment.bottom) / 2
        right, down = _moved(middle, page)
        for index in range(low, high):
            x0[index] += right
            x1[index] += right
        fragments.append(fragment._replace(top=fragment.top + down, bottom=fragment.bottom + down))
    return SourceMap(source_map.offsets, tuple(fragments), x0, x1)


def _moved(point: tuple[float, float], page: OcrPage) -> tuple[float, float]:
    """Return how far a point moves when the page is turned back about its middle (y runs down)."""
    angle = math.radians(page.skew)
    across, down = point[0] - page.glyphs.width / 2, point[1] - page.glyphs.height / 2
    sine, cosine = math.sin(angle), math.cos(angle)
    return across * cosine - down * sine - across, across * sine + down * cosine - down
