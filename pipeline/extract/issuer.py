"""The issuing body: from the header, else from the body of the text (NĐ 30/2020/NĐ-CP, Phụ lục I; domain notes 5.6).

The last body above the number issues, the one before it is its superior. A name that only the text gives is taken from
the sentence that acts: 'Sở Xây dựng ban hành Kế hoạch phát động ...'.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from models.header import Issuer
from models.outline import Region
from models.reference import Reference
from models.span import Span
from pipeline.extract.casing import proper_case
from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.bodies import classify_body
from pipeline.nlp.fold import lower
from pipeline.nlp.localities import localities, without_places
from pipeline.nlp.places import is_province

_NOT_A_NAME = re.compile(
    r"cộng hòa xã hội chủ nghĩa việt nam|độc lập\s*-\s*tự do\s*-\s*hạnh phúc|đảng cộng sản việt nam|(?:^|\s)số\s*[:.]?\s*[\d./…_ -]|, ngày\b|[-_*–]{3,}|^v/v|"
    r"^(?:dự thảo|hỏa tốc|khẩn|mật|sao y)"
)
_UPPER = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ]"
_NAME = rf"(?:{_UPPER}[\wÀ-ỹ']*|\d+)"
_ACTS = r"\s*(?:\([^)]{1,40}\)\s*)?,?\s*(?:đã\s+)?(?:xây dựng|ban hành|phát động|đề ra|triển khai|lập|tổ chức phát động|tổ chức triển khai)"
_BODY_START = re.compile(
    r"(?<!\w)(?:Ủy ban nhân dân|UBND|Sở|Liên đoàn Lao động|LĐLĐ|Ban|Phòng|Trường|Công đoàn|Đảng ủy|Tỉnh ủy|Thành ủy|Huyện ủy|Hội đồng|Bộ|Cục|Chi cục"
    r"|Bệnh viện|Trung tâm|Thanh tra|Hội|Ủy ban|Công an|Bảo hiểm xã hội|Văn phòng|Ban Chấp hành|Tỉnh đoàn|Huyện đoàn|Công ty|Tổng công ty|Cụm thi đua|Khối thi đua)\s"
)
_NAME_STOP = re.compile(_ACTS + r"|[,.;:()\n]")
_MAX_NAME = 110


@dataclass(slots=True)
class Issuing:
    """The issuer with its evidence and the grounds of what is inferred."""

    issuer: Issuer | None = None
    evidence: tuple[Span, ...] = ()
    inferred: dict[str, str] = field(default_factory=dict)


def read_issuer(reading: Reading, header: Region, place: str | None) -> Issuing:
    """Return the issuing body; references can still add the province (`with_province`)."""
    bodies = _header_bodies(reading, header)
    if not bodies:
        acting = _acting_body(reading)
        if acting is None:
            return Issuing()
        bodies = [acting]
        place = None
    (start, end, name), superior = bodies[-1], bodies[-2][2] if len(bodies) > 1 else None
    issuing = Issuing(issuer=_describe(name, superior), evidence=(reading.span(start, end),))
    _province_from_text(reading, issuing, place)
    return issuing


def _header_bodies(reading: Reading, header: Region) -> list[tuple[int, int, str]]:
    """Return the bodies named in the header as (start, end, name in proper case, expanded)."""
    groups: list[tuple[int, int, str]] = []
    for block in reading.document.blocks:
        if block.start not in header or block.column == "right":
            continue
        start, end = block.start, block.end
        other = _NOT_A_NAME.search(reading.low, start, end)
        if other is not None:
            end = other.start()
        text = reading.text[start:end].strip(" -_*")
        if len(text) < 3 or not text.isupper():
            continue
        end = start + len(reading.text[start:end].rstrip(" -_*"))
        if groups and not _starts_body(text):
            first, _, name = groups[-1]
            groups[-1] = (first, end, f"{name} {text}")
        elif groups or _starts_body(text):
            groups.append((start, end, text))
    return [(start, end, expand(proper_case(reading, " ".join(name.split())))) for start, end, name in groups]


_HEADER_BODY = re.compile(
    r"(?:ủy ban|ubnd|sở|ban |phòng|trường|công đoàn|liên đoàn|lđlđ|đảng ủy|đảng bộ|tỉnh ủy|thành ủy|huyện ủy|quận ủy|thị ủy|hội |hội đồng|bộ |cục|tổng cục|chi cục|bệnh viện"
    r"|trung tâm|thanh tra|công an|bảo hiểm|văn phòng|tỉnh đoàn|huyện đoàn|đoàn |công ty|tổng công ty|tập đoàn|cụm |khối |thủ tướng|chính phủ|tòa án|viện|kho bạc|ngân hàng|chi bộ|học viện|đại học|hđnd|quốc hội|tổng)"
)


def _starts_body(text: str) -> bool:
    return _HEADER_BODY.match(lower(text)) is not None


def _acting_body(reading: Reading) -> tuple[int, int, str] | None:
    """The body of the sentence that launches the plan, in the preamble; else that of 'Trên đây là Kế hoạch ... của X'."""
    outline = reading.outline
    for start, end in ((outline.preamble.start, outline.preamble.end), (outline.title.start, outline.title.end)):
        for match in reversed(list(_BODY_START.finditer(reading.folded, start, end))):
            stop = _NAME_STOP.search(reading.folded, match.end(), min(end, match.start() + _MAX_NAME))
            acts = stop is not None and re.match(_ACTS, stop.group()) is not None
            in_title = start == outline.title.start and reading.low[: match.start()].endswith("của ")
            if acts or in_title:
                last = stop.start() if stop else end
                name = reading.text[match.start() : last].strip()
                return match.start(), match.start() + len(name), expand(name)
    return _of_farewell(reading)


_FAREWELL = re.compile(r"trên đây là kế hoạch[^.]*?\bcủa\s+(?=\w)")


def _of_farewell(reading: Reading) -> tuple[int, int, str] | None:
    match = _FAREWELL.search(reading.low, reading.outline.body.start, reading.outline.body.end)
    if match is None or not _BODY_START.match(reading.folded, match.end()):
        return None
    stop = re.compile(r"[,.;:()\n]").search(reading.folded, match.end())
    name = reading.text[match.end() : stop.start() if stop else match.end() + _MAX_NAME].strip(" /")
    return match.end(), match.end() + len(name), expand(name)


def _describe(name: str, superior: str | None) -> Issuer:
    kind = classify_body(name)
    own, above = kind.places, localities(superior or "")
    bare = without_places(name) if kind.kind == "department" and own.province and not own.district else name
    return Issuer(
        name=bare, kind=kind.kind, level=kind.level, superior=superior, province=own.province or above.province,
        district=own.district or above.district, commune=own.commune,
    )  # fmt: skip


def _province_from_text(reading: Reading, issuing: Issuing, place: str | None) -> None:
    """'Sở Tài chính tỉnh Sóc Trăng' elsewhere in the text states the province; the địa danh of a provincial body grounds it."""
    issuer = issuing.issuer
    if issuer is None or issuer.province is not None or issuer.level == "central":
        return
    named = re.compile(re.escape(lower(issuer.name)) + r",?\s+(?:tỉnh|thành phố)\s+").search(reading.low)
    if named is not None and (
        match := re.compile(rf"{_NAME}(?:\s?[- ]\s?{_NAME})*").match(reading.folded, named.end())
    ):
        issuing.issuer = issuer.model_copy(update={"province": reading.text[match.start() : match.end()]})
    elif place is not None and issuer.level == "province" and is_province(place):
        issuing.issuer = issuer.model_copy(update={"province": place})
        issuing.inferred["issuer.province"] = f"địa danh ban hành: {place}"


_TITLED = re.compile(rf"(?<!\w)tỉnh\s+(?P<name>{_NAME}(?:\s?[- ]\s?{_NAME})*)")


def _titled_province(title: str) -> str | None:
    match = _TITLED.search(title)
    return match["name"] if match and is_province(match["name"]) else None


def with_province(issuing: Issuing, references: tuple[Reference, ...], title: str | None) -> Issuing:
    """Return the issuer with the one province that its title or the bodies it cites name; unchanged when they differ."""
    issuer = issuing.issuer
    if issuer is None or issuer.province is not None or issuer.level in {None, "central"}:
        return issuing
    cited = {
        province
        for ref in references
        if ref.issuer and ref.role != "mention" and (province := localities(ref.issuer).province)
    }
    cited |= {
        province for ref in references if ref.issuer and not cited and (province := localities(ref.issuer).province)
    }
    titled = _titled_province(title or "")
    grounds = {titled} if titled else cited
    if len({comparable(province) for province in grounds}) != 1:
        return issuing
    province = next(iter(grounds))
    ground = "tỉnh nêu trong trích yếu" if titled else "tỉnh của cơ quan ban hành văn bản được viện dẫn"
    return Issuing(
        issuer.model_copy(update={"province": province}),
        issuing.evidence,
        {**issuing.inferred, "issuer.province": f"{ground}: {province}"},
    )
