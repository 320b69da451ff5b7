"""The whole way in one run: ingest, reconcile, publish."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from flows.bounds import Bounds
from flows.fanout import FanOut
from flows.ingest import IngestSummary, ingest
from flows.pending import Retry
from flows.publish import INDEX, publish
from flows.reconcile import ReconcileSummary, reconcile_store
from pipeline.report.files import INDEX_FORMS, Form
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class IntakeSummary:
    """What a run did.

    Attributes:
        ingested: what became of the documents.
        reconciled: what became of the plans that were new or touched.
        index: path of the overview page.
    """

    ingested: IngestSummary
    reconciled: ReconcileSummary
    index: str


def intake(
    paths: Sequence[str],
    db: str,
    site: str,
    jobs: int | None = None,
    each: FanOut | None = None,
    *,
    language: str = "vi",
    retry: Retry = "failed",
    bounds: Bounds | None = None,
    forms: Collection[Form] = INDEX_FORMS,
) -> IntakeSummary:
    """Read the documents of `paths`, compare what is new or touched, and publish when anything changed.

    Args:
        paths: files and folders.
        db: URL or path of the store.
        site: folder of the pages.
        jobs: number of processes; the processors of the machine by default.
        each: how work on many items is spread; threads by default.
        language: of the pages, "vi" or "en".
        retry: which documents that this version could not read are read again.
        bounds: what one document may take.
        forms: the kinds of files to write beside the pages.
    """
    ingested = ingest(paths, db, jobs, each, retry=retry, bounds=bounds)
    reconciled = reconcile_store(db, each)
    index = Path(site) / INDEX
    if ingested.stored or ingested.failures or reconciled.compared or not index.exists():
        with Store.open(db) as store:
            publish(store, Path(site), language, forms)
    return IntakeSummary(ingested, reconciled, str(index))
