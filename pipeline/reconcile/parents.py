"""All parents of a child: those it cites, those an analyst declared, without those refused, each as it stood then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from models.link import LinkDecision
from models.reconciliation import Link, Statement
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.identity import citation, means, name_of
from pipeline.reconcile.issuers import rank, reference_rank
from pipeline.reconcile.parent import Resolution, meant, resolve
from pipeline.reconcile.reasons import day_of, said
from pipeline.reconcile.standing import standing


def further_citations(child: CampaignRecord, chosen: Reference | None) -> list[Reference]:
    """Return the campaign plans of higher bodies that a child cites beside `chosen`."""
    mine = rank(child.document.issuer)
    if mine is None:
        return []
    return [
        reference
        for reference in child.references
        if reference is not chosen
        and reference.role in {"parent", "basis"}
        and "phong trào thi đua" in comparable(reference.title or "")
        and (reference_rank(reference) or 0) > mine
        and reference.doc_type != "LUẬT"
    ]


def _declared(
    child: CampaignRecord, pool: Sequence[CampaignRecord], decisions: Iterable[LinkDecision]
) -> Iterator[Resolution]:
    said = {decision.parent: decision for decision in decisions if decision.verdict == "declared"}
    for record in pool:
        decision = said.get(record.id)
        if decision is not None and record.id != child.id:
            cited = citation(child, record)
            link = Link(
                how="declared", evidence=cited.reference.evidence if cited else (),
                declared_by=decision.by, declared_at=decision.at, declared_note=decision.note,
            )  # fmt: skip
            yield Resolution(parent=record, link=link, reasons=tuple(_decided("declared", decision, record)))


def _decided(ending: str, decision: LinkDecision, record: CampaignRecord) -> Iterator[Statement]:
    yield said(ending, by=decision.by, day=day_of(decision.at), name=name_of(record))
    if decision.note:
        yield said("note", note=decision.note.rstrip(". "))


def _found(child: CampaignRecord, pool: Sequence[CampaignRecord], declared: list[Resolution]) -> Iterator[Resolution]:
    first = resolve(child, pool)
    # What an analyst declares leaves no room for a guess.
    if first.parent is not None and not (declared and first.link.how == "inferred"):
        yield first
    for reference in further_citations(child, child.parent):
        other = meant(child, reference, pool)
        if other.parent is not None and other.parent.document.is_campaign:
            yield other
    if first.parent is None:
        yield first


def resolve_all(
    child: CampaignRecord,
    candidates: Iterable[CampaignRecord],
    decisions: Sequence[LinkDecision] = (),
    changes: Sequence[CampaignRecord] = (),
    circular: Sequence[CampaignRecord] = (),
) -> tuple[Resolution, ...]:
    """Return every parent of a child, the declared first, then that of its own citation; at least one resolution.

    Args:
        child: the subordinate plan.
        candidates: stored documents that its citations may mean, and those declared.
        decisions: what analysts declared or refused for this child.
        changes: stored documents that amend or replace candidates.
        circular: stored documents that it cites and that lead back to it; none of them is a parent, the reason says so.

    Where no parent is found the only resolution has none and says why.
    """
    refused = {decision.parent: decision for decision in decisions if decision.verdict == "refused"}
    candidates = list(candidates)
    pool = sorted({c.id: c for c in candidates if c.id not in refused}.values(), key=lambda record: record.id)
    declared = list(_declared(child, pool, decisions))
    unique: dict[str, Resolution] = {}
    for found in (*declared, *_found(child, pool, declared)):
        if found.parent is not None:
            stood = _as_it_stood(found, child, [change for change in changes if change.id not in refused])
            unique.setdefault(stood.parent.id if stood.parent else "", stood)
        elif not unique:
            against = [(refused[record.id], record) for record in candidates if record.id in refused]
            return (found.model_copy(update={"reasons": _without(child, found.reasons, against, circular)}),)
    return tuple(unique.values())


def _without(
    child: CampaignRecord,
    reasons: tuple[Statement, ...],
    refused: Iterable[tuple[LinkDecision, CampaignRecord]],
    circular: Iterable[CampaignRecord],
) -> tuple[Statement, ...]:
    """Return why there is no parent: what was refused or leads back is stored, though it was left out of the search."""
    told = [one for decision, record in refused for one in _decided("refused", decision, record)]
    cited = [record for record in circular if child.parent and means(child.parent, record)]
    told += [said("circle", name=name_of(record)) for record in cited]
    return tuple(told) or reasons


def _as_it_stood(found: Resolution, child: CampaignRecord, changes: Sequence[CampaignRecord]) -> Resolution:
    if found.parent is None or not changes:
        return found
    stood = standing(found.parent, child, changes, replaced=found.link.how != "declared")
    told = list(found.reasons)
    if stood.predecessor:
        told.append(said("replaced", name=name_of(stood.predecessor), current=name_of(stood.parent)))
    if stood.amendments:
        told.append(said("amended", several="; ".join(name_of(change) for change in stood.amendments)))
    return found.model_copy(
        update={
            "parent": stood.parent, "predecessor": stood.predecessor, "amendments": stood.amendments,
            "reasons": tuple(told),
        }
    )  # fmt: skip
