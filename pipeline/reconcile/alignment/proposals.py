"""Which awards of a plan are only proposed to somebody above its issuer."""

from __future__ import annotations

import re

from models.campaign import Award
from models.header import Issuer
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.issuers import compatible

_HIGHER = re.compile(
    r"^(?:thủ tướng|chủ tịch nước|chính phủ|bộ trưởng|chủ tịch(?: ủy ban nhân dân)? (?:tỉnh|thành phố))"
)


def _own_head(grantor: str, issuer: Issuer | None) -> bool:
    """Tell whether a grantor is the head of the issuer."""
    if issuer is None or not grantor:
        return False
    if grantor in {"giám đốc", "giám đốc sở", "thủ trưởng cơ quan"}:
        return issuer.kind == "department"
    return grantor in {"hiệu trưởng", "chủ tịch"} or compatible(grantor, issuer) is True


def is_proposal(award: Award, issuer: Issuer | None) -> bool:
    """Tell whether the issuer only proposes an award: the grantor stands above it, or it says so of another's award.

    "đề xuất Giám đốc khen thưởng" (seed 000) proposes inside the house: the award is the issuer's own.
    """
    grantor = comparable(award.grantor or "")
    if award.proposed:
        return not _own_head(grantor, issuer)
    if issuer is None or not _HIGHER.search(grantor):
        return False
    if issuer.level == "province" and issuer.kind == "peoples_committee":
        return not grantor.startswith(("chủ tịch ủy ban nhân dân", "chủ tịch tỉnh", "chủ tịch thành phố"))
    return not (issuer.level == "central" and grantor.startswith("bộ trưởng"))
