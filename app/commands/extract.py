"""`kehoach extract`: one file to standard output, several files or folders into a folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import bounds_options

if TYPE_CHECKING:
    from flows.bounds import Bounds
    from models.record import CampaignRecord


@spoken(
    "extract",
    "Đọc văn bản và in bản ghi JSON ra màn hình; nhiều tệp, thư mục, tệp nén ZIP hoặc thư thì ghi vào --out, mỗi văn"
    " bản một tệp TÊN.json. Dấu - là đọc từ đầu vào chuẩn.",
    "Read a document and print its record as JSON; with several files, folders, ZIP archives or mails write one"
    " NAME.json each into --out. A dash reads standard input.",
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@option(
    "--out", type=click.Path(path_type=Path, file_okay=False), vi="Thư mục chứa các bản ghi.", en="Folder of records."
)
@option("--text/--no-text", default=True, vi="Kèm hay bỏ toàn văn.", en="Keep or leave out the canonical text.")
@option("--jobs", type=click.IntRange(1), vi="Số tiến trình chạy song song.", en="Number of processes.")
@bounds_options
def command(
    files: tuple[str, ...], out: Path | None, text: bool, jobs: int | None, timeout: float | None, memory: int | None
) -> int:
    """Print or write the records."""
    from flows.bounds import Bounds

    bounds = Bounds.of(timeout, memory)
    if out is None:
        return _print(files, bounds, text=text)
    if "-" in files:
        raise click.UsageError(tell("dấu - không đi cùng --out", "a dash does not go with --out"))
    return _write(files, out, jobs, bounds, text=text)


def _print(files: tuple[str, ...], bounds: Bounds, *, text: bool) -> int:
    from app.messages import complain, failure_words
    from flows.single import read_singles

    if len(files) > 1 or Path(files[0]).is_dir():
        raise click.UsageError(
            tell("nhiều tệp hoặc thư mục thì cần --out THƯ_MỤC", "several files or a folder need --out DIR")
        )
    (single,) = read_singles(files, bounds)
    click.echo(_shown(single.record if text else _without_text(single.record)))
    for failure in single.failures:
        complain(failure_words(failure))
    return 1 if single.failures else 0


def records_of(files: tuple[str, ...], bounds: Bounds) -> list[CampaignRecord]:
    """Return the records of files, or of standard input for a dash.

    Raises:
        Unread: one of the documents gives no record.
    """
    from flows.single import read_singles
    from models.record import CampaignRecord

    return [CampaignRecord.model_validate_json(single.record) for single in read_singles(files, bounds)]


def _write(files: tuple[str, ...], out: Path, jobs: int | None, bounds: Bounds, *, text: bool) -> int:
    from app.progress import observer
    from app.summary import failed_words, skipped_words
    from flows.discovery import discover
    from flows.extract import extract_files
    from flows.progress import observed

    with observed(observer()):
        summary = extract_files(discover(map(Path, files)), out, jobs, str if text else _without_text, bounds)
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


def _shown(record: str) -> str:
    return json.dumps(json.loads(record), ensure_ascii=False, indent=2)


def _without_text(record: str) -> str:
    return json.dumps(json.loads(record) | {"text": None}, ensure_ascii=False)
