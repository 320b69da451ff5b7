"""Printed paragraphs between XML and canonical text: lines of runs, and how they become blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from models.document import Align, Column
from pipeline.nlp.markers import split_marker
from pipeline.read import wrapping
from pipeline.read.canonical import clean, is_ornament
from pipeline.read.layout.runs import LINE_BREAK, PAGE_BREAK, Run
from pipeline.read.paragraphs import Paragraph, Strip

_BREAKS = re.compile(f"[{LINE_BREAK}{PAGE_BREAK}]")
# Tabs, or so many spaces that only a gap between two columns was meant.
_GAP = re.compile(r"\s*\t\s*|\s{5,}")
_LONGEST_HEADING = 200


@dataclass(slots=True)
class PrintedLine:
    """Runs up to a manual break; `new_page` says that the break before it is one of pages."""

    runs: list[Run]
    new_page: bool = False

    @property
    def raw(self) -> str:
        """The characters as they stand in the runs."""
        return "".join(run.text for run in self.runs)

    @property
    def bold(self) -> bool:
        """Whether all letters are bold; a number that Word made up does not count."""
        return self._all(run.bold for run in self._lettered())

    @property
    def italic(self) -> bool:
        """Whether all letters are italic."""
        return self._all(run.italic for run in self._lettered())

    @property
    def strip(self) -> Strip:
        """The cleaned characters with their offsets."""
        text, positions = clean(self.raw)
        offsets: list[int] = []
        for run in self.runs:
            offsets.extend(run.offsets or [-1] * len(run.text))
        typed = clean("".join(run.letters for run in self.runs))[0] if any(run.typed for run in self.runs) else ""
        return Strip(
            text, [offsets[position] for position in positions], typed=typed if len(typed) == len(text) else ""
        )

    def _lettered(self) -> list[Run]:
        return [run for run in self.runs if run.offsets and any(map(str.isalpha, run.text))]

    @staticmethod
    def _all(states: Iterable[bool]) -> bool:
        found = list(states)
        return bool(found) and all(found)


@dataclass(slots=True)
class Printed:
    """One `w:p` as printed; `below` holds the notes it calls and the text boxes it anchors, in that order."""

    lines: list[PrintedLine]
    align: Align = "left"
    indent: float = 0.0
    level: int | None = None
    below: list[Printed] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The words of the paragraph itself, its lines joined by a space."""
        return " ".join(filter(None, (clean(line.raw)[0] for line in self.lines)))

    def all(self) -> Iterator[Printed]:
        """Yield the paragraph and everything below it."""
        yield self
        for other in self.below:
            yield from other.all()


@dataclass(frozen=True, slots=True)
class Place:
    """Where blocks stand: in the running text, in a column of a header or closing block, or in a cell."""

    column: Column = "full"
    table: int | None = None
    row: int | None = None
    col: int | None = None


def lines_of(runs: Sequence[Run]) -> list[PrintedLine]:
    """Cut runs at manual breaks."""
    lines = [PrintedLine([])]
    for run in runs:
        start = 0
        for found in _BREAKS.finditer(run.text):
            lines[-1].runs.append(_part(run, start, found.start()))
            lines.append(PrintedLine([], new_page=found.group() == PAGE_BREAK))
            start = found.end()
        lines[-1].runs.append(_part(run, start, len(run.text)) if start else run)
    return lines


def split_gap(line: PrintedLine) -> tuple[PrintedLine, PrintedLine] | None:
    """Cut a line at its widest gap of tabs or spaces ('UBND TỈNH A <tab> CỘNG HÒA ...'); None without one.

    The left part is empty where the line starts with a tab.
    """
    raw = line.raw
    gaps = [gap for gap in _GAP.finditer(raw) if raw[gap.end() :].strip()]
    if not gaps:
        return None
    inner = [gap for gap in gaps if raw[: gap.start()].strip()]
    gap = max(inner or gaps, key=lambda found: ("\t" in found.group(), len(found.group())))
    return _slice(line, 0, gap.start()), _slice(line, gap.end(), len(raw))


def paragraphs_of(printed: Printed, place: Place) -> Iterator[Paragraph]:
    """Yield the blocks of a paragraph: one, or one a line where its manual breaks set lines apart."""
    apart = place != Place() or printed.align in {"center", "right"}
    made: Paragraph | None = None
    above: PrintedLine | None = None
    for line in printed.lines:
        strip = line.strip
        if not strip.text or is_ornament(strip.text):
            continue
        if made is not None and above is not None and _joins(made, above, line, strip.text, apart=apart):
            made.add(strip, wrapping.glue(made.text, strip.text))
            made.bold &= line.bold
            made.italic &= line.italic
        else:
            if made is not None:
                yield made
            made = _opened(printed, line, strip, place)
        above = line
    if made is not None:
        yield made


def rejoined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Join paragraphs that typists cut in the middle of a sentence ('V/v phát động' / 'phong trào thi đua').

    Only neighbours of one look in one place, and only where the words say so; cells keep their paragraphs.
    """
    above: Paragraph | None = None
    for paragraph in paragraphs:
        if above is not None and _is_cut(above, paragraph):
            glue = wrapping.glue(above.text, paragraph.text)
            for strip, join in zip(paragraph.strips, [glue, *paragraph.glues], strict=True):
                above.add(strip, join)
            above.italic &= paragraph.italic
            continue
        if above is not None:
            yield above
        above = paragraph
    if above is not None:
        yield above


def _is_cut(above: Paragraph, below: Paragraph) -> bool:
    if above.table is not None or below.table is not None or above.column != below.column or above.bold != below.bold:
        return False
    if below.strips[0].offsets[0] < 0:
        return False  # Word numbered it: also 'f)', which is no marker of the Vietnamese alphabet
    return (above.column != "full" or above.align == below.align) and wrapping.goes_on(above.text, below.text)


def _joins(made: Paragraph, above: PrintedLine, line: PrintedLine, text: str, *, apart: bool) -> bool:
    """Tell whether a line behind a manual break goes on with the one above.

    Typists break titles, headers and signatures into lines with it, end items with it ('...;' / 'b) ...'), and squeeze
    words to the next line with it in the middle of a sentence.
    """
    if line.new_page or above.bold != line.bold:
        return False
    if wrapping.goes_on(made.text, text):
        return True
    return not apart and not wrapping.ends_sentence(made.text) and split_marker(text) is None


def _opened(printed: Printed, line: PrintedLine, strip: Strip, place: Place) -> Paragraph:
    return Paragraph(
        [strip],
        bold=line.bold,
        italic=line.italic,
        align=printed.align,
        column=place.column,
        level=printed.level if _is_set_as_heading(line, strip.text) else None,
        indent=max(printed.indent, 0.0),
        table=place.table,
        row=place.row,
        col=place.col,
    )


def _is_set_as_heading(line: PrintedLine, text: str) -> bool:
    """Tell whether a paragraph of a heading style may be a heading: offices set whole items in such styles, too."""
    return line.bold or (len(text) <= _LONGEST_HEADING and not wrapping.ends_sentence(text))


def _slice(line: PrintedLine, start: int, end: int) -> PrintedLine:
    runs: list[Run] = []
    at = 0
    for run in line.runs:
        low, high = max(start - at, 0), min(end - at, len(run.text))
        if low < high:
            runs.append(_part(run, low, high))
        at += len(run.text)
    return PrintedLine(runs, line.new_page)


def _part(run: Run, low: int, high: int) -> Run:
    return Run(run.text[low:high], run.offsets[low:high], run.bold, run.italic, run.font, run.typed[low:high])
