"""A sample of the damaged files of `python -m tests.forms.fuzz`; the fuzz itself reads thousands."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from models.errors import DocumentError
from pipeline.read import read_bytes
from tests.forms.fuzz import KINDS, document, run, sound
from tests.forms.mutations import mutated
from tests.forms.reading import faults

SAMPLE = range(20_000, 20_300)
_MEGABYTES = 400


@pytest.mark.parametrize("kind", KINDS)
def test_the_files_that_are_damaged_are_sound(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipeline.read.pdf.pages.find_engine", lambda: None)
    assert all(len(read_bytes(data, kind).text) > 100 for data in sound(kind)[:1])
    assert all(read_bytes(data, kind).text for data in sound(kind))


def test_the_same_number_gives_the_same_damage() -> None:
    assert document(20_001) == document(20_001)
    damaged = [mutated(sound(kind)[0], kind, number) for kind in KINDS for number in range(10)]
    assert len(set(damaged)) > 25


def test_faults_of_a_record_are_seen() -> None:
    assert faults("{}")
    assert faults("no json")


def test_each_ends_in_a_record_or_in_one_error() -> None:
    report = run(SAMPLE)
    assert sum(report.outcomes.values()) == len(SAMPLE)
    assert report.wrong == {}
    assert report.ended == {}
    assert report.left == set()
    assert report.peak < _MEGABYTES
    assert report.outcomes["record"] > 100
    assert report.outcomes["damaged"] > 50


@pytest.mark.parametrize("filler", [20_000, 2_000_000])
def test_an_archive_that_unpacks_to_much_is_refused_or_read(filler: int, tmp_path: Path) -> None:
    """Deflate makes a thousandth of one repeated word; no office document shrinks so far."""
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", b"<w:p/>" * filler)
    with pytest.raises(DocumentError):
        read_bytes(path.read_bytes(), "a.docx")
