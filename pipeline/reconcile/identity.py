"""Whether a citation means a given document: issuer + type + number + year, never the number alone.

Numbers of administrative documents restart every 1 January (NĐ 30/2020/NĐ-CP, Điều 15); those of Party documents run
through a congress term (domain notes 1.3), so a Party number is a key only together with its day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.calendar import edtf_bounds
from models.header import PlanHeader
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.nlp.symbols import canonical_symbol, same_symbol
from pipeline.reconcile.alignment.similarity import Lists
from pipeline.reconcile.issuers import compatible, full_name, succeeded

Fault = Literal["number", "date", "issuer", "title", "no_number", "no_date"]
_SAME_TITLE = 0.45


@dataclass(frozen=True)
class Citation:
    """A reference of the child that means the parent, with what it gets wrong or leaves out."""

    reference: Reference
    faults: tuple[Fault, ...]


def same_dates(left: str | None, right: str | None) -> bool | None:
    """Tell whether two EDTF values can be one day; None when one is missing."""
    if left is None or right is None:
        return None
    (a, b), (c, d) = edtf_bounds(left), edtf_bounds(right)
    return a <= d and c <= b


def title_likeness(left: str | None, right: str | None) -> float | None:
    """Return the likeness of two trích yếu, 0..1; None when one is missing."""
    return Lists([left], [right]).score(0, 0) if left and right else None


def is_party(header: PlanHeader) -> bool:
    """Tell whether a document is numbered the Party's way: 10-NQ/TU."""
    return header.issuer is not None and header.issuer.kind == "party_committee"


def code_of(symbol: str | None) -> str | None:
    """Return the part of a symbol behind its number: 'KH-UBND' of '15/KH-UBND', 'NQ/TU' of '10-NQ/TU'."""
    match = re.match(r"\d+[A-ZĐ]?[/-](.+)", canonical_symbol(symbol)) if symbol else None
    return match.group(1) if match else None


def means(reference: Reference, record: CampaignRecord, *, declared: bool = False) -> Citation | None:
    """Return the citation when `reference` means `record`'s document, None when it means another or leaves it open.

    With the same symbol one of day and issuer may be wrong, the year only where the pair is `declared`: numbers restart
    every year. With another number the day, the issuer, the code and the title must agree; without a number the issuer
    and either the day or the title.
    """
    header = record.document
    day = same_dates(reference.issued_on, header.issued_on)
    body = compatible(reference.issuer, header.issuer)
    if body is False and succeeded(reference.issuer, header.issuer):
        body = None  # a merger of 2025 lies between the two names: number, day or title must decide
    like = title_likeness(reference.title, header.title)
    alike = like is not None and like >= _SAME_TITLE
    if same_symbol(reference.symbol, header.symbol):
        near = _same_term if is_party(header) else _same_year
        other_year = day is False and not declared and not near(reference.issued_on, header.issued_on)
        return None if other_year else _same_number(reference, header, day=day, body=body, alike=alike)
    if reference.doc_type != header.doc_type:
        return None
    if reference.symbol is None:
        return Citation(reference, ("no_number",)) if body and (day or (alike and day is not False)) else None
    same_code = code_of(reference.symbol) == (code_of(header.symbol) or canonical_symbol(header.code or ""))
    if header.symbol is None:  # a draft has its day and code, not its number
        return Citation(reference, ()) if body and day and same_code else None
    return Citation(reference, ("number",)) if day and body and alike and same_code else None


def _same_year(left: str | None, right: str | None) -> bool:
    return left is not None and right is not None and left[:4] == right[:4]


def terms(value: str | None) -> frozenset[int]:
    """Return the Party's congress terms (by the year of the national congress) in which a day can lie; all if unknown.

    Congresses are held every five years (Điều lệ Đảng): national ones in January 2011, 2016, 2021, 2026, local ones
    from May of the year before; a day between the two may lie in either term.
    """
    if value is None:
        return frozenset(range(1931, 2102, 5))
    first, last = edtf_bounds(value)
    years = (year for year in range(first.year - 5, last.year + 2) if year % 5 == 1)
    return frozenset(year for year in years if date(year - 1, 5, 1) <= last and first <= date(year + 5, 1, 31))


def _same_term(left: str | None, right: str | None) -> bool:
    return bool(terms(left) & terms(right))


def _same_number(
    reference: Reference, header: PlanHeader, *, day: bool | None, body: bool | None, alike: bool
) -> Citation | None:
    other_term = is_party(header) and day is False and not _same_term(reference.issued_on, header.issued_on)
    if other_term or (day is False and body is False) or (False in {day, body} and not (day or body or alike)):
        return None
    faults: list[Fault] = []
    if day is not True:
        faults.append("date" if day is False else "no_date")
    if body is False:
        faults.append("issuer")
    if reference.title and header.title and not alike:
        faults.append("title")
    return Citation(reference, tuple(faults))


def citation(child: CampaignRecord, parent: CampaignRecord) -> Citation | None:
    """Return how the child cites a parent it is paired with: the fewest faults first, then the parent role."""
    order = {"parent": 0, "basis": 1, "mention": 2, "amends": 3, "replaces": 3}
    found = [match for reference in child.references if (match := means(reference, parent, declared=True))]
    return min(found, key=lambda match: (len(match.faults), order[match.reference.role]), default=None)


def name_of(record: CampaignRecord) -> str:
    """Return a document's name for a sentence: its symbol and issuer, or its title, or its source."""
    header = record.document
    if header.symbol:
        return f"{header.symbol} của {full_name(header.issuer)}" if header.issuer else header.symbol
    return f"“{header.title}”" if header.title else record.source.uri


def reference_name(reference: Reference) -> str:
    """Return a cited document's name for a sentence."""
    if reference.symbol:
        by = f" của {reference.issuer}" if reference.issuer else ""
        return f"{reference.symbol}{by}"
    return f"“{reference.title}”" if reference.title else "văn bản không ghi số"
