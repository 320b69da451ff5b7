"""Contents of the emulation side by side."""

from __future__ import annotations

from models.campaign import Campaign
from pipeline.reconcile.alignment.rows import Row, align_texts


def align(parent: Campaign, child: Campaign) -> tuple[Row, ...]:
    """Return the parent's contents with the child's that cover them."""
    sides = [item.text for item in parent.contents], [item.text for item in child.contents]
    return align_texts(*sides, faint=True)
