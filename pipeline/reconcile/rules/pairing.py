"""R34: can the pair be compared at all?"""

from __future__ import annotations

from collections.abc import Iterable

from models.record import CampaignRecord
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.identity import name_of
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule


@pair_rule("R34")
def comparable_pair(case: Case, parent: CampaignRecord) -> Iterable[Remark]:
    """R34: two campaigns, two plans, two documents; speaks only where they are not."""
    title = case.child.document.evidence.get("title", ()), parent.document.evidence.get("title", ())
    if case.child.id == parent.id:
        yield Remark("same", *title, None, None, {"parent": name_of(parent)})
    for record, which in ((case.child, "kế hoạch"), (parent, name_of(parent))):
        if record.document.genre == "article":
            yield Remark("article", *title, None, None, {"which": which})
    for record, which in ((case.child, "kế hoạch"), (parent, name_of(parent))):
        if not record.document.is_campaign:
            titles = short(case.child.document.title), short(parent.document.title)
            yield Remark("not_campaign", *title, *titles, {"which": which})
