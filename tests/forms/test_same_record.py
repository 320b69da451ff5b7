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
from rapidfuzz.fuzz import ratio

from corpus.forms import FORMS
from corpus.make_pdfs import SOURCES
from corpus.markup import parse
from models.record import CampaignRecord
from pipeline.extract import extract
from pipeline.read import read_bytes
from tests.read.ocr.scans import needs_tesseract

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


# Words as they are printed; all other fields are typed: dates, rules of recurrence, numbers, symbols, names of kinds.
_WORDS = {
    "text", "title", "name", "theme", "note", "label", "subject", "unit", "grade", "baseline", "award", "form",
    "grantor", "group", "action", "actor", "addressee", "event", "offset", "message", "place", "position", "superior",
    "issuer", "recipients", "province", "district", "commune", "inferred",
}  # fmt: skip


def typed(value: Any, key: str = "") -> Any:
    """Return the typed fields of a record; of words only whether there are any."""
    if key in _WORDS and not isinstance(value, dict):
        return len(value) if isinstance(value, list) else value is not None
    if isinstance(value, dict):
        return {name: typed(inner, name) for name, inner in value.items()}
    return [typed(inner) for inner in value] if isinstance(value, list) else value


def words(value: Any, key: str = "") -> list[str]:
    """Return all words of a record in its order."""
    if isinstance(value, dict):
        return [word for name, inner in value.items() for word in words(inner, name)]
    if isinstance(value, list):
        return [word for inner in value for word in words(inner, key)]
    return [value] if key in _WORDS and isinstance(value, str) else []


# The visible families are recognised too; a page takes Tesseract a second.
SCANNED = [path for path in PLANS if path.parent.parent.name == "families"]
_ALIKE = 97


@needs_tesseract
@pytest.mark.parametrize("path", SCANNED, ids=name)
def test_scans_have_the_words(path: Path) -> None:
    scanned, printed = record(path, "scan"), record(path, "pdf")
    assert scanned.source.origin == "pdf-ocr"
    assert scanned.text
    assert printed.text
    assert ratio(scanned.text, printed.text) > _ALIKE


def head(form: CampaignRecord) -> dict[str, Any]:
    """Return the typed fields of the header and the parent: what a plan is found and linked by."""
    parent = form.parent.model_dump(include={"doc_type", "symbol", "issued_on", "role"}) if form.parent else None
    return {**typed(values(form.document.model_dump(mode="json"))), "parent": parent, "recipients": None}


@needs_tesseract
@pytest.mark.parametrize("path", SCANNED, ids=name)
def test_scans_have_the_typed_fields_of_the_head(path: Path) -> None:
    assert head(record(path, "scan")) == head(record(path, "text"))


@needs_tesseract
@pytest.mark.parametrize("path", SCANNED, ids=name)
def test_scans_have_all_typed_fields(path: Path) -> None:
    assert typed(values(record(path, "scan"))) == typed(values(record(path, "text")))
