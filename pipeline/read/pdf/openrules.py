"""Tables with open sides, or with rules between their rows alone -> the upright edges that are missing.

What is drawn is never moved. Columns without rules are told by the gaps that no word of any row stands in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.read.pdf.glyphs import Edge
from pipeline.read.pdf.lines import Word

_SNAP = 3.0
# Points: shorter rules are underlines; wider gaps part columns (a space of 14 points is 3.5 wide).
_WIDEST_UNDERLINE, _GUTTER = 150.0, 7.0
_FEWEST_RULES, _FEWEST_ROWS = 3, 2
_MOST_OF = 0.6


class _Rule(NamedTuple):
    x0: float
    x1: float
    y: float


def missing_edges(edges: Sequence[Edge], words: Sequence[Word]) -> list[Edge]:
    """Return the upright edges that the tables of a page lack.

    Args:
        edges: the ruling lines of the page.
        words: its words.
    """
    added: list[Edge] = []
    upright = [edge for edge in edges if edge.x1 - edge.x0 < _SNAP < edge.bottom - edge.top]
    for group in _tables(_rules(edges)):
        x0, x1, top, bottom = group[0].x0, group[0].x1, group[0].y, group[-1].y
        beside = [edge for edge in upright if x0 - _SNAP <= edge.x0 <= x1 + _SNAP and _within(edge, top, bottom)]
        inner = [edge for edge in beside if x0 + _SNAP < edge.x0 < x1 - _SNAP]
        if inner and sum(edge.bottom - edge.top for edge in inner) >= _MOST_OF * (bottom - top):
            open_sides = [x for x in (x0, x1) if not any(abs(edge.x0 - x) <= _SNAP for edge in beside)]
            added.extend(Edge(x, top, x, bottom) for x in open_sides)
        elif not beside and (columns := gutters(_band(group, words))):
            added.extend(Edge(x, top, x, bottom) for x in (x0, *columns, x1))
    return added


def _rules(edges: Iterable[Edge]) -> list[_Rule]:
    """Return the level rules, pieces that touch as one, from top to bottom."""
    flat = sorted(
        (round((edge.top + edge.bottom) / 2, 1), edge.x0, edge.x1) for edge in edges if edge.bottom - edge.top < _SNAP
    )
    rules: list[_Rule] = []
    for y, x0, x1 in flat:
        last = rules[-1] if rules else None
        if last is not None and y - last.y <= _SNAP and x0 <= last.x1 + _SNAP and x1 >= last.x0 - _SNAP:
            rules[-1] = _Rule(min(last.x0, x0), max(last.x1, x1), last.y)
        else:
            rules.append(_Rule(x0, x1, y))
    return [rule for rule in rules if rule.x1 - rule.x0 > _WIDEST_UNDERLINE]


def _tables(rules: Sequence[_Rule]) -> list[list[_Rule]]:
    """Return groups of rules of one width, one below the other."""
    groups: list[list[_Rule]] = []
    for rule in rules:
        last = groups[-1][-1] if groups else None
        if last is not None and abs(rule.x0 - last.x0) <= _SNAP and abs(rule.x1 - last.x1) <= _SNAP:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [group for group in groups if len(group) >= _FEWEST_RULES]


def _within(edge: Edge, top: float, bottom: float) -> bool:
    return edge.bottom > top + _SNAP and edge.top < bottom - _SNAP


def _band(rules: Sequence[_Rule], words: Sequence[Word]) -> list[list[Word]]:
    """Return the words between each two rules."""
    return [
        [word for word in words if above.y < (word.top + word.bottom) / 2 < below.y and word.x0 >= above.x0 - _SNAP]
        for above, below in pairwise(rules)
    ]


def gutters(rows: Iterable[Sequence[Word]]) -> list[float]:
    """Return the middles of the gaps that run through all rows; none unless each row has words on both sides of one."""
    filled = [sorted(row, key=lambda word: word.x0) for row in rows if row]
    spans = sorted((word.x0, word.x1) for row in filled for word in row)
    middles: list[float] = []
    end = spans[0][1] if spans else 0.0
    for x0, x1 in spans:
        if x0 - end > _GUTTER:
            middles.append((x0 + end) / 2)
        end = max(end, x1)
    parted = all(any(row[0].x0 < middle < row[-1].x1 for middle in middles) for row in filled)
    return middles if len(filled) >= _FEWEST_ROWS and parted else []
