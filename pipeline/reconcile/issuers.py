"""Bodies as citations name them: the same body under another name, its rank, whether a text addresses it.

`compatible` answers with three values: True, False, or None where the names leave it open.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from models.header import Issuer, Level
from models.reference import Reference
from pipeline.nlp import places
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.tables import load_table

TWO_TIERS = date(2025, 7, 1)
"""Since this day there is no district level and there are 34 provinces (NQ 202/2025/QH15, Luật 72/2025/QH15)."""

_RANK: dict[Level, int] = {"central": 4, "province": 3, "district": 2, "commune": 1, "unit": 0}
_NAMED_LEVEL: dict[str, Level] = {"tỉnh": "province", "huyện": "district", "xã": "commune"}
# The person signs for the body: 'Chủ tịch UBND tỉnh', 'Bộ trưởng Bộ Nội vụ', 'Giám đốc Sở Tài chính'.
_PERSON = re.compile(r"^(?:(?:phó )?chủ tịch|bộ trưởng|giám đốc|thủ trưởng|thường trực|lãnh đạo) (?=\S)")
# One committee signs under many names (domain notes 1.3): all of them are /TU of the province, /HU of the district.
_PARTY = re.compile(
    r"^(?:ban thường vụ |ban chấp hành |thường trực )*(tỉnh|thành|huyện|thị|quận|đảng) ủy"
    r"(?: (tỉnh|thành phố|huyện|xã|phường))?"
    r"|^ban (?:chấp hành|thường vụ) đảng bộ (tỉnh|thành phố|huyện|xã|phường)"
)
# A standing organ acts for its body: 'Ban Thường vụ Tỉnh Đoàn', 'Ban Chấp hành Công đoàn ngành Y tế'.
_ORGAN = re.compile(r"^(?:(?:ban chấp hành|ban thường vụ|đoàn chủ tịch|bch|btv) )+(?=\S)")
# 'Đoàn TNCS Hồ Chí Minh tỉnh Quảng Ninh' is 'Tỉnh Đoàn Quảng Ninh'.
_YOUTH = re.compile(
    r"^đoàn thanh niên(?: cộng sản)?(?: hồ chí minh)? (?:(tỉnh)|(thành)(?: phố)?|(huyện)|(quận)|(thị)(?: xã)?)\b"
)
# Bodies of one organisation that stand under its body of the same level: 'Công đoàn ngành Y tế' and 'Công đoàn các khu
# công nghiệp tỉnh' under the Liên đoàn Lao động tỉnh, 'Đoàn Than', 'Đoàn Khối các cơ quan tỉnh' under the Tỉnh Đoàn.
_BRANCH = re.compile(r"^(?:công đoàn|đoàn) (?!chủ tịch)(?!.*việt nam)")
_PARTY_LEVEL = {"thành": "tỉnh", "thành phố": "tỉnh", "thị": "huyện", "quận": "huyện", "xã": "đảng", "phường": "đảng"}
# 'Các đơn vị trực thuộc', 'Các cơ quan, đơn vị', 'các cấp công đoàn': whoever carries the plan out.
_EVERY_UNIT = re.compile(
    r"(?:các |mỗi |từng )?(?:cơ quan(?: và)? đơn vị|đơn vị|cấp công đoàn|cấp hội)"
    r"(?: (?:trực thuộc|trong (?:toàn )?ngành).*)?$"
)
# 'Hiệu trưởng các trường', 'Thủ trưởng các cơ quan'
_CHIEF = re.compile(r"^(?:thủ trưởng|chỉ huy trưởng|giám đốc|thường trực|lãnh đạo|chủ tịch)\s+", re.IGNORECASE)
_HEADS = re.compile(r"^(?:(?:hiệu trưởng|thủ trưởng|giám đốc|người đứng đầu|lãnh đạo) )?(?:(?:các|mỗi|từng) )?")
_NAMING = 2
"""Syllables that an abbreviated name must account for."""
_BELOW = re.compile(r"\bđịa phương\b|\bcấp dưới\b|\bđơn vị\b")
_PROVINCES = re.compile(r"\b(?:các|mỗi|từng) tỉnh\b")
# 'mỗi đơn vị trực thuộc Bộ đề nghị không quá 01 tập thể': no committee of a province is one of these.
_OF_A_BODY = re.compile(
    r"^(?:các |mỗi |từng )?(?:cơ quan(?:,| và)? ?)?đơn vị (?:trực )?thuộc (?:bộ|sở|ngành|tổng cục|cục)\b"
)
_TOWN = re.compile(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\b")


@lru_cache(maxsize=8192)
def _body(name: str) -> tuple[str, frozenset[str]]:
    """Return the head of a body's comparable name and the words behind it."""
    words = _PERSON.sub("", comparable(name))
    party = _PARTY.match(words)
    if party:
        level = next(group for group in party.groups() if group)
        return f"{_PARTY_LEVEL.get(level, level)} ủy", frozenset(words[party.end() :].split()) - {
            "tỉnh",
            "thành",
            "phố",
        }
    syllables = _plain_body(words).split()
    return " ".join(syllables[:2]), frozenset(syllables[2:])


def _plain_body(words: str) -> str:
    """Return a comparable name without its standing organ, a youth union under its short name."""
    return _YOUTH.sub(lambda match: f"{next(filter(None, match.groups()))} đoàn", _ORGAN.sub("", words))


def _place_words(issuer: Issuer) -> frozenset[str]:
    places = (issuer.province, issuer.district, issuer.commune)
    return frozenset(word for place in places if place for word in comparable(place).split())


def compatible(name: str | None, issuer: Issuer | None) -> bool | None:
    """Tell whether a cited issuer can be `issuer`: None when either is unknown.

    'Ủy ban nhân dân tỉnh' can be 'Ủy ban nhân dân tỉnh Sóc Trăng', not 'Ủy ban nhân dân huyện Châu Thành'.
    """
    if not name or issuer is None:
        return None
    behind = _behind(name, issuer)
    if behind and issuer.superior:
        return compatible(behind, issuer.model_copy(update={"name": issuer.superior, "superior": None}))
    head, rest = _body(name)
    own_head, own_rest = _body(issuer.name)
    if (head != own_head or rest - own_rest) and abbreviates(_CHIEF.sub("", name), issuer):
        return True  # 'Thủ trưởng Bộ CHQS tỉnh' for Bộ Chỉ huy quân sự tỉnh
    if head != own_head:
        return False
    known = own_rest | _place_words(issuer)
    if issuer.level == "province":
        # The level may stand in one of the two only: 'Tỉnh ủy Nghệ An', 'Sở Tài chính tỉnh Sóc Trăng'.
        # 'Thành phố Sóc Trăng' is a city of the province of that name, not the province.
        level = {"tỉnh"} if "tỉnh" in own_rest else {"tỉnh", "thành", "phố"}
        known, rest, own_rest = (words - level for words in (known, rest, own_rest))
    # Words the record does not have may be its unknown province, never another one.
    return rest <= known or (own_rest < rest and not issuer.province and "phố" not in rest - own_rest)


def _behind(name: str, issuer: Issuer) -> str | None:
    """Return the Party committee that a name has behind the issuer's own, which its header prints above it.

    'Ban Tổ chức Tỉnh ủy' cites what is issued under TỈNH ỦY LAI CHÂU / BAN TỔ CHỨC.
    """
    words, own = _PERSON.sub("", comparable(name)), comparable(issuer.name)
    rest = words.removeprefix(f"{own} ")
    return rest if rest != words and _of_party(issuer) and _PARTY.match(rest) else None


def _of_party(issuer: Issuer) -> bool:
    """Tell whether a body is an organ of the Party committee that stands above its name."""
    return issuer.superior is not None and _PARTY.match(comparable(issuer.superior)) is not None


def full_name(issuer: Issuer) -> str:
    """Return a body's name for a sentence: organs of Party committees are all called alike, 'Ban Tổ chức'."""
    alone = _of_party(issuer) and not re.search(r"\bủy\b", comparable(issuer.name))
    return f"{issuer.name} {issuer.superior}" if alone else issuer.name


@lru_cache(maxsize=4096)
def province_root(name: str | None) -> str | None:
    """Return the province in which a province's land lies today, in comparable form: Sóc Trăng, Hậu Giang -> Cần Thơ.

    A name that is no province in the table stands for itself; None stays None.
    """
    if not name:
        return None
    try:
        return comparable(places.successor(name, date.max))
    except KeyError:
        return comparable(name)


def same_province(left: Issuer | None, right: Issuer | None, issued: date | None) -> bool | None:
    """Tell whether the parent's body `right` lies in the province of the child's body `left`.

    A plan of the new province carries out those of the provinces merged into it (NQ 202/2025/QH15), so from the merge
    on, or on an unknown day `issued` of the child, a province and its successor are one. None when a name is unknown.
    """
    if left is None or right is None or not left.province or not right.province:
        return None
    if comparable(left.province) == comparable(right.province):
        return True
    if issued is not None and issued < TWO_TIERS:
        return False
    if not (places.is_province(left.province) and places.is_province(right.province)):
        return None
    return province_root(right.province) == comparable(left.province)


def succeeded(name: str | None, issuer: Issuer | None) -> bool:
    """Tell whether a citation names the body that took over `issuer`: 'UBND thành phố Cần Thơ' for Sóc Trăng's."""
    if not name or issuer is None or issuer.level != "province" or not issuer.province:
        return False
    root = province_root(issuer.province)
    if root == comparable(issuer.province):
        return False
    (head, rest), (own_head, own_rest) = _body(name), _body(issuer.name)
    kind = own_rest - _place_words(issuer)
    level = {"tỉnh", "thành", "phố"}
    return head == own_head and rest - level == (kind | frozenset((root or "").split())) - level


def rank(issuer: Issuer | None) -> int | None:
    """Return the level of a body as a number, higher is more; a department stands half a step under its committee."""
    if issuer is None or issuer.level is None:
        return None
    minor = {"ministry": 1, "department": 1, "division": 2, "school": 2, "enterprise": 2}
    branch = issuer.kind in {"union", "other"} and _BRANCH.match(_plain_body(comparable(issuer.name))) is not None
    return 4 * _RANK[issuer.level] - minor.get(issuer.kind, int(branch))


def subordinate(child: Issuer | None, parent: Issuer | None) -> bool:
    """Tell whether the child's own header puts it under the parent: 'LIÊN ĐOÀN LAO ĐỘNG TỈNH' above its name."""
    return child is not None and compatible(child.superior, parent) is True and compatible(child.name, parent) is False


def stands_above(parent: Issuer | None, child: Issuer | None) -> bool | None:
    """Tell whether the parent's issuer stands above the child's; None when a level is unknown."""
    above, mine = rank(parent), rank(child)
    if subordinate(child, parent):
        return True
    if parent and child and _of_party(parent) and _of_party(child):  # 'Ban Tổ chức' of two committees
        above, mine = name_rank(parent.superior or ""), name_rank(child.superior or "")
    return above > mine if above is not None and mine is not None else None


_TOKEN = re.compile(r"[^\W\d_]+")


def abbreviates(text: str, issuer: Issuer) -> bool:
    """Tell whether a printed name is a body's in initials: 'CĐ các KCN' for Công đoàn các khu công nghiệp tỉnh.

    Words in capitals stand for as many syllables as they have letters, the others for themselves; what the full name
    has behind may only be its level and its place ('HND tỉnh' for Hội Nông dân tỉnh Đồng Tháp).
    """
    syllables = _plain_body(comparable(issuer.name)).split()
    place = 0
    tokens = _TOKEN.findall(text)
    for token in tokens:
        if comparable(token) == " ".join(syllables[place : place + 1]):
            place += 1
        elif token.isupper() and "".join(word[0] for word in syllables[place : place + len(token)]) == token.lower():
            place += len(token)
        else:
            return False
    rest = set(syllables[place:]) - _place_words(issuer) - {"tỉnh", "thành", "phố", "huyện"}
    return any(token.isupper() for token in tokens) and place >= _NAMING and not rest


def plain_body(name: str) -> str:
    """Return a name in comparable form without the organ or the chair that acts for the body.

    'Ban Chấp hành Hội Nông dân tỉnh' and 'Hội Nông dân tỉnh' grant one award, 'Chủ tịch UBND tỉnh' and 'UBND tỉnh' too.
    """
    return re.sub(r"^chủ tịch (?=ủy ban nhân dân|liên đoàn|hội|công đoàn)", "", _plain_body(comparable(name)))


def reference_rank(reference: Reference) -> int | None:
    """Return the rank of a cited issuer by the words of its name; None when they say no level."""
    if not reference.issuer:
        return 16 if reference.doc_type == "LUẬT" else None
    return name_rank(reference.issuer)


def name_rank(name: str) -> int | None:
    """Return the rank of a body by the words of its name; None when they say no level."""
    words = comparable(name)
    for row in load_table("pipeline.reconcile", "ranks"):
        if re.search(row["pattern"], words):
            rank_of: int = row["rank"]
            return rank_of
    return None


def _of_kind(group: str, issuer: Issuer) -> bool:
    """Tell whether a group lists the kind of body that an issuer's name begins with: 'mỗi tập đoàn, tổng công ty'."""
    if issuer.kind == "peoples_committee":
        return False
    kinds = (_HEADS.sub("", comparable(part)) for part in re.split(r"[,;]| và | hoặc ", group))
    return any(kind and comparable(issuer.name).startswith(f"{kind} ") for kind in kinds)


def _told_by_towns(issuer: Issuer, words: str, kind: str) -> bool:
    """Tell whether the towns of a text say which bodies of a kind it takes in.

    Committees go by the bare towns, a command or a division by its own kind: 'Ban Chỉ huy quân sự các xã, thị trấn'.
    """
    if issuer.kind not in {"other", "division"}:
        return issuer.kind == "peoples_committee"
    return re.search(rf"\b{re.escape(kind.strip())} (?:các |mỗi |từng )*(?:{_TOWN.pattern})", words) is not None


def addresses(text: str | None, issuer: Issuer | None) -> bool | None:
    """Tell whether a group named in a parent ('các xã', 'các sở, ban, ngành') takes in `issuer`; None when unclear."""
    if not text or issuer is None:
        return None
    words = comparable(text).replace("hợp tác xã", "hợp tác")  # a cooperative is no commune
    own = comparable(issuer.name)
    if own and (own in words or _of_kind(text, issuer)):
        return True
    levels = {_NAMED_LEVEL[name] for name in re.findall(r"\bcấp (tỉnh|huyện|xã)\b", words)}
    if issuer.kind == "peoples_committee" and levels:
        return issuer.level in levels
    # 'các sở, ban, ngành tỉnh' are of a province, 'các tỉnh, thành phố' are provinces.
    towns = set(_TOWN.findall(words)) - (set() if _PROVINCES.search(words) else {"tỉnh"})
    mine = _TOWN.search(own)
    if mine and towns and _told_by_towns(issuer, words, own[: mine.start()]):
        return mine.group() in towns
    # 'Hội LHPN các huyện, thành phố' is no word to the union of a commune; 'Đảng ủy các phường', 'các quận ủy'.
    named = " ".join(_plain_body(own).split()[:2]) in words
    if issuer.kind in {"union", "party_committee"} and named:
        return mine is None or not towns or mine.group() in towns
    head = _body(own)[0].split()
    if issuer.kind == "union" and head[-1:] == ["đoàn"] and "đoàn" in words.split():
        return head[0] in words.split() or None  # 'Các huyện, thị, thành đoàn'
    if _EVERY_UNIT.match(words) and issuer.kind != "peoples_committee":
        return True
    if issuer.kind == "peoples_committee" and _BELOW.search(words):
        return _OF_A_BODY.search(words) is None
    if re.search(r"\bsở\b|\bban ngành\b|\bngành\b", words) or re.match(r"(?:các )?(?:cơ quan|đơn vị)\b", words):
        return issuer.kind in {"department", "division"} or None
    return False if issuer.kind == "department" and towns else None
