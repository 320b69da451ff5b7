"""All stored plans side by side, as far as finding parents needs them: who may be whose parent, and what that rests on.

A register is a snapshot: one pass over the light columns of the store, then every question is a look-up, so that the
cost of a child does not grow with the store. It narrows down; `pipeline.reconcile` decides on the records.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from models.header import Issuer
from models.link import LinkDecision
from pipeline.reconcile.issuers import province_root, rank
from pipeline.store.lookups import Identity, identity
from pipeline.store.titles import TitleIndex, themes_meet

Place = str | None
_FURTHEST = 32
"""Steps upwards in the search for a circle of citations; no chain of plans is that long."""


class Register:
    """The plans of a store with their citations and the decisions of analysts.

    Args:
        rows: rows of `pairs.PLANS`, by id.
        references: rows of `pairs.REFERENCES`.
        decisions: what analysts declared or refused.
        rules_version: version of the rules and their configuration.
    """

    def __init__(
        self, rows: Sequence[Any], references: Iterable[Any], decisions: Iterable[LinkDecision], rules_version: str
    ) -> None:
        self._version = rules_version
        self.rows = {row.document_id: row for row in rows}
        self._identities = {row.document_id: identity(row) for row in rows}
        self._places = {row.document_id: province_root(row.province) for row in rows}
        self._entries: dict[object, list[str]] = defaultdict(list)
        self._campaigns: dict[Place, list[str]] = defaultdict(list)
        self._cites: dict[str, list[tuple[str, Identity, str | None]]] = defaultdict(list)
        self._changes: dict[object, list[tuple[Identity, str]]] = defaultdict(list)
        self._decisions: dict[str, list[LinkDecision]] = defaultdict(list)
        for row in rows:
            self._enter(row)
        for reference in references:
            self._note(reference)
        for decision in decisions:
            self._decisions[decision.child].append(decision)
        self._titles: TitleIndex | None = None

    def _enter(self, row: Any) -> None:  # noqa: ANN401 (a row of PLANS)
        place = self._places[row.document_id]
        for key in _keys(self._identities[row.document_id]):
            self._entries[key].append(row.document_id)
            self._entries[key, place].append(row.document_id)
        if row.is_campaign:
            self._campaigns["central" if row.level == "central" else place].append(row.document_id)

    def _note(self, reference: Any) -> None:  # noqa: ANN401 (a row of REFERENCES)
        wanted = Identity.of(
            reference.doc_type, reference.number, reference.code, reference.symbol, reference.issued_on
        )
        if reference.role in {"amends", "replaces"}:
            for key in _keys(wanted):
                self._changes[key].append((wanted, reference.document_id))
        else:
            self._cites[reference.document_id].append((reference.role, wanted, reference.title))

    def decisions(self, child: str) -> tuple[LinkDecision, ...]:
        """Return what analysts decided about the parents of a child."""
        return tuple(self._decisions.get(child, ()))

    def candidates(self, child: str) -> tuple[str, ...]:
        """Return the ids of the documents that may be parents of a child: cited, else above it, and declared ones."""
        cited = self._cites.get(child, ())
        found = {other for _, wanted, title in cited for other in self._meant(child, wanted, title)}
        if not any(role == "parent" for role, _, _ in cited):
            found.update(self._above(child))
        found = {other for other in found if other != child and not self._below(other, child)}
        found.update(decision.parent for decision in self.decisions(child) if decision.parent in self.rows)
        return tuple(sorted(found - {child}))

    def changes(self, candidates: Iterable[str]) -> tuple[str, ...]:
        """Return the ids of the documents that amend or replace one of the candidates, or one of those again."""
        found: set[str] = set()
        waiting = list(candidates)
        while waiting:
            new = set(self._changing(waiting.pop())) - found
            found |= new
            waiting.extend(new)
        return tuple(sorted(found))

    def _changing(self, document: str) -> Iterator[str]:
        mine, place = self._identities[document], self._places[document]
        for wanted, other in (entry for key in _keys(mine) for entry in self._changes.get(key, ())):
            near = place is None or self._places.get(other) in {place, None}
            named = wanted.could_be(mine) and wanted.is_exact(mine)
            if other in self.rows and other != document and near and named:
                yield other

    def circle(self, child: str) -> tuple[str, ...]:
        """Return the ids of the documents that a child cites though they stand below it: none of them is its parent."""
        cited = set(self._cited_exactly(child)) - {child}
        return tuple(sorted(other for other in cited if self._below(other, child)))

    def _below(self, document: str, child: str) -> bool:
        """Tell whether a document leads back to a child by citations, or is declared to stand under it."""
        return self._leads_back(document, child) or child in self._declared_above(document)

    def _declared_above(self, document: str) -> set[str]:
        """Return every document that analysts declared to stand above one, at any distance."""
        found, waiting = set[str](), [document]
        while waiting:
            said = self._decisions.get(waiting.pop(), ())
            new = {decision.parent for decision in said if decision.verdict == "declared"} - found
            found |= new
            waiting.extend(new)
        return found

    def fingerprint(self, child: str) -> str:
        """Return the hash of everything that the reconciliation of a child rests on."""
        candidates = self.candidates(child)
        prints = [self.rows[other].fingerprint for other in (child, *candidates)]
        changed = [self.rows[other].fingerprint for other in self.changes(candidates)]
        decided = [decision.model_dump_json() for decision in self.decisions(child)]
        return _digest((self._version, *prints, "changes", *changed, "decisions", *decided))

    def _meant(self, child: str, wanted: Identity, title: str | None) -> Iterator[str]:
        """Yield the documents in the child's reach that a citation may mean."""
        place = self._places[child]
        for key in _keys(wanted):
            near = self._entries.get(key, ()) if place is None else self._entries.get((key, place), ())
            far = () if place is None else self._entries.get((key, None), ())
            for other in (*near, *far):
                found = self._identities[other]
                if wanted.could_be(found) and (wanted.is_exact(found) or not _another_year(wanted, found)):
                    yield other
        if wanted.number is None and wanted.symbol is None and title:
            yield from self._titled(child, title)

    def _titled(self, child: str, title: str) -> Iterator[str]:
        """Yield the documents of higher bodies whose title or campaign a citation without number may mean."""
        if self._titles is None:
            named = {id_: " ".join(filter(None, (row.title, row.campaign_name))) for id_, row in self.rows.items()}
            self._titles = TitleIndex(named)
        place = self._places[child]
        for other in self._titles.like(title):
            near = place is None or self._places[other] in {place, None}
            if near and _above(self.rows[other], self.rows[child]) is not False:
                yield other

    def _above(self, child: str) -> Iterator[str]:
        """Yield the campaigns that a child which cites no parent may carry out."""
        row, place = self.rows[child], self._places[child]
        if not row.is_campaign:
            return
        local = self._campaigns.get(place, ()) if place is not None else ()
        for other in (*local, *self._campaigns.get("central", ())):
            above = self.rows[other]
            if _above(above, row) and _run_together(above, row) and themes_meet(_theme(above), _theme(row)):
                yield other

    def _cited_exactly(self, child: str) -> Iterator[str]:
        for role, wanted, title in self._cites.get(child, ()):
            for other in self._meant(child, wanted, title) if role == "parent" else ():
                if wanted.is_exact(self._identities[other]) and _not_after(self.rows[other], self.rows[child]):
                    yield other

    def _leads_back(self, start: str, child: str) -> bool:
        waiting, seen = [start], set[str]()
        while waiting and len(seen) < _FURTHEST:
            document = waiting.pop()
            if document in seen:
                continue
            seen.add(document)
            above = set(self._cited_exactly(document)) - {document}
            if child in above and start in set(self._cited_exactly(child)):
                return True
            waiting.extend(sorted(above - seen))
        return False


def _keys(found: Identity) -> list[tuple[str, object]]:
    keys: tuple[tuple[str, object], ...] = (("number", found.number), ("symbol", found.symbol), ("day", found.day))
    return [key for key in keys if key[1] is not None]


def _another_year(wanted: Identity, found: Identity) -> bool:
    """Tell whether only the number agrees, of another year: numbers of the State restart, the Party's run on."""
    party = "/" in (wanted.code or "")
    return not party and wanted.number is not None and wanted.number == found.number


@cache
def _rank(level: Any, kind: Any) -> int | None:  # noqa: ANN401 (columns of a row)
    return rank(Issuer(name="", kind=kind or "other", level=level))


def _above(row: Any, child: Any) -> bool | None:  # noqa: ANN401 (rows of PLANS)
    """Tell whether a plan's issuer stands above the child's; None when a level is not known."""
    above, mine = _rank(row.level, row.issuer_kind), _rank(child.level, child.issuer_kind)
    return None if above is None or mine is None else above > mine


def _theme(row: Any) -> str:  # noqa: ANN401 (a row of PLANS)
    return row.campaign_name or row.title or ""


def _not_after(row: Any, child: Any) -> bool:  # noqa: ANN401 (rows of PLANS)
    return row.issued_from is None or child.issued_to is None or bool(row.issued_from <= child.issued_to)


def _run_together(left: Any, right: Any) -> bool:  # noqa: ANN401 (rows of PLANS)
    def begins_in_time(one: Any, other: Any) -> bool:  # noqa: ANN401
        return one.active_from is None or other.active_to is None or bool(one.active_from <= other.active_to)

    return begins_in_time(left, right) and begins_in_time(right, left)


def _digest(parts: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
