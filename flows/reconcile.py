"""What is new or touched in the store -> reconciliations; also two records without a store."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from flows.chunks import chunk_size, chunked
from flows.fanout import FanOut, threads
from flows.pool import default_jobs
from flows.progress import stage
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.store import Store


@dataclass(frozen=True, slots=True)
class ReconcileSummary:
    """What a comparison did.

    Attributes:
        compared: plans compared anew.
        with_parent: those whose parent is in the store.
        findings: outcome -> number of findings in the comparisons made anew.
    """

    compared: int
    with_parent: int
    findings: dict[str, int]


def compare(child: CampaignRecord, store: Store) -> Reconciliation:
    """Return the reconciliation of one plan with the parent that the store has for it."""
    from pipeline.reconcile import reconcile, resolve

    cited = child.parent
    candidates = store.candidates_for(cited, exclude=child.id) if cited else store.candidates_above(child.id)
    found = resolve(child, candidates)
    return reconcile(child, found.parent, found.link)


def compare_pair(child: CampaignRecord, parent: CampaignRecord) -> Reconciliation:
    """Return the reconciliation of two plans that the user declares to be child and parent."""
    from pipeline.reconcile import reconcile

    return reconcile(child, parent)


def reconcile_store(db: str, each: FanOut | None = None) -> ReconcileSummary:
    """Compare every plan whose record, parent or rules changed since it was last compared.

    Args:
        db: URL or path of the store.
        each: how chunks are spread; threads by default.

    Raises:
        StoreError: the store cannot be opened or refuses a write.
    """
    from pipeline.reconcile import RULES_VERSION

    jobs = default_jobs()
    each = each or threads(jobs)
    with Store.open(db) as store:
        touched = store.touched(RULES_VERSION)
        chunks = list(chunked(sorted(touched.items()), chunk_size(len(touched), jobs)))
        results: list[Reconciliation] = []
        with stage("reconcile", len(touched)) as observer:
            for done in each("reconcile", partial(_chunk, store), chunks):
                results.extend(done)
                observer.advance(len(done))
    counts: Counter[str] = Counter()
    for result in results:
        counts.update(result.summary)
    return ReconcileSummary(len(results), sum(result.parent is not None for result in results), dict(counts))


def _chunk(store: Store, children: tuple[tuple[str, str], ...]) -> tuple[Reconciliation, ...]:
    """Compare the plans of a chunk and write each result in a transaction of its own."""
    prints = dict(children)
    results = []
    for child in store.load(prints):
        result = compare(child, store)
        store.save_reconciliation(result, prints[child.id])
        results.append(result)
    return tuple(results)
