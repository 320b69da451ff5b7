"""The page of what changed since an earlier run: `ReportComparison` -> one table per pair that changed."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from models.comparison import FindingChange, PairChange, ReportComparison, RunKey
from pipeline.reconcile.english import render_message
from pipeline.reconcile.reasons import day_of
from pipeline.report.files import offered
from pipeline.report.naming import CHANGES, INDEX, pair_name
from pipeline.report.pages import render
from pipeline.report.wording import plan_words
from pipeline.report.words import Language, Words, words_in


@dataclass(frozen=True, slots=True)
class ChangedPair:
    """One pair with the findings that are not as before; `page` is None where the pair has none any more."""

    change: PairChange
    name: str
    parent: str
    earlier: str
    page: str | None
    findings: tuple[FindingChange, ...]


def changes_page(
    comparison: ReportComparison, *, language: Language = "vi", pages: Collection[str] = ()
) -> str:  # fmt: skip
    """Return the page; `pages` are the names of the pages that lie beside it and can be linked to."""
    words = words_in(language)
    pairs = [_pair(pair, words, pages) for pair in comparison.pairs if pair.status != "unchanged"]
    return render(
        "changes.html",
        language,
        title=words("changes.title"),
        pairs=pairs,
        counts=comparison.counts,
        message=lambda finding: render_message(finding, language),
        index=INDEX,
        files_beside=offered(CHANGES, ("json",)) if pages else (),
        runs=_runs(comparison, words),
    )


def only_changed(comparison: ReportComparison) -> ReportComparison:
    """Return the comparison without the pairs and findings that stayed; `counts` still has their number."""
    pairs = (pair for pair in comparison.pairs if pair.status != "unchanged")
    kept = (
        pair.model_copy(update={"findings": tuple(each for each in pair.findings if each.status != "unchanged")})
        for pair in pairs
    )
    return comparison.model_copy(update={"pairs": tuple(kept)})


def _runs(comparison: ReportComparison, words: Words) -> str | None:
    if comparison.earlier is None or comparison.later is None:
        return None
    names = (_run(comparison.earlier, words), _run(comparison.later, words))
    return words("changes.runs", earlier=names[0], later=names[1])


def _run(run: RunKey, words: Words) -> str:
    return words("changes.run", id=run.id, day=day_of(run.at)) if run.at else words("changes.run_none")


def _pair(pair: PairChange, words: Words, pages: Collection[str]) -> ChangedPair:
    page = pair_name(pair)
    none = words("changes.absent")
    return ChangedPair(
        change=pair,
        name=plan_words(pair.child, words),
        parent=plan_words(pair.parent, words) if pair.parent else none,
        earlier=plan_words(pair.earlier_parent, words) if pair.earlier_parent else none,
        page=page if page in pages else None,
        findings=tuple(change for change in pair.findings if change.status != "unchanged"),
    )
