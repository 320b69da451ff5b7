"""CampaignRecord -> the rows of its tables; pure, so that a transaction only has to write them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from sqlalchemy import Table

from models.calendar import Stretch, edtf_bounds, rrule_stretches
from models.campaign import Award, Campaign, Deadline, Item
from models.record import CampaignRecord
from models.reference import Reference
from models.span import Span
from pipeline.nlp.fold import search_key
from pipeline.store import schema
from pipeline.store.keys import folded_text, number_key, province_key, symbol_key

Row = dict[str, Any]
_LONGEST_PLAN = 100
"""Years; a longer period is a misreading, and its recurring days are then counted out by each query."""


def fingerprint(record: CampaignRecord) -> str:
    """Return the hash of what the record says; where the file lay and when it was read do not count."""
    return hashlib.sha256(record.model_dump_json(exclude={"source"}).encode()).hexdigest()


def child_rows(record: CampaignRecord) -> dict[Table, list[Row]]:
    """Return the rows of every table of `schema.CHILDREN`."""
    campaign, active = record.campaign, active_days(record)
    tables: dict[Table, Iterable[Row]] = {
        schema.plan_references: map(_reference, record.references),
        schema.deadlines: (_deadline(deadline, active) for deadline in campaign.deadlines),
        schema.targets: (target.model_dump(exclude={"evidence", "readings"}) | _words(target.evidence)
                         for target in campaign.targets),
        schema.awards: map(_award, campaign.awards),
        schema.criteria: (criterion.model_dump(exclude={"evidence"}) | _words(criterion.evidence)
                          for criterion in campaign.criteria),
    }  # fmt: skip
    numbered = {table: [{"position": at, **row} for at, row in enumerate(rows)] for table, rows in tables.items()}
    numbered[schema.deadline_days] = list(_days(campaign.deadlines, active))
    numbered[schema.award_shares] = list(_shares(campaign.awards))
    numbered[schema.items] = list(_items(campaign))
    return {table: [{"document_id": record.id, **row} for row in rows] for table, rows in numbered.items()}


def plan_row(record: CampaignRecord) -> Row:
    """Return the row of `plans`."""
    header, campaign, issuer = record.document, record.campaign, record.document.issuer
    active_from, active_to = active_days(record)
    return {
        "document_id": record.id,
        **header.model_dump(include={"genre", "is_campaign", "doc_type", "number", "code", "symbol", "issued_on",
                                     "place", "title", "status"}),
        "number_key": number_key(header.number),
        "symbol_key": symbol_key(header.symbol),
        **_issue_days(header.issued_on),
        "issuer": issuer and issuer.name,
        "issuer_kind": issuer and issuer.kind,
        "level": issuer and issuer.level,
        "province": issuer and issuer.province,
        "province_key": province_key(issuer.province) if issuer else None,
        "district": issuer and issuer.district,
        "commune": issuer and issuer.commune,
        "superior": issuer and issuer.superior,
        "signer": header.signer and header.signer.name,
        "campaign_name": campaign.name,
        "theme": campaign.theme,
        "period_start": campaign.period.start,
        "period_end": campaign.period.end,
        "recurrence": campaign.period.recurrence,
        "active_from": active_from,
        "active_to": active_to,
        "folded": folded_text(record),
    }  # fmt: skip


def active_days(record: CampaignRecord) -> tuple[date | None, date | None]:
    """Return the days between which the plan runs: its period, beginning with the issue where no start is printed."""
    period = record.campaign.period
    start, end = period.start or record.document.issued_on, period.end
    first = edtf_bounds(start)[0] if start else None
    last = edtf_bounds(end)[1] if end else None
    return first, last


def _issue_days(issued_on: str | None) -> Row:
    first, last = edtf_bounds(issued_on) if issued_on else (None, None)
    return {"issued_from": first, "issued_to": last}


def _words(evidence: tuple[Span, ...]) -> Row:
    """Return quote and place of the first span; a record without evidence (made by hand) leaves them empty."""
    if not evidence:
        return {"quote": None, "page": None, "start_offset": None, "end_offset": None}
    span = evidence[0]
    return {"quote": span.text, "page": span.page, "start_offset": span.start, "end_offset": span.end}


def _reference(reference: Reference) -> Row:
    return {
        **reference.model_dump(exclude={"evidence"}),
        "number_key": number_key(reference.number),
        **_issue_days(reference.issued_on),
        **_words(reference.evidence),
    }


def _deadline(deadline: Deadline, active: tuple[date | None, date | None]) -> Row:
    event = deadline.relative_to
    return {
        **deadline.model_dump(exclude={"on", "relative_to", "evidence"}),
        "on_date": deadline.on,
        "relative_event": event and event.event,
        "relative_offset": event and event.offset,
        "open_ended": deadline.rrule is not None and _closed(active) is None,
        **_words(deadline.evidence),
    }


def _closed(active: tuple[date | None, date | None]) -> Stretch | None:
    first, last = active
    if first is None or last is None or last < first or last.year - first.year > _LONGEST_PLAN:
        return None
    return first, last


def _days(deadlines: tuple[Deadline, ...], active: tuple[date | None, date | None]) -> Iterator[Row]:
    """Yield the stretches on which a deadline falls, where they can be counted out now."""
    closed = _closed(active)
    for position, deadline in enumerate(deadlines):
        stretches: Iterable[Stretch] = ()
        if deadline.on is not None:
            stretches = (edtf_bounds(deadline.on),)
        elif deadline.rrule is not None and closed is not None:
            stretches = rrule_stretches(deadline.rrule, *closed)
        for first, last in stretches:
            yield {"position": position, "first_day": first, "last_day": last}


def _award(award: Award) -> Row:
    quota = award.quota
    return {
        "form": award.form,
        "form_key": search_key(award.form),
        "grantor": award.grantor,
        "recipient": award.recipient,
        "quota_comparator": quota and quota.comparator,
        "quota": quota and quota.value,
        "quota_unit": quota and quota.unit,
        "quota_per": quota and quota.per,
        "proposed": award.proposed,
        **_words(award.evidence),
    }


def _shares(awards: tuple[Award, ...]) -> Iterator[Row]:
    for position, award in enumerate(awards):
        for share, part in enumerate(award.breakdown):
            yield {"position": position, "share": share, "group_name": part.group, "value": part.value}


def _items(campaign: Campaign) -> Iterator[Row]:
    dossier = campaign.dossier.components if campaign.dossier else ()
    sections: dict[str, tuple[Item, ...]] = {
        "purposes": campaign.purposes,
        "requirements": campaign.requirements,
        "audiences": campaign.audiences,
        "contents": campaign.contents,
        "dossier": dossier,
    }
    for section, items in sections.items():
        for position, item in enumerate(items):
            words = _words(item.evidence)
            yield {"section": section, "position": position, "label": item.label, "text": item.text, **words}
