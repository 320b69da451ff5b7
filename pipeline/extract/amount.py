"""One amount that somebody must reach, where its words stand in the text."""

from __future__ import annotations

from typing import NamedTuple

from models.campaign import Comparator


class Amount(NamedTuple):
    """An amount at `text[start:end]`; `unit` is where it is printed, None for grades."""

    start: int
    end: int
    comparator: Comparator
    value: int | float | None = None
    unit: tuple[int, int] | None = None
    grade: str | None = None
    baseline: tuple[int, int] | None = None
    readings: tuple[Comparator, ...] = ()
