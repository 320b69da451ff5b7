"""`kehoach demo`: everything on the plans that come along, in a fresh folder."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import language, tell
from app.shared import jobs_option
from app.stopping import stop_on_sigterm

if TYPE_CHECKING:
    from flows.intake import IntakeSummary
    from pipeline.report import Form

# A first look: spreadsheets and letters in Word, a third of the time of the job, come with `kehoach reconcile`.
_FORMS: tuple[Form, ...] = ("json", "csv", "jsonl", "ics")
CORPUS = Path(__file__).resolve().parents[2] / "corpus" / "families"


@spoken(
    "demo",
    "Nạp các họ kế hoạch kèm theo vào một cơ sở dữ liệu mới, đối chiếu từng kế hoạch với văn bản cấp trên và xuất báo"
    " cáo.",
    "Ingest the plan families that come along into a fresh database, compare each plan with its parent and write the"
    " reports.",
)
@option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("demo-output"),
    show_default=True,
    vi="Thư mục kết quả; cơ sở dữ liệu và báo cáo cũ trong đó bị thay.",
    en="Folder of the results; an earlier database and report in it are replaced.",
)
@jobs_option
def command(out: Path, jobs: int | None) -> int:
    """Run everything and say where to look."""
    from app.progress import observer
    from app.settings import data_folder
    from flows.pool import preload
    from flows.prefect_home import configure
    from flows.progress import observed
    from models.errors import UsageError

    if not CORPUS.is_dir():
        raise UsageError(f"{CORPUS}: không có các kế hoạch mẫu; hãy chạy trong bản tải về đầy đủ của kehoach")
    db, site = _fresh(out)
    configure(data_folder())
    preload()
    from flows.deployments import intake_flow

    stop_on_sigterm()
    with observed(observer()):
        summary = intake_flow([str(CORPUS)], str(db), str(site), jobs, language(), forms=_FORMS)
    click.echo(_words(summary, db))
    return 1 if summary.ingested.failures else 0


def _fresh(out: Path) -> tuple[Path, Path]:
    """Make `out` and remove what an earlier demo left there, and nothing else."""
    out.mkdir(parents=True, exist_ok=True)
    db, site = (out / "kehoach.db").resolve(), (out / "reports").resolve()
    for file in (db, db.with_name(db.name + "-wal"), db.with_name(db.name + "-shm")):
        file.unlink(missing_ok=True)
    if (site / "index.html").exists():
        shutil.rmtree(site)
    return db, site


def _words(summary: IntakeSummary, db: Path) -> str:
    from app.commands.ingest import summary_words

    compared, found = summary.reconciled, summary.reconciled.findings
    counts = tell(
        f"Đã đối chiếu {compared.compared} kế hoạch, {compared.with_parent} có văn bản cấp trên:"
        f" {found.get('violation', 0)} vi phạm, {found.get('warning', 0)} cần lưu ý, {found.get('ok', 0)} phù hợp,"
        f" {found.get('not_comparable', 0)} không đối chiếu được.",
        f"{compared.compared} plans compared, {compared.with_parent} with their parent:"
        f" {found.get('violation', 0)} violations, {found.get('warning', 0)} warnings, {found.get('ok', 0)} in order,"
        f" {found.get('not_comparable', 0)} not comparable.",
    )
    look = tell(
        f"Mở báo cáo: {summary.index}\nTra cứu: kehoach list --db {db}",
        f"Open the report: {summary.index}\nQuery: kehoach list --db {db}",
    )
    return "\n".join((summary_words(summary.ingested), counts, look))
