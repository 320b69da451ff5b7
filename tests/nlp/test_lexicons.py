from __future__ import annotations

from typing import get_args

import pytest

from models.campaign import AppliesTo, DeadlineKind, SectionRole
from models.header import IssuerKind, Level
from pipeline.nlp.lexicons import LABELS, lexicon_entries, rows, variants
from pipeline.nlp.tables import load_table


@pytest.mark.parametrize("label", LABELS)
def test_every_row_has_forms_and_a_source(label: str) -> None:
    for key, row in rows(label).items():
        assert row["forms"], key
        assert row["source"], key


@pytest.mark.parametrize("label", LABELS)
def test_no_form_has_two_keys(label: str) -> None:
    owners: dict[str, str] = {}
    for key, row in rows(label).items():
        for form in row["forms"]:
            assert owners.setdefault(form.lower(), key) == key, form


def test_the_keys_are_the_values_of_the_contract() -> None:
    assert set(rows("section_role")) == set(get_args(SectionRole))
    assert set(rows("deadline_kind")) <= set(get_args(DeadlineKind))
    assert {row["applies_to"] for row in rows("group").values()} <= set(get_args(AppliesTo))
    for label in ("body_kind", "body"):
        assert {row["kind"] for row in rows(label).values()} <= set(get_args(IssuerKind))
        assert {row["level"] for row in rows(label).values()} <= {*get_args(Level), None}


def test_the_29_types_of_the_decree_are_there() -> None:
    decree = {key for key, row in rows("doc_type").items() if "Phụ lục III" in row["source"]}
    assert len(decree) == 27  # the other two, công văn and thư công, have no abbreviation
    assert {"CV", "TCg"} <= rows("doc_type").keys()


def test_every_grantor_of_an_award_is_tabled() -> None:
    known = {row["key"] for row in load_table("pipeline.nlp", "grantors")}
    positions = rows("position").keys()
    assert {grantor for row in rows("award_form").values() for grantor in row["grantors"]} <= known
    assert {title for row in load_table("pipeline.nlp", "grantors") for title in row["positions"]} <= positions


def test_successors_of_bodies_are_bodies() -> None:
    assert {row["successor"] for row in rows("body").values() if row.get("successor")} <= rows("body").keys()


@pytest.mark.parametrize(
    ("form", "variant"),
    [
        ("Chiến sĩ thi đua", "Chiến sỹ thi đua"),
        ("Kỷ niệm chương", "Kỷ niệm chương"),
        ("hằng năm", "hàng năm"),
        ("Văn phòng Ủy ban nhân dân", "Văn phòng UBND"),
        ("Hội đồng Thi đua - Khen thưởng", "Hội đồng TĐKT"),
        ("Sở Giáo dục và Đào tạo", "Sở GD&ĐT"),
    ],
)
def test_variants(form: str, variant: str) -> None:
    assert variant in variants(form)


def test_no_form_is_lost_among_the_entries() -> None:
    found = {(entry.label, entry.key, entry.form.lower()) for entry in lexicon_entries()}
    for label in LABELS:
        for key, row in rows(label).items():
            assert all((label, key, form.lower()) in found for form in row["forms"]), key
