"""`python -m pipeline.evaluate.publish`: measure every set, keep its floors, write the README's accuracy table.

Nothing of the table depends on the day or the machine. A column whose documents are not at hand stays as it is, so that
a checkout without the shared documents leaves their figures alone.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from models.errors import GoldError
from pipeline.evaluate.__main__ import add_run_options, complain, extract_path
from pipeline.evaluate.counts import ROWS, Count
from pipeline.evaluate.findings import FindingScores
from pipeline.evaluate.gate import Floors, gate, read_floors, update, write_floors
from pipeline.evaluate.sets import Measured, gold_sets, measure

BEGIN, END = "<!-- accuracy:begin -->", "<!-- accuracy:end -->"
NOTHING = "-"
MARK = "†"
"""Behind a field with more found than is right to find: its recall is above its precision."""

_TOTALS = ("**documents**", "**wholly right**", "**macro F1**", "**micro**", f"**fields with {MARK}**")
_FINDINGS = ("**pairs with expected findings**", "**findings**", "**false alarms per compliant pair**")
_LABELS = (*_TOTALS, *_FINDINGS, *ROWS)

Column = dict[str, str]
"""Row label -> cell, without the rows that have no value."""


def column(measured: Measured) -> Column:
    """Return the cells of one set: totals, findings, and precision, recall and F1 of each field."""
    scores = measured.evaluation.scores
    fields = {field: _cell(count) for field, count in scores.fields.items()}
    marked = sum(cell.endswith(MARK) for cell in fields.values())
    totals = (
        str(len(scores.verdicts)),
        str(len(scores.wholly_right)),
        _ratio(scores.macro_f1),
        _cell(scores.micro),
        f"{marked} of {len(fields)}",
    )
    return dict(zip(_TOTALS, totals, strict=True)) | _of_findings(measured.findings) | fields


def _of_findings(findings: FindingScores | None) -> Column:
    if findings is None:
        return {}
    pairs = len({one.child for one in findings.judgements})
    alarms = f"{_ratio(findings.false_alarm_rate)} over {len(findings.compliant)}"
    return dict(zip(_FINDINGS, (str(pairs), _cell(findings.remarks), alarms), strict=True))


def _cell(count: Count) -> str:
    precision, recall = count.precision, count.recall
    mark = f" {MARK}" if precision is not None and recall is not None and recall > precision else ""
    return f"{_ratio(precision)} {_ratio(recall)} {_ratio(count.f1)}{mark}"


def _ratio(value: float | None) -> str:
    return NOTHING if value is None else f"{value:.3f}"


def markdown(columns: Mapping[str, Column]) -> str:
    """Return the table; a row without a value in any column is left out."""
    rows = [["precision, recall, F1", *columns]]
    rows += [
        [label, *(cells.get(label, NOTHING) for cells in columns.values())]
        for label in _LABELS
        if any(label in cells for cells in columns.values())
    ]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], f"|---|{'---|' * len(columns)}", *lines[1:]])


def published(text: str) -> dict[str, Column]:
    """Return the columns of the table between the markers, by name; none where there is no table yet.

    Raises:
        GoldError: the markers are missing.
    """
    lines = [line.strip("| ").split(" | ") for line in _split(text)[1].splitlines() if line.startswith("| ")]
    names = lines[0][1:] if lines else []
    return {
        name: {row[0]: row[place] for row in lines[1:] if row[place] != NOTHING} for place, name in enumerate(names, 1)
    }


def with_table(text: str, measured: Sequence[Measured]) -> str:
    """Return the text of a README with the columns of `measured` in its table; other columns stay."""
    before, _, after = _split(text)
    columns = published(text) | {one.name: column(one) for one in measured}
    return f"{before}{BEGIN}\n{markdown(columns)}\n{END}{after}"


def _split(text: str) -> tuple[str, str, str]:
    before, begin, rest = text.partition(BEGIN)
    table, end, after = rest.partition(END)
    if not begin or not end:
        raise GoldError(f"README: the markers {BEGIN} and {END} are missing; put them where the table shall stand")
    return before, table, after


def main(arguments: list[str] | None = None) -> int:
    """Measure, write and gate; 0 when all is well, 1 when a document, a span or a floor failed, 2 on wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        sets = gold_sets(options.root, options.root.resolve().parent / "shared")
        measured = [measure(one, extract_path, options.jobs) for one in sets]
        _write(options.root / "README.md", measured)
        for one in measured:
            print(_told(one))  # noqa: T201 (this module is a command)
        failures = [line for one in measured for line in one.evaluation.complaints]
        return complain(failures or _gate(measured, options.root / "tests" / "eval" / "floors.json", options))
    except GoldError as error:
        print(f"kehoach: {error}", file=sys.stderr)  # noqa: T201
        return 2


def _write(readme: Path, measured: Sequence[Measured]) -> None:
    old = readme.read_text(encoding="utf-8")
    new = with_table(old, measured)
    if new != old:
        readme.write_text(new, encoding="utf-8")
        print(f"{readme.name}: the accuracy table has changed; commit it")  # noqa: T201


def _told(one: Measured) -> str:
    cells = column(one)
    marked = ", ".join(field for field in ROWS if cells.get(field, "").endswith(MARK))
    known = [f"{label.strip('*')}: {cells[label]}" for label in (*_TOTALS, *_FINDINGS) if label in cells]
    return "\n  ".join([f"== {one.name}", *known, f"recall above precision: {marked or 'none'}"])


def _gate(measured: Sequence[Measured], path: Path, options: argparse.Namespace) -> list[str]:
    floors = read_floors(path)
    if options.update:
        new = {one.name: update(one.evaluation, floors.get(one.name), lower=options.lower) for one in measured}
        write_floors(path, floors | new)
        return []
    return [f"{one.name}: {failure}" for one in measured for failure in _fallen(one, floors.get(one.name))]


def _fallen(one: Measured, floors: Floors | None) -> list[str]:
    if floors is None:
        return ["no floors yet; set them with --update"]
    return gate(one.evaluation.scores, floors, one.evaluation.fingerprint)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate.publish", description=__doc__)
    parser.add_argument("--root", type=Path, default=Path(), help="the checkout (default: here)")
    add_run_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(main())
