"""R01-R03: is the parent cited, exactly, and is it a proper parent?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from models.record import CampaignRecord
from models.reference import Reference
from models.span import Span
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import vi_date
from pipeline.reconcile.identity import Fault, means, name_of, reference_name
from pipeline.reconcile.issuers import compatible, full_name, rank, reference_rank, stands_above
from pipeline.reconcile.rules.demands import plan_demanded
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule

# The year is part of the symbol of normative documents: 98/2023/NĐ-CP (domain notes 1.2).
_YEAR = re.compile(r"/\d{4}/")


def _header(record: CampaignRecord, *names: str) -> tuple[Span, ...]:
    """Return the header's words for some fields, else for its symbol, number or title."""
    evidence = record.document.evidence
    return next((evidence[name] for name in (*names, "symbol", "number", "title") if evidence.get(name)), ())


def _uncited(case: Case) -> Iterator[Remark]:
    if case.child.parent is None and case.child.document.is_campaign:
        yield Remark("none")


@pair_rule("R01", alone=_uncited, campaign=True)
def cites_parent(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R01: a missing citation is a violation only where the parent obliges lower bodies to plan."""
    name = name_of(parent)
    above = _header(parent)
    if case.citation:
        reference = case.citation.reference
        cited = name_of(case.named or parent)
        return [Remark("ok", reference.evidence, above, reference_name(reference), name, {"parent": cited})]
    demand = plan_demanded(case, parent)
    if demand:
        return [Remark("required", (), demand, None, short(demand[0].text), {"parent": name})]
    return [Remark("absent", (), above, None, name, {"parent": name})]


def _undated(case: Case, skip: Reference | None = None) -> Iterator[Remark]:
    for reference in case.child.references:
        if reference is skip or reference.issued_on or not reference.symbol or _YEAR.search(reference.symbol):
            continue
        name = reference_name(reference)
        yield Remark("no_date", reference.evidence[:1], (), name, None, {"name": name})


def _fault(fault: Fault, reference: Reference, parent: CampaignRecord) -> Remark:
    header = parent.document
    name = reference_name(reference)
    told: dict[Fault, tuple[str | None, str | None]] = {
        "number": (reference.symbol, header.symbol),
        "date": (vi_date(reference.issued_on), vi_date(header.issued_on)),
        "issuer": (reference.issuer, full_name(header.issuer) if header.issuer else None),
        "title": (short(reference.title), short(header.title)),
    }
    child, above = told.get(fault, (name, name_of(parent)))
    fields = {"date": ("issued_on",), "issuer": ("issuer",), "title": ("title",)}.get(fault, ())
    short_name = reference.symbol or name
    values = {"name": short_name if fault in told else name, "child": child, "parent": above}
    return Remark(fault, reference.evidence[:1], _header(parent, *fields), child, above, values)


@pair_rule("R02", alone=_undated)
def cites_exactly(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R02: every fault of the citation of the parent, and other citations without a day."""
    if case.citation is None:
        return [*_undated(case), Remark("none")]
    reference = case.citation.reference
    named = case.named or parent
    name = name_of(named)
    faults = [_fault(fault, reference, named) for fault in case.citation.faults]
    exact = Remark("ok", reference.evidence[:1], _header(named), reference_name(reference), name, {"parent": name})
    found = [*(faults or [exact]), *_undated(case, reference)]
    # The words of a document that was replaced are not words of the parent.
    return found if named is parent else [replace(remark, parent=()) for remark in found]


def _own(case: Case, reference: Reference) -> bool:
    return compatible(reference.issuer, case.child.document.issuer) is True


def _cited_parent(case: Case) -> Iterator[Remark]:
    """What the child's own words tell of the document it cites as its parent."""
    if not case.child.document.is_campaign:
        return
    reference = case.child.parent
    if reference is None:
        own = next((ref for ref in case.child.references if ref.role == "basis" and _own(case, ref)), None)
        values = {"parent": reference_name(own)} if own else {}
        yield Remark("own", own.evidence[:1], (), reference_name(own), None, values) if own else Remark("none")
        return
    name = reference_name(reference)
    above, mine = reference_rank(reference), rank(case.child.document.issuer)
    issuer = case.child.document.issuer.name if case.child.document.issuer else ""
    values = {"parent": name, "issuer": issuer}
    if above is not None and mine is not None and above <= mine:
        yield Remark("level", reference.evidence[:1], (), name, None, values)
    if reference.title and "thi đua" not in comparable(reference.title):
        yield Remark("not_campaign", reference.evidence[:1], (), name, None, values)


@pair_rule("R03", alone=_cited_parent)
def proper_parent(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R03: the parent launches a campaign and its issuer stands above the child's."""
    if case.citation is None:
        return list(_cited_parent(case)) or [Remark("none")]
    name, words = name_of(parent), case.citation.reference.evidence[:1]
    issuer = full_name(case.child.document.issuer) if case.child.document.issuer else "cơ quan ban hành"
    values = {"parent": name, "issuer": issuer}
    remarks = []
    if stands_above(parent.document.issuer, case.child.document.issuer) is False:
        remarks.append(Remark("level", words, _header(parent, "issuer"), issuer, name, values))
    if not parent.document.is_campaign:
        remarks.append(
            Remark("not_campaign", words, _header(parent, "title"), name, short(parent.document.title), values)
        )
    remarks += _changed(case, parent, words)
    return remarks or [Remark("ok", words, _header(parent), name, name, values)]


def _changed(case: Case, parent: CampaignRecord, words: tuple[Span, ...]) -> Iterator[Remark]:
    """What happened to the cited document before the child was issued."""
    name, older = name_of(parent), case.beside.predecessor
    if older is not None and case.named is older:
        values = {"parent": name_of(older), "successor": name, "day": vi_date(parent.document.issued_on)}
        yield Remark("replaced", words, _header(parent), name_of(older), name, values)
    for change in case.beside.amendments:
        values = {"parent": name, "change": name_of(change), "day": vi_date(change.document.issued_on)}
        told = next((match for ref in case.child.references if (match := means(ref, change))), None)
        cited = told.reference.evidence[:1] if told else words
        yield Remark("amended_cited" if told else "amended", cited, _header(parent), name, name_of(change), values)
