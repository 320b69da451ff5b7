"""The family in sentences, with the quotes of both sides and a way to each pair; on the page of the family."""

from __future__ import annotations

import pytest

from models.record import CampaignRecord
from pipeline.reconcile import reconcile
from pipeline.report import Language, family_page
from pipeline.report.compared import Compared, Family
from pipeline.report.naming import page_name, pair_name
from pipeline.report.overview import Statement, by_section, statements
from pipeline.report.words import words_in
from tests.report.parsed import Page, words
from tests.report.plans import child_plan, parent_plan

PARENT = parent_plan()
CHILDREN = tuple(child_plan(name, f"Ủy ban nhân dân huyện {name}") for name in ("Sơn Trà Nam", "Cao Sơn"))


def pair(child: CampaignRecord) -> Compared:
    return Compared(child, reconcile(child, PARENT), PARENT)


FAMILY = Family(PARENT, tuple(pair(child) for child in CHILDREN))


def told(section: str, language: Language = "vi") -> list[Statement]:
    return [each for each in statements(FAMILY, words_in(language)) if each.section == section]


@pytest.mark.parametrize(
    ("section", "language", "sentence"),
    [
        ("issue", "vi", "2 kế hoạch; thời hạn trước ngày 15/03/2024: kịp 0, sau thời hạn 2, chưa rõ 0."),
        ("issue", "en", "2 plans; due before 15 March 2024: 0 in time, 2 later, 0 open."),
        ("deadline", "vi", "Nộp hồ sơ: trước ngày 05/12/2024"),
        ("uncovered", "vi", "“Trồng và chăm sóc cây xanh trong khuôn viên trụ sở” chưa thấy trong 2 kế hoạch"),
        ("uncovered", "en", "was not found in any of the 2 plans that list contents."),
        ("beyond", "vi", "Ủy ban nhân dân huyện Cao Sơn tự khen thưởng 06 Giấy khen của Chủ tịch"),
    ],
)
def test_the_sentences(section: str, language: Language, sentence: str) -> None:
    assert any(sentence in each.text for each in told(section, language)), [e.text for e in told(section, language)]


def test_a_kind_of_units_is_never_turned_into_names() -> None:
    (issue,) = told("issue")
    assert "không xác định được đơn vị nào chưa ban hành" in issue.text
    assert [quote.marked for quote in issue.parent] == ["trước ngày 15/3/2024"]
    assert {child.page for child in issue.children} == {pair_name(each.found) for each in FAMILY.pairs}


def test_a_family_breaks_no_rule() -> None:
    assert {each.tone for section in by_section(told("issue")) for each in section[1]} <= {"ok", "warning"}
    assert statements(Family(PARENT, ()), words_in("vi")) == ()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_the_page_has_the_statements_and_leads_to_the_pairs(language: Language) -> None:
    page = Page(family_page(PARENT, [(each.child, each.found) for each in FAMILY.pairs], language=language))
    assert page.problems() == []
    shown = words(page.one("main", id="main").text)
    for statement in statements(FAMILY, words_in(language)):
        assert words(statement.text) in shown
    links = {each.attributes["href"] for each in page.all("a") if "details" in each.inside}
    assert {link for link in links if "#" not in link} == {pair_name(each.found) for each in FAMILY.pairs}
    plans = {page_name(PARENT), *(page_name(each.child) for each in FAMILY.pairs)}
    assert {link.partition("#t")[0] for link in links if "#" in link} == plans  # each quote, to its place
