"""Remarks on dates that contradict each other inside one document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from rapidfuzz import fuzz

from models.calendar import edtf_bounds
from models.campaign import Period
from models.diagnostics import Diagnostic
from models.header import PlanHeader
from models.reference import Reference
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.extract.dates import date_at
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.symbols import canonical_symbol

_WEEKDAYS = ("thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật")
_SPELLINGS = {"thứ bẩy": 5, **{f"thứ {number}": number - 2 for number in range(2, 8)}}
_WEEKDAY_NUMBERS = {name: number for number, name in enumerate(_WEEKDAYS)} | _SPELLINGS
_NAMES = "|".join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))
# 'thứ Hai ngày 06/7/2026', 'Thứ 7, 12/9/2026'
_BEFORE_DATE = re.compile(rf"(?P<day>{_NAMES})\s*[,(-]?\s*(?=ngày\s|\d)")
# 'lần thứ ba ngày 5/3' counts, it names no day of the week.
_COUNTS = ("lần ", "năm ", "hạng ")
# Or behind it in parentheses: 'ngày 06/7/2026 (thứ Hai)'.
_BEHIND_DATE = re.compile(rf"\(\s*(?P<day>{_NAMES})\s*\)")
_YEAR = re.compile(r"(?<![\d/.])(?:19|20)\d\d(?![\d/])")
_OPENING = re.compile(r"^(?:về việc|về|v v)\s+")
_ALIKE, _SHORTENED = 90.0, 95.0


def period_remarks(header: PlanHeader, period: Period) -> Iterator[Diagnostic]:
    """The period of the section leaves the years of the title, or ends before it begins."""
    if period.start and period.end and edtf_bounds(period.start)[0] > edtf_bounds(period.end)[1]:
        message = "Thời gian kết thúc phong trào trước thời gian bắt đầu."
        yield Diagnostic(code="period-reversed", severity=3, message=message, evidence=period.evidence)
    title = header.evidence.get("title", ())
    years = [int(match.group()) for span in title for match in _YEAR.finditer(span.text)]
    apart = [span for span in period.evidence if all(span.start >= words.end for words in title)]
    if not years or not apart or not header.title:
        return
    begins = edtf_bounds(period.start)[0].year if period.start else min(years)
    ends = edtf_bounds(period.end)[1].year if period.end else max(years)
    if begins < min(years) or ends > max(years):
        message = "Thời gian thực hiện nêu trong nội dung không khớp với năm, giai đoạn nêu trong trích yếu."
        severity = 3 if begins > max(years) or ends < min(years) else 2
        yield Diagnostic(code="period-title", severity=severity, message=message, evidence=(*title, *apart))


def weekday_remarks(reading: Reading) -> Iterator[Diagnostic]:
    """The day of the week beside a date is not that of the date: 'thứ Hai ngày 07/7/2026'."""
    low = reading.low
    if "thứ " not in low and "chủ nhật" not in low:
        return
    for match in _BEFORE_DATE.finditer(low):
        if low.endswith(_COUNTS, 0, match.start()):
            continue
        printed = date_at(low, match.end(), min(len(low), match.end() + 40))
        if printed is not None:
            yield from _weekday(reading, match, printed.edtf(), match.start(), printed.end)
    for match in _BEHIND_DATE.finditer(low):
        start = max(low.rfind("ngày ", max(0, match.start() - 30), match.start()), 0)
        printed = date_at(low, start, match.start()) if start else None
        if printed is not None and not low[printed.end : match.start()].strip():
            yield from _weekday(reading, match, printed.edtf(), printed.start, match.end())


def _weekday(reading: Reading, match: re.Match[str], edtf: str | None, start: int, end: int) -> Iterator[Diagnostic]:
    if edtf is None or len(edtf) != len("2026-07-06"):
        return
    day = date.fromisoformat(edtf)
    if day.weekday() != _WEEKDAY_NUMBERS[match["day"]]:
        message = f"Ngày {day:%d/%m/%Y} là {_WEEKDAYS[day.weekday()]}, không phải {match['day']}."
        yield Diagnostic(code="weekday", severity=2, message=message, evidence=(reading.span(start, end),))


def citation_remarks(reading: Reading, references: Iterable[Reference]) -> Iterator[Diagnostic]:
    """One document is cited with several dates or several trích yếu."""
    known: dict[str, list[Reference]] = {}
    for reference in references:
        if reference.symbol is not None:
            known.setdefault(canonical_symbol(reference.symbol), []).append(reference)
    for same in known.values():
        if sum(len(reference.evidence) for reference in same) == 1:
            continue
        mentions = [mention for reference in same for mention in _mentions(reading, reference)]
        evidence = tuple(span for reference in same for span in reference.evidence)
        days = {edtf for mention in mentions if mention.date and (edtf := mention.date.edtf()) and len(edtf) == 10}
        if len(days) > 1 and (len(same) == 1 or _one_title(mentions)):
            shown = ", ".join(f"{date.fromisoformat(day):%d/%m/%Y}" for day in sorted(days))
            message = f"Văn bản {same[0].symbol} được viện dẫn với nhiều ngày khác nhau: {shown}."
            yield Diagnostic(code="cited-dates", severity=2, message=message, evidence=evidence)
        if len(same) == 1 and not _one_title(mentions, default=True):
            message = f"Văn bản {same[0].symbol} được viện dẫn với các trích yếu khác nhau."
            yield Diagnostic(code="cited-titles", severity=1, message=message, evidence=evidence)


def _mentions(reading: Reading, reference: Reference) -> Iterator[Mention]:
    for span in reference.evidence:
        yield from find_mentions(reading, span.start, span.end)[:1]


def _one_title(mentions: list[Mention], *, default: bool = False) -> bool:
    """Tell whether the trích yếu given are one, as a whole or shortened; `default` where fewer than two are given."""
    titles = [_OPENING.sub("", comparable(mention.title)) for mention in mentions if mention.title]
    if len(titles) < 2:
        return default
    return all(_alike(titles[0], title) for title in titles[1:])


def _alike(one: str, other: str) -> bool:
    return fuzz.ratio(one, other) >= _ALIKE or fuzz.token_set_ratio(one, other) >= _SHORTENED
