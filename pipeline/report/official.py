"""The formal report on one or several pairs as a document of Word, ready to be edited, numbered and signed.

The words are neutral: they say what both documents have and ask for a look, they decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from models.reconciliation import Outcome, PlanKey
from models.record import CampaignRecord
from pipeline.reconcile.reasons import render_reason
from pipeline.report.compared import Compared, Placed, families_of, placed
from pipeline.report.findings import OUTCOMES, FindingView, counts, groups_of, since
from pipeline.report.formats import date_words
from pipeline.report.letter import SMALL, Letter
from pipeline.report.naming import key_of
from pipeline.report.overview import by_section, statements
from pipeline.report.quotes import Quote
from pipeline.report.wording import plan_words
from pipeline.report.words import Language, Words, words_in

TOLD: tuple[Outcome, ...] = ("violation", "warning")
"""The outcomes that are told in full; the others are counted."""

_MOST_QUOTES = 3
_ROMAN = ("I", "II", "III")


def formal_report(pairs: Sequence[Compared], *, language: Language = "vi") -> bytes:
    """Return the DOCX of several pairs in the layout of NĐ 30/2020/NĐ-CP; the same pairs give the same bytes."""
    words = words_in(language)
    subject = _subject(pairs, words)
    letter = Letter(f"{words('letter.kind')} {subject}")
    letter.head(
        [(words("letter.superior"), False), (words("letter.issuer"), True)],
        [(words("letter.nation"), True), (words("letter.motto"), True)],
        [words("letter.number"), words("letter.day")],
    )
    letter.title(words("letter.kind"), subject)
    for line in _grounds(pairs, words):
        letter.paragraph(line, italic=True)
    letter.paragraph(words("letter.opening"))
    _summary(letter, pairs, words)
    _findings(letter, pairs, words)
    _requests(letter, pairs, words)
    letter.closing(
        [words("letter.recipients"), words("letter.recipient"), words("letter.recipient"), words("letter.file")],
        [(words("letter.position"), True, False), (words("letter.signature"), False, True), ("", False, False),
         ("", False, False), ("", False, False), (words("letter.name"), True, False)],
    )  # fmt: skip
    return letter.saved()


def _subject(pairs: Sequence[Compared], words: Words) -> str:
    parents = {pair.parent.id: pair.parent for pair in pairs if pair.parent}
    if len(pairs) == 1:
        return words("letter.subject.pair", plan=_called(key_of(pairs[0].child), words))
    if len(parents) == 1:
        (parent,) = parents.values()
        return words("letter.subject.family", plan=_called(key_of(parent), words))
    return words("letter.subject.several", count=len(pairs))


def _called(plan: PlanKey, words: Words) -> str:
    """Return how a plan is cited: number, day, issuer (NĐ 30/2020/NĐ-CP, Phụ lục I)."""
    day = words("letter.of_day", day=date_words(plan.issued_on, words.language)) if plan.issued_on else ""
    if plan.symbol and plan.issuer:
        return words("letter.cited", symbol=plan.symbol, day=day, issuer=plan.issuer)
    return words("letter.unnumbered", day=day, issuer=plan.issuer) if plan.issuer else plan_words(plan, words)


def _grounds(pairs: Sequence[Compared], words: Words) -> Iterable[str]:
    """Yield the parents as grounds; the law on which the office acts is its own to name."""
    yield words("letter.ground.blank")
    for family in families_of(pairs):
        plan = key_of(family.parent)
        title = f" {words('letter.about', title=plan.title)}" if plan.title else ""
        yield words("letter.ground.plan", plan=f"{_called(plan, words)}{title}")


def _summary(letter: Letter, pairs: Sequence[Compared], words: Words) -> None:
    letter.heading(f"{_ROMAN[0]}. {words('letter.part.summary')}")
    totals = {outcome: sum(counts(pair.found)[outcome] for pair in pairs) for outcome in OUTCOMES}
    letter.paragraph(words("letter.summary", plans=len(pairs), **totals))
    if len(pairs) == 1:
        reason = render_reason(pairs[0].found.link, words.language)
        if reason:
            letter.paragraph(words("letter.link", reason=reason))
        changed = since(pairs[0].found, pairs[0].change)
        if changed and changed["unchanged"] < sum(changed.values()):
            letter.paragraph(words("changes.since", **changed))
    letter.paragraph(words("letter.meaning"))
    if pairs:
        head = [words("letter.row"), words("family.plan"), *(words(f"outcome.short.{outcome}") for outcome in OUTCOMES)]
        rows = [
            [str(number), _called(pair.found.child, words), *(str(counts(pair.found)[each]) for each in OUTCOMES)]
            for number, pair in enumerate(pairs, 1)
        ]
        letter.paragraph("", size=4, before=0)
        letter.table(head, rows, (10, 50, 20, 20, 20, 20, 20), size=SMALL, head_size=SMALL - 2)
    for family in families_of(pairs) if len(pairs) > 1 else ():
        if len(families_of(pairs)) > 1:
            letter.heading(_called(key_of(family.parent), words))
        for section, told in by_section(statements(family, words)):
            letter.heading(words(f"overview.section.{section}"), italic=True)
            for statement in told:
                letter.paragraph(f"- {statement.text}", before=3)


def _findings(letter: Letter, pairs: Sequence[Compared], words: Words) -> None:
    letter.heading(f"{_ROMAN[1]}. {words('letter.part.findings')}")
    views = _views(pairs, words)
    for number, outcome in enumerate(TOLD, 1):
        found = [(row, view) for row, view in views if row.finding.outcome == outcome]
        letter.heading(f"{number}. {words(f'outcome.{outcome}')} ({len(found)})")
        if not found:
            letter.paragraph(words("letter.nothing"))
        for place, (row, view) in enumerate(found, 1):
            _finding(letter, f"{number}.{place}", row.pair, view, words, named=len(pairs) > 1)
    _rest(letter, views, words, named=len(pairs) > 1)


def _points(pairs: Sequence[Compared]) -> dict[int, list[str]]:
    """Return for each pair (by its place) the numbers of its findings in part II."""
    found: dict[int, list[str]] = {}
    for number, outcome in enumerate(TOLD, 1):
        told = [row for row in placed(pairs) if row.finding.outcome == outcome]
        for place, row in enumerate(told, 1):
            found.setdefault(id(row.pair), []).append(f"{number}.{place}")
    return {place: found.get(id(pair), []) for place, pair in enumerate(pairs)}


def _views(pairs: Sequence[Compared], words: Words) -> list[tuple[Placed, FindingView]]:
    """Return the findings of all pairs, gravest first, with what a page shows of them."""
    shown = {
        (id(pair), view.anchor): view
        for pair in pairs
        for group in groups_of(pair.found, pair.child, pair.parent, words)
        for view in group.findings
    }
    return [(row, shown[id(row.pair), row.anchor]) for row in placed(pairs)]


def _finding(
    letter: Letter, number: str, pair: Compared, view: FindingView, words: Words, *, named: bool
) -> None:  # fmt: skip
    plan = f"{plan_words(pair.found.child, words)}: " if named else ""
    letter.paragraph(f"{number}. {plan}{view.message}", keep=True)
    facts = [f"{words('family.rule')} {view.rule.id}", f"{words('severity.label')}: {_severity(view, words)}"]
    if view.basis:
        facts.append(f"{words('finding.basis')}: {view.basis}")
    letter.paragraph("; ".join(facts) + ".", size=SMALL, italic=True, before=2, keep=True)
    heads = [words("plan.parent"), words("plan.child")]
    sides = (view.parent, view.child)
    letter.sides(heads, [_side(side.value, side.quotes, side.absent, words) for side in sides])


def _severity(view: FindingView, words: Words) -> str:
    return words(f"severity.{view.finding.severity}")


def _side(value: str | None, quotes: Sequence[Quote], absent: str | None, words: Words) -> list[str]:
    told = [_quoted(quote, words) for quote in _outermost(quotes)]
    lines = [value[:1].upper() + value[1:]] if value else []
    lines += told[:_MOST_QUOTES]
    if len(told) > _MOST_QUOTES:
        lines.append(words("letter.more", count=len(told) - _MOST_QUOTES))
    return lines or [absent or words("value.none")]


def _outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Return the quotes that no other one of the page shows: a date and its sentence are two spans."""
    kept: list[Quote] = []
    for quote in sorted(quotes, key=lambda quote: -len(quote.marked)):
        if not any(quote.page == other.page and quote.marked in _shown(other) for other in kept):
            kept.append(quote)
    return [quote for quote in quotes if quote in kept]


def _shown(quote: Quote) -> str:
    return f"{quote.before}{quote.marked}{quote.after}"


def _quoted(quote: Quote, words: Words) -> str:
    page = f" ({words('quote.page', page=quote.page)})" if quote.page else ""
    return f"“{_shown(quote).strip()}”{page}"


def _rest(letter: Letter, views: Sequence[tuple[Placed, FindingView]], words: Words, *, named: bool) -> None:
    """Name what could not be compared, once per rule; what is in order was counted above."""
    told: dict[str, list[str]] = {}
    for row, _ in views:
        if row.finding.outcome == "not_comparable":
            told.setdefault(row.finding.rule, []).append(plan_words(row.pair.found.child, words))
    letter.heading(f"{len(TOLD) + 1}. {words('outcome.not_comparable')} ({sum(map(len, told.values()))})")
    if not told:
        letter.paragraph(words("letter.nothing"))
        return
    questions = {view.rule.id: view.rule.question or view.rule.id for _, view in views}
    for rule in sorted(told):
        names = f" {', '.join(told[rule])}." if named else ""
        letter.paragraph(f"- {rule}: {questions[rule]}{names}", before=3)


def _requests(letter: Letter, pairs: Sequence[Compared], words: Words) -> None:
    letter.heading(f"{_ROMAN[2]}. {words('letter.part.requests')}")
    asked = [(pairs[place], points) for place, points in _points(pairs).items() if points]
    for number, (pair, points) in enumerate(asked, 1):
        body = _addressed(pair.child, words)
        letter.paragraph(f"{number}. {words('letter.request', body=body, points=', '.join(points))}")
    if not asked:
        letter.paragraph(words("letter.no_request"))
    letter.paragraph(words("letter.closing"))


def _addressed(child: CampaignRecord, words: Words) -> str:
    plan = key_of(child)
    return plan.issuer or words("letter.issuer_of", plan=plan_words(plan, words))
