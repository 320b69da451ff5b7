"""Deadlines in sentences: what is due, to whom, by when (contract, campaign.deadlines; domain notes 5.1).

Not deadlines: dates of cited documents, the period itself, days before the plan was issued, years inside criteria.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.calendar import edtf_bounds
from models.campaign import Deadline, DeadlineKind, Period
from models.outline import Node
from pipeline.extract.actors import actor_of, find_addressee
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention
from pipeline.extract.tables import table_deadlines
from pipeline.extract.times import TimeExpression, find_times, yearly_context
from pipeline.extract.years import ImpliedYear

_SILENT_ROLES = {"purposes", "requirements", "objectives", "audiences", "criteria", "targets", "scope"}
_SENTENCE = re.compile(r"[.;](?=\s|$)|\n")
# The first that is named decides: a dossier is handed in even where a report goes with it.
_KINDS: tuple[DeadlineKind, ...] = ("registration", "submission", "report", "issue", "review", "campaign_end")
_DUTY = re.compile(
    r"hoàn thành|xong|gửi|nộp|trình|báo cáo|đăng ký|tổ chức|thực hiện|triển khai|xây dựng|ban hành|tổng hợp|tham mưu|rà soát|xét|thẩm định|công bố|cập nhật"
    r"|bàn giao|cung cấp|đề xuất|phê duyệt|kiểm tra|khảo sát|đánh giá|trao|tổng kết|sơ kết|phát động|chấm|bình xét|lập|đề nghị"
)
_YEARLY_AROUND = 70


@dataclass(frozen=True, slots=True)
class _Sentence:
    start: int
    end: int


def extract_deadlines(
    reading: Reading, period: Period, cited: list[tuple[int, int]], years: ImpliedYear, issued_on: str | None
) -> tuple[Deadline, ...]:
    """Return the deadlines of body and annexes in printed order, each act and time once."""
    found: list[Deadline] = []
    if period.end is not None and len(period.end) == len("2024-11-30") and period.evidence:
        found.append(
            Deadline(
                kind="campaign_end",
                action="Kết thúc phong trào thi đua",
                on=period.end,
                bound="by",
                evidence=period.evidence,
            )
        )
    taken = [*cited, *((span.start, span.end) for span in period.evidence)]
    for node in reading.outline.nodes:
        if (
            node.kind in {"heading", "table", "cell"}
            or node.start in reading.outline.preamble
            or _is_silent(reading, node)
        ):
            continue
        found.extend(_in_node(reading, node, taken, years, issued_on))
    found.extend(table_deadlines(reading, years))
    return _once(found)


def _is_silent(reading: Reading, node: Node) -> bool:
    roles = set(reading.outline.roles(node))
    return bool(roles) and roles <= _SILENT_ROLES


def _in_node(
    reading: Reading, node: Node, taken: list[tuple[int, int]], years: ImpliedYear, issued_on: str | None
) -> list[Deadline]:
    found: list[Deadline] = []
    for sentence in _sentences(reading.low, node.body, node.end):
        times = [time for time in find_times(reading.low, sentence.start, sentence.end) if not _overlaps(time, taken)]
        before = sentence.start
        for index, time in enumerate(times):
            after = times[index + 1].start if index + 1 < len(times) else sentence.end
            deadline = _deadline(reading, node, sentence, (before, after), time, years)
            if deadline is not None and not _is_past(deadline, issued_on):
                found.append(deadline)
                before = time.end
    return found


def _sentences(low: str, start: int, end: int) -> list[_Sentence]:
    stops = [
        match.start()
        for match in _SENTENCE.finditer(low, start, end)
        if not _inside_parenthesis(low, start, match.start())
    ]
    edges = [start, *(stop + 1 for stop in stops), end]
    return [_Sentence(first, last) for first, last in zip(edges, edges[1:], strict=False) if last > first]


def _inside_parenthesis(low: str, start: int, at: int) -> bool:
    return low.count("(", start, at) > low.count(")", start, at)


def _overlaps(time: TimeExpression, taken: list[tuple[int, int]]) -> bool:
    return any(time.start < end and start < time.end for start, end in taken)


def _deadline(
    reading: Reading, node: Node, sentence: _Sentence, around: tuple[int, int], time: TimeExpression, years: ImpliedYear
) -> Deadline | None:
    kind = _kind(reading, node, sentence, around, time)
    if kind == "other" and "period" in reading.outline.roles(node):
        return None
    if not _is_duty(reading, sentence, time, kind):
        return None
    on, rrule, certainty, note = _when(reading, sentence, time, years)
    if on is None and rrule is None and time.relative is None:
        return None
    addressee = find_addressee(reading, sentence.start, sentence.end, time.start, time.end)
    start, end = reading.trim(sentence.start, sentence.end)
    return Deadline(
        kind=kind, action=reading.text[start:end], actor=actor_of(reading, node, sentence.start, time.start), addressee=addressee,
        on=on, rrule=rrule, relative_to=time.relative if on is None and rrule is None else None, bound=time.bound,
        certainty=certainty, note=note, evidence=(reading.span(time.start, time.end), reading.span(start, end)),
    )  # fmt: skip


def _kind(
    reading: Reading, node: Node, sentence: _Sentence, around: tuple[int, int], time: TimeExpression
) -> DeadlineKind:
    """Return the kind named before the time since the last one, else after it, else anywhere in the sentence.

    A dossier is submitted: '02 bộ bản chính, gửi về Phòng Nội vụ trước ngày 15/10/2023' under 'Hồ sơ'.
    """
    before, after = around
    aside = _inside_parenthesis(reading.low, sentence.start, time.start)
    for start, end in ((before, time.start), (time.end, after), (sentence.start, sentence.end)):
        hits = reading.hits("deadline_kind", start, end)
        # '(sơ kết) và trước ngày ... (tổng kết)': what a parenthesis says of a date names no act.
        named = {hit.key for hit in hits if aside or not _inside_parenthesis(reading.low, sentence.start, hit.start)}
        for kind in _KINDS:
            if kind in named:
                return kind
    return "submission" if "dossier" in reading.outline.roles(node) else "other"


def _is_duty(reading: Reading, sentence: _Sentence, time: TimeExpression, kind: DeadlineKind) -> bool:
    """A date is a deadline when a bound or a kind of act goes with it; a bare year never is."""
    date = time.date
    if date is not None and date.month is None and date.quarter is None:
        return False
    if time.bound == "from" and kind == "other":
        return False
    if date is not None and date.year is None and time.bound == "in" and not _names_day(reading, date):
        return False
    if kind != "other":
        return True
    return _DUTY.search(reading.low, sentence.start, sentence.end) is not None


def _names_day(reading: Reading, date: DateMention) -> bool:
    """'24/7' and '3/4' are no days; 'ngày 24/7', 'tháng 10', 'quý IV' are."""
    return reading.low[date.start : date.end].startswith(("ngày", "tháng", "quý")) or date.quarter is not None


def _when(
    reading: Reading, sentence: _Sentence, time: TimeExpression, years: ImpliedYear
) -> tuple[str | None, str | None, str, str | None]:
    """Return (EDTF, RRULE, certainty, note) of a time expression."""
    if time.rrule is not None or time.date is None:
        return None, time.rrule, "stated", None
    date = time.date
    if time.until is not None:
        first, last = date.edtf(time.until.year), time.until.edtf(date.year)
        return (f"{first}/{last}" if first and last else None), None, "stated", None
    if date.year is not None:
        return date.edtf(), None, "stated", None
    if _yearly(reading.low, sentence, time):
        return None, _yearly_rule(date), "stated", None
    year, note = years.of(date)
    return date.edtf(year) if year else None, None, "inferred", note


def _yearly(low: str, sentence: _Sentence, time: TimeExpression) -> bool:
    after = low[time.end : min(sentence.end, time.end + _YEARLY_AROUND)]
    return (
        yearly_context(low, sentence.start, time.start)
        or re.match(r"[^.;]*?(?:hằng|hàng|mỗi|từng) năm", after) is not None
    )


def _yearly_rule(date: DateMention) -> str | None:
    if date.month is None:
        return None
    return f"FREQ=YEARLY;BYMONTH={date.month}" + (f";BYMONTHDAY={date.day}" if date.day else "")


def _is_past(deadline: Deadline, issued_on: str | None) -> bool:
    """A day before the plan was issued is an event it tells of, not a duty."""
    if deadline.on is None or issued_on is None:
        return False
    return edtf_bounds(deadline.on)[1] < edtf_bounds(issued_on)[0]


def _once(deadlines: list[Deadline]) -> tuple[Deadline, ...]:
    """A duty mentioned twice with the same time and kind is one deadline (gold guidelines)."""
    kept: dict[tuple[object, ...], Deadline] = {}
    for deadline in deadlines:
        relative = deadline.relative_to.offset if deadline.relative_to else None
        action = deadline.action if deadline.kind == "other" else None
        key = (deadline.kind, deadline.on, deadline.rrule, relative, action)
        known = kept.get(key)
        if known is None or (known.addressee is None and deadline.addressee is not None):
            kept[key] = deadline if known is None else known.model_copy(update={"addressee": deadline.addressee})
    return tuple(kept.values())
