"""R04, R09: issued in time, and internal deadlines early enough for the parent's."""

from __future__ import annotations

from collections.abc import Iterable

from models.campaign import Deadline
from models.record import CampaignRecord
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.deadlines import DeadlineRow, stage
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, counted, issue_window, last_day, vi_date, vi_deadline
from pipeline.reconcile.issuers import addresses, full_name
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule

_SLOW = 30
"""Days after which a plan without a set deadline is remarked upon [heuristic] (domain notes 4, R04)."""
_PURPOSE = {"registration": "đăng ký", "submission": "nộp hồ sơ", "report": "báo cáo", "review": "sơ kết, tổng kết"}
_STAGE = {"interim": "sơ kết", "final": "tổng kết", "quarter": "quý", "year": "năm"}


def issue_limit(deadline: Deadline, parent: CampaignRecord) -> Window | None:
    """Return the last day for lower plans: printed, or counted from the parent's own day of issue."""
    if deadline.relative_to is None:
        return last_day(deadline)
    offset = deadline.relative_to.offset
    issued = issue_window(parent)
    event = lower(deadline.relative_to.event)
    if (
        offset is None
        or issued is None
        or issued.earliest != issued.latest
        or not ("ban hành" in event or "ký" in event.split())
    ):
        return None
    day = counted(issued.latest, offset)
    return Window(day, day) if day else None


@pair_rule("R04", campaign=True)
def issued_in_time(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R04: not before the parent, not after the day it set; without such a day only slowness is told."""
    mine, above = issue_window(case.child), issue_window(parent)
    own = case.child.document.evidence.get("issued_on", ())
    theirs = parent.document.evidence.get("issued_on", ())
    issued, asked = vi_date(case.child.document.issued_on), vi_date(parent.document.issued_on)
    if mine is None:
        return [Remark("undated", own, theirs, None, asked, {"which": "kế hoạch"})]
    if above and mine.latest < above.earliest:
        return [Remark("before_parent", own, theirs, issued, asked, {"child": issued, "parent": asked})]
    limits = [
        (limit, deadline)
        for deadline in parent.campaign.deadlines
        if deadline.kind == "issue" and addresses(deadline.actor, case.child.document.issuer) is not False
        if (limit := issue_limit(deadline, parent)) and not (above and limit.latest < above.earliest)
    ]
    if limits:
        limit, deadline = max(limits, key=lambda pair: pair[0].latest)
        addressed = deadline.actor is None or addresses(deadline.actor, case.child.document.issuer) is True
        late = "late" if addressed else "others"  # it may be others whom the day was set for
        ending = late if mine.earliest > limit.latest else "maybe" if mine.latest > limit.latest else "ok"
        said, name = vi_deadline(deadline), case.child.document.issuer
        told = {"child": issued, "limit": said, "issuer": full_name(name) if name else "cơ quan ban hành"}
        return [Remark(ending, own, deadline.evidence, issued, said, told)]
    if above is None or mine.earliest != mine.latest or above.earliest != above.latest:
        return [Remark("undated", own, theirs, issued, asked, {"which": "kế hoạch hoặc của văn bản cấp trên"})]
    days = (mine.latest - above.latest).days
    values = {"child": issued, "parent": asked, "days": days}
    return [Remark("slow" if days > _SLOW else "after", own, theirs, issued, asked, values)]


def _what(deadline: Deadline) -> str:
    named = _STAGE.get(stage(deadline) or "")
    if deadline.kind == "review" and named:
        return named
    return f"{_PURPOSE[deadline.kind]} {named}" if named else _PURPOSE[deadline.kind]


def _row_remark(row: DeadlineRow, parent: CampaignRecord, child: CampaignRecord) -> Remark | None:
    above = parent.campaign.deadlines[row.parent] if row.parent is not None else None
    own = child.campaign.deadlines[row.child] if row.child is not None else None
    if own is None and above is not None:
        return _missing(above)
    if own is None or row.timing is None:
        return None
    if above is None:  # a further deadline later than every one of the parent's
        same = [deadline for deadline in parent.campaign.deadlines if deadline.kind == own.kind]
        above = max(same, key=lambda deadline: deadline.model_dump_json())
    values = {"what": _what(own), "child": vi_deadline(own), "parent": vi_deadline(above), "slack": row.slack}
    sides = f"{_what(own)} {vi_deadline(own)}", f"{_what(above)} {vi_deadline(above)}"
    ending = "no_day" if row.timing == "thin" and not row.slack else row.timing
    return Remark(ending, own.evidence, above.evidence, *sides, values)


def _missing(above: Deadline) -> Remark | None:
    """Return the remark on a deadline the child sets nothing for; the parent's own review asks nothing of it."""
    if above.kind == "review":
        return None
    values = {"what": _what(above), "parent": vi_deadline(above)}
    return Remark("missing", (), above.evidence, None, short(above.action) or vi_deadline(above), values)


@pair_rule("R09", campaign=True)
def deadlines_early_enough(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R09: per purpose, the child's last admissible day comes before the parent's."""
    remarks = [_row_remark(row, parent, case.child) for row in case.deadlines]
    found = [remark for remark in remarks if remark]
    return found or [Remark("parent_silent")]
