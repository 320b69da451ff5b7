"""The chain of emulation and commendation law: which document was in force on which day (`data/laws.yaml`)."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Annotated, Literal

from pydantic import Field

from models.base import Model
from models.calendar import edtf_bounds
from models.reference import Reference
from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.symbols import canonical_symbol, same_symbol
from pipeline.nlp.tables import load_table

Tag = Literal["read", "2nd", "unverified"]
Standing = Literal["in_force", "ended", "not_yet"]


class Law(Model):
    """One document of the chain; days as ISO dates, None where nobody confirmed one."""

    symbol: str
    doc_type: str
    title: str | None = None
    issued: date | None = None
    force: Annotated[date | None, Field(description="first day in force")] = None
    force_tag: Tag
    ended: Annotated[date | None, Field(description="first day no longer in force")] = None
    ended_tag: Tag
    successors: tuple[str, ...] = ()
    source: str

    def standing(self, day: date) -> Standing:
        """Return whether the document was in force on `day`; an unknown beginning counts as begun."""
        if self.ended is not None and day >= self.ended:
            return "ended"
        return "not_yet" if self.force is not None and day < self.force else "in_force"

    def verified(self, standing: Standing) -> bool:
        """Tell whether the day that grounds a standing was confirmed."""
        tag = {"ended": self.ended_tag, "not_yet": self.force_tag, "in_force": "read"}[standing]
        return tag != "unverified"


@cache
def laws() -> tuple[Law, ...]:
    """Return the chain in the order of the table."""
    return tuple(Law.model_validate(row) for row in load_table("pipeline.nlp", "laws"))


@cache
def by_symbol(symbol: str) -> Law | None:
    """Return the document with a symbol, however it is spelt."""
    return next((law for law in laws() if same_symbol(law.symbol, symbol)), None)


def find_law(reference: Reference) -> Law | None:
    """Return the document of the chain that a reference means; None for any other document.

    Laws are cited by day ("Luật ... ngày 15/6/2022") or year ("năm 2022") alone; then type, title and day must agree
    with exactly one.
    """
    if reference.symbol:
        return by_symbol(canonical_symbol(reference.symbol))
    if reference.doc_type != "LUẬT" or reference.issued_on is None or not _emulation(reference.title):
        return None
    first, last = edtf_bounds(reference.issued_on)
    found = [law for law in laws() if law.doc_type == "LUẬT" and law.issued and first <= law.issued <= last]
    return found[0] if len(found) == 1 else None


def _emulation(title: str | None) -> bool:
    return "thi đua khen thưởng" in comparable(title or "")
