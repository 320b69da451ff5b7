"""A folder that is read again and again: the `intake` flow served with a schedule, one run at a time."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from models.errors import UsageError

DEPLOYMENT = "folder"
TIME_ZONE = "Asia/Ho_Chi_Minh"


def check_cron(expression: str) -> str:
    """Return `expression` when it is a cron expression of five fields.

    Raises:
        UsageError: it is not.
    """
    from prefect.client.schemas.schedules import CronSchedule

    try:
        CronSchedule(cron=expression if len(expression.split()) == 5 else "")
    except ValueError as error:
        raise UsageError(
            f"--cron {expression!r}: không phải biểu thức cron năm trường (phút giờ ngày tháng thứ);"
            " ví dụ '0 6 * * 1-5' là 6 giờ sáng các ngày làm việc"
        ) from error
    return expression


def check_timezone(name: str) -> str:
    """Return `name` when the tz database has it.

    Raises:
        UsageError: it has not.
    """
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UsageError(f"--timezone {name!r}: không có múi giờ này; ví dụ Asia/Ho_Chi_Minh") from error
    return name


def serve_folder(
    folder: Path,
    db: str,
    site: Path,
    *,
    cron: str | None = None,
    interval: float | None = None,
    timezone: str = TIME_ZONE,
    jobs: int | None = None,
) -> None:
    """Serve the schedule until the process is told to stop; Prefect must be configured and a server be there.

    One run at a time. A run that falls due while another is at work waits (ENQUEUE): with CANCEL_NEW the slot of a run
    that was killed stayed taken for five minutes and every run due meanwhile was lost, which for a daily schedule is a
    day. A queue costs little, for a run that finds nothing new reads nothing.

    Args:
        folder: what is read.
        db: URL or path of the store.
        site: folder of the pages.
        cron: five fields.
        interval: seconds between runs; used where `cron` is None.
        timezone: of the cron expression, as the tz database names it.
        jobs: number of processes.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron, Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.deployments import intake_flow

    every = timedelta(seconds=interval or 3600)
    schedule = Cron(cron, timezone=timezone) if cron else Interval(every)
    parameters = {
        "paths": [str(folder.absolute())],
        "db": db,
        "site": str(site.absolute()),
        "jobs": jobs,
        "retry_failed": False,
    }
    intake_flow.serve(
        DEPLOYMENT,
        schedule=schedule,
        parameters=parameters,
        global_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
        limit=1,
        entrypoint_type=EntrypointType.MODULE_PATH,
        print_starting_message=False,
    )
