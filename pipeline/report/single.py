"""The page of one plan: every field of its record with its words and page."""

from __future__ import annotations

from models.record import CampaignRecord
from pipeline.report.fields import campaign_sections, header_rows, reference_rows
from pipeline.report.naming import INDEX, key_of
from pipeline.report.pages import render
from pipeline.report.quotes import quotes_of
from pipeline.report.wording import file_name, plan_words
from pipeline.report.words import Language, Words, words_in


def record_page(record: CampaignRecord, *, language: Language = "vi", linked: bool = False) -> str:
    """Return the page of one plan as one HTML text; `linked` adds the way back to the overview of a site."""
    words = words_in(language)
    plan = key_of(record)
    return render(
        "record.html",
        language,
        title=_title(record, words),
        plan=plan,
        record=record,
        file=file_name(record),
        header=header_rows(record, words),
        references=reference_rows(record, words),
        sections=campaign_sections(record, words),
        diagnostics=[(remark, quotes_of(remark.evidence, record)) for remark in record.diagnostics],
        index=INDEX if linked else None,
    )


def _title(record: CampaignRecord, words: Words) -> str:
    name = plan_words(key_of(record), words)
    kind = words.optional("doc_type", record.document.doc_type)
    return f"{kind} {name}" if kind and record.document.symbol else name
