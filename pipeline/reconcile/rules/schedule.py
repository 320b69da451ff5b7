"""R10: the plan's own deadlines against each other and against the end of the campaign."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from models.calendar import edtf_bounds
from models.campaign import Campaign, Deadline
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.deadlines import stage
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, last_day, last_days, period_window, vi_date, vi_deadline
from pipeline.reconcile.rules.registry import plan_rule

# "100% nhiệm vụ ... năm" (seed 004), "hoàn thành xuất sắc nhiệm vụ được giao trong năm 2024" (seed 001)
_WHOLE_YEAR = re.compile(
    r"\b(?:cả|trong|hết) năm\b(?: 20\d\d)?|\bkế hoạch[^.;]*\bnăm\b(?: 20\d\d)?|\bnăm (?:20\d\d|học)\b"
)
_BASELINE = re.compile(r"\bso với[^,.;]*")
"""'giảm 7% lượng điện tiêu thụ so với năm 2023': the year is what is measured against."""
_NAMED_YEAR = re.compile(r"20\d\d")

_SOME_YEAR = Window(date(2024, 1, 1), date(2024, 12, 31))
_YEAR = 4
_LAST_WEEK = 7
"""A review in the last days of the campaign is its close, not ahead of it [heuristic]."""

Dated = tuple[Window, Deadline]


def _dated(campaign: Campaign, kind: str) -> list[Dated]:
    found = [(day, deadline) for deadline in campaign.deadlines if deadline.kind == kind if (day := last_day(deadline))]
    return sorted(found, key=lambda pair: (pair[0].latest, pair[0].earliest, pair[1].model_dump_json()))


def _final_review(campaign: Campaign) -> Dated | None:
    """Return the tổng kết; of several without such a word the last is it, a single unnamed one may be a sơ kết."""
    reviews = [pair for pair in _dated(campaign, "review") if stage(pair[1]) != "interim"]
    return reviews[-1] if reviews else None


def _every_year(case: Case) -> Iterator[Remark]:
    """Yield where the dossiers of each year are due after the final review of that year: 25/11 after 20/11 hằng năm."""
    campaign, window = case.child.campaign, period_window(case.child) or _SOME_YEAR
    every = [
        deadline for deadline in campaign.deadlines if deadline.rrule and len(last_days(deadline, _SOME_YEAR)) == 1
    ]
    reviews = [d for d in every if d.kind == "review" and stage(d) in {"final", "year"}]
    for dossier in (deadline for deadline in every if deadline.kind == "submission"):
        pairs = [(day, held) for review in reviews for day, held in _same_years(dossier, review, window)]
        if pairs and all(day.earliest > held.latest for day, held in pairs):
            yield _remark("after_review", dossier, reviews[-1], case)


def _same_years(dossier: Deadline, review: Deadline, window: Window) -> Iterator[tuple[Window, Window]]:
    whole = Window(window.earliest.replace(month=1, day=1), window.latest.replace(month=12, day=31))
    held = {day.latest.year: day for day in last_days(review, whole)}
    for day in last_days(dossier, whole):
        if day.latest.year in held:
            yield day, held[day.latest.year]


def _remark(ending: str, first: Deadline, second: Deadline | None, case: Case) -> Remark:
    period = case.child.campaign.period
    evidence = (*first.evidence, *(second.evidence if second else period.evidence))
    end = f"hết {vi_date(period.end)}"
    other = vi_deadline(second) if second else end
    values = {"submission": vi_deadline(first), "review": other if second else vi_deadline(first), "end": end}
    return Remark(ending, evidence, (), f"{vi_deadline(first)} / {other}", None, values)


@plan_rule("R10")
def schedule_coherent(case: Case) -> Iterable[Remark]:
    """R10: dossiers before the final review, neither before the campaign has ended; recurring ones in their order."""
    campaign = case.child.campaign
    submissions, review = _dated(campaign, "submission"), _final_review(campaign)
    yearly = list(_every_year(case))
    end = edtf_bounds(campaign.period.end)[1] if campaign.period.end else None
    if not submissions and review is None:
        return yearly or [Remark("none")]
    remarks = yearly
    if submissions and review and submissions[0][0].earliest > review[0].latest:
        remarks.append(_remark("after_review", submissions[0][1], review[1], case))
    # A campaign of "năm 2023" may well be reviewed in October of it (seed 004); one to 31/12/2026 not in October.
    to_the_day = campaign.period.end is not None and len(campaign.period.end) > _YEAR
    if review and end and to_the_day and (end - review[0].latest).days > _LAST_WEEK:
        remarks.append(_remark("review_early", review[1], None, case))
    for day, deadline in submissions if end else ():
        if day.earliest == day.latest == end:
            remarks.append(_remark("no_slack", deadline, None, case))
        elif end and day.latest < end and _needs_whole_year(campaign, day.latest):
            remarks.append(_remark("submission_early", deadline, None, case))
    evidence = tuple(span for _, deadline in submissions for span in deadline.evidence)
    return remarks or [Remark("ok", evidence)]


def _needs_whole_year(campaign: Campaign, day: date) -> bool:
    """Tell whether a criterion or target counts a year that is not over on a day; one that is over can be told."""
    texts = [*(item.text for item in campaign.criteria), *(item.text for item in campaign.targets)]
    found = (match for text in texts for match in _WHOLE_YEAR.finditer(_BASELINE.sub(" ", lower(text))))
    return any(not (year := _NAMED_YEAR.search(match.group())) or int(year[0]) >= day.year for match in found)
