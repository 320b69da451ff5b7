"""Texts typed with fonts of the old 8-bit tables ('.VnTime', 'VNI-Times'): runs -> runs in Unicode, over the document.

A font's name is a claim: files saved again by newer programs keep '.VnTime' on Unicode letters. The table is believed
where the words of all runs in such fonts read as Vietnamese by it, and for texts too short to tell by the name alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from pipeline.nlp.syllables import validity
from pipeline.read.layout.printed import PrintedLine
from pipeline.read.layout.runs import Run, in_capitals
from pipeline.read.legacy import detect_table
from pipeline.read.legacy_tables import PRINTED_NAMES, convert, prints_capitals, table_of_font

# A letter that no old table has: the run is Unicode whatever its font is called.
_UNICODE = re.compile("[\u1ea0-\u1ef9]")
_FEW_WORDS = 8
# A tenth of all characters of Vietnamese in Unicode are such letters; in texts of old tables there are none.
_SAMPLE, _UNICODE_SHARE = 4000, 0.04


def repair(lines: Sequence[PrintedLine]) -> list[str]:
    """Put runs of old tables into Unicode, in place; return a warning for each table met.

    Args:
        lines: all lines of the document.
    """
    runs = [run for line in lines for run in line.runs if run.offsets]
    by_name: dict[str | None, list[Run]] = {}
    for run in runs:
        by_name.setdefault(table_of_font(run.font) if run.font else None, []).append(run)
    tables: dict[str | None, str] = {}
    for name, group in by_name.items():
        table = _table(name, group)
        if table is not None:
            tables[name] = table
    if not tables:
        return []
    _add_neighbours(by_name, tables)
    for line in lines:
        line.runs[:] = _converted(line.runs, tables)
    return [
        f"chữ theo bảng mã {PRINTED_NAMES[table]}, đã chuyển sang Unicode" for table in sorted(set(tables.values()))
    ]


def _add_neighbours(by_name: dict[str | None, list[Run]], tables: dict[str | None, str]) -> None:
    """Believe the table of the rest of the document for runs whose font does not tell, if it makes more syllables."""
    rest = by_name.get(None, [])
    usual = max(tables, key=lambda name: sum(len(run.text) for run in by_name[name]))
    text = " ".join(run.letters for run in rest if run.text and not _UNICODE.search(run.letters))
    if None not in tables and validity(convert(text, tables[usual])[0]) > validity(text):
        tables[None] = tables[usual]


def _table(name: str | None, runs: Sequence[Run]) -> str | None:
    text = " ".join(run.letters for run in runs)
    sample = text[:_SAMPLE]
    if len(_UNICODE.findall(sample)) > _UNICODE_SHARE * len(sample):
        return None
    found = detect_table(text)
    if found is not None or name is None:
        return found
    few = len(text.split()) < _FEW_WORDS
    return name if few and not text.isascii() and not _UNICODE.search(text) else None


def _converted(runs: Iterable[Run], tables: dict[str | None, str]) -> list[Run]:
    """Convert neighbouring runs of one table together: a letter of VNI is two characters, which a run may part."""
    made: list[Run] = []
    for table, group in groupby(runs, key=lambda run: _table_of(run, tables)):
        parts = list(group)
        made.extend(parts if table is None else _in_unicode(parts, table))
    return made


def _table_of(run: Run, tables: dict[str | None, str]) -> str | None:
    if not run.offsets or not run.text or _UNICODE.search(run.letters):
        return None
    return tables.get(table_of_font(run.font) if run.font else None)


def _in_unicode(runs: Sequence[Run], table: str) -> list[Run]:
    # As typed: capitals of the old codes are other letters ('ç'.upper() is no 'Ọ').
    whole = "".join(run.letters for run in runs)
    text, positions = convert(whole, table)
    made: list[Run] = []
    start = low = 0
    for run in runs:
        start += len(run.text)
        high = low
        while high < len(positions) and positions[high] < start:
            high += 1
        piece, typed = text[low:high], ""
        if run.typed or (run.font and prints_capitals(run.font)):
            piece, typed = in_capitals(piece)
        base = start - len(run.text)
        offsets = [run.offsets[position - base] for position in positions[low:high]]
        made.append(Run(piece, offsets, run.bold, run.italic, run.font, typed))
        low = high
    return made
