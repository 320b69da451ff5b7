"""The pairing of two lists: as many pairs as possible, and among those the ones that agree best; never by position."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np
from scipy.optimize import linear_sum_assignment

Item = TypeVar("Item")


def assign(
    gold: Sequence[Item], predicted: Sequence[Item], affinity: Callable[[Item, Item], float | None]
) -> list[tuple[int, int]]:
    """Return the index pairs of the optimal one-to-one assignment, in the order of `gold`.

    Args:
        gold: the items of gold.
        predicted: the items of the record.
        affinity: None where the two cannot be one item, else how well they agree, in [0, 1].
    """
    if not gold or not predicted:
        return []
    # All agreements together stay below 1, so that no agreement buys off a pair.
    share = 1 / (min(len(gold), len(predicted)) + 1)
    weights = np.zeros((len(gold), len(predicted)))
    for row, one in enumerate(gold):
        for column, other in enumerate(predicted):
            agreement = affinity(one, other)
            weights[row, column] = 0 if agreement is None else 1 + share * agreement
    rows, columns = linear_sum_assignment(weights, maximize=True)
    return [(int(row), int(column)) for row, column in zip(rows, columns, strict=True) if weights[row, column] > 0]
