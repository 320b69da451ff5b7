"""`Document` -> `CampaignRecord`: outline, then one extractor for each field."""

from __future__ import annotations

from typing import Any

from models.campaign import AppliesTo, Campaign, Deadline, Period, Section, Target
from models.diagnostics import State
from models.document import Document
from models.header import PlanHeader
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.extract.article import article_contents, read_article
from pipeline.extract.assignments import extract_assignments
from pipeline.extract.attachment import plan_title
from pipeline.extract.awards import extract_awards
from pipeline.extract.context import Reading
from pipeline.extract.criteria import extract_criteria
from pipeline.extract.deadlines import extract_deadlines
from pipeline.extract.diagnostics import diagnose
from pipeline.extract.dossier import extract_dossier
from pipeline.extract.funding import extract_funding
from pipeline.extract.header import article_header, read_header
from pipeline.extract.period import extract_period
from pipeline.extract.reported import reported_deadlines, reported_sentences, reported_targets
from pipeline.extract.sections import extract_audiences, extract_contents, extract_items, extract_purposes
from pipeline.extract.targets import extract_targets
from pipeline.extract.theme import extract_theme
from pipeline.extract.years import ImpliedYear
from pipeline.nlp.analysis import analyse
from pipeline.nlp.fold import folded_document, lower
from pipeline.outline import outline

EXTRACTOR_VERSION = "1"


def extract(document: Document) -> CampaignRecord:
    """Return the campaign record of a document; a document that is no plan has genre "other" and no fields."""
    analysis = analyse(document.printed_text)
    shown = document.legible_text
    reading = Reading(document, outline(document, analysis), analysis, folded_document(shown), lower(shown))
    report = read_article(reading)
    header, references = article_header(reading, report) if report else read_header(reading)
    campaign = Campaign() if header.genre == "other" else _campaign(reading, header, references)
    return CampaignRecord(
        id=document.id, source=document.source, text=document.text, document=header, references=references,
        campaign=campaign, diagnostics=diagnose(reading, header, campaign, references),
    )  # fmt: skip


def _campaign(reading: Reading, header: PlanHeader, references: tuple[Reference, ...]) -> Campaign:
    article = header.genre == "article"
    period = extract_period(reading, article=article)
    cited = [(span.start, span.end) for reference in references for span in reference.evidence]
    years = ImpliedYear(period, header.title or "", header.issued_on)
    criteria = extract_criteria(reading)
    applies = _criteria_for({criterion.applies_to for criterion in criteria})
    fields: dict[str, Any] = {
        "period": period,
        "audiences": extract_audiences(reading),
        "purposes": extract_purposes(reading),
        "requirements": extract_items(reading, "requirements"),
        "contents": article_contents(reading) if article else extract_contents(reading),
        "targets": extract_targets(reading, "objective" if article else None),
        "criteria": criteria,
        "awards": extract_awards(reading, applies) if header.is_campaign else (),
        "deadlines": extract_deadlines(reading, period, cited, years, header.issued_on),
        "dossier": extract_dossier(reading),
        "funding": extract_funding(reading),
        "assignments": extract_assignments(reading),
    }
    if article:
        fields |= _reported(reading, fields["targets"], fields["deadlines"])
    name = plan_title(header.title) or header.title if header.is_campaign else None
    theme = extract_theme(reading) if header.is_campaign else None
    told = {"name": name, "theme": theme, "sections": _sections(reading), "states": _states(fields)}
    return Campaign.model_validate({**fields, **told})


def _reported(reading: Reading, targets: tuple[Target, ...], deadlines: tuple[Deadline, ...]) -> dict[str, object]:
    """Return what of targets and deadlines an article reports as set by the plan."""
    reported = reported_sentences(reading)
    return {
        "targets": reported_targets(targets, reported),
        "deadlines": reported_deadlines(deadlines, reported),
    }


def _criteria_for(applies: set[AppliesTo | None]) -> AppliesTo | None:
    known = applies - {None}
    if "both" in known or {"collective", "individual"} <= known:
        return "both"
    return next(iter(known), None)


def _sections(reading: Reading) -> tuple[Section, ...]:
    return tuple(
        Section(
            role=role,
            title=" ".join(reading.text[node.body : node.head_end].split()),
            evidence=(reading.span(node.body, node.head_end),),
        )
        for node in reading.outline.nodes
        for role in node.roles
        if node.head_end > node.body
    )


def _states(fields: dict[str, object]) -> dict[str, State]:
    """Say why a section is empty: the document was read and says nothing of it."""
    empty = {name for name, value in fields.items() if not value or (isinstance(value, Period) and value == Period())}
    return dict.fromkeys(sorted(empty), "not_stated")


__all__ = ["EXTRACTOR_VERSION", "extract"]
