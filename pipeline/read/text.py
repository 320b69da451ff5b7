"""Text files -> `Document`: decoded, cleaned, markdown marks dropped, wrapped lines joined."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from models.document import Document
from models.errors import DocumentTooLarge, EmptyDocument
from models.record import Source
from pipeline.nlp.fold import fold, lower
from pipeline.nlp.markers import split_marker
from pipeline.nlp.phrases import alternation
from pipeline.read import wrapping
from pipeline.read.builder import build
from pipeline.read.decoding import decode_repaired
from pipeline.read.legacy_tables import PRINTED_NAMES
from pipeline.read.letterheads import cuts_letterhead
from pipeline.read.limits import Limits
from pipeline.read.paragraphs import CellShape, Paragraph, TableShape
from pipeline.read.textlines import TextLine, distances, printed_lines

_TYPE_LINE = re.compile(alternation("type_lines"))
_PREAMBLE = re.compile(rf"{alternation('title_stops')}(?!\w)")
_PAGE_NUMBER = re.compile(r"[-–]?\s*(?:Trang|trang)?\s*(\d{1,4})(?:\s*/\s*\d{1,4})?\s*[-–]?")
# The numbers of a list stand a few lines apart, those of pages at least this many characters (a page has 2,000).
_PAGE_APART = 600
# Wrapped text: files are wrapped at 60 to 120 columns, and then a good part of all lines is full.
_WIDEST_WRAP = 130
_FULL_SHARE = 0.15


def read_text(data: bytes, uri: str, limits: Limits) -> Document:
    """Read a text file.

    Raises:
        DamagedDocument: binary, or not in the encoding it announces.
        UnsupportedFormat: an 8-bit encoding.
        EmptyDocument: no printable character.
        DocumentTooLarge: more characters than a plan can have.
    """
    if len(data) > 4 * limits.characters:
        raise _too_long(uri, len(data) // 4, limits)
    text, positions, table = decode_repaired(data, uri)
    if len(text) > limits.characters:
        raise _too_long(uri, len(text), limits)
    lines = _without_page_numbers(printed_lines(text))
    if table:
        for line in lines:
            line.strip.offsets = [positions[offset] for offset in line.strip.offsets]
    paragraphs, tables = _paragraphs(lines)
    media_type = "text/plain"
    warnings = (f"bảng mã cũ {PRINTED_NAMES[table]}, đã chuyển sang Unicode",) if table else ()
    source = Source(uri=uri, media_type=media_type, bytes=len(data), origin="text", warnings=warnings)
    document = build(hashlib.sha256(data).hexdigest(), source, paragraphs, tables)
    if not document.text:
        raise EmptyDocument(uri, "không có chữ nào trong tệp", "hãy kiểm tra lại tệp gốc")
    return document


def _too_long(uri: str, count: int, limits: Limits) -> DocumentTooLarge:
    problem = f"có hơn {count:,} ký tự, giới hạn {limits.characters:,}".replace(",", ".")
    return DocumentTooLarge(uri, problem, "một kế hoạch không dài như vậy, hãy tách tệp hoặc kiểm tra lại")


def _without_page_numbers(lines: list[TextLine]) -> list[TextLine]:
    numbers = [
        (index, int(match[1])) for index, line in enumerate(lines) if (match := _PAGE_NUMBER.fullmatch(line.text))
    ]
    dropped = {index for index, _ in numbers if _interrupts(lines, index)}
    for (first, low), (second, high) in pairwise(numbers):
        between = sum(line.width for line in lines[first + 1 : second])
        if high == low + 1 and between > _PAGE_APART:
            dropped |= {first, second}
    for index in sorted(dropped):
        if index + 1 < len(lines):
            lines[index + 1].blank_before = True
    return [line for index, line in enumerate(lines) if index not in dropped]


def _interrupts(lines: Sequence[TextLine], index: int) -> bool:
    """Tell whether the figure stands in the middle of a sentence."""
    if not 0 < index < len(lines) - 1 or lines[index - 1].cell or lines[index + 1].cell:
        return False
    above, below = lines[index - 1].text, lines[index + 1].text
    return not wrapping.ends_sentence(above) and wrapping.starts_lower(above, below) and split_marker(below) is None


def _paragraphs(lines: Sequence[TextLine]) -> tuple[list[Paragraph], list[TableShape]]:
    paragraphs: list[Paragraph] = []
    tables: dict[int, TableShape] = {}
    joiner = _Joiner(lines)
    above: TextLine | None = None
    for line in lines:
        if above is not None and joiner.joins(paragraphs[-1], above, line) and not _opens_preamble(paragraphs, line):
            paragraphs[-1].add(line.strip, wrapping.glue(above.text, line.text))
            paragraphs[-1].bold &= line.bold
            paragraphs[-1].italic &= line.italic
        else:
            paragraphs.append(_opened(line, tables))
        above = line
    return paragraphs, list(tables.values())


def _opens_preamble(paragraphs: Sequence[Paragraph], line: TextLine) -> bool:
    """Tell whether a line below a full line of the trích yếu ends it: 'Phát động ... năm 2025' / 'Thực hiện ...'."""
    if len(paragraphs) < 2 or _TYPE_LINE.fullmatch(fold(paragraphs[-2].text)) is None:
        return False
    opens = line.text[:1].isupper() and _PREAMBLE.match(lower(line.text)) is not None
    return opens and not wrapping.goes_on(paragraphs[-1].tail, line.text)


def _opened(line: TextLine, tables: dict[int, TableShape]) -> Paragraph:
    paragraph = Paragraph([line.strip], bold=line.bold, italic=line.italic, level=line.level, column=line.column)
    if line.cell is not None:
        table, row, col = line.cell
        paragraph.table, paragraph.row, paragraph.col = line.cell
        shape = tables.setdefault(table, TableShape([]))
        while len(shape.rows) <= row:
            shape.rows.append([])
        shape.rows[row].append(CellShape(row, col))
    return paragraph


class _Joiner:
    """What the whole text says about its line breaks: the width it was wrapped at, and what a blank line means."""

    def __init__(self, lines: Sequence[TextLine]) -> None:
        pairs = distances(lines)
        self._width = _wrap_width(pairs)
        blanks = sum(below.blank_before for _, below in pairs)
        self._spaced = 0.15 < blanks / max(len(pairs), 1) < 0.8
        self._indented = sum(line.indented for line in lines) > len(lines) / 10

    def joins(self, paragraph: Paragraph, above: TextLine, line: TextLine) -> bool:
        """Tell whether `line` continues `paragraph`, whose last line is `above`."""
        if line.hard_break or line.cell or above.cell or above.column != line.column:
            return False
        if above.level or line.level or above.bold != line.bold:
            return False
        tail = paragraph.tail
        if wrapping.goes_on(tail, line.text) or cuts_letterhead(tail, line.text):
            return True
        return self._is_full(above, line) and self._wraps(above, line)

    def _is_full(self, above: TextLine, line: TextLine) -> bool:
        return self._width is not None and above.width + 1 + len(line.text.split(" ", 1)[0]) > self._width

    def _wraps(self, above: TextLine, line: TextLine) -> bool:
        if marker := split_marker(line.text):
            if wrapping.ends_sentence(above.text):
                return False
            lower_dash = marker.kind == "dash" and line.text[marker.rest : marker.rest + 1].islower()
            return lower_dash or wrapping.cuts_citation(above.text, line.text)
        if line.blank_before and self._spaced:
            return False
        if wrapping.ends_sentence(above.text):
            clause = above.text.endswith(";") and wrapping.starts_lower(above.text, line.text)
            return clause or self._spaced or (self._indented and not line.indented)
        return True


def _wrap_width(pairs: Sequence[tuple[TextLine, TextLine]]) -> int | None:
    """Return the column at which the text was wrapped, or None where lines are paragraphs."""
    if len(pairs) < 6:
        return None
    widths = sorted(above.width for above, _ in pairs)
    width = widths[int(len(widths) * 0.97)]
    if width > _WIDEST_WRAP or median(widths) > _WIDEST_WRAP:
        return None
    full = sum(above.width + 1 + len(below.text.split(" ", 1)[0]) > width for above, below in pairs)
    return width if full >= max(_FULL_SHARE * len(pairs), 4) else None
