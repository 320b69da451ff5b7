"""What an engine reads on one picture: words with their boxes in pixels, parsed from hOCR (both engines write it)."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# https://kba.github.io/hocr-spec/1.2/: bbox, baseline (slope and offset from the lower left corner), x_wconf
_ELEMENT = re.compile(
    r"<span class='(ocr\w+)'[^>]*title=(?:\"([^\"]*)\"|'([^']*)')[^>]*>([^<]*(?:<(?:strong|em)>[^<]*)*)"
)
_BOX = re.compile(r"bbox (\d+) (\d+) (\d+) (\d+)")
_BASELINE = re.compile(r"baseline (-?[\d.]+) (-?[\d.]+)")
_CONFIDENCE = re.compile(r"x_wconf (\d+)")
_TAG = re.compile(r"<[^>]+>")


class OcrWord(NamedTuple):
    """A word: its box in pixels from the top left corner, its base line, confidence 0..100, its printed line.

    `raw` is the engine's reading where its picture or its neighbours told another.
    """

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    base: float
    confidence: int
    line: int
    raw: str = ""

    @property
    def reading(self) -> str:
        """The engine's own reading."""
        return self.raw or self.text

    def told(self, text: str) -> OcrWord:
        """Return the word with another text than was read."""
        return self if text == self.text else self._replace(text=text, raw=self.reading)

    def moved(self, right: int, down: int, lines: int) -> OcrWord:
        """Return the word at its place in a larger picture, in a line counted on from others."""
        return self._replace(
            x0=self.x0 + right,
            x1=self.x1 + right,
            top=self.top + down,
            bottom=self.bottom + down,
            base=self.base + down,
            line=self.line + lines,
        )


def parse_hocr(hocr: str) -> list[OcrWord]:
    """Return the words of an hOCR page in its reading order; rules and pictures, which have no text, are left out."""
    return list(_words(hocr))


def _words(hocr: str) -> Iterator[OcrWord]:
    number, slope, offset = -1, 0.0, 0.0
    left = low = 0
    for kind, double, single, content in _ELEMENT.findall(hocr):
        title = double or single
        box = _BOX.search(title)
        if box is None:
            continue
        x0, top, x1, bottom = map(int, box.groups())
        if kind != "ocrx_word":
            number += 1
            left, low = x0, bottom
            baseline = _BASELINE.search(title)
            slope, offset = map(float, baseline.groups()) if baseline else (0.0, 0.0)
            continue
        text = html.unescape(_TAG.sub("", content)).strip()
        confidence = _CONFIDENCE.search(title)
        if text:
            base = low + offset + slope * ((x0 + x1) / 2 - left)
            yield OcrWord(text, x0, top, x1, bottom, base, int(confidence[1]) if confidence else 0, number)


def next_line(words: Iterable[OcrWord]) -> int:
    """Return the number of the line behind all others."""
    return 1 + max((word.line for word in words), default=-1)
