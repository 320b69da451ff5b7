"""`kehoach list`: the plans that pass every filter."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import db_option
from models.header import Level

if TYPE_CHECKING:
    from pipeline.store import PlanRow

_DAY = click.DateTime(["%Y-%m-%d", "%d/%m/%Y"])


@spoken(
    "list",
    "Liệt kê các kế hoạch thỏa mọi điều kiện, mới nhất trước. Chữ tìm kiếm có dấu hay không dấu đều được.",
    "List the plans that pass every filter, the newest first. Words are found with or without diacritics.",
)
@option("--province", vi="Tỉnh, thành phố.", en="Province.")
@option("--level", type=click.Choice(get_args(Level)), vi="Cấp ban hành.", en="Level of the issuer.")
@option("--year", type=click.IntRange(1945, 9998), vi="Năm ban hành hoặc thực hiện.", en="Year of issue or of running.")
@option("--award", vi="Hình thức khen thưởng, ví dụ 'giấy khen'.", en="Form of commendation, e.g. 'giấy khen'.")
@option(
    "--deadline-from",
    "due_from",
    type=_DAY,
    vi="Có hạn từ ngày này trở đi.",
    en="With a deadline on this day or later.",
)
@option("--deadline-to", "due_to", type=_DAY, vi="Có hạn đến hết ngày này.", en="With a deadline up to this day.")
@option("--text", vi="Cụm từ trong văn bản; dấu phẩy nối nhiều cụm.", en="Words of the document; commas join several.")
@option("--limit", type=click.IntRange(1), vi="Số dòng tối đa.", en="At most so many lines.")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    vi="Dạng bảng, JSON hoặc CSV.",
    en="Table, JSON or CSV.",
)
@db_option
def command(form: str, db: str | None, **filters: Any) -> int:  # noqa: ANN401 - the fields of PlanFilter, by name
    """Query and print."""
    from app.settings import database
    from pipeline.store import PlanFilter, Store

    with Store.open(database(db)) as store:
        rows = store.records(PlanFilter(**filters))
    {"table": _table, "json": _json, "csv": _csv}[form](rows)
    return 0


def _json(rows: Sequence[PlanRow]) -> None:
    click.echo(json.dumps([row.model_dump() for row in rows], ensure_ascii=False, indent=1))


def _csv(rows: Sequence[PlanRow]) -> None:
    from pipeline.store import PlanRow

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(PlanRow.model_fields)
    for row in rows:
        writer.writerow("; ".join(value) if isinstance(value, tuple) else value for _, value in row)
    click.echo(text.getvalue(), nl=False)


def _table(rows: Sequence[PlanRow]) -> None:
    from rich.console import Console
    from rich.table import Table

    headings = tell(
        "Mã,Số ký hiệu,Ngày,Cơ quan,Cấp trên,Trích yếu,Hạn", "Id,Symbol,Issued,Issuer,Parent,Title,Due"
    ).split(",")
    table = Table(*headings, box=None)
    for row in rows:
        above = ", ".join(row.parents) or (tell("chưa có", "none found") if row.reason else None)
        cells = (row.id[:8], row.symbol, row.issued_on, row.issuer, above, row.title, ", ".join(row.due))
        table.add_row(*(cell or "" for cell in cells))
    width = None if sys.stdout.isatty() else 200
    Console(file=sys.stdout, highlight=False, markup=False, width=width).print(table)
    click.echo(tell(f"{len(rows)} kế hoạch", f"{len(rows)} plans"))
