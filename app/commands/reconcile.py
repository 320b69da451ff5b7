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
    from pipeline.reconcile import RuleSettings
    from pipeline.store import Store

DEFAULT_RULES = "kehoach.yaml"


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
@option(
    "--rules",
    "rules",
    metavar="FILE",
    type=click.Path(path_type=Path),
    vi="Tệp cấu hình các quy tắc (mặc định: kehoach.yaml trong thư mục hiện tại, nếu có).",
    en="Configuration of the rules (default: kehoach.yaml in the current folder, if there is one).",
)
@option(
    "--diff",
    is_flag=True,
    vi="In những phát hiện mới, không còn, thay đổi so với trước lần chạy này.",
    en="Print the findings that are new, gone or changed since before this run.",
)
@option(
    "--since",
    metavar="RUN|DATE",
    vi="Như --diff, nhưng so với sau lần chạy số RUN hoặc cuối ngày DATE.",
    en="As --diff, but beside what held after the run RUN or at the end of the day DATE.",
)
@option("--out", type=click.Path(path_type=Path), vi="Thư mục báo cáo.", en="Folder of the reports.")
@db_option
@bounds_options
def command(
    files: tuple[str, ...],
    form: str | None,
    rules: Path | None,
    diff: bool,
    since: str | None,
    out: Path | None,
    db: str | None,
    timeout: float | None,
    memory: int | None,
) -> int:
    """Compare."""
    settings = _settings(rules)
    if not files:
        return _store(form or "html", out, db, settings, since, diff=diff or since is not None)
    if len(files) != 2:
        raise click.UsageError(tell("cần đúng hai tệp: CHILD và PARENT", "two files are needed: CHILD and PARENT"))
    if out is not None or diff or since is not None:
        told = "--out, --diff, --since"
        raise click.UsageError(tell(f"{told} chỉ dùng cho cơ sở dữ liệu", f"{told} are for the database only"))
    from flows.bounds import Bounds

    return _pair(files, form or "json", Bounds.of(timeout, memory), settings)


def _settings(path: Path | None) -> RuleSettings | None:
    """Return the configuration: the file given, else that of the folder, else none."""
    from models.errors import SettingsError

    chosen = path or Path(DEFAULT_RULES)
    if path is None and not chosen.is_file():
        return None
    from pipeline.reconcile import parse_settings

    try:
        return parse_settings(chosen.read_text(encoding="utf-8"), str(chosen))
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "không phải UTF-8"
        raise SettingsError(f"{chosen}: không đọc được tệp cấu hình ({reason})") from error


def _pair(files: tuple[str, ...], form: str, bounds: Bounds, settings: RuleSettings | None) -> int:
    from app.commands.extract import records_of
    from flows.reconcile import compare_pair

    child, parent = records_of(files, bounds)
    result = compare_pair(child, parent, settings)
    if form == "json":
        click.echo(result.model_dump_json(indent=2))
    else:
        from pipeline.report import pair_page

        click.echo(pair_page(result, child, parent, language=language()))
    return 0


def _store(
    form: str, out: Path | None, db: str | None, settings: RuleSettings | None, since: str | None, *, diff: bool
) -> int:
    from app.progress import observer
    from app.settings import database, reports_folder
    from flows.progress import observed
    from flows.publish import publish
    from flows.reconcile import reconcile_store, run_before
    from pipeline.store import Store

    with observed(observer()):
        with Store.open(database(db)) as store:
            earlier = run_before(store, since) if since else next((run.id for run in store.runs()), 0)
        summary = reconcile_store(database(db), settings=settings)
        with Store.open(database(db)) as store:
            if diff:
                _differences(store, earlier, form)
                return 0
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
    if summary.outdated:
        click.echo(
            tell(
                f"{summary.outdated} văn bản có bản ghi theo lược đồ cũ, chưa đối chiếu; hãy chạy kehoach ingest lại.",
                f"{summary.outdated} documents have records of an older schema and wait; run kehoach ingest again.",
            ),
            err=True,
        )
    return 0


def _differences(store: Store, earlier: int, form: str) -> None:
    """Print what changed since a run: JSON, or a line for each finding that is not as before."""
    from flows.reconcile import compare_runs
    from pipeline.reconcile.english import render_message

    found = compare_runs(store, earlier)
    if form == "json":
        click.echo(found.model_dump_json(indent=2))
        return
    marks = {
        "new": tell("mới", "new"), "gone": tell("không còn", "gone"), "changed": tell("thay đổi", "changed"),
        "unchanged": tell("như cũ", "unchanged"),
    }  # fmt: skip
    for pair in found.pairs:
        changes = [change for change in pair.findings if change.status != "unchanged"]
        if changes:
            click.echo(f"{pair.child.symbol or pair.child.title or pair.child.id[:12]} ({pair.child.issuer or '-'})")
        for change in changes:
            finding = change.new or change.old
            if finding is not None:
                said = render_message(finding, language())
                click.echo(f"  {marks[change.status]}: {change.rule} {finding.outcome}: {said}")
    click.echo("; ".join(f"{marks[status]}: {number}" for status, number in found.counts.items()))
