"""Deadlines in sentences: what is due, to whom, by when (contract, campaign.deadlines; domain notes 5.1).

Not deadlines: dates of cited documents, the period itself, days before the plan was issued, years inside criteria,
anniversaries, days from which something is in force, standing duties without a day.
"""

from __future__ import annotations

import re

from models.calendar import edtf_bounds
from models.campaign import Bound, Deadline, DeadlineKind, Period
from models.outline import Node
from pipeline.extract.actors import actor_of, find_addressee
from pipeline.extract.acts import act_of, is_dated_line, is_duty, is_event, is_no_deadline, is_reported
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention
from pipeline.extract.moments import Moment, counted_from, moment_of
from pipeline.extract.repeats import each_once
from pipeline.extract.sentences import Ranges, Sentence
from pipeline.extract.standing import standing_rules, standing_terms
from pipeline.extract.tables import table_deadlines
from pipeline.extract.times import TimeExpression, find_times
from pipeline.extract.years import ImpliedYear

_SILENT_ROLES = {"audiences", "criteria", "targets", "scope"}
# A requirement may be a duty with a day: 'phải ban hành kế hoạch hưởng ứng trước ngày 20/3'.
_NEARLY_SILENT_ROLES = {"purposes", "requirements", "objectives"}
_HANDED_OVER = {"registration", "submission", "report"}
_LOUD_KINDS = {"registration", "submission", "report", "issue"}
# Figures handed in again and again are a report, those of one month an act: 'gửi số liệu về Ban X ngày 05 hằng tháng'.
_DATA = re.compile(r"(?<!\w)(?:gửi|nộp|báo) số liệu(?!\w)")


def extract_deadlines(
    reading: Reading, period: Period, cited: list[tuple[int, int]], years: ImpliedYear, issued_on: str | None
) -> tuple[Deadline, ...]:
    """Return the deadlines of body and annexes in printed order, each act and time once."""
    found = [*_campaign_end(period)]
    taken = Ranges([*cited, *((span.start, span.end) for span in period.evidence)])
    for node in reading.outline.nodes:
        is_frame = node.kind == "heading" and reading.outline.children[node.index]
        if node.kind not in {"table", "cell"} and not is_frame and node.start not in reading.outline.preamble:
            found.extend(_in_node(reading, node, taken, years))
    found = [deadline for deadline in found if not _is_past(deadline, issued_on)]
    for schedule in table_deadlines(reading, years):
        # Days to come make the table a schedule: a day before the issue in it is misprinted, and stays (guidelines).
        to_come = [deadline for deadline in schedule if not _is_past(deadline, issued_on)]
        found.extend(schedule if to_come else ())
    return each_once(found)


def _campaign_end(period: Period) -> list[Deadline]:
    """Only a printed end day ends the campaign; what lasts one day or has a start only is held then (guidelines)."""
    if not period.evidence or len(period.end or period.start or "") != len("2024-11-30"):
        return []
    if period.end in {None, period.start}:
        held: Bound = "from" if period.end is None else "in"
        words = period.evidence[0].text
        return [Deadline(kind="other", action=words, on=period.start, bound=held, evidence=period.evidence)]
    return [
        Deadline(
            kind="campaign_end",
            action="Kết thúc phong trào thi đua",
            on=period.end,
            bound="by",
            evidence=period.evidence,
        )
    ]


def _in_node(reading: Reading, node: Node, taken: Ranges, years: ImpliedYear) -> list[Deadline]:
    roles = set(reading.outline.roles(node))
    if roles and roles <= _SILENT_ROLES:
        return []
    nearly_silent = bool(roles) and roles <= _SILENT_ROLES | _NEARLY_SILENT_ROLES
    found: list[Deadline] = []
    for sentence in reading.sentences(node.body, node.end):
        dated = _in_sentence(reading, node, sentence, taken, years)
        found.extend(
            one
            for one in dated
            if not nearly_silent or (one.kind in _LOUD_KINDS and one.rrule is None and one.bound != "from")
        )
        if not dated and not nearly_silent:
            found.extend(_standing(reading, node, sentence, taken))
    return found


def _in_sentence(reading: Reading, node: Node, sentence: Sentence, taken: Ranges, years: ImpliedYear) -> list[Deadline]:
    named = [time for time in find_times(reading.low, *sentence) if not taken.touch(time.start, time.end)]
    times = [time for time in named if not is_reported(reading.low, sentence, time, named)]
    times = times[1:] if _is_frame(reading, sentence, times) else times
    found: list[Deadline] = []
    before = sentence.start
    for index, time in enumerate(times):
        after = times[index + 1].start if index + 1 < len(times) else sentence.end
        if (deadline := _deadline(reading, node, sentence, (before, after), time, years)) is not None:
            found.append(deadline)
            before = time.end
    return found


def _is_frame(reading: Reading, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """'Quý IV: kiểm tra chéo từ ngày 15/11 đến ngày 30/11/2024': the quarter heads the line, the day says when."""
    if len(times) < 2 or times[0].date is None or times[0].date.day is not None or times[0].until is not None:
        return False
    opens = not reading.low[sentence.start : times[0].start].strip(" -+•*")
    heads = reading.low[times[0].end : sentence.end].lstrip().startswith(":")
    months = _months(times[0].date)
    return opens and heads and all(one.date is not None and one.date.month in months for one in times[1:])


def _months(date: DateMention) -> set[int]:
    if date.quarter is not None:
        return {3 * date.quarter - 2, 3 * date.quarter - 1, 3 * date.quarter}
    return {date.month} if date.month is not None else set()


def _deadline(  # noqa: PLR0917 (one time with all that surrounds it)
    reading: Reading, node: Node, sentence: Sentence, around: tuple[int, int], time: TimeExpression, years: ImpliedYear
) -> Deadline | None:
    if is_no_deadline(reading, sentence, time):
        return None
    kind = act_of(reading, node, sentence, around, time)
    in_period = kind == "other" and time.relative is None and "period" in reading.outline.roles(node)
    if in_period and not is_event(reading, sentence, time):
        return None
    if not is_duty(reading, sentence, time, kind) and not is_dated_line(reading, node, sentence, time):
        return None
    when = moment_of(reading, sentence, time, years)
    if when.on is None and when.rrule is None and when.relative is None:
        return None
    if kind == "other" and when.rrule is not None and _DATA.search(reading.low, sentence.start, time.start):
        kind = "report"
    return _made(reading, node, sentence, (time.start, time.end), kind, when, time.bound)


def _made(  # noqa: PLR0917 (the parts of a deadline)
    reading: Reading,
    node: Node,
    sentence: Sentence,
    time: tuple[int, int],
    kind: DeadlineKind,
    when: Moment,
    bound: Bound,
) -> Deadline:
    start, end = reading.trim(*sentence)
    actor = actor_of(reading, node, sentence.start, time[0])
    addressee = find_addressee(reading, sentence, time, kind=kind) or _announced(reading, node, sentence, kind)
    return Deadline(
        kind=kind,
        action=reading.text[start:end],
        actor=actor if actor != addressee else None,
        addressee=addressee,
        on=when.on,
        rrule=when.rrule,
        relative_to=when.relative,
        bound=bound,
        certainty=when.certainty,
        note=when.note,
        evidence=(reading.span(*time), reading.span(start, end)),
    )


def _announced(reading: Reading, node: Node, sentence: Sentence, kind: DeadlineKind) -> str | None:
    """Return who receives all that is listed: 'gửi báo cáo về Phòng X: báo cáo quý trước ...; báo cáo năm ...'."""
    if kind not in _HANDED_OVER:
        return None
    colon = reading.low.rfind(":", node.body, sentence.start)
    if colon >= 0 and ". " not in reading.low[colon : sentence.start]:
        return find_addressee(reading, (node.body, colon), (colon, colon), kind=kind)
    above = reading.outline.nodes[node.parent] if node.parent is not None else None
    if colon >= 0 or above is None or not reading.low[above.body : above.end].rstrip().endswith(":"):
        return None
    return find_addressee(reading, (above.body, above.end), (above.end, above.end), kind=kind)


def _standing(reading: Reading, node: Node, sentence: Sentence, taken: Ranges) -> list[Deadline]:
    found = [
        _made(reading, node, sentence, place, kind, Moment(rrule=rule), "in")
        for place, rule, kind in standing_rules(reading, sentence)
        if not taken.touch(*place)
    ]
    terms = sorted(standing_terms(reading, sentence), key=lambda one: one[0].start)
    for at, (term, kind) in enumerate(terms):
        # 'sơ kết 3 năm, kết thúc nhiệm kỳ tổng kết và báo cáo Tỉnh ủy': who receives belongs to the last.
        end = terms[at + 1][0].start if at + 1 < len(terms) else sentence.end
        when = Moment(relative=counted_from(reading, term))
        part = Sentence(sentence.start, end)
        found.append(_made(reading, node, part, (term.start, term.end), kind, when, term.bound))
    return found


def _is_past(deadline: Deadline, issued_on: str | None) -> bool:
    """A day before the plan was issued is an event it tells of, not a duty."""
    if deadline.on is None or issued_on is None:
        return False
    return edtf_bounds(deadline.on)[1] < edtf_bounds(issued_on)[0]
