"""The store -> a folder of pages that open without a network."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from flows.progress import stage
from flows.reconcile import compare_runs, previous_run
from models.errors import KehoachError
from pipeline.report import Failure, write_site
from pipeline.report.files import INDEX_FORMS, Form, Office
from pipeline.store import Store

INDEX = "index.html"


def publish(
    store: Store,
    folder: Path,
    language: str = "vi",
    forms: Collection[Form] = INDEX_FORMS,
    *,
    earlier: int | None = None,
    office: Office = "auto",
) -> Path:
    """Write the pages of everything in the store and return the path of the overview.

    Each page is written beside its place and renamed, so that nobody opens half a page.

    Args:
        store: where records, reconciliations and failures come from.
        folder: where the pages go; made when it does not exist.
        language: "vi" or "en".
        forms: the kinds of files to write beside the pages.
        earlier: number of the run that the report is compared with, 0 for the time before the first; by default the
            run before the last one, and nothing after the first.
        office: which pages get spreadsheet and letter, where `forms` has them: "all", "none", or "auto": all up to
            500 pairs, beyond that those of families only. One pair takes some 17 ms of processor time.

    Raises:
        KehoachError: the folder cannot be written to.
    """
    failures = [Failure(failure.uri, f"{failure.message}; {failure.remedy}") for failure in store.failures()]
    records = store.load(row.id for row in store.records())
    earlier = previous_run(store) if earlier is None else earlier
    with stage("publish", 1) as observer:
        try:
            write_site(
                folder,
                records,
                store.reconciliations(),
                failures,
                language="en" if language == "en" else "vi",
                forms=forms,
                office=office,
                changes=None if earlier is None else compare_runs(store, earlier),
            )
        except OSError as error:
            raise KehoachError(
                f"{folder}: không ghi được báo cáo ({error.strerror}); hãy kiểm tra quyền ghi và dung lượng đĩa"
            ) from error
        observer.advance(1)
    return folder / INDEX
