"""Tables that lay a plan out: one column names the section, another holds its text ('Mục đích' | 'Nâng cao ...').

Their cells are headings and paragraphs like any other; a table of duties or targets names no sections.
"""

from __future__ import annotations

from collections.abc import Mapping

from models.document import Cell, Document, Table
from pipeline.nlp.analysis import Analysis
from pipeline.outline.roles import heading_roles

# A column heads sections where so many of its cells do, and at least so many in all.
_SHARE = 0.6
_FEWEST = 4
_LONGEST_NAME = 80


def section_columns(document: Document, analysis: Analysis) -> Mapping[int, int]:
    """Return, for each table of `document` that lays sections out, the column that names them."""
    found: dict[int, int] = {}
    for index, table in enumerate(document.tables):
        column = _naming_column(document, analysis, table)
        if column is not None:
            found[index] = column
    return found


def _naming_column(document: Document, analysis: Analysis, table: Table) -> int | None:
    rows = table.rows[table.header_rows :]
    if len(rows) < _FEWEST:
        return None
    last = max(cell.col for row in rows for cell in row)
    for column in range(min(last, 2)):
        cells = [cell for row in rows for cell in row if cell.col == column and cell.start < cell.end]
        naming = [cell for cell in cells if _names_section(document, analysis, cell)]
        roles = {role for cell in naming for role in heading_roles(analysis, cell.start, cell.end)}
        if len(naming) >= max(_FEWEST, _SHARE * len(cells)) and len(roles) >= _FEWEST:
            return column
    return None


def _names_section(document: Document, analysis: Analysis, cell: Cell) -> bool:
    words = document.text[cell.start : cell.end]
    return len(words) <= _LONGEST_NAME and words[-1] not in ".;" and bool(heading_roles(analysis, cell.start, cell.end))
