"""The province of an issuer that does not name it, from its title or from the bodies whose documents it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from models.header import Issuer
from models.reference import Reference
from pipeline.extract.issuer import PLACE_NAME, Issuing
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.localities import localities
from pipeline.nlp.places import is_province

_TITLED = re.compile(rf"(?<!\w)tỉnh\s+(?P<name>{PLACE_NAME.pattern})")


def with_province(issuing: Issuing, references: tuple[Reference, ...], title: str | None) -> Issuing:
    """Return the issuer in the one province that its title or the bodies it cites name; unchanged where they differ."""
    issuer = issuing.issuer
    issuing = _with_district(issuing, references)
    issuer = issuing.issuer
    if issuer is None or issuer.province is not None or issuer.level in {None, "central"}:
        return issuing
    titled = _titled(title or "")
    cited = _cited(ref for ref in references if ref.role != "mention") or _cited(references)
    provinces = {titled} if titled else cited
    if len({comparable(province) for province in provinces}) != 1:
        return issuing
    province = next(iter(provinces))
    ground = "tỉnh nêu trong trích yếu" if titled else "tỉnh của cơ quan ban hành văn bản được viện dẫn"
    return replace(
        issuing,
        issuer=_in(issuer, province),
        inferred={**issuing.inferred, "issuer.province": f"{ground}: {province}"},
    )


def _with_district(issuing: Issuing, references: tuple[Reference, ...]) -> Issuing:
    """Return a commune in the one district whose documents it carries out or rests on."""
    issuer = issuing.issuer
    if issuer is None or issuer.level != "commune" or issuer.district is not None:
        return issuing
    cited = (localities(ref.issuer) for ref in references if ref.issuer and ref.role in {"parent", "basis"})
    districts = {places.district for places in cited if places.district and places.commune is None}
    if len(districts) != 1:
        return issuing
    district = districts.pop()
    ground = f"huyện của cơ quan ban hành văn bản được viện dẫn: {district}"
    placed = issuer.model_copy(update={"district": district})
    return replace(issuing, issuer=placed, inferred={**issuing.inferred, "issuer.district": ground})


def _in(issuer: Issuer, province: str) -> Issuer:
    return issuer.model_copy(update={"province": province})


def _titled(title: str) -> str | None:
    match = _TITLED.search(title)
    return match["name"] if match and is_province(match["name"]) else None


def _cited(references: Iterable[Reference]) -> set[str]:
    named = (localities(reference.issuer).province for reference in references if reference.issuer)
    return {province for province in named if province}
