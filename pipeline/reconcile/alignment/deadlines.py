"""Deadlines side by side, per purpose: is the child's last admissible day early enough for the parent's?

Several reports of one plan (sơ kết, tổng kết) are told apart by their words, else paired so that the fewest are late: a
lateness is only asserted when no reading of the pairing avoids it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

import numpy as np
from scipy.optimize import linear_sum_assignment

from models.calendar import expand_rrule
from models.campaign import Deadline, DeadlineKind
from models.header import Issuer
from models.reconciliation import Relation
from models.record import CampaignRecord
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.alignment.rows import Row
from pipeline.reconcile.days import Window, last_days, period_window, working_days
from pipeline.reconcile.issuers import addresses, compatible, name_rank, rank

Timing = Literal["ok", "thin", "maybe_late", "late", "unknown"]
PURPOSES: tuple[DeadlineKind, ...] = ("registration", "submission", "report", "review")
SLACK = 5
"""Working days a unit needs to collate what it received [heuristic] (domain notes 4, R09)."""

_WORST_FIRST: tuple[Timing, ...] = ("late", "maybe_late", "thin", "ok", "unknown")
_COST: dict[Timing, float] = {"late": 1e9, "maybe_late": 1e6, "thin": 1e3, "ok": 0.0, "unknown": 0.0}
_APART = 1e12
_NAMED_ALIKE = 1e10
"""What is lateness beside a name: the yearly report is held against the yearly one, never against the last of all."""
_NAMED = 5
"""A shorter addressee ("Ban", "Phòng") names nobody."""
_OFFICE = re.compile(r"(?:văn phòng|phòng|tổ|bộ phận|thường trực)\b")
# A department, a command or a school has its own Ban and Khoa; the Ban of a committee are bodies below it.
_OWN_BAN = re.compile(r"(?:ban|khoa)\b(?! (?:chỉ huy|chấp hành|thường vụ|quản lý))")
_COMMITTEES = frozenset({"peoples_committee", "party_committee", "council", "government", "ministry", "union"})
_SEASON = 45
_SOME_YEAR = (date(2024, 1, 1), date(2024, 12, 31))
_STAGES = {
    "interim": re.compile(r"sơ kết|giữa kỳ|6 tháng|sáu tháng|học kỳ (?:i|1)\b"),
    "final": re.compile(r"tổng kết|kết thúc (?:phong trào|đợt)|cuối năm|cả năm"),
    "quarter": re.compile(r"\bquý\b"),
}
_PURPOSE = re.compile(r"báo cáo|sơ kết|tổng kết|hồ sơ|đăng ký")
_YEARLY = re.compile(
    r"báo cáo (?:kết quả )?(?:(?:thực hiện )?(?:hằng|hàng|từng) )?năm\b|tổng kết [^,;]*năm\b|cuối năm|cả năm"
)
_RELATION: dict[Timing, Relation] = {
    "ok": "covered", "thin": "covered", "maybe_late": "changed", "late": "weaker", "unknown": "changed",
}  # fmt: skip


@dataclass(frozen=True)
class DeadlineRow(Row):
    """A row with its verdict; `slack` in working days of the tightest occurrence, None where not counted."""

    timing: Timing | None = None
    slack: int | None = None


def _clause(deadline: Deadline) -> str:
    """Return the words that say what a deadline is for: the clause before its date, or the bracket behind it.

    One sentence often holds two: "báo cáo sơ kết trước ngày 20/5/2026, báo cáo tổng kết trước ngày 15/11/2026",
    "trước ngày 05/4/2026 (sơ kết) và trước ngày 10/10/2026 (tổng kết)"; "trước ngày 05/4/2026 đối với sơ kết và".
    """
    date = min(deadline.evidence, key=lambda span: span.end - span.start, default=None)
    whole = max(deadline.evidence, key=lambda span: span.end - span.start, default=None)
    if date is None or whole is None or date is whole or not whole.start <= date.start < whole.end:
        return deadline.action or " ".join(span.text for span in deadline.evidence)
    before, behind = whole.text[: date.start - whole.start], whole.text[date.end - whole.start :]
    bracket = re.match(r"\s*(?:\(([^)]*)\)|đối với ([^,;.]*?)(?= và |[,;.]|$))", behind)
    if bracket:
        return bracket.group(1) or bracket.group(2)
    # 'báo cáo 6 tháng trước ngày 15/6 hằng năm, báo cáo năm trước ngày 25/11 hằng năm': each has its own words.
    last = re.split(r"[,;]| và ", before)[-1]
    return last if _PURPOSE.search(lower(last)) else before


def stage(deadline: Deadline) -> str | None:
    """Return which of several reports a deadline is for, by the word nearest before its date; None without one."""
    words = lower(_clause(deadline))
    found = [(match.end(), name) for name, pattern in _STAGES.items() for match in pattern.finditer(words)]
    named = max(found)[1] if found else None
    # The report of one of several years is not the one on all of them.
    return "year" if named in {None, "final"} and deadline.rrule is not None and _YEARLY.search(words) else named


def _per_year(deadline: Deadline) -> int:
    """Return how often a deadline falls in a year; a one-off counts as once."""
    return len(expand_rrule(deadline.rrule, *_SOME_YEAR)) if deadline.rrule else 1


def _outgoing(child: Deadline, parent: Deadline, above: CampaignRecord) -> bool | None:
    """Tell whether the child's deadline is for the parent's own receiver; None when one side names nobody."""
    if not child.addressee or not parent.addressee:
        return None
    left, right = comparable(child.addressee), comparable(parent.addressee)
    return (
        left.startswith(right) or right.startswith(left) or compatible(child.addressee, above.document.issuer) is True
    )


def _upwards(deadline: Deadline, record: CampaignRecord) -> bool:
    """Tell whether a deadline is for somebody above the plan's own issuer: 'gửi Sở Nội vụ' in a plan of a district."""
    above, own = name_rank(deadline.addressee or ""), rank(record.document.issuer)
    return above is not None and own is not None and above > own


def _inner_office(actor: str | None, parent: CampaignRecord) -> bool:
    """Tell whether a parent names one of its own offices: 'Văn phòng Sở thay mặt Sở đăng ký với Sở Nội vụ'."""
    words = comparable(actor or "")
    own = parent.document.issuer
    ban = own is not None and own.kind not in _COMMITTEES and _OWN_BAN.match(words) is not None
    return (ban or _OFFICE.match(words) is not None) and not re.search(r"\b(?:các|mỗi|từng)\b", words)


def _to_sister(deadline: Deadline, parent: CampaignRecord) -> bool:
    """Tell whether a department sends to another one: 'gửi báo cáo quý về Sở Nội vụ' in a plan of Sở Nông nghiệp."""
    own, body = parent.document.issuer, deadline.addressee or ""
    department = own is not None and own.kind == "department" and name_rank(body) == rank(own)
    return department and compatible(body, own) is False


def asked_of(deadline: Deadline, parent: CampaignRecord, issuer: Issuer | None) -> bool:
    """Tell whether a deadline of the parent may be set for the child; what the parent owes to those above it is not."""
    if issuer is None or issuer == parent.document.issuer:
        return True
    addressed = addresses(deadline.actor, issuer)
    if (_inner_office(deadline.actor, parent) or _to_sister(deadline, parent)) and addressed is not True:
        return False
    return addressed is True or (addressed is None and not _upwards(deadline, parent))


def _slack(child: Window, parent: Window) -> int:
    """Return the working days between the two days, below zero where the child's is the later one."""
    return working_days(child.latest, parent.latest) or -working_days(parent.latest, child.latest)


def _judge(child: Window, parent: Window, *, outgoing: bool | None) -> tuple[Timing, int]:
    """Return the verdict on one occurrence: an internal deadline comes before the parent's, an outgoing one by it.

    Where nobody names the receiver, equal days are late under one reading only.
    """
    slack = _slack(child, parent)
    if child.earliest > parent.latest or (outgoing is False and child.earliest == parent.latest):
        return "late", slack
    if child.latest > parent.earliest or (outgoing is not True and child.latest == parent.earliest):
        return "maybe_late", slack
    return ("thin" if slack < SLACK else "ok"), slack


def _review(child: Window, parent: Window) -> tuple[Timing, int]:
    """Return the verdict on a review beside the parent's own 'trong quý IV': within the same stretch is in time."""
    slack = _slack(child, parent)
    if child.latest <= parent.latest:
        return "ok", slack
    return ("late" if child.earliest > parent.latest else "maybe_late"), slack


def _occurrences(child: list[Window], parent: list[Window]) -> list[tuple[Window, Window]]:
    """Pair recurring days year by year: in order when as many, else each with the one that suits it best."""
    pairs = []
    for year in sorted({window.latest.year for window in child} & {window.latest.year for window in parent}):
        mine = [window for window in child if window.latest.year == year]
        theirs = [window for window in parent if window.latest.year == year]
        if len(mine) == len(theirs):
            pairs += list(zip(mine, theirs, strict=True))
        else:
            pairs += [(own, next((w for w in theirs if w.latest > own.latest), theirs[-1])) for own in mine]
    return pairs


def _compare(child: Deadline, parent: Deadline, window: Window, above: CampaignRecord) -> tuple[Timing, int | None]:
    """Return the worst verdict over all occurrences; `unknown` when one side counts from an event."""
    mine, theirs = last_days(child, window), last_days(parent, window)
    recurring = child.rrule is not None or parent.rrule is not None
    pairs = _occurrences(mine, theirs) if recurring else list(zip(mine, theirs, strict=False))
    if parent.kind == "review" and parent.bound == "in":
        judged = [_review(own, other) for own, other in pairs]
    else:
        outgoing = _outgoing(child, parent, above)
        judged = [_judge(own, other, outgoing=outgoing) for own, other in pairs]
    return min(judged, key=lambda pair: (_WORST_FIRST.index(pair[0]), pair[1])) if judged else ("unknown", None)


def _years(parent: CampaignRecord, child: CampaignRecord) -> Window:
    """Return the whole years that both campaigns run in, or those of the child."""
    spans = [span for span in (period_window(parent), period_window(child)) if span]
    start = max((span.earliest.year for span in spans), default=2000)
    end = min((span.latest.year for span in spans), default=2000)
    if end < start:
        start, end = spans[-1].earliest.year, spans[-1].latest.year
    return Window(date(start, 1, 1), date(end, 12, 31))


def _apart(own: Deadline, other: Deadline) -> bool:
    """Tell whether two deadlines are for different things: sơ kết and tổng kết, a monthly and a final report."""
    stages = {stage(own), stage(other)}
    if (len(stages - {None}) == 2 and stages != {"year", "final"}) or _per_year(own) != _per_year(other):
        return True
    # "gửi báo cáo trước ngày 30/11 hằng năm" is not the answer to a sơ kết on one day, unless its words say so.
    if stage(own) is None and stage(other) is not None and own.rrule is not None and other.rrule is None:
        return True
    return own.kind == "review" and stages == {None, "interim"}


def _cost(own: Deadline, other: Deadline, timing: Timing, slack: int | None) -> float:
    if _apart(own, other):
        return _APART
    alike = stage(own) == stage(other)
    named = 0.0 if alike else 1.0
    if alike and stage(own) is not None and _same_rhythm(own, other):
        named = -_NAMED_ALIKE
    # Among days that are all too late the nearest is the one meant: 25/12 answers 20/12, not 20/6.
    return _COST[timing] + named + min(abs(slack or 0), 9000) * 1e-3


Judge = Callable[[Deadline, Deadline], tuple[Timing, int | None]]


def _assign(
    parents: list[tuple[int, Deadline]], children: list[tuple[int, Deadline]], judge: Judge, *, one_year: bool
) -> list[DeadlineRow]:
    if not parents or not children:
        return []
    parents, children = (sorted(side, key=lambda pair: pair[1].model_dump_json()) for side in (parents, children))
    alone = len(parents) == len(children) == 1
    first = [[judge(own, other) for _, own in children] for _, other in parents]
    # Whichever of the parent's days is meant, it is over.
    always = [all(row[j][0] == "late" for row in first) for j in range(len(children))]
    judged = [
        [
            _sure(first[i][j], own, other, alone=alone or always[j], one_year=one_year)
            for j, (_, own) in enumerate(children)
        ]
        for i, (_, other) in enumerate(parents)
    ]
    costs = np.array(
        [
            [
                _APART if _in_other_season(own, other, parents) else _cost(own, other, *judged[i][j])
                for j, (_, own) in enumerate(children)
            ]
            for i, (_, other) in enumerate(parents)
        ]
    )
    rows = []
    for i, j in zip(*linear_sum_assignment(costs), strict=True):
        if costs[i, j] < _APART:
            timing, slack = judged[i][j]
            rows.append(DeadlineRow(parents[i][0], children[j][0], _RELATION[timing], 1.0, timing=timing, slack=slack))
    return rows


def _in_other_season(own: Deadline, other: Deadline, parents: list[tuple[int, Deadline]]) -> bool:
    """Tell whether of the parent's yearly days another is clearly meant: 25/12 answers 20/12 and never 20/6."""
    apart = _days_apart(own, other)
    nearest = min((days for _, parent in parents if (days := _days_apart(own, parent)) is not None), default=None)
    return apart is not None and nearest is not None and apart > nearest + _SEASON


def _days_apart(own: Deadline, other: Deadline) -> int | None:
    """Return how many days lie between two days that come once a year, over the end of the year or not."""
    if own.rrule is None or other.rrule is None or _per_year(own) != 1 or _per_year(other) != 1:
        return None
    mine, theirs = expand_rrule(own.rrule, *_SOME_YEAR)[0], expand_rrule(other.rrule, *_SOME_YEAR)[0]
    days = abs((mine - theirs).days)
    return min(days, 366 - days)


def _same_rhythm(own: Deadline, other: Deadline) -> bool:
    return (own.rrule is None) == (other.rrule is None)


def _sure(
    judged: tuple[Timing, int | None], own: Deadline, other: Deadline, *, alone: bool, one_year: bool
) -> tuple[Timing, int | None]:
    """Return a lateness as one only where the pair is sure: of one rhythm, and named alike or the only one."""
    timing, slack = judged
    alike = stage(own) == stage(other)
    # 'báo cáo tổng kết trước ngày 30/11 hằng năm' in a campaign of one year is one report.
    sure = (alike and one_year) or (_same_rhythm(own, other) and (alike or alone))
    return ("maybe_late" if timing == "late" and not sure else timing), slack


def _purpose(kind: DeadlineKind, parent: CampaignRecord, child: CampaignRecord, window: Window) -> list[DeadlineRow]:
    issuer = child.document.issuer
    parents = [
        (index, deadline)
        for index, deadline in enumerate(parent.campaign.deadlines)
        if deadline.kind == kind and (kind == "review" or asked_of(deadline, parent, issuer))
    ]
    children = [
        (index, deadline)
        for index, deadline in enumerate(child.campaign.deadlines)
        if deadline.kind == kind and not (kind == "submission" and _for_own_awards(deadline, child))
    ]

    def judge(own: Deadline, other: Deadline) -> tuple[Timing, int | None]:
        return _compare(own, other, window, parent)

    sent = {
        i for i, own in children if _upwards(own, child) or any(_outgoing(own, other, parent) for _, other in parents)
    }
    one_year = window.earliest.year == window.latest.year
    rows = _assign(parents, [pair for pair in children if pair[0] in sent], judge, one_year=one_year)
    inside = _assign(parents, [pair for pair in children if pair[0] not in sent], judge, one_year=one_year)
    met = {row.parent for row in rows if row.timing in {"ok", "thin"}}
    # 'Các đơn vị trực thuộc đăng ký với Văn phòng Sở' after 'Văn phòng Sở đăng ký với Sở Nội vụ': no part of that.
    apart = kind == "registration" and bool(met)
    rows += [_kept_above(row) if row.parent in met else row for row in inside if not (apart and row.parent in met)]
    found = {row.parent for row in rows}, {row.child for row in rows}
    rows += [DeadlineRow(index, None, "missing") for index, _ in parents if index not in found[0]]
    for index, own in children:
        if index not in found[1]:
            rows.append(DeadlineRow(None, index, "added", timing=None if apart else _beyond(own, parents, judge)))
    return rows


def _kept_above(row: DeadlineRow) -> DeadlineRow:
    """Return a day inside the house beside another that reaches the parent in time: nobody is late by it for sure."""
    return replace(row, timing="maybe_late", relation=_RELATION["maybe_late"]) if row.timing == "late" else row


def _for_own_awards(deadline: Deadline, child: CampaignRecord) -> bool:
    """Tell whether dossiers stay inside the house: the plan proposes nobody to those above it."""
    awards, issuer = child.campaign.awards, child.document.issuer
    return bool(awards) and not any(is_proposal(award, issuer) for award in awards) and not _upwards(deadline, child)


def _beyond(own: Deadline, parents: list[tuple[int, Deadline]], judge: Judge) -> Timing | None:
    """Return `maybe_late` for a further deadline that is too late for every one of the parent's."""
    timings = [judge(own, other)[0] for _, other in parents if not _apart(own, other)]
    return "maybe_late" if timings and all(timing == "late" for timing in timings) else None


def align(parent: CampaignRecord, child: CampaignRecord) -> tuple[DeadlineRow, ...]:
    """Return the deadlines of the four purposes side by side, in the order of the parent's list."""
    window = _years(parent, child)
    rows = [row for kind in PURPOSES for row in _purpose(kind, parent, child, window)]
    last = len(parent.campaign.deadlines)
    return tuple(sorted(rows, key=lambda row: (last if row.parent is None else row.parent, row.child or 0)))
