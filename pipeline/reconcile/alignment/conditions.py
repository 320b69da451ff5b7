"""Two criteria in almost the same words: do they differ in a count or in a denial that no target carries?

'được kiểm tra ít nhất 02 lần' against 'ít nhất 01 lần'; 'không để xảy ra ngộ độc' against 'để xảy ra không quá 01 vụ'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.reconciliation import Relation
from pipeline.nlp.fold import lower
from pipeline.reconcile.alignment.similarity import Lists, without_bounds

_NUMBER = r"(\d+(?:[.,]\d+)?)"
_WORD = r"([^\W\d_]+(?: [^\W\d_]+)?)"
_FLOOR = re.compile(
    rf"(?:ít nhất|tối thiểu|không dưới|không ít hơn)(?: có| đạt| là)? {_NUMBER} {_WORD}|{_NUMBER} {_WORD} trở lên"
)
_CEILING = re.compile(rf"(?:không quá|tối đa|nhiều nhất|không vượt quá)(?: có| là)? {_NUMBER} {_WORD}")
_NONE = re.compile(r"\b(?:không|chưa) (?:có|để xảy ra|để|bị|vi phạm|phát sinh|xảy ra)\b")
_WORK = re.compile(r"\bhoàn thành( xuất sắc| tốt|) nhiệm vụ\b(?! được)")
_GRADES = {"": 0, " tốt": 1, " xuất sắc": 2}
"""Grades of work (NĐ 90/2020/NĐ-CP): hoàn thành, hoàn thành tốt, hoàn thành xuất sắc nhiệm vụ."""
_LEVELS = ("yếu", "trung bình", "khá", "tốt", "xuất sắc")
_FROM_LEVEL = re.compile(rf"\b(?:từ|loại|mức|đạt) [“\"]?({'|'.join(_LEVELS)})[”\"]? trở lên")
_SAME = 0.55
"""Likeness from which on two criteria are one but for what is asked here."""


def _bounds(pattern: re.Pattern[str], text: str) -> dict[str, float]:
    """Return the bound on each thing counted, by its first word; things with two bounds are left out."""
    found: dict[str, list[float]] = {}
    for match in pattern.finditer(lower(text)):
        number, word = [group for group in match.groups() if group is not None]
        found.setdefault(word.split()[0], []).append(float(number.replace(",", ".")))
    return {word: values[0] for word, values in found.items() if len(values) == 1}


def _work(text: str) -> int | None:
    """Return how well work must be done by a criterion's words; None where they do not say one thing."""
    found = {_GRADES[match.group(1)] for match in _WORK.finditer(lower(text))}
    return found.pop() if len(found) == 1 else None


def _level(text: str) -> int | None:
    """Return the lowest grade that a criterion admits: 'từ khá trở lên'; None where it does not say one thing."""
    found = {_LEVELS.index(match.group(1)) for match in _FROM_LEVEL.finditer(lower(text))}
    return found.pop() if len(found) == 1 else None


def counts_kept(parent: str, child: str) -> bool:
    """Tell whether all that a parent's criterion counts at the least is counted in the child's, and as much.

    'Có ít nhất 01 sáng kiến đã đem áp dụng' and 'Có 01 sáng kiến trở lên được áp dụng trong thực tế' are one.
    """
    asked, given = _bounds(_FLOOR, parent), _bounds(_FLOOR, child)
    return bool(asked) and all(word in given and given[word] >= number for word, number in asked.items())


def conditions(parent: str, child: str) -> Iterator[Relation]:
    """Yield how the counts, grades and denials of a child's criterion stand to those of the parent's."""
    plain = [_WORK.sub("hoàn thành nhiệm vụ", without_bounds(lower(text))) for text in (parent, child)]
    if Lists(plain[:1], plain[1:]).score(0, 0) < _SAME:
        return
    for pattern, sign in ((_FLOOR, 1), (_CEILING, -1)):
        asked, given = _bounds(pattern, parent), _bounds(pattern, child)
        for word in sorted(asked.keys() & given.keys()):
            if asked[word] != given[word]:
                yield "stronger" if (given[word] - asked[word]) * sign > 0 else "weaker"
    for grade in (_work, _level):
        asked_grade, given_grade = grade(parent), grade(child)
        if asked_grade is not None and given_grade is not None and asked_grade != given_grade:
            yield "stronger" if given_grade > asked_grade else "weaker"
    if _NONE.search(lower(parent)) and not re.search(r"\b(?:không|chưa)\b", lower(child)):
        yield "changed"
    elif _NONE.search(lower(parent)) and any(_bounds(_CEILING, child).values()) and not _bounds(_CEILING, parent):
        yield "weaker"
