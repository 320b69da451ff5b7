"""The flows of Prefect: thin wrappers, whose parameters are JSON, around the plain functions of this package.

This module imports Prefect; `prefect_home.configure` must have run before.
"""

from __future__ import annotations

from typing import Any

from prefect import flow
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.bounds import Bounds
from flows.ingest import IngestSummary, ingest
from flows.intake import IntakeSummary, intake
from flows.pending import Retry
from flows.pool import default_jobs
from flows.reconcile import ReconcileSummary, reconcile_store
from flows.tasks import tasks
from pipeline.report.files import INDEX_FORMS, Form

# One thread more than processes: a chunk waits at the pool while another is written to the store.
_RUNNER: TaskRunner[Any] = ThreadPoolTaskRunner(max_workers=default_jobs() + 1)


@flow(name="ingest", task_runner=_RUNNER)
def ingest_flow(
    paths: list[str], db: str, jobs: int | None = None, retry: Retry = "failed", bounds: Bounds | None = None
) -> IngestSummary:
    """Read documents into the store (`flows.ingest.ingest`)."""
    return ingest(paths, db, jobs, tasks, retry=retry, bounds=bounds)


@flow(name="reconcile", task_runner=_RUNNER)
def reconcile_flow(db: str) -> ReconcileSummary:
    """Compare what is new or touched in the store (`flows.reconcile.reconcile_store`)."""
    return reconcile_store(db, tasks)


@flow(name="intake", task_runner=_RUNNER)
def intake_flow(
    paths: list[str],
    db: str,
    site: str,
    jobs: int | None = None,
    language: str = "vi",
    retry: Retry = "failed",
    bounds: Bounds | None = None,
    forms: tuple[Form, ...] = INDEX_FORMS,
) -> IntakeSummary:
    """Read, compare and publish in one run (`flows.intake.intake`)."""
    return intake(paths, db, site, jobs, tasks, language=language, retry=retry, bounds=bounds, forms=forms)
