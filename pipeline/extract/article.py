"""News articles about a plan: recognised, and read for the plan they tell of (contract, genre "article").

The record then describes the plan: its number and day from the sentence that reports it, its title from that sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from models.campaign import Item
from models.span import Span
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.extract.fullnames import full_name_of
from pipeline.extract.issuer import PLACE_NAME, Issuing, describe
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.localities import localities
from pipeline.nlp.phrases import alternation

# Furniture of portals: votes, comments, an author's line, a dateline with a clock or a weekday.
_FURNITURE = re.compile(
    rf"{alternation('portal_furniture')}|tác giả(?: bài viết)?\s*:"
    r"|(?:thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)\s*[-,]\s*(?:ngày )?\d{1,2}/\d{1,2}/\d{4}"
    r"|\d{1,2}/\d{1,2}/\d{4}\s*[-|,]?\s*\d{1,2}[:h]\d{2}"
)
# 'Sở Công Thương đã ban hành Kế hoạch', 'UBND thành phố Ngã Bảy vừa ban hành Kế hoạch'
_REPORTS = re.compile(
    rf"(?<!\w)(?P<who>{alternation('reporting_bodies')}(?P<own>\s[^.;\n]{{2,90}}?)?)\s*,?\s*"
    r"(?:(?:đã|vừa|mới|chính thức) )+"
    rf"(?:có |xây dựng và |ký )?{alternation('reporting_verbs')}[^.\n]{{0,40}}?(?=kế hoạch)"
)
_CONTENTS = re.compile(
    rf"(?:nội dung|nhiệm vụ)(?: {alternation('content_heads')})*"
    # as in 'Ba nội dung thi đua được xác định' and 'Các nhiệm vụ của phong trào được đề ra gồm'
    r"(?: của (?:kế hoạch|phong trào|đợt thi đua))?"
    r"(?: (?:đã )?được (?:xác định|đề ra|đặt ra|đưa ra|phát động|triển khai|nêu|chọn))?"
    r"(?: sau| gồm| là|,)*\s*(?:như|gồm|sau|là)?\s*(?:như sau)?\s*:\s*"
)
_VE = re.compile(r"về(?: việc)?\s+")
_PROVINCE = re.compile(rf"tỉnh\s+(?P<name>{PLACE_NAME.pattern})")
_NEAR = 20  # the reported plan is named right behind the verb


@dataclass(frozen=True, slots=True)
class Report:
    """What an article says of the plan it reports."""

    plan: Mention
    issuing: Issuing
    title: str | None
    title_span: tuple[Span, ...]


def read_article(reading: Reading) -> Report | None:
    """Return the report when the text is news about a plan: no header of its own, and a sentence that reports the plan.

    A plan without a number is reported only on a page with the furniture of a portal.
    """
    outline = reading.outline
    if outline.title.end > outline.title.start or outline.header.end > outline.header.start:
        return None
    furnished = _FURNITURE.search(reading.low) is not None
    for match in _REPORTS.finditer(reading.low):
        line_end = reading.text.find("\n", match.end())
        end = line_end if line_end >= 0 else len(reading.text)
        mentions = find_mentions(reading, match.end(), end)
        plan = next((mention for mention in mentions if mention.doc_type == "KH"), None)
        if plan is not None and plan.start <= match.end() + _NEAR and _tells(reading, match, plan, furnished=furnished):
            title, span = _title(reading, plan)
            return Report(plan, _issuing(reading, match), title, span)
    return None


def _tells(reading: Reading, match: re.Match[str], plan: Mention, *, furnished: bool) -> bool:
    """A bare kind of body ('Nhà hát đã ban hành') is a name only in capitals, and reports only a plan with a number."""
    if match["own"] is None:
        return plan.symbol is not None and reading.folded[match.start()].isupper()
    return furnished or plan.symbol is not None


def _issuing(reading: Reading, match: re.Match[str]) -> Issuing:
    if match["own"] is None:
        named = full_name_of(reading, reading.folded[match.start() : match.end("who")], match.start())
        if named is None:
            return Issuing()
        issuer = describe(expand(reading.text[slice(*named)]), None)
        spans = (reading.span(match.start(), match.end("who")), reading.span(*named))
        return _placed(reading, Issuing(issuer, evidence=spans))
    words = reading.text[match.start("who") : match.end("who")]
    # 'Hưởng ứng ... do UBND tỉnh phát động tại ..., Sở Công Thương đã ban hành': the last body before the verb acts.
    start = match.start("who") + words.rfind(", ") + 2 if ", " in words else match.start("who")
    name = reading.text[start : match.end("who")].rstrip(" ,")
    issuing = Issuing(
        describe(expand(name[:1].upper() + name[1:]), None), evidence=(reading.span(start, start + len(name)),)
    )
    return _placed(reading, issuing)


def _placed(reading: Reading, issuing: Issuing) -> Issuing:
    issuer = issuing.issuer
    if issuer is None or issuer.province is not None or issuer.level == "central":
        return issuing
    named = {localities(f"tỉnh {match['name']}").province for match in _PROVINCE.finditer(reading.folded)} - {None}
    if len(named) != 1:
        return issuing
    province = named.pop()
    grounds = {"issuer.province": f"tỉnh nêu trong bài viết: {province}"}
    return replace(issuing, issuer=issuer.model_copy(update={"province": province}), inferred=grounds)


def _title(reading: Reading, plan: Mention) -> tuple[str | None, tuple[Span, ...]]:
    if plan.title is None:
        return None, ()
    at = reading.text.find(plan.title, plan.start)
    opening = _VE.match(plan.title)
    title = plan.title[opening.end() :] if opening else plan.title
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
        if any(char.isalnum() for char in part):
            items.append(reading.item_at(at, at + len(part.rstrip(" …."))))
        at += len(part) + 1
    return tuple(items) if len(items) > 1 else ()
