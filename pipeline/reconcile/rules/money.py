"""R31: the money of a campaign and the decree it is paid by."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from pipeline.nlp.fold import lower
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import vi_date
from pipeline.reconcile.rules.parts import ended_laws
from pipeline.reconcile.rules.prizes import odd_prizes
from pipeline.reconcile.rules.quoting import short
from pipeline.reconcile.rules.registry import plan_rule

_MONEY = r"tiền thưởng|mức thưởng|mức tiền|kinh phí"


@plan_rule("R31")
def money_sound(case: Case) -> Iterable[Remark]:
    """R31: money by a decree in force, and from the issuer's own level."""
    funding, issuer = case.child.campaign.funding, case.child.document.issuer
    remarks = list(odd_prizes(case))
    for sentence in case.child_words.sentences(_MONEY):
        for law in ended_laws(case, sentence.text):
            values = {"law": law.symbol, "day": vi_date(law.ended or date.max)}
            remarks.append(Remark("ended", (sentence,), (), short(sentence.text), None, values))
    low = issuer is not None and issuer.kind == "peoples_committee" and issuer.level in {"district", "commune"}
    if funding and low and re.search(r"ngân sách (?:cấp )?tỉnh|quỹ[\w\s,]*của tỉnh", lower(funding.text)):
        remarks.append(Remark("above", funding.evidence, (), short(funding.text), None, {"words": short(funding.text)}))
    if remarks:
        return remarks
    return [Remark("ok", funding.evidence, (), short(funding.text)) if funding else Remark("none")]
