"""How a function becomes a rule.

A pair rule takes the case and the parent's record and is not comparable without it; a plan rule takes the case alone
and always runs. Both give `Remark`s; none at all means that the rule has nothing to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from models.reconciliation import Finding
from models.record import CampaignRecord
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark, conclude, entries, incomparable
from pipeline.reconcile.identity import name_of, reference_name

PairCheck = Callable[[Case, CampaignRecord], Iterable[Remark]]
PlanCheck = Callable[[Case], Iterable[Remark]]


@dataclass(frozen=True)
class Rule:
    """One row of the catalogue with its function.

    `alone`: what a pair rule can still see in the child when there is no parent. `campaign`: asks about the campaign
    itself, so both documents (for a plan rule: the child) must launch one.
    """

    id: str
    pair: PairCheck | None = None
    alone: PlanCheck | None = None
    campaign: bool = False

    def finding(self, case: Case) -> Finding | None:
        """Return the finding of this rule on a case; None when it has nothing to say."""
        entry = entries()[self.id]
        caps = case.caps_for(self.id)
        if self.pair is None:
            return conclude(entry, self.alone(case) if self.alone else (), caps)
        if case.parent is None:
            seen = conclude(entry, self.alone(case), caps) if self.alone else None
            return seen or incomparable(entry, *_no_parent(case), case.cited)
        which = _no_campaign(case, case.parent) if self.campaign else None
        if which:
            return incomparable(entry, "not_a_campaign", {"which": which}, case.cited)
        return conclude(entry, [*self.pair(case, case.parent), *self._amended(case, self.pair)], caps)

    def _amended(self, case: Case, check: PairCheck) -> Iterator[Remark]:
        """Yield what an amendment of the parent asks and the child does not meet; its words are not the parent's."""
        for change in case.changed_by(self.id):
            for remark in check(case.against(change), change):
                if entries()[self.id].endings[remark.ending].outcome == "violation":
                    told = f"{remark.parent_value or ''} ({name_of(change)})".strip()
                    yield replace(remark, parent=(), parent_value=told)


def _no_parent(case: Case) -> tuple[str, dict[str, str]]:
    cited = case.child.parent
    return ("no_parent_text", {"parent": reference_name(cited)}) if cited else ("no_parent", {})


def _no_campaign(case: Case, parent: CampaignRecord) -> str | None:
    if case.child.document.is_campaign and parent.document.is_campaign:
        return None
    return "Kế hoạch" if not case.child.document.is_campaign else name_of(parent)


def pair_rule(rule: str, *, alone: PlanCheck | None = None, campaign: bool = False) -> Callable[[PairCheck], Rule]:
    """Return a decorator for a rule on two documents."""
    return lambda check: Rule(rule, pair=check, alone=alone, campaign=campaign)


def plan_rule(rule: str) -> Callable[[PlanCheck], Rule]:
    """Return a decorator for a rule on the child alone."""
    return lambda check: Rule(rule, alone=check)
