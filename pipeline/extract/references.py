"""References: one entry per document cited, with every mention, and its role to the plan (contract, references)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from models.header import Issuer
from models.outline import Outline
from models.reference import Reference, Role
from pipeline.extract.anaphora import short_mentions
from pipeline.extract.casing import proper_case
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.extract.numberless import numberless_plan
from pipeline.extract.parentage import Cited, choose_parent, cue_role, verb_role
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.bodies import symbol_fits
from pipeline.nlp.phrases import alternation
from pipeline.nlp.symbols import canonical_symbol

# '... năm 2024 của Sở Xây dựng': the body that ends a trích yếu.
_LIST_GAP = re.compile(r"\s*[;,]\s*(?:và\s+)?")
_OF_BODY = re.compile(rf"\bcủa ({alternation('acting_bodies')}(?!\w)[^,;]*)$")


def extract_references(
    reading: Reading, issuer: Issuer | None, title: str | None, own: str | None
) -> tuple[Reference, ...]:
    """Return the documents that the plan cites, in order of first mention; `own` is the plan's own symbol."""
    register = _Register()
    own = canonical_symbol(own) if own is not None else None
    for mention, role in _mentions(reading):
        if mention.symbol is None or canonical_symbol(mention.symbol) != own:
            register.add(mention, role)
    documents = [entry for entry in register.documents if entry.counts]
    parent = choose_parent(documents, issuer, title)
    short = short_mentions(reading, documents)
    return tuple(
        _reference(reading, entry, short.get(index, []), is_parent=entry is parent)
        for index, entry in enumerate(documents)
    )


def _mentions(reading: Reading) -> Iterator[tuple[Mention, Role]]:
    outline = reading.outline
    title = outline.title
    # An article has no preamble: any of its paragraphs may say what the plan carries out.
    untitled = title.end == title.start
    for mention in find_mentions(reading, title.start, title.end):
        yield mention, cue_role(reading, title.start, mention)
    # Behind its decision a plan may have a number of its own.
    for mention in find_mentions(reading, outline.closing.end, max(outline.body.start, outline.closing.end)):
        yield mention, "mention"
    opening = _end_of_opening(outline)
    for node in outline.nodes:
        reach = node.start
        if node.start in outline.preamble and (plan := numberless_plan(reading, node.start, node.end)) is not None:
            yield plan, cue_role(reading, node.start, plan)
        for mention in find_mentions(reading, node.start, node.end):
            listed = _in_list_of_laws(reading, mention, reach)
            nested = mention.start < reach  # 'Kế hoạch số 42-KH/ĐU ... thực hiện Đề án 08-ĐA/TU'
            reach = max(reach, mention.end)
            if nested or listed:
                yield replace(mention, listed=listed), "mention"
            elif node.start in outline.preamble or node.start < opening or untitled:
                yield mention, cue_role(reading, node.start, mention, article=untitled)
            else:
                yield mention, verb_role(reading, node.start, mention)


def _end_of_opening(outline: Outline) -> int:
    """Return where the paragraphs end that open a plan behind its decision: they say what it carries out, too."""
    if outline.closing.end > outline.body.start or outline.closing.end <= outline.title.end:
        return 0
    body = (node for node in outline.nodes if node.start in outline.body)
    return next((node.start for node in body if node.label is not None or node.kind != "paragraph" or node.roles), 0)


def _in_list_of_laws(reading: Reading, mention: Mention, reach: int) -> bool:
    """Tell whether a law without number stands in a list right behind another ('Luật A số ...; Luật B')."""
    bare = mention.symbol is None and mention.date is None and mention.doc_type == "LUẬT"
    return bare and _LIST_GAP.fullmatch(reading.low, reach, mention.start) is not None


class _Register:
    """The documents cited so far, by symbol or by the name of the law."""

    def __init__(self) -> None:
        self.documents: list[Cited] = []
        self._known: dict[str, list[Cited]] = {}

    def add(self, mention: Mention, role: Role) -> None:
        key = canonical_symbol(mention.symbol) if mention.symbol else comparable(mention.title or "")
        same = self._known.setdefault(key, [])
        entry = next((entry for entry in same if _one_year(entry, mention)), None)
        if entry is None:
            entry = Cited()
            same.append(entry)
            self.documents.append(entry)
        entry.mentions.append(mention)
        entry.roles.append(role)


def _one_year(entry: Cited, mention: Mention) -> bool:
    """Tell whether a mention may be of the document: numbers begin anew each year (NĐ 30/2020/NĐ-CP, Điều 15)."""
    if mention.date is None:
        return True
    # 'ngày 06/3/2025' for 'ngày 06/3/2026': the same day of another year is a misprint
    day = mention.date.month, mention.date.day
    dates = (other.date for other in entry.mentions if other.date)
    known = next(dates, None)  # all of them are looked at only where none fits
    return known is None or any(
        date.year == mention.date.year or (day[1] and (date.month, date.day) == day) for date in chain((known,), dates)
    )


def _is_shouted(words: str) -> bool:
    """Tell whether words stand in capitals, but for what expanding an abbreviation made small."""
    letters = [char for char in words if char.isalpha()]
    return 2 * sum(map(str.isupper, letters)) > len(letters)


def _in_capitals(mention: Mention) -> bool:
    return (mention.symbol or "").isupper()


def _fullest_issuer(numbered: Mention, mentions: list[Mention]) -> str | None:
    """Return the fullest name given; else the body that ends the trích yếu and fits the code."""
    named = sorted((mention.issuer for mention in mentions if mention.issuer), key=_is_shouted)
    if named:
        first = comparable(named[0])
        longer = (name for name in named if len(name) > len(named[0]) and comparable(name).startswith(first))
        return next(longer, named[0])
    for mention in mentions:
        tail = _OF_BODY.search(mention.title or "")
        if tail is not None and numbered.code is not None and symbol_fits(numbered.code, expand(tail[1])):
            return expand(tail[1])
    return None


def _reference(reading: Reading, entry: Cited, short: list[tuple[int, int]], *, is_parent: bool) -> Reference:
    """Merge the mentions: each part from the first mention that has it; the short ones are evidence only."""
    mentions = entry.mentions
    dates = [edtf for mention in mentions if mention.date and (edtf := mention.date.edtf())]
    # 'SỐ 34/2014/QĐ-TTG' of a title in capitals is 'QĐ-TTg' in the running text
    numbered = min((mention for mention in mentions if mention.symbol), key=_in_capitals, default=mentions[0])
    issuer = _fullest_issuer(numbered, mentions)
    fullest = sorted(mentions, key=lambda mention: mention.end - mention.start, reverse=True)
    return Reference(
        doc_type=next((mention.doc_type for mention in mentions if mention.doc_type), None),
        number=numbered.number,
        code=numbered.code,
        symbol=numbered.symbol,
        issued_on=max(dates, key=len, default=None),
        issuer=proper_case(reading, issuer.upper()) if issuer and _is_shouted(issuer) else issuer,
        title=min(entry.titles, key=_is_shouted, default=None),  # the plan's own title in capitals names it first
        role=_role(entry, is_parent=is_parent),
        evidence=tuple(reading.span(*place) for place in (*((one.start, one.end) for one in fullest), *short)),
    )


def _role(entry: Cited, *, is_parent: bool) -> Role:
    """Return the role: a parent's cue before a document that is not the parent makes a basis (gold guidelines)."""
    if is_parent:
        return "parent"
    roles = [role for role in entry.roles if role != "mention"]
    return next((role for role in roles if role != "parent"), "basis" if roles else "mention")
