"""`python -m pipeline.evaluate GOLD_DIR SOURCES_DIR`: the table, the differences, the gate."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console

from models.errors import GoldError
from models.record import CampaignRecord
from pipeline.evaluate.counts import Summary
from pipeline.evaluate.folder import Evaluation, evaluate_folder, read_gold
from pipeline.evaluate.gate import gate, read_floors, update, write_floors
from pipeline.evaluate.score import score
from pipeline.evaluate.table import differences, report, summary_from, table


def extract_path(path: Path) -> CampaignRecord:
    """Read one file and extract its record."""
    # The stages are imported here alone: scoring must work, and be tested, without them.
    from pipeline.extract import extract  # noqa: PLC0415
    from pipeline.read import read_path  # noqa: PLC0415

    return extract(read_path(path))


def main(arguments: list[str] | None = None) -> int:
    """Run the evaluation; return 0 when all is well, 1 when a document, a span or the gate failed, 2 on wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        evaluation = evaluate_folder(options.gold_dir, options.sources_dir, extract_path, options.jobs)
        _show(evaluation, _baselines(options), options)
        failures = _gate(evaluation, options)
    except GoldError as error:
        print(f"kehoach: {error}", file=sys.stderr)  # noqa: T201 (this module is a command)
        return 2
    return complain([*evaluation.complaints, *failures])


def complain(failures: Sequence[str]) -> int:
    """Print failures to standard error and return the exit code that they make."""
    for line in failures:
        print(f"kehoach: {line}", file=sys.stderr)  # noqa: T201
    return 1 if failures else 0


def _baselines(options: argparse.Namespace) -> dict[str, Summary]:
    rows: dict[str, Summary] = {}
    if options.empty:
        rows["empty prediction"] = score({}, read_gold(options.gold_dir)).summary
    if options.baseline is not None:
        rows["last release"] = summary_from(options.baseline.read_text(encoding="utf-8"))
    return rows


def _show(evaluation: Evaluation, baselines: dict[str, Summary], options: argparse.Namespace) -> None:
    console = Console(soft_wrap=True, highlight=False, emoji=False)
    if options.json:
        console.print(report(evaluation, baselines, diff=options.diff), markup=False)
        return
    console.print(table(evaluation.scores, baselines))
    if options.diff:
        for line in differences(evaluation.scores):
            console.print(line, markup=False)


def _gate(evaluation: Evaluation, options: argparse.Namespace) -> list[str]:
    if options.floors is None:
        return []
    name = options.name or options.gold_dir.name
    floors = read_floors(options.floors)
    if options.update:
        write_floors(options.floors, floors | {name: update(evaluation, floors.get(name), lower=options.lower)})
        return []
    if name not in floors:
        return [f"{options.floors} has no floors named {name!r}; set them with --update"]
    return gate(evaluation.scores, floors[name], evaluation.fingerprint)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m pipeline.evaluate", description=__doc__)
    parser.add_argument("gold_dir", type=Path, help="folder of NAME.json")
    parser.add_argument("sources_dir", type=Path, help="folder of NAME.pdf, NAME.txt, ...")
    parser.add_argument("--json", action="store_true", help="JSON instead of the table")
    parser.add_argument("--diff", action="store_true", help="list what was missed, invented or wrong, by document")
    parser.add_argument("--empty", action="store_true", help="add the empty prediction as a baseline")
    parser.add_argument("--baseline", type=Path, help="JSON report of the last release, added as a baseline")
    parser.add_argument("--floors", type=Path, help="file of floors; the run fails below them")
    parser.add_argument("--name", help="name of this gold in the file of floors (default: the folder's)")
    add_run_options(parser)
    return parser


def add_run_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of every run that has floors."""
    parser.add_argument("--jobs", type=int, default=1, help="number of processes")
    parser.add_argument("--update", action="store_true", help="set the floors to what this run reaches")
    parser.add_argument("--lower", action="store_true", help="let --update lower a floor")


if __name__ == "__main__":
    sys.exit(main())
