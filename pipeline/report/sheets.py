"""One sheet laid out for filtering: text that stays text, links, dates, colours, widths; as the XML of a worksheet.

The XML is written directly: through openpyxl the workbook of one pair took 40 ms of processor time, six times as long
as its page, most of it for the looks of cells; so 3 ms. Its looks are few and fixed (`styles.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from models.reconciliation import Outcome
from pipeline.report.packing import xml_text
from pipeline.report.styles import HEAD, look

LONGEST = 32_000
"""Characters of a cell; a spreadsheet holds 32,767."""

_LINE_POINTS, _MOST_LINES = 15, 20
_DAY_ZERO = date(1899, 12, 30)
_NAMESPACES = (
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_VIEW = (
    '<sheetViews><sheetView {selected}workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2"'
    ' activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
)
_SELECTED = 'tabSelected="1" '
_PAPER = (
    '<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
    "<headerFooter><oddFooter>&amp;R&amp;P/&amp;N</oddFooter></headerFooter>"
)


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell shows; `link` is a file of the same folder, `outcome` colours the cell."""

    shown: str | int | date | None
    link: str | None = None
    outcome: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """Heading and width of a column, in characters."""

    heading: str
    width: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished worksheet: its name, its XML in pieces, the targets of its links in the order of ids, last cell."""

    name: str
    xml: tuple[bytes, ...]
    links: tuple[str, ...]
    last: str


def sheet_of(name: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, first: bool = False) -> Sheet:
    """Return a sheet with heading and rows: filter, frozen heading and first column, widths, wrapped text, A4."""
    links: dict[str, int] = {}
    places: list[str] = []
    heading = [f'<c r="{letters(at)}1" s="{HEAD}" t="inlineStr">{_string(each.heading)}</c>'
               for at, each in enumerate(columns, 1)]  # fmt: skip
    tall = _height([each.heading for each in columns], columns)
    body = [f'<row r="1" ht="{tall}" customHeight="1">{"".join(heading)}</row>'.encode()]
    number = 1
    for number, row in enumerate(rows, 2):
        tall = _height([value.shown for value in row], columns)
        cells = "".join(_cells(row, number, links, places))
        body.append(f'<row r="{number}" ht="{tall}" customHeight="1">{cells}</row>'.encode())
    last = f"{letters(len(columns))}{number}"
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{each.width}" customWidth="1"/>' for at, each in enumerate(columns, 1)
    )
    before = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet {_NAMESPACES}>'
        f'<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}"/>'
        f"{_VIEW.format(selected=_SELECTED if first else '')}"
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{widths}</cols><sheetData>'
    )
    linked = f"<hyperlinks>{''.join(places)}</hyperlinks>" if places else ""
    after = f'</sheetData><autoFilter ref="A1:{last}"/>{linked}{_PAPER}</worksheet>'
    return Sheet(name, (before.encode(), *body, after.encode()), tuple(links), last)


def _height(shown: Iterable[str | int | date | None], columns: Sequence[Column]) -> int:
    """Return the height of a row in points: programs fit wrapped text by themselves, or leave it on one line."""
    lines = 1
    for value, column in zip(shown, columns, strict=True):
        if isinstance(value, str) and (len(value) > column.width - 2 or "\n" in value):
            lines = max(lines, sum(-(-len(part) // (column.width - 2)) or 1 for part in value.split("\n")))
    return min(lines, _MOST_LINES) * _LINE_POINTS + 3


def _cells(row: Sequence[Value], number: int, links: dict[str, int], places: list[str]) -> Iterator[str]:
    for at, value in enumerate(row, 1):
        place = f"{letters(at)}{number}"
        if value.link:
            key = links.setdefault(value.link, len(links) + 1)
            places.append(f'<hyperlink ref="{place}" r:id="rId{key}"/>')
        yield _cell(place, value)


def _cell(place: str, value: Value) -> str:
    shown = value.shown
    if isinstance(shown, date) and shown > _DAY_ZERO:
        style = look("date", value.outcome)
        return f'<c r="{place}" s="{style}"><v>{(shown - _DAY_ZERO).days}</v></c>'
    if isinstance(shown, int):
        return f'<c r="{place}" s="{look("plain", value.outcome)}"><v>{shown}</v></c>'
    if shown is None:
        return f'<c r="{place}" s="{look("plain", value.outcome)}"/>'
    text = str(shown)
    # The words of a document are never a formula, whatever they begin with: '=', '+', '-', '@'.
    quoted = text[:1] in {"=", "+", "-", "@"}
    style = look("link" if value.link else "quoted" if quoted else "plain", value.outcome)
    return f'<c r="{place}" s="{style}" t="inlineStr">{_string(text[:LONGEST])}</c>'


def _string(text: str) -> str:
    return f'<is><t xml:space="preserve">{xml_text(text)}</t></is>'


@lru_cache(maxsize=256)
def letters(number: int) -> str:
    """Return the letters of a column counted from 1: A, B, ... Z, AA."""
    found = ""
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(65 + rest) + found
    return found
