"""R05-R08: the time of the campaign against the parent's, and inside the plan itself."""

from __future__ import annotations

import re
from collections.abc import Iterable

from models.calendar import edtf_bounds
from models.campaign import Period
from models.record import CampaignRecord
from models.span import Span
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.rounds import rounds
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, issue_window, vi_date, vi_period
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule

_ONE_YEAR = 366
_FEW = 60
"""Days by which a campaign of one year may run into the next without having two rounds [heuristic]."""
_MOST = 0.7
"""A child under a one-year parent covers at least this part of the days left after its issue [heuristic]."""
_DASH = r"\s*(?:-|đến(?: hết)?(?: năm)?)\s*"
_STAGE = re.compile(rf"(?:giai đoạn|thời kỳ|từ)\s+(?:năm\s+)?(20\d\d){_DASH}(20\d\d)\b")
_BARE_STAGE = re.compile(rf"\b(20\d\d){_DASH}(20\d\d)\b")
_YEAR = re.compile(r"\bnăm\s+(20\d\d)\b(?!\s*[-/])")
# Words that give a range to another document ("Chương trình ... giai đoạn 2020 - 2025", seed 002) or to the past.
_FOREIGN = re.compile(r"chương trình|đề án|nghị quyết|chiến lược|nhiệm kỳ|năm học|quyết định|kỷ niệm")
_CITED = re.compile(r"\d+\s*(?:/\s*20\d\d\s*)?[/-]\s*[a-zđ]{2,}")
_BY_OTHERS = re.compile(r"\s*(?:(?:do|của) [^.;]{3,60}(?:phát động|ban hành)|(?:tại|theo)\b)")
_OF_CAMPAIGN = re.compile(r"thi đua[^,;]*$|phong trào[^,;]*$")


def _edge(period: Period, side: str, issued: Window | None) -> Window | None:
    """Return when the period starts or ends; an open start is the day of issue."""
    value = period.start if side == "start" else period.end
    if value:
        return Window(*edtf_bounds(value))
    return issued if side == "start" else None


def _ends(child: Period, parent: Period) -> Iterable[Remark]:
    mine, above = _edge(child, "end", None), _edge(parent, "end", None)
    if mine and above and mine.latest > above.latest:
        ending = "ends_later" if mine.earliest > above.latest else "maybe_later"
        yield _edge_remark(ending, child, parent, (child.end, parent.end))


def _starts(child: Period, parent: Period, issued: Window | None, launched: Window | None) -> Iterable[Remark]:
    mine, above = _edge(child, "start", issued), _edge(parent, "start", launched)
    if mine and above and mine.earliest < above.earliest:
        sure = mine.latest < above.earliest and parent.start is not None and child.start is not None
        times = (child.start or issued_text(issued), parent.start or issued_text(launched))
        yield _edge_remark("starts_earlier" if sure else "maybe_earlier", child, parent, times)


def issued_text(issued: Window | None) -> str | None:
    """Return the day of issue as EDTF when it is one day."""
    return issued.latest.isoformat() if issued and issued.earliest == issued.latest else None


def _edge_remark(ending: str, child: Period, parent: Period, times: tuple[str | None, str | None]) -> Remark:
    values = {"child": vi_date(times[0]), "parent": vi_date(times[1])}
    return Remark(ending, child.evidence, parent.evidence, vi_period(child), vi_period(parent), values)


def _shorter(child: Period, parent: Period, issued: Window | None) -> bool:
    """Tell whether a plan under a one-year parent leaves out part of the year other than the days before its issue."""
    mine, above = (child.start, child.end), (parent.start, parent.end)
    if None in above or child.end is None or parent.start is None or parent.end is None:
        return False
    first, last = edtf_bounds(parent.start)[0], edtf_bounds(parent.end)[1]
    if (last - first).days > _ONE_YEAR or mine == above:
        return False
    first = max(first, issued.latest) if issued else first
    begin = max(first, edtf_bounds(child.start)[0]) if child.start else first
    return (edtf_bounds(child.end)[1] - begin).days < _MOST * (last - first).days


def _whole(ending: str, child: Period, parent: Period) -> Remark:
    values = {"child": vi_period(child), "parent": vi_period(parent)}
    return Remark(ending, child.evidence, parent.evidence, values["child"], values["parent"], values)


@pair_rule("R05", campaign=True)
def period_inside(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R05: the child's stretch lies in the parent's; what a year alone leaves open is a warning."""
    mine, above = case.child.campaign.period, parent.campaign.period
    values = {"child": vi_period(mine), "parent": vi_period(above)}
    if above.start is None and above.end is None:
        return [Remark("parent_silent", mine.evidence, (), values["child"], None, values)]
    if mine.start is None and mine.end is None:
        return [Remark("child_silent", (), above.evidence, None, values["parent"], values)]
    issued, launched = issue_window(case.child), issue_window(parent)
    remarks = [*_ends(mine, above), *_starts(mine, above, issued, launched)]
    if not remarks and _shorter(mine, above, issued):
        remarks.append(_whole("shorter", mine, above))
    if not remarks and mine.start is None and issued is None:
        remarks.append(_whole("open", mine, above))
    return remarks or [_whole("ok", mine, above)]


@pair_rule("R06", campaign=True)
def sub_periods(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R06: a parent that runs yearly over several years asks for each year and the whole stage."""
    mine, above = case.child.campaign.period, parent.campaign.period
    if above.recurrence != "yearly":
        return _rounds(case, parent)
    values = {"child": vi_period(mine), "parent": vi_period(above)}
    ending = "ok" if mine.recurrence == "yearly" else "yearly"
    return [Remark(ending, mine.evidence, above.evidence, values["child"], values["parent"], values)]


def _rounds(case: Case, parent: CampaignRecord) -> list[Remark]:
    """Compare the yearly round and the one at the end of a campaign of several years: both, or only one of the two."""
    evidence = parent.campaign.period.evidence
    asked = rounds(parent, case.parent_words)
    if not (_long(parent) and asked.yearly and asked.whole):
        return [Remark("none", (), evidence)]
    last = edtf_bounds(parent.campaign.period.end)[1].year if parent.campaign.period.end else None
    kept, words = rounds(case.child, case.child_words, last), (*asked.yearly, *asked.whole)
    found = (*kept.yearly, *kept.whole)
    if kept.yearly and kept.whole:
        return [Remark("ok", found, words)]
    if not found:
        return [Remark("unsaid", found, words)]
    lacking = "của cả giai đoạn" if kept.yearly else "của từng năm"
    return [Remark("round", found, words, short(found[0].text), short(words[-1].text), {"lacking": lacking})]


def _long(record: CampaignRecord) -> bool:
    period = record.campaign.period
    if period.start is None or period.end is None:
        return period.end is None
    return (edtf_bounds(period.end)[1] - edtf_bounds(period.start)[0]).days > _ONE_YEAR + _FEW


def _years(text: str) -> tuple[str, str] | None:
    """Return the first and last year that a title gives the campaign; None when it gives none or several."""
    words = lower(text)
    stages = {match.groups() for match in _BARE_STAGE.finditer(words)}
    if len(stages) == 1:
        first, last = stages.pop()
        return first, last
    years = set(_YEAR.findall(words))
    if stages or len(years) != 1:
        return None
    year = years.pop()
    return year, year


def _stretch(years: tuple[str, str]) -> str:
    return f"năm {years[0]}" if years[0] == years[1] else f"giai đoạn {years[0]} - {years[1]}"


def _leaves_year(years: tuple[str, str], period: Period) -> bool:
    """Tell whether a period with one end in the one year named has its other end in another year.

    'phong trào thi đua ... năm 2024' until 30/4/2025 may be named for the year it starts in: a doubt, no contradiction.
    """
    ends = [edge[:4] for edge in (period.start, period.end) if edge is not None]
    return years[0] == years[1] and len(ends) == 2 and ends.count(years[0]) == 1


def _differs(years: tuple[str, str], period: Period) -> bool:
    """Tell whether a range of years and a period cannot be one; a period inside one named year can."""
    start, end = period.start, period.end
    if _leaves_year(years, period):
        return False
    return (end is not None and end[:4] != years[1]) or (start is not None and start[:4] != years[0])


@plan_rule("R07")
def period_consistent(case: Case) -> Iterable[Remark]:
    """R07: title and text give the campaign one time; ranges of other documents do not count."""
    period, title = case.child.campaign.period, case.child.document.title or ""
    if period.start is None and period.end is None:
        return [Remark("none")]
    told = vi_period(period)
    remarks = []
    years = _years(title)
    launches = "phát động" in lower(title)
    leaves = years is not None and _leaves_year(years, period)
    if years and (launches or years not in _others(case)) and (leaves or _differs(years, period)):
        words = case.child.document.evidence.get("title", ())
        values = {"title": _stretch(years), "period": told}
        ending = "title" if launches and not leaves else "title_maybe"
        remarks.append(Remark(ending, (*words, *period.evidence), (), f"{_stretch(years)} / {told}", None, values))
    remarks += [
        Remark(
            "body",
            (span, *period.evidence),
            (),
            f"{_stretch(other)} / {told}",
            None,
            {"other": _stretch(other), "period": told},
        )
        for span, other in _other_ranges(case)
    ]
    return remarks or [Remark("ok", period.evidence, (), told, None, {"period": told})]


def _others(case: Case) -> list[tuple[str, str] | None]:
    """Return the years in the titles of cited documents: a plan that carries out a campaign may repeat its years."""
    titles = [reference.title for reference in case.child.references]
    if case.parent:
        titles.append(case.parent.document.title)
    return [_years(title) for title in titles if title]


def _other_ranges(case: Case) -> list[tuple[Span, tuple[str, str]]]:
    """Return sentences that give this campaign a stage other than its period."""
    found = []
    for sentence in case.child_words.sentences(r"phong trào thi đua|thi đua"):
        words = lower(sentence.text)
        stages = {match.groups() for match in _STAGE.finditer(words) if not _foreign(words, match)}
        if len(stages) != 1:
            continue
        first, last = stages.pop()
        if _differs((first, last), case.child.campaign.period):
            found.append((sentence, (first, last)))
    return found


def _foreign(words: str, match: re.Match[str]) -> bool:
    """Tell whether a range belongs to a document named before it, to a body named behind it, or to no campaign."""
    before = words[: match.start()]
    if not _OF_CAMPAIGN.search(before):
        return True
    return bool(_CITED.search(before) or _FOREIGN.search(before) or _BY_OTHERS.match(words[match.end() :]))


@plan_rule("R08")
def not_retroactive(case: Case) -> Iterable[Remark]:
    """R08: the campaign does not start in a year before the plan's."""
    period, issued = case.child.campaign.period, case.child.document.issued_on
    if period.start is None or issued is None:
        return [Remark("unknown", period.evidence)]
    words = (*case.child.document.evidence.get("issued_on", ()), *period.evidence)
    values = {"start": vi_date(period.start), "issued": vi_date(issued)}
    ending = "retroactive" if period.start[:4] < issued[:4] else "ok"
    return [Remark(ending, words, (), f"{values['start']} / {values['issued']}", None, values)]
