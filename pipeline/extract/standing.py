"""Recurring duties without a day: 'định kỳ 6 tháng, hằng năm sơ kết' (domain notes 5.1, 19-20).

Standing duties are none ('thường xuyên', 'theo quy định'), nor is what only happens to recur: 'chỉ số hằng năm'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.campaign import DeadlineKind
from pipeline.extract.context import Reading
from pipeline.extract.events import Relative, find_terms
from pipeline.extract.recurrences import YEARLY
from pipeline.extract.sentences import Sentence
from pipeline.nlp.analysis import Hit, attributes

_YEARLY = re.compile(YEARLY)
_YEARLY_AFTER = re.compile(r"[^.;]*?(?:hằng|hàng|mỗi|từng) năm")
_AROUND = 70
_KINDS: tuple[DeadlineKind, ...] = ("report", "review")
# The act stands right beside its recurrence: 'hằng tháng gửi báo cáo', 'tổng hợp báo cáo định kỳ hằng quý'.
_BESIDE = 60
_OPENING = 30
_FREQUENCIES = {"half_yearly", "quarterly", "monthly", "weekly", "yearly"}
_UNSURE = re.compile(r"(?:thường xuyên|đột xuất|theo quy định|chế độ báo cáo|khi có yêu cầu|theo yêu cầu)")
# 'Hằng tháng, chấm điểm': the sentence opens with it, and an act follows.
_OPENS = re.compile(r"[\s\-+•]*(?:định kỳ )?$")
_ACT = re.compile(r"(?:kiểm tra|chấm|họp|tổng vệ sinh|công bố|đánh giá|bình xét|xét chọn|tổng hợp)")


def yearly_around(low: str, sentence: Sentence, start: int, end: int) -> bool:
    """Tell whether 'hằng năm' governs a day at `start..end`: in the sentence before it, or soon behind it.

    'hằng năm định kỳ quý (...), sáu tháng (trước ngày 15/6)'; 'trước ngày 15/4 và trước ngày 15/9 hằng năm'.
    """
    first = max(sentence.start, start - 400)
    if _YEARLY.search(low, first, start):
        return True
    return _YEARLY_AFTER.match(low[end : min(sentence.end, end + _AROUND)]) is not None


def standing_rules(reading: Reading, sentence: Sentence) -> Iterator[tuple[tuple[int, int], str, DeadlineKind]]:
    """Yield place, RRULE and kind of the recurrences of a sentence that names no day."""
    hits = reading.hits("recurrence", *sentence)
    if not hits or _UNSURE.search(reading.low, *sentence):
        return
    for hit in hits:
        if hit.key not in _FREQUENCIES or "đầu năm" in reading.low[hit.start : hit.end]:
            continue
        kind = _kind_beside(reading, sentence, hit)
        if kind is not None:
            yield (hit.start, hit.end), _rule(hit), kind


def standing_terms(reading: Reading, sentence: Sentence) -> Iterator[tuple[Relative, DeadlineKind]]:
    """Yield the terms and ends at which a sentence without a day wants a review or a report, with its kind."""
    terms = list(find_terms(reading.low, *sentence))
    if not terms or _UNSURE.search(reading.low, *sentence):
        return
    for term in terms:
        event = term.event
        near = reading.hits("deadline_kind", event[1], min(sentence.end, event[1] + 2 * _BESIDE))
        if term.offset is not None:
            near = reading.hits("deadline_kind", term.start, term.end)
        kind = next((kind for hit in near for kind in _KINDS if hit.key == kind), None)
        if kind is not None:
            yield term, kind


def _kind_beside(reading: Reading, sentence: Sentence, hit: Hit) -> DeadlineKind | None:
    # 'Định kỳ 6 tháng, hằng năm, giữa nhiệm kỳ, Sở tổ chức sơ kết': what opens the sentence governs more of it.
    ahead = 2 * _BESIDE if hit.start - sentence.start <= _OPENING else _BESIDE
    first, last = max(sentence.start, hit.start - _BESIDE), min(sentence.end, hit.end + ahead)
    named = {near.key for near in reading.hits("deadline_kind", first, last)}
    for kind in _KINDS:
        if kind in named:
            return kind
    opens = _OPENS.fullmatch(reading.low, sentence.start, hit.start) is not None
    if opens and hit.key != "yearly" and _ACT.search(reading.low, hit.end, last):
        return "other"
    return None


def _rule(hit: Hit) -> str:
    row = attributes("recurrence", hit.key)
    return f"FREQ={row['freq']}" + (f";INTERVAL={row['interval']}" if row["interval"] > 1 else "")
