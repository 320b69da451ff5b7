"""All parents of a child: several, declared, refused; Party terms, merged provinces; amended and replaced parents."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.header import Issuer
from models.link import LinkDecision
from models.reconciliation import Finding, Reconciliation
from models.record import CampaignRecord
from pipeline.reconcile import reconcile_all, resolve, resolve_all
from pipeline.reconcile.identity import terms
from pipeline.reconcile.issuers import same_province, succeeded
from pipeline.reconcile.standing import standing
from tests.reconcile.plans import DISTRICT, Plan, cite

PARENT = Plan(
    period={"start": "2024", "end": "2024"},
    targets=[{"text": "Tỷ lệ hộ dùng nước sạch đạt từ 80% trở lên", "comparator": ">=", "value": 80}],
    deadlines=[{"kind": "issue", "on": "2024-03-15"}],
)
MINISTRY = Issuer(name="Bộ Tài nguyên và Môi trường", kind="ministry", level="central")
CENTRAL = Plan(
    issuer=MINISTRY, symbol="70/KH-BTNMT", issued_on="2024-01-10", period={"start": "2024", "end": "2024-11-30"},
    title="Phát động phong trào thi đua nước sạch cho mọi nhà",
    targets=[{"text": "Tỷ lệ hộ dùng nước sạch đạt từ 90% trở lên", "comparator": ">=", "value": 90}],
)  # fmt: skip
CHILD = Plan(
    issuer=DISTRICT, symbol="09/KH-UBND", issued_on="2024-03-01", period={"start": "2024", "end": "2024-10"},
    title="Triển khai phong trào thi đua chung tay giữ sạch dòng sông năm 2024", cites=[cite(PARENT)],
    targets=[{"text": "Tỷ lệ hộ dùng nước sạch đạt từ 85% trở lên", "comparator": ">=", "value": 85}],
)  # fmt: skip
BOTH = replace(CHILD, cites=[cite(PARENT), cite(CENTRAL, role="basis")])


def decided(parent: CampaignRecord, verdict: str, child: CampaignRecord) -> LinkDecision:
    return LinkDecision.model_validate(
        {"child": child.id, "parent": parent.id, "verdict": verdict, "by": "Lan", "at": "2026-01-01T00:00:00"}
    )


def symbols(child: Plan, *candidates: Plan, decisions: Any = (), changes: Any = ()) -> list[tuple[str | None, str]]:
    record = child.record()
    found = resolve_all(record, [plan.record() for plan in candidates], decisions, changes)
    return [(one.parent.document.symbol if one.parent else None, one.link.how) for one in found]


def finding(result: Reconciliation, rule: str) -> Finding | None:
    return next((one for one in result.findings if one.rule == rule), None)


def test_each_cited_campaign_of_a_higher_body_is_a_parent() -> None:
    assert symbols(BOTH, PARENT, CENTRAL) == [("15/KH-UBND", "cited"), ("70/KH-BTNMT", "cited")]
    assert symbols(BOTH, CENTRAL) == [("70/KH-BTNMT", "cited")]  # the other is not stored
    assert symbols(BOTH) == [(None, "none")]


def test_the_stricter_of_two_parents_is_named() -> None:
    child = BOTH.record()
    results = reconcile_all(child, resolve_all(child, [PARENT.record(), CENTRAL.record()]))
    assert len(results) == 2
    for result in results:
        told = finding(result, "R35")
        assert told is not None
        assert told.outcome == "warning"
        assert "90%" in told.message
        assert "30/11/2024" in told.message
    targets = [finding(result, "R14") for result in results]
    assert [told.outcome for told in targets if told] == ["ok", "violation"]  # 85 % against 80 % and against 90 %


@pytest.mark.parametrize(
    ("child", "verdicts", "expected"),
    [
        (CHILD, {"other": "declared"}, [("70/KH-BTNMT", "declared"), ("15/KH-UBND", "cited")]),
        (CHILD, {"parent": "refused"}, [(None, "none")]),
        (CHILD, {"parent": "refused", "other": "declared"}, [("70/KH-BTNMT", "declared")]),
        (CHILD, {"parent": "declared"}, [("15/KH-UBND", "declared")]),
        (replace(CHILD, cites=[]), {}, [("15/KH-UBND", "inferred")]),
        (replace(CHILD, cites=[]), {"parent": "refused"}, [(None, "none")]),  # never proposed again
        (replace(CHILD, cites=[]), {"other": "declared"}, [("70/KH-BTNMT", "declared")]),  # no room for a guess
    ],
)
def test_what_an_analyst_says_counts(child: Plan, verdicts: dict[str, str], expected: list[Any]) -> None:
    records = {"parent": PARENT.record(), "other": CENTRAL.record()}
    decisions = [decided(records[name], verdict, child.record()) for name, verdict in verdicts.items()]
    assert symbols(child, PARENT, CENTRAL, decisions=decisions) == expected


def test_a_declared_link_says_who_and_still_shows_the_citation() -> None:
    child, parent = CHILD.record(), PARENT.record()
    [found] = resolve_all(child, [parent], [decided(parent, "declared", child)])
    assert (found.link.declared_by, found.link.certainty) == ("Lan", "stated")
    assert found.link.evidence


CHANGE = Plan(symbol="40/KH-UBND", issued_on="2024-02-20", title="Sửa đổi, bổ sung kế hoạch phát động",
              period={"start": "2024", "end": "2024-09"}, cites=[cite(PARENT, role="amends")])  # fmt: skip
SUCCESSOR = replace(PARENT, symbol="41/KH-UBND", issued_on="2024-02-25", cites=[cite(PARENT, role="replaces")])


@pytest.mark.parametrize(
    ("change", "current", "amendments"),
    [
        (CHANGE, PARENT, 1),
        (replace(CHANGE, issued_on="2024-05-01"), PARENT, 0),  # after the child
        (replace(CHANGE, issued_on="2024"), PARENT, 1),  # before or after: it may count
        (replace(CHANGE, issuer=DISTRICT), PARENT, 0),  # a lower body changes nothing of a higher one
        (replace(CHANGE, cites=[cite(PARENT, role="amends", issued_on="2023-02-01")]), PARENT, 0),
        (SUCCESSOR, SUCCESSOR, 0),
        (replace(SUCCESSOR, issued_on="2024-05-01"), PARENT, 0),
        (replace(SUCCESSOR, issued_on="2024"), PARENT, 1),  # whether it was replaced by then is open
    ],
)
def test_the_parent_as_it_stood(change: Plan, current: Plan, amendments: int) -> None:
    stood = standing(PARENT.record(), CHILD.record(), [change.record()])
    expected = change if current is SUCCESSOR else PARENT
    assert (stood.parent.document.symbol, len(stood.amendments)) == (expected.symbol, amendments)
    assert (stood.predecessor is None) == (current is PARENT)


def test_two_successors_leave_the_parent_and_weaken_everything() -> None:
    other = replace(SUCCESSOR, symbol="42/KH-UBND", issued_on="2024-02-26")
    stood = standing(PARENT.record(), CHILD.record(), [SUCCESSOR.record(), other.record()])
    assert stood.parent.document.symbol == PARENT.symbol
    assert len(stood.amendments) == 2


def test_documents_that_replace_each_other_come_to_an_end() -> None:
    first = replace(PARENT, cites=[cite(SUCCESSOR, role="replaces")])
    stood = standing(first.record(), CHILD.record(), [first.record(), SUCCESSOR.record()])
    assert stood.parent.document.symbol in {first.symbol, SUCCESSOR.symbol}


def _result(child: Plan, changes: list[Plan]) -> Reconciliation:
    record = child.record()
    found = resolve_all(record, [PARENT.record()], (), [plan.record() for plan in changes])
    [result] = reconcile_all(record, found)
    return result


def test_what_an_amendment_changed_is_a_warning_against_either_text() -> None:
    late = replace(CHILD, period={"start": "2024", "end": "2025-03"})
    sure = finding(_result(late, []), "R05")
    assert sure is not None
    assert sure.outcome == "violation"
    told = finding(_result(late, [CHANGE]), "R05")
    assert told is not None
    assert told.outcome == "warning"
    # in time for the parent, too late for the amendment
    child = replace(CHILD, period={"start": "2024", "end": "2024-12"})
    kept, changed = finding(_result(child, []), "R05"), finding(_result(child, [CHANGE]), "R05")
    assert kept is not None
    assert changed is not None
    assert (kept.outcome, changed.outcome) == ("ok", "warning")
    assert "40/KH-UBND" in (changed.detail.parent or "")


def test_what_an_amendment_does_not_touch_stays_a_violation() -> None:
    target = {"text": "Tỷ lệ hộ dùng nước sạch đạt từ 70% trở lên", "comparator": ">=", "value": 70}
    low = replace(CHILD, targets=[target])
    told = finding(_result(low, [CHANGE]), "R14")
    assert told is not None
    assert told.outcome == "violation"
    unread = replace(CHANGE, period=None)  # nothing of it could be read: it may change everything
    told = finding(_result(low, [unread]), "R14")
    assert told is not None
    assert told.outcome == "warning"


def test_a_citation_of_a_replaced_document_is_told_and_is_no_missing_citation() -> None:
    result = _result(CHILD, [SUCCESSOR])
    assert result.parent is not None
    assert result.parent.symbol == SUCCESSOR.symbol
    cited, proper = finding(result, "R01"), finding(result, "R03")
    assert cited is not None
    assert cited.outcome == "ok"
    assert proper is not None
    assert "thay thế" in proper.message


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2023-05-01", {2021}),
        ("2019", {2016}),
        ("2020-12-31", {2016, 2021}),  # the province has held its congress, the nation has not
        ("2021-02-01", {2021}),
        ("2026-02-01", {2026}),
    ],
)
def test_congress_terms(day: str, expected: set[int]) -> None:
    assert terms(day) == expected


PARTY = Issuer(name="Tỉnh ủy Bình Minh", kind="party_committee", level="province", province="Bình Minh")
RESOLUTION = Plan(issuer=PARTY, symbol="15-KH/TU", issued_on="2022-02-01")
BY_THE_PARTY = replace(CHILD, issuer=Issuer(name="Huyện ủy An Phú", kind="party_committee", level="district",
                                            province="Bình Minh", district="An Phú"))  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "stored", "found"),
    [
        ({"issued_on": None}, {}, True),  # the number of the running term
        ({"issued_on": None}, {"issued_on": "2018-02-01"}, False),  # that number was given again since
        ({"issued_on": "2022-02-11"}, {}, True),  # one term, one number: the day is misprinted
        ({"issued_on": "2017-02-01"}, {}, False),
        ({"issuer": "Ban Chấp hành Đảng bộ tỉnh"}, {}, True),
        ({"issuer": "Ban Thường vụ Tỉnh uỷ"}, {}, True),
    ],
)
def test_numbers_of_the_party(changes: dict[str, Any], stored: dict[str, Any], found: object) -> None:
    child = replace(BY_THE_PARTY, cites=[cite(RESOLUTION, **changes)])
    result = resolve(child.record(), [replace(RESOLUTION, **stored).record()])
    assert (result.parent is not None) is found, result.reason


def _province(name: str, kind: str = "tỉnh") -> Issuer:
    return Issuer(name=f"Ủy ban nhân dân {kind} {name}", kind="peoples_committee", level="province", province=name)


@pytest.mark.parametrize(
    ("child", "parent", "issued", "same"),
    [
        ("Cần Thơ", "Sóc Trăng", date(2025, 8, 1), True),
        ("Cần Thơ", "Sóc Trăng", date(2024, 8, 1), False),
        ("Sóc Trăng", "Hậu Giang", date(2025, 8, 1), False),  # both in Cần Thơ now, never one another's
        ("Cần Thơ", "Lâm Đồng", date(2025, 8, 1), False),
        ("Cần Thơ", "Sóc Trăng", None, True),
    ],
)
def test_provinces_of_the_merger(child: str, parent: str, issued: date | None, same: object) -> None:
    assert same_province(_province(child), _province(parent), issued) is same


def test_a_plan_of_a_merged_province_is_found_under_the_name_of_its_successor() -> None:
    parent = replace(PARENT, issuer=_province("Sóc Trăng"))
    commune = Issuer(name="Ủy ban nhân dân xã Kế Sách", kind="peoples_committee", level="commune", province="Cần Thơ")
    child = replace(
        CHILD, issuer=commune, issued_on="2025-09-01", period={"start": "2025", "end": "2025"},
        cites=[cite(parent, issuer="Ủy ban nhân dân thành phố Cần Thơ")],
    )  # fmt: skip
    assert succeeded("Ủy ban nhân dân thành phố Cần Thơ", parent.issuer)
    assert not succeeded("Ủy ban nhân dân tỉnh Lâm Đồng", parent.issuer)
    assert resolve(child.record(), [parent.record()]).parent is not None


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"symbol": None, "issued_on": None}, True),  # a title and a body
        ({"symbol": None, "issued_on": None, "title": "Xóa nhà tạm, nhà dột nát"}, False),
        ({"symbol": None, "issued_on": None, "issuer": None}, False),  # a title alone is no key
        ({"symbol": None, "issuer": None, "issued_on": "2024-02"}, False),
    ],
)
def test_citations_without_a_number(changes: dict[str, Any], found: object) -> None:
    result = resolve(replace(CHILD, cites=[cite(PARENT, **changes)]).record(), [PARENT.record()])
    assert (result.parent is not None) is found
    if found:
        assert result.link.certainty == "inferred"


def test_a_parent_without_text_is_compared_by_its_fields() -> None:
    child, parent = CHILD.record(), replace(PARENT, keep_text=False).record()
    [result] = reconcile_all(child, resolve_all(child, [parent]))
    assert result.parent is not None
    told = finding(result, "R14")
    assert told is not None
    assert told.outcome == "ok"


def test_a_chain_of_three_levels_has_two_pairs() -> None:
    top = replace(CENTRAL, cites=[])
    middle = replace(PARENT, cites=[cite(top)])
    low = replace(CHILD, cites=[cite(middle)])
    pool = (top, middle, low)
    assert [symbols(plan, *pool) for plan in pool] == [
        [(None, "none")], [("70/KH-BTNMT", "cited")], [("15/KH-UBND", "cited")],
    ]  # fmt: skip
