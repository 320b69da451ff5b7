"""The family view in sentences: `FamilyView` -> statements with the words of both sides, for pages and files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from models.family import Addressee, DeadlineSpread, FamilyView, IssueDuty, Mark, Promise, QuotaSum, Uncovered
from models.reconciliation import PlanKey
from models.record import CampaignRecord
from models.span import Span
from pipeline.reconcile.english import when
from pipeline.reconcile.family import family
from pipeline.reconcile.family.units import unit_kinds
from pipeline.report.compared import Family
from pipeline.report.formats import bounded_date, number_words
from pipeline.report.naming import key_of, page_name, pair_name
from pipeline.report.quotes import Quote, quotes_of
from pipeline.report.words import Words

Section = Literal["issue", "quota", "deadline", "uncovered", "beyond"]
Tone = Literal["ok", "warning", "not_comparable", "not_applicable"]
SECTIONS: tuple[Section, ...] = ("issue", "quota", "deadline", "uncovered", "beyond")


@dataclass(frozen=True, slots=True)
class PlanQuotes:
    """The words of one plan, with the page that shows it beside its parent and its own."""

    name: str
    page: str
    plan: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence on the family; `tone` is that of an outcome, never "violation": a family breaks no rule."""

    section: Section
    tone: Tone
    text: str
    parent: tuple[Quote, ...]
    children: tuple[PlanQuotes, ...]


class _Speaker:
    """Puts a view into words; knows the names, texts and pages of the plans."""

    def __init__(self, one: Family, words: Words) -> None:
        self.words = words
        self._records: Mapping[str, CampaignRecord] = {
            one.parent.id: one.parent, **{pair.child.id: pair.child for pair in one.pairs},
        }  # fmt: skip
        self._pages = {pair.child.id: pair_name(pair.found) for pair in one.pairs}
        self._parent = one.parent

    def name(self, plan: str) -> str:
        key: PlanKey = key_of(self._records[plan])
        return key.issuer or key.symbol or key.title or self.words("plan.unnamed")

    def parent(self, spans: Sequence[Span]) -> tuple[Quote, ...]:
        return quotes_of(spans, self._parent)

    def child(self, plan: str, spans: Sequence[Span]) -> PlanQuotes:
        record = self._records[plan]
        return PlanQuotes(
            self.name(plan), self._pages.get(plan, page_name(record)), page_name(record), quotes_of(spans, record)
        )


def statements(one: Family, words: Words) -> tuple[Statement, ...]:
    """Return what can be said of a family, section by section."""
    view = family(one.parent, [(pair.child, pair.found) for pair in one.pairs])
    speaker = _Speaker(one, words)
    return tuple(_all(view, speaker))


def _all(view: FamilyView, speaker: _Speaker) -> Iterator[Statement]:
    if not view.children:
        return
    if not view.issue:
        yield Statement("issue", "not_applicable", speaker.words("overview.issue.no_day"), (), ())
    for duty in view.issue:
        told = [each for each in duty.addressees if each.plans or each.scope == "unit"]
        yield from (_addressee(duty, addressee, speaker) for addressee in told)
        yield from _silent(duty, [each for each in duty.addressees if each not in told], speaker)
    yield from (_quota(quota, speaker) for quota in view.quotas)
    yield from (_spread(spread, speaker) for spread in view.deadlines)
    yield from (_uncovered(gap, speaker) for gap in view.uncovered)
    yield from (_promise(promise, speaker) for promise in view.beyond)


def _addressee(duty: IssueDuty, addressee: Addressee, speaker: _Speaker) -> Statement:
    counts = {state: sum(plan.state == state for plan in addressee.plans) for state in ("in_time", "late", "unclear")}
    words = speaker.words
    due = duty.due if words.language == "vi" else when(duty.due)
    values = {"name": _kind_name(addressee, words), "due": due, "count": len(addressee.plans), **counts}
    key = f"overview.issue.{addressee.scope}.{'some' if addressee.plans else 'none'}"
    tone: Tone = "ok" if addressee.plans and counts["in_time"] == len(addressee.plans) else "warning"
    children = tuple(speaker.child(plan.plan, plan.evidence) for plan in addressee.plans)
    return Statement("issue", tone, words(key, **values), speaker.parent(addressee.evidence), children)


def _silent(duty: IssueDuty, kinds: Sequence[Addressee], speaker: _Speaker) -> Iterator[Statement]:
    """Yield one statement on all kinds of units of which no plan is at hand."""
    if not kinds:
        return
    words = speaker.words
    due = duty.due if words.language == "vi" else when(duty.due)
    names = "; ".join(_kind_name(kind, words) for kind in kinds)
    evidence = list(dict.fromkeys(span for kind in kinds for span in kind.evidence))
    text = words("overview.issue.kind.none", name=names, due=due)
    yield Statement("issue", "not_comparable", text, speaker.parent(evidence), ())


def _kind_name(addressee: Addressee, words: Words) -> str:
    english = {kind.name: kind.english for kind in unit_kinds()}
    return english.get(addressee.name, addressee.name) if words.language == "en" else addressee.name


_QUOTA_TONES: Mapping[str, Tone] = {"within": "ok", "over": "warning", "unclear": "not_comparable"}


def _quota(quota: QuotaSum, speaker: _Speaker) -> Statement:
    words = speaker.words
    recipient = f" {words('award.for', recipient=words(f'applies_to.{quota.recipient}'))}" if quota.recipient else ""
    group = f" ({quota.group})" if quota.group else ""
    of = f" {words('award.of', grantor=quota.grantor)}" if quota.grantor else ""
    numbers = {
        name: number_words(value, words.language, padded=True)
        for name, value in (("proposed", quota.proposed), ("allotted", quota.allotted))
    }
    text = words(f"overview.quota.{quota.state}", award=f"{quota.form}{of}{recipient}{group}", **numbers)
    if quota.unnumbered:
        text += f" {words('overview.quota.unnumbered', count=quota.unnumbered)}"
    children = tuple(speaker.child(each.plan, each.evidence) for each in quota.children)
    return Statement("quota", _QUOTA_TONES[quota.state], text, speaker.parent(quota.parent), children)


def _mark(mark: Mark, words: Words) -> str:
    return bounded_date(mark.on, mark.bound, words.language)


def _spread(spread: DeadlineSpread, speaker: _Speaker) -> Statement:
    words = speaker.words
    stage = f" ({words(f'overview.stage.{spread.stage}')})" if spread.stage else ""
    above = "; ".join(_mark(mark, words) for mark in spread.parent)
    values = {
        "purpose": words(f"deadline.{spread.kind}") + stage,
        "count": spread.plans,
        "earliest": _mark(spread.earliest, words),
        "first": speaker.name(spread.earliest.plan),
        "latest": _mark(spread.latest, words),
        "last": speaker.name(spread.latest.plan),
    }
    alone = (spread.earliest.plan, spread.earliest.on) == (spread.latest.plan, spread.latest.on)
    text = words("overview.deadline.one" if alone else "overview.deadline.several", **values)
    text += f" {words('overview.deadline.parent', when=above) if above else words('overview.deadline.no_parent')}"
    if spread.unplaced:
        text += f" {words('overview.deadline.unplaced', count=spread.unplaced)}"
    marks = dict.fromkeys((spread.earliest, spread.latest))
    return Statement(
        "deadline", "not_applicable", text, speaker.parent([span for mark in spread.parent for span in mark.evidence]),
        tuple(speaker.child(mark.plan, mark.evidence) for mark in marks),
    )  # fmt: skip


def _uncovered(gap: Uncovered, speaker: _Speaker) -> Statement:
    words = speaker.words
    text = words("overview.uncovered.none", item=gap.text, count=gap.compared)
    if gap.perhaps:
        names = ", ".join(speaker.name(each.plan) for each in gap.perhaps)
        text += f" {words('overview.uncovered.perhaps', names=names)}"
    children = tuple(speaker.child(each.plan, each.evidence) for each in gap.perhaps)
    tone: Tone = "not_comparable" if gap.perhaps else "warning"
    return Statement("uncovered", tone, text, speaker.parent(gap.evidence), children)


def _promise(promise: Promise, speaker: _Speaker) -> Statement:
    above = promise.parent
    values = {
        "plan": speaker.name(promise.child.plan),
        "item": promise.child.value,
        "parent": above.value if above else "",
    }
    text = speaker.words(f"overview.beyond.{promise.kind}", **values)
    quotes = speaker.parent(above.evidence) if above else ()
    return Statement(
        "beyond", "not_applicable", text, quotes, (speaker.child(promise.child.plan, promise.child.evidence),)
    )


def by_section(several: Iterable[Statement]) -> tuple[tuple[Section, tuple[Statement, ...]], ...]:
    """Return the sections that have statements, in reading order."""
    found = tuple(several)
    parts = ((section, tuple(each for each in found if each.section == section)) for section in SECTIONS)
    return tuple(part for part in parts if part[1])
