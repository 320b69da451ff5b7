"""What a cited document is to the plan: roles by the cue before it, the parent by cue and level (contract, references).

Cues count in the preamble and in the title: Thực hiện, Triển khai, Hưởng ứng make a parent, Căn cứ a basis. Only a
document of a higher body can be the parent.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from models.header import Issuer
from models.reference import Role
from pipeline.extract.citations import Mention
from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.bodies import classify_body, symbol_fits
from pipeline.nlp.symbols import canonical_symbol

_OPENING = r"(?:^[-+•*\s]*|[;\n]\s*[-+•*]?\s*"
_PARENT_CUE = re.compile(
    rf"{_OPENING}|\btiếp tục )(?:để |nhằm |tiếp tục )?(?:tổ chức )?"
    r"(?:thực hiện|triển khai(?: thực hiện)?|hưởng ứng|thi hành|quán triệt(?: và)?|cụ thể hóa)\b(?! theo)"
)
# News says it inside the sentence: 'Đây là hoạt động hưởng ứng phong trào thi đua do UBND tỉnh phát động tại',
# 'Đây là đơn vị sớm cụ thể hóa Kế hoạch số'.
_JOINED_CUE = re.compile(
    r"\b(?:hưởng ứng|cụ thể hóa|nhằm (?:thực hiện|triển khai)|để (?:thực hiện|triển khai))\b[^.;\n]*$"
)
_BASIS_CUE = re.compile(rf"{_OPENING})(?:căn cứ|theo|xét|trên cơ sở|thực hiện theo)\b")
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ)(?: cho)?\s*$")
# 'sửa đổi, bổ sung một số nội dung của Kế hoạch số 31': unless a document is named that does it
_AMENDS = re.compile(
    r"(?:sửa đổi(?:, bổ sung)?|bổ sung|điều chỉnh)(?: một số (?:nội dung|điểm|mục)(?: của| tại| trong)?)?\s*$"
)
_AMENDED_BY = re.compile(r"được (?:sửa đổi|bổ sung|điều chỉnh)(?:,? bổ sung)? (?:tại|bởi|theo)\s*$")
_OTHER_AMENDS = re.compile(r"\d\s?[/-]\s?[a-zđ]{2}[^.;\n]*$")
_CUE_REACH = 4000  # characters: no sentence of a preamble is longer
_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3, "unit": 4}
_CODE_LEVELS = (
    (re.compile(r"(?:TTG|TG|CP|QH\d+|TW|VPTW|UBTVQH\d+|BNV|BTĐKT)$"), "central"),
    (re.compile(r"/TU$"), "province"),
    (re.compile(r"/(?:HU|QU|THU)$"), "district"),
)
_PARTY_CODE = re.compile(r"/(?:TW|TU|HU|QU|THU|ĐU)$")
# On one level the Party committee and the council stand above the UBND, and these above the offices.
_ABOVE_COMMITTEE = re.compile(
    r"(?:ban thường vụ |ban chấp hành |thường trực )?(?:đảng bộ|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|đảng ủy)"
    r"|hội đồng nhân dân"
)
_ABOVE_OFFICE = re.compile(
    rf"{_ABOVE_COMMITTEE.pattern}|(?:chủ tịch )?ủy ban nhân dân|hội đồng|liên đoàn|giám đốc|chính quyền"
)
# The youth union of the place stands above those of its sectors, firms and schools: 'Đoàn Than', 'Đoàn Khối'.
_ABOVE_UNION = re.compile(
    rf"{_ABOVE_OFFICE.pattern}|(?:ban thường vụ |ban chấp hành |btv |bch )?(?:tỉnh|thành|huyện|quận|thị|thị xã|xã) đoàn"
)
_ABOVE_MINISTRY = re.compile(
    r"(?:phó )?thủ tướng|chính phủ|quốc hội|ủy ban thường vụ quốc hội|chủ tịch nước|ban bí thư|bộ chính trị"
    r"|ban chấp hành trung ương|trung ương đảng|hội đồng thi đua khen thưởng trung ương"
)
_LAWS = frozenset({"LUẬT", "NĐ", "TT", "PL", "TTLT", "VBHN"})
_SAME_OBJECT = 75.0
# Bodies whose abbreviation tells them from their superiors; a UBND of any level signs UBND.
_SYMBOL_OF_ITS_OWN = frozenset({"department", "ministry", "division", "school"})


@dataclass(slots=True)
class Cited:
    """One document while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    @property
    def titles(self) -> list[str]:
        """The trích yếu given."""
        return [mention.title for mention in self.mentions if mention.title]

    @property
    def counts(self) -> bool:
        """A law without number, year or cue is a subject of the text, not a citation ('tuyên truyền Luật ...')."""
        dated = any(mention.date or mention.listed for mention in self.mentions)
        return self.mentions[0].symbol is not None or dated or any(role != "mention" for role in self.roles)


def cue_role(reading: Reading, start: int, mention: Mention, *, article: bool = False) -> Role:
    """Return the role by the nearest cue before the mention in its paragraph, which begins at `start`."""
    before = reading.low[max(start, mention.start - _CUE_REACH) : mention.start]
    if (own := verb_role(reading, start, mention)) != "mention":
        return own
    parents = [match.end() for match in _PARENT_CUE.finditer(before)]
    bases = [match.end() for match in _BASIS_CUE.finditer(before)]
    if parents and (not bases or parents[-1] > bases[-1]):
        # 'Thực hiện Kế hoạch số 31, được sửa đổi, bổ sung tại Kế hoạch số 44'
        return "mention" if _AMENDED_BY.search(before) else "parent"
    if article and _JOINED_CUE.search(before):
        return "parent"
    return "basis" if bases else "mention"


def verb_role(reading: Reading, start: int, mention: Mention) -> Role:
    """Return the role by the verb right before the mention: 'thay thế Kế hoạch số ...'."""
    before = reading.low[max(start, mention.start - 60) : mention.start]
    if _REPLACES.search(before):
        return "replaces"
    return "amends" if _AMENDS.search(before) and not _OTHER_AMENDS.search(before) else "mention"


def choose_parent(documents: Sequence[Cited], issuer: Issuer | None, title: str | None) -> Cited | None:
    """Return the document that the plan carries out.

    Of several under a parent's cue the one most like the title, the first of equals; else, under a bare Căn cứ, the one
    about the very object of the title (gold guidelines).
    """
    higher = [entry for entry in documents if _is_higher(entry, issuer)]
    cued = [entry for entry in higher if "parent" in entry.roles]
    if cued:
        return max(cued, key=lambda entry: _likeness(entry, title))
    under_basis = [entry for entry in higher if "basis" in entry.roles and _sameness(entry, title) >= _SAME_OBJECT]
    return max(under_basis, key=lambda entry: _sameness(entry, title), default=None)


def _likeness(entry: Cited, title: str | None) -> float:
    if title is None:
        return 0.0
    return max((fuzz.token_set_ratio(comparable(one), comparable(title)) for one in entry.titles), default=0.0)


def _sameness(entry: Cited, title: str | None) -> float:
    """How far a document under a bare Căn cứ is about the very object of the title (0..100)."""
    if title is None:
        return 0.0
    return max((fuzz.ratio(comparable(one), comparable(title)) for one in entry.titles), default=0.0)


def _is_higher(entry: Cited, issuer: Issuer | None) -> bool:
    """Tell whether a document comes from a body above the plan's; unknown levels pass, the same body does not."""
    if any(mention.doc_type in _LAWS for mention in entry.mentions):
        return False
    if issuer is None:
        return True
    names = [comparable(mention.issuer) for mention in entry.mentions if mention.issuer]
    own = comparable(issuer.name)
    if any(name == own or name.endswith(f" {own}") for name in names):
        return False  # the same body, its head ('Giám đốc Sở Công Thương') or a part of it
    if issuer.superior and any(_is_superior(name, comparable(issuer.superior)) for name in names):
        return True  # printed above its own name: 'SƯ ĐOÀN 8' / 'TRUNG ĐOÀN 3', both units
    if not names and issuer.kind in _SYMBOL_OF_ITS_OWN and symbol_fits(_code(entry), issuer.name):
        return False
    level = _level(entry)
    if level is None or issuer.level is None:
        return True
    if _LEVELS[level] != _LEVELS[issuer.level]:
        return _LEVELS[level] < _LEVELS[issuer.level]
    above = _above(issuer)
    party = not names and issuer.kind != "party_committee" and _PARTY_CODE.search(_code(entry)) is not None
    return party or any(above.match(name) for name in names)


def _is_superior(name: str, superior: str) -> bool:
    """Tell whether a cited issuer is the body above, one of them perhaps without its place."""
    alike = f"{superior} ".startswith(f"{name} ") or f"{name} ".startswith(f"{superior} ")
    return alike and len(name.split()) > 1


def _above(issuer: Issuer) -> re.Pattern[str]:
    if issuer.level == "central":
        return _ABOVE_MINISTRY
    above_others = _ABOVE_UNION if issuer.kind == "union" else _ABOVE_OFFICE
    return _ABOVE_COMMITTEE if issuer.kind == "peoples_committee" else above_others


def _code(entry: Cited) -> str:
    return canonical_symbol(next((mention.symbol for mention in entry.mentions if mention.symbol), ""))


def _level(entry: Cited) -> str | None:
    for mention in entry.mentions:
        if mention.issuer and (level := classify_body(mention.issuer).level):
            return level
    return next((level for pattern, level in _CODE_LEVELS if pattern.search(_code(entry))), None)
