"""R21: the parent's audience, as far as the child answers for it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.header import Issuer
from models.record import CampaignRecord
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.populations import Kind, named, populations
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule

_WHOLE = r"(?:trên|trong) (?:phạm vi )?(?:địa bàn )?(?:toàn )?(?:{0})\b|\btoàn (?:{0})\b|\bcả nước\b"
_SERVICE = re.compile(r"(?:trung tâm|trường|học viện|bệnh viện|viện(?! kiểm sát)|nhà hát|bảo tàng|thư viện|trạm)\b")
_MILITIA = re.compile(r"ban (?:chỉ huy quân sự|chqs) (?:xã|phường|thị trấn|đặc khu)\b")
_WIDER: dict[str, str] = {"district": _WHOLE.format("tỉnh"), "commune": _WHOLE.format("tỉnh|huyện")}


@pair_rule("R21", campaign=True)
def audience_covered(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R21: the kinds of people the parent names; a department answers for its staff only."""
    own, above = case.child.campaign.audiences, parent.campaign.audiences
    words = tuple(span for item in above for span in item.evidence)
    mine = tuple(span for item in own for span in item.evidence)
    if not above:
        return [Remark("parent_silent", mine)]
    if not own:
        return [Remark("child_silent", (), words, None, short(above[0].text))]
    issuer = case.child.document.issuer
    territory = issuer is not None and issuer.kind == "peoples_committee"
    # A mass organisation answers for its members, too: 'cán bộ đoàn, đoàn viên, thanh niên'.
    members = issuer is not None and issuer.kind == "union"
    kinds: tuple[Kind, ...] = ("staff", "society") if territory else ("staff", "member") if members else ("staff",)
    asked_text = "; ".join(item.text for item in above)
    asked = populations(asked_text, *kinds)
    given = populations("; ".join(item.text for item in own), *kinds)
    beyond = [wide for item in own if (wide := _beyond(item.text, issuer))]
    left = asked - given - (frozenset() if territory else {"cán bộ", "lực lượng vũ trang"}) - _foreign(issuer)
    sides = short("; ".join(item.text for item in own)), short("; ".join(item.text for item in above))
    remarks = [Remark("wider", mine, words, *sides, {"words": wide}) for wide in beyond]
    if left:
        remarks.append(
            Remark(
                "missing", mine, words, *sides, {"groups": ", ".join(sorted(named(asked_text, key) for key in left))}
            )
        )
    return remarks or [Remark("ok", mine, words, *sides)]


def _foreign(issuer: Issuer | None) -> frozenset[str]:
    """Return the staff that a body cannot have: public-service units no công chức, firms no viên chức either.

    The command of a commune has militia only: 'công nhân và viên chức quốc phòng' serve from the district up.
    """
    if issuer is None:
        return frozenset()
    if issuer.kind == "enterprise":
        return frozenset({"cán bộ", "công chức", "viên chức"})
    if _MILITIA.match(lower(issuer.name)):
        return frozenset({"công chức", "viên chức", "người lao động"})
    serves = issuer.kind == "school" or _SERVICE.match(lower(issuer.name))
    return frozenset({"công chức"}) if serves else frozenset()


def _beyond(text: str, issuer: Issuer | None) -> str | None:
    """Return the words of an audience that reach beyond the territory of a committee of a district or commune.

    'Nhân dân trên địa bàn tỉnh' in a plan of a commune; who works in it for a body of the province is no such case.
    """
    if issuer is None or issuer.kind != "peoples_committee" or issuer.level not in _WIDER:
        return None
    match = re.search(_WIDER[issuer.level], lower(text))
    return text[match.start() : match.end()] if match else None
