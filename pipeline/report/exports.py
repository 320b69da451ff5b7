"""The report for other programs: JSON of everything, CSV and JSON Lines of the findings."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence

from models.base import Model
from models.comparison import ReportComparison
from models.family import FamilyView
from models.reconciliation import Reconciliation
from models.report import Report
from pipeline.reconcile.family import family
from pipeline.report.compared import Compared, families_of
from pipeline.report.listing import FindingRow, finding_rows
from pipeline.report.words import Language, words_in

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_COLUMNS = (
    "child_id", "child_symbol", "child_issuer", "parent_id", "parent_symbol", "parent_issuer", "rule", "question",
    "outcome", "severity", "message", "child_value", "parent_value", "child_quote", "child_pages", "parent_quote",
    "parent_pages", "note", "basis",
)  # fmt: skip


def report_of(pairs: Sequence[Compared], changes: ReportComparison | None = None) -> Report:
    """Return the report as data."""
    views = (family(one.parent, [(pair.child, pair.found) for pair in one.pairs]) for one in families_of(pairs))
    return Report(families=tuple(views), reconciliations=tuple(pair.found for pair in pairs), changes=changes)


def json_of(pairs: Sequence[Compared], changes: ReportComparison | None = None) -> str:
    """Return the report as one JSON document, indented."""
    return report_of(pairs, changes).model_dump_json(indent=2) + "\n"


def json_parts(
    families: Iterable[FamilyView], found: Iterable[Reconciliation], changes: ReportComparison | None = None
) -> Iterator[bytes]:
    """Yield what `json_of` returns, of families and reconciliations that come one by one."""
    lists: Mapping[str, Iterable[Model]] = {"families": families, "reconciliations": found}
    for line in Report(changes=changes).model_dump_json(indent=2).split("\n"):
        name = line.strip().partition('"')[2].partition('"')[0]
        # Two spaces are the fields of the report itself; deeper ones are those of the changes.
        items = iter(lists.get(name, ())) if line == f'  "{name}": [],' else iter(())
        first = next(items, None)
        if first is None:
            yield f"{line}\n".encode()
            continue
        yield f'  "{name}": [\n{_indented(first)}'.encode()
        for item in items:
            yield f",\n{_indented(item)}".encode()
        yield b"\n  ],\n"


def _indented(item: Model) -> str:
    # The lines of a text are one line of JSON, so every line break is one of the layout.
    return "\n".join(f"    {line}" for line in item.model_dump_json(indent=2).split("\n"))


def csv_of(pairs: Sequence[Compared], *, language: Language = "vi") -> str:
    """Return one line per finding, gravest first; begins with a byte order mark so that spreadsheets read UTF-8.

    A text that a spreadsheet would take for a formula has an apostrophe before it.
    """
    return CSV_HEAD + "".join(csv_line(row) for row in finding_rows(pairs, words_in(language)))


def csv_line(row: FindingRow) -> str:
    """Return one line of a CSV file, with its end."""
    return _line([_safe(value) for value in _fields(row).values()])


def _line(values: Sequence[str | int | None]) -> str:
    target = io.StringIO()
    csv.writer(target, lineterminator="\r\n").writerow(values)
    return target.getvalue()


CSV_HEAD = "\ufeff" + _line(_COLUMNS)


def jsonl_of(pairs: Sequence[Compared], *, language: Language = "vi") -> str:
    """Return one JSON object per line and finding, gravest first."""
    return "".join(json_line(row) for row in finding_rows(pairs, words_in(language)))


def json_line(row: FindingRow) -> str:
    """Return one line of a JSON Lines file, with its end."""
    return json.dumps(_fields(row), ensure_ascii=False) + "\n"


def _fields(row: FindingRow) -> dict[str, str | int | None]:
    finding, child, parent = row.finding, row.child, row.parent
    values = (
        child.id, child.symbol, child.issuer, parent.id if parent else None, parent.symbol if parent else None,
        parent.issuer if parent else None, finding.rule, row.question, finding.outcome, finding.severity, row.message,
        row.child_value, row.parent_value, row.child_quote, row.child_pages, row.parent_quote, row.parent_pages,
        row.note, row.basis,
    )  # fmt: skip
    return dict(zip(_COLUMNS, values, strict=True))


def _safe(value: str | int | None) -> str | int | None:
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
