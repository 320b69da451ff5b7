"""Aligned lists side by side: `Reconciliation.alignment` and both records -> rows with word-level differences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from models.campaign import Campaign
from models.reconciliation import Aligned, Pair, Reconciliation, Relation
from models.record import CampaignRecord
from pipeline.report.differences import Piece, whole, word_differences
from pipeline.report.wording import Listed, text_of
from pipeline.report.words import Words

FIELDS: tuple[Aligned, ...] = get_args(Aligned)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: its words in pieces, its printed marker, its page."""

    pieces: tuple[Piece, ...]
    label: str | None
    page: int | None


@dataclass(frozen=True, slots=True)
class Row:
    """Two entries that belong together, or one that has no counterpart; score is 0..1."""

    relation: Relation
    score: float
    note: str | None
    parent: Entry | None
    child: Entry | None


@dataclass(frozen=True, slots=True)
class AlignedList:
    """The rows of one list of the campaign."""

    field: Aligned
    rows: tuple[Row, ...]


def aligned_lists(
    reconciliation: Reconciliation, child: CampaignRecord, parent: CampaignRecord | None, words: Words
) -> tuple[AlignedList, ...]:
    """Return the lists that have rows, in the order of the contract."""
    lists = []
    for field in FIELDS:
        left = listed(parent.campaign, field) if parent else ()
        right = listed(child.campaign, field)
        rows = tuple(_row(pair, left, right, words) for pair in reconciliation.alignment.get(field, ()))
        if rows:
            lists.append(AlignedList(field, rows))
    return tuple(lists)


def listed(campaign: Campaign, field: Aligned) -> tuple[Listed, ...]:
    """Return the list of `campaign` that `field` names."""
    entries: tuple[Listed, ...] = getattr(campaign, field)
    return entries


def _at(entries: Sequence[Listed], index: int | None) -> Listed | None:
    # A reconciliation stored before its record was extracted again may point behind the end of a list.
    return entries[index] if index is not None and 0 <= index < len(entries) else None


def _row(pair: Pair, left: Sequence[Listed], right: Sequence[Listed], words: Words) -> Row:
    parent, child = _at(left, pair.parent), _at(right, pair.child)
    if parent is None or child is None:
        pieces = (whole(text_of(parent, words)) if parent else (), whole(text_of(child, words)) if child else ())
    else:
        pieces = word_differences(text_of(parent, words), text_of(child, words))[:2]
    return Row(pair.relation, pair.score, pair.note, _entry(parent, pieces[0]), _entry(child, pieces[1]))


def _entry(value: Listed | None, pieces: tuple[Piece, ...]) -> Entry | None:
    if value is None:
        return None
    page = value.evidence[0].page if value.evidence else None
    return Entry(pieces, getattr(value, "label", None), page)
