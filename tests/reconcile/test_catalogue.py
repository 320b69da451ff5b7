"""The catalogue and the rules agree; tables of law keep to their evidence."""

from __future__ import annotations

import string
from datetime import date

import pytest

from models.reference import Reference
from pipeline.nlp.laws import find_law, laws
from pipeline.reconcile import ALL_RULES, RULES_VERSION
from pipeline.reconcile.catalogue import entries

NEW_YEAR = date(2024, 1, 1)


def test_every_rule_has_its_row_and_every_row_its_rule() -> None:
    assert {rule.id for rule in ALL_RULES} == set(entries())
    assert len(ALL_RULES) == 35
    assert all((entries()[rule.id].documents == 2) == (rule.pair is not None) for rule in ALL_RULES)


def test_messages_are_open_sentences_with_known_fields() -> None:
    for entry in entries().values():
        for ending in entry.endings.values():
            assert not ending.message.endswith(".")
            assert all(
                name is None or name.isidentifier() for _, name, _, _ in string.Formatter().parse(ending.message)
            )


def test_the_version_is_a_short_digest() -> None:
    assert len(RULES_VERSION) == 16
    assert int(RULES_VERSION, 16) >= 0


@pytest.mark.parametrize(
    ("reference", "day", "standing", "verified"),
    [
        (Reference(doc_type="NĐ", symbol="98/2023/NĐ-CP"), date(2025, 6, 30), "in_force", True),
        (Reference(doc_type="NĐ", symbol="98/2023/NĐ- CP"), date(2025, 7, 1), "ended", True),
        (Reference(doc_type="NĐ", symbol="152/2025/NĐ-CP"), date(2025, 6, 20), "not_yet", True),
        (Reference(doc_type="NĐ", symbol="152/2025/NĐ-CP"), date(2027, 3, 2), "ended", False),
        (Reference(doc_type="LUẬT", title="Luật Thi đua, khen thưởng", issued_on="2022"), NEW_YEAR, "in_force", True),
        (Reference(doc_type="LUẬT", title="Luật Thi đua - Khen thưởng", issued_on="2003"), NEW_YEAR, "ended", True),
    ],
)  # fmt: skip
def test_laws(reference: Reference, day: date, standing: str, verified: object) -> None:
    law = find_law(reference)
    assert law is not None
    assert law.standing(day) == standing
    assert law.verified(law.standing(day)) is verified


def test_other_documents_are_no_laws_of_the_chain() -> None:
    assert find_law(Reference(doc_type="QĐ", symbol="98/QĐ-SXD", issued_on="2023-12-31")) is None
    assert find_law(Reference(doc_type="LUẬT", title="Luật Đất đai", issued_on="2022-06-15")) is None


def test_successors_are_in_the_table() -> None:
    known = {law.symbol for law in laws()}
    assert all(successor in known for law in laws() for successor in law.successors)
