"""The catalogue of rules as the pages need it: id -> question, legal basis, number of documents looked at."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from pipeline.nlp.tables import load_table
from pipeline.reconcile.english import law
from pipeline.report.words import Language, Words

_LENGTH = 8
_TAG = re.compile(r"\[(2nd|unverified|heuristic)\]")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; of a rule outside the catalogue only the id is known."""

    id: str
    title: str | None = None
    question: str | None = None
    basis: str | None = None
    documents: int | None = None


def _table() -> Any:  # noqa: ANN401 (the shape is the table's own)
    return load_table("pipeline.reconcile", "rules")


@cache
def _rules(language: Language) -> dict[str, Rule]:
    tail = "" if language == "vi" else "_english"
    return {
        row["id"]: Rule(row["id"], row[f"title{tail}"], row[f"question{tail}"], row["basis"], row["documents"])
        for row in _table()["rules"]
    }


def rule_of(identity: str, language: Language = "vi") -> Rule:
    """Return the rule `identity` (`R05`), bare when the catalogue does not have it."""
    return _rules(language).get(identity, Rule(identity))


def basis_words(basis: str, words: Words) -> str:
    """Return a legal basis as an officer reads it: the evidence tags of the catalogue in words, `[read]` dropped."""
    parts = [words("basis.logic") if part == "logic" else part for part in basis.split("; ")]
    if words.language == "en":
        # The tag behind a ground is no part of its name: "chế độ báo cáo [heuristic]".
        parts = [f"{law(ground)}{space}{tag}" for ground, space, tag in (part.partition(" [") for part in parts)]
    tagged = "; ".join(parts).replace(" [read]", "")
    return _TAG.sub(lambda match: words(f"basis.{match.group(1)}"), tagged)


@cache
def rules_version() -> str:
    """Return a short digest of the catalogue: it changes whenever a rule does."""
    text = json.dumps(_table(), ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:_LENGTH]
