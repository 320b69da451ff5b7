"""Printed lines -> paragraphs. A line goes on in the next when it is full and the next is neither marked nor indented.

`Margins` are those of a page's running text; cells and columns have their own, narrower ones.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Align, Column
from pipeline.nlp.markers import split_marker
from pipeline.nlp.phrases import alternation
from pipeline.read import wrapping
from pipeline.read.paragraphs import Paragraph
from pipeline.read.pdf.lines import Line

# Points: an indented first line (NĐ 30/2020, Phụ lục I: 1 cm or 1.27 cm), and edges that are one edge.
_INDENT = 8.0
_SAME_EDGE = 4.0
_OFF_MIDDLE = 7.0
# Joined paragraphs keep to one pitch; more space than this part of it above a line starts a new one.
_LOOSE_PITCH = 1.3
# NĐ 30/2020, Điều 13: in whose name is signed, and below it by whom.
_AUTHORITY = re.compile(r"(?:T\s?/\s?M|K\s?/\s?T|T\s?/\s?L|K\s?/|TM|KT|TL|TUQ|Q)\s*[./]")
_SIGNING_TITLE = re.compile(
    rf"(?:PHÓ\s+|QUYỀN\s+)?(?:TỔNG\s+)?(?:PHÓ\s+)?(?:TRƯỞNG|{alternation('signing_titles')})(?!\w)"
)
_TITLE_LINE = 24  # characters; shorter ones are full only in cells
# Heads that are set in the middle of the page; an item that happens to be there is none.
_CENTERED_KINDS = ("part", "chapter", "section", "roman", "capital")


@dataclass(frozen=True)
class Margins:
    """Left and right edge of the running text, where its first lines start, and its usual pitch, in points.

    `spaced` says that more space than the pitch sets paragraphs apart.
    """

    left: float
    right: float
    first: float
    pitch: float
    spaced: bool = True

    @property
    def middle(self) -> float:
        """The axis of centred lines."""
        return (self.left + self.right) / 2


def margins_of(lines: Sequence[Line]) -> Margins | None:
    """Return the margins of the full lines of pages of one width, or None where there are too few to tell."""
    if len(lines) < 5:
        return None
    lefts = Counter(round(line.x0) for line in lines)
    common = [edge for edge, count in lefts.items() if count >= max(2, len(lines) // 25)]
    left = min(common, default=min(lefts))
    rights = sorted(line.x1 for line in lines)
    indents = Counter(edge for edge in lefts.elements() if edge > left + _INDENT)
    first = indents.most_common(1)[0][0] if indents else left
    steps = [
        below.base - above.base
        for above, below in pairwise(lines)
        if abs(below.x0 - left) < _SAME_EDGE and 0 < below.base - above.base < 3 * below.height
    ]
    right = rights[-max(len(rights) // 20, 1)]
    pitch = median(steps) if steps else 1.3 * lines[0].height
    spaced = sum(step > _LOOSE_PITCH * pitch for step in steps) > len(steps) / 10
    return Margins(float(left), right, float(first), pitch, spaced)


class Flow:
    """Paragraphs of the running text, over lines and pages."""

    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self._lines: list[Line] = []
        self._notes: list[tuple[Line, Margins]] = []

    def set_aside(self, notes: Sequence[Line], margins: Margins) -> None:
        """Keep the footnotes of a page until the paragraph that goes on over its end is whole."""
        self._notes.extend((line, margins) for line in notes)

    def write_notes(self) -> None:
        """Put the footnotes set aside below the last paragraph."""
        notes, self._notes = self._notes, []
        if notes:
            below = Flow()
            for line, margins in notes:
                below.add(line, margins)
            self.paragraphs.extend(below.paragraphs)
            self._lines = []

    def interrupt(self) -> None:
        """Let nothing join what stands before a table or a block of columns."""
        self.write_notes()
        self._lines = []

    def add(self, line: Line, margins: Margins) -> None:
        """Continue the last paragraph with the line, or open a new one."""
        paragraph = self.paragraphs[-1] if self._lines else None
        if paragraph is not None and _joins(paragraph, self._lines, line, margins):
            paragraph.add(line.strip, wrapping.glue(self._lines[-1].text, line.text))
            paragraph.bold &= line.bold
            paragraph.italic &= line.italic
            self._lines.append(line)
            paragraph.align = _align(self._lines, margins)
            return
        self.write_notes()
        align = _align([line], margins)
        indent = max(line.x0 - margins.left, 0.0)
        opened = Paragraph([line.strip], bold=line.bold, italic=line.italic, align=align, indent=indent)
        self.paragraphs.append(opened)
        self._lines = [line]


def _align(lines: Sequence[Line], margins: Margins) -> Align:
    """Return "center" where every line stands in the middle and one of them leaves room on both sides."""
    marker = split_marker(lines[0].text)
    if marker and marker.kind not in _CENTERED_KINDS:
        return "left"
    inset = max(min(line.x0 - margins.left, margins.right - line.x1) for line in lines)
    centered = all(abs(line.center - margins.middle) < _OFF_MIDDLE for line in lines)
    return "center" if centered and inset > 2 * _INDENT and abs(lines[0].x0 - margins.first) > 2 else "left"


def _joins(paragraph: Paragraph, above: Sequence[Line], line: Line, margins: Margins) -> bool:
    last = above[-1]
    if last.bold != line.bold and (last.bold or _starts_bold(line)):
        return False
    centered = all(abs(one.center - margins.middle) < _OFF_MIDDLE for one in (last, line))
    room = margins.right - margins.left - last.x1 + last.x0 if centered else margins.right - last.x1
    full = room < line.first_word_width + 0.3 * line.height
    if wrapping.goes_on(paragraph.tail, line.text):
        return full or not _is_apart(last, line, margins)
    if abs(last.height - line.height) > 0.2 * last.height or _ends_title(last.text, line.text):
        return False
    return full and _wraps(last, line) and (centered or _keeps_edge(above, line, margins))


def _ends_title(last: str, text: str) -> bool:
    """Tell whether a line all in capitals is followed by one of running text: a full title, and 'Căn cứ ...'."""
    return last.isupper() and len(last) > _TITLE_LINE and sum(map(str.islower, text)) > len(text) // 2


def _starts_bold(line: Line) -> bool:
    return line.bold or line.glyphs.style(line.words[0].start).bold


def _is_apart(last: Line, line: Line, margins: Margins) -> bool:
    """Tell whether more than a blank line stands between two lines of one page."""
    return last.glyphs is line.glyphs and line.base - last.base > 2.5 * margins.pitch


def _wraps(last: Line, line: Line) -> bool:
    marker = split_marker(line.text)
    if marker is None:
        return True
    if wrapping.ends_sentence(last.text):
        return False
    # 'tổ chức chính trị' / '- xã hội Thành phố'
    lower_dash = marker.kind == "dash" and line.text[marker.rest : marker.rest + 1].islower()
    return lower_dash or wrapping.cuts_citation(last.text, line.text)


def _keeps_edge(above: Sequence[Line], line: Line, margins: Margins) -> bool:
    """Tell whether the line starts where a further line of the same paragraph would."""
    last = above[-1]
    if last.glyphs is line.glyphs and line.base - last.base > _LOOSE_PITCH * margins.pitch:
        return not wrapping.ends_sentence(last.text) and line.base - last.base < 2 * margins.pitch
    if line.x0 - margins.left < _INDENT:
        indented = margins.first - margins.left > _INDENT
        return indented or not wrapping.ends_sentence(last.text) or (margins.spaced and last.glyphs is line.glyphs)
    if len(above) > 1:
        return abs(line.x0 - last.x0) < _SAME_EDGE
    marker = split_marker(last.text)
    hanging = last.strip.x0[marker.rest] if marker and marker.rest < len(last.text) else None
    return hanging is not None and abs(line.x0 - hanging) < _SAME_EDGE


def column_paragraphs(lines: Sequence[Line], column: Column, width: float | None) -> list[Paragraph]:
    """Return the paragraphs of one column of a header or closing block: a line each, wrapped ones joined.

    Args:
        lines: the column from top to bottom.
        column: its side.
        width: the room it has, in points; None where that is unknown, then words alone join lines.
    """
    paragraphs: list[Paragraph] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None and _column_joins(paragraphs[-1], previous, line, width):
            paragraphs[-1].add(line.strip, wrapping.glue(previous.text, line.text))
            continue
        align: Align = "left" if split_marker(line.text) else "center"
        opened = Paragraph([line.strip], bold=line.bold, italic=line.italic, align=align, column=column)
        paragraphs.append(opened)
    return paragraphs


def _column_joins(paragraph: Paragraph, previous: Line, line: Line, width: float | None) -> bool:
    if line.base - previous.base > 1.8 * line.height or previous.bold != line.bold:
        return False
    if _AUTHORITY.match(previous.text) and _SIGNING_TITLE.match(line.text):
        return False  # 'T/M. ĐOÀN KIỂM TRA' as wide as its column, and 'TRƯỞNG ĐOÀN' below
    if wrapping.goes_on(paragraph.tail, line.text):
        return True
    if width is None or split_marker(line.text) or wrapping.ends_sentence(paragraph.tail):
        return False
    full = previous.x1 - previous.x0 + line.first_word_width > width and previous.text.isupper() == line.text.isupper()
    return full or (split_marker(paragraph.text) is not None and previous.x1 - previous.x0 > 0.8 * width)


def cell_paragraphs(lines: Sequence[Line], width: float) -> list[Paragraph]:
    """Return the paragraphs of a table cell of the given width."""
    paragraphs: list[Paragraph] = []
    for previous, line in zip([None, *lines], lines, strict=False):
        if previous is not None and _cell_joins(paragraphs[-1], previous, line, width):
            paragraphs[-1].add(line.strip, wrapping.glue(previous.text, line.text))
            paragraphs[-1].bold &= line.bold
            paragraphs[-1].italic &= line.italic
        else:
            paragraphs.append(Paragraph([line.strip], bold=line.bold, italic=line.italic))
    return paragraphs


def _cell_joins(paragraph: Paragraph, previous: Line, line: Line, width: float) -> bool:
    if wrapping.goes_on(paragraph.tail, line.text):
        return True
    room = width - (previous.x1 - previous.x0)
    full = room < line.first_word_width + 1.2 * line.height
    return full and _wraps(previous, line)
