"""Assignments: who does what, from the sections on duties and from tables of duties."""

from __future__ import annotations

import re
from itertools import pairwise

from models.campaign import Assignment, Item
from models.outline import Node
from pipeline.extract.actors import in_name
from pipeline.extract.context import Reading
from pipeline.extract.sections import members, outermost
from pipeline.extract.tables import cell_words, duty_columns, duty_rows
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.phrases import alternation

_DUTY_START = re.compile(rf"\s*(?<!\w){alternation('assignment_verbs')}(?!\w)")
_BEARER = re.compile(
    rf"(?:(?:giao|yêu cầu|đề nghị) )?(?:{alternation('bearer_leads')} )?{alternation('bearer_kinds')}(?!\w)"
    # A person with his office, as in 'Đồng chí Lê Văn A - Phó Bí thư' before a colon.
    r"|(?:đồng chí|đ/c|ông|bà)\s[^.:;]{3,90}:"
)
_LEAD = re.compile(r"(?:giao|yêu cầu|đề nghị)\s+(?:cho\s+)?")
# A stop, white space, a capital: 'Sở Nội vụ chủ trì theo dõi. Sở Tài chính bố trí kinh phí.'
_NEXT_SENTENCE = re.compile(r"(?<=\w\w)\.\s+(?=[A-ZĐÀ-ỸƠƯĂÂÊÔ])")
_MAX_ACTOR = 170


def extract_assignments(reading: Reading) -> tuple[Assignment, ...]:
    """Return one entry for each unit that the plan gives duties."""
    found: list[Assignment] = []
    for section in [*outermost(reading, "assignments"), *outermost(reading, "implementation")]:
        for node in _units(reading, section):
            found.extend(_of_node(reading, node))
        for node in reading.outline.walk(section):
            if node.kind == "table" and node.table is not None:
                found.extend(_of_table(reading, node.table))
    return tuple({(one.actor, one.evidence[0].start): one for one in found}.values())


def _units(reading: Reading, section: Node) -> list[Node]:
    """Return the entries of a section: its marked items where one names a bearer, else what a frame holds."""
    marked = [kid for kid in reading.outline.kids(section) if kid.label is not None]
    if any(_BEARER.match(reading.low, kid.body, kid.end) for kid in marked):
        return marked
    return members(reading, section)


def _of_node(reading: Reading, node: Node) -> list[Assignment]:
    if _BEARER.match(reading.low, node.body, node.end) is None:
        return []
    kids = [kid for kid in reading.outline.kids(node) if kid.kind in {"item", "paragraph", "heading"}]
    if kids:
        end = node.head_end if node.head_end > node.body else node.end
        made = _assignment(reading, _actor_words(reading, node.body, end), tuple(reading.item(kid) for kid in kids))
        return [made] if made is not None else []
    parts = (_told(reading, start, end) for start, end in _by_bearer(reading, node))
    return [one for one in parts if one is not None]


def _by_bearer(reading: Reading, node: Node) -> list[tuple[int, int]]:
    """Return the parts of a paragraph: 'Sở A chủ trì ... . Sở B bố trí kinh phí.' names a bearer in each sentence.

    A sentence that names none goes on about the one before.
    """
    begins = (stop.end() for stop in _NEXT_SENTENCE.finditer(reading.folded, node.body, node.end))
    starts = [
        start
        for start in begins
        if _BEARER.match(reading.low, start, node.end) and _duty_start(reading, start, node.end) is not None
    ]
    return list(pairwise([node.body, *starts, node.end]))


def _told(reading: Reading, first: int, last: int) -> Assignment | None:
    """Return the assignment of one sentence: the bearer up to the colon or the first verb, then the duty."""
    colon = reading.folded.find(":", first, min(last, first + _MAX_ACTOR))
    start = colon if colon > 0 else _duty_start(reading, first, last)
    if start is None:
        return None
    begin = start + 1 if reading.text[start] == ":" else start
    duties = (reading.item_at(begin, last),) if reading.trim(begin, last)[0] < last else ()
    return _assignment(reading, _actor_words(reading, first, start), duties)


def _duty_start(reading: Reading, first: int, last: int) -> int | None:
    """Return where the duty begins: at the first verb of duty behind its bearer."""
    for match in _DUTY_START.finditer(reading.low, first + 3, min(last, first + _MAX_ACTOR)):
        verb = match.end() - len(match.group().lstrip())
        # 'Phòng Tổ chức cán bộ chủ trì', 'các tổ chức chính trị - xã hội phối hợp': a name and a noun.
        if not in_name(reading, first, verb):
            return match.start()
    return None


def _actor_words(reading: Reading, start: int, end: int) -> tuple[int, int]:
    lead = _LEAD.match(reading.low, start, end)
    return reading.trim(lead.end() if lead else start, end)


def _assignment(reading: Reading, actor: tuple[int, int], duties: tuple[Item, ...]) -> Assignment | None:
    words = reading.text[slice(*actor)].rstrip(" ,:")
    if not words or len(words) > _MAX_ACTOR:
        return None
    return Assignment(actor=expand(words), duties=duties, evidence=(reading.span(actor[0], actor[0] + len(words)),))


def _of_table(reading: Reading, index: int) -> list[Assignment]:
    """A row gives its duty to the body in its column of bearers; a body with several rows has one entry."""
    table = reading.document.tables[index]
    columns = duty_columns(reading, table)
    if columns is None or columns.actor is None:
        return []
    found: dict[str, Assignment] = {}
    for row in duty_rows(table, columns):
        if row.actor is None:
            continue
        actor = expand(cell_words(reading, row.actor))
        duty = reading.item_at(row.action.start, row.action.end)
        span = reading.span(*reading.trim(row.actor.start, row.actor.end))
        known = found.setdefault(actor, Assignment(actor=actor, evidence=(span,)))
        found[actor] = known.model_copy(update={"duties": (*known.duties, duty)})
    return list(found.values())
