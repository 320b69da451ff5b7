"""What is new or touched in the store -> reconciliations; also two records without a store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from flows.chunks import chunk_size, chunked
from flows.fanout import FanOut, threads
from flows.pool import default_jobs
from flows.progress import stage
from models.comparison import ReportComparison, RunKey
from models.errors import UsageError
from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.store import Store

if TYPE_CHECKING:
    from pipeline.reconcile import RuleSettings
    from pipeline.store.register import Register


@dataclass(frozen=True, slots=True)
class ReconcileSummary:
    """What a comparison did.

    Attributes:
        compared: plans compared anew.
        with_parent: those with at least one parent in the store.
        findings: outcome -> number of findings in the comparisons made anew.
        run: number of this run in the store; where nothing was compared that of the last one, 0 when there is none.
        outdated: documents whose record is of an older schema; they wait until they are read again.
    """

    compared: int
    with_parent: int
    findings: dict[str, int]
    run: int = 0
    outdated: int = 0


def compare(child: CampaignRecord, store: Store, settings: RuleSettings | None = None) -> tuple[Reconciliation, ...]:
    """Return the reconciliations of one stored plan, one for each parent that the store has for it."""
    register, _ = store.register(rules_version(settings))
    return _compare(child, _Shelf(store), register, settings)


def compare_pair(child: CampaignRecord, parent: CampaignRecord, settings: RuleSettings | None = None) -> Reconciliation:
    """Return the reconciliation of two plans that the user declares to be child and parent."""
    from pipeline.reconcile import RuleSettings, reconcile

    return reconcile(child, parent, settings=settings or RuleSettings())


def rules_version(settings: RuleSettings | None = None) -> str:
    """Return the version of the rules with that of their configuration, the part of it that says something else."""
    from pipeline.reconcile import RULES_VERSION

    print_ = settings.fingerprint if settings else ""
    return f"{RULES_VERSION}+{print_}" if print_ else RULES_VERSION


def reconcile_store(db: str, each: FanOut | None = None, settings: RuleSettings | None = None) -> ReconcileSummary:
    """Compare every plan whose record, parents, links, rules or configuration changed since it was last compared.

    Args:
        db: URL or path of the store.
        each: how chunks are spread; threads by default.
        settings: configuration of the rules; the catalogue's by default.

    Raises:
        StoreError: the store cannot be opened or refuses a write.
    """
    jobs = default_jobs()
    each = each or threads(jobs)
    version = rules_version(settings)
    with Store.open(db) as store:
        register, touched = store.register(version)
        gone = store.gone(register)
        # A watched folder is looked at every few minutes: what compares nothing is no run.
        run = store.begin_run(version) if touched or gone else next((last.id for last in store.runs()), 0)
        store.forget(gone, run)
        # Children of one parent lie together, so that a chunk reads it once.
        order = sorted(touched, key=lambda id_: (register.candidates(id_), id_))
        chunks = list(chunked([(id_, touched[id_]) for id_ in order], chunk_size(len(touched), jobs)))
        counts: Counter[str] = Counter()
        with_parent = 0
        with stage("reconcile", len(touched)) as observer:
            for done in each("reconcile", partial(_chunk, store, register, settings, run), chunks):
                counts.update(done.findings)
                with_parent += done.with_parent
                observer.advance(done.compared)
        return ReconcileSummary(len(touched), with_parent, dict(counts), run, len(store.outdated()))


class _Shelf:
    """Records of a store, each read once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._records: dict[str, CampaignRecord] = {}

    def take(self, ids: Iterable[str]) -> list[CampaignRecord]:
        """Return the records of documents; unknown ids are left out."""
        wanted = list(ids)
        missing = [id_ for id_ in dict.fromkeys(wanted) if id_ not in self._records]
        if missing:
            self._records |= {record.id: record for record in self._store.load(missing)}
        return [self._records[id_] for id_ in wanted if id_ in self._records]


def _compare(
    child: CampaignRecord, shelf: _Shelf, register: Register, settings: RuleSettings | None
) -> tuple[Reconciliation, ...]:
    from pipeline.reconcile import RuleSettings, reconcile_all, resolve_all

    candidates = register.candidates(child.id)
    changes = shelf.take(register.changes(candidates))
    circular = shelf.take(register.circle(child.id))
    found = resolve_all(child, shelf.take(candidates), register.decisions(child.id), changes, circular)
    return reconcile_all(child, found, settings or RuleSettings())


def _chunk(
    store: Store, register: Register, settings: RuleSettings | None, run: int, children: tuple[tuple[str, str], ...]
) -> ReconcileSummary:
    """Compare the plans of a chunk and write them in one transaction, whole or not at all.

    Only counts come back: a run over a whole store must not hold its results.
    """
    prints = dict(children)
    shelf = _Shelf(store)
    shelf.take(other for child in prints for other in (child, *register.candidates(child)))
    results = {child.id: _compare(child, shelf, register, settings) for child in shelf.take(prints)}
    store.save_reconciliations([(child, found, prints[child]) for child, found in results.items()], run)
    counts: Counter[str] = Counter()
    for result in (result for found in results.values() for result in found):
        counts.update(result.summary)
    with_parent = sum(any(result.parent is not None for result in found) for found in results.values())
    return ReconcileSummary(len(results), with_parent, dict(counts))


def compare_runs(store: Store, earlier: int, later: int | None = None) -> ReportComparison:
    """Return what the store says after a run beside what it said after an earlier one.

    Only the children about which something else is said since are looked at; the findings of all others are counted.

    Args:
        store: the store.
        earlier: number of a run; 0 for the time before the first.
        later: number of a run; None for now.
    """
    from pipeline.reconcile.comparison import compare_reconciliations

    runs = {run.id: RunKey(id=run.id, at=run.at) for run in store.runs()}
    keys = {"earlier": runs.get(earlier, RunKey(id=0)), "later": runs.get(later or max(runs, default=0))}
    if later is not None:
        both = store.reconciliations_after(earlier), store.reconciliations_after(later)
        return compare_reconciliations(*both).model_copy(update=keys)
    children = store.changed_after(earlier)
    now = store.reconciliations(children=children)
    found = compare_reconciliations(store.reconciliations_after(earlier, children=children), now)
    others = sum(store.summary().findings.values()) - sum(len(one.findings) for one in now)
    counts = found.counts | {"unchanged": found.counts["unchanged"] + others}
    return found.model_copy(update={**keys, "counts": counts})


def previous_run(store: Store) -> int | None:
    """Return the number of the run before the last one, which a report is compared with; None after the first."""
    runs = store.runs()
    return runs[1].id if len(runs) > 1 else None


def run_before(store: Store, since: str) -> int:
    """Return the number of the last run up to `since`: a run's number, or a day, its end included.

    Raises:
        UsageError: `since` is neither, or there is no such run.
    """
    runs = store.runs()
    if since.isdigit() and len(since) < 8:
        if int(since) not in {run.id for run in runs}:
            raise UsageError(f"{since}: không có lần đối chiếu nào mang số này")
        return int(since)
    day = _day(since)
    return next((run.id for run in runs if run.at[:10] <= day), 0)


def _day(text: str) -> str:
    from datetime import datetime

    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - only the day is taken
        except ValueError:
            continue
    raise UsageError(f"{text}: cần số của một lần đối chiếu hoặc một ngày, ví dụ 2026-05-31")
