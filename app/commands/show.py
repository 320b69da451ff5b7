"""`kehoach show`: one plan of the store."""

from __future__ import annotations

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import language
from app.shared import db_option


@spoken(
    "show",
    "In bản ghi của một kế hoạch trong cơ sở dữ liệu. ID là mã văn bản (ít nhất bốn ký tự đầu) hoặc số, ký hiệu.",
    "Print the record of one plan of the database. ID is the document's id (at least its first four signs) or symbol.",
)
@click.argument("name", metavar="ID")
@option(
    "--format", "form", type=click.Choice(["json", "html"]), default="json", vi="json hoặc html.", en="json or html."
)
@option("--text/--no-text", default=True, vi="Kèm hay bỏ toàn văn.", en="Keep or leave out the canonical text.")
@db_option
def command(name: str, form: str, text: bool, db: str | None) -> int:
    """Print one record."""
    from app.settings import database
    from pipeline.store import Store

    with Store.open(database(db)) as store:
        record = store.record(name)
    if form == "html":
        from pipeline.report import record_page

        click.echo(record_page(record, language=language()))
    else:
        click.echo((record if text else record.model_copy(update={"text": None})).model_dump_json(indent=2))
    return 0
