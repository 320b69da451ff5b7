"""A folder of pages: complete, linked, never half written."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from pipeline.report import Failure, site, write_site
from tests.report.parsed import Page
from tests.report.plans import aligned, child_plan, parent_plan, reconciliation, record

PARENT, CHILD, ALONE = parent_plan(), child_plan(), child_plan("alone", "Sở Xây dựng")
FOUND = (aligned(CHILD, PARENT), reconciliation(ALONE, None))


def write(folder: Path) -> tuple[Path, ...]:
    return write_site(folder, (PARENT, CHILD, ALONE, record()), FOUND, (Failure("a.pdf", "tệp trống"),))


def test_every_link_leads_to_a_file_and_a_place_in_it(tmp_path: Path) -> None:
    written = write(tmp_path / "new" / "site")
    assert len(written) == len(set(written)) == 4 + 2 + 1 + 1
    pages = {path.name: Page(path.read_text(encoding="utf-8")) for path in written}
    reached = set()
    for page in pages.values():
        for link in page.all("a"):
            name, _, anchor = link.attributes["href"].partition("#")
            if name:
                reached.add(name)
                assert name in pages
                assert not anchor or any(each.attributes.get("id") == anchor for each in pages[name].elements)
    assert reached == set(pages), "every page can be reached"


def test_writing_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    first = {path.name: path.read_bytes() for path in write(tmp_path)}
    assert {path.name: path.read_bytes() for path in write(tmp_path)} == first
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(first)
    assert {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()} == {0o644}


def test_a_failed_write_leaves_the_old_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written = write(tmp_path)
    before = written[0].read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr(site.os, "fdopen", full)
    with pytest.raises(OSError, match="no space"):
        write(tmp_path)
    assert written[0].read_bytes() == before
    assert sorted(tmp_path.iterdir()) == sorted(written), "no half page stays behind"


def test_a_reconciliation_of_an_unknown_plan_gets_no_page(tmp_path: Path) -> None:
    assert [path.name for path in write_site(tmp_path, (), FOUND)] == ["index.html"]
