"""Who is commended: tập thể, cá nhân, hộ gia đình -> collective, individual, both (contract, applies_to)."""

from __future__ import annotations

import re

from models.campaign import AppliesTo
from pipeline.extract.context import Reading
from pipeline.nlp.analysis import attributes

# The two words that name the class outright; other group words decide only where neither stands.
_COLLECTIVE = re.compile(r"(?<!\w)tập thể(?! lao động (?:xuất sắc|tiên tiến))(?!\w)")
_INDIVIDUAL = re.compile(r"(?<!\w)(?:cá nhân|hộ gia đình|hộ dân)(?!\w)")


def applies_to(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom the words `text[start:end]` name."""
    if (named := classes_named(reading, start, end)) is not None:
        return named
    classes = {attributes("group", hit.key)["applies_to"] for hit in reading.hits("group", start, end)}
    return _class("collective" in classes, "individual" in classes)


def classes_named(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom 'tập thể', 'cá nhân' and 'hộ gia đình' name outright."""
    return _class(
        _COLLECTIVE.search(reading.low, start, end) is not None, _INDIVIDUAL.search(reading.low, start, end) is not None
    )


def _class(collective: bool, individual: bool) -> AppliesTo | None:  # noqa: FBT001
    if collective and individual:
        return "both"
    return "collective" if collective else "individual" if individual else None


def heading_applies_to(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom a sub-heading names by its first class: 'Tập thể thôn, xóm, cơ quan, đơn vị:' is collective.

    A heading that names a unit without either word ('Đối với xã, phường') is collective.
    """
    first = _COLLECTIVE.search(reading.low, start, end), _INDIVIDUAL.search(reading.low, start, end)
    if first[0] and first[1]:
        return "both"
    return applies_to(reading, start, end)
