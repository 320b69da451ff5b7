"""R34, R35: can the pair be compared at all, and is the parent the only one?"""

from __future__ import annotations

from collections.abc import Iterable

from models.record import CampaignRecord
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.identity import name_of, reference_name
from pipeline.reconcile.issuers import rank, reference_rank
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import pair_rule, plan_rule


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


@plan_rule("R35")
def one_parent(case: Case) -> Iterable[Remark]:
    """R35: further campaign plans of higher bodies cited beside its parent; silent where there are none."""
    chosen = case.citation.reference if case.citation else case.child.parent
    mine = rank(case.child.document.issuer)
    if chosen is None or mine is None:
        return
    others = [
        reference
        for reference in case.child.references
        if reference is not chosen
        and reference.role in {"parent", "basis"}
        and "phong trào thi đua" in comparable(reference.title or "")
        and (reference_rank(reference) or 0) > mine
        and reference.doc_type != "LUẬT"
    ]
    if others:
        names = ", ".join(sorted(reference_name(reference) for reference in others))
        words = tuple(span for reference in others for span in reference.evidence[:1])
        yield Remark("several", words, (), names, None, {"others": names, "parent": reference_name(chosen)})
