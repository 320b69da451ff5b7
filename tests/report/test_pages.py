"""What the pages show: structure, order, quotes side by side, links; the rules that every page keeps."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from models.diagnostics import Diagnostic
from models.header import PlanHeader
from models.reconciliation import Finding, Link, Pair, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile import reconcile
from pipeline.report import Failure, Language, family_page, index_page, pair_page, record_page
from pipeline.report.findings import anchors
from pipeline.report.naming import family_name, page_name, pair_name
from tests.report.parsed import Page, words
from tests.report.plans import CHILD_TEXT, aligned, child_plan, findings, parent_plan, reconciliation, record, span

CHILD, PARENT = child_plan(), parent_plan()
PAIR = aligned(CHILD, PARENT)
SECOND = child_plan("second", "Ủy ban nhân dân xã Bình Lộc")
FEW = (Finding(rule="R14", outcome="ok", severity=3, message="Chỉ tiêu không thấp hơn cấp trên."),)
CHILDREN = ((SECOND, reconciliation(SECOND, PARENT, findings=FEW)), (CHILD, PAIR))

PAGES: dict[str, Callable[[Language], str]] = {
    "pair": lambda language: pair_page(PAIR, CHILD, PARENT, language=language),
    "pair in a site": lambda language: pair_page(PAIR, CHILD, PARENT, language=language, linked=True),
    "pair without parent": lambda language: pair_page(reconciliation(CHILD, None), CHILD, None, language=language),
    "nothing found": lambda language: pair_page(
        reconciliation(CHILD, None, findings=()), CHILD, None, language=language
    ),
    "family": lambda language: family_page(PARENT, CHILDREN, language=language),
    "family without children": lambda language: family_page(PARENT, (), language=language),
    "record": lambda language: record_page(CHILD, language=language),
    "record of a parent": lambda language: record_page(PARENT, language=language, linked=True),
    "record of no plan": lambda language: record_page(
        record(document=PlanHeader(genre="other", is_campaign=False)), language=language
    ),
    "index": lambda language: index_page(
        (PARENT, CHILD, SECOND, record()),
        [found for _, found in CHILDREN],
        (Failure("quet.pdf", "tệp bị cắt ngang"),),
        language=language,
    ),
    "empty index": lambda language: index_page((), (), language=language),
}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_keeps_the_rules(name: str, language: Language) -> None:
    source = PAGES[name](language)
    page = Page(source)
    assert page.problems() == []
    assert page.one("html").attributes["lang"] == language
    assert page.one("title").text
    assert len(page.all("main")) == 1
    assert page.one("a", **{"class": "skip"}).attributes["href"] == "#main"
    policy = page.all("meta")[1].attributes["content"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert re.findall(r"(?:https?:)?//[a-z]", source) == []
    assert source == PAGES[name](language), "the same input gives the same bytes"


def pair() -> Page:
    return Page(PAGES["pair"]("vi"))


def test_violations_come_first_and_the_graver_before_the_lighter() -> None:
    order = [each.attributes["id"] for each in pair().all("article")]
    assert order == ["R09", "R14", "R05", "R13", "R01", "R14-2", "R18"]
    folded = [each.attributes["id"] for each in pair().all("article") if "details" in each.inside]
    assert folded == ["R13", "R01", "R14-2", "R18"], "what needs action is never folded away"


def test_the_summary_counts_by_outcome() -> None:
    shown = [words(each.text) for each in pair().all("li")]
    assert shown[:5] == ["2 × Vi phạm", "1 ! Cảnh báo", "1 ? Không so sánh được", "2 ✓ Phù hợp", "1 – Không áp dụng"]
    assert words(pair().all("p", "conclusion")[0].text) == "Có 2 điểm vi phạm và 1 cảnh báo cần xem lại."


def test_a_finding_shows_both_values_and_both_quotes_with_their_pages() -> None:
    text = pair().under("R14")
    assert "Chỉ tiêu giảm giấy in thấp hơn cấp trên." in text
    assert "giảm 20%" in text
    assert "giảm 15%" in text
    assert "Giảm ít nhất 20% lượng giấy in so với năm 2023. trang 2" in text
    assert "Giảm ít nhất 15% lượng giấy in so với năm 2023. trang 1" in text
    marked = [each.text for each in pair().all("mark")]
    assert {"ít nhất 20%", "ít nhất 15%", "trước ngày 30/11 hằng năm"} <= set(marked)


@pytest.mark.parametrize(
    ("anchor", "sentence"),
    [
        ("R05", "Kế hoạch cấp trên không có đoạn nào về nội dung này."),
        ("R13", "Kế hoạch cấp dưới không có đoạn nào về nội dung này."),
    ],
)
def test_a_silent_side_is_said_to_be_silent(anchor: str, sentence: str) -> None:
    assert sentence in pair().under(anchor)


def test_without_a_parent_the_page_says_so() -> None:
    page = Page(PAGES["pair without parent"]("vi"))
    assert "Chưa có kế hoạch cấp trên trong dữ liệu" in page.under("summary-section")
    assert "Chưa có kế hoạch cấp trên trong dữ liệu để trích dẫn." in page.under("R05")
    assert page.all("table", "aligned") == []


def test_lists_stand_side_by_side_with_their_differences() -> None:
    page = pair()
    assert [each.attributes["aria-labelledby"] for each in page.all("table", "aligned")] == [
        f"list-{field}" for field in ("contents", "criteria", "targets", "deadlines", "awards")
    ]
    assert "[chỉ có ở cấp trên: tất cả ]" in [words(each.text) for each in page.all("del")]
    assert "[chỉ có ở cấp dưới: và nhà ăn ]" in [words(each.text) for each in page.all("ins")]
    rows = [words(each.text) for each in page.all("tr")]
    assert any(
        row.startswith("b) Trồng và chăm sóc") and row.endswith("Kế hoạch cấp dưới không có mục này") for row in rows
    )
    assert any(row.startswith("Kế hoạch cấp trên không có mục này + Bổ sung") for row in rows)


def test_an_alignment_older_than_its_record_breaks_nothing() -> None:
    stale = Reconciliation(
        child=PAIR.child,
        parent=PAIR.parent,
        link=Link(how="cited"),
        alignment={"contents": (Pair(parent=99, child=0, relation="covered", score=1),)},
    )
    page = Page(pair_page(stale, CHILD, PARENT))
    assert "Kế hoạch cấp trên không có mục này" in words(page.all("tbody")[0].text)


def test_a_pair_alone_links_to_no_other_file_and_in_a_site_to_four() -> None:
    assert all(each.attributes["href"].startswith("#") for each in pair().all("a"))
    linked = Page(PAGES["pair in a site"]("vi"))
    targets = {each.attributes["href"] for each in linked.all("a") if "nav" in each.inside}
    assert targets == {"index.html", family_name(PARENT), page_name(CHILD), page_name(PARENT)}


def test_the_matrix_leads_to_the_findings() -> None:
    page = Page(PAGES["family"]("vi"))
    target = pair_name(PAIR)
    cells = {each.attributes["href"]: words(each.text) for each in page.all("a") if "#R" in each.attributes["href"]}
    assert cells[f"{target}#R09"] == "× Vi phạm"
    # R14 of this child has a violation and an 'ok': the graver one is shown and linked
    assert cells[f"{target}#R14"] == "× Vi phạm"
    assert cells[f"{pair_name(CHILDREN[0][1])}#R14"] == "✓ Phù hợp"
    on_page = {each.attributes["id"] for each in pair().all("article")}
    assert {href.split("#")[1] for href in cells if href.startswith(target)} <= on_page
    assert "không xét" in words(page.all("table")[1].text)


def test_the_family_counts_and_lists_deadlines() -> None:
    page = Page(PAGES["family"]("vi"))
    totals = [words(each.text) for each in page.all("tfoot")]
    assert totals == ["Tổng số 2 1 1 3 1"]
    deadlines = words(page.all("table")[3].text)
    assert deadlines.startswith("Kế hoạch Ban hành kế hoạch Nộp hồ sơ")
    assert "(cấp trên) trước ngày 15/3/2024" in deadlines
    assert "hằng năm trước ngày 30/11" in deadlines
    assert "trước ngày 05/12/2024" in deadlines
    first = page.all("tbody")[0].text
    assert first.index("huyện Sơn Trà Nam") < first.index("xã Bình Lộc"), "plans with violations come first"


def test_a_plan_shows_its_fields_with_words_and_states() -> None:
    page = Page(PAGES["record"]("vi"))
    text = words(page.one("main", id="main").text)
    assert "02/4/2024" in text
    assert "KT. Phó Chủ tịch Lê Thị Mơ" in text
    assert (
        "Giấy khen của Chủ tịch Ủy ban nhân dân huyện cho tập thể và cá nhân: 06 giấy (02 tập thể; 04 cá nhân)" in text
    )
    assert "Các đơn vị: gửi hồ sơ (nơi nhận: Phòng Nội vụ); trước ngày 05/12/2024" in text
    assert "giảm 15%" in text
    assert "Văn bản không có phần này" in text  # recipients: absent
    assert "02 bộ" in text
    assert "07/KH-UBND" in {each.text for each in page.all("mark")}
    assert "/srv/plans" not in page.source, "folders of the machine do not travel with the page"


def test_remarks_on_one_plan_are_shown_with_their_words() -> None:
    remark = Diagnostic(
        code="ambiguous-comparator", severity=1, message="Từ ngữ về mức đạt có hai cách hiểu.",
        evidence=(span(CHILD_TEXT, "ít nhất 15%"),),
    )  # fmt: skip
    page = Page(record_page(CHILD.model_copy(update={"diagnostics": (remark,)})))
    assert "Từ ngữ về mức đạt có hai cách hiểu. Mức độ: thấp" in words(page.all("ul", "remarks")[0].text)


def test_a_record_without_its_text_still_shows_the_words() -> None:
    bare = CHILD.model_copy(update={"text": None})
    page = Page(pair_page(PAIR, bare, PARENT))
    assert "ít nhất 15% trang 1" in page.under("R14")


def test_the_overview_names_families_single_plans_and_failures() -> None:
    page = Page(PAGES["index"]("vi"))
    text = words(page.one("main", id="main").text)
    assert "4 văn bản đã đọc, 2 lượt đối chiếu, 1 tệp không đọc được." in text
    assert "quet.pdf tệp bị cắt ngang" in text
    targets = {each.attributes["href"] for each in page.all("a")}
    assert {family_name(PARENT), page_name(PARENT), pair_name(PAIR), page_name(record())} <= targets


def test_anchors_number_the_findings_of_one_rule() -> None:
    assert anchors(findings()) == ("R01", "R05", "R14", "R09", "R14-2", "R13", "R18")


def test_english_words_stand_round_vietnamese_quotes() -> None:
    page = Page(PAGES["pair"]("en"))
    assert "Violations: 2; warnings to look at: 1." in words(page.all("p", "conclusion")[0].text)
    assert {each.attributes.get("lang") for each in page.all("p") if "blockquote" in each.inside} == {"vi"}


def test_findings_of_the_rules_are_told_in_english() -> None:
    page = Page(pair_page(reconcile(CHILD, PARENT), CHILD, PARENT, language="en"))
    shown = words(page.one("main", id="main").text)
    assert "The plan was issued on 2 April 2024, after the time limit set by the parent: before 15 March 2024" in shown
    assert "(a warning only: there is no quote of the plan)." in shown, "the test's plan has no evidence of its day"
    assert "The plan lacks the parent's content “Trồng và chăm sóc cây xanh trong khuôn viên trụ sở”." in shown
    assert "Was the plan issued after its parent and in time?" in shown
    assert "Basis: reasoning on the texts; the deadline set by the parent plan" in shown
    values = {each.text.strip(): each.attributes.get("lang") for each in page.all("p", "value")}
    assert values["before 15 March 2024"] is None
    assert values["Giảm ít nhất 15% lượng giấy in so với năm 2023"] == "vi"


def plans_of(count: int) -> list[CampaignRecord]:
    return [child_plan(f"plan {number}", f"Ủy ban nhân dân xã số {number}") for number in range(count)]


def test_a_family_of_a_province_stays_one_readable_file() -> None:
    """A province has some 130 communes."""
    children = [(plan, aligned(plan, PARENT)) for plan in plans_of(130)]
    source = family_page(PARENT, children)
    assert Page(source).problems() == []
    assert len(source) < 2_000_000
