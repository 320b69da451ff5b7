"""The catalogue of words: complete in both languages, nothing missing, nothing idle."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import pipeline.report
from models.campaign import Bound, Comparator, DeadlineKind
from models.diagnostics import State
from models.header import Genre, Level, Status
from models.reconciliation import Aligned, Outcome, Relation
from models.reference import Role
from pipeline.nlp.tables import load_table
from pipeline.report.words import words_in

ROOM = Path(pipeline.report.__file__).parent
ROWS: dict[str, dict[str, str]] = load_table("pipeline.report", "words")
SOURCES = [path.read_text(encoding="utf-8") for path in (*ROOM.glob("*.py"), *ROOM.glob("templates/*.html"))]


def _holes(text: str) -> set[str | None]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("key", ROWS)
def test_both_languages_say_it(key: str) -> None:
    row = ROWS[key]
    assert row.keys() == {"vi", "en"}
    assert row["vi"].strip()
    assert row["en"].strip()
    assert _holes(row["en"]) <= _holes(row["vi"]) | {"number"}, "English fills holes that Vietnamese does not have"


def test_every_key_of_a_template_or_module_exists() -> None:
    used = {key for source in SOURCES for key in re.findall(r"""\b(?:t|words)\("([a-z_]+\.[a-z_.]+)"[,)]""", source)}
    assert len(used) > 60
    assert used <= ROWS.keys()


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("outcome", get_args(Outcome)), ("outcome.short", get_args(Outcome)), ("outcome.glyph", get_args(Outcome)),
        ("outcome.meaning", get_args(Outcome)), ("relation", get_args(Relation)),
        ("relation.glyph", get_args(Relation)), ("field", get_args(Aligned)), ("comparator", get_args(Comparator)),
        ("deadline", get_args(DeadlineKind)), ("bound", get_args(Bound)), ("state", get_args(State)),
        ("genre", get_args(Genre)), ("status", get_args(Status)), ("level", get_args(Level)), ("role", get_args(Role)),
        ("severity", ("1", "2", "3")),
    ],
)  # fmt: skip
def test_every_value_of_the_contract_has_a_word(prefix: str, values: tuple[str, ...]) -> None:
    assert {f"{prefix}.{value}" for value in values} <= ROWS.keys()


def test_no_word_is_idle() -> None:
    """A key stands in full in a module or template, or its beginning does, before a value that is filled in."""
    everything = "\n".join(SOURCES)
    idle = [
        key
        for key in ROWS
        if not re.search(rf"""["']{re.escape(key)}["']""", everything) and not _built(key, everything)
    ]
    assert idle == []


def _built(key: str, sources: str) -> bool:
    parts = key.split(".")
    starts = [".".join(parts[:count]) for count in range(1, len(parts))]
    return any(re.search(rf"""["']{re.escape(start)}(?:\." ~|\.\{{|["'],)""", sources) for start in starts)


def test_an_unknown_code_is_shown_as_it_is() -> None:
    words = words_in("vi")
    assert words.optional("doc_type", "KH") == "Kế hoạch"
    assert words.optional("doc_type", "QCPH") == "QCPH"
    assert words.optional("doc_type", None) is None
