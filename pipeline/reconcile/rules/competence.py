"""R16: may the grantor grant this form? The table of Điều 80 (`data/competence.yaml`) at the day of issue."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.header import Issuer, IssuerKind
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.tables import load_table
from pipeline.reconcile.alignment.proposals import is_proposal
from pipeline.reconcile.case import Case
from pipeline.reconcile.catalogue import Remark
from pipeline.reconcile.days import Window, inferred_issue_window, issue_window
from pipeline.reconcile.rules.registry import plan_rule

# 'Trưởng các trạm', 'Chủ tịch UBND các xã': each of them grants as one of them does.
_EACH = re.compile(r"\b(?:các|mỗi|từng) ")
_BODY = re.compile(r"^(?:ủy ban nhân dân)\b")


class Competence(Model):
    """What one kind of grantor may grant in one stretch of days (`data/competence.yaml`)."""

    key: str
    grantor: Annotated[str, Field(description="pattern on the comparable grantor")]
    kinds: tuple[IssuerKind, ...] = ()
    start: Annotated[date | None, Field(alias="from")] = None
    until: date | None = None
    tag: Literal["read", "unverified"]
    forms: tuple[str, ...]
    maybe: tuple[str, ...] = ()
    name: str
    basis: Annotated[str, Field(description="the ground as an officer reads it")]
    source: str

    def covers(self, window: Window | None) -> bool:
        """Tell whether the row may hold on some day of the window; an unknown window meets every row."""
        if window is None:
            return True
        return (self.start is None or self.start <= window.latest) and (
            self.until is None or window.earliest <= self.until
        )


@cache
def competences() -> tuple[Competence, ...]:
    """Return the table of competence."""
    return tuple(Competence.model_validate(row) for row in load_table("pipeline.reconcile", "competence"))


def competent_rows(grantor: str, issuer: Issuer | None, window: Window | None) -> list[Competence]:
    """Return the rows of the table for a grantor in comparable form that may hold in the window."""
    kind = issuer.kind if issuer else None
    grantor = _EACH.sub("", grantor)
    return [
        row
        for row in competences()
        if row.covers(window) and re.search(row.grantor, grantor) and (not row.kinds or kind in row.kinds)
    ]


def _is(form: str, names: Iterable[str]) -> bool:
    return any(form == name or form.startswith(f"{name} ") for name in map(comparable, names))


def _ending(form: str, rows: list[Competence]) -> str:
    """Judge a form under every row that may hold: outside all verified rows, in all, or neither."""
    if not rows:
        return "unknown"
    if all(_is(form, row.forms) for row in rows):
        return "ok"
    if any(_is(form, (*row.forms, *row.maybe)) or row.tag == "unverified" for row in rows):
        return "doubtful"
    return "outside"


@plan_rule("R16")
def within_competence(case: Case) -> Iterable[Remark]:
    """R16: Điều 80 of the law of 2022 at the day of issue; what nobody read there is a warning at most."""
    issuer = case.child.document.issuer
    window = issue_window(case.child) or inferred_issue_window(case.child)
    remarks = []
    for award in case.child.campaign.awards:
        grantor = comparable(award.grantor or "")
        rows = competent_rows(grantor, issuer, window) if grantor else []
        if is_proposal(award, issuer):
            ending = "proposed"
        else:
            ending = "body" if _BODY.search(grantor) else _ending(comparable(award.form), rows)
        basis = "; ".join(dict.fromkeys(row.basis for row in rows))
        values = {"form": award.form, "grantor": award.grantor or "người không nêu rõ", "basis": basis}
        said = f"{award.form} - {award.grantor or 'không nêu người tặng'}"
        remarks.append(Remark(ending, award.evidence, (), said, None, values))
    return remarks or [Remark("none")]
