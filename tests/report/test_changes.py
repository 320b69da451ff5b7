"""The page of what changed since an earlier run."""

from __future__ import annotations

import pytest

from models.reconciliation import Finding
from pipeline.reconcile.comparison import compare_reconciliations
from pipeline.report import Language, changes_page
from pipeline.report.naming import pair_name
from tests.report.parsed import Page, words
from tests.report.plans import child_plan, findings, parent_plan, reconciliation

PARENT, CHILD = parent_plan(), child_plan()
NOW = reconciliation(CHILD, PARENT)
BETTER = Finding(rule="R09", outcome="ok", severity=3, message="Thời hạn kịp.")
BEFORE = reconciliation(CHILD, PARENT, findings=(*(each for each in findings() if each.rule != "R09"), BETTER))


def page(before: object = None, language: Language = "vi") -> Page:
    earlier = [BEFORE] if before is None else []
    return Page(changes_page(compare_reconciliations(earlier, [NOW]), language=language, pages={pair_name(NOW)}))


@pytest.mark.parametrize("language", ["vi", "en"])
def test_it_keeps_the_rules_of_every_page(language: Language) -> None:
    assert page(language=language).problems() == []
    assert Page(changes_page(compare_reconciliations([], []), language=language)).problems() == []


def test_both_runs_stand_side_by_side_and_what_stayed_is_only_counted() -> None:
    rows = [words(each.text) for each in page().all("tr")][1:]
    assert len(rows) == 1
    assert rows[0].startswith("R09 Thay đổi")
    assert rows[0].index("Thời hạn kịp.") < rows[0].index("Thời hạn nộp hồ sơ muộn hơn thời hạn cấp trên.")
    assert "kết quả" in rows[0]
    shown = [words(each.text) for each in page().all("li")]
    assert shown == ["0 Mới", "0 Không còn", "1 Thay đổi", "6 Giữ nguyên"]


def test_a_new_pair_is_named_and_linked() -> None:
    new = page(before=())
    assert "Cặp kế hoạch mới được đối chiếu." in words(new.one("main", id="main").text)
    assert pair_name(NOW) in {each.attributes["href"] for each in new.all("a")}


def test_an_unchanged_run_says_so() -> None:
    same = Page(changes_page(compare_reconciliations([NOW], [NOW])))
    assert "Không có thay đổi nào." in words(same.one("main", id="main").text)


def test_a_parent_that_arrived_is_named() -> None:
    before = reconciliation(CHILD, None)
    text = words(Page(changes_page(compare_reconciliations([before], [NOW]))).one("main", id="main").text)
    assert "trước là không có, nay là 12/KH-UBND của Ủy ban nhân dân tỉnh Hạ Lam." in text
