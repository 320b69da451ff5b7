"""Where a site takes its plans and comparisons from: a few at a time, so that a whole store is never held at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol

from models.reconciliation import Reconciliation
from models.record import CampaignRecord


class Place(NamedTuple):
    """A plan in the order of the overview: its id, and the issuer by which lists of findings are sorted."""

    id: str
    issuer: str


class Couple(NamedTuple):
    """One comparison: the ids of the child and of the parent that it was compared with."""

    child: str
    parent: str | None


class Shelf(Protocol):
    """Plans and their comparisons."""

    @property
    def places(self) -> Sequence[Place]:
        """All plans, each once."""

    @property
    def couples(self) -> Sequence[Couple]:
        """All comparisons whose child is among the plans, a child's own side by side."""

    def records(self, ids: Iterable[str]) -> Mapping[str, CampaignRecord]:
        """Return plans by id; unknown ones are left out."""

    def reconciliations(self, children: Sequence[str]) -> Sequence[Reconciliation]:
        """Return all comparisons of children, in the order of `couples`."""


@dataclass(frozen=True)
class Held:
    """Plans and comparisons that are in memory anyway."""

    plans: Sequence[CampaignRecord]
    found: Sequence[Reconciliation]

    @cached_property
    def places(self) -> Sequence[Place]:
        """All plans, each once."""
        issuers = {plan.id: plan.document.issuer for plan in self._by_id.values()}
        return [Place(id_, issuer.name or "" if issuer else "") for id_, issuer in issuers.items()]

    @cached_property
    def couples(self) -> Sequence[Couple]:
        """All comparisons whose child is among the plans."""
        pairs = [Couple(child, one.parent.id if one.parent else None) for child, several in self._above.items()
                 for one in several]  # fmt: skip
        return [pair for pair in pairs if pair.child in self._by_id]

    def records(self, ids: Iterable[str]) -> Mapping[str, CampaignRecord]:
        """Return plans by id."""
        return {id_: self._by_id[id_] for id_ in ids if id_ in self._by_id}

    def reconciliations(self, children: Sequence[str]) -> Sequence[Reconciliation]:
        """Return all comparisons of children."""
        wanted = set(children)
        return [one for child, several in self._above.items() if child in wanted for one in several]

    @cached_property
    def _by_id(self) -> Mapping[str, CampaignRecord]:
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def _above(self) -> Mapping[str, list[Reconciliation]]:
        above: dict[str, list[Reconciliation]] = {}
        for one in self.found:
            above.setdefault(one.child.id, []).append(one)
        return above
