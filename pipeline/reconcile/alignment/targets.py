"""Targets side by side: the same metric found by its words without figures, then compared."""

from __future__ import annotations

import re
from dataclasses import dataclass

from models.calendar import edtf_bounds
from models.campaign import Campaign, Target
from models.reconciliation import Relation
from pipeline.nlp.abbreviations import comparable
from pipeline.reconcile.alignment.comparators import Comparison, compare, kind
from pipeline.reconcile.alignment.rows import Row, unmatched
from pipeline.reconcile.alignment.similarity import Lists, without_bounds

# One metric keeps its noun and verb ("hộ dân sử dụng nước sạch"): targets need more likeness than contents.
METRIC = 0.40
_SAME_THING = 0.5
"""Likeness from which on two targets of different measures are of one thing."""
_HELD = 0.8
"""Share of a child's words that a parent's target holds where the two are one, the child's said in short."""
_OTHER_KIND = 0.5
_OTHER_YEAR = 0.9
_NO_YEAR = 0.9
_OTHER_PLACE = 0.8
_A_YEAR = re.compile(r"\b20\d\d\b")
_TWO = 2
_MEASURING = frozenset({
    "đạt", "tỷ", "lệ", "từ", "trở", "lên", "xuống", "trên", "dưới", "tối", "thiểu", "đa", "ít", "nhất", "không", "quá",
    "phấn", "đấu", "mức", "và", "có", "là", "được",
})  # fmt: skip
_HOW = re.compile(
    r"\btỷ lệ\b|\bphấn đấu\b|\bđạt\b|\bmỗi (?:cơ quan|đơn vị|địa phương|năm)\b"
    r"|\b(?:đến |trong |vào )?(?:hết |cuối )?(?:hằng |hàng |mỗi )?năm\b(?= *[,;:]| *$)",
    re.IGNORECASE,
)
_TELLING = 2
"""Syllables besides those of measuring that a target needs to say what it measures: 'nước sạch'."""
_RELATIONS: dict[Comparison, Relation] = {
    "equal": "covered",
    "stronger": "stronger",
    "edge": "changed",
    "weaker": "weaker",
    "later": "weaker",
    "unclear": "changed",
}
_NOTES: dict[Comparison, str] = {
    "edge": "khác nhau tùy cách hiểu",
    "later": "thời hạn muộn hơn",
    "unclear": "không cùng đơn vị, thang bậc hoặc đối tượng",
}


@dataclass(frozen=True)
class TargetRow(Row):
    """A row with the comparison of its two targets; None where one side has none."""

    comparison: Comparison | None = None


def metric_words(target: Target) -> str:
    """Return the words that say what is measured, without figures, bounds and times."""
    named = target.subject or ""
    words = without_bounds(target.text if named in target.text else f"{named} {target.text}")
    # 'Đến năm 2027, 80% chi đoàn có ...' and 'Tỷ lệ đoàn cơ sở có ... (%)': how and when is no part of it.
    return _HOW.sub(" ", words)


def _named(target: Target) -> bool:
    """Tell whether the words of a target say what is measured: 'đạt từ 95% trở lên' alone does not."""
    return len(set(comparable(metric_words(target)).split()) - _MEASURING) >= _TELLING


def _key(target: Target) -> str:
    """Return what settles equal likeness: of two targets of one metric the lower value stands first."""
    return f"{metric_words(target)} {target.value or 0:012.4f} {target.model_dump_json(exclude={'evidence'})}"


def _unnamed(above: Target, own: Target) -> Comparison:
    """Return the comparison of two targets of which one does not say what it measures: nobody is accused by it."""
    found = compare(above, own)
    return found if found in {"equal", "stronger"} else "unclear"


def _set_for_later(own: Target, child: int, parent: Campaign, lists: Lists) -> bool:
    """Tell whether the parent sets the same metric for the child's time or a later one, too: then nothing is late."""
    return any(
        target.due is not None and own.due is not None and edtf_bounds(target.due)[1] >= edtf_bounds(own.due)[0]
        for index, target in enumerate(parent.targets)
        if lists.score(index, child) >= METRIC
    )


def _met_for_its_year(own: Target, above: Target, child: int, parent: Campaign, lists: Lists) -> bool:
    """Tell whether a number is enough for its own year, though not for another time that the parent names, too."""
    return own.due is not None and any(
        target is not above and target.due == own.due and compare(target, own) in {"equal", "stronger"}
        for index, target in enumerate(parent.targets)
        if above.due != own.due and lists.score(index, child) >= METRIC
    )


def _met_in_one_sentence(own: Target, above: Target, parent: Campaign) -> bool:
    """Tell whether a number meets another of the parent's numbers in the same sentence, whose time is not told apart.

    '92% năm 2026 và 95% năm 2030'
    """
    sure = own.due is not None and own.due == above.due
    if len(set(_A_YEAR.findall(above.text))) < _TWO:
        return False
    return any(
        other is not above
        and other.text == above.text
        and not (sure and other.due != above.due)
        and compare(other, own) in {"equal", "stronger"}
        for other in parent.targets
    )


def _shorter_words(parent: Campaign, child: Campaign, lists: Lists, rows: list[TargetRow]) -> list[TargetRow]:
    """Return the parent's targets that the child sets in fewer words: 'kết nạp 06 đảng viên mới'; never a weakness."""
    left = [index for index in range(len(parent.targets)) if index not in {row.parent for row in rows}]
    free = set(range(len(child.targets))) - {row.child for row in rows}
    found = []
    for above in left:
        alike = [
            (lists.within(own, above), own) for own in sorted(free)
            if kind(parent.targets[above]) == kind(child.targets[own]) and _named(child.targets[own])
        ]  # fmt: skip
        share, own = max(alike, default=(0.0, 0))
        if share < _HELD:
            continue
        free.remove(own)
        comparison = _unnamed(parent.targets[above], child.targets[own])
        relation, note = _RELATIONS[comparison], _NOTES.get(comparison)
        found.append(TargetRow(above, own, relation, round(share, 4), note, comparison=comparison))
    return found


def _other_measures(parent: Campaign, child: Campaign, lists: Lists, rows: list[TargetRow]) -> list[TargetRow]:
    """Return the parent's targets that the child sets by another measure: '80 % hộ' as '500 hộ'; nobody can compare."""
    left = set(range(len(parent.targets))) - {row.parent for row in rows}
    free = set(range(len(child.targets))) - {row.child for row in rows}
    found = []
    for above in sorted(left):
        own = max(free, key=lambda index: (lists.score(above, index), -index), default=None)
        if (
            own is None
            or kind(parent.targets[above]) == kind(child.targets[own])
            or lists.score(above, own) < _SAME_THING
        ):
            continue
        free.remove(own)
        score = round(lists.score(above, own), 4)
        found.append(TargetRow(above, own, "changed", score, _NOTES["unclear"], comparison="unclear"))
    return found


def align(parent: Campaign, child: Campaign) -> tuple[TargetRow, ...]:
    """Return the parent's targets with the child's on the same metric."""

    def weight(left: int, right: int) -> float:
        above, own = parent.targets[left], child.targets[right]
        alike = 1.0 if kind(above) == kind(own) else _OTHER_KIND
        # A table has one metric for every year: 40 % in 2023, 100 % in 2026.
        # A threshold for awards may repeat the metric of an objective with a number of its own.
        place = 1.0 if (above.context == "criterion") == (own.context == "criterion") else _OTHER_PLACE
        year = 1.0 if above.due == own.due else _OTHER_YEAR if above.due and own.due else _NO_YEAR
        return alike * place * year

    sides = parent.targets, child.targets
    words = [[metric_words(target) for target in side] for side in sides]
    keys = [[_key(target) for target in side] for side in sides]
    lists = Lists(words[0], words[1], (keys[0], keys[1]))
    rows = []
    for match in lists.matches(METRIC, weight):
        above, own = parent.targets[match.parent], child.targets[match.child]
        comparison = compare(above, own) if _named(above) and _named(own) else _unnamed(above, own)
        if comparison == "later" and _set_for_later(own, match.child, parent, lists):
            comparison = "unclear"
        if comparison == "weaker" and (
            _met_for_its_year(own, above, match.child, parent, lists) or _met_in_one_sentence(own, above, parent)
        ):
            comparison = "unclear"
        relation, note = _RELATIONS[comparison], _NOTES.get(comparison)
        rows.append(TargetRow(match.parent, match.child, relation, match.score, note, comparison=comparison))
    rows += _shorter_words(parent, child, lists, rows)
    rows += _other_measures(parent, child, lists, rows)
    whole = unmatched(len(parent.targets), len(child.targets), rows)
    return tuple(row if isinstance(row, TargetRow) else TargetRow(row.parent, row.child, row.relation) for row in whole)
