"""`kehoach schedule`: a folder that is read again and again."""

from __future__ import annotations

from pathlib import Path

import click

from app.bilingual import command as spoken
from app.bilingual import option
from app.language import tell
from app.shared import bounds_options, db_option, jobs_option
from app.stopping import stop_on_sigterm


@spoken(
    "schedule",
    "Theo lịch đã cho, nạp các văn bản mới trong FOLDER, đối chiếu và cập nhật báo cáo; mỗi lúc chỉ một lượt chạy."
    " Dừng bằng Ctrl-C.",
    "Ingest what is new in FOLDER on a schedule, compare it and renew the reports; one run at a time. Ctrl-C stops it.",
)
@click.argument("folder", metavar="FOLDER", type=click.Path(path_type=Path))
@option("--cron", metavar='"M H D M W"', vi="Lịch cron năm trường.", en="A cron expression of five fields.")
@option("--interval", type=click.FloatRange(min=1), vi="Số giây giữa hai lượt.", en="Seconds between two runs.")
@option(
    "--timezone",
    default="Asia/Ho_Chi_Minh",
    show_default=True,
    vi="Múi giờ của lịch cron.",
    en="Time zone of the cron expression.",
)
@option("--out", type=click.Path(path_type=Path), vi="Thư mục báo cáo.", en="Folder of the reports.")
@db_option
@jobs_option
@bounds_options
def command(
    folder: Path,
    cron: str | None,
    interval: float | None,
    timezone: str,
    out: Path | None,
    db: str | None,
    jobs: int | None,
    timeout: float | None,
    memory: int | None,
) -> int:
    """Serve the schedule until Ctrl-C or SIGTERM."""
    from app.settings import data_folder, database, reports_folder
    from flows.bounds import Bounds
    from flows.prefect_home import configure

    if (cron is None) == (interval is None):
        raise click.UsageError(tell("cần đúng một trong --cron và --interval", "give either --cron or --interval"))
    if not folder.is_dir():
        raise click.UsageError(tell(f"{folder}: không có thư mục này", f"{folder}: there is no such folder"))
    home = configure(data_folder())
    from flows.schedule import check_cron, check_timezone, serve_folder
    from flows.server import local_server

    check_timezone(timezone)
    if cron is not None:
        check_cron(cron)
    stop_on_sigterm()
    with local_server(home) as address:
        when = cron or tell(f"mỗi {interval:g} giây", f"every {interval:g} seconds")
        click.echo(
            tell(
                f"Đang theo dõi {folder} ({when}); máy chủ Prefect: {address.removesuffix('/api')}; dừng bằng Ctrl-C.",
                f"Watching {folder} ({when}); Prefect server: {address.removesuffix('/api')}; Ctrl-C stops it.",
            )
        )
        serve_folder(
            folder,
            database(db),
            out or reports_folder(),
            cron=cron,
            interval=interval,
            timezone=timezone,
            jobs=jobs,
            bounds=Bounds.of(timeout, memory),
        )
    return 0
