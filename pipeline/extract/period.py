"""When the campaign runs: from its section, else from the title, else from the launching sentence (domain notes 5.2).

'từ nay' and 'kể từ ngày ban hành' have no start; anniversaries and the periods of cited programmes are not the period.
"""

from __future__ import annotations

import re

from models.campaign import Period
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention, find_dates
from pipeline.extract.sections import run_in

_YEAR = r"((?:19|20)\d\d)"
_YEARS = re.compile(
    rf"(?:giai đoạn|thời kỳ|từ năm|trong các năm|năm học|các năm)\s*(?:từ\s*)?(?:năm\s*)?{_YEAR}\s*(?:-|đến(?: hết)?(?: năm)?)\s*{_YEAR}"
)
_OPEN_START = re.compile(
    r"(?:kể )?từ (?:nay|ngày (?:ban hành|ký|phát động)|khi (?:ban hành|phát động|kế hoạch))[^.;\n]{0,110}?(?:cho )?đến(?: hết)?(?: ngày| hết năm| năm)?\s*"
)
_FROM_TO = re.compile(r"(?:bắt đầu )?(?:kể )?từ(?: ngày)?\s*$")
_TO = re.compile(r"\s*(?:,|\(|\))?\s*(?:-|và kết thúc(?: vào)?(?: ngày)?|(?:cho )?đến(?: hết)?(?: ngày)?|tới)\s*")
_MONTHS = re.compile(rf"từ tháng\s*(\d{{1,2}})\s*(?:-|đến(?: hết)?(?: tháng)?)\s*(\d{{1,2}})\s*(?:/|năm\s*)\s*{_YEAR}")
_UNTIL = re.compile(r"(?:đến hết|kết thúc(?: vào)?|đến)(?: ngày)?\s*$")
_YEAR_ONLY = re.compile(rf"(?:trong )?năm\s+{_YEAR}(?!\s*[-/]\s*\d)")
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi|từng) năm")
# 'Thời gian tổ chức tổng kết tháng 10/2023': a date inside the section that is no end of the campaign.
_OTHER_ACT = re.compile(r"(?:tổng kết|sơ kết|báo cáo|gửi|nộp|xét|đăng ký|bình xét|phát động ngày)")


def extract_period(reading: Reading, *, article: bool = False) -> Period:
    """Return the period with its span; an empty one when nothing says it."""
    for start, end, has_head in _places(reading, article=article):
        if (period := _read(reading, start, end, has_head=has_head)) is not None:
            return period
    return Period()


def _places(reading: Reading, *, article: bool) -> list[tuple[int, int, bool]]:
    """Return where to look, the surest first: sections of the period, run-in lines under them, the title, the launch."""
    outline = reading.outline
    places: list[tuple[int, int, bool]] = []
    for node in outline.nodes:
        if node.kind != "table" and "period" in node.roles:
            words = run_in(reading, node)
            if words is not None:
                places.append((*words, True))
            elif node.kind != "heading" or len(node.roles) == 1:
                places += [
                    (kid.body, kid.end, True) for kid in outline.walk(node) if kid.index != node.index and not kid.roles
                ]
    places += [(node.body, node.end, False) for node in outline.nodes if _ranged_under_period(reading, node)]
    if not article:
        places.append((outline.title.start, outline.title.end, False))
    places += [
        (node.body, node.end, False)
        for node in outline.nodes
        if node.start in outline.preamble and _launches(reading, node)
    ]
    if article:
        places.append((0, min(len(reading.text), 600), False))
    return places


def _ranged_under_period(reading: Reading, node: Node) -> bool:
    """'3. Tổ chức thi đua: Kể từ ngày ban hành ... đến ngày 30/11/2024' under a heading that also names the time."""
    under = any("period" in ancestor.roles for ancestor in reading.outline.path(node))
    return under and "period" not in node.roles and _OPEN_START.search(reading.low, node.body, node.end) is not None


def _launches(reading: Reading, node: Node) -> bool:
    return (
        re.search(
            r"(?:xây dựng|ban hành|phát động)[^.]{0,200}(?:như sau|sau đây|cụ thể)", reading.low[node.start : node.end]
        )
        is not None
    )


def _read(reading: Reading, start: int, end: int, *, has_head: bool) -> Period | None:
    low = reading.low
    recurrence = "yearly" if has_head and _YEARLY.search(low, start, end) else None
    for reader in (_open_range, _date_range, _month_range, _year_range, _end_only if has_head else _never, _one_year):
        if (found := reader(low, start, end)) is not None:
            first, last, at, stop = found
            return Period(start=first, end=last, recurrence=recurrence, evidence=(reading.span(at, stop),))  # type: ignore[arg-type]
    return None


Found = tuple[str | None, str | None, int, int] | None


def _never(_low: str, _start: int, _end: int) -> Found:
    return None


def _open_range(low: str, start: int, end: int) -> Found:
    match = _OPEN_START.search(low, start, end)
    if match is None:
        return None
    date = next((d for d in find_dates(low, match.start(), end) if d.start >= match.end() - 12), None)
    if date is not None and date.edtf() and date.start <= match.end() + 8:
        return None, date.edtf(), match.start(), date.end
    year = re.compile(_YEAR).match(low, match.end(), end)
    return (None, year[1], match.start(), year.end()) if year else None


def _date_range(low: str, start: int, end: int) -> Found:
    dates = find_dates(low, start, end)
    for first, last in zip(dates, dates[1:], strict=False):
        if _TO.fullmatch(low, first.end, last.start) and _FROM_TO.search(
            low[max(start, first.start - 24) : first.start]
        ):
            begin, finish = _complete(first, last)
            if begin and finish:
                return begin, finish, first.start, last.end
    return None


def _complete(first: DateMention, last: DateMention) -> tuple[str | None, str | None]:
    """'từ ngày 01/3 đến ngày 30/11/2024': the year stands once; a first day later in the year is of the year before."""
    if first.year is not None or last.year is None:
        return first.edtf(), last.edtf()
    later = (first.month or 0, first.day or 0) > (last.month or 12, last.day or 31)
    return first.edtf(last.year - 1 if later else last.year), last.edtf()


def _month_range(low: str, start: int, end: int) -> Found:
    match = _MONTHS.search(low, start, end)
    if match is None or not (1 <= int(match[1]) <= 12 and 1 <= int(match[2]) <= 12):
        return None
    return f"{match[3]}-{int(match[1]):02d}", f"{match[3]}-{int(match[2]):02d}", match.start(), match.end()


def _year_range(low: str, start: int, end: int) -> Found:
    match = _YEARS.search(low, start, end)
    return (match[1], match[2], match.start(), match.end()) if match else None


def _end_only(low: str, start: int, end: int) -> Found:
    for date in find_dates(low, start, end):
        if (
            date.edtf()
            and _UNTIL.search(low[max(start, date.start - 24) : date.start])
            and not _OTHER_ACT.search(low, start, date.start)
        ):
            return None, date.edtf(), date.start, date.end
    return None


def _one_year(low: str, start: int, end: int) -> Found:
    match = _YEAR_ONLY.search(low, start, end)
    if match is None or re.search(
        r"(?:đến|định hướng|tầm nhìn)\s*$", low[max(start, match.start() - 12) : match.start()]
    ):
        return None
    return match[1], match[1], match.start(), match.end()
