"""A duty mentioned twice is one deadline (gold guidelines)."""

from __future__ import annotations

from models.campaign import Deadline
from pipeline.nlp.fold import lower

_ALIKE = 0.85
_COMPARED = 20


def each_once(deadlines: list[Deadline]) -> tuple[Deadline, ...]:
    """A duty mentioned twice with the same time and act is one deadline (gold guidelines).

    Acts without a kind are one when the words of the shorter are those of the longer: a duty of the text comes again in
    the table of duties.
    """
    kept: dict[tuple[object, ...], list[Deadline]] = {}
    for deadline in deadlines:
        known = kept.setdefault((deadline.kind, deadline.on, deadline.rrule, deadline.relative_to), [])
        at = next((index for index, one in enumerate(known[:_COMPARED]) if _same_act(one, deadline)), None)
        if at is None:
            known.append(deadline)
        elif known[at].addressee is None and deadline.addressee is not None:
            known[at] = known[at].model_copy(update={"addressee": deadline.addressee})
    return tuple(one for known in kept.values() for one in known)


def _same_act(one: Deadline, other: Deadline) -> bool:
    if one.kind != "other":
        return True
    shorter, longer = sorted((set(lower(each.action or "").split()) for each in (one, other)), key=len)
    return len(shorter & longer) >= _ALIKE * len(shorter)
