"""Recurring days -> RRULEs (RFC 5545): 'ngày 15 của tháng cuối quý', 'ngày 25 hằng tháng', 'thứ Sáu hằng tuần'."""

from __future__ import annotations

import re
from collections.abc import Iterator

_EVERY = r"(?:hằng|hàng|mỗi|từng)"
YEARLY = rf"{_EVERY} năm(?: đều)?|định kỳ (?:hằng |hàng )?năm|thường niên"
"""'hằng năm' in its spellings (domain notes 5.1: hằng năm, hàng năm, hằng năm đều are one thing)."""

_DAY = r"(?:ngày\s*)?(?<![\d/.,])(?P<day>0?[1-9]|[12]\d|3[01])(?![\d/])"
_MONTHLY = (
    rf"{_EVERY} tháng|định kỳ (?:hằng |hàng )?tháng|tháng (?:sau|kế tiếp|tiếp theo|liền kề)|của tháng(?= báo cáo)"
)
_LAST_OF_QUARTER = re.compile(
    rf"{_DAY}\s*(?:của )?(?:các )?tháng cuối(?: cùng)?(?: của)?(?: mỗi| các| hằng| hàng| từng)? quý"
)
_FIRST_OF_NEXT = re.compile(rf"{_DAY}\s*(?:của )?tháng đầu (?:tiên )?(?:của )?quý (?:sau|tiếp theo|kế tiếp)")
_OF_MONTH = re.compile(rf"{_DAY}\s*,?\s*(?:của )?(?:{_MONTHLY})")
# 'hằng tháng, trước ngày 20': the recurrence first, then the day.
_MONTH_FIRST = re.compile(
    rf"{_EVERY} tháng\s*,?\s*\(?(?:trước|chậm nhất|vào)(?: là)?\s+ngày\s*(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?![\d/])(?! tháng)"
)
_WEEKDAYS = dict(
    zip(("hai", "ba", "tư", "năm", "sáu", "bảy", *"234567"), ("MO", "TU", "WE", "TH", "FR", "SA") * 2, strict=True)
)
_WEEKLY = re.compile(
    rf"(?:thứ (?P<day>{'|'.join(_WEEKDAYS)})|chủ nhật) (?:của )?{_EVERY} tuần"
    rf"|{_EVERY} tuần\s*,?\s*(?:vào )?(?:ngày )?(?:thứ (?P<late>{'|'.join(_WEEKDAYS)})|chủ nhật)(?!\w)"
)

# '2 tuần một lần tổng hợp, vào chiều thứ Sáu'; a month or a year is counted in the table of recurrences.
_EVERY_WEEKS = re.compile(
    r"(?<![\w/.,])(?:0?(?P<digit>[2-4])|(?P<word>hai|ba|bốn)) tuần\s?(?:một lần|1 lần|/\s?lần|/\s?0?1 lần)"
    rf"(?:[^.;\d]{{0,60}}?vào (?:sáng |chiều )?(?:ngày )?thứ (?P<day>{'|'.join(_WEEKDAYS)})(?!\w))?"
)
_EVERY_DAYS = re.compile(r"(?<![\w/.,])(?P<digit>\d{1,2}) ngày\s?(?:một lần|1 lần|/\s?lần|/\s?0?1 lần)")
_NUMBERS = {"hai": 2, "ba": 3, "bốn": 4}

_LAST_WORKING_DAY = re.compile(
    r"ngày làm việc cuối(?: cùng)? (?:của )?(?:mỗi |từng |hằng |hàng )?(?P<of>tháng|quý|tuần)(?! \d| cuối)"
)
_WORKDAYS = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
_LAST_OF = {
    "tháng": f"FREQ=MONTHLY;{_WORKDAYS}",
    "quý": f"FREQ=MONTHLY;BYMONTH=3,6,9,12;{_WORKDAYS}",
    "tuần": "FREQ=WEEKLY;BYDAY=FR",
}

Recurrence = tuple[int, int, str]
"""Start and end of the words, and the rule."""


def find_recurrences(low: str, start: int, end: int) -> Iterator[Recurrence]:
    """Yield the recurring days of `low[start:end]`; 'hằng năm' behind a date is read with the date."""
    # Each kind has a word that most sentences with a number lack.
    if low.find("tháng", start, end) >= 0:
        yield from _monthly(low, start, end)
    if low.find("ngày làm việc cuối", start, end) >= 0:
        for match in _LAST_WORKING_DAY.finditer(low, start, end):
            yield match.start(), match.end(), _LAST_OF[match["of"]]
    if low.find("lần", start, end) >= 0 or low.find("tuần", start, end) >= 0:
        yield from _often(low, start, end)


def _monthly(low: str, start: int, end: int) -> Iterator[Recurrence]:
    for pattern, months in ((_LAST_OF_QUARTER, "3,6,9,12"), (_FIRST_OF_NEXT, "1,4,7,10")):
        for match in pattern.finditer(low, start, end):
            yield match.start(), match.end(), f"FREQ=YEARLY;BYMONTH={months};BYMONTHDAY={int(match['day'])}"
    for match in _OF_MONTH.finditer(low, start, end):
        yield match.start(), match.end(), f"FREQ=MONTHLY;BYMONTHDAY={int(match['day'])}"
    for match in _MONTH_FIRST.finditer(low, start, end):
        yield match.start("day"), match.end(), f"FREQ=MONTHLY;BYMONTHDAY={int(match['day'])}"


def _often(low: str, start: int, end: int) -> Iterator[Recurrence]:
    for match in _EVERY_DAYS.finditer(low, start, end):
        yield match.start(), match.end(), f"FREQ=DAILY;INTERVAL={int(match['digit'])}"
    for match in _EVERY_WEEKS.finditer(low, start, end):
        every = int(match["digit"] or _NUMBERS[match["word"]])
        day = f";BYDAY={_WEEKDAYS[match['day']]}" if match["day"] else ""
        yield match.start(), match.end(), f"FREQ=WEEKLY;INTERVAL={every}{day}"
    for match in _WEEKLY.finditer(low, start, end):
        weekday = _WEEKDAYS.get(match["day"] or match["late"] or "", "SU")
        yield match.start(), match.end(), f"FREQ=WEEKLY;BYDAY={weekday}"
