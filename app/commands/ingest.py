"""`kehoach ingest`: files and folders into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import db_option, jobs_option
from app.stopping import stop_on_sigterm

if TYPE_CHECKING:
    from flows.ingest import IngestSummary


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
def command(paths: tuple[str, ...], db: str | None, jobs: int | None, plain: bool) -> int:
    """Ingest and sum up."""
    from app.progress import observer
    from app.settings import data_folder, database
    from flows.ingest import ingest
    from flows.progress import observed

    stop_on_sigterm()
    with observed(observer()):
        if plain:
            summary = ingest(paths, database(db), jobs)
        else:
            from flows.pool import preload
            from flows.prefect_home import configure

            configure(data_folder())
            preload()
            from flows.deployments import ingest_flow

            summary = ingest_flow(list(paths), database(db), jobs)
    click.echo(summary_words(summary))
    return 1 if summary.failures else 0


def summary_words(summary: IngestSummary) -> str:
    """Return the last line of an ingestion."""
    from app.summary import failed_words, skipped_words

    tail = failed_words(len(summary.failures)) + skipped_words(summary.skipped)
    return tell(
        f"Đã nạp {summary.stored} văn bản mới, {summary.unchanged} văn bản đã có{tail}.",
        f"{summary.stored} new documents, {summary.unchanged} already known{tail}.",
    )
