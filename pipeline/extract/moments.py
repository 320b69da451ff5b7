"""The time of a duty as the record tells it: a day, a rule or an event, with the ground of an implied year."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.campaign import RelativeTo
from models.diagnostics import Certainty
from pipeline.extract.context import Reading
from pipeline.extract.events import Relative, event_before
from pipeline.extract.sentences import Sentence
from pipeline.extract.standing import yearly_around
from pipeline.extract.times import TimeExpression, yearly_rule
from pipeline.extract.years import ImpliedYear

# 'báo cáo 6 tháng trước ngày 10/6, năm trước ngày 10/12' in a plan of several years
_TERM_OF_YEAR = re.compile(
    r"(?<!\w)(?:(?:06|6|sáu|09|9|chín) tháng(?: đầu năm| cuối năm)?|năm|cả năm|quý (?:i|ii|iii|iv|[1-4]))\s*[:(,]?\s*$"
)
_EVERY_YEAR = "kỳ báo cáo lặp lại mỗi năm trong thời gian thi đua"
_YEAR_LABEL = re.compile(r"\W*(?:[\divxa-zđ.]{1,6}[.)]\s+)?(?:trong |vào )?năm ((?:19|20)\d\d)\s*:")


@dataclass(frozen=True, slots=True)
class Moment:
    """One of `on` (EDTF), `rrule`, `relative` is set; none where no year is grounded."""

    on: str | None = None
    rrule: str | None = None
    relative: RelativeTo | None = None
    certainty: Certainty = "stated"
    note: str | None = None


def moment_of(reading: Reading, sentence: Sentence, time: TimeExpression, years: ImpliedYear) -> Moment:
    """Return the time that the words say; a missing year comes from `years`."""
    if time.rrule is not None:
        return Moment(rrule=time.rrule)
    if time.relative is not None:
        return Moment(relative=counted_from(reading, time.relative, sentence))
    if time.date is None:
        return Moment()
    date = time.date
    if time.until is not None:
        return Moment(on=_interval(time, years))
    if date.year is not None:
        return Moment(on=date.edtf())
    if yearly_around(reading.low, sentence, time.start, time.end) and (rule := yearly_rule(date)):
        return Moment(rrule=rule)
    if (labelled := _labelled_year(reading.low, time.start)) is not None:
        return Moment(on=date.edtf(labelled))
    if years.many and _TERM_OF_YEAR.search(reading.low, sentence.start, time.start) and (rule := yearly_rule(date)):
        return Moment(rrule=rule, certainty="inferred", note=_EVERY_YEAR)
    year, note = years.of(date)
    return Moment(on=date.edtf(year) if year else None, certainty="inferred", note=note)


def _labelled_year(low: str, at: int) -> int | None:
    """'2. Năm 2024: sơ kết vào quý III': the year that opens the line is that of its days."""
    match = _YEAR_LABEL.match(low, low.rfind("\n", 0, at) + 1, at)
    return int(match[1]) if match else None


def counted_from(reading: Reading, time: Relative, sentence: Sentence | None = None) -> RelativeTo:
    """Return the event with its offset in the words of the text; 'ngày đó' is what the sentence before tells."""
    first, last = reading.trim(*(event_before(reading.low, time.event, sentence.start) if sentence else time.event))
    offset = reading.text[slice(*time.offset)] if time.offset else None
    return RelativeTo(event=reading.text[first:last], offset=offset)


def _interval(time: TimeExpression, years: ImpliedYear) -> str | None:
    """'từ ngày 05/6 đến ngày 07/6/2026': the year may stand once, or not at all."""
    if time.date is None or time.until is None:
        return None
    year = time.until.year or time.date.year or years.of(time.until)[0]
    first, last = time.date.edtf(time.date.year or year), time.until.edtf(year)
    return f"{first}/{last}" if first and last and first <= last else None
