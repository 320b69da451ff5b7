"""R11, R21, R29-R33: receivers, audience, bodies that exist, money, discipline, delegation."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from models.header import Issuer
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.populations import Kind, populations
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import inferred_issue_window, issue_window, vi_date
from pipeline.reconcile.issuers import TWO_TIERS, addresses
from pipeline.reconcile.rules.parts import ended_laws
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule

_PART_OF = re.compile(r"(?:văn phòng|ban (?:tổ chức|tuyên giáo|dân vận|nội chính))\b")
_UNIT = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường"
_WHOLE = r"(?:trên|trong) (?:phạm vi )?(?:địa bàn )?(?:toàn )?(?:{0})\b|\btoàn (?:{0})\b|\bcả nước\b"
_WIDER: dict[str, str] = {"district": _WHOLE.format("tỉnh"), "commune": _WHOLE.format("tỉnh|huyện")}
_SENDS = r"\b(?:gửi|báo cáo|trình|đề nghị|qua)\b"
_OFFICE = re.compile(r"\b(?:sở nội vụ|ban thi đua khen thưởng|hội đồng thi đua khen thưởng|văn phòng)\b")
# "thị trấn Diễn Thành cũ" is a place of before; "Phòng Nội vụ huyện" would be a body of today.
_DISTRICT = (
    r"\b(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|(?:phòng|ban|trung tâm) [\w\s,-]{2,40}?)\s+"
    r"(?:huyện|quận|thị xã|thị trấn)\b|\bhuyện ủy\b"
)
_PAST = re.compile(r"\bcũ\b|trước đây|trước sắp xếp|ngày \d{1,2}/\d{1,2}/20(?:1\d|2[0-4])")
_MONEY = r"tiền thưởng|mức thưởng|mức tiền|kinh phí"
_NOT_YET = (
    r"(?:không|chưa)[^.;\n]{0,40}khen thưởng[^.;\n]{0,300}(?:kỷ luật|xác minh|điều tra|vi phạm|thanh tra|khiếu nại)"
    r"|(?:kỷ luật|xác minh|điều tra)[^.;\n]{0,300}(?:không|chưa)[^.;\n]{0,40}khen thưởng"
)
_STILL = (
    r"\b(?:vẫn|được)\s+(?:được\s+)?(?:xem xét\s+|xét\s+|đề nghị\s+)*khen thưởng"
    r"[^.;\n]{0,300}đang[^.;\n]{0,300}(?:kỷ luật|xác minh|điều tra)"
)
_DELEGATES = r"\bgiao\b[^.;\n]{0,80}\bquy định cụ thể\b"
_RECEIVING = ("report", "submission", "registration")


def _receivers(parent: CampaignRecord, case: Case) -> dict[str, tuple[Span, ...]]:
    issuer = case.child.document.issuer
    return {
        deadline.addressee: deadline.evidence
        for deadline in parent.campaign.deadlines
        if deadline.addressee and deadline.kind in _RECEIVING and addresses(deadline.actor, issuer) is not False
    }


def _same_receiver(text: str, receiver: str) -> bool:
    return comparable(receiver) in comparable(text)


@pair_rule("R11", campaign=True)
def sent_to_receiver(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R11: the parent's receiver stands in the child's chain, or the parent's issuer itself does."""
    receivers = _receivers(parent, case)
    if not receivers:
        return [Remark("parent_silent")]
    sending = case.child_words.sentences(_SENDS)
    issuer = parent.document.issuer
    to_issuer = [line for line in sending if issuer and _names_body(line.text, issuer.name)]
    remarks = []
    for receiver in sorted(receivers):
        lines = [line for line in sending if _same_receiver(line.text, receiver)]
        listed = any(_same_receiver(text, receiver) for text in case.child.document.recipients)
        found = tuple((lines or to_issuer)[:1]) or (
            case.child.document.evidence.get("recipients", ()) if listed else ()
        )
        ending = "ok" if lines or to_issuer or listed else "other"
        values = {"receiver": receiver}
        remarks.append(
            Remark(ending, found, receivers[receiver], receiver if ending == "ok" else None, receiver, values)
        )
    return remarks


def _names_body(text: str, name: str) -> bool:
    """Tell whether a text names a body, with or without its place: 'UBND tỉnh' for UBND tỉnh Nghệ An.

    An office of the body is not the body: 'Văn phòng Tỉnh ủy', 'Ban Tổ chức, Ban Tuyên giáo và Dân vận Tỉnh ủy'.
    """
    words, whole = comparable(text), comparable(name)
    if _PART_OF.match(words) and not _PART_OF.match(whole):
        return False
    # 'Hội LHPN tỉnh (b/c)' for Hội Liên hiệp Phụ nữ tỉnh Sơn La
    head = re.match(rf"(?:ủy ban nhân dân|hội|đoàn|liên đoàn|mặt trận|ban chỉ đạo)\b.*?\b(?:{_UNIT})\b", whole)
    head = head or re.match(r"tỉnh ủy|thành ủy|huyện ủy", whole)
    return whole in words or bool(head and re.search(rf"\b{head.group()}\b", words))


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
    kinds: tuple[Kind, ...] = ("staff", "society") if territory else ("staff",)
    asked = populations("; ".join(item.text for item in above), *kinds)
    given = populations("; ".join(item.text for item in own), *kinds)
    beyond = [wide for item in own if (wide := _beyond(item.text, issuer))]
    left = asked - given - (frozenset() if territory else {"cán bộ", "lực lượng vũ trang"})
    sides = short("; ".join(item.text for item in own)), short("; ".join(item.text for item in above))
    remarks = [Remark("wider", mine, words, *sides, {"words": wide}) for wide in beyond]
    if left:
        remarks.append(Remark("missing", mine, words, *sides, {"groups": ", ".join(sorted(left))}))
    return remarks or [Remark("ok", mine, words, *sides)]


def _beyond(text: str, issuer: Issuer | None) -> str | None:
    """Return the words of an audience that reach beyond the territory of a committee of a district or commune.

    'Nhân dân trên địa bàn tỉnh' in a plan of a commune; who works in it for a body of the province is no such case.
    """
    if issuer is None or issuer.kind != "peoples_committee" or issuer.level not in _WIDER:
        return None
    match = re.search(_WIDER[issuer.level], lower(text))
    return text[match.start() : match.end()] if match else None


@pair_rule("R29")
def parent_among_recipients(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R29: the parent's issuer receives the plan; its office alone is little."""
    listed, issuer = case.child.document.recipients, parent.document.issuer
    words = case.child.document.evidence.get("recipients", ())
    above = parent.document.evidence.get("issuer", ())
    if not listed or issuer is None:
        return [Remark("child_silent", words, above)]
    values = {"issuer": issuer.name}
    if any(_names_body(text, issuer.name) for text in listed):
        return [Remark("ok", words, above, None, issuer.name, values)]
    offices = [text for text in listed if _OFFICE.search(comparable(text)) or _is_receiver(text, parent)]
    if offices:
        # A list may end its dashes in commas ('- Ban Tổ chức, ... Tỉnh ủy,'): in a sentence they would stand twice.
        office = offices[0].rstrip(" ,;")
        return [Remark("office_only", words, above, office, issuer.name, {**values, "office": office})]
    return [Remark("absent", words, above, short("; ".join(listed)), issuer.name, values)]


def _is_receiver(text: str, parent: CampaignRecord) -> bool:
    return any(
        deadline.addressee and _same_receiver(text, deadline.addressee) for deadline in parent.campaign.deadlines
    )


@plan_rule("R30")
def bodies_exist(case: Case) -> Iterable[Remark]:
    """R30: no body of the district level is given a task after 1 July 2025."""
    issued = issue_window(case.child)
    window = issued or inferred_issue_window(case.child)
    if window and window.earliest < TWO_TIERS:
        return [Remark("ok" if window.latest < TWO_TIERS else "undated")]
    told = vi_date(case.child.document.issued_on)
    remarks = []
    for sentence in case.child_words.sentences(_DISTRICT):
        match = re.search(_DISTRICT, lower(sentence.text))
        if match and not _PAST.search(lower(sentence.text)):
            said = sentence.text[match.start() : match.end()]
            values = {"issued": f"ngày {told}", "words": said}
            remarks.append(Remark("gone" if issued else "undated", (sentence,), (), said, None, values))
    return remarks or [Remark("ok")]


@plan_rule("R31")
def money_sound(case: Case) -> Iterable[Remark]:
    """R31: money by a decree in force, and from the issuer's own level."""
    funding, issuer = case.child.campaign.funding, case.child.document.issuer
    remarks = []
    for sentence in case.child_words.sentences(_MONEY):
        for law in ended_laws(case, sentence.text):
            values = {"law": law.symbol, "day": vi_date(law.ended or date.max)}
            remarks.append(Remark("ended", (sentence,), (), short(sentence.text), None, values))
    low = issuer is not None and issuer.kind == "peoples_committee" and issuer.level in {"district", "commune"}
    if funding and low and re.search(r"ngân sách (?:cấp )?tỉnh|quỹ[\w\s,]*của tỉnh", lower(funding.text)):
        remarks.append(Remark("above", funding.evidence, (), short(funding.text), None, {"words": short(funding.text)}))
    if remarks:
        return remarks
    return [Remark("ok", funding.evidence, (), short(funding.text)) if funding else Remark("none")]


@plan_rule("R32")
def discipline_clause(case: Case) -> Iterable[Remark]:
    """R32: the clause on those under discipline is kept, or at least not turned round."""
    kept = case.child_words.sentences(_NOT_YET)
    still = [line for line in case.child_words.sentences(_STILL) if not re.search(r"không|chưa", lower(line.text))]
    if still:
        return [Remark("contrary", tuple(still[:1]), (), short(still[0].text))]
    return [Remark("ok", kept[:1], (), short(kept[0].text)) if kept else Remark("absent")]


@plan_rule("R33")
def delegation_closed(case: Case) -> Iterable[Remark]:
    """R33: what is left to lower bodies goes to somebody who may grant; silent where nothing is delegated."""
    remarks = []
    for sentence in case.child_words.sentences(_DELEGATES):
        words = lower(sentence.text)
        if "khen" not in words:
            continue
        match = re.search(r"giao (?:cho )?([^.;\n]{3,80}?) quy định cụ thể", words)
        body = sentence.text[match.start(1) : match.end(1)] if match else short(sentence.text)
        able = re.match(r"(?:chủ tịch|giám đốc|thủ trưởng)", lower(body)) is not None
        values = {"body": body}
        remarks.append(Remark("ok" if able else "doubtful", (sentence,), (), short(sentence.text), None, values))
    return remarks
