"""The looks of cells: a fixed `styles.xml` and the number of each look in it."""

from __future__ import annotations

from functools import cache
from typing import Literal

from models.reconciliation import Outcome

Kind = Literal["plain", "link", "date", "quoted"]

_FONT = "Times New Roman"
_ACCENT, _LINE = "FF1F4E79", "FFD4D9E0"
COLOURS: dict[Outcome, str] = {
    "violation": "FBE0DD", "warning": "FDF0D5", "not_comparable": "E4E9F5", "ok": "E3F1E6", "not_applicable": "F2F3F5",
}  # fmt: skip
HEAD = 1
"""Number of the look of a heading; 0 is that of an untouched cell."""

_KINDS: tuple[Kind, ...] = ("plain", "link", "date", "quoted")
_OUTCOMES: tuple[Outcome | None, ...] = (None, *COLOURS)
_NUMBERS = {(kind, outcome): at for at, (kind, outcome) in enumerate(
    ((kind, outcome) for kind in _KINDS for outcome in _OUTCOMES), HEAD + 1)}  # fmt: skip


def look(kind: Kind, outcome: Outcome | None) -> int:
    """Return the number of a look."""
    return _NUMBERS[kind, outcome]


@cache
def styles_xml() -> str:
    """Return the part `xl/styles.xml`: dates as dd/mm/yyyy, wrapped text at the top of its cell, thin lines."""
    fills = ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>']
    fills += [_fill(_ACCENT), *(_fill(f"FF{colour}") for colour in COLOURS.values())]
    looks = ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>', _HEADING]
    looks += [_xf(kind, outcome) for kind, outcome in _NUMBERS]
    side = "".join(
        f'<{name} style="thin"><color rgb="{_LINE}"/></{name}>' for name in ("left", "right", "top", "bottom")
    )
    return "".join(
        (
            '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
            '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
            '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>',
            '<fonts count="3">', _font(), _font("<b/>", "FFFFFFFF"), _font('<u val="single"/>', _ACCENT), "</fonts>",
            f'<fills count="{len(fills)}">', *fills, "</fills>",
            '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>',
            f"<border>{side}<diagonal/></border></borders>",
            '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
            f'<cellXfs count="{len(looks)}">', *looks, "</cellXfs>",
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
        )
    )  # fmt: skip


_HEADING = (
    '<xf numFmtId="0" fontId="1" fillId="2" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
)


def _font(marks: str = "", colour: str = "FF000000") -> str:
    return f'<font>{marks}<sz val="11"/><color rgb="{colour}"/><name val="{_FONT}"/><family val="1"/></font>'


def _fill(colour: str) -> str:
    return f'<fill><patternFill patternType="solid"><fgColor rgb="{colour}"/></patternFill></fill>'


def _xf(kind: Kind, outcome: Outcome | None) -> str:
    form = 164 if kind == "date" else 0
    fill = 3 + list(COLOURS).index(outcome) if outcome else 0
    quoted = ' quotePrefix="1"' if kind == "quoted" else ""
    return (
        f'<xf numFmtId="{form}" fontId="{2 if kind == "link" else 0}" fillId="{fill}" borderId="1" xfId="0"{quoted}'
        ' applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">'
        '<alignment vertical="top" wrapText="1"/></xf>'
    )
