"""What a careful reader would remark inside one document, each with its words."""

from __future__ import annotations

from models.campaign import Campaign
from models.diagnostics import Diagnostic
from models.header import PlanHeader
from pipeline.nlp.bodies import symbol_fits


def diagnose(header: PlanHeader, campaign: Campaign) -> tuple[Diagnostic, ...]:
    """Return the remarks, the most severe first."""
    remarks = [*_blanks(header), *_symbol(header), *_sums(campaign), *_comparators(campaign)]
    return tuple(sorted(remarks, key=lambda remark: -remark.severity))


def _blanks(header: PlanHeader) -> list[Diagnostic]:
    remarks = []
    if header.states.get("number") == "blank":
        remarks.append(
            Diagnostic(
                code="blank-number",
                severity=2,
                message="Số văn bản để trống: văn bản là dự thảo.",
                evidence=header.evidence.get("code", ()),
            )
        )
    if header.states.get("issued_on") == "blank":
        remarks.append(
            Diagnostic(
                code="blank-date",
                severity=2,
                message="Ngày, tháng ban hành để trống: văn bản là dự thảo.",
                evidence=header.evidence.get("issued_on", ()),
            )
        )
    return remarks


def _symbol(header: PlanHeader) -> list[Diagnostic]:
    """The code names a body that is not the issuer: a Sở's plan under 'KH-UBND' (NĐ 30/2020/NĐ-CP, Phụ lục I and III)."""
    if header.issuer is None or header.code is None or symbol_fits(header.code, header.issuer.name):
        return []
    message = f"Ký hiệu {header.code} không phù hợp với cơ quan ban hành {header.issuer.name}."
    return [Diagnostic(code="symbol-issuer", severity=2, message=message, evidence=header.evidence.get("code", ()))]


def _sums(campaign: Campaign) -> list[Diagnostic]:
    remarks = []
    for award in campaign.awards:
        if award.quota is None or not award.breakdown:
            continue
        parts = sum(share.value for share in award.breakdown)
        if parts != award.quota.value:
            message = f"Tổng số {award.form} là {award.quota.value} nhưng cộng các phần được {parts}."
            remarks.append(
                Diagnostic(
                    code="quota-sum",
                    severity=3 if parts > award.quota.value else 2,
                    message=message,
                    evidence=award.evidence,
                )
            )
    return remarks


def _comparators(campaign: Campaign) -> list[Diagnostic]:
    return [
        Diagnostic(
            code="comparator-contradiction", severity=1,
            message="Mức chỉ tiêu dùng từ so sánh trái nhau (tối thiểu, trên).", evidence=target.evidence,
        )
        for target in campaign.targets if target.readings
    ]  # fmt: skip
