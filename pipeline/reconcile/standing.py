"""A parent as it stood on the child's day: replaced by a later document, or amended.

A change counts only where it is surely of this document (number and day, or number and body), by the same body or one
above it, and surely in force when the child was issued. What cannot be settled weakens findings, it never makes one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from models.record import CampaignRecord
from models.reference import Role
from pipeline.reconcile.days import issue_window
from pipeline.reconcile.identity import means
from pipeline.reconcile.issuers import compatible, rank

_SURE = {"title", "no_date"}


@dataclass(frozen=True)
class Standing:
    """What a child is to be compared with.

    Attributes:
        parent: the document in force.
        predecessor: the document that the child names, where `parent` has replaced it; else None.
        amendments: documents that changed `parent` before the child was issued, or may have.
    """

    parent: CampaignRecord
    predecessor: CampaignRecord | None = None
    amendments: tuple[CampaignRecord, ...] = ()


def _by_its_body(change: CampaignRecord, document: CampaignRecord) -> bool:
    """Tell whether the body that issued a document, or one above it, issued the change."""
    issuer, own = change.document.issuer, document.document.issuer
    if issuer is None or own is None:
        return False
    above, mine = rank(issuer), rank(own)
    return compatible(issuer.name, own) is True or (above is not None and mine is not None and above > mine)


def _changing(document: CampaignRecord, changes: Iterable[CampaignRecord], role: Role) -> list[CampaignRecord]:
    return [
        change
        for change in changes
        if change.id != document.id and _by_its_body(change, document)
        for reference in change.references
        if reference.role == role and (match := means(reference, document)) and not set(match.faults) - _SURE
    ]


def _surely_before(change: CampaignRecord, child: CampaignRecord) -> bool | None:
    """Tell whether a change was issued by the child's day; None where the printed days leave it open."""
    theirs, mine = issue_window(change), issue_window(child)
    if theirs is None or mine is None:
        return None
    if theirs.latest <= mine.earliest:
        return True
    return False if theirs.earliest > mine.latest else None


def standing(
    parent: CampaignRecord, child: CampaignRecord, changes: Sequence[CampaignRecord], *, replaced: bool = True
) -> Standing:
    """Return `parent` as it stood when `child` was issued.

    Args:
        parent: the document that the child names or was given.
        child: the subordinate plan.
        changes: the stored documents that amend or replace others.
        replaced: False where an analyst declared this very document; a successor then changes nothing.
    """
    current, seen = parent, {parent.id, child.id}
    doubtful: list[CampaignRecord] = []
    while True:
        after = [other for other in _changing(current, changes, "replaces") if other.id not in seen]
        doubtful += [other for other in after if _surely_before(other, child) is None]
        sure = [other for other in after if _surely_before(other, child)]
        if not replaced or len({(other.document.symbol, other.document.issued_on) for other in sure}) != 1:
            doubtful += sure
            break
        current = min(sure, key=lambda other: other.id)
        seen.add(current.id)
    amended = [other for other in _changing(current, changes, "amends") if _surely_before(other, child) is not False]
    found = {other.id: other for other in (*amended, *doubtful) if other.id != child.id}
    return Standing(current, parent if current is not parent else None, tuple(found[key] for key in sorted(found)))
