"""`kehoach extract`: one file to standard output, several files or folders into a folder."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell

if TYPE_CHECKING:
    from models.record import CampaignRecord


@spoken(
    "extract",
    "Đọc văn bản và in bản ghi JSON ra màn hình; nhiều tệp hoặc thư mục thì ghi vào --out, mỗi văn bản một tệp"
    " TÊN.json. Dấu - là đọc từ đầu vào chuẩn.",
    "Read a document and print its record as JSON; with several files or folders write one NAME.json each into --out."
    " A dash reads standard input.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--out", type=click.Path(path_type=Path, file_okay=False), vi="Thư mục chứa các bản ghi.", en="Folder of records."
)
@option("--text/--no-text", default=True, vi="Kèm hay bỏ toàn văn.", en="Keep or leave out the canonical text.")
@option("--jobs", type=click.IntRange(1), vi="Số tiến trình chạy song song.", en="Number of processes.")
def command(files: tuple[str, ...], out: Path | None, text: bool, jobs: int | None) -> int:
    """Print or write the records."""
    if out is None:
        return _print(files, text=text)
    if "-" in files:
        raise click.UsageError(tell("dấu - không đi cùng --out", "a dash does not go with --out"))
    return _write(files, out, jobs, text=text)


def _print(files: tuple[str, ...], *, text: bool) -> int:
    if len(files) > 1 or Path(files[0]).is_dir():
        raise click.UsageError(
            tell("nhiều tệp hoặc thư mục thì cần --out THƯ_MỤC", "several files or a folder need --out DIR")
        )
    record = extract_one(files[0])
    click.echo((record if text else record.model_copy(update={"text": None})).model_dump_json(indent=2))
    return 0


def extract_one(file: str) -> CampaignRecord:
    """Return the record of one file, or of standard input for a dash.

    Raises:
        DocumentError: the document cannot be read.
    """
    from flows.outcome import printable
    from pipeline.extract import extract
    from pipeline.read import read_bytes, read_path

    if file == "-":
        return extract(read_bytes(sys.stdin.buffer.read(), "-"))
    return extract(read_path(Path(file), uri=printable(file)))


def _write(files: tuple[str, ...], out: Path, jobs: int | None, *, text: bool) -> int:
    from app.progress import observer
    from app.summary import failed_words, skipped_words
    from flows.discovery import discover
    from flows.extract import extract_files
    from flows.progress import observed

    with observed(observer()):
        summary = extract_files(discover(map(Path, files)), out, jobs, str if text else _without_text)
    for path, name in summary.renamed.items():
        click.echo(
            tell(f"kehoach: {path}: trùng tên, ghi vào {name}.json", f"kehoach: {path}: same name, see {name}.json"),
            err=True,
        )
    tail = failed_words(len(summary.failures)) + skipped_words(summary.skipped)
    click.echo(
        tell(f"Đã ghi {summary.written} bản ghi vào {out}{tail}.", f"{summary.written} records written to {out}{tail}.")
    )
    return 1 if summary.failures else 0


def _without_text(record: str) -> str:
    from models.record import CampaignRecord

    return CampaignRecord.model_validate_json(record).model_copy(update={"text": None}).model_dump_json()
