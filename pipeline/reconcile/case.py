"""One child and its parent, with what the rules share: the citation, the words of both, the alignments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from models.reconciliation import Link
from models.record import CampaignRecord
from models.span import Span
from pipeline.reconcile import identity
from pipeline.reconcile.alignment import awards, contents, criteria, deadlines, targets
from pipeline.reconcile.alignment.deadlines import DeadlineRow
from pipeline.reconcile.alignment.rows import Row
from pipeline.reconcile.alignment.targets import TargetRow
from pipeline.reconcile.catalogue import Caps
from pipeline.reconcile.words import Words


@dataclass(frozen=True)
class Beside:
    """What else a pair is seen beside.

    Attributes:
        others: the further parents of the child, each reconciled on its own.
        predecessor: the document that the child cites, where the parent has replaced it since.
        amendments: documents that changed the parent by the child's day.
    """

    others: tuple[CampaignRecord, ...] = ()
    predecessor: CampaignRecord | None = None
    amendments: tuple[CampaignRecord, ...] = ()


ALONE = Beside()

_DEADLINES: tuple[str, ...] = ("deadlines",)
_ASKED: dict[str, tuple[str, ...]] = {
    "R04": _DEADLINES, "R05": ("period",), "R06": ("period",), "R09": _DEADLINES, "R11": _DEADLINES,
    "R12": ("contents",), "R13": ("criteria", "targets"), "R14": ("targets",), "R17": ("awards",), "R18": ("awards",),
    "R21": ("audiences",), "R23": ("dossier",),
}  # fmt: skip
"""The lists of the parent that a rule on two documents reads."""


def _says(record: CampaignRecord, name: str) -> bool:
    value = getattr(record.campaign, name)
    return bool(value.start or value.end) if name == "period" else bool(value)


@dataclass(frozen=True)
class Case:
    """What a rule decides on. The cached parts are pure functions of the fields."""

    child: CampaignRecord
    parent: CampaignRecord | None
    link: Link
    beside: Beside = ALONE

    @cached_property
    def named(self) -> CampaignRecord | None:
        """The document that the child's citation names: the parent, or the one that it has replaced."""
        older = self.beside.predecessor
        return older if older and self.parent and not identity.citation(self.child, self.parent) else self.parent

    @cached_property
    def citation(self) -> identity.Citation | None:
        """How the child cites the parent, or the document that the parent has replaced, if it does."""
        return identity.citation(self.child, self.named) if self.named else None

    def changed_by(self, rule: str) -> tuple[CampaignRecord, ...]:
        """Return the amendments that may have changed what a rule reads; an unreadable one may change everything."""
        asked = _ASKED.get(rule)
        if asked is None:
            return ()
        return tuple(
            change
            for change in self.beside.amendments
            if any(_says(change, name) for name in asked)
            or not any(_says(change, name) for names in _ASKED.values() for name in names)
        )

    def against(self, change: CampaignRecord) -> Case:
        """Return the child beside an amendment of its parent."""
        return Case(self.child, change, self.link)

    def caps_for(self, rule: str) -> Caps:
        """Return why violations of a rule are warnings at most."""
        if not self.changed_by(rule):
            return self.caps
        return replace(self.caps, pairwise=(*self.caps.pairwise, "kế hoạch cấp trên đã được sửa đổi, bổ sung"))

    @cached_property
    def cited(self) -> tuple[Span, ...]:
        """The child's words that name its parent."""
        reference = self.citation.reference if self.citation else self.child.parent
        return reference.evidence[:1] if reference else ()

    @cached_property
    def child_words(self) -> Words:
        """The lines of the child."""
        return Words(self.child)

    @cached_property
    def parent_words(self) -> Words:
        """The lines of the parent; asked only where there is one."""
        return Words(self.parent or self.child)

    @cached_property
    def contents(self) -> tuple[Row, ...]:
        """The aligned contents."""
        return contents.align(self.parent.campaign, self.child.campaign) if self.parent else ()

    @cached_property
    def criteria(self) -> tuple[Row, ...]:
        """The aligned criteria."""
        return criteria.align(self.parent.campaign, self.child.campaign, self.targets) if self.parent else ()

    @cached_property
    def targets(self) -> tuple[TargetRow, ...]:
        """The aligned targets with their comparison."""
        return targets.align(self.parent.campaign, self.child.campaign) if self.parent else ()

    @cached_property
    def deadlines(self) -> tuple[DeadlineRow, ...]:
        """The aligned deadlines with their comparison."""
        return deadlines.align(self.parent, self.child) if self.parent else ()

    @cached_property
    def awards(self) -> tuple[Row, ...]:
        """The aligned awards."""
        return awards.align(self.parent.campaign, self.child.campaign) if self.parent else ()

    @cached_property
    def caps(self) -> Caps:
        """Why violations of this case are warnings at most (domain notes 4, policy v)."""
        every = []
        if self.child.document.genre == "article":
            every.append("kế hoạch chỉ được biết qua bài báo")
        if self.child.document.status == "draft":
            every.append("kế hoạch còn là dự thảo")
        pairwise = []
        if self.parent and self.parent.document.genre == "article":
            pairwise.append("kế hoạch cấp trên chỉ được biết qua bài báo")
        if self.parent and self.parent.document.status == "draft":
            pairwise.append("kế hoạch cấp trên còn là dự thảo")
        if self.link.how == "inferred":
            pairwise.append("quan hệ với kế hoạch cấp trên là suy đoán")
        silence = "bài báo có thể không thuật lại đủ kế hoạch" if self.child.document.genre == "article" else None
        return Caps(tuple(every), tuple(pairwise), silence)
