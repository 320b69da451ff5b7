"""The overview of a site: families, pairs, single plans, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
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


class _Pair(NamedTuple):
    child: PlanKey
    parent: PlanKey | None
    page: str
    counts: dict[Outcome, int]
    reason: str | None


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


class Overview:
    """What the overview tells of plans and comparisons, without these themselves."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._plans: dict[str, PlanLink] = {}
        self._pairs: dict[str, list[_Pair]] = {}

    def plan(self, record: CampaignRecord) -> None:
        """Take in a plan whose page lies beside the overview."""
        self._plans[record.id] = PlanLink(key_of(record), page_name(record), file_name(record))

    def pair(self, found: Reconciliation) -> None:
        """Take in a comparison."""
        reason = render_reason(found.link, self._language)
        told = _Pair(found.child, found.parent, pair_name(found), counts(found), reason)
        self._pairs.setdefault(found.child.id, []).append(told)

    def page(
        self,
        plans: Iterable[str],
        children: Iterable[str],
        failures: Sequence[Failure] = (),
        *,
        forms: Sequence[Form] = (),
        changes: bool = False,
    ) -> str:
        """Return the overview.

        Args:
            plans: ids in the order in which they are listed.
            children: ids in the order in which their comparisons are; of what was not taken in nothing is said.
            failures: what could not be read.
            forms: the files of all pairs that lie beside the page.
            changes: whether the page of changes does.
        """
        pairs = [
            self._link(pair) for child in dict.fromkeys(children) if child in self._plans
            for pair in self._pairs.get(child, ())
        ]  # fmt: skip
        families = _families(pairs)
        in_family = {pair.page for family in families for pair in family.pairs}
        compared = self._pairs.keys() | {family.parent.plan.id for family in families}
        return render(
            "index.html",
            self._language,
            title=words_in(self._language)("index.title"),
            families=families,
            pairs=[pair for pair in pairs if pair.page not in in_family],
            plans=[self._plans[id_] for id_ in plans if id_ in self._plans and id_ not in compared],
            failures=failures,
            plan_count=len(self._plans),
            pair_count=len(pairs),
            totals=_sum([pair.counts for pair in pairs]),
            outcomes=OUTCOMES,
            files_beside=offered(INDEX, forms),
            changes_page=CHANGES if changes else None,
        )

    def _link(self, pair: _Pair) -> PairLink:
        parent = self._plan(pair.parent) if pair.parent else None
        return PairLink(self._plan(pair.child), parent, pair.page, pair.counts, pair.reason)

    def _plan(self, plan: PlanKey) -> PlanLink:
        known = self._plans.get(plan.id)
        return known._replace(plan=plan) if known else PlanLink(plan, None, None)


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
    overview = Overview(language)
    for record in records:
        overview.plan(record)
    for found in reconciliations:
        overview.pair(found)
    plans = [record.id for record in records]
    return overview.page(plans, [one.child.id for one in reconciliations], failures, forms=forms, changes=changes)


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
