"""The header of a record, put together from what each extractor read (contract, document)."""

from __future__ import annotations

from models.diagnostics import State
from models.header import PlanHeader, Signer, Status
from models.reference import Reference
from models.span import Span
from pipeline.extract.article import Report
from pipeline.extract.attachment import issuer_of, issuing_decision, plan_title, with_decision
from pipeline.extract.context import Reading
from pipeline.extract.issuer import Issuing, read_issuer
from pipeline.extract.provinces import with_province
from pipeline.extract.recipients import read_recipients
from pipeline.extract.references import extract_references
from pipeline.extract.signer import read_signer
from pipeline.extract.symbol import Symbol, read_symbol
from pipeline.extract.title import genre_of, launches_campaign, launching, read_title

_TYPE_LENGTH = 60


def read_header(reading: Reading) -> tuple[PlanHeader, tuple[Reference, ...]]:
    """Return the header of an administrative document and the documents it cites."""
    outline = reading.outline
    symbol = read_symbol(reading, outline.header)
    doc_type, title, title_spans = read_title(reading)
    launched = launching(reading) if doc_type is None else None
    doc_type = "KH" if launched else doc_type
    about = launched[0] if launched else _of_plan(doc_type, title)
    typed = (launched[1],) if launched else _type_span(reading)
    if genre_of(doc_type) == "other":
        return _other(reading, doc_type, symbol), ()
    decision = issuing_decision(reading) if doc_type == "KH" else None
    given = with_decision(reading, symbol, decision)
    issuing = read_issuer(reading, outline.header, symbol.place, symbol.code)
    if issuing.issuer is None:
        issuing = issuer_of(reading, decision)
    references = extract_references(reading, issuing.issuer, title, symbol.symbol)
    issuing = with_province(issuing, references, title)
    signer, signer_spans = read_signer(reading, outline.closing)
    recipients, recipient_spans = read_recipients(reading, outline.closing)
    spans = {
        **symbol.evidence, "doc_type": typed, "title": title_spans, "issuer": issuing.evidence,
        "signer": signer_spans, "recipients": recipient_spans,
    }  # fmt: skip
    header = PlanHeader(
        genre=genre_of(doc_type), is_campaign=launches_campaign(about), doc_type=doc_type,
        number=symbol.number, code=symbol.code, symbol=symbol.symbol, issued_on=symbol.issued_on, place=symbol.place,
        title=title, status=_status(symbol), issuer=issuing.issuer, co_issuers=issuing.co_issuers, signer=signer,
        recipients=recipients, inferred={**given, **issuing.inferred}, evidence=_filled(spans),
        states=_states(symbol, title, issuing, signer, recipients),
    )  # fmt: skip
    return header, references


def _of_plan(doc_type: str | None, title: str | None) -> str | None:
    """Return the trích yếu of the plan, which a decision has in its own: 'Về việc ban hành Kế hoạch phát động'."""
    return title if doc_type == "KH" else plan_title(title)


def _other(reading: Reading, doc_type: str | None, symbol: Symbol) -> PlanHeader:
    """Return the header of a document that is no plan: its type and its status, nothing else."""
    spans = {"doc_type": _type_span(reading)} if doc_type else {}
    return PlanHeader(
        genre="other", is_campaign=False, doc_type=doc_type, status=_status(symbol), evidence=_filled(spans)
    )


def _type_span(reading: Reading) -> tuple[Span, ...]:
    title = reading.outline.title
    line = reading.text.find("\n", title.start, title.end)
    end = title.end if line < 0 else line
    return (reading.span(title.start, min(end, title.start + _TYPE_LENGTH)),)


def _filled(spans: dict[str, tuple[Span, ...]]) -> dict[str, tuple[Span, ...]]:
    return {name: found for name, found in spans.items() if found}


def _states(
    symbol: Symbol, title: str | None, issuing: Issuing, signer: Signer | None, recipients: tuple[str, ...]
) -> dict[str, State]:
    states: dict[str, State] = dict(symbol.states)
    values = (("title", title), ("issuer", issuing.issuer), ("signer", signer), ("recipients", recipients))
    states.update((name, "absent") for name, value in values if not value)
    return states


def _status(symbol: Symbol) -> Status:
    """Blank number or day: draft. Neither printed at all: the header is missing (gold guidelines)."""
    states = symbol.states.get("number"), symbol.states.get("issued_on")
    if "blank" in states:
        return "draft"
    # a number by hand that recognition cannot read is written all the same
    return "issued" if symbol.number or symbol.issued_on or "unreadable" in states else "incomplete"


def article_header(reading: Reading, report: Report) -> tuple[PlanHeader, tuple[Reference, ...]]:
    """Return the header of the plan that an article reports, and the documents it cites."""
    plan, issuing = report.plan, report.issuing
    references = extract_references(reading, issuing.issuer, report.title, plan.symbol)
    spans = {
        "title": report.title_span,
        "issuer": issuing.evidence,
        "symbol": (reading.span(plan.start, plan.end),),
    }
    header = PlanHeader(
        genre="article", is_campaign=launches_campaign(report.title), doc_type=plan.doc_type, number=plan.number,
        code=plan.code, symbol=plan.symbol, issued_on=plan.date.edtf() if plan.date else None, title=report.title,
        status="issued" if plan.symbol else "incomplete", issuer=issuing.issuer, inferred=issuing.inferred,
        evidence=_filled(spans), states=dict.fromkeys(("signer", "recipients", "place"), "absent"),
    )  # fmt: skip
    return header, references
