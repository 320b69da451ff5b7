"""Who is commended: tập thể, cá nhân, hộ gia đình -> collective, individual, both (contract, applies_to)."""

from __future__ import annotations

import re

from models.campaign import AppliesTo
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.analysis import attributes
from pipeline.nlp.phrases import alternation

# The two words that name the class outright; other group words decide only where neither stands.
_COLLECTIVE = re.compile(r"(?<!\w)tập thể(?! lao động (?:xuất sắc|tiên tiến))(?!\w)")
_INDIVIDUAL = re.compile(r"(?<!\w)(?:cá nhân|hộ gia đình|hộ dân)(?!\w)")
_UNIT_HEAD = re.compile(
    r"(?:\W*)(?:(?:tiêu chí|tiêu chuẩn|điều kiện)\s+)?(?:(?:đối với|về|với|của|cho)\s+)?(?:các\s+|mỗi\s+)?"
    rf"{alternation('unit_heads')}(?! (?:trưởng|phó|viên))(?!\w)"
)
_LONGEST_HEAD = 120
_BELONGS = re.compile(r"(?<!\w)(?:của|thuộc|tại|ở|trong)\s+(?:các\s+|mỗi\s+|từng\s+|toàn\s+)?(?:[^\W\d]+,\s+)?$")
_RECIPIENTS_HEAD = re.compile(
    r"(?:(?:tiêu chí|tiêu chuẩn|điều kiện)\s+)?(?:(?:đối với|về|với|cho|của)\s+)?(?:các\s+)?"
    r"(?:tập thể|cá nhân|hộ gia đình)(?!\w)"
)


def applies_to(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom the words `text[start:end]` name."""
    if (named := classes_named(reading, start, end)) is not None:
        return named
    classes = {attributes("group", hit.key)["applies_to"] for hit in reading.hits("group", start, end)}
    return _class(collective="collective" in classes, individual="individual" in classes)


def receivers_named(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom something is given to; what only says where they belong does not count.

    'cho đoàn viên của đơn vị mình', 'cho nhân viên y tế thôn, tổ dân phố' name individuals.
    """
    if (named := classes_named(reading, start, end)) is not None:
        return named
    # 'cho các tổ nhân dân tự quản': a unit stands first, and what its name holds is not counted
    unit = _UNIT_HEAD.match(reading.low, start, end)
    classes: set[str] = {"collective"} if unit else set()
    at = unit.end() if unit else start
    for hit in reading.hits("group", start, end):
        belongs = _BELONGS.search(reading.low, start, hit.start) is not None
        if not belongs and (at == start or reading.low[at : hit.start].strip()) and hit.start >= at:
            classes.add(attributes("group", hit.key)["applies_to"])
        at = hit.end
    return _class(collective="collective" in classes, individual="individual" in classes)


def classes_named(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom 'tập thể', 'cá nhân' and 'hộ gia đình' name outright."""
    return _class(
        collective=_COLLECTIVE.search(reading.low, start, end) is not None,
        individual=_INDIVIDUAL.search(reading.low, start, end) is not None,
    )


def _class(*, collective: bool, individual: bool) -> AppliesTo | None:
    if collective and individual:
        return "both"
    return "collective" if collective else "individual" if individual else None


def heading_applies_to(reading: Reading, start: int, end: int) -> AppliesTo | None:
    """Return whom a sub-heading names: 'Đối với tập thể', 'Cá nhân:', 'Đối với tổ chức đảng'.

    A heading that names a unit without either word ('Đối với xã, phường') is collective.
    """
    if (named := applies_to(reading, start, end)) is not None:
        return named
    is_unit = end - start <= _LONGEST_HEAD and _UNIT_HEAD.match(reading.low, start, end) is not None
    return "collective" if is_unit else None


def under_recipients(reading: Reading, node: Node) -> bool:
    """Tell whether the node stands below a heading of recipients: '2. Tập thể:', 'b) Đối với cá nhân'."""
    return any(
        ancestor.end - ancestor.body <= _LONGEST_HEAD
        and _RECIPIENTS_HEAD.match(reading.low, ancestor.body, ancestor.end) is not None
        for ancestor in reading.outline.path(node)
    )
