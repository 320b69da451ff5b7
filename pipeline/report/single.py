"""The page of one plan: every field of its record with its words and page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.reasons import render_reason
from pipeline.report.fields import campaign_sections, header_rows, reference_rows
from pipeline.report.naming import INDEX, key_of, pair_name
from pipeline.report.pages import render
from pipeline.report.quotes import paragraphs, quotes_of
from pipeline.report.wording import file_name, plan_words
from pipeline.report.words import Language, Words, words_in


def record_page(
    record: CampaignRecord,
    *,
    language: Language = "vi",
    linked: bool = False,
    found: Sequence[Reconciliation] = (),
) -> str:
    """Return the page of one plan as one HTML text.

    Args:
        record: the plan.
        language: of the words around the quotes.
        linked: True inside a site: adds the way back to the overview and to the reports on the plan.
        found: the reconciliations of the plan with its parents, for naming these and why they were found.
    """
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
        paragraphs=paragraphs(record.text or ""),
        index=INDEX if linked else None,
        parents=[_parent(each, language, words, linked=linked) for each in found],
    )


class ParentLine(NamedTuple):
    """One parent, or that there is none: its name, how and why it was found, the page of the pair."""

    name: str
    how: str
    reason: str | None
    page: str | None


def _parent(found: Reconciliation, language: Language, words: Words, *, linked: bool) -> ParentLine:
    name = plan_words(found.parent, words) if found.parent else words("how.none")
    how = words(f"how.{found.link.how}")
    return ParentLine(name, how, render_reason(found.link, language), pair_name(found) if linked else None)


def _title(record: CampaignRecord, words: Words) -> str:
    name = plan_words(key_of(record), words)
    kind = words.optional("doc_type", record.document.doc_type)
    return f"{kind} {name}" if kind and record.document.symbol else name
