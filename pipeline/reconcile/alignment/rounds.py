"""The rounds of a campaign of several years: what is reviewed or reported each year, and once at its end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.calendar import edtf_bounds
from models.campaign import Deadline
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.deadlines import stage
from pipeline.reconcile.words import Words

_TOLD = r"sơ kết|tổng kết|báo cáo"
_EACH_YEAR = re.compile(r"\b(?:hằng|hàng|mỗi|từng) năm\b|\bđịnh kỳ\b|\bcuối (?:mỗi )?năm\b|\bnăm một lần\b")
# "tổng kết giai đoạn", "tổng kết 05 năm thực hiện", "khi kết thúc phong trào tổ chức tổng kết"
_AT_THE_END = re.compile(
    r"tổng kết[^.;]*\b(?:giai đoạn|toàn khóa|nhiệm kỳ|(?:\d{1,2}|ba|bốn|năm|mười) năm\b|kết thúc)"
    r"|(?:kết thúc|hết) (?:giai đoạn|phong trào|đợt thi đua|chương trình)[^.;]*tổng kết"
)


@dataclass(frozen=True)
class Rounds:
    """The words of the yearly round and of the one at the end; empty where a plan names none."""

    yearly: tuple[Span, ...]
    whole: tuple[Span, ...]


def _at_the_end(deadline: Deadline, last_year: int | None) -> bool:
    if deadline.on is None or stage(deadline) in {"interim", "quarter"}:
        return False
    return stage(deadline) == "final" or (last_year is not None and edtf_bounds(deadline.on)[1].year >= last_year)


def _of_a_year(deadline: Deadline, last_year: int | None) -> bool:
    if deadline.rrule:
        return "FREQ=YEARLY" in deadline.rrule
    if deadline.on is None:
        return False
    return stage(deadline) == "interim" or (last_year is not None and edtf_bounds(deadline.on)[1].year < last_year)


def rounds(record: CampaignRecord, words: Words, last_year: int | None = None) -> Rounds:
    """Return where a plan names its yearly and its final round: by its deadlines, else by its sentences.

    Args:
        record: the plan.
        words: its words.
        last_year: the year in which the whole campaign ends, where a plan for one of its years is read.
    """
    told = [deadline for deadline in record.campaign.deadlines if deadline.kind in {"review", "report"}]
    end = record.campaign.period.end
    last = edtf_bounds(end)[1].year if end else None
    # 'sơ kết năm 2024' of a campaign of 2024 and 2025 is its round of a year; a monthly report is none.
    yearly = [span for deadline in told if _of_a_year(deadline, last) for span in deadline.evidence]
    early = last is not None and last_year is not None and last < last_year
    whole = [span for deadline in told if not early and _at_the_end(deadline, last) for span in deadline.evidence]
    lines = words.sentences(_TOLD)
    yearly = yearly or [line for line in lines if _EACH_YEAR.search(lower(line.text))]
    whole = whole or [line for line in lines if not early and _AT_THE_END.search(lower(line.text))]
    return Rounds(tuple(yearly[:2]), tuple(whole[:2]))
