"""Which of the stored documents is the parent of a child: by its citation, else by the campaign itself, rightly none.

A number alone is never a key. Two documents under one symbol are told apart by day, issuer and province; where these do
not settle it, there is no parent, and the reason says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import Field

from models.base import Model
from models.reconciliation import Link, Statement
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.alignment.similarity import Lists
from pipeline.reconcile.days import issue_window, period_window
from pipeline.reconcile.identity import Citation, is_party, means, name_of, reference_name, same_dates, terms
from pipeline.reconcile.issuers import TWO_TIERS, compatible, rank, same_province
from pipeline.reconcile.reasons import said, sentences, told_faults

_THEME = 0.60
"""Likeness of two campaign names above which they are one campaign; strangers of one topic stay below 0.3."""

_NONE = Link(how="none")


class Resolution(Model):
    """Which candidate is the parent, how that is known, and why not when there is none."""

    parent: CampaignRecord | None = None
    link: Link = _NONE
    reasons: Annotated[tuple[Statement, ...], Field(description="rows of `data/links.yaml` with their values")]
    predecessor: Annotated[
        CampaignRecord | None, Field(description="the document cited, where `parent` has replaced it since")
    ] = None
    amendments: Annotated[
        tuple[CampaignRecord, ...], Field(description="documents that changed the parent by the child's day")
    ] = ()

    @property
    def reason(self) -> str:
        """Why this document, or why none: Vietnamese sentences."""
        return sentences(self.reasons)

    @property
    def told_link(self) -> Link:
        """The link with its reason."""
        return self.link.model_copy(update={"reason": self.reason or None, "reasons": self.reasons})


def _before(candidate: CampaignRecord, child: CampaignRecord) -> bool:
    """Tell whether a candidate can have been issued before the child."""
    above, mine = issue_window(candidate), issue_window(child)
    return above is None or mine is None or above.earliest <= mine.latest


def _candidates(child: CampaignRecord, candidates: Iterable[CampaignRecord]) -> list[CampaignRecord]:
    """Return the candidates that are other documents than the child, each once, in a fixed order."""
    header = child.document
    found = {}
    for candidate in candidates:
        theirs = candidate.document
        twin = (
            header.symbol is not None
            and (theirs.symbol, theirs.issued_on) == (header.symbol, header.issued_on)
            and compatible(theirs.issuer.name if theirs.issuer else None, header.issuer) is not False
        )
        if candidate.id != child.id and not twin:
            found[candidate.id] = candidate
    return [found[key] for key in sorted(found)]


def _in_reach(reference: Reference, candidate: CampaignRecord, child: CampaignRecord) -> bool:
    """Tell whether a match may stand: the province agrees, and without a printed day the number's year can be right."""
    issued = issue_window(child)
    mine, theirs = child.document.issuer, candidate.document.issuer
    if same_province(mine, theirs, issued.latest if issued else None) is False:
        return False
    if reference.issued_on is not None or issued is None:
        return _before(candidate, child)
    above = issue_window(candidate)
    if is_party(candidate.document):  # without a day the number is that of the term in which the child was issued
        return bool(terms(candidate.document.issued_on) & terms(child.document.issued_on))
    return above is None or issued.latest.year - 10 <= above.earliest.year <= issued.latest.year


def _matches(
    child: CampaignRecord, reference: Reference, pool: list[CampaignRecord]
) -> list[tuple[CampaignRecord, Citation]]:
    """Return the candidates that a citation of the child can mean, those with the fewest faults only."""
    found = [
        (candidate, match)
        for candidate in pool
        if (match := means(reference, candidate)) and _in_reach(reference, candidate, child)
    ]
    # A printed error in number, day or issuer loses against any candidate without one.
    fewest = min((_weight(match) for _, match in found), default=0)
    return [(candidate, match) for candidate, match in found if _weight(match) == fewest]


def _weight(match: Citation) -> int:
    hard = {"number": 4, "date": 4, "issuer": 4, "no_number": 1, "no_date": 1, "title": 0}
    return sum(hard[fault] for fault in match.faults)


def _by_province(
    found: list[tuple[CampaignRecord, Citation]], child: CampaignRecord
) -> list[tuple[CampaignRecord, Citation]]:
    """Narrow several matches down to those surely of the child's province, then to plans among decisions and plans."""
    issued = issue_window(child)
    day = issued.latest if issued else None
    near = [pair for pair in found if same_province(child.document.issuer, pair[0].document.issuer, day)]
    near = near or found
    plans = [pair for pair in near if pair[0].document.genre == "plan"]
    return plans or near


def _theme(record: CampaignRecord) -> str:
    return record.campaign.name or record.document.title or ""


def _same_campaign(child: CampaignRecord, candidate: CampaignRecord) -> bool:
    above, mine = rank(candidate.document.issuer), rank(child.document.issuer)
    if not candidate.document.is_campaign or above is None or mine is None or above <= mine:
        return False
    day = issue_window(child)
    local = candidate.document.issuer is not None and candidate.document.issuer.level != "central"
    near = same_province(child.document.issuer, candidate.document.issuer, day.latest if day else TWO_TIERS)
    if local and not near:
        return False
    if not _before(candidate, child) or not _theme(child) or not _theme(candidate):
        return False
    mine_span, above_span = period_window(child), period_window(candidate)
    overlap = (
        mine_span and above_span and mine_span.earliest <= above_span.latest and above_span.earliest <= mine_span.latest
    )
    return bool(overlap) and Lists([_theme(candidate)], [_theme(child)]).score(0, 0) >= _THEME


def _inferred(child: CampaignRecord, pool: list[CampaignRecord]) -> Resolution:
    """Return the one higher body's campaign of the same name and time, when the child cites no parent at all."""
    found = [candidate for candidate in pool if child.document.is_campaign and _same_campaign(child, candidate)]
    if not found:
        return Resolution(reasons=(said("uncited"),))
    if len(found) > 1:
        several = ", ".join(name_of(candidate) for candidate in found)
        return Resolution(reasons=(said("uncited_several", several=several),))
    title = child.document.evidence.get("title", ())
    link = Link(how="inferred", certainty="inferred", evidence=title)
    return Resolution(parent=found[0], link=link, reasons=(said("inferred", name=name_of(found[0])),))


def resolve(child: CampaignRecord, candidates: Iterable[CampaignRecord]) -> Resolution:
    """Return which candidate is the child's parent, how that is known, and the child's words for it.

    Where the citation fits several candidates alike, or none, `parent` is None; a child is never its own parent, nor is
    a second copy of its document.
    """
    pool = _candidates(child, candidates)
    return meant(child, child.parent, pool) if child.parent else _inferred(child, pool)


def meant(child: CampaignRecord, reference: Reference, candidates: Iterable[CampaignRecord]) -> Resolution:
    """Return which candidate one citation of the child means."""
    pool = _candidates(child, candidates)
    name = reference_name(reference)
    found = _matches(child, reference, pool)
    if len(found) > 1:
        found = _by_province(found, child)
    copies = {(comparable(name_of(candidate)), candidate.document.issued_on) for candidate, _ in found}
    if len(copies) > 1:
        several = "; ".join(name_of(candidate) for candidate, _ in found)
        return Resolution(reasons=(said("ambiguous", name=name, several=several),))
    if not found:
        return Resolution(reasons=_missing(child, reference, pool))
    candidate, match = found[0]
    exact = not set(match.faults) - {"title", "no_date"}
    link = Link(how="cited", certainty="stated" if exact else "inferred", evidence=reference.evidence)
    faults = told_faults(match.faults)
    reason = said("cited_otherwise", name=name, faults=faults) if faults else said("cited", name=name)
    return Resolution(parent=candidate, link=link, reasons=(reason,))


def _missing(child: CampaignRecord, reference: Reference, pool: list[CampaignRecord]) -> tuple[Statement, ...]:
    """Say that a cited document is not stored, or is the child; and which others have its number, which is no key."""
    name = reference_name(reference)
    if means(reference, child):
        return (said("itself", name=name),)
    same = [
        record
        for record in pool
        if reference.symbol
        and record.document.symbol
        and comparable(reference.symbol) == comparable(record.document.symbol)
    ]
    others = "; ".join(
        f"{name_of(record)}{'' if same_dates(reference.issued_on, record.document.issued_on) else ' (khác ngày)'}"
        for record in same
    )
    told = (said("not_stored", name=name),)
    return (*told, said("same_number", others=others)) if others else told
