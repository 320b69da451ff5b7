"""Whom the campaign addresses, side by side."""

from __future__ import annotations

from models.campaign import Campaign
from pipeline.reconcile.alignment.rows import Row, align_texts


def align(parent: Campaign, child: Campaign) -> tuple[Row, ...]:
    """Return the parent's audiences with the child's that cover them."""
    return align_texts([item.text for item in parent.audiences], [item.text for item in child.audiences])
