"""Several days are one interval: 'từ ngày 05/6/2026 đến ngày 07/6/2026', 'ngày 05, 06/6/2026' (gold guidelines)."""

from __future__ import annotations

import re

from pipeline.extract.dates import DateMention

_TO = re.compile(r"\s*(?:-|(?:cho )?đến(?: hết)?(?: ngày)?|tới|và kết thúc(?: vào)?)\s*")
_AND = re.compile(r"\s*(?:,|và)\s*")
_FROM = re.compile(r"(?:bắt đầu )?(?:kể )?từ(?: ngày)?\s*$")
_FIRST_DAY = re.compile(
    r"(?:(?P<from>từ\s+)(?:ngày\s+)?|(?:các\s+|trong\s+)?(?:hai\s+|02\s+)?ngày\s+\(?)(?P<day>0?[1-9]|[12]\d|3[01])"
    r"(?:\s*,\s*(?:ngày\s+)?\d{1,2})*\s*(?:-|đến(?: hết)?(?: ngày)?|và(?: ngày)?|,)\s*$"
)
# '15-20/12/2024' in a column of times: two days and nothing before them.
_BARE_DAYS = re.compile(r"(?<![\w/.,\-])(?<!số )(?P<day>0?[1-9]|[12]\d|3[01])\s?-\s?$")
_LAST_MONTH = re.compile(
    r"\s*(?:-|đến(?: hết)?)\s*(?:tháng\s*)?(?P<month>1[0-2]|0?[1-9])\s*(?:/|năm)\s*(?P<year>20\d\d)(?!\d)"
)

Pair = tuple[DateMention, DateMention | None]


def join_intervals(low: str, dates: list[DateMention]) -> list[Pair]:
    """Return each date with the end of its interval, None for a date that stands alone."""
    pairs: list[Pair] = []
    index = 0
    while index < len(dates):
        date = dates[index]
        after = dates[index + 1] if index + 1 < len(dates) else None
        if after is not None and (_is_range(low, date, after) or _are_quarters(low, date, after)):
            pairs.append((date, after))
            index += 2
            continue
        pairs.append(_days_of_month(low, date) or _months(low, date) or (date, None))
        index += 1
    return pairs


def _is_range(low: str, date: DateMention, after: DateMention) -> bool:
    """'từ ... đến ...'; of whole months and quarters 'Tháng 4 đến tháng 10' is enough."""
    if not _TO.fullmatch(low, date.end, after.start):
        return False
    whole = date.day is None and after.day is None and (date.month or date.quarter) and (after.month or after.quarter)
    return bool(whole) or _opens(low, date)


def _are_quarters(low: str, date: DateMention, after: DateMention) -> bool:
    """'quý II, quý III/2024': one behind the other, the year named once."""
    if date.quarter is None or after.quarter != date.quarter + 1 or date.year not in {None, after.year}:
        return False
    return _AND.fullmatch(low, date.end, after.start) is not None


def _opens(low: str, date: DateMention) -> bool:
    return _FROM.search(low[max(0, date.start - 24) : date.start]) is not None


def _days_of_month(low: str, date: DateMention) -> Pair | None:
    """'từ ngày 05 đến ngày 07/6/2026': the month stands once, behind the last day."""
    window = low[max(0, date.start - 40) : date.start]
    match = _FIRST_DAY.search(window) or _BARE_DAYS.search(window) if date.day is not None else None
    if match is None or int(match["day"]) >= (date.day or 0):
        return None
    return date._replace(start=date.start - len(window) + match.start(), day=int(match["day"])), date


def _months(low: str, date: DateMention) -> Pair | None:
    """'tháng 10 - 11/2024': the year stands once, behind the last month."""
    if date.month is None or date.day is not None or date.year is not None:
        return None
    match = _LAST_MONTH.match(low, date.end)
    if match is None or int(match["month"]) <= date.month:
        return None
    year = int(match["year"])
    return date._replace(year=year), DateMention(match.start("month"), match.end(), year, int(match["month"]))
