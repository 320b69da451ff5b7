"""A folder of pages and files: complete, linked, never half written, without pages of plans that are gone."""

from __future__ import annotations

import io
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from models.reconciliation import Finding
from pipeline.reconcile.comparison import compare_reconciliations
from pipeline.report import Failure, site, write_site, writing
from pipeline.report.files import INDEX_FORMS
from pipeline.report.naming import is_ours, pair_name
from tests.report.parsed import Page, words
from tests.report.plans import aligned, child_plan, parent_plan, reconciliation, record

PARENT, CHILD, ALONE = parent_plan(), child_plan(), child_plan("alone", "Sở Xây dựng")
FOUND = (aligned(CHILD, PARENT), reconciliation(ALONE, None))


def write(folder: Path, earlier: Any = None, **options: Any) -> tuple[Path, ...]:
    if earlier is not None:
        options["changes"] = compare_reconciliations(earlier, FOUND)
    return write_site(folder, (PARENT, CHILD, ALONE, record()), FOUND, (Failure("a.pdf", "tệp trống"),), **options)


def pages_of(written: tuple[Path, ...]) -> dict[str, Page]:
    return {path.name: Page(path.read_text(encoding="utf-8")) for path in written if path.suffix == ".html"}


def has(page: Page, anchor: str) -> bool:
    return not anchor or any(each.attributes.get("id") == anchor for each in page.elements)


def test_every_link_leads_to_a_file_and_a_place_in_it(tmp_path: Path) -> None:
    written = write(tmp_path / "new" / "site", earlier=FOUND[:1])
    names = {path.name for path in written}
    assert len(written) == len(names) == (4 + 2 + 1 + 1 + 2) + 3 * 2 + 4 + 6, (
        "pages, changes, files of pairs, family, overview"
    )
    pages = pages_of(written)
    reached = set()
    for page in pages.values():
        for link in page.all("a"):
            name, _, anchor = link.attributes["href"].partition("#")
            if name:
                reached.add(name)
                assert name in names
                assert name not in pages or has(pages[name], anchor)
    assert reached == names, "every page and file can be reached"


def test_the_links_of_the_spreadsheets_lead_to_pages(tmp_path: Path) -> None:
    written = write(tmp_path)
    pages = pages_of(written)
    links = 0
    for path in (path for path in written if path.suffix == ".xlsx"):
        for sheet in load_workbook(io.BytesIO(path.read_bytes())):
            for cell in (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink):
                name, _, anchor = cell.hyperlink.target.partition("#")
                assert has(pages[name], anchor or cell.hyperlink.location or "")
                links += 1
    assert links > 20


def test_without_forms_there_are_pages_only_and_no_link_to_a_file(tmp_path: Path) -> None:
    written = write(tmp_path, forms=())
    assert {path.suffix for path in written} == {".html"}
    assert not any(each.has("downloads") for page in pages_of(written).values() for each in page.elements)


@pytest.mark.parametrize("form", INDEX_FORMS)
def test_a_form_left_out_is_removed_and_not_offered(tmp_path: Path, form: Any) -> None:
    write(tmp_path)
    written = write(tmp_path, forms=[each for each in INDEX_FORMS if each != form])
    assert sorted(tmp_path.iterdir()) == sorted(written)
    assert not any(path.suffix == f".{form}" for path in tmp_path.iterdir())


def test_pages_of_plans_that_are_gone_are_removed_and_other_files_stay(tmp_path: Path) -> None:
    write(tmp_path, earlier=FOUND)
    strangers = ["ghi-chu.html", "plan-b.html", "pair-of-shoes.docx", "so-lieu.xlsx", "anh.png"]
    for name in strangers:
        (tmp_path / name).write_text("của người dùng", encoding="utf-8")
    (tmp_path / "plan-muc-luc").mkdir()
    left = write_site(tmp_path, (PARENT,), ())
    assert {path.name for path in left} == {path.name for path in left if "12-kh-ubnd" in path.name} | {"index.html"}
    assert {path.name for path in tmp_path.iterdir()} == {*strangers, "plan-muc-luc", *(path.name for path in left)}


def test_what_changed_is_told_and_linked(tmp_path: Path) -> None:
    written = write(tmp_path, earlier=(reconciliation(CHILD, PARENT, findings=FOUND[0].findings[1:]),))
    page = pages_of(written)["changes.html"]
    assert page.problems() == []
    assert pair_name(FOUND[0]) in {each.attributes["href"] for each in page.all("a")}
    data = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert data["changes"]["counts"]["gone"] == 0
    shown = words(pages_of(written)[pair_name(FOUND[0])].one("main", id="main").text)
    assert "So với lần đối chiếu trước: 1 kết quả mới, 0 thay đổi, 0 không còn" in shown
    assert data["changes"]["counts"]["unchanged"] == len(FOUND[0].findings) - 1


def test_a_finding_that_is_gone_stands_on_the_page_of_its_pair(tmp_path: Path) -> None:
    lost = Finding(rule="R34", outcome="violation", severity=3, message="Vi phạm của lần trước.")
    earlier = FOUND[0].model_copy(update={"findings": (*FOUND[0].findings, lost)})
    page = pages_of(write(tmp_path, earlier=(earlier, *FOUND[1:])))[pair_name(FOUND[0])]
    shown = words(page.one("main", id="main").text)
    assert "Không còn so với lần trước" in shown
    assert "Vi phạm của lần trước." in shown


def test_a_later_run_without_changes_leaves_the_office_files(tmp_path: Path) -> None:
    write(tmp_path)
    rewritten(tmp_path)
    write(tmp_path, earlier=FOUND)
    assert rewritten(tmp_path) == set()


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

    monkeypatch.setattr(writing.os, "fdopen", full)
    with pytest.raises(OSError, match="no space"):
        write(tmp_path)
    assert written[0].read_bytes() == before
    assert sorted(tmp_path.iterdir()) == sorted(written), "no half page stays behind, and none is removed"


def test_a_reconciliation_of_an_unknown_plan_gets_no_page(tmp_path: Path) -> None:
    assert [path.name for path in write_site(tmp_path, (), FOUND)] == ["index.html"]


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("plan-0123456789abcdef.html", True),
        ("pair-7-kh-ubnd-huyen-0123456789abcdef-with-0123456789abcdef.docx", True),
        ("family-12-kh-ubnd-0123456789abcdef.ics", True),
        ("plan-b.html", False),
        ("plan-0123456789abcdef.html.bak", False),
        ("my-plan-0123456789abcdef.html", False),
        ("pair-0123456789abcdef.pdf", False),
    ],
)
def test_only_names_that_a_site_writes_are_ours(name: str, ours: object) -> None:
    assert is_ours(name) is ours


def rewritten(folder: Path) -> set[str]:
    """Return the office files written since the last call."""
    found = {path for path in folder.iterdir() if path.suffix in {".xlsx", ".docx"}}
    new = {path.name for path in found if path.stat().st_mtime_ns}
    for path in found:
        os.utime(path, ns=(0, 0))
    return new


def test_only_the_office_files_of_touched_pairs_are_made_again(tmp_path: Path) -> None:
    records, second = (PARENT, CHILD, ALONE), FOUND[1]
    write_site(tmp_path, records, FOUND)
    every = rewritten(tmp_path)
    changed = second.model_copy(update={"findings": second.findings[:2]})
    write_site(tmp_path, records, (FOUND[0], changed))
    stem = pair_name(second).removesuffix(".html")
    assert rewritten(tmp_path) == {f"{stem}.xlsx", f"{stem}.docx", "report.xlsx", "report.docx"}
    write_site(tmp_path, records, (FOUND[0], changed), language="en")
    assert rewritten(tmp_path) == every, "another language makes all again"


def test_a_damaged_office_file_is_made_again(tmp_path: Path) -> None:
    write(tmp_path)
    whole = (tmp_path / "report.xlsx").read_bytes()
    (tmp_path / "report.xlsx").write_bytes(whole[:100])
    write(tmp_path)
    assert (tmp_path / "report.xlsx").read_bytes() == whole


@pytest.mark.parametrize(
    ("office", "many", "expected"),
    [
        ("all", 0, ("docx json xlsx", "docx xlsx", "csv docx json xlsx")),
        ("none", 9, ("json", "", "csv json")),
        ("none", 0, ("json", "", "csv")),
        ("auto", 9, ("docx json xlsx", "docx xlsx", "csv docx json xlsx")),
        ("auto", 0, ("json", "docx xlsx", "csv")),  # more pairs than `MANY`
    ],
)
def test_which_files_lie_beside_the_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, office: Any, many: int, expected: tuple[str, str, str]
) -> None:
    monkeypatch.setattr(site, "MANY", many)
    names = {path.name for path in write(tmp_path, office=office)}

    def endings(stem: str) -> set[str]:
        return {name.rsplit(".", 1)[1] for name in names if name.startswith(stem)} - {"html"}

    found = endings("pair-"), endings("family-") - {"json", "ics"}, endings("report.") - {"jsonl", "ics"}
    assert tuple(" ".join(sorted(each)) for each in found) == expected
    assert all(page.problems() == [] for page in pages_of(write(tmp_path, office=office)).values())
