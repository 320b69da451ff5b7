"""Characters of a page -> words -> printed lines: what stands on one base line, cut at wide gaps into segments.

pdfium's order is the order of the file: 'Số: /KH-UBND' and, far behind it, the '2144' of a signature field. Words are
put in place by their boxes alone.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from pipeline.read.canonical import clean, is_invisible
from pipeline.read.paragraphs import Strip
from pipeline.read.pdf.glyphs import LINE_END_HYPHEN, WORD, PageGlyphs

# Part of the character height: base lines that are one ('18' of a signature field hangs 2 points low), the least gap
# between words of different runs, and the gap that parts two cells of a header ('gap > 1.6 x font height').
_SAME_LINE = 0.42
_WORD_GAP = 0.13
CELL_GAP = 1.6
_UNIT = re.compile(r"(?<![^\W\d_])[kcdm]?m$")
# NĐ 30/2020, Phụ lục I: the national name and motto, and what stands in their place on papers of the Party
_RIGHT_HEAD = re.compile(r"(?:CỘNG H(?:ÒA|OÀ)|ĐẢNG CỘNG SẢN VIỆT|Độc lập)\b")


class Word(NamedTuple):
    """Characters `start..end` of the page's text; `spaced` where the file has white space before it."""

    x0: float
    x1: float
    top: float
    bottom: float
    base: float
    start: int
    end: int
    spaced: bool


@dataclass
class Line:
    """Words from left to right on one base line, of one column."""

    glyphs: PageGlyphs
    words: list[Word]

    @cached_property
    def strip(self) -> Strip:
        """The cleaned characters with their places."""
        return _strip(self.glyphs, self.words)

    @property
    def text(self) -> str:
        """The cleaned words."""
        return self.strip.text

    @property
    def x0(self) -> float:
        """Left edge in points."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge in points."""
        return self.words[-1].x1

    @cached_property
    def top(self) -> float:
        """Upper edge in points from the top of the page."""
        return min(word.top for word in self.words)

    @cached_property
    def bottom(self) -> float:
        """Lower edge in points from the top of the page."""
        return max(word.bottom for word in self.words)

    @cached_property
    def height(self) -> float:
        """Height of the characters, the middle one of the words."""
        return sorted(word.bottom - word.top for word in self.words)[len(self.words) // 2]

    @cached_property
    def base(self) -> float:
        """Base line in points from the top of the page, the middle one of the words."""
        return sorted(word.base for word in self.words)[len(self.words) // 2]

    @property
    def center(self) -> float:
        """Middle between the two edges."""
        return (self.x0 + self.x1) / 2

    @cached_property
    def bold(self) -> bool:
        """Whether all letters are bold."""
        return self._all(0)

    @cached_property
    def italic(self) -> bool:
        """Whether all letters are italic."""
        return self._all(1)

    def _all(self, field: int) -> bool:
        """Tell whether all words with a letter are so; a dash before bold words is often not."""
        text, style = self.glyphs.text, self.glyphs.style
        shown = [style(word.start)[field] for word in self.words]
        if all(shown) or not any(shown):  # most lines: one print all through
            return shown[0]
        pairs = zip(shown, self.words, strict=True)
        lettered = [one for one, word in pairs if any(map(str.isalpha, text[word.start : word.end]))]
        return all(lettered or shown)

    @property
    def first_word_width(self) -> float:
        """Room that the line above would have needed to take one word more."""
        return self.words[0].x1 - self.words[0].x0


def words_of(glyphs: PageGlyphs) -> list[Word]:
    """Return the words of the page in the order of the file; those outside the page or without size are left out."""
    text, top, bottom, x0, x1, width = glyphs.text, glyphs.top, glyphs.bottom, glyphs.x0, glyphs.x1, glyphs.width
    bases = glyphs.bases
    words: list[Word] = []
    for match in WORD.finditer(text):
        start, last = match.start(), match.end() - 1
        unseen = bottom[start] <= top[start] or x1[last] <= 0 or x0[start] >= width
        if unseen or (last == start and is_invisible(text[start])):
            continue
        spaced = start == 0 or text[start - 1].isspace()
        if last > start and text[last].isdigit() and (call := _note_call(glyphs, start, last)) is not None:
            words.append(_word(glyphs, start, call - 1, spaced=spaced))
            start, spaced = call, True
            words.append(_word(glyphs, start, last, spaced=spaced))
            continue
        low, left, right = bottom[start], x0[start], x1[last]
        # accents push the top of a loose box up ('Ố'), so the lowest top of the word is its height
        high, base = max(top[start : last + 1]), bases.get(start, low)
        words.append(Word(left, max(left, right), high, low, base, start, last + 1, spaced))
    return words


def _word(glyphs: PageGlyphs, start: int, last: int, *, spaced: bool) -> Word:
    high = max(glyphs.top[start : last + 1])
    x1 = max(glyphs.x1[last], glyphs.x0[start])
    base = glyphs.bases.get(start, glyphs.bottom[start])
    return Word(glyphs.x0[start], x1, high, glyphs.bottom[start], base, start, last + 1, spaced)


def _note_call(glyphs: PageGlyphs, start: int, last: int) -> int | None:
    """Return where a raised figure that calls a footnote starts in a word that ends in one ('sản¹'); 'm²' is a unit."""
    bottom, top = glyphs.bottom, glyphs.top
    height = bottom[start] - top[start]
    call = last + 1
    while call > start and glyphs.text[call - 1].isdigit() and bottom[call - 1] - top[call - 1] < 0.8 * height:
        call -= 1
    raised = start < call <= last and bottom[start] - bottom[last] > 0.15 * height
    return call if raised and not _UNIT.search(glyphs.text[start:call]) else None


def base_lines(words: Iterable[Word]) -> list[list[Word]]:
    """Group words by base line, from top to bottom, each group from left to right."""
    groups: list[list[Word]] = []
    anchor = height = 0.0
    for word in sorted(words, key=lambda word: word.base):
        size = word.bottom - word.top
        if groups and word.base - anchor < _SAME_LINE * max(height, size):
            groups[-1].append(word)
            height = max(height, size)
        else:
            groups.append([word])
            anchor, height = word.base, size
    for group in groups:
        group.sort(key=lambda word: word.x0)
    return groups


def segments(glyphs: PageGlyphs, words: Sequence[Word]) -> list[Line]:
    """Cut one base line at the gaps that part cells."""
    cuts = [0]
    for index in range(1, len(words)):
        gap = words[index].x0 - words[index - 1].x1
        height = max(words[index].bottom - words[index].top, words[index - 1].bottom - words[index - 1].top)
        if gap > CELL_GAP * height or (gap > 0.5 * height and _starts_right_head(glyphs, words, index)):
            cuts.append(index)
    return [Line(glyphs, list(words[low:high])) for low, high in zip(cuts, [*cuts[1:], len(words)], strict=True)]


def _starts_right_head(glyphs: PageGlyphs, words: Sequence[Word], index: int) -> bool:
    following = " ".join(glyphs.text[word.start : word.end] for word in words[index : index + 4])
    return _RIGHT_HEAD.match(following) is not None


def merged(lines: Sequence[Line]) -> Line:
    """Return the segments of one base line as one line."""
    if len(lines) == 1:
        return lines[0]  # with what is known of it
    return Line(lines[0].glyphs, [word for line in lines for word in line.words])


def _strip(glyphs: PageGlyphs, words: Sequence[Word]) -> Strip:
    pieces: list[str] = []
    typed: list[str] = []
    kept, x0, x1 = array("l"), array("d"), array("d")
    for start, end, spaced in _runs(glyphs.text, words):
        if spaced:
            pieces.append(" ")
            typed.append(" ")
            kept.append(start)
            x0.append(0.0)  # set below, when what stands behind it is known
            x1.append(0.0)
        pieces.append(glyphs.text[start:end])
        typed.append(glyphs.typed[start:end])
        kept.extend(range(start, end))
        x0.extend(glyphs.x0[start:end])
        x1.extend(glyphs.x1[start:end])
    cleaned, positions = clean("".join(pieces).replace(LINE_END_HYPHEN, "-"))
    if not isinstance(positions, range) or len(positions) < len(kept):
        kept = array("l", map(kept.__getitem__, positions))
        x0, x1 = array("d", map(x0.__getitem__, positions)), array("d", map(x1.__getitem__, positions))
    place = cleaned.find(" ", 1)
    while place > 0:
        kept[place] = kept[place + 1]
        x0[place], x1[place] = x1[place - 1], max(x0[place + 1], x1[place - 1])
        place = cleaned.find(" ", place + 1)
    top, bottom = min(word.top for word in words), max(word.bottom for word in words)
    return Strip(cleaned, kept, x0, x1, glyphs.number, top, bottom, _typed(typed, cleaned) if glyphs.typed else "")


def _runs(text: str, words: Sequence[Word]) -> list[tuple[int, int, bool]]:
    """Return the stretches of the text that the words are, each with whether a space stands before it.

    Words that follow one another in the file with one space between are one stretch: most lines are.
    """
    found: list[tuple[int, int, bool]] = []
    previous = words[0]
    first, spaced = previous.start, False
    for word in words[1:]:
        apart = _is_space(text, previous, word)
        if not (apart and word.start == previous.end + 1 and text[previous.end] == " "):
            found.append((first, previous.end, spaced))
            first, spaced = word.start, apart
        previous = word
    found.append((first, previous.end, spaced))
    return found


def _typed(pieces: Sequence[str], printed: str) -> str:
    """Return the cleaned letters as typed; nothing where they are as printed."""
    typed, _ = clean("".join(pieces).replace(LINE_END_HYPHEN, "-"))
    return typed if len(typed) == len(printed) and typed != printed else ""


def _is_space(text: str, previous: Word, word: Word) -> bool:
    """Tell whether white space stands between two words; the '4 2 8 0' of a signature field has none on paper."""
    gap = word.x0 - previous.x1
    height = max(word.bottom - word.top, 1.0)
    if word.spaced and previous.end <= word.start <= previous.end + 2:
        digits = text[previous.end - 1].isdigit() and text[word.start].isdigit()
        return not (digits and word.end - word.start == 1 and gap < _WORD_GAP * height)
    return gap > _WORD_GAP * height
