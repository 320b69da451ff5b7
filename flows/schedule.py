"""A folder that is read again and again: the `intake` flow served with a schedule, one run at a time."""

from __future__ import annotations

import asyncio
import signal
import time
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flows.bounds import Bounds
from models.errors import UsageError

if TYPE_CHECKING:
    from prefect.deployments.runner import RunnerDeployment

DEPLOYMENT = "folder"
TIME_ZONE = "Asia/Ho_Chi_Minh"
_PATIENCE = 15.0
"""Seconds that a stopped run has for its last words; it takes some two."""


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
    bounds: Bounds | None = None,
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
        bounds: what one document may take.
    """
    from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
    from prefect.schedules import Cron, Interval
    from prefect.types.entrypoint import EntrypointType

    from flows.deployments import intake_flow

    parameters = {
        "paths": [str(folder.absolute())],
        "db": db,
        "site": str(site.absolute()),
        "jobs": jobs,
        "retry": "nothing",
        "bounds": (bounds or Bounds()).model_dump(),
    }
    deployment = intake_flow.to_deployment(
        DEPLOYMENT,
        schedule=Cron(cron, timezone=timezone) if cron else Interval(timedelta(seconds=interval or 3600)),
        parameters=parameters,
        concurrency_limit=ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE),
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    _serve(cast("RunnerDeployment", deployment))
    _settle()


def _serve(deployment: RunnerDeployment) -> None:
    """Run what falls due until Ctrl-C or SIGTERM; the runner then pauses the schedule, which nobody serves any more."""
    from prefect.runner import Runner

    class Stoppable(Runner):
        def handle_sigterm(self, *_: object, **__: object) -> None:
            # The runner's own way out leaves the event loop in the middle, with tracebacks; Ctrl-C closes it properly.
            signal.raise_signal(signal.SIGINT)

    runner = Stoppable(limit=1)
    runner.add_deployment(deployment)
    with suppress(KeyboardInterrupt):
        asyncio.run(runner.start())


def _settle() -> None:
    """Wait until a run that was stopped with the schedule has said so to the server, which ends next."""
    import httpx
    from prefect.client.orchestration import get_client
    from prefect.client.schemas.filters import FlowRunFilter, FlowRunFilterState, FlowRunFilterStateType
    from prefect.client.schemas.objects import StateType
    from prefect.client.schemas.sorting import FlowRunSort

    running = FlowRunFilter(state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING])))
    deadline = time.monotonic() + _PATIENCE
    with get_client(sync_client=True) as client, suppress(httpx.HTTPError):
        while client.read_flow_runs(flow_run_filter=running, sort=FlowRunSort.ID_DESC, limit=1):
            if time.monotonic() > deadline:
                return
            time.sleep(0.5)
