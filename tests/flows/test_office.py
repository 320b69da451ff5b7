"""Old Word documents of a chunk go through one start of LibreOffice."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from flows.office import batch_of, convert, with_docx
from flows.outcome import Item
from flows.pool import WorkerPool
from models.record import CampaignRecord
from tests.flows.works import rtf

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")


def _items(folder: Path, **contents: bytes) -> tuple[Item, ...]:
    for name, data in contents.items():
        (folder / name.replace("_", ".")).write_bytes(data)
    return tuple(Item.at(str(folder / name.replace("_", "."))) for name in contents)


@pytest.mark.parametrize(
    ("names", "together"),
    [
        (("a.doc", "b.pdf", "C.RTF"), ("a.doc", "C.RTF")),
        (("a.doc", "b.docx"), None),  # one alone is converted when it is read
        ((), None),
    ],
)
def test_which_go_together(names: tuple[str, ...], together: tuple[str, ...] | None) -> None:
    batch = batch_of(tuple(map(Item.at, names)), 60)
    assert (tuple(item.uri for item in batch.items) if batch else None) == together


def test_one_start_for_all_and_what_cannot_be_converted_is_left_to_reading(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = shutil.which("soffice")
    (tmp_path / "bin").mkdir()
    script = tmp_path / "bin" / "soffice"
    script.write_text(f'#!/bin/sh\necho start >> "{tmp_path}/starts"\nexec {program} "$@"\n')
    script.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    items = _items(tmp_path, a_rtf=rtf("KẾ HOẠCH một"), b_rtf=rtf("KẾ HOẠCH hai"), c_doc=b"KE HOACH", d_doc=b"")
    batch = batch_of(items, 100)
    assert batch is not None
    made = with_docx(items, convert(batch, tmp_path))
    assert [Path(item.docx).suffix for item in made] == [".docx", ".docx", "", ""]
    assert (tmp_path / "starts").read_text().split() == ["start"]


def test_records_name_the_document_and_not_what_it_was_converted_to(tmp_path: Path) -> None:
    items = _items(tmp_path, a_rtf=rtf("KẾ HOẠCH một"), b_rtf=rtf("KẾ HOẠCH hai"), c_rtf=b"{\\rtf1 ")
    with WorkerPool(1) as pool:
        outcomes = pool.run(items)
    records = [CampaignRecord.model_validate_json(one.record) for one in outcomes if one.record]
    assert [(record.source.uri, record.source.origin, record.text) for record in records[:2]] == [
        (items[0].uri, "rtf", "KẾ HOẠCH một"),
        (items[1].uri, "rtf", "KẾ HOẠCH hai"),
    ]
    assert outcomes[2].failure is not None
