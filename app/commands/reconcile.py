"""`kehoach reconcile`: two files, or everything new in the store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import language, tell
from app.printing import PrintForm, chosen_form, print_pairs
from app.shared import bounds_options, db_option

if TYPE_CHECKING:
    from flows.bounds import Bounds
    from pipeline.reconcile import RuleSettings
    from pipeline.report.files import Office
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
    type=click.Choice(get_args(PrintForm)),
    vi="Hai tệp: json (mặc định), html, xlsx hoặc docx. Cơ sở dữ liệu: html (mặc định) hoặc json.",
    en="Two files: json (default), html, xlsx or docx. The database: html (default) or json.",
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
    vi="Như --diff, nhưng so với sau lần chạy số RUN hoặc cuối ngày DATE; thêm --out thì báo cáo cũng so như vậy.",
    en="As --diff, but beside what held after the run RUN or at the end of the day DATE; with --out the reports too.",
)
@option(
    "--out",
    type=click.Path(path_type=Path),
    vi="Thư mục báo cáo của cơ sở dữ liệu; với hai tệp là tệp kết quả (đuôi .json, .html, .xlsx hoặc .docx).",
    en="Folder of the reports of the database; with two files the file to write (.json, .html, .xlsx or .docx).",
)
@option(
    "--office",
    type=click.Choice(["auto", "all", "none"]),
    default="auto",
    vi="Tệp XLSX và DOCX bên cạnh các trang: all tất cả, none không, auto (mặc định) tất cả khi không quá 500 cặp, còn"
    " lại chỉ theo nhóm; khi cần từng kế hoạch: kehoach show ID --format docx.",
    en="XLSX and DOCX beside the pages: all, none, or auto (default): all up to 500 pairs, beyond that by family only;"
    " those of one plan on demand: kehoach show ID --format docx.",
)
@db_option
@bounds_options
def command(
    files: tuple[str, ...],
    form: str | None,
    rules: Path | None,
    diff: bool,
    since: str | None,
    out: Path | None,
    office: Office,
    db: str | None,
    timeout: float | None,
    memory: int | None,
) -> int:
    """Compare."""
    settings = _settings(rules)
    if not files:
        if form not in {None, "html", "json"}:
            told = tell("với cơ sở dữ liệu thì dùng kehoach show ID", "for the database use kehoach show ID")
            raise click.UsageError(f"--format {form}: {told} --format {form}")
        return _store(form or "html", out, db, settings, since, office, diff=diff or since is not None)
    if len(files) != 2:
        raise click.UsageError(tell("cần đúng hai tệp: CHILD và PARENT", "two files are needed: CHILD and PARENT"))
    if diff or since is not None:
        told = "--diff, --since"
        raise click.UsageError(tell(f"{told} chỉ dùng cho cơ sở dữ liệu", f"{told} are for the database only"))
    from flows.bounds import Bounds

    return _pair(files, chosen_form(form, out), out, Bounds.of(timeout, memory), settings)


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


def _pair(
    files: tuple[str, ...], form: PrintForm, out: Path | None, bounds: Bounds, settings: RuleSettings | None
) -> int:
    from app.commands.extract import records_of
    from flows.reconcile import compare_pair
    from pipeline.report import Compared

    child, parent = records_of(files, bounds)
    print_pairs((Compared(child, compare_pair(child, parent, settings), parent),), form, out)
    return 0


def _store(
    form: str, out: Path | None, db: str | None, settings: RuleSettings | None, since: str | None, office: Office,
    *, diff: bool,
) -> int:  # fmt: skip
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
                if out is None:
                    return 0
            elif form == "json":
                for result in store.reconciliations():
                    click.echo(result.model_dump_json())
                return 0
            index = publish(
                store, out or reports_folder(), language(), office=office, earlier=earlier if diff else None
            )
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
