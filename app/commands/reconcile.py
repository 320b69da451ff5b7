"""`kehoach reconcile`: two files, or everything new in the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import language, tell
from app.shared import bounds_options, db_option

if TYPE_CHECKING:
    from flows.bounds import Bounds


@spoken(
    "reconcile",
    "Đối chiếu kế hoạch CHILD với văn bản cấp trên PARENT và in kết quả. Không có tệp nào thì đối chiếu mọi kế hoạch"
    " mới hoặc thay đổi trong cơ sở dữ liệu rồi xuất báo cáo.",
    "Compare the plan CHILD with the higher body's PARENT and print the result. Without files, compare what is new or"
    " changed in the database and write the reports.",
)
@click.argument("files", metavar="[CHILD PARENT]", nargs=-1)
@option(
    "--format",
    "form",
    type=click.Choice(["json", "html"]),
    vi="json hoặc html (mặc định: json cho hai tệp, html cho cơ sở dữ liệu).",
    en="json or html (default: json for two files, html for the database).",
)
@option("--out", type=click.Path(path_type=Path), vi="Thư mục báo cáo.", en="Folder of the reports.")
@db_option
@bounds_options
def command(
    files: tuple[str, ...],
    form: str | None,
    out: Path | None,
    db: str | None,
    timeout: float | None,
    memory: int | None,
) -> int:
    """Compare."""
    if not files:
        return _store(form or "html", out, db)
    if len(files) != 2:
        raise click.UsageError(tell("cần đúng hai tệp: CHILD và PARENT", "two files are needed: CHILD and PARENT"))
    if out is not None:
        raise click.UsageError(tell("--out chỉ dùng cho cơ sở dữ liệu", "--out is for the database only"))
    from flows.bounds import Bounds

    return _pair(files, form or "json", Bounds.of(timeout, memory))


def _pair(files: tuple[str, ...], form: str, bounds: Bounds) -> int:
    from app.commands.extract import records_of
    from flows.reconcile import compare_pair

    child, parent = records_of(files, bounds)
    result = compare_pair(child, parent)
    if form == "json":
        click.echo(result.model_dump_json(indent=2))
    else:
        from pipeline.report import pair_page

        click.echo(pair_page(result, child, parent, language=language()))
    return 0


def _store(form: str, out: Path | None, db: str | None) -> int:
    from app.progress import observer
    from app.settings import database, reports_folder
    from flows.progress import observed
    from flows.publish import publish
    from flows.reconcile import reconcile_store
    from pipeline.store import Store

    with observed(observer()):
        summary = reconcile_store(database(db))
        with Store.open(database(db)) as store:
            if form == "json":
                for result in store.reconciliations():
                    click.echo(result.model_dump_json())
                return 0
            index = publish(store, out or reports_folder(), language())
    found = summary.findings
    click.echo(
        tell(
            f"Đã đối chiếu {summary.compared} kế hoạch, {summary.with_parent} có văn bản cấp trên:"
            f" {found.get('violation', 0)} vi phạm, {found.get('warning', 0)} cần lưu ý. Báo cáo: {index}",
            f"{summary.compared} plans compared, {summary.with_parent} with their parent:"
            f" {found.get('violation', 0)} violations, {found.get('warning', 0)} warnings. Report: {index}",
        )
    )
    return 0
