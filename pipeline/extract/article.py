"""News articles about a plan: recognised, and read for the plan they tell of (contract, genre "article").

The record then describes the plan: its number and day from the sentence that reports it, its title from the headline.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.campaign import Item
from models.header import Issuer
from models.span import Span
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.extract.issuer import Issuing
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.bodies import classify_body
from pipeline.nlp.localities import localities, without_places

# Furniture of portals: a dateline with a clock, votes, comments, an author's line.
_FURNITURE = re.compile(
    r"tác giả(?: bài viết)?\s*:|click để đánh giá|tổng số điểm của bài viết|ý kiến bạn đọc|lượt xem|phiếu bầu|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*[-,]\s*(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}/\d{1,2}/\d{4}\s*[-|,]?\s*\d{1,2}[:h]\d{2}|nguồn tin|tin liên quan|in bài viết|chia sẻ|bình luận|\(ảnh:|theo phóng viên"
)
_REPORTS = re.compile(
    r"(?P<who>(?:ủy ban|ubnd|sở|ban|liên đoàn|lđlđ|phòng|đảng ủy|tỉnh ủy|hội|trường|bộ|cục|công an|huyện|thành phố)[^.;\n]{2,90}?)\s*,?\s*(?:đã |vừa |mới |chính thức )+(?:có |xây dựng và |ký )?(?:ban hành|xây dựng|phát động|triển khai)[^.\n]{0,40}?(?=kế hoạch)"
)
_CONTENTS = re.compile(
    r"(?:nội dung|nhiệm vụ)(?: cơ bản| thi đua| chủ yếu| trọng tâm| chính)*(?: sau| gồm| là|,)*\s*(?:như|gồm|sau|là)?\s*(?:như sau)?\s*:\s*"
)


@dataclass(frozen=True, slots=True)
class Report:
    """What an article says of the plan it reports."""

    plan: Mention
    issuing: Issuing
    title: str | None
    title_span: tuple[Span, ...]


def read_article(reading: Reading) -> Report | None:
    """Return the report when the text is news about a plan: no header of its own, and a sentence that reports the plan."""
    outline = reading.outline
    if outline.title.end > outline.title.start:
        return None
    furnished = _FURNITURE.search(reading.low) is not None
    for match in _REPORTS.finditer(reading.low):
        line_end = reading.text.find("\n", match.end())
        end = line_end if line_end >= 0 else len(reading.text)
        plan = next((mention for mention in find_mentions(reading, match.end(), end) if mention.doc_type == "KH"), None)
        if plan is None or plan.start > match.end() + 20 or not (furnished or plan.symbol):
            continue
        issuing = _issuing(reading, match)
        title, span = _title(reading, plan)
        return Report(plan, issuing, title, span)
    return None


def _issuing(reading: Reading, match: re.Match[str]) -> Issuing:
    words = reading.text[match.start("who") : match.end("who")]
    # 'Hưởng ứng ... do UBND tỉnh phát động tại ..., Sở Công Thương đã ban hành': the last body before the verb acts.
    start = match.start("who") + max(words.rfind(", ") + 2 if ", " in words else 0, 0)
    name = reading.text[start : match.end("who")].strip(" ,")
    name = name[:1].upper() + name[1:]
    kind = classify_body(name)
    places = localities(name)
    bare = without_places(name) if kind.kind == "department" else name
    issuer = Issuer(
        name=expand(bare),
        kind=kind.kind,
        level=kind.level,
        province=places.province,
        district=places.district,
        commune=places.commune,
    )
    issuing = Issuing(issuer, (reading.span(start, start + len(name)),))
    if issuer.province is None and (
        province := re.compile(r"tỉnh\s+(?P<name>(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\s?)+)").search(reading.folded)
    ):
        found = localities("tỉnh " + province["name"].strip()).province
        issuing.issuer = issuer.model_copy(update={"province": found})
        issuing.inferred["issuer.province"] = f"tỉnh nêu trong bài viết: {found}"
    return issuing


def _title(reading: Reading, plan: Mention) -> tuple[str | None, tuple[Span, ...]]:
    if plan.title is None:
        return None, ()
    at = reading.text.find(plan.title, plan.start)
    title = re.sub(r"^về(?: việc)?\s+", "", plan.title)
    at += len(plan.title) - len(title)
    return title, (reading.span(at, at + len(title)),)


def article_contents(reading: Reading) -> tuple[Item, ...]:
    """Return the contents listed inside a sentence: 'gồm những nội dung cơ bản như: A; B; C;…'."""
    match = _CONTENTS.search(reading.low)
    if match is None:
        return ()
    line_end = reading.text.find("\n", match.end())
    end = line_end if line_end >= 0 else len(reading.text)
    items: list[Item] = []
    at = match.end()
    for part in reading.text[match.end() : end].split(";"):
        if re.search(r"\w", part):
            items.append(reading.item_at(at, at + len(part.rstrip(" …."))))
        at += len(part) + 1
    return tuple(items) if len(items) > 1 else ()
