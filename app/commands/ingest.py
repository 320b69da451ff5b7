"""`kehoach ingest`: files and folders into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import bounds_options, db_option, jobs_option
from app.stopping import stop_on_sigterm

if TYPE_CHECKING:
    from flows.ingest import IngestSummary
    from flows.pending import Retry


@spoken(
    "ingest",
    "Nạp tệp và thư mục vào cơ sở dữ liệu. Văn bản đã nạp rồi thì bỏ qua; tệp lỗi được báo từng dòng và các tệp còn"
    " lại vẫn được nạp.",
    "Read files and folders into the database. Documents that are in it already are left alone; each that fails gives"
    " one line and the others go on.",
)
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
@db_option
@jobs_option
@option(
    "--plain",
    is_flag=True,
    vi="Chạy thẳng, không qua Prefect (khởi động nhanh hơn).",
    en="Run without Prefect (faster).",
)
@option(
    "--retry",
    is_flag=True,
    vi="Đọc lại cả những văn bản lần trước làm treo hoặc hỏng tiến trình đọc.",
    en="Read those documents again, too, that hung or crashed the process reading them.",
)
@bounds_options
def command(
    paths: tuple[str, ...],
    db: str | None,
    jobs: int | None,
    plain: bool,
    retry: bool,
    timeout: float | None,
    memory: int | None,
) -> int:
    """Ingest and sum up."""
    from app.progress import observer
    from app.settings import data_folder, database
    from flows.bounds import Bounds
    from flows.ingest import ingest
    from flows.progress import observed

    stop_on_sigterm()
    again: Retry = "all" if retry else "failed"
    bounds = Bounds.of(timeout, memory)
    with observed(observer()):
        if plain:
            summary = ingest(paths, database(db), jobs, retry=again, bounds=bounds)
        else:
            from flows.pool import preload
            from flows.prefect_home import configure

            configure(data_folder())
            preload()
            from flows.deployments import ingest_flow

            summary = ingest_flow(list(paths), database(db), jobs, retry=again, bounds=bounds)
    click.echo(summary_words(summary))
    return 1 if summary.failures or summary.quarantined else 0


def summary_words(summary: IngestSummary) -> str:
    """Return the last line of an ingestion."""
    from app.summary import failed_words, held_words, skipped_words

    tail = failed_words(len(summary.failures)) + held_words(summary.quarantined) + skipped_words(summary.skipped)
    return tell(
        f"Đã nạp {summary.stored} văn bản mới, {summary.unchanged} văn bản đã có{tail}.",
        f"{summary.stored} new documents, {summary.unchanged} already known{tail}.",
    )
