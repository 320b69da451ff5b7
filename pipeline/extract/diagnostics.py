"""What a careful reader would remark inside one document, each with its words.

Printed errors stay in the record; the contradiction is the remark (gold guidelines).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from models.calendar import edtf_bounds
from models.campaign import Campaign
from models.diagnostics import Diagnostic
from models.header import PlanHeader
from models.reference import Reference
from pipeline.extract.anchors import type_of_code
from pipeline.extract.context import Reading
from pipeline.extract.dating import citation_remarks, period_remarks, weekday_remarks
from pipeline.extract.figures import figure_remarks
from pipeline.extract.legal_parts import legal_part_remarks
from pipeline.extract.numbering import numbering_remarks
from pipeline.nlp.bodies import is_symbol_of_another
from pipeline.nlp.laws import find_law

_BLANKS = (
    ("number", "blank-number", "code", "Số văn bản để trống: văn bản là dự thảo."),
    ("issued_on", "blank-date", "issued_on", "Ngày, tháng ban hành để trống: văn bản là dự thảo."),
)


def diagnose(
    reading: Reading, header: PlanHeader, campaign: Campaign, references: Iterable[Reference]
) -> tuple[Diagnostic, ...]:
    """Return the remarks on a plan or a decision with its plan, the most severe first; none on other documents."""
    if header.genre == "other":
        return ()
    references = tuple(references)
    remarks = [
        *_blanks(header),
        *_symbol(header),
        *_later(header, references),
        *_ended(header, references),
        *_sums(campaign),
        *_comparators(campaign),
        *period_remarks(header, campaign.period),
        *weekday_remarks(reading),
        *citation_remarks(reading, references),
        *numbering_remarks(reading),
        *figure_remarks(reading, header),
        *legal_part_remarks(reading, header, campaign),
    ]
    return tuple(sorted(remarks, key=lambda remark: -remark.severity))


def _blanks(header: PlanHeader) -> Iterator[Diagnostic]:
    for field, code, words, message in _BLANKS:
        if header.states.get(field) == "blank":
            evidence = header.evidence.get(words, ())
            yield Diagnostic(code=code, severity=2, message=message, evidence=evidence)


def _symbol(header: PlanHeader) -> Iterator[Diagnostic]:
    """The code names another body or another type than the document has (NĐ 30/2020/NĐ-CP, Phụ lục I and III)."""
    if header.code is None or "code" in header.inferred:  # that of the decision which issues the plan
        return
    evidence = header.evidence.get("code", header.evidence.get("symbol", ()))
    bodies = [body.name for body in (header.issuer, *header.co_issuers) if body is not None]
    if header.issuer is not None and is_symbol_of_another(header.code, bodies):
        message = f"Ký hiệu {header.code} không phù hợp với cơ quan ban hành {header.issuer.name}."
        yield Diagnostic(code="symbol-issuer", severity=2, message=message, evidence=evidence)
    named = type_of_code(header.code)
    if None not in {named, header.doc_type} and named != header.doc_type:
        message = f"Ký hiệu {header.code} không phù hợp với tên loại văn bản ({header.doc_type})."
        yield Diagnostic(code="symbol-type", severity=2, message=message, evidence=evidence)


def _later(header: PlanHeader, references: Iterable[Reference]) -> Iterator[Diagnostic]:
    """A document that the plan carries out or rests on is dated after the plan itself."""
    issued = _last_day(header.issued_on)
    for reference in references:
        cited = _first_day(reference.issued_on)
        if issued and cited and cited > issued and reference.role in {"parent", "basis"}:
            message = f"{_named(reference)} ghi ngày sau ngày ban hành kế hoạch."
            severity = 3 if reference.role == "parent" else 2
            yield Diagnostic(code="cited-later", severity=severity, message=message, evidence=reference.evidence)


def _ended(header: PlanHeader, references: Iterable[Reference]) -> Iterator[Diagnostic]:
    """A law of emulation cited as basis was no longer in force on the first day the plan can have been issued."""
    issued = _first_day(header.issued_on)
    for reference in references:
        law = find_law(reference) if issued and reference.role == "basis" else None
        if law is not None and issued and law.standing(issued) == "ended" and law.verified("ended"):
            message = f"{_named(reference)} đã hết hiệu lực tại ngày ban hành kế hoạch."
            yield Diagnostic(code="superseded-law", severity=2, message=message, evidence=reference.evidence)


def _named(reference: Reference) -> str:
    return f"Văn bản {reference.symbol}" if reference.symbol else reference.title or "Văn bản được viện dẫn"


def _first_day(edtf: str | None) -> date | None:
    return edtf_bounds(edtf)[0] if edtf else None


def _last_day(edtf: str | None) -> date | None:
    return edtf_bounds(edtf)[1] if edtf else None


def _sums(campaign: Campaign) -> Iterator[Diagnostic]:
    for award in campaign.awards:
        if award.quota is None or not award.breakdown:
            continue
        parts = sum(share.value for share in award.breakdown)
        if parts != award.quota.value:
            message = f"Tổng số {award.form} là {award.quota.value} nhưng cộng các phần được {parts}."
            severity = 3 if parts > award.quota.value else 2
            yield Diagnostic(code="quota-sum", severity=severity, message=message, evidence=award.evidence)


def _comparators(campaign: Campaign) -> Iterator[Diagnostic]:
    for target in campaign.targets:
        if target.readings:
            message = f"Mức chỉ tiêu dùng từ so sánh trái nhau: {' '.join(target.evidence[0].text.split())}."
            yield Diagnostic(code="comparator-contradiction", severity=1, message=message, evidence=target.evidence)
