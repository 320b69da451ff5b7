"""Why a parent was found, or why not, in sentences: `Statement`s with rows of `data/links.yaml` -> text.

Names of documents are values; in English only the words between them change.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any, Literal

from models.reconciliation import Link, Statement
from pipeline.nlp.tables import load_table
from pipeline.reconcile.identity import Fault

Language = Literal["vi", "en"]
VIETNAM = timezone(timedelta(hours=7))
_NAMES = ("name", "several", "others", "current")


@cache
def _table() -> Any:  # noqa: ANN401 (the shape is the table's own)
    return load_table("pipeline.reconcile", "links")


def said(ending: str, **values: str) -> Statement:
    """Return a sentence of the table as data."""
    return Statement(ending=ending, values=values)


def told_faults(faults: Iterable[Fault]) -> str:
    """Return the faults of a citation that a reader should know, by the names of the table; nothing for none."""
    return ",".join(fault for fault in faults if fault in _table()["faults"])


def day_of(instant: str) -> str:
    """Return the day of an ISO 8601 instant in Viet Nam as an office writes it: 07/3/2026 (NĐ 30/2020/NĐ-CP)."""
    at = datetime.fromisoformat(instant)
    at = at if at.tzinfo is None else at.astimezone(VIETNAM)
    month = f"{at.month:02d}" if at.month < 3 else f"{at.month}"  # Phụ lục I: a zero for months 1 and 2 only
    return f"{at.day:02d}/{month}/{at.year:04d}"


def _value(name: str, value: str, language: Language) -> str:
    if name == "faults":
        return ", ".join(_table()["faults"][fault][language] for fault in value.split(","))
    if name in _NAMES and language == "en":
        for words, english in _table()["names"].items():
            value = value.replace(words, english)
    return value


def sentence(statement: Statement, language: Language = "vi") -> str:
    """Return one sentence."""
    values = {name: _value(name, value, language) for name, value in statement.values.items()}
    text: str = _table()["sentences"][statement.ending][language].format(**values)
    return text[:1].upper() + text[1:]


def sentences(statements: Iterable[Statement], language: Language = "vi") -> str:
    """Return several sentences in one text."""
    return " ".join(sentence(statement, language) for statement in statements)


def render_reason(link: Link, language: Language) -> str | None:
    """Return why a parent was found or not; Vietnamese where the link is older than its statements, None without."""
    known = all(statement.ending in _table()["sentences"] for statement in link.reasons)
    return sentences(link.reasons, language) if link.reasons and known else link.reason
