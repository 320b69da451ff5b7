"""References: one entry per document cited, with every mention, and its role to the plan (contract, references).

Roles: a cue before the citation in the preamble or the title decides (Thực hiện, Triển khai, Hưởng ứng: parent; Căn cứ:
basis), then the level of the body that issued it: only a higher body's document can be the parent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from models.header import Issuer
from models.reference import Reference, Role
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.bodies import classify_body, symbol_fits
from pipeline.nlp.symbols import canonical_symbol

_PARENT_CUE = re.compile(
    r"(?:^|[;\n]\s*|\btiếp tục )(?:để |nhằm |tiếp tục )?(?:tổ chức )?(?:thực hiện|triển khai(?: thực hiện)?|hưởng ứng|thi hành|quán triệt(?: và)?)\b"
    r"(?! theo)"
)
_BASIS_CUE = re.compile(r"(?:^|[;\n]\s*)(?:căn cứ|theo|xét|trên cơ sở|thực hiện theo)\b")
_REPLACES = re.compile(r"(?:thay thế|bãi bỏ)(?: cho)?\s*$")
_AMENDS = re.compile(r"(?:sửa đổi(?:, bổ sung)?|bổ sung|điều chỉnh)\s*$")
_LEVELS = {"central": 0, "province": 1, "district": 2, "commune": 3, "unit": 4}
_CODE_LEVELS = (
    (re.compile(r"(?:TTG|TG|CP|QH\d+|TW|VPTW|UBTVQH\d+|BNV|BTĐKT)$"), "central"),
    (re.compile(r"/TU$"), "province"),
    (re.compile(r"/(?:HU|QU|THU|ThU)$"), "district"),
)
# On one level, the Party committee and the council stand above the UBND, and these above the offices.
_ABOVE_COMMITTEE = re.compile(
    r"(?:ban thường vụ |ban chấp hành |thường trực )?(?:đảng bộ|tỉnh ủy|thành ủy|huyện ủy|đảng ủy)|hội đồng nhân dân"
)
_ABOVE_OFFICE = re.compile(
    rf"{_ABOVE_COMMITTEE.pattern}|(?:chủ tịch )?ủy ban nhân dân|hội đồng|liên đoàn|giám đốc|chính quyền"
)
_SAME_OBJECT = 75.0


@dataclass(slots=True)
class _Cited:
    """One document while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)


def extract_references(
    reading: Reading, issuer: Issuer | None, title: str | None, own: str | None
) -> tuple[Reference, ...]:
    """Return the documents that the plan cites, in order of first mention; `own` is the plan's own symbol."""
    cited: dict[str, _Cited] = {}
    for mention, role in _mentions(reading):
        if mention.symbol is not None and own is not None and canonical_symbol(mention.symbol) == canonical_symbol(own):
            continue
        entry = cited.setdefault(_key(mention, cited), _Cited())
        entry.mentions.append(mention)
        entry.roles.append(role)
    documents = [entry for entry in cited.values() if _counts(entry)]
    parent = _choose_parent(documents, issuer, title)
    return tuple(_reference(reading, entry, is_parent=entry is parent) for entry in documents)


def _mentions(reading: Reading) -> Iterable[tuple[Mention, Role]]:
    outline = reading.outline
    # An article has no preamble: any of its paragraphs may say what the plan carries out.
    untitled = outline.title.end == outline.title.start
    if outline.title.end > outline.title.start:
        for mention in find_mentions(reading, outline.title.start, outline.title.end):
            yield mention, _cue_role(reading, outline.title.start, mention)
    for node in outline.nodes:
        in_preamble = node.start in outline.preamble
        for mention in find_mentions(reading, node.start, node.end):
            yield mention, (_cue_role if in_preamble or untitled else _body_role)(reading, node.start, mention)


def _cue_role(reading: Reading, start: int, mention: Mention) -> Role:
    """Return the role by the nearest cue before the mention in its paragraph."""
    before = reading.low[start : mention.start]
    if (own := _body_role(reading, start, mention)) != "mention":
        return own
    parents = [match.end() for match in _PARENT_CUE.finditer(before)]
    bases = [match.end() for match in _BASIS_CUE.finditer(before)]
    if parents and (not bases or parents[-1] > bases[-1]):
        return "parent"
    return "basis" if bases else "mention"


def _body_role(reading: Reading, start: int, mention: Mention) -> Role:
    before = reading.low[start : mention.start]
    if _REPLACES.search(before):
        return "replaces"
    return "amends" if _AMENDS.search(before) else "mention"


def _key(mention: Mention, cited: dict[str, _Cited]) -> str:
    """Return what makes two mentions one document: symbol and year; a law's name."""
    if mention.symbol is None:
        name = comparable(mention.title or "")
        # 'Luật Thi đua, khen thưởng' after 'Luật Thi đua, khen thưởng ngày 15/6/2022' is the same law.
        year = mention.date.year if mention.date else None
        same = [key for key in cited if key.startswith(f"{name}|")]
        return same[0] if same and (year is None or same[0].endswith((f"|{year}", "|None"))) else f"{name}|{year}"
    symbol = canonical_symbol(mention.symbol)
    year = mention.date.year if mention.date else None
    for key, entry in cited.items():
        years = {other.date.year for other in entry.mentions if other.date}
        if key.split("|")[0] == symbol and (year is None or not years or year in years):
            return key
    return f"{symbol}|{year}"


def _counts(entry: _Cited) -> bool:
    """A law without number, year or cue is a subject of the text, not a citation ('tuyên truyền Luật ...')."""
    first = entry.mentions[0]
    return (
        first.symbol is not None
        or any(m.date for m in entry.mentions)
        or any(role != "mention" for role in entry.roles)
    )


def _choose_parent(documents: list[_Cited], issuer: Issuer | None, title: str | None) -> _Cited | None:
    higher = [entry for entry in documents if _is_higher(entry, issuer)]
    cued = [entry for entry in higher if "parent" in entry.roles]
    if cued:
        return max(cued, key=lambda entry: (_likeness(entry, title), -documents.index(entry)))
    under_basis = [entry for entry in higher if "basis" in entry.roles and _same_object(entry, title) >= _SAME_OBJECT]
    return max(under_basis, key=lambda entry: _same_object(entry, title), default=None)


def _likeness(entry: _Cited, title: str | None) -> float:
    titles = [mention.title for mention in entry.mentions if mention.title]
    if title is None or not titles:
        return 0.0
    return max(fuzz.token_set_ratio(comparable(one), comparable(title)) for one in titles)


def _same_object(entry: _Cited, title: str | None) -> float:
    """How far a document under a bare Căn cứ is about the very object of the title (0..100)."""
    titles = [mention.title for mention in entry.mentions if mention.title]
    return max((fuzz.ratio(comparable(one), comparable(title)) for one in titles), default=0.0) if title else 0.0


def _is_higher(entry: _Cited, issuer: Issuer | None) -> bool:
    """Tell whether the document comes from a body above the plan's issuer; unknown levels pass, the same body does not."""
    if any(mention.doc_type in {"LUẬT", "NĐ", "TT", "PL"} for mention in entry.mentions):
        return False
    level = _level(entry)
    names = [mention.issuer for mention in entry.mentions if mention.issuer]
    if issuer is None:
        return True
    if any(comparable(name) == comparable(issuer.name) for name in names):
        return False
    if level is None or issuer.level is None:
        return True
    if _LEVELS[level] != _LEVELS[issuer.level]:
        return _LEVELS[level] < _LEVELS[issuer.level]
    return any(
        (_ABOVE_COMMITTEE if issuer.kind == "peoples_committee" else _ABOVE_OFFICE).match(comparable(name))
        for name in names
    )


def _level(entry: _Cited) -> str | None:
    for mention in entry.mentions:
        if mention.issuer and (level := classify_body(mention.issuer).level):
            return level
    symbol = canonical_symbol(entry.mentions[0].symbol or "")
    return next((level for pattern, level in _CODE_LEVELS if pattern.search(symbol)), None)


def _fullest_issuer(numbered: Mention, mentions: list[Mention]) -> str | None:
    """Return the fullest name given; else the body that ends the trích yếu and fits the code ('... của Sở Xây dựng')."""
    named = [mention.issuer for mention in mentions if mention.issuer]
    if named:
        first = named[0]
        return next(
            (name for name in named if comparable(name).startswith(comparable(first)) and len(name) > len(first)), first
        )
    for mention in mentions:
        tail = re.search(
            r"\bcủa ((?:Sở|Ủy ban nhân dân|UBND|Bộ|Ban|Phòng|Liên đoàn|Cục|Trường)\b[^,;]*)$", mention.title or ""
        )
        if tail is not None and numbered.code is not None and symbol_fits(numbered.code, expand(tail[1])):
            return expand(tail[1])
    return None


def _reference(reading: Reading, entry: _Cited, *, is_parent: bool) -> Reference:
    """Merge the mentions: each part from the first mention that has it."""
    mentions = entry.mentions
    dates = [edtf for mention in mentions if mention.date and (edtf := mention.date.edtf())]
    roles = [role for role in entry.roles if role != "mention"]
    role: Role = (
        "parent" if is_parent else next((role for role in roles if role != "parent"), "basis" if roles else "mention")
    )
    numbered = next((mention for mention in mentions if mention.symbol), mentions[0])
    fullest = sorted(mentions, key=lambda mention: mention.end - mention.start, reverse=True)
    return Reference(
        doc_type=next((mention.doc_type for mention in mentions if mention.doc_type), None),
        number=numbered.number,
        code=numbered.code,
        symbol=numbered.symbol,
        issued_on=max(dates, key=len, default=None),
        issuer=_fullest_issuer(numbered, mentions),
        title=next((mention.title for mention in mentions if mention.title), None),
        role=role,
        evidence=tuple(reading.span(mention.start, mention.end) for mention in fullest),
    )
