"""Time expressions of duties: a bound with a date, a recurrence or an event (domain notes 5.1).

`before` trước; `by` chậm nhất, hạn chót, đến, đến hết; `from` từ, kể từ; `in` the date or unit alone (gold guidelines).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import Bound, RelativeTo
from pipeline.extract.dates import DateMention, find_dates

_BOUNDS: tuple[tuple[Bound, re.Pattern[str]], ...] = (
    ("before", re.compile(r"(?:xong |hoàn thành )?trước(?: thời điểm)?(?: ngày)?\s*$")),
    (
        "by",
        re.compile(
            r"(?:chậm nhất|muộn nhất|hạn chót|thời hạn|hạn cuối|không quá|không muộn hơn|hạn nộp)(?: là| vào| đến| trong)*(?: hết)?(?: ngày)?\s*:?\s*$"
        ),
    ),
    ("by", re.compile(r"(?:đến|tới)(?: hết)?(?: ngày)?\s*$|hết(?: ngày)?\s*$")),
    ("from", re.compile(r"(?:kể từ|bắt đầu từ|từ|sau)(?: ngày)?\s*$")),
    ("in", re.compile(r"(?:trong|vào|dự kiến)(?: khoảng| đầu| cuối| giữa)?(?: ngày)?\s*$")),
)
_YEARLY = r"(?:hằng|hàng|mỗi|từng) năm(?: đều)?|định kỳ (?:hằng |hàng )?năm|thường niên"
_QUARTERLY = r"(?:hằng|hàng|mỗi|từng) quý|định kỳ (?:hằng |hàng )?quý"
_MONTHLY = r"(?:hằng|hàng|mỗi|từng) tháng|định kỳ (?:hằng |hàng )?tháng"
_DAY_OF_MONTH = r"(?:ngày\s*)?(?P<day>0?[1-9]|[12]\d|3[01])"
_LAST_OF_QUARTER = re.compile(
    rf"{_DAY_OF_MONTH}\s*(?:của )?(?:các )?tháng cuối (?:cùng )?(?:của )?(?:mỗi |các |hằng |hàng )?quý"
)
_DAY_MONTHLY = re.compile(rf"{_DAY_OF_MONTH}\s*(?:của )?(?:{_MONTHLY}|tháng sau|tháng kế tiếp|tháng tiếp theo)")
_FIRST_OF_NEXT_QUARTER = re.compile(rf"{_DAY_OF_MONTH}\s*(?:của )?tháng đầu (?:của )?quý (?:sau|tiếp theo|kế tiếp)")
_WEEKDAYS = {
    "hai": "MO",
    "2": "MO",
    "ba": "TU",
    "3": "TU",
    "tư": "WE",
    "4": "WE",
    "năm": "TH",
    "5": "TH",
    "sáu": "FR",
    "6": "FR",
    "bảy": "SA",
    "7": "SA",
}
_WEEKLY = re.compile(r"(?:thứ (?P<weekday>hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật) (?:hằng|hàng|mỗi) tuần")
_RELATIVE = re.compile(
    r"(?P<cue>chậm nhất(?: là)?|muộn nhất(?: là)?|trong (?:thời hạn|vòng|thời gian)|không quá|sau)\s*"
    r"(?P<offset>\d{1,3}(?: \([^)]{1,20}\))? (?:ngày(?: làm việc)?|tuần|tháng|giờ))"
    r"(?:,? (?:kể từ|tính từ|sau|từ|trước)(?: khi| ngày| thời điểm)?) (?P<event>[^.;:()\n]{4,160})"
)
_YEARLY_NEAR = re.compile(_YEARLY)


class TimeExpression(NamedTuple):
    """A time in the text. One of `date`, `rrule`, `relative` is set; `until` makes `date` the start of an interval."""

    start: int
    end: int
    bound: Bound
    date: DateMention | None = None
    until: DateMention | None = None
    rrule: str | None = None
    relative: RelativeTo | None = None


def find_times(low: str, start: int, end: int) -> list[TimeExpression]:
    """Return the time expressions of `low[start:end]` in order, disjoint; a date without a bound is `in`."""
    found = [*_relatives(low, start, end), *_recurrences(low, start, end)]
    for date, until in _intervals(low, find_dates(low, start, end)):
        last = until or date
        if any(date.start < other.end and other.start < last.end for other in found):
            continue
        found.append(_dated(low, start, end, date, until))
    return sorted(found, key=lambda time: time.start)


def bound_before(low: str, start: int, at: int) -> tuple[Bound, int, bool]:
    """Return the bound named right before offset `at`, where its words begin, and whether there are any."""
    window = low[max(start, at - 40) : at]
    for bound, pattern in _BOUNDS:
        if (match := pattern.search(window)) is not None:
            return bound, at - len(window) + match.start(), True
    return "in", at, False


def _dated(low: str, start: int, end: int, date: DateMention, until: DateMention | None) -> TimeExpression:
    bound, first, _ = bound_before(low, start, date.start)
    if until is not None:
        return TimeExpression(date.start, until.end, "in", date, until)
    stop = date.end
    if (
        date.year is None
        and date.month is not None
        and (yearly := re.compile(rf"\s*,?\s*(?:{_YEARLY})").match(low, stop, end))
    ):
        days = f";BYMONTHDAY={date.day}" if date.day else ""
        return TimeExpression(first, yearly.end(), bound, rrule=f"FREQ=YEARLY;BYMONTH={date.month}{days}")
    return TimeExpression(first, stop, bound, date)


_TO = re.compile(r"\s*(?:-|đến(?: hết)?(?: ngày)?|tới)\s*$")


def _intervals(low: str, dates: list[DateMention]) -> list[tuple[DateMention, DateMention | None]]:
    """Join 'từ ngày 05/6/2026 đến ngày 07/6/2026' into one stretch."""
    pairs: list[tuple[DateMention, DateMention | None]] = []
    index = 0
    while index < len(dates):
        date = dates[index]
        after = dates[index + 1] if index + 1 < len(dates) else None
        if after is not None and _TO.fullmatch(low[date.end : after.start]) and _from_cue(low, date):
            pairs.append((date, after))
            index += 2
            continue
        pairs.append((date, None))
        index += 1
    return pairs


def _from_cue(low: str, date: DateMention) -> bool:
    return re.search(r"(?:từ|kể từ)(?: ngày)?\s*$", low[max(0, date.start - 20) : date.start]) is not None


def _relatives(low: str, start: int, end: int) -> list[TimeExpression]:
    found = []
    for match in _RELATIVE.finditer(low, start, end):
        bound: Bound = "from" if match["cue"] == "sau" else "by"
        relative = RelativeTo(event=match["event"].strip(" ,"), offset=match["offset"])
        found.append(TimeExpression(match.start(), match.end("event"), bound, relative=relative))
    return found


def _recurrences(low: str, start: int, end: int) -> list[TimeExpression]:
    found = [*_of_quarters(low, start, end), *_of_months(low, start, end)]
    for match in _WEEKLY.finditer(low, start, end):
        weekday = _WEEKDAYS.get(match["weekday"] or "", "SU")
        bound, first, _ = bound_before(low, start, match.start())
        found.append(TimeExpression(first, match.end(), bound, rrule=f"FREQ=WEEKLY;BYDAY={weekday}"))
    return found


def _of_quarters(low: str, start: int, end: int) -> list[TimeExpression]:
    found = []
    for pattern, months in ((_LAST_OF_QUARTER, "3,6,9,12"), (_FIRST_OF_NEXT_QUARTER, "1,4,7,10")):
        for match in pattern.finditer(low, start, end):
            bound, first, _ = bound_before(low, start, match.start())
            found.append(
                TimeExpression(
                    first, match.end(), bound, rrule=f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(match['day'])}"
                )
            )
    return found


def _of_months(low: str, start: int, end: int) -> list[TimeExpression]:
    found = []
    for match in _DAY_MONTHLY.finditer(low, start, end):
        bound, first, _ = bound_before(low, start, match.start())
        found.append(TimeExpression(first, match.end(), bound, rrule=f"FREQ=MONTHLY;BYMONTHDAY={int(match['day'])}"))
    return found


def yearly_context(low: str, start: int, at: int) -> bool:
    """Tell whether 'hằng năm' governs the sentence before `at` ('hằng năm định kỳ quý (...), sáu tháng (trước ngày 15/6)')."""
    return _YEARLY_NEAR.search(low, start, at) is not None
