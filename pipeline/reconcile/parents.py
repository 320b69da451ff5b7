"""All parents of a child: those it cites, those an analyst declared, without those refused, each as it stood then."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

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
    pool = _among(candidates, {record.id for record in candidates} - refused.keys())
    declared = list(_declared(child, pool, decisions))
    unique: dict[str, Resolution] = {}
    for found in (*declared, *_found(child, pool, declared)):
        if found.parent is not None:
            stood = _as_it_stood(found, child, [change for change in changes if change.id not in refused])
            unique.setdefault(stood.parent.id if stood.parent else "", stood)
        elif not unique:
            told = _set_aside(child, found, _among(candidates, refused), refused, circular)
            return (found.model_copy(update={"reasons": told}),)
    first, *others = unique.values()
    told = (*first.reasons, *_refusals(_among(candidates, refused), refused))
    return (first.model_copy(update={"reasons": told}), *others)


def _among(candidates: Iterable[CampaignRecord], ids: Container[str]) -> list[CampaignRecord]:
    """Return the candidates with one of the ids, each once, in the order of ids."""
    return sorted({each.id: each for each in candidates if each.id in ids}.values(), key=lambda record: record.id)


def _refusals(records: Iterable[CampaignRecord], refused: Mapping[str, LinkDecision]) -> Iterator[Statement]:
    for record in records:
        yield from _decided("refused", refused[record.id], record)


def _set_aside(
    child: CampaignRecord,
    found: Resolution,
    against: Sequence[CampaignRecord],
    refused: Mapping[str, LinkDecision],
    circular: Sequence[CampaignRecord],
) -> tuple[Statement, ...]:
    """Return why there is no parent: what was refused or leads back is stored, though it was left out of the search."""
    cited = [record for record in circular if child.parent and means(child.parent, record)]
    told = (*_refusals(against, refused), *(said("circle", name=name_of(record)) for record in cited))
    meant_one = child.parent and any(means(child.parent, record) for record in (*against, *cited))
    guessed = child.parent is None and bool(told)
    return told if meant_one or guessed else (*found.reasons, *told)


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
