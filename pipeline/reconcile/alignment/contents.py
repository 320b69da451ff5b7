"""Contents of the emulation side by side."""

from __future__ import annotations

from collections.abc import Sequence

from models.campaign import Campaign
from pipeline.reconcile.alignment.rows import Row, align_texts
from pipeline.reconcile.alignment.similarity import Lists

_SOME_WORDS = 0.05
"""Likeness from which on two contents share more than chance words; strangers of the visible families have 0.02."""


def align(parent: Campaign, child: Campaign) -> tuple[Row, ...]:
    """Return the parent's contents with the child's that cover them."""
    sides = [item.text for item in parent.contents], [item.text for item in child.contents]
    return align_texts(*sides, faint=True)


def maybe_meant(parent: Campaign, child: Campaign, rows: Sequence[Row]) -> frozenset[int]:
    """Return the missing contents of the parent that a content of the child which stands for nothing else may mean.

    'Ăn sạch, ở sạch: nguồn hàng vào bếp có hợp đồng' may be 'giữ vệ sinh, an toàn thực phẩm'.
    """
    free = [row.child for row in rows if row.parent is None and row.child is not None]
    lists = Lists([item.text for item in parent.contents], [item.text for item in child.contents])
    missing = [row.parent for row in rows if row.child is None and row.parent is not None]
    return frozenset(above for above in missing if any(lists.score(above, own) >= _SOME_WORDS for own in free))
