"""Commendations side by side: the same form, grantor and kind of recipient."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment

from models.campaign import Award, Campaign
from models.reconciliation import Relation
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.alignment.rows import Row, unmatched
from pipeline.reconcile.issuers import plain_body


def same_grantor(left: str | None, right: str | None) -> bool | None:
    """Tell whether two printed grantors can be one person: one name begins the other; None when one is unknown."""
    if not left or not right:
        return None
    first, second = sorted((plain_body(left), plain_body(right)), key=len)
    return f"{second} ".startswith(f"{first} ")


_OF = re.compile(r" của .*")
_SHORT = {"bk": "bằng khen", "gk": "giấy khen", "ctđ": "cờ thi đua"}


def form_key(form: str) -> str:
    """Return a form without its grantor and its case: 'Cờ Thi đua của UBND tỉnh' is 'cờ thi đua', 'BK' 'bằng khen'."""
    words = _OF.sub("", comparable(form))
    return _SHORT.get(words, words)


def same_form(left: Award, right: Award) -> bool:
    """Tell whether two awards have one form, whatever its spelling."""
    return form_key(left.form) == form_key(right.form)


def _likeness(parent: Award, child: Award) -> float:
    if not same_form(parent, child) or same_grantor(parent.grantor, child.grantor) is False:
        return 0.0
    recipients = {parent.recipient, child.recipient}
    whole = 1.0 if len(recipients) == 1 else 0.8 if recipients & {None, "both"} else 0.0
    return whole if same_grantor(parent.grantor, child.grantor) else 0.9 * whole


def _relation(parent: Award, child: Award) -> Relation:
    return "covered" if parent.quota is None or child.quota is None or parent.quota == child.quota else "changed"


def _fixed_order(awards: Sequence[Award]) -> list[int]:
    return sorted(range(len(awards)), key=lambda index: awards[index].model_dump_json())


def align(parent: Campaign, child: Campaign) -> tuple[Row, ...]:
    """Return the parent's awards with those of the child that are the same; quotas are judged by the rules."""
    if not parent.awards or not child.awards:
        return unmatched(len(parent.awards), len(child.awards), ())
    order = [_fixed_order(awards) for awards in (parent.awards, child.awards)]
    scores = np.array([[_likeness(parent.awards[i], child.awards[j]) for j in order[1]] for i in order[0]])
    rows = [
        Row(left, right, _relation(parent.awards[left], child.awards[right]), float(scores[i, j]))
        for i, j in zip(*linear_sum_assignment(-scores), strict=True)
        if scores[i, j] > 0
        for left, right in [(order[0][i], order[1][j])]
    ]
    return unmatched(len(parent.awards), len(child.awards), sorted(rows, key=lambda row: row.parent or 0))
