"""The parts that a campaign must set out (Luật Thi đua, khen thưởng 06/2022/QH15, Điều 17; 15/2003/QH11 before)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from models.calendar import edtf_bounds
from models.campaign import Campaign, Period
from models.diagnostics import Diagnostic
from models.header import PlanHeader
from pipeline.extract.context import Reading

_NEW_LAW = date(2024, 1, 1)
_SCOPE = re.compile(r"phạm vi|trên địa bàn|thuộc (?:sở|huyện|tỉnh)|toàn (?:tỉnh|huyện|xã|ngành|thành phố|trường|sở)")
_MEASURES = re.compile(r"tổ chức thực hiện")
_REVIEWS = re.compile(r"sơ kết|tổng kết")


def legal_part_remarks(reading: Reading, header: PlanHeader, campaign: Campaign) -> Iterator[Diagnostic]:
    """Yield one remark that names the parts which the plan of a campaign does not have.

    Nothing is said of news, which need not tell all, nor of a decision whose plan is not in the file.
    """
    if not header.is_campaign or header.genre == "article" or not (campaign.contents or campaign.purposes):
        return
    missing = [name for name, there in _parts(reading, header, campaign).items() if not there]
    if missing:
        message = f"Kế hoạch phát động phong trào thi đua chưa nêu: {', '.join(missing)}."
        evidence = header.evidence.get("title", ())
        yield Diagnostic(code="missing-legal-part", severity=2, message=message, evidence=evidence)


def _parts(reading: Reading, header: PlanHeader, campaign: Campaign) -> dict[str, bool]:
    """Return for each part whether the plan has it; the scope may be said in the title or with the audience."""
    roles = {section.role for section in campaign.sections}
    early = header.issued_on is not None and edtf_bounds(header.issued_on)[1] < _NEW_LAW
    goals = bool(campaign.targets or roles & {"targets", "objectives"})
    return {
        "mục tiêu": bool(campaign.purposes or goals or roles & {"purposes", "requirements"}),
        "phạm vi": "scope" in roles or _SCOPE.search(reading.low) is not None,
        "đối tượng": bool(campaign.audiences or "audiences" in roles),
        "nội dung": bool(campaign.contents or "contents" in roles),
        # the law of 2003 asked for chỉ tiêu where tiêu chí stand now
        "tiêu chí": bool(campaign.criteria or "criteria" in roles or (early and goals)),
        "thời gian": campaign.period != Period() or "period" in roles,
        "biện pháp tổ chức": bool(campaign.assignments or roles & {"solutions", "assignments", "implementation"})
        or _MEASURES.search(reading.low) is not None,
        "sơ kết, tổng kết": "review" in roles or _REVIEWS.search(reading.low) is not None,
        "khen thưởng": bool(campaign.awards or "awards" in roles),
    }
