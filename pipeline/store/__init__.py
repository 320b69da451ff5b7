"""Records <-> SQL: the store that `ingest` fills, `reconcile` reads and writes, and analysts query through views."""

from pipeline.store.bundles import Bundle, Member
from pipeline.store.counts import Summary
from pipeline.store.engine import store_url
from pipeline.store.history import Entry, Run
from pipeline.store.ledger import Failure
from pipeline.store.plans import PlanFilter, PlanRow
from pipeline.store.store import Store
from pipeline.store.views import views_guide

__all__ = [
    "Bundle",
    "Entry",
    "Failure",
    "Member",
    "PlanFilter",
    "PlanRow",
    "Run",
    "Store",
    "Summary",
    "store_url",
    "views_guide",
]
