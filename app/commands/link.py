"""`kehoach link`: declare or refuse the parent of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import db_option

if TYPE_CHECKING:
    from pipeline.store import Store


@spoken(
    "link",
    "Xác định PARENT là văn bản cấp trên của CHILD, hoặc bác bỏ quan hệ đó; lần đối chiếu sau sẽ theo. CHILD và PARENT"
    " là mã văn bản (ít nhất bốn ký tự đầu) hoặc số, ký hiệu. Chỉ có CHILD thì liệt kê các quan hệ đã xác định; không"
    " có gì thì liệt kê tất cả.",
    "Declare PARENT to be the parent of CHILD, or refuse that link; the next comparison follows it. CHILD and PARENT"
    " are ids (at least four signs) or symbols. With CHILD alone, list what was decided about it; with none, list all.",
)
@click.argument("child", metavar="[CHILD]", required=False)
@click.argument("parent", metavar="[PARENT]", required=False)
@option("--refuse", is_flag=True, vi="PARENT không phải cấp trên của CHILD.", en="PARENT is not the parent of CHILD.")
@option("--clear", is_flag=True, vi="Bỏ những gì đã xác định về CHILD.", en="Forget what was decided about CHILD.")
@option("--by", metavar="NAME", vi="Người xác định (bắt buộc khi có PARENT).", en="Who decides (needed with PARENT).")
@option("--note", metavar="TEXT", vi="Lý do.", en="Reason.")
@db_option
def command(
    child: str | None, parent: str | None, refuse: bool, clear: bool, by: str | None, note: str | None, db: str | None
) -> int:
    """Write or list decisions."""
    from app.settings import database
    from pipeline.store import Store

    if clear and (refuse or by or note):
        raise click.UsageError(tell("--clear chỉ đi với CHILD và PARENT", "--clear goes with CHILD and PARENT only"))
    with Store.open(database(db)) as store:
        if clear and child:
            number = store.clear_links(child, parent)
            click.echo(tell(f"Đã bỏ {number} quan hệ.", f"{number} decisions forgotten."))
        elif clear or (refuse and not parent):
            raise click.UsageError(tell("thiếu CHILD hoặc PARENT", "CHILD or PARENT is missing"))
        elif child and parent:
            _decide(store, child, parent, by, note, refuse=refuse)
        else:
            _list(store, child)
    return 0


def _decide(store: Store, child: str, parent: str, by: str | None, note: str | None, *, refuse: bool) -> None:
    if not by or not by.strip():
        raise click.UsageError(tell("cần --by: người xác định", "--by is needed: who decides"))
    said = store.declare_link(child, parent, by.strip(), note=note, refuse=refuse)
    pair = f"{said.child[:12]} -> {said.parent[:12]}"
    click.echo(
        tell(f"{pair}: đã bác bỏ, lần đối chiếu sau sẽ theo.", f"{pair}: refused; the next comparison follows.")
        if refuse
        else tell(f"{pair}: đã xác định, lần đối chiếu sau sẽ theo.", f"{pair}: declared; the next comparison follows.")
    )


def _list(store: Store, child: str | None) -> None:
    for said in store.links(child):
        verdict = {
            "declared": tell("cấp trên", "parent"), "refused": tell("không phải cấp trên", "not the parent"),
        }[said.verdict]  # fmt: skip
        note = f": {said.note}" if said.note else ""
        click.echo(f"{said.child[:12]} -> {said.parent[:12]} {verdict} ({said.by}, {said.at[:16]}){note}")
