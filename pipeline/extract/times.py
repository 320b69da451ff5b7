"""Time expressions of duties: a bound with a date, a recurrence or an event (domain notes 5.1).

`before` trước; `by` chậm nhất, hạn chót, đến, đến hết; `from` từ, kể từ; `in` the date or unit alone (gold guidelines).
Input is the lower folded view; offsets are those of the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import Bound
from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.events import Relative, find_relatives
from pipeline.extract.intervals import join_intervals
from pipeline.extract.recurrences import YEARLY, find_recurrences

# 'trước 17 giờ 00 ngày 15/6': clock times are dropped.
_CLOCK = r"(?:\s*\d{1,2}\s*(?:giờ|h|g)(?:\s*\d{2})?(?:\s*phút)?'?)?"
# 'trước 16h00 thứ Sáu (ngày 15/11/2024)': so are weekdays.
_DAY_WORD = r"(?:\s*,)?(?:\s*(?:thứ \w+|chủ nhật|sáng|chiều)\s*,?){0,2}\s*\(?\s*(?:ngày)?\s*$"
_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("before", re.compile(rf"(?:xong |hoàn thành )?trước(?: thời điểm)?{_CLOCK}{_DAY_WORD}")),
    (
        "by",
        re.compile(
            r"(?:chậm nhất|muộn nhất|hạn chót|thời hạn|hạn cuối|không quá|không muộn hơn|hạn nộp|hạn)"
            rf"(?: là| vào| đến| trong| cùng)*(?: hết)?{_CLOCK}(?: ngày)?\s*:?\s*$"
        ),
    ),
    # The act and who receives may stand between: 'Hạn chót gửi báo cáo là ngày', 'Hạn nhận hồ sơ tại Ban X: 20/11'.
    (
        "by",
        re.compile(
            r"(?:hạn chót|hạn cuối(?: cùng)?"
            r"|(?:thời )?hạn (?:cuối )?(?:tiếp )?(?:nộp|gửi|nhận|trình|thu|đăng ký|báo cáo|hoàn thành))"
            rf"[^.;,\d]{{0,70}}(?P<at>(?: là|:| đến)(?: hết)?{_CLOCK}(?: ngày)?\s*$)"
        ),
    ),
    ("by", re.compile(rf"(?:đến|tới)(?: hết)?{_CLOCK}{_DAY_WORD}|hết{_DAY_WORD}")),
    ("from", re.compile(rf"bắt đầu từ{_CLOCK}(?: thứ \w+)?{_DAY_WORD}")),
    ("from", re.compile(r"(?:kể từ|từ|sau)(?: ngày)?\s*$")),
    ("in", re.compile(r"(?:trong|vào|dự kiến)(?: khoảng| đầu| cuối| giữa)?(?: ngày)?\s*$")),
)
_YEARLY_BEHIND = re.compile(rf"\s*,?\s*(?:{YEARLY})")
_WORDS_OF_TIME = re.compile(r"\d|quý|tuần|khi|giữa|ngày làm việc")
_AND = re.compile(r"\s*(?:,|và)\s*")
_LONGEST_BOUND = 120


class TimeExpression(NamedTuple):
    """A time in the text. One of `date`, `rrule`, `relative` is set; `until` makes `date` the start of an interval."""

    start: int
    end: int
    bound: Bound
    date: DateMention | None = None
    until: DateMention | None = None
    rrule: str | None = None
    relative: Relative | None = None


def find_times(low: str, start: int, end: int) -> list[TimeExpression]:
    """Return the time expressions of `low[start:end]` in order, disjoint; a date without a bound is `in`.

    The more exact reading wins a place: an event ('12 ngày làm việc, kể từ ngày nhận đủ hồ sơ'), a recurrence ('ngày 15
    của tháng cuối quý'), an interval, a date.
    """
    if _WORDS_OF_TIME.search(low, start, end) is None:
        return []
    found = [
        *(TimeExpression(one.start, one.end, one.bound, relative=one) for one in find_relatives(low, start, end)),
        *(_recurring(low, start, *one) for one in find_recurrences(low, start, end)),
        *(_dated(low, start, end, *pair) for pair in join_intervals(low, find_dates(low, start, end))),
    ]
    return _disjoint(low, found)


def _disjoint(low: str, found: list[TimeExpression]) -> list[TimeExpression]:
    """Drop what overlaps a more exact reading: events and rules before dates.

    In 'trước ngày 20 tháng 6 và ngày 20 tháng 12' the bound holds for both.
    """
    kept: list[TimeExpression] = []
    for time in sorted(found, key=lambda one: (one.start, one.date is not None)):
        if kept and time.start < kept[-1].end:
            if kept[-1].date is not None and time.date is None:
                kept[-1] = time
            continue
        if kept and time.bound == "in" and time.until is None and _AND.fullmatch(low, kept[-1].end, time.start):
            time = time._replace(bound=kept[-1].bound)  # noqa: PLW2901 (the same time, its bound named once)
        kept.append(time)
    return kept


def bound_before(low: str, start: int, at: int) -> tuple[Bound, int, bool]:
    """Return the bound named right before offset `at`, where its words begin, and whether there are any."""
    window = low[max(start, at - _LONGEST_BOUND) : at]
    for bound, pattern in _BOUNDS:
        if (match := pattern.search(window)) is not None:
            first = match.start("at") if pattern.groups else match.start()
            return bound, at - len(window) + first, True
    return "in", at, False


def _recurring(low: str, start: int, first: int, end: int, rule: str) -> TimeExpression:
    bound, begin, _ = bound_before(low, start, first)
    return TimeExpression(begin, end, bound, rrule=rule)


def _dated(low: str, start: int, end: int, date: DateMention, until: DateMention | None) -> TimeExpression:
    if until is not None:
        return TimeExpression(date.start, until.end, "in", date, until)
    bound, first, _ = bound_before(low, start, date.start)
    if date.year is None and (yearly := _YEARLY_BEHIND.match(low, date.end, end)) and (rule := yearly_rule(date)):
        return TimeExpression(first, yearly.end(), bound, rrule=rule)
    return TimeExpression(first, date.end, bound, date)


def yearly_rule(date: DateMention) -> str | None:
    """Return the rule of a day, month or quarter of every year; None for what has none."""
    if date.quarter is not None:
        first = 3 * date.quarter - 2
        return f"FREQ=YEARLY;BYMONTH={first},{first + 1},{first + 2}"
    if date.month is None:
        return None
    return f"FREQ=YEARLY;BYMONTH={date.month}" + (f";BYMONTHDAY={date.day}" if date.day else "")
