"""The issuing body and its co-issuers (NĐ 30/2020/NĐ-CP, Phụ lục I; domain notes 5.6).

The last body above the number issues, the one before it is its superior. In a joint plan the first-named body issues,
the others are co-issuers (gold guidelines). A text without a heading names its issuer where it acts (acting.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from models.header import Issuer
from models.outline import Region
from models.span import Span
from pipeline.extract.acting import acting_body
from pipeline.extract.casing import proper_case
from pipeline.extract.context import Reading
from pipeline.extract.letterhead import Body, heading_bodies
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.analysis import attributes
from pipeline.nlp.bodies import BodyKind, classify_body
from pipeline.nlp.fold import lower
from pipeline.nlp.letters import UPPER
from pipeline.nlp.localities import localities, without_places
from pipeline.nlp.phrases import alternation
from pipeline.nlp.places import is_province

_JOINT = re.compile(rf"^kế hoạch {alternation('joint_types')}(?!\w)")
# 'KHLT-SGDĐT-CĐN', 'KHPH-SVHTT-CAT'
_JOINT_CODE = re.compile(r"^(?:\d{4}/)?[A-ZĐ]{1,4}(?:LT|PH)[-/]")
_YOUTH = re.compile(r"đoàn (?:tncs|thanh niên (?:cs|cộng sản)) hồ chí minh")
_COMMITTEES = ("Ban Chấp hành", "Ban Thường vụ", "Ban Thường trực")
_DECIDER = re.compile(r"(?:ỦY BAN|UỶ BAN) NHÂN DÂN [^\n]{3,60}(?=\n)")
_NAME = rf"(?:{UPPER}[\w']*|\d+)"
PLACE_NAME = re.compile(rf"{_NAME}(?:\s?[- ]\s?{_NAME})*")


@dataclass(frozen=True, slots=True)
class Issuing:
    """The issuer with its evidence and the grounds of what is inferred."""

    issuer: Issuer | None = None
    co_issuers: tuple[Issuer, ...] = ()
    evidence: tuple[Span, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)


def read_issuer(reading: Reading, header: Region, place: str | None, code: str | None) -> Issuing:
    """Return the issuing body; its references can still add the province (provinces.py)."""
    joint = _is_joint(reading, code)
    bodies = heading_bodies(reading, header, joint=joint)
    if not bodies:
        acting = acting_body(reading)
        if acting is None:
            return Issuing()
        bodies, place = [acting], None
    superior, issuers = _ranked(bodies, joint=joint)
    issuers = [_named_in_full(reading, body) for body in issuers]
    described = [
        describe(_full_name(reading, body.name, superior), superior.name if superior else None) for body in issuers
    ]
    if _YOUTH.search(reading.low, header.start, header.end):
        described = [_of_youth(issuer, body.name) for issuer, body in zip(described, issuers, strict=True)]
    spans = tuple(reading.span(body.start, body.end) for body in issuers)
    return _placed(reading, Issuing(described[0], tuple(described[1:]), spans), place)


def _named_in_full(reading: Reading, body: Body) -> Body:
    """Return a committee whose heading lost the line of its place by the name under which it acts or decides."""
    if lower(body.name) != "ủy ban nhân dân":
        return body
    preamble = reading.outline.preamble
    decider = _DECIDER.match(reading.text, preamble.start, preamble.end)
    if decider is not None and decider.group().isupper():
        return Body(decider.start(), decider.end(), expand(proper_case(reading, decider.group())))
    acting = acting_body(reading)
    return acting if acting is not None and lower(acting.name).startswith(f"{lower(body.name)} ") else body


def _of_youth(issuer: Issuer, name: str) -> Issuer:
    """'BAN CHẤP HÀNH TỈNH X' beside 'ĐOÀN TNCS HỒ CHÍ MINH' in the place of the motto: a committee of the union."""
    committee = next((head for head in _COMMITTEES if lower(name).startswith(lower(head))), None)
    if committee is None:
        return issuer
    return issuer.model_copy(update={"kind": "union", "name": committee + name[len(committee) :]})


def _full_name(reading: Reading, name: str, superior: Body | None) -> str:
    """Return a name of one word with that of its superior where the text calls it so: 'Thanh tra' of 'Sở Y tế'."""
    if superior is None or classify_body(name).head not in {None, "Văn phòng", "Thanh tra"}:
        return name
    full = f"{name} {without_places(superior.name)}"
    return full if len(name.split()) == 2 and lower(full) in reading.low else name


def _is_joint(reading: Reading, code: str | None) -> bool:
    title = reading.outline.title
    return _JOINT.match(reading.low[title.start : title.end]) is not None or (
        code is not None and _JOINT_CODE.match(code) is not None
    )


def _ranked(bodies: list[Body], *, joint: bool) -> tuple[Body | None, list[Body]]:
    """Return the superior, if one is printed, and the issuers, the first-named first."""
    dashed = next((index for index, body in enumerate(bodies) if body.dashed), None)
    if dashed is not None:
        above = bodies[dashed - 2] if dashed > 1 else None
        return above, bodies[dashed - 1 :]
    if joint and len(bodies) > 1:
        above = bodies[0] if len(bodies) > 2 and _heads(bodies[0], bodies[1]) else None
        return above, bodies[1:] if above else bodies
    return (bodies[-2] if len(bodies) > 1 else None), bodies[-1:]


def _heads(above: Body, body: Body) -> bool:
    """Tell whether the first body is the superior of the second: a UBND of its Sở or Phòng."""
    kinds = classify_body(above.name).kind, classify_body(body.name).kind
    return kinds[0] in {"peoples_committee", "ministry"} and kinds[1] not in {"peoples_committee", "union"}


def describe(name: str, superior: str | None) -> Issuer:
    """Return kind, level and places of a body; its superior may give the level and the province that it does not."""
    kind = _led(name, superior) or classify_body(name)
    own, above = kind.places, localities(superior or "")
    # 'Sở Tài chính tỉnh X' is called 'Sở Tài chính', 'Bộ Chỉ huy quân sự tỉnh X' keeps its place
    placed = kind.head is not None and attributes("body_kind", kind.head).get("placed", False)
    plain = kind.kind == "department" and own.province and not own.district and not placed
    bare = without_places(name) if plain else name
    level = kind.level or (classify_body(superior).level if superior else None)
    return Issuer(
        name=bare, kind=kind.kind, level=level, superior=superior, province=own.province or above.province,
        district=own.district or above.district, commune=own.commune,
    )  # fmt: skip


def _led(name: str, superior: str | None) -> BodyKind | None:
    """Return what the committee or office of a union or of the Party is, named below the body that it leads or serves.

    'HỘI LHPN VIỆT NAM' / 'BAN CHẤP HÀNH TỈNH X', 'THÀNH ỦY X' / 'BAN TUYÊN GIÁO VÀ DÂN VẬN'.
    """
    above = classify_body(superior) if superior else None
    own = classify_body(name)
    if above is None or own.kind != "department" or own.body is not None:
        return None
    led = above.kind == "union" and name.startswith(_COMMITTEES)
    serves = above.kind == "party_committee" and lower(name).startswith(("ban ", "văn phòng", "ủy ban kiểm tra"))
    return replace(own, kind=above.kind) if led or serves else None


def _placed(reading: Reading, issuing: Issuing, place: str | None) -> Issuing:
    """Add the province that the text states ('Sở Tài chính tỉnh Sóc Trăng'), else that of the địa danh."""
    issuer = issuing.issuer
    if issuer is None or issuer.province is not None or issuer.level == "central":
        return issuing
    named = re.search(re.escape(lower(issuer.name)) + r",?\s+(?:tỉnh|thành phố)\s+", reading.low)
    if named is not None and (match := PLACE_NAME.match(reading.folded, named.end())):
        province = localities(f"tỉnh {reading.text[match.start() : match.end()]}").province
        return Issuing(issuer.model_copy(update={"province": province}), issuing.co_issuers, issuing.evidence)
    if place is None or issuer.level != "province" or not is_province(place):
        return issuing
    grounds = {"issuer.province": f"địa danh ban hành: {place}"}
    return Issuing(issuer.model_copy(update={"province": place}), issuing.co_issuers, issuing.evidence, grounds)
