"""The store -> a folder of pages that open without a network."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path

from flows.progress import stage
from flows.reconcile import compare_runs, previous_run
from models.errors import KehoachError
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.report import Couple, Failure, Place, write_shelf
from pipeline.report.files import INDEX_FORMS, Form, Office
from pipeline.store import Store

INDEX = "index.html"
_KEPT = 96
"""Records kept while the next ones are read: those of a batch of pages, with their parents."""


class StoreShelf:
    """The plans and comparisons of a store; its order is taken once, they themselves are read when they are asked for.

    What is written to the store meanwhile may stand on some pages and not on others; the next report has it on all.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self.places: Sequence[Place] = [Place(*row) for row in store.order()]
        known = {place.id for place in self.places}
        self.couples: Sequence[Couple] = [Couple(*row) for row in store.couples() if row[0] in known]
        self._kept: OrderedDict[str, CampaignRecord] = OrderedDict()

    def records(self, ids: Iterable[str]) -> Mapping[str, CampaignRecord]:
        """Return plans by id; unknown ones are left out."""
        wanted = list(ids)
        found = {id_: self._kept[id_] for id_ in wanted if id_ in self._kept}
        found |= {record.id: record for record in self._store.load(id_ for id_ in wanted if id_ not in found)}
        for id_, record in found.items():
            self._kept[id_] = record
            self._kept.move_to_end(id_)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return {id_: found[id_] for id_ in wanted if id_ in found}

    def reconciliations(self, children: Sequence[str]) -> Sequence[Reconciliation]:
        """Return all comparisons of children."""
        return self._store.reconciliations(children=children)


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
    earlier = previous_run(store) if earlier is None else earlier
    with stage("publish", 1) as observer:
        try:
            write_shelf(
                folder,
                StoreShelf(store),
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
