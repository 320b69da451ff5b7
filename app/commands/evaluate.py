"""`kehoach evaluate`: scores per field against a folder of gold records."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.messages import complain

if TYPE_CHECKING:
    from pipeline.evaluate.folder import Evaluation


@spoken(
    "evaluate",
    "Trích xuất các văn bản trong SOURCES_DIR và chấm điểm từng trường so với bản ghi mẫu trong GOLD_DIR.",
    "Extract the documents of SOURCES_DIR and score every field against the gold records of GOLD_DIR.",
)
@click.argument("gold_dir", metavar="GOLD_DIR", type=click.Path(path_type=Path))
@click.argument("sources_dir", metavar="SOURCES_DIR", type=click.Path(path_type=Path))
@option("--json", "as_json", is_flag=True, vi="In JSON thay cho bảng.", en="Print JSON instead of the table.")
@option("--diff", is_flag=True, vi="Liệt kê từng chỗ sai khác.", en="List every difference.")
@option("--jobs", type=click.IntRange(1), default=1, vi="Số tiến trình.", en="Number of processes.")
def command(gold_dir: Path, sources_dir: Path, as_json: bool, diff: bool, jobs: int) -> int:
    """Score and print."""
    from models.errors import GoldError, UsageError
    from pipeline.evaluate.__main__ import extract_path
    from pipeline.evaluate.folder import evaluate_folder

    try:
        evaluation = evaluate_folder(gold_dir, sources_dir, extract_path, jobs)
    except GoldError as error:
        raise UsageError(str(error)) from error
    _show(evaluation, as_json=as_json, diff=diff)
    for line in evaluation.complaints:
        complain(line)
    return 0 if evaluation.sound else 1


def _show(evaluation: Evaluation, *, as_json: bool, diff: bool) -> None:
    from rich.console import Console

    from pipeline.evaluate.table import differences, report, table

    if as_json:
        click.echo(report(evaluation, diff=diff))
        return
    Console(file=sys.stdout, soft_wrap=True, highlight=False).print(table(evaluation.scores))
    if diff:
        for line in differences(evaluation.scores):
            click.echo(line)
