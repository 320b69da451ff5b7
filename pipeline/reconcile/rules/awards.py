"""R17, R19, R20: forms of commendation, sums, groups."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.campaign import Award, Item
from models.record import CampaignRecord
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.awards import form_key, same_form, same_grantor
from pipeline.reconcile.alignment.populations import populations
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.alignment.similarity import grams
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.rules.quoting import evidence_of_all as _evidence
from pipeline.reconcile.rules.quoting import figure, short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule

_STATE = re.compile(r"\b(?:thủ tướng|chủ tịch nước|nhà nước|chính phủ)\b")
_HEAD = re.compile(
    r"(?:các )?(?:cơ quan|đơn vị|đoàn thể|tổ chức|mặt trận|hội|công đoàn|phòng|trường|trung tâm|doanh nghiệp"
    r"|hợp tác xã|khoa|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|đại đội|hải đội|đồn biên phòng)\b"
)
_ARTICLE = re.compile(r"^(?:(?:các|những|mỗi|từng|\d+) )+")
_UNIT = re.compile(r"(?:các )?(?:khoa|sư đoàn|lữ đoàn|trung đoàn|tiểu đoàn|đại đội|hải đội|đồn biên phòng)\b")


def _names(awards: Iterable[Award]) -> str:
    return ", ".join(sorted({award.form for award in awards}))


def _from_above(case: Case, parent: CampaignRecord) -> list[Award]:
    """Return the child's awards that somebody above it grants: the grantors of the parent's awards, or still higher."""
    grantors = [award.grantor for award in parent.campaign.awards]
    issuer = case.child.document.issuer
    return [
        award
        for award in case.child.campaign.awards
        if is_proposal(award, issuer) or any(same_grantor(award.grantor, grantor) for grantor in grantors)
    ]


def _of_state(award: Award) -> bool:
    """Tell whether the State grants an award: a Bằng khen of Thủ tướng is none of a minister's."""
    return _STATE.search(comparable(award.grantor or "")) is not None


@pair_rule("R17", campaign=True)
def forms_compatible(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R17: an award from above that the parent does not list is a violation."""
    listed, mine = parent.campaign.awards, case.child.campaign.awards
    if not listed:
        return [Remark("parent_silent", _evidence(mine), (), _names(mine) or None)]
    above = _from_above(case, parent)
    remarks = []
    for award in above:
        alike = [other for other in listed if same_form(award, other)]
        if not alike or (_of_state(award) and all(other.grantor and not _of_state(other) for other in alike)):
            values = {"form": award.form, "grantor": award.grantor or "cấp trên"}
            remarks.append(Remark("unlisted", award.evidence, _evidence(listed), award.form, _names(listed), values))
    for form in sorted({award.form for award in listed}):
        if not any(form_key(award.form) == form_key(form) for award in mine):
            words = _evidence(award for award in listed if award.form == form)
            remarks.append(Remark("omitted", (), words, None, form, {"form": form}))
    whole = Remark("ok", _evidence(above), _evidence(listed), _names(above), _names(listed), {"forms": _names(listed)})
    return remarks or [whole]


@plan_rule("R19")
def sums_right(case: Case) -> Iterable[Remark]:
    """R19: the parts of a number add up to it."""
    remarks = []
    for award in case.child.campaign.awards:
        if not award.breakdown or award.quota is None or award.quota.unit == "%":
            continue
        parts, total = sum(share.value for share in award.breakdown), award.quota.value
        said = " + ".join(figure(share.value, two_digits=True) for share in award.breakdown)
        values = {"form": short(award.form), "total": figure(total, two_digits=True), "parts": said}
        ending = "ok" if parts == total else "over" if parts > total else "under"
        remarks.append(Remark(ending, award.evidence, (), f"{values['total']} / {said}", None, values))
    return remarks or [Remark("none", _evidence(case.child.campaign.awards))]


@plan_rule("R20")
def groups_served(case: Case) -> Iterable[Remark]:
    """R20: each body of the audience shares a word with some group that has a slot; people are not bodies."""
    shared = [award for award in case.child.campaign.awards if award.breakdown]
    if not shared:
        return [Remark("none", _evidence(case.child.campaign.awards))]
    groups = [share.group for award in shared for share in award.breakdown]
    bodies = [(item, part) for item in case.child.campaign.audiences for part in _bodies(item.text)]
    left = [(item, part) for item, part in bodies if not _served(part, groups)]
    left += [(item, short(item.text)) for item in _people(case) if _only_collectives(case)]
    if not left:
        return [Remark("ok", _evidence(shared))]
    names = ", ".join(dict.fromkeys(f"“{short(part)}”" for _, part in left))
    words = _evidence(item for item, _ in left)
    return [Remark("left_out", (*words, *_evidence(shared)), (), names, None, {"groups": names})]


def _only_collectives(case: Case) -> bool:
    """Tell whether all that the issuer itself grants and divides goes to collectives: no person can have any of it."""
    issuer = case.child.document.issuer
    own = [award for award in case.child.campaign.awards if not is_proposal(award, issuer) and award.quota]
    people = any(_persons(share.group) for award in own for share in award.breakdown)
    kinds = {award.recipient for award in own}
    return any(award.breakdown for award in own) and kinds == {"collective"} and not people


def _people(case: Case) -> list[Item]:
    return [item for item in case.child.campaign.audiences if _persons(item.text)]


def _persons(text: str) -> frozenset[str]:
    return populations(text, "staff", "society", "member") - {"doanh nghiệp", "hợp tác xã"}


def _bodies(text: str) -> list[str]:
    """Return the kinds of bodies listed in an audience, without fragments ('ban'); none of a list that has people.

    'Các phòng, khoa, đại đội học viên; sĩ quan, hạ sĩ quan' are two lists, and a company of students is no person.
    """
    lists = re.sub(r"\([^)]*\)", "", text).split(";")
    return [part for listed in lists for part in _bodies_listed(re.split(r",|\bvà\b", listed))]


def _bodies_listed(parts: Iterable[str]) -> list[str]:
    named = [part.strip() for part in parts if part.strip()]
    bodies = [part for part in named if _HEAD.match(lower(part))]
    people = any(populations(part, "staff", "society") for part in named if part not in bodies)
    # 'các đơn vị thuộc xã và nhân dân': who is named with a body inside one part is people all the same
    return [] if people else [part for part in bodies if _UNIT.match(lower(part)) or not _persons(part)]


def _served(body: str, groups: Iterable[str]) -> bool:
    """Tell whether some group has a word of a body's name; a bare kind ('khoa', '03 khoa') is told by its first."""
    own, kind = _words(body), _plain(body)
    for group in groups:
        other = _plain(group)
        if own & _words(group) or (1 in {len(kind), len(other)} and kind[:1] == other[:1]):
            return True
    return False


def _plain(text: str) -> list[str]:
    return _ARTICLE.sub("", comparable(text)).split()


def _words(text: str) -> set[str]:
    """Return the pairs of syllables of a group's name; single syllables ('các', 'xã') are everywhere."""
    found = grams(" ".join(_plain(text)))
    return {gram for gram in found if " " in gram} or set(found)
