"""The year that a printed day leaves out: 'trước ngày 01/12' in a campaign of 2024 (contract, ground rule 3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from models.calendar import edtf_bounds
from models.campaign import Period
from pipeline.extract.dates import DateMention

_GRACE = timedelta(days=100)
_TITLE_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)")
_END_YEAR = re.compile(r"(?:đến|định hướng|tầm nhìn)\s+(?:hết\s+)?$")


@dataclass(frozen=True, slots=True)
class ImpliedYear:
    """Where a missing year can come from, the surest ground first."""

    period: Period
    title: str
    issued_on: str | None

    @property
    def many(self) -> bool:
        """True for a plan that runs over more than one year end."""
        if self.period.start is None or self.period.end is None:
            return False
        return edtf_bounds(self.period.end)[1].year - edtf_bounds(self.period.start)[0].year > 1

    def of(self, mention: DateMention) -> tuple[int | None, str | None]:
        """Return the year and its ground, (None, None) when nothing grounds one."""
        for year, ground in (self._of_period(mention), self._of_title(), self._of_issue(mention)):
            if year is not None:
                return year, ground
        return None, None

    def _of_period(self, mention: DateMention) -> tuple[int | None, str | None]:
        if self.period.end is None:
            return None, None
        last = edtf_bounds(self.period.end)[1]
        first = edtf_bounds(self.period.start)[0] if self.period.start else self._issue_day() or date(last.year, 1, 1)
        if last.year - first.year > 1:
            return None, None
        fitting = [
            year
            for year in range(first.year, last.year + 2)
            if (day := _day(mention, year)) and first <= day <= last + _GRACE
        ]
        if not fitting:
            return None, None
        return fitting[0], f"năm suy từ thời gian thi đua ({self.period.start or '…'} – {self.period.end})"

    def _of_title(self) -> tuple[int | None, str | None]:
        for match in _TITLE_YEAR.finditer(self.title):
            if not _END_YEAR.search(self.title[: match.start()]):
                return int(match[1]), f"năm suy từ trích yếu (năm {match[1]})"
        return None, None

    def _of_issue(self, mention: DateMention) -> tuple[int | None, str | None]:
        issued = self._issue_day()
        if issued is None:
            return None, None
        for year in (issued.year, issued.year + 1):
            day = _day(mention, year)
            if day is not None and day >= issued:
                return year, f"năm suy từ ngày ban hành ({issued.isoformat()})"
        return None, None

    def _issue_day(self) -> date | None:
        return edtf_bounds(self.issued_on)[0] if self.issued_on else None


def _day(mention: DateMention, year: int) -> date | None:
    edtf = mention.edtf(year)
    return edtf_bounds(edtf)[1] if edtf else None
