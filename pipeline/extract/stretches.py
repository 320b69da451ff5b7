"""Stretches of time as plans print them -> first and last EDTF date (domain notes 5.2)."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from pipeline.extract.dates import DateMention, date_at, find_dates

_YEAR = r"((?:19|20)\d\d)"
_YEARS = re.compile(
    r"(?:giai đoạn|thời kỳ|từ năm|trong các năm|năm học|các năm|kế hoạch (?:5|05|năm) năm,?(?: giai đoạn)? \(?)"
    r"\s*(?:từ\s*)?(?:năm\s*)?"
    rf"{_YEAR}\s*(?:-|đến(?: hết)?(?: năm)?)\s*{_YEAR}(?!\d)"
)
OPEN_START = re.compile(
    r"(?:kể )?từ (?:nay|ngày (?:ban hành|ký|phát động)|khi (?:ban hành|phát động|kế hoạch))[^.;\n]{0,110}?"
    r"(?:cho )?đến(?: hết)?(?: ngày| hết năm| năm)?\s*"
)
"""A start that is no date: 'từ nay', 'kể từ ngày ban hành Kế hoạch'."""

# 'từ 0 giờ ngày 10/11/2025 đến 24 giờ ngày 18/02/2026': clock times are dropped
_HOUR = r"(?:\s+\d{1,2}\s?(?:giờ|h)(?:\s?\d{2})?(?:\s?phút)?)?"
_FROM = re.compile(rf"(?:(?:bắt đầu )?(?:kể )?từ|bắt đầu(?: vào)?){_HOUR}(?: ngày)?\s*$")
_TO = re.compile(
    r"\s*(?:,|\(|\))?\s*(?:-|và kết thúc(?: vào)?(?: ngày)?|(?:cho )?đến(?: hết)?"
    rf"{_HOUR}(?: ngày)?|kết thúc(?: vào)?|tới)\s*"
)
_MONTHS = re.compile(
    rf"(?:từ )?tháng\s*(\d{{1,2}})\s*(?:-|đến(?: hết)?(?: tháng)?)\s*(\d{{1,2}})\s*(?:/|năm\s*){_YEAR}(?!\d)"
)
_HALF_YEAR = re.compile(rf"(?:0?6|sáu) tháng (?P<half>đầu|cuối) năm {_YEAR}(?!\d)")
_UNTIL = re.compile(r"(?:đến hết|kết thúc(?: vào)?|đến)(?: ngày)?\s*$")
# 'ngày 16 tháng 7 năm 2021' is the day of a document
_YEAR_ONLY = re.compile(rf"(?<!tháng \d )(?<!tháng \d\d )(?:trong )?năm\s+{_YEAR}(?!\s*[-/]\s*\d)(?!\d)")
# 'định hướng đến năm 2030' is beyond the plan, 'kế hoạch năm 2023' under a cue is what it follows.
_BEYOND = re.compile(r"(?:đến|định hướng|tầm nhìn)\s*$")
# 'Thời gian tổ chức tổng kết tháng 10/2023': a date inside the section that is no end of the campaign.
_OTHER_ACT = re.compile(r"(?:tổng kết|sơ kết|báo cáo|gửi|nộp|xét|đăng ký|bình xét|phát động ngày)")

_CLOCK = r"(?:(?:lúc|từ)?\s*\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{2})?(?:\s*phút)?'?\s*,?\s*)?"
_WEEKDAY = r"(?:thứ \w+|chủ nhật|sáng|chiều)"
_BEGINS = re.compile(rf"(?:bắt đầu|kể) (?:từ|vào)\s*{_CLOCK}(?:{_WEEKDAY}\s*,?\s*)?(?=(?:ngày\s*)?\d)")
_BEFORE_DAY = re.compile(
    rf"\s*(?:0?[12] (?:buổi|ngày)\s*[,(:]?\s*)?(?:dự kiến\s*)?(?:vào\s*)?{_CLOCK}"
    rf"(?:{_WEEKDAY}\s*,?\s*){{0,3}}(?:ngày\s*)?"
)
_BEHIND_DAY = re.compile(rf"\s*(?:,\s*)?(?:\(\s*{_WEEKDAY}\s*\))?[\s.;]*")


class Found(NamedTuple):
    """First and last date, None where the start is no date or no end is said; printed at `text[start:end]`."""

    first: str | None
    last: str | None
    start: int
    end: int


def in_section(low: str, start: int, end: int) -> Found | None:
    """Return the stretch named under a heading of the period."""
    readers = (
        _open_range,
        _bare_range,
        _month_range,
        _year_range,
        _half_year,
        _end_only,
        _start_only,
        _one_day,
        _one_year,
    )
    return next((found for reader in readers if (found := reader(low, start, end)) is not None), None)


def in_sentence(low: str, start: int, end: int) -> Found | None:
    """Return the stretch that the sentence names by which the plan is launched."""
    readers = (_open_range, _date_range, _month_range, _year_range, _half_year, _one_year)
    return next((found for reader in readers if (found := reader(low, start, end)) is not None), None)


def in_title(low: str, start: int, end: int) -> Found | None:
    """Return the stretch that a title names.

    'thực hiện Chương trình ... giai đoạn 2021 - 2025 năm 2024': the last year is the plan's, the range the programme's.
    """
    found = in_sentence(low, start, end)
    years = _year_range(low, start, end)
    return (_one_year(low, years.end, end) or found) if years is not None and found == years else found


def _open_range(low: str, start: int, end: int) -> Found | None:
    match = OPEN_START.search(low, start, end)
    if match is None:
        return None
    date = next((d for d in find_dates(low, match.start(), end) if d.start >= match.end() - 12), None)
    if date is not None and (last := date.edtf()) and date.start <= match.end() + 8:
        return Found(None, last, match.start(), date.end)
    year = re.compile(_YEAR).match(low, match.end(), end)
    return Found(None, year[1], match.start(), year.end()) if year else None


def _bare_range(low: str, start: int, end: int) -> Found | None:
    return _date_range(low, start, end, alone=True)


def _date_range(low: str, start: int, end: int, *, alone: bool = False) -> Found | None:
    for first, last in pairwise(find_dates(low, start, end)):
        # '01.3.2024 - 30.11.2024' and nothing before it.
        opens = alone and not low[start : first.start].strip(" :-+")
        from_ = opens or _FROM.search(low[max(start, first.start - 24) : first.start])
        if _TO.fullmatch(low, first.end, last.start) and from_:
            begin, finish = _complete(first, last)
            if begin and finish:
                return Found(begin, finish, first.start, last.end)
    return None


def _complete(first: DateMention, last: DateMention) -> tuple[str | None, str | None]:
    """'từ ngày 01/3 đến ngày 30/11/2024': the year stands once; a first day later in the year is of the year before."""
    if first.year is not None or last.year is None:
        return first.edtf(), last.edtf()
    later = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
    return first.edtf(last.year - 1 if later else last.year), last.edtf()


def _month_range(low: str, start: int, end: int) -> Found | None:
    match = _MONTHS.search(low, start, end)
    if match is None or not 1 <= int(match[1]) < int(match[2]) <= 12:
        return None
    return Found(f"{match[3]}-{int(match[1]):02d}", f"{match[3]}-{int(match[2]):02d}", match.start(), match.end())


def _year_range(low: str, start: int, end: int) -> Found | None:
    match = _YEARS.search(low, start, end)
    return Found(match[1], match[2], match.start(), match.end()) if match else None


def _half_year(low: str, start: int, end: int) -> Found | None:
    """'6 tháng cuối năm 2025' runs from July to December."""
    match = _HALF_YEAR.search(low, start, end)
    if match is None:
        return None
    first, last = ("01", "06") if match["half"] == "đầu" else ("07", "12")
    return Found(f"{match[2]}-{first}", f"{match[2]}-{last}", match.start(), match.end())


def _end_only(low: str, start: int, end: int) -> Found | None:
    for date in find_dates(low, start, end):
        until = _UNTIL.search(low[max(start, date.start - 24) : date.start])
        if until and (last := date.edtf()) and not _OTHER_ACT.search(low, start, date.start):
            return Found(None, last, date.start, date.end)
    return None


def _start_only(low: str, start: int, end: int) -> Found | None:
    """'1,5 ngày (bắt đầu từ 13h30 thứ Hai ngày 06/7/2026)': the end is not printed."""
    match = _BEGINS.search(low, start, end)
    date = date_at(low, match.end(), end) if match else None
    first = date.edtf() if date and date.day else None
    return Found(first, None, date.start, date.end) if date and first else None


def _one_day(low: str, start: int, end: int) -> Found | None:
    """'13h30 ngày 29/4/2026 (thứ Tư)' and nothing else: the whole plan is of one day."""
    dates = find_dates(low, start, end)
    if len(dates) != 1 or dates[0].day is None or (day := dates[0].edtf()) is None:
        return None
    alone = _BEFORE_DAY.fullmatch(low, start, dates[0].start) and _BEHIND_DAY.fullmatch(low, dates[0].end, end)
    return Found(day, day, dates[0].start, dates[0].end) if alone else None


def _one_year(low: str, start: int, end: int) -> Found | None:
    match = _YEAR_ONLY.search(low, start, end)
    if match is None or _BEYOND.search(low[max(start, match.start() - 12) : match.start()]):
        return None
    return Found(match[1], match[1], match.start(), match.end())
