"""The page of one subordinate plan against its parent: summary, findings with both quotes, lists side by side."""

from __future__ import annotations

from collections.abc import Sequence

from models.comparison import PairChange
from models.reconciliation import PlanKey, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile.english import render_message
from pipeline.reconcile.reasons import render_reason
from pipeline.report.aligned import aligned_lists
from pipeline.report.files import Form, offered
from pipeline.report.findings import counts, gone_from, groups_of, since
from pipeline.report.naming import CHANGES, INDEX, family_name, key_of, page_name, pair_name
from pipeline.report.pages import render
from pipeline.report.quotes import quotes_of
from pipeline.report.wording import file_name, plan_words
from pipeline.report.words import Language, words_in


def pair_page(
    reconciliation: Reconciliation,
    child: CampaignRecord,
    parent: CampaignRecord | None,
    *,
    language: Language = "vi",
    linked: bool = False,
    forms: Sequence[Form] = (),
    change: PairChange | None = None,
) -> str:
    """Return the page of a pair as one HTML text.

    Args:
        reconciliation: the findings, about `child` and `parent`.
        child: the subordinate plan.
        parent: the plan above it; None when it is not at hand.
        language: of the words around the quotes.
        linked: True inside a site, where the pages of the family and of both plans lie in the same folder.
        forms: the files of the pair that lie beside the page.
        change: what differs from an earlier run.
    """
    words = words_in(language)
    # The reconciliation may know of a parent (symbol, issuer) whose record the caller does not have.
    parent_key = key_of(parent) if parent else reconciliation.parent
    child_key = key_of(child)
    title = _title(child_key, parent_key, language)
    return render(
        "pair.html",
        language,
        title=title,
        child=child_key,
        parent=parent_key,
        files={"child": file_name(child), "parent": file_name(parent) if parent else None},
        drafts={"child": child.document.status, "parent": parent.document.status if parent else "issued"},
        link=reconciliation.link,
        reason=render_reason(reconciliation.link, language),
        link_quotes=quotes_of(reconciliation.link.evidence, child),
        counts=counts(reconciliation),
        groups=groups_of(reconciliation, child, parent, words, change),
        since=since(reconciliation, change),
        gone=[(finding, render_message(finding, language)) for finding in gone_from(change)],
        lists=aligned_lists(reconciliation, child, parent, words),
        files_beside=offered(pair_name(reconciliation), forms),
        pages={
            "index": INDEX,
            "changes": CHANGES if change else None,
            "child": page_name(child),
            "parent": page_name(parent) if parent else None,
            "family": family_name(parent) if parent else None,
        }
        if linked
        else {},
    )


def _title(child: PlanKey, parent: PlanKey | None, language: Language) -> str:
    words = words_in(language)
    if parent is None:
        return words("pair.title_alone", child=plan_words(child, words))
    return words("pair.title", child=plan_words(child, words), parent=plan_words(parent, words))
