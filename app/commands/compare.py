"""`kehoach compare`: what two releases read differently, by document."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import db_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.evaluate.compare import Change
    from pipeline.evaluate.values import Node


@spoken(
    "compare",
    "So sánh hai lần trích xuất cùng các văn bản: giá trị thêm, mất, đổi theo từng văn bản. OLD và NEW là thư mục"
    " bản ghi (do extract --out ghi), cơ sở dữ liệu, hoặc phiên bản trích xuất còn lưu trong --db.",
    "Compare two extractions of the same documents: values gained, lost and changed by document. OLD and NEW are"
    " folders of records (as extract --out writes them), databases, or versions of the extractor kept in --db.",
)
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    vi="Dạng bảng hoặc JSON.",
    en="Table or JSON.",
)
@db_option
def command(old: str, new: str, form: str, db: str | None) -> int:
    """Compare and print."""
    from pipeline.evaluate.compare import change_json, compare
    from pipeline.evaluate.releases import align

    before, after = align(_release(old, db), _release(new, db))
    changes = compare(before, after)
    if form == "json":
        click.echo(json.dumps(change_json(changes), ensure_ascii=False, indent=1))
    else:
        _table(changes, len(before.keys() | after.keys()))
    return 0


def _release(name: str, db: str | None) -> Sequence[Node]:
    """Return the records of a folder, of a database, or of one version in the chosen database."""
    from app.settings import database
    from models.errors import GoldError, UsageError
    from pipeline.evaluate.folder import read_gold
    from pipeline.store import Store

    path = Path(name)
    if path.is_dir():
        try:
            return list(read_gold(path).values())
        except GoldError as error:
            raise UsageError(str(error)) from error
    whole = path.is_file() or "://" in name
    with Store.open(database(name if whole else db)) as store:
        return store.release(None if whole else name)


def _table(changes: Sequence[Change], documents: int) -> None:
    from rich.console import Console

    from pipeline.evaluate.compare import change_table

    words = {
        "document": tell("văn bản", "document"),
        "field": tell("trường", "field"),
        "change": tell("thay đổi", "change"),
        "old": tell("cũ", "old"),
        "new": tell("mới", "new"),
        "gained": tell("thêm", "gained"),
        "lost": tell("mất", "lost"),
        "changed": tell("đổi", "changed"),
    }
    width = None if sys.stdout.isatty() else 200
    if changes:
        console = Console(file=sys.stdout, highlight=False, markup=False, width=width)
        console.print(change_table(changes, words))
    differing = len({change.document for change in changes})
    click.echo(tell(f"{differing}/{documents} văn bản có khác biệt", f"{differing} of {documents} documents differ"))
