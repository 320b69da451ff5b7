"""A plan that a decision issues: '(Ban hành kèm theo Quyết định số 412/QĐ-UBND ngày ... của ...)'.

A file with both is read as the decision with its plan (outline/regions.py). A file with the plan alone has no number of
its own: then it goes by that of the decision.
"""

from __future__ import annotations

import re

from models.span import Span
from pipeline.extract.citations import Mention, find_mentions
from pipeline.extract.context import Reading
from pipeline.extract.issuer import Issuing, describe
from pipeline.extract.symbol import Symbol

_ISSUED_WITH = re.compile(r"\(?\s*(?:được )?(?:ban hành )?(?:kèm theo|kèm)\s+(?=quyết định)")
_GROUND = "theo Quyết định ban hành kèm theo"
_ISSUING_TITLE = re.compile(r"(?:về việc\s+|v/v\s+)?(?:ban hành|phê duyệt)\s+(?=kế hoạch\b)", re.IGNORECASE)
_PLAN_WORD = re.compile(r"kế hoạch\s+", re.IGNORECASE)
_BLOCKS = 3  # behind the title at most, after a rule or the name of a body


def issuing_decision(reading: Reading) -> Mention | None:
    """Return the decision that the line below the title names, or None."""
    title = reading.outline.title
    behind = [block for block in reading.document.blocks if block.start >= title.end][:_BLOCKS]
    for block in behind if title.end > title.start else ():
        cue = _ISSUED_WITH.match(reading.low, block.start, block.end)
        mentions = find_mentions(reading, cue.end(), block.end) if cue else []
        if mentions and mentions[0].doc_type == "QĐ":
            return mentions[0]
    return None


def with_decision(reading: Reading, symbol: Symbol, decision: Mention | None) -> dict[str, str]:
    """Give a plan without a number that of its decision, and the day; return field -> ground of what was given."""
    if decision is None or decision.symbol is None or symbol.states.get("number") != "absent":
        return {}
    span = (reading.span(decision.start, decision.end),)
    given: dict[str, str | None] = {"number": decision.number, "code": decision.code, "symbol": decision.symbol}
    if symbol.issued_on is None and decision.date is not None:
        given["issued_on"] = decision.date.edtf()
    for name, value in given.items():
        if value is not None:
            setattr(symbol, name, value)
            symbol.evidence[name] = span
            symbol.states.pop(name, None)
    return {name: _GROUND for name, value in given.items() if value is not None}


def issuer_of(reading: Reading, decision: Mention | None) -> Issuing:
    """Return the body that issued the decision, for a plan that names none itself."""
    if decision is None or decision.issuer is None:
        return Issuing()
    span: tuple[Span, ...] = (reading.span(decision.start, decision.end),)
    return Issuing(describe(decision.issuer, None), (), span, {"issuer": _GROUND})


def plan_title(title: str | None) -> str | None:
    """Return the trích yếu of the plan in that of its decision: 'Về việc ban hành Kế hoạch X' -> 'X'; None if none."""
    cue = _ISSUING_TITLE.match(title or "")
    if title is None or cue is None:
        return None
    word = _PLAN_WORD.match(title, cue.end())
    return title[word.end() if word else cue.end() :] or None
