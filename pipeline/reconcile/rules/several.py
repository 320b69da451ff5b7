"""R35: a child with several parents: what they set differently, so that the stricter binds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.calendar import edtf_bounds
from models.campaign import Deadline, DeadlineKind
from models.record import CampaignRecord
from models.span import Span
from pipeline.reconcile.alignment import targets
from pipeline.reconcile.alignment.deadlines import stage
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import last_day, vi_date, vi_deadline
from pipeline.reconcile.identity import citation, name_of, reference_name
from pipeline.reconcile.parents import further_citations
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import plan_rule

_DEADLINES: dict[DeadlineKind, str] = {
    "report": "thời hạn báo cáo", "submission": "thời hạn nộp hồ sơ", "registration": "thời hạn đăng ký",
}  # fmt: skip

Difference = tuple[str, str, str, str, tuple[Span, ...]]
"""What differs, as the parent has it, as the other has it, the stricter of the two, the parent's words."""


def _period(parent: CampaignRecord, other: CampaignRecord) -> Iterator[Difference]:
    mine, theirs = parent.campaign.period, other.campaign.period
    if not mine.end or not theirs.end:
        return
    ends = edtf_bounds(mine.end)[1], edtf_bounds(theirs.end)[1]
    if ends[0] != ends[1]:
        sides = vi_date(mine.end), vi_date(theirs.end)
        yield "thời gian kết thúc", *sides, sides[0] if ends[0] < ends[1] else sides[1], mine.evidence


def _only(record: CampaignRecord, kind: DeadlineKind, name: str | None) -> Deadline | None:
    """Return the one-off deadline of a kind and stage; None where there are several or none."""
    found = [
        deadline
        for deadline in record.campaign.deadlines
        if deadline.kind == kind and deadline.on and deadline.bound != "from" and stage(deadline) == name
    ]
    return found[0] if len(found) == 1 else None


def _deadlines(parent: CampaignRecord, other: CampaignRecord) -> Iterator[Difference]:
    for kind, what in _DEADLINES.items():
        for name in ("interim", "final", "quarter", "year", None):
            mine, theirs = _only(parent, kind, name), _only(other, kind, name)
            left, right = (last_day(deadline) if deadline else None for deadline in (mine, theirs))
            if mine and theirs and left and right and left != right:
                sides = vi_deadline(mine), vi_deadline(theirs)
                yield what, *sides, sides[0] if left.latest < right.latest else sides[1], mine.evidence


def _targets(parent: CampaignRecord, other: CampaignRecord) -> Iterator[Difference]:
    for row in targets.align(parent.campaign, other.campaign):
        if row.parent is None or row.child is None or row.comparison not in {"weaker", "stronger"}:
            continue
        mine = parent.campaign.targets[row.parent]
        sides = f"“{short(mine.text)}”", f"“{short(other.campaign.targets[row.child].text)}”"
        yield "chỉ tiêu", *sides, sides[0] if row.comparison == "weaker" else sides[1], mine.evidence


def _beside(case: Case, parent: CampaignRecord, other: CampaignRecord) -> Iterator[Remark]:
    cited = citation(case.child, other)
    words = cited.reference.evidence[:1] if cited else ()
    names = {"parent": name_of(parent), "other": name_of(other)}
    found = [*_period(parent, other), *_deadlines(parent, other), *_targets(parent, other)]
    for what, left, right, strict, evidence in found:
        values = {**names, "what": what, "left": left, "right": right, "strict": strict}
        yield Remark("conflict", words, evidence, names["other"], f"{left} / {right}", values)
    if not found:
        yield Remark("beside", words, (), names["other"], None, names)


@plan_rule("R35")
def one_parent(case: Case) -> Iterable[Remark]:
    """R35: further campaign plans of higher bodies beside its parent; silent where there are none."""
    known: list[CampaignRecord] = []
    if case.parent is not None:
        known = [case.parent, *case.beside.others]
        for other in case.beside.others:
            yield from _beside(case, case.parent, other)
    chosen = case.citation.reference if case.citation else case.child.parent
    if chosen is None:
        return
    met = [match.reference for record in known if (match := citation(case.child, record))]
    others = [reference for reference in further_citations(case.child, chosen) if reference not in met]
    if others:
        names = ", ".join(sorted(reference_name(reference) for reference in others))
        words = tuple(span for reference in others for span in reference.evidence[:1])
        yield Remark("several", words, (), names, None, {"others": names, "parent": reference_name(chosen)})
