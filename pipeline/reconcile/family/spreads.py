"""How far apart the children's deadlines for one purpose lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import cast

from models.campaign import Deadline, DeadlineKind
from models.family import DeadlineSpread, Mark, Stage
from models.record import CampaignRecord
from pipeline.reconcile.alignment.deadlines import PURPOSES, stage
from pipeline.reconcile.days import last_day

Purpose = tuple[DeadlineKind, Stage | None]
Dated = tuple[CampaignRecord, Deadline]


def spreads(parent: CampaignRecord, children: Sequence[CampaignRecord]) -> tuple[DeadlineSpread, ...]:
    """Return one spread per purpose (kind and stage) for which some child sets a day, in the order of a campaign."""
    dated: dict[Purpose, list[Dated]] = defaultdict(list)
    unplaced: dict[Purpose, int] = defaultdict(int)
    for child in children:
        for deadline in child.campaign.deadlines:
            purpose = _purpose(deadline)
            if purpose[0] in PURPOSES and deadline.on:
                dated[purpose].append((child, deadline))
            elif purpose[0] in PURPOSES:
                unplaced[purpose] += 1
    above = [(parent, deadline) for deadline in parent.campaign.deadlines if deadline.on]
    return tuple(
        _spread(purpose, dated[purpose], [pair for pair in above if _purpose(pair[1]) == purpose], unplaced[purpose])
        for purpose in sorted(dated, key=lambda purpose: (PURPOSES.index(purpose[0]), purpose[1] or ""))
    )


def _purpose(deadline: Deadline) -> Purpose:
    return deadline.kind, cast("Stage | None", stage(deadline))


def _spread(purpose: Purpose, dated: list[Dated], above: list[Dated], unplaced: int) -> DeadlineSpread:
    # Equal days are settled by the record, never by the order in which the children came.
    ordered = sorted(dated, key=lambda pair: (*_days(pair[1]), pair[0].id, pair[1].model_dump_json()))
    last = max(ordered, key=lambda pair: _days(pair[1])[::-1])
    return DeadlineSpread(
        kind=purpose[0],
        stage=purpose[1],
        parent=_marks(above),
        earliest=_mark(*ordered[0]),
        latest=_mark(*last),
        plans=len({child.id for child, _ in dated}),
        unplaced=unplaced,
    )


def _days(deadline: Deadline) -> tuple[date, date]:
    window = last_day(deadline)
    return (window.earliest, window.latest) if window else (date.min, date.max)


def _mark(record: CampaignRecord, deadline: Deadline) -> Mark:
    return Mark(plan=record.id, on=deadline.on or "", bound=deadline.bound, evidence=deadline.evidence)


def _marks(dated: Iterable[Dated]) -> tuple[Mark, ...]:
    return tuple(_mark(record, deadline) for record, deadline in dated)
