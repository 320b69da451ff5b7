"""The same plan in every form gives the same record, apart from what says where its words stand.

Text is the measure. Word, PDF and signed PDF give every value of it; of a scan every typed value, and texts that differ
by no more than the letters that recognition takes for others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from corpus.forms import FORMS
from corpus.make_pdfs import SOURCES
from corpus.markup import parse
from models.record import CampaignRecord
from pipeline.extract import extract
from pipeline.read import read_bytes

PLANS = sorted(SOURCES.glob("*/*/*.md"))


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


@cache
def record(path: Path, form: str) -> CampaignRecord:
    return extract(read_bytes(FORMS[form](path.read_text(encoding="utf-8")), f"{path.stem}.{form}"))


def values(value: Any) -> Any:
    """Return a record without its places: no evidence, no text, nothing about the bytes."""
    if isinstance(value, CampaignRecord):
        return values(value.model_dump(mode="json", exclude={"id", "source", "text"}))
    if isinstance(value, dict):
        return {key: values(inner) for key, inner in value.items() if key != "evidence"}
    return [values(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", PLANS, ids=name)
def test_the_measure_has_something_to_compare(path: Path) -> None:
    plan = record(path, "text")
    head = parse(path.read_text(encoding="utf-8")).head
    assert plan.document.symbol
    assert plan.document.symbol in head.number
    assert plan.document.issued_on
    assert str(int(plan.document.issued_on[-2:])) in head.date
    assert plan.campaign.contents
    assert plan.campaign.deadlines
    assert plan.references


@pytest.mark.parametrize("form", ["docx", "pdf", "signed"])
@pytest.mark.parametrize("path", PLANS, ids=name)
def test_printed_forms(path: Path, form: str) -> None:
    assert values(record(path, form)) == values(record(path, "text"))


@pytest.mark.parametrize("path", PLANS[:1], ids=name)
def test_a_signed_plan_has_its_figures_in_its_fields_only(path: Path) -> None:
    data = FORMS["signed"](path.read_text(encoding="utf-8"))
    pdf = pdfium.PdfDocument(data)
    text = pdf[0].get_textpage().get_text_range()
    pdf.close()
    symbol = record(path, "text").document.symbol
    assert symbol
    number, code = symbol.split("/")
    assert f"/{code}" in text
    assert f"{number}/{code}" not in text.replace("\xa0", " ")
    assert record(path, "signed").document.symbol == symbol
