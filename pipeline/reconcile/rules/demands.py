"""What the parent asks of lower plans beyond its fields: that they be issued, which contents they must have."""

from __future__ import annotations

import re

from models.campaign import Item
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.similarity import COVERED, Lists
from pipeline.reconcile.case import Case
from pipeline.reconcile.issuers import addresses

# "UBND các xã, phường phải ban hành kế hoạch hưởng ứng", "Yêu cầu các sở, ngành xây dựng kế hoạch": a duty, where
# "căn cứ Kế hoạch này xây dựng kế hoạch" is only advice.
_MUST_PLAN = (
    r"(?:\bphải\b|\byêu cầu\b|\bbắt buộc\b|có trách nhiệm)[^.;\n]{0,120}"
    r"\b(?:ban hành|xây dựng|cụ thể hóa)\b[^.;\n]{0,40}kế hoạch"
)
_MUST_HAVE = r"\bbắt buộc\b|kế hoạch[^.;\n]{0,300}\bphải (?:có|bao gồm|gồm|nêu|thể hiện)\b[^.;\n]{0,300}nội dung"
# "tại điểm c và điểm d khoản này", "các nội dung 1, 2 và 3"
_POINT = re.compile(
    r"(?:điểm|khoản|mục|nội dung(?: số)?|,|và)\s+([a-zđ]|\d{1,2}(?:\.\d{1,2})*)\b(?!\s*(?:ngày|tháng|năm|nội dung))"
)
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4", "năm": "5", "sáu": "6", "bảy": "7", "tám": "8"}
_ORDINAL = re.compile(rf"\bthứ ({'|'.join(_ORDINALS)})\b")
# "Nội dung thứ nhất và nội dung thứ ba là nội dung bắt buộc" says something of contents and is none.
_STATEMENT = re.compile(r"^\W*(?:các |những )?(?:nội dung|mục|điểm)\b[^.;]*\b(?:là|đều)\b[^.;]*\bbắt buộc\b")
_ALL = re.compile(r"(?:các|những|tất cả|toàn bộ|đầy đủ)\s+(?:các\s+)?nội dung")


def plan_demanded(case: Case, parent: CampaignRecord) -> tuple[Span, ...]:
    """Return the parent's words that oblige the child's issuer to issue a plan; empty when it only advises.

    Nobody obliges itself: a further plan of the parent's own issuer is not asked for.
    """
    if case.child.document.issuer == parent.document.issuer:
        return ()
    said = case.parent_words.sentences(_MUST_PLAN)
    if said:
        return said[:1]
    issuer = case.child.document.issuer
    dated = [d for d in parent.campaign.deadlines if d.kind == "issue" and addresses(d.actor, issuer) is not False]
    return tuple(span for deadline in dated for span in deadline.evidence)


def is_statement(item: Item) -> bool:
    """Tell whether an item of a list only says which of the others are obligatory."""
    return _STATEMENT.match(lower(item.text)) is not None


def _points(item: Item) -> frozenset[str]:
    """Return how a sentence may call an item: '4.3.' is '4.3' or '3'."""
    label = lower(item.label or "").strip(" .)-+(/")
    return frozenset({label, label.rsplit(".", 1)[-1]} - {""})


def mandatory_contents(case: Case, parent: CampaignRecord) -> dict[int, tuple[Span, ...]]:
    """Return the parent's contents (index) that lower plans must have, each with the words that say so."""
    items = parent.campaign.contents
    found: dict[int, tuple[Span, ...]] = {
        index: item.evidence
        for index, item in enumerate(items)
        if "bắt buộc" in lower(item.text) and not is_statement(item)
    }
    for sentence in case.parent_words.sentences(_MUST_HAVE):
        words = lower(sentence.text)
        if "nội dung" not in words or any(
            span.start <= sentence.start < span.end for i in items for span in i.evidence if not is_statement(i)
        ):
            continue
        for index in _named(words, items):
            found.setdefault(index, (sentence,))
    return found


def _named(words: str, items: tuple[Item, ...]) -> list[int]:
    """Return the items a sentence means: by their letters, else all of them, else by their words."""
    points = set(_POINT.findall(words)) | {_ORDINALS[word] for word in _ORDINAL.findall(words)}
    by_letter = [index for index, item in enumerate(items) if _points(item) & points]
    if _ORDINAL.search(words) and not by_letter:
        by_letter = [index for index in range(len(items)) if str(index + 1) in points]
    if by_letter or points:
        return by_letter
    if _ALL.search(words):
        return list(range(len(items)))
    lists = Lists([item.text for item in items], [words])
    return [index for index in range(len(items)) if lists.score(index, 0) >= COVERED]
