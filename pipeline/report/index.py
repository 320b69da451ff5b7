"""The overview of a site: families, pairs, single plans, and what could not be read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.reconciliation import Outcome, PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.reasons import render_reason
from pipeline.report.files import Form, offered
from pipeline.report.findings import OUTCOMES, counts
from pipeline.report.naming import CHANGES, INDEX, family_name, key_of, page_name, pair_name
from pipeline.report.pages import render
from pipeline.report.wording import file_name
from pipeline.report.words import Language, words_in


class Failure(NamedTuple):
    """A document that gave no record: its path and one line that says why and what to do."""

    path: str
    message: str


class PlanLink(NamedTuple):
    """A plan with the name of its page, None when its record is not at hand."""

    plan: PlanKey
    page: str | None
    file: str | None


@dataclass(frozen=True, slots=True)
class PairLink:
    """A pair with its counts per outcome."""

    child: PlanLink
    parent: PlanLink | None
    page: str
    counts: dict[Outcome, int]
    reason: str | None


@dataclass(frozen=True, slots=True)
class FamilyLink:
    """A parent with the pairs under it and their counts together."""

    parent: PlanLink
    page: str
    pairs: tuple[PairLink, ...]
    counts: dict[Outcome, int]


def index_page(
    records: Sequence[CampaignRecord],
    reconciliations: Sequence[Reconciliation],
    failures: Sequence[Failure] = (),
    *,
    language: Language = "vi",
    forms: Sequence[Form] = (),
    changes: bool = False,
) -> str:
    """Return the overview; a reconciliation whose child is not among `records` is left to the caller to name.

    `forms` are the files of all pairs that lie beside the page; `changes` tells that the page of changes does.
    """
    by_id = {record.id: record for record in records}
    pairs = [_pair(found, by_id, language) for found in reconciliations if found.child.id in by_id]
    families = _families(pairs)
    in_family = {pair.page for family in families for pair in family.pairs}
    compared = {found.child.id for found in reconciliations} | {family.parent.plan.id for family in families}
    return render(
        "index.html",
        language,
        title=words_in(language)("index.title"),
        families=families,
        pairs=[pair for pair in pairs if pair.page not in in_family],
        plans=[_plan(key_of(record), by_id) for record in records if record.id not in compared],
        failures=failures,
        plan_count=len(records),
        pair_count=len(pairs),
        totals=_sum([pair.counts for pair in pairs]),
        outcomes=OUTCOMES,
        files_beside=offered(INDEX, forms),
        changes_page=CHANGES if changes else None,
    )


def _plan(plan: PlanKey, by_id: Mapping[str, CampaignRecord]) -> PlanLink:
    record = by_id.get(plan.id)
    return PlanLink(plan, page_name(record), file_name(record)) if record else PlanLink(plan, None, None)


def _pair(found: Reconciliation, by_id: Mapping[str, CampaignRecord], language: Language) -> PairLink:
    parent = _plan(found.parent, by_id) if found.parent else None
    reason = render_reason(found.link, language)
    return PairLink(_plan(found.child, by_id), parent, pair_name(found), counts(found), reason)


def _families(pairs: Sequence[PairLink]) -> tuple[FamilyLink, ...]:
    """Return one family per parent whose record is at hand, in the order of its first pair."""
    members: dict[str, list[PairLink]] = {}
    parents: dict[str, PlanLink] = {}
    for pair in pairs:
        if pair.parent and pair.parent.page:
            parents[pair.parent.plan.id] = pair.parent
            members.setdefault(pair.parent.plan.id, []).append(pair)
    return tuple(
        FamilyLink(parent, family_name(parent.plan), tuple(members[key]), _sum([pair.counts for pair in members[key]]))
        for key, parent in parents.items()
    )


def _sum(several: Sequence[dict[Outcome, int]]) -> dict[Outcome, int]:
    return {outcome: sum(each[outcome] for each in several) for outcome in OUTCOMES}
