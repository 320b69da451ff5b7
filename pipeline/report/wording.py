"""Values of a campaign as one line that a clerk would write: targets, awards, deadlines, periods, criteria."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from models.campaign import Award, Criterion, Deadline, Item, Period, Quota, Target
from models.header import Issuer, Signer
from models.reconciliation import PlanKey
from models.record import CampaignRecord
from pipeline.nlp.fold import lower
from pipeline.report.formats import bounded_date, bounded_rule, date_words, number_words
from pipeline.report.words import Words

Listed = Item | Target | Criterion | Award | Deadline
"""What stands in the aligned lists of a campaign."""


def text_of(value: Listed, words: Words) -> str:
    """Return the words of one entry of an aligned list, as they are compared side by side."""
    match value:
        case Award():
            return award_words(value, words)
        case Deadline():
            return deadline_words(value, words)
        case _:
            return value.text


def deadline_when(deadline: Deadline, words: Words) -> str:
    """Return only the time of a deadline: `trước ngày 15/10/2023`."""
    if deadline.on:
        return bounded_date(deadline.on, deadline.bound, words.language)
    if deadline.rrule:
        return bounded_rule(deadline.rrule, deadline.bound, words.language)
    if deadline.relative_to:
        return words("deadline.relative", offset=deadline.relative_to.offset, event=deadline.relative_to.event)
    return words("value.none")


def deadline_words(deadline: Deadline, words: Words) -> str:
    """Return kind, actor, action, addressee and time of a deadline."""
    what = deadline.action or words(f"deadline.{deadline.kind}")
    actor = f"{deadline.actor}: " if deadline.actor else ""
    named = deadline.addressee is not None and lower(deadline.addressee) in lower(what)
    to = f" {words('deadline.to', addressee=deadline.addressee)}" if deadline.addressee and not named else ""
    inferred = f" ({words('certainty.inferred')})" if deadline.certainty == "inferred" else ""
    return f"{actor}{what}{to}; {deadline_when(deadline, words)}{inferred}"


def quota_words(quota: Quota, words: Words) -> str:
    """Return a quota: `06 giấy`, `không quá 10% mỗi năm`."""
    percent = quota.unit == "%"
    number = number_words(quota.value, words.language, padded=not percent)
    unit = "%" if percent else f" {quota.unit}" if quota.unit else ""
    per = f", {words.optional('per', quota.per)}" if quota.per else ""
    return f"{words(f'comparator.{quota.comparator}', value=number + unit)}{per}"


def award_words(award: Award, words: Words) -> str:
    """Return form, grantor, recipient, quota and breakdown of an award."""
    parts = [award.form]
    if award.grantor:
        parts.append(words("award.of", grantor=award.grantor))
    if award.recipient:
        parts.append(words("award.for", recipient=words(f"applies_to.{award.recipient}")))
    text = " ".join(parts)
    if award.quota:
        text += f": {quota_words(award.quota, words)}"
    if award.breakdown:
        shares = "; ".join(
            f"{number_words(share.value, words.language, padded=True)} {share.group}" for share in award.breakdown
        )
        text += f" ({shares})"
    return f"{text} ({words('award.proposed')})" if award.proposed else text


def target_value(target: Target, words: Words) -> str | None:
    """Return the threshold of a target: `từ 90% trở lên`, `từ loại khá trở lên`; None when it has none."""
    if target.value is not None:
        unit = "%" if target.unit == "%" else f" {target.unit}" if target.unit else ""
        shown = number_words(target.value, words.language) + unit
    elif target.grade:
        shown = words("target.grade", grade=target.grade)
    else:
        return None
    due = f" ({words('target.due', date=date_words(target.due, words.language))})" if target.due else ""
    baseline = f" ({words('target.baseline', baseline=target.baseline)})" if target.baseline else ""
    return words(f"comparator.{target.comparator}", value=shown) + due + baseline


def period_words(period: Period, words: Words) -> str | None:
    """Return the period of a campaign; None when neither end nor recurrence is known."""
    parts = []
    if period.start and period.end:
        parts.append(
            date_words(period.start if period.start == period.end else f"{period.start}/{period.end}", words.language)
        )
    elif period.start or period.end:
        key, edge = ("bound.from", period.start) if period.start else ("period.until", period.end)
        parts.append(words(key, when=date_words(edge or "", words.language)))
    if period.recurrence:
        parts.append(words("rrule.yearly"))
    return ", ".join(parts) or None


def issuer_words(issuer: Issuer, words: Words) -> str:
    """Return a body with its superior, level and places."""
    places = [place for place in (issuer.commune, issuer.district, issuer.province) if place]
    facts = [
        words("issuer.under", superior=issuer.superior) if issuer.superior else None,
        words(f"level.{issuer.level}") if issuer.level else None,
        ", ".join(places) or None,
    ]
    shown = "; ".join(fact for fact in facts if fact)
    return f"{issuer.name} ({shown})" if shown else issuer.name


def signer_words(signer: Signer) -> str | None:
    """Return capacity, position and name of a signer."""
    return " ".join(part for part in (signer.capacity, signer.position, signer.name) if part) or None


def plan_words(plan: PlanKey, words: Words) -> str:
    """Return how a plan is called in a heading or a link: symbol and issuer, else title, else the words `no symbol`."""
    if plan.symbol and plan.issuer:
        return words("plan.symbol_of", symbol=plan.symbol, issuer=plan.issuer)
    return plan.symbol or plan.issuer or plan.title or words("plan.unnamed")


def file_name(record: CampaignRecord) -> str:
    """Return the name of the source file, without the folders of the machine it was read on."""
    return PurePath(record.source.uri.replace("\\", "/")).name or record.source.uri


def joined(texts: Sequence[str]) -> str | None:
    """Return texts in one line, None for none."""
    return "; ".join(texts) or None
