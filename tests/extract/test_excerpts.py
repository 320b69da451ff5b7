"""Excerpts in layouts that no rule was written for: each section of the record as the guidelines want it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from models.campaign import Award, Campaign, Deadline
from tests.extract.plans import campaign

EXCERPTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "excerpts.yaml").read_text(encoding="utf-8"))
_NOT_FIELDS = {"name", "body"}


def _award(one: Award) -> list[object]:
    quota = one.quota
    told = [quota.comparator, quota.value, quota.per] if quota else [None, None, None]
    return [one.form, one.grantor, one.recipient, *told]


def _deadline(one: Deadline) -> list[object]:
    relative = f"{one.relative_to.offset or '-'}/{one.relative_to.event}" if one.relative_to else None
    return [one.kind, one.on or one.rrule or relative, one.bound, one.addressee]


_TELL: dict[str, Callable[[Campaign], object]] = {
    "purposes": lambda found: len(found.purposes),
    "requirements": lambda found: len(found.requirements),
    "contents": lambda found: [item.text for item in found.contents],
    "audiences": lambda found: [item.text for item in found.audiences],
    "period": lambda found: [found.period.start, found.period.end],
    "criteria": lambda found: [[one.text, one.applies_to] for one in found.criteria],
    "awards": lambda found: [_award(one) for one in found.awards],
    "targets": lambda found: [[one.comparator, one.value, one.unit, one.due, one.context] for one in found.targets],
    "deadlines": lambda found: [_deadline(one) for one in found.deadlines],
    "dossier": lambda found: (
        [[item.text for item in found.dossier.components], found.dossier.copies] if found.dossier else None
    ),
    "funding": lambda found: found.funding.text if found.funding else None,
    "assignments": lambda found: {one.actor: [duty.text for duty in one.duties] for one in found.assignments},
}


@pytest.mark.parametrize("excerpt", EXCERPTS, ids=[one["name"] for one in EXCERPTS])
def test_excerpt(excerpt: dict[str, Any]) -> None:
    found = campaign(excerpt["body"])
    fields = [key for key in excerpt if key not in _NOT_FIELDS]
    assert {key: _TELL[key](found) for key in fields} == {key: excerpt[key] for key in fields}
