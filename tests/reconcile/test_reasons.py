"""Why a parent was found or not: the sentence names the document, the decision with who and when, in both languages."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.link import LinkDecision
from models.reconciliation import Link
from pipeline.reconcile import reconcile_all, resolve, resolve_all
from pipeline.reconcile.reasons import day_of, render_reason
from tests.reconcile.plans import DISTRICT, Plan, cite
from tests.reconcile.test_parents import BOTH, CHANGE, CHILD, PARENT, SUCCESSOR

TWIN = replace(PARENT, title="Phát động thi đua làm đường giao thông nông thôn")
ELSEWHERE = replace(PARENT, issued_on="2023-06-01")


@pytest.mark.parametrize(
    ("child", "stored", "vietnamese", "english"),
    [
        (CHILD, [PARENT], "Kế hoạch dẫn 15/KH-UBND", "The plan cites 15/KH-UBND of Ủy ban"),
        (CHILD, [], "Chưa có văn bản 15/KH-UBND của", "is not in the store."),
        (CHILD, [ELSEWHERE], "Văn bản cùng số nhưng khác cơ quan hoặc ngày: 15/KH-UBND", "(another day)"),
        (replace(CHILD, cites=[cite(PARENT, symbol=None)]), [PARENT], "lời dẫn không ghi số", "has no number"),
        (replace(CHILD, cites=[cite(PARENT, issued_on="2024-02-11")]), [PARENT], "khác ngày", "has another day"),
        (replace(CHILD, cites=[]), [], "không dẫn văn bản cấp trên", "cites no parent"),
        (replace(CHILD, cites=[]), [PARENT], "suy đoán theo tên phong trào", "inferred from the name"),
        (replace(CHILD, cites=[cite(CHILD)]), [PARENT], "Kế hoạch dẫn chính nó (09/KH-UBND", "cites itself"),
    ],
)
def test_the_sentence(child: Plan, stored: list[Plan], vietnamese: str, english: str) -> None:
    record = child.record()
    found = resolve_all(record, [plan.record() for plan in stored])
    [result] = reconcile_all(record, found)
    assert vietnamese in (result.link.reason or "")
    assert result.link.reason == render_reason(result.link, "vi") == found[0].reason
    assert english in (render_reason(result.link, "en") or "")


def decided(verdict: str, note: str | None = None) -> LinkDecision:
    return LinkDecision.model_validate(
        {"child": CHILD.record().id, "parent": PARENT.record().id, "verdict": verdict, "by": "Trần Thị Lan",
         "at": "2026-02-28T18:30:00+00:00", "note": note}
    )  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "note", "sentence"),
    [
        ("declared", None, "Trần Thị Lan xác định ngày 01/3/2026: 15/KH-UBND"),  # 18:30 UTC is the next day in Hà Nội
        ("declared", "theo công văn 12.", "Lý do: theo công văn 12."),
        ("refused", "nhầm số", "Trần Thị Lan đã bác bỏ ngày 01/3/2026: 15/KH-UBND"),
        ("refused", "nhầm số", "Lý do: nhầm số."),
    ],
)
def test_a_decision_names_who_and_when(verdict: str, note: str | None, sentence: str) -> None:
    record = CHILD.record()
    [result] = reconcile_all(record, resolve_all(record, [PARENT.record()], [decided(verdict, note)]))
    assert sentence in (result.link.reason or "")
    assert (result.parent is None) == (verdict == "refused")


def test_a_successor_and_an_amendment_are_named() -> None:
    record = CHILD.record()
    [replaced] = resolve_all(record, [PARENT.record()], (), [SUCCESSOR.record()])
    assert "15/KH-UBND" in replaced.reason
    assert "đã được 41/KH-UBND" in replaced.reason
    [amended] = resolve_all(record, [PARENT.record()], (), [CHANGE.record()])
    assert "sửa đổi hoặc thay thế bởi: 40/KH-UBND" in amended.reason


def test_a_document_that_leads_back_is_named_and_no_parent() -> None:
    above = replace(PARENT, cites=[cite(CHILD)]).record()
    [found] = resolve_all(CHILD.record(), [], (), (), [above])
    assert found.parent is None
    assert "lại đứng dưới kế hoạch này" in found.reason


def test_two_documents_that_cannot_be_told_apart_are_both_named() -> None:
    child = replace(CHILD, cites=[cite(PARENT, issued_on=None, issuer="Ủy ban nhân dân tỉnh")])
    other = replace(PARENT, issuer=replace_issuer("Bình Khang"))
    found = resolve(replace(child, issuer=DISTRICT.model_copy(update={"province": None})).record(),
                    [PARENT.record(), other.record()])  # fmt: skip
    assert found.parent is None
    assert "chưa phân biệt được" in found.reason
    assert "Bình Khang" in found.reason


def replace_issuer(province: str):  # type: ignore[no-untyped-def]  # noqa: ANN201
    assert PARENT.issuer is not None
    return PARENT.issuer.model_copy(
        update={"name": f"Ủy ban nhân dân tỉnh {province}", "province": province}
    )  # fmt: skip


def test_each_of_several_parents_has_its_own_reason() -> None:
    from tests.reconcile.test_parents import CENTRAL

    record = BOTH.record()
    reasons = [result.link.reason for result in
               reconcile_all(record, resolve_all(record, [PARENT.record(), CENTRAL.record()]))]  # fmt: skip
    assert ["15/KH-UBND" in (reason or "") for reason in reasons] == [True, False]
    assert "70/KH-BTNMT" in (reasons[1] or "")


def test_a_link_older_than_its_statements_keeps_its_sentence() -> None:
    assert render_reason(Link(how="cited"), "en") is None
    assert render_reason(Link(how="cited", reason="Kế hoạch dẫn 1/KH."), "en") == "Kế hoạch dẫn 1/KH."


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        ("2026-01-01T00:00:00", "01/01/2026"),
        ("2026-12-31T17:00:00+00:00", "01/01/2027"),
        ("2026-10-05T00:00:00Z", "05/10/2026"),
    ],
)
def test_days_are_those_of_viet_nam(instant: str, day: str) -> None:
    assert day_of(instant) == day
