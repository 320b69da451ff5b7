"""Texts that are no plans: nothing of a campaign is found in them, and what is quoted is quoted exactly."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from pipeline.evaluate.evidence import check_spans
from pipeline.evaluate.values import Json, is_empty, plain
from tests.conftest import ROOT
from tests.eval.measured import record_of

OTHERS = ROOT / "corpus" / "others"
EXPECTED: dict[str, dict[str, str]] = json.loads((OTHERS / "expected.json").read_text(encoding="utf-8"))
NAMES = pytest.mark.parametrize("name", EXPECTED)


_NOT_SAID = {"evidence", "states", "sections", "certainty"}
_OF_ANY_TEXT = {"genre", "is_campaign", "doc_type", "status"}


def values(value: Json, path: str = "") -> Iterator[str]:
    """Yield the path of everything that is said below `value`; evidence, certainty and reasons of absence are not."""
    if isinstance(value, dict):
        for key, item in value.items():
            if key not in _NOT_SAID:
                yield from values(item, f"{path}.{key}".lstrip("."))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from values(item, f"{path}[{index}]")
    elif not is_empty(value):
        yield path


def test_there_are_enough_of_them() -> None:
    assert {path.name for path in OTHERS.iterdir()} - {"expected.json"} == EXPECTED.keys()
    assert len(EXPECTED) >= 30


@NAMES
def test_genre(name: str) -> None:
    document = record_of(OTHERS / name).document
    assert {"genre": document.genre} == EXPECTED[name]
    assert document.is_campaign is False


@NAMES
def test_nothing_of_a_campaign_is_found(name: str) -> None:
    assert not list(values(plain(record_of(OTHERS / name))["campaign"]))


@NAMES
def test_nothing_is_invented_for_the_header(name: str) -> None:
    """A decision has a symbol, a place and a signer of its own, which stand in it; the other texts have nothing."""
    record = record_of(OTHERS / name)
    if EXPECTED[name]["genre"] == "other":
        assert set(values(plain(record.document))) <= _OF_ANY_TEXT
        assert not record.references
        return
    header, signer = record.document, record.document.signer
    for said in (header.symbol, header.place, signer and signer.name, signer and signer.position):
        assert said
        assert said.casefold() in (record.text or "").casefold()


@NAMES
def test_every_span_is_exact(name: str) -> None:
    assert not check_spans(record_of(OTHERS / name))
