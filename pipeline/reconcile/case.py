"""One child and its parent, with what the rules share: the citation, the words of both, the alignments."""

from __future__ import annotations

from dataclasses import dataclass
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
class Case:
    """What a rule decides on. The cached parts are pure functions of the three fields."""

    child: CampaignRecord
    parent: CampaignRecord | None
    link: Link

    @cached_property
    def citation(self) -> identity.Citation | None:
        """How the child cites the parent, if it does."""
        return identity.citation(self.child, self.parent) if self.parent else None

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
