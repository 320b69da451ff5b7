"""R11, R29: whom reports and dossiers go to, and who receives the plan."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from models.campaign import Deadline
from models.header import Issuer
from models.record import CampaignRecord
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.alignment.deadlines import asked_of
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.issuers import abbreviates, compatible, full_name, name_rank, rank
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule

_PART_OF = re.compile(r"(?:văn phòng|ban (?:tổ chức|tuyên giáo|dân vận|nội chính))\b")
_UNIT = "tỉnh|thành phố|huyện|quận|thị xã|xã|phường"
_SENDS = r"\b(?:gửi|báo cáo|trình|đề nghị|qua)\b"
_OFFICE = re.compile(r"\b(?:sở nội vụ|ban thi đua khen thưởng|hội đồng thi đua khen thưởng|văn phòng)\b")
_BODY = (
    r"(?:sở|ủy ban|công đoàn|hội|liên đoàn|đoàn|tỉnh đoàn|huyện đoàn|trung tâm|trường|bệnh viện|công ty|chi cục|cục)\b"
)
_OFFICE_WORD = re.compile(r"(?:văn phòng|ban|hội đồng|thường trực)\b")
_RECEIVING = ("report", "submission", "registration")
_BRACKETS = re.compile(r"\([^)]*\)|\[[^]]*\]|\b(?:để|nhằm)? ?(?:báo cáo|b/c|thay báo cáo)$")
_LEVEL_WORDS = re.compile(r"\b(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu)\b")


def _receivers(parent: CampaignRecord, case: Case) -> dict[str, list[Deadline]]:
    """Return whom the parent names as receiver, each with the deadlines that name it."""
    issuer = case.child.document.issuer
    found: dict[str, list[Deadline]] = defaultdict(list)
    for deadline in parent.campaign.deadlines:
        if deadline.addressee and deadline.kind in _RECEIVING and asked_of(deadline, parent, issuer):
            found[deadline.addressee].append(deadline)
    return found


def _sent_elsewhere(case: Case, parent: CampaignRecord, receiver: str, kind: str) -> Deadline | None:
    """Return a deadline of the child that sends what the parent asks for to a body outside the chain.

    'báo cáo ... về Phòng Lao động - Thương binh và Xã hội huyện' in a plan of a union; its own offices, its own ladder
    and whoever is named by an office alone ('Văn phòng') may hand on what they receive.
    """
    issuer, above = case.child.document.issuer, parent.document.issuer
    sent = [d for d in case.child.campaign.deadlines if d.kind == kind and d.addressee]
    outside = []
    for deadline in sent:
        body = deadline.addressee or ""
        if (
            _same_receiver(body, receiver)
            or _same_receiver(receiver, body)
            or (above and _names_body(body, above.name))
        ):
            return None
        # 'Ban An toàn giao thông tỉnh' may be a standing office of the province, a plan of which names its committee.
        of_parent = name_rank(body) is not None and name_rank(body) == rank(above)
        if _outside(body, issuer) and not (of_parent and _OFFICE_WORD.match(comparable(body))):
            outside.append(deadline)
    return outside[0] if outside and len(outside) == len(sent) else None


def _outside(body: str, issuer: Issuer | None) -> bool:
    """Tell whether a receiver is surely neither the issuer, nor one of its offices, nor of its own organisation."""
    if issuer is None or issuer.kind in {"peoples_committee", "party_committee", "council"}:
        # Their departments and divisions are theirs; 'Phòng Nội vụ huyện' is none of a commune's.
        commune = issuer is not None and issuer.kind == "peoples_committee" and issuer.level == "commune"
        return (
            commune
            and re.match(r"(?:phòng|trung tâm) .*\b(?:huyện|quận|thị xã|thành phố)\b", comparable(body)) is not None
        )
    words, own = comparable(body), comparable(issuer.name)
    if compatible(body, issuer) is True or words.split()[:1] == own.split()[:1]:
        return False
    office = re.match(r"(?:văn phòng|phòng|ban|bộ phận|tổ|thường trực|hội đồng thi đua)\b", words)
    foreign = (
        re.match(r"(?:phòng|ban) .*\b(?:huyện|quận|thị xã|thành phố|tỉnh)\b", words) and own.split()[0] not in words
    )
    return bool(foreign) if office else re.match(_BODY, words) is not None


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
        evidence = tuple(span for deadline in receivers[receiver] for span in deadline.evidence)
        kinds = sorted({deadline.kind for deadline in receivers[receiver]})
        astray = next((sent for kind in kinds if (sent := _sent_elsewhere(case, parent, receiver, kind))), None)
        if astray:
            values = {"receiver": receiver, "other": astray.addressee or ""}
            remarks.append(Remark("elsewhere", astray.evidence, evidence, astray.addressee, receiver, values))
            continue
        lines = [line for line in sending if _same_receiver(line.text, receiver)]
        listed = any(_same_receiver(text, receiver) for text in case.child.document.recipients)
        found = tuple((lines or to_issuer)[:1]) or (
            case.child.document.evidence.get("recipients", ()) if listed else ()
        )
        ending = "ok" if lines or to_issuer or listed else "other"
        values = {"receiver": receiver}
        remarks.append(Remark(ending, found, evidence, receiver if ending == "ok" else None, receiver, values))
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


def _receives(text: str, issuer: Issuer) -> bool:
    """Tell whether an entry of the recipients is the parent's issuer, alone or in a list.

    'Tỉnh Đoàn (b/c)', 'CĐ các KCN', 'TT. Huyện ủy, HĐND, UBND huyện', 'Sở Nội vụ, Tài chính'; no office of it.
    """
    plain = _BRACKETS.sub(" ", text).strip(" .;,-")
    names = [plain, *(part.strip() for part in re.split(r"[,;]|\bvà\b", plain))]
    level = _LEVEL_WORDS.search(comparable(names[-1]))
    names += [f"{name} {level.group()}" for name in names[1:-1] if level and not _LEVEL_WORDS.search(comparable(name))]
    for name in names:
        if len(comparable(name).split()) > 1 and (compatible(name, issuer) is True or abbreviates(name, issuer)):
            return True
    words, whole = comparable(plain), comparable(issuer.name)
    sisters = re.match(r"(?:các )?(sở|ban|bộ)\b", words)
    tail = whole.removeprefix(f"{sisters.group(1)} ") if sisters else whole
    return bool(sisters) and tail != whole and f" {tail} " in f"{words} "


@pair_rule("R29")
def parent_among_recipients(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R29: the parent's issuer receives the plan; its office alone is little."""
    listed, issuer = case.child.document.recipients, parent.document.issuer
    words = case.child.document.evidence.get("recipients", ())
    above = parent.document.evidence.get("issuer", ())
    if not listed or issuer is None:
        return [Remark("child_silent", words, above)]
    name = full_name(issuer)
    values = {"issuer": name}
    if any(_names_body(text, name) or _receives(text, issuer) for text in listed):
        return [Remark("ok", words, above, None, name, values)]
    offices = [text for text in listed if _OFFICE.search(comparable(text)) or _is_receiver(text, parent)]
    if offices:
        # A list may end its dashes in commas ('- Ban Tổ chức, ... Tỉnh ủy,'): in a sentence they would stand twice.
        office = offices[0].rstrip(" ,;")
        return [Remark("office_only", words, above, office, name, {**values, "office": office})]
    return [Remark("absent", words, above, short("; ".join(listed)), name, values)]


def _is_receiver(text: str, parent: CampaignRecord) -> bool:
    return any(
        deadline.addressee and _same_receiver(text, deadline.addressee) for deadline in parent.campaign.deadlines
    )
