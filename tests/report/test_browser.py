"""The pages in a real browser: no request, no complaint, fit for a phone and for paper."""

from __future__ import annotations

import base64
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest

from pipeline.report import Failure, write_site
from pipeline.report.naming import family_name, page_name, pair_name
from tests.report import browser
from tests.report.browser import Browser
from tests.report.plans import aligned, child_plan, parent_plan
from tests.report.test_escaping import pages

PARENT, CHILD, SECOND = parent_plan(), child_plan(), child_plan("second", "Ủy ban nhân dân xã Bình Lộc")
PAIR = aligned(CHILD, PARENT)
NAMES = {
    "pair": pair_name(PAIR),
    "family": family_name(PARENT),
    "plan": page_name(CHILD),
    "index": "index.html",
}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    write_site(folder, (PARENT, CHILD, SECOND), (PAIR, aligned(SECOND, PARENT)), (Failure("a.pdf", "tệp trống"),))
    return folder


@pytest.fixture(scope="module")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if browser.program() is None:
        pytest.skip(f"needs one of {', '.join(browser.PROGRAMS)} on the path to look at the pages")
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.mark.parametrize("kind", NAMES)
def test_a_page_asks_for_itself_only_and_nothing_is_refused(kind: str, folder: Path, chromium: Browser) -> None:
    path = folder / NAMES[kind]
    chromium.open(path)
    assert chromium.requests() == [path.as_uri()]
    assert chromium.complaints() == []
    assert chromium.ask("getComputedStyle(document.querySelector('h2')).borderBottomWidth") == "2px", "style is applied"


def test_the_watch_sees_what_it_forbids(tmp_path: Path, chromium: Browser) -> None:
    """Guard of the test above: a page with a foreign picture and a failing script is noticed."""
    page = tmp_path / "bad.html"
    page.write_text("<!DOCTYPE html><img src='http://127.0.0.1:9/x.png'><script>throw 1</script>", encoding="utf-8")
    chromium.open(page)
    assert len(chromium.requests()) == 2
    assert chromium.complaints() != []


@pytest.mark.parametrize("kind", NAMES)
def test_a_page_fits_a_phone(kind: str, folder: Path, chromium: Browser) -> None:
    chromium.open(folder / NAMES[kind], width=360)
    assert chromium.ask("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("kind", ["pair", "family", "record", "index"])
def test_a_word_without_end_does_not_burst_the_page(kind: str, tmp_path: Path, chromium: Browser) -> None:
    """Scans and web pages give addresses and rows of dots of any length."""
    path = tmp_path / "long.html"
    path.write_text(pages("a" + "x" * 300 + "z")[kind], encoding="utf-8")
    chromium.open(path, width=360)
    assert chromium.ask("document.documentElement.scrollWidth") <= 360


def test_a_link_into_a_folded_list_opens_it(folder: Path, chromium: Browser) -> None:
    chromium.open(folder / NAMES["pair"])
    assert chromium.ask("document.getElementById('R01').closest('details').open") is False
    chromium.open(folder / NAMES["pair"], "#R01")
    assert chromium.ask("document.getElementById('R01').closest('details').open") is True


@pytest.mark.parametrize(("kind", "landscape"), [("pair", False), ("family", True), ("plan", False)])
def test_paper_is_a4_and_shows_what_the_screen_folds(
    kind: str,
    landscape: bool,  # noqa: FBT001 (a column of the table)
    folder: Path,
    chromium: Browser,
) -> None:
    chromium.open(folder / NAMES[kind])
    pdf = base64.b64decode(chromium.call("Page.printToPDF", preferCSSPageSize=True)["data"])
    document = pypdfium2.PdfDocument(io.BytesIO(pdf))
    size = sorted(round(side) for side in document[0].get_size())
    assert size == pytest.approx([595, 842], abs=2)
    assert (document[0].get_width() > document[0].get_height()) is landscape
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    if kind == "pair":
        assert "Kế hoạch viện dẫn đúng kế hoạch cấp trên." in text, "a finding in order, folded on the screen"
        assert "Tổng quan" not in text, "no navigation on paper"
