"""`Document` -> `CampaignRecord`: outline, then one extractor for each field."""

from __future__ import annotations

from models.campaign import AppliesTo, Campaign, Period, Section
from models.diagnostics import State
from models.document import Document
from models.header import PlanHeader, Status
from models.record import CampaignRecord
from models.reference import Reference
from pipeline.extract.article import Report, article_contents, read_article
from pipeline.extract.assignments import extract_assignments
from pipeline.extract.awards import extract_awards
from pipeline.extract.context import Reading
from pipeline.extract.criteria import extract_criteria
from pipeline.extract.deadlines import extract_deadlines
from pipeline.extract.diagnostics import diagnose
from pipeline.extract.dossier import extract_dossier, extract_funding
from pipeline.extract.issuer import read_issuer, with_province
from pipeline.extract.period import extract_period
from pipeline.extract.recipients import read_recipients
from pipeline.extract.references import extract_references
from pipeline.extract.sections import extract_audiences, extract_contents, extract_items, extract_purposes
from pipeline.extract.signer import read_signer
from pipeline.extract.symbol import Symbol, read_symbol
from pipeline.extract.targets import extract_targets
from pipeline.extract.title import genre_of, launches_campaign, read_title
from pipeline.extract.years import ImpliedYear
from pipeline.nlp.analysis import analyse
from pipeline.nlp.fold import fold, lower
from pipeline.outline import outline

EXTRACTOR_VERSION = "1"


def extract(document: Document) -> CampaignRecord:
    """Return the campaign record of a document; a document that is no plan has genre "other" and no fields."""
    analysis = analyse(document.text)
    reading = Reading(document, outline(document, analysis), analysis, fold(document.text), lower(document.text))
    report = read_article(reading)
    header, references = _article_header(reading, report) if report else _header(reading)
    if header.genre == "other":
        campaign = Campaign()
        header = PlanHeader(
            genre="other", is_campaign=False, doc_type=header.doc_type, evidence=_only(header, "doc_type")
        )
        references = ()
    else:
        campaign = _campaign(reading, header, references)
    return CampaignRecord(
        id=document.id, source=document.source, text=document.text, document=header, references=references, campaign=campaign,
        diagnostics=diagnose(header, campaign),
    )  # fmt: skip


def _only(header: PlanHeader, name: str) -> dict[str, tuple[object, ...]]:
    return {name: header.evidence[name]} if name in header.evidence else {}


def _header(reading: Reading) -> tuple[PlanHeader, tuple[Reference, ...]]:
    region = reading.outline.header
    symbol = read_symbol(reading, region)
    doc_type, title, title_spans = read_title(reading)
    issuing = read_issuer(reading, region, symbol.place)
    references = extract_references(reading, issuing.issuer, title, symbol.symbol)
    issuing = with_province(issuing, references, title)
    signer, signer_spans = read_signer(reading, reading.outline.closing)
    recipients, recipient_spans = read_recipients(reading, reading.outline.closing)
    title_region = reading.outline.title
    evidence = {
        **symbol.evidence,
        "doc_type": (reading.span(title_region.start, min(title_region.end, title_region.start + 60)),) if doc_type else (),
        "title": title_spans, "issuer": issuing.evidence, "signer": signer_spans, "recipients": recipient_spans,
    }  # fmt: skip
    states: dict[str, State] = dict(symbol.states)
    for name, value in (("title", title), ("issuer", issuing.issuer), ("signer", signer), ("recipients", recipients)):
        if not value:
            states[name] = "absent"
    header = PlanHeader(
        genre=genre_of(doc_type, article=False), is_campaign=doc_type == "KH" and launches_campaign(title), doc_type=doc_type,
        number=symbol.number, code=symbol.code, symbol=symbol.symbol, issued_on=symbol.issued_on, place=symbol.place, title=title,
        status=_status(symbol), issuer=issuing.issuer, signer=signer, recipients=recipients, inferred=issuing.inferred,
        evidence={name: spans for name, spans in evidence.items() if spans}, states=states,
    )  # fmt: skip
    return header, references


def _status(symbol: Symbol) -> Status:
    """Blank number or day: draft. Neither printed at all: the header is missing (gold guidelines)."""
    if "blank" in (symbol.states.get("number"), symbol.states.get("issued_on")):
        return "draft"
    return "issued" if symbol.number or symbol.issued_on else "incomplete"


def _article_header(reading: Reading, report: Report) -> tuple[PlanHeader, tuple[Reference, ...]]:
    plan, issuing = report.plan, report.issuing
    references = extract_references(reading, issuing.issuer, report.title, plan.symbol)
    evidence = {"title": report.title_span, "issuer": issuing.evidence, "symbol": (reading.span(plan.start, plan.end),)}
    header = PlanHeader(
        genre="article", is_campaign=launches_campaign(report.title), doc_type=plan.doc_type, number=plan.number, code=plan.code,
        symbol=plan.symbol, issued_on=plan.date.edtf() if plan.date else None, title=report.title,
        status="issued" if plan.symbol else "incomplete", issuer=issuing.issuer, inferred=issuing.inferred,
        evidence={name: spans for name, spans in evidence.items() if spans}, states={"signer": "absent", "recipients": "absent", "place": "absent"},
    )  # fmt: skip
    return header, references


def _campaign(reading: Reading, header: PlanHeader, references: tuple[Reference, ...]) -> Campaign:
    article = header.genre == "article"
    period = extract_period(reading, article=article)
    cited = [(span.start, span.end) for reference in references for span in reference.evidence]
    years = ImpliedYear(period, header.title or "", header.issued_on)
    criteria = extract_criteria(reading)
    fields = {
        "period": period,
        "audiences": extract_audiences(reading),
        "purposes": extract_purposes(reading),
        "requirements": extract_items(reading, "requirements"),
        "contents": article_contents(reading) if article else extract_contents(reading),
        "targets": () if article else extract_targets(reading),
        "criteria": criteria,
        "awards": extract_awards(reading, _criteria_for({criterion.applies_to for criterion in criteria}))
        if header.is_campaign
        else (),
        "deadlines": () if article else extract_deadlines(reading, period, cited, years, header.issued_on),
        "dossier": extract_dossier(reading),
        "funding": extract_funding(reading),
        "assignments": extract_assignments(reading),
    }
    return Campaign.model_validate(
        {
            **fields,
            "sections": _sections(reading),
            "states": _states(fields),
            "name": header.title if header.is_campaign else None,
        }
    )


def _criteria_for(applies: set[AppliesTo | None]) -> AppliesTo | None:
    applies.discard(None)
    if "both" in applies or {"collective", "individual"} <= applies:
        return "both"
    return next(iter(applies), None)


def _sections(reading: Reading) -> tuple[Section, ...]:
    return tuple(
        Section(role=role, title=" ".join(reading.text[node.body : node.head_end].split()), evidence=(reading.span(node.body, node.head_end),))
        for node in reading.outline.nodes for role in node.roles if node.head_end > node.body
    )  # fmt: skip


def _states(fields: dict[str, object]) -> dict[str, State]:
    """Say why a section is empty: the document was read and says nothing of it."""
    empty = {name for name, value in fields.items() if not value or (isinstance(value, Period) and value == Period())}
    return dict.fromkeys(sorted(empty), "not_stated")


__all__ = ["EXTRACTOR_VERSION", "extract"]
