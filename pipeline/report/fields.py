"""The fields of one record as rows: name, value in words, state when there is none, quotes with their page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.campaign import Assignment, Item, Target
from models.header import PlanHeader
from models.record import CampaignRecord
from models.reference import Reference
from models.span import Span
from pipeline.report.formats import date_words
from pipeline.report.quotes import Quote, quotes_of
from pipeline.report.wording import (
    Listed,
    issuer_words,
    joined,
    period_words,
    signer_words,
    target_value,
    text_of,
)
from pipeline.report.words import Words

HEADER = (
    "genre", "doc_type", "symbol", "issued_on", "place", "title", "status", "issuer", "co_issuers", "signer",
    "recipients",
)  # fmt: skip
LISTS = ("audiences", "purposes", "requirements", "contents", "targets", "criteria", "awards", "deadlines")


@dataclass(frozen=True, slots=True)
class Row:
    """One value; `state` is the sentence that replaces a missing value, `extra` what else is known of it."""

    name: str | None
    value: str | None
    quotes: tuple[Quote, ...] = ()
    state: str | None = None
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One field of the campaign; `state` says why it has no rows."""

    field: str
    rows: tuple[Row, ...]
    state: str | None = None


def header_rows(record: CampaignRecord, words: Words) -> tuple[Row, ...]:
    """Return the identity of the document, one row per field."""
    header = record.document
    values = _header_values(header, words)
    return tuple(
        Row(
            words(f"field.{field}"),
            values[field],
            quotes_of(_header_evidence(header, field), record),
            _state(header.states.get(field), words) if values[field] is None else None,
            words("inferred.because", ground=header.inferred[field]) if field in header.inferred else None,
        )
        for field in HEADER
        if values[field] is not None or field != "co_issuers"
    )


def _header_values(header: PlanHeader, words: Words) -> dict[str, str | None]:
    return {
        "genre": words(f"genre.{header.genre}") + ("" if header.is_campaign else f" ({words('genre.no_campaign')})"),
        "doc_type": words.optional("doc_type", header.doc_type),
        "symbol": header.symbol or header.number or header.code,
        "issued_on": date_words(header.issued_on, words.language) if header.issued_on else None,
        "place": header.place,
        "title": header.title,
        "status": words(f"status.{header.status}"),
        "issuer": issuer_words(header.issuer, words) if header.issuer else None,
        "co_issuers": joined([issuer_words(issuer, words) for issuer in header.co_issuers]),
        "signer": signer_words(header.signer) if header.signer else None,
        "recipients": joined(header.recipients),
    }


def _header_evidence(header: PlanHeader, field: str) -> Sequence[Span]:
    if field == "symbol":
        return header.evidence.get("symbol") or (*header.evidence.get("number", ()), *header.evidence.get("code", ()))
    return header.evidence.get(field, ())


def reference_rows(record: CampaignRecord, words: Words) -> tuple[Row, ...]:
    """Return the documents that the plan cites."""
    return tuple(
        Row(
            words(f"role.{reference.role}"), _cited(reference, words), quotes_of(reference.evidence, record),
        )
        for reference in record.references
    )  # fmt: skip


def _cited(reference: Reference, words: Words) -> str:
    kind = words.optional("doc_type", reference.doc_type)
    date = date_words(reference.issued_on, words.language) if reference.issued_on else None
    name = " ".join(part for part in (kind, reference.symbol or reference.number) if part)
    return ", ".join(part for part in (name, date, reference.issuer, reference.title) if part)


def campaign_sections(record: CampaignRecord, words: Words) -> tuple[Section, ...]:
    """Return the fields of the campaign in the order of the contract, each with rows or with its state."""
    campaign = record.campaign
    period = campaign.period
    named = [
        Section("name", tuple(Row(None, value) for value in (campaign.name, campaign.theme) if value)),
        Section("period", _optional(period_words(period, words), period.evidence, record, period.note)),
    ]
    lists = [
        Section(field, tuple(_listed(entry, record, words) for entry in getattr(campaign, field))) for field in LISTS
    ]
    closing = [
        Section("dossier", _dossier(record, words)),
        Section("funding", (_listed(campaign.funding, record, words),) if campaign.funding else ()),
        Section("assignments", tuple(_assignment(each, record) for each in campaign.assignments)),
    ]
    return tuple(
        Section(
            section.field, section.rows, None if section.rows else _state(campaign.states.get(section.field), words)
        )
        for section in (*named, *lists, *closing)
    )


def _state(state: str | None, words: Words) -> str:
    return words(f"state.{state}") if state else words("value.none")


def _optional(value: str | None, spans: Sequence[Span], record: CampaignRecord, note: str | None) -> tuple[Row, ...]:
    return (Row(None, value, quotes_of(spans, record), extra=note),) if value else ()


def _listed(entry: Listed, record: CampaignRecord, words: Words) -> Row:
    label = entry.label if isinstance(entry, Item) else None
    extra = target_value(entry, words) if isinstance(entry, Target) else getattr(entry, "note", None)
    return Row(label, text_of(entry, words), quotes_of(entry.evidence, record), extra=extra)


def _dossier(record: CampaignRecord, words: Words) -> tuple[Row, ...]:
    dossier = record.campaign.dossier
    if dossier is None:
        return ()
    copies = () if dossier.copies is None else (Row(None, words("dossier.copies", count=f"{dossier.copies:02d}")),)
    parts = tuple(_listed(item, record, words) for item in dossier.components)
    return copies + parts or (Row(None, words("dossier.named"), quotes_of(dossier.evidence, record)),)


def _assignment(assignment: Assignment, record: CampaignRecord) -> Row:
    spans = assignment.evidence or tuple(span for duty in assignment.duties for span in duty.evidence)
    return Row(assignment.actor, joined([duty.text for duty in assignment.duties]), quotes_of(spans, record))
