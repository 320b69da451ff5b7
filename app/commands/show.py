"""`kehoach show`: one plan of the store, with its parents and what was found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import language, tell
from app.shared import db_option

if TYPE_CHECKING:
    from models.reconciliation import PlanKey, Reconciliation
    from models.record import CampaignRecord
    from pipeline.store import Store


@spoken(
    "show",
    "In một kế hoạch trong cơ sở dữ liệu: bản ghi (json, html), tóm tắt với cấp trên và kết quả đối chiếu (text), báo"
    " cáo đối chiếu (xlsx, docx). ID là mã văn bản (ít nhất bốn ký tự đầu) hoặc số, ký hiệu.",
    "Print one plan of the database: its record (json, html), a summary with its parents and findings (text), the"
    " report on it (xlsx, docx). ID is the document's id (at least its first four signs) or symbol.",
)
@click.argument("name", metavar="ID")
@option(
    "--format",
    "form",
    type=click.Choice(["json", "html", "text", "xlsx", "docx"]),
    default="json",
    vi="json (mặc định), html, text, xlsx hoặc docx.",
    en="json (default), html, text, xlsx or docx.",
)
@option("--text/--no-text", default=True, vi="Kèm hay bỏ toàn văn.", en="Keep or leave out the canonical text.")
@option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    vi="Tệp kết quả cho xlsx và docx.",
    en="File to write, for xlsx and docx.",
)
@db_option
def command(name: str, form: str, text: bool, out: Path | None, db: str | None) -> int:
    """Print one plan."""
    from app.settings import database
    from pipeline.store import Store

    if out is not None and form not in {"xlsx", "docx"}:
        raise click.UsageError(tell("--out chỉ dùng cho xlsx và docx", "--out is for xlsx and docx only"))
    with Store.open(database(db)) as store:
        record = store.record(name)
        found = store.reconciliations(children=[record.id])
        if form in {"xlsx", "docx"}:
            _report(store, record, found, form, out)
        elif form == "text":
            click.echo("\n".join(_lines(store, record, found)))
        elif form == "html":
            from pipeline.report import record_page

            click.echo(record_page(record, language=language(), found=found))
        else:
            click.echo((record if text else record.model_copy(update={"text": None})).model_dump_json(indent=2))
    return 0


def _report(
    store: Store, record: CampaignRecord, found: list[Reconciliation], form: str, out: Path | None
) -> None:  # fmt: skip
    from app.printing import chosen_form, print_pairs
    from models.errors import UsageError
    from pipeline.report import Compared

    if not found:
        raise UsageError(tell("chưa đối chiếu; hãy chạy kehoach reconcile", "not compared yet; run kehoach reconcile"))
    parents = {parent.id: parent for parent in store.load(one.parent.id for one in found if one.parent)}
    pairs = [Compared(record, one, parents.get(one.parent.id) if one.parent else None) for one in found]
    print_pairs(pairs, chosen_form(form, out), out)


def _lines(store: Store, record: CampaignRecord, found: list[Reconciliation]) -> list[str]:
    """Return the plan, its parents with the reason of each, its findings in numbers, the chain above, the runs."""
    from pipeline.reconcile.reasons import day_of, render_reason
    from pipeline.report.naming import key_of

    lines = [_named(key_of(record)), f"{record.source.uri} ({record.id[:12]})"]
    for one in found:
        above = _named(one.parent) if one.parent else tell("chưa xác định được", "not found")
        lines.append(tell(f"Cấp trên: {above}", f"Parent: {above}"))
        reason = render_reason(one.link, language())
        lines += [f"  {reason}"] if reason else []
        counts = one.summary
        lines.append(
            tell(
                f"  {counts.get('violation', 0)} vi phạm, {counts.get('warning', 0)} cảnh báo,"
                f" {counts.get('ok', 0)} phù hợp, {counts.get('not_comparable', 0)} không so sánh được",
                f"  {counts.get('violation', 0)} violations, {counts.get('warning', 0)} warnings,"
                f" {counts.get('ok', 0)} in order, {counts.get('not_comparable', 0)} not comparable",
            )
        )
    chain = store.lineage(record.id)
    if len(chain) > 1:
        names = " < ".join(plan.symbol or plan.title or plan.id[:12] for plan in chain)
        lines.append(tell(f"Các cấp trên: {names}", f"Chain of parents: {names}"))
    runs = ", ".join(f"{entry.run.id} ({day_of(entry.run.at)})" for entry in store.history(record.id))
    lines += [tell(f"Lần đối chiếu làm đổi kết quả: {runs}", f"Runs that changed the result: {runs}")] if runs else []
    return lines


def _named(plan: PlanKey) -> str:
    parts = (plan.symbol, plan.issuer, plan.issued_on, plan.title)
    return ", ".join(part for part in parts if part) or plan.id[:12]
