"""One row per situation: what changes in a compliant pair, and which rule must say what."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from models.reconciliation import Finding, Link
from pipeline.reconcile import reconcile
from tests.reconcile.plans import DEPARTMENT, DISTRICT, Plan, cite

YEAR = {"start": "2024-03-01", "end": "2024-11-30"}
RIVER = "Thi đua thu gom rác thải, khơi thông dòng chảy kênh mương"
TREES = "Thi đua trồng cây chắn sóng dọc bờ sông, chăm sóc rừng phòng hộ"
TALK = "Thi đua tuyên truyền pháp luật bảo vệ nguồn nước trong trường học"
MERIT = "Bằng khen"
CHAIR = "Chủ tịch Ủy ban nhân dân tỉnh"


def clean(value: float, comparator: str = ">=", text: str | None = None, **more: Any) -> dict[str, Any]:
    words = text or f"Tỷ lệ hộ dân ven sông ký cam kết không xả rác đạt {value}%"
    return {"text": words, "comparator": comparator, "value": value, **more}


def due(kind: str, on: str, action: str = "báo cáo kết quả", **more: Any) -> dict[str, Any]:
    return {"kind": kind, "on": on, "action": action, **more}


PARENT = Plan(
    period=YEAR,
    contents=[RIVER, TREES, TALK],
    audiences=["Cán bộ, công chức, viên chức và nhân dân trong tỉnh"],
    targets=[clean(80)],
    awards=[{"form": MERIT, "grantor": CHAIR, "recipient": "collective", "quota": 6}],
    deadlines=[due("report", "2024-11-15"), due("issue", "2024-03-15", "ban hành kế hoạch")],
    dossier=["Tờ trình của đơn vị", "Báo cáo thành tích", "Biên bản họp xét"],
    copies=2,
)
CHILD = Plan(
    issuer=DISTRICT,
    symbol="09/KH-UBND",
    issued_on="2024-03-01",
    title="Triển khai phong trào thi đua chung tay giữ sạch dòng sông năm 2024 trên địa bàn huyện",
    period=YEAR,
    cites=[cite(PARENT)],
    contents=[RIVER, TREES, TALK],
    audiences=["Cán bộ, công chức, viên chức và nhân dân trong huyện"],
    targets=[clean(80)],
    awards=[{"form": MERIT, "grantor": CHAIR, "recipient": "collective", "quota": 2, "proposed": True}],
    deadlines=[due("report", "2024-10-31", addressee="Phòng Nội vụ huyện")],
    dossier=["Tờ trình của xã", "Báo cáo thành tích", "Biên bản họp xét"],
    copies=2,
    recipients=["UBND tỉnh Bình Minh (để báo cáo)"],
)


def found(child: Plan, parent: Plan | None = PARENT, link: Link | None = None) -> dict[str, Finding]:
    result = reconcile(child.record(), parent.record() if parent else None, link)
    return {finding.rule: finding for finding in result.findings}


def test_a_compliant_pair_has_neither_warning_nor_violation() -> None:
    # R22 and R28 ask for parts and a signature that these small plans do not have.
    remarks = {f.rule: f.message for f in found(CHILD).values() if f.outcome in {"warning", "violation"}}
    assert remarks.keys() <= {"R22", "R28"}, remarks


# rule, what the child changes, expected outcome
CHILD_CASES = [
    # the citation
    ("R01", {"cites": []}, "violation"),  # the parent set a day for lower plans
    ("R01", {"cites": [cite(PARENT, issuer="UBND tỉnh")]}, "ok"),
    ("R01", {"cites": [cite(PARENT, issuer=DISTRICT.name, issued_on="2023-02-01")]}, "violation"),  # another document
    ("R02", {"cites": [cite(PARENT, issued_on="2024-02-11")]}, "violation"),
    ("R02", {"cites": [cite(PARENT, issued_on=None)]}, "warning"),
    ("R02", {"cites": [cite(PARENT, symbol="15 /KH-UBND", issuer="UBND tỉnh Bình Minh")]}, "ok"),  # spelling only
    ("R02", {"cites": [cite(PARENT, symbol="51/KH-UBND")]}, "violation"),  # figures exchanged
    (
        "R02",
        {"cites": [cite(PARENT), cite(PARENT, symbol="76/NQ-CP", doc_type="NQ", issued_on=None, role="mention")]},
        "warning",
    ),
    ("R03", {"cites": []}, "warning"),
    # the time of issue
    ("R04", {"issued_on": "2024-01-20"}, "violation"),  # before its parent
    ("R04", {"issued_on": "2024-03-14"}, "ok"),  # the last day of 'trước ngày 15/3'
    ("R04", {"issued_on": "2024-03-15"}, "violation"),
    ("R04", {"issued_on": "2024-03"}, "warning"),  # a month may be before or after the day
    ("R04", {"issued_on": None, "status": "incomplete"}, "not_comparable"),
    # the period
    ("R05", {"period": {"start": "2024-03-01", "end": "2024-12-31"}}, "violation"),
    ("R05", {"period": {"start": "2024-02-15", "end": "2024-11-30"}}, "violation"),
    ("R05", {"period": {"start": "2024-03-01", "end": "2024"}}, "warning"),  # 'năm 2024' may end in November
    ("R05", {"period": {"end": "2024-11-30"}}, "ok"),  # from the day of issue
    ("R05", {"period": {"start": "2024-03-01", "end": "2024-05-31"}}, "warning"),  # a third of the year
    ("R05", {"period": None}, "warning"),
    ("R07", {"title": "Phát động phong trào thi đua giữ sạch dòng sông giai đoạn 2022 - 2025"}, "violation"),
    ("R07", {"lines": ["Phong trào thi đua diễn ra trong giai đoạn 2024 - 2026, trên toàn huyện."]}, "warning"),
    ("R07", {"lines": ["Chương trình nước sạch giai đoạn 2020 - 2025 gắn với phong trào thi đua."]}, "ok"),
    # contents
    ("R12", {"contents": [RIVER, TREES]}, "warning"),
    ("R12", {"contents": [TALK, RIVER, f"{TREES} và vườn ươm"]}, "ok"),
    ("R12", {"contents": []}, "warning"),
    # targets
    ("R14", {"targets": [clean(75)]}, "violation"),
    ("R14", {"targets": [clean(80, ">")]}, "ok"),
    (
        "R14",
        {"targets": [clean(75, text="Tỷ lệ doanh nghiệp ven sông ký cam kết không xả rác đạt 75%")]},
        "not_comparable",
    ),
    ("R15", {"targets": [clean(90, ">", "Tỷ lệ thu gom đạt tối thiểu trên 90%")]}, "warning"),
    # awards
    ("R16", {"awards": [{"form": MERIT, "grantor": "Chủ tịch Ủy ban nhân dân huyện"}]}, "violation"),
    ("R16", {"awards": [{"form": "Giấy khen", "grantor": "Chủ tịch UBND huyện"}]}, "ok"),
    ("R16", {"awards": [{"form": "Giấy khen", "grantor": "UBND huyện"}]}, "warning"),
    ("R17", {"awards": [{"form": "Cờ thi đua", "grantor": CHAIR, "proposed": True}]}, "violation"),
    # the Bằng khen left out
    ("R17", {"awards": [{"form": "Giấy khen", "grantor": "Chủ tịch UBND huyện"}]}, "warning"),
    ("R18", {"awards": [{"form": MERIT, "grantor": CHAIR, "recipient": "collective", "quota": 7}]}, "violation"),
    ("R18", {"awards": [{"form": "Giấy khen", "grantor": "Chủ tịch UBND huyện", "quota": 40}]}, "not_applicable"),
    (
        "R19",
        {"awards": [{"form": "Giấy khen", "quota": 6, "breakdown": [("xã", 2), ("trường", 2), ("trạm", 2)]}]},
        "ok",
    ),
    ("R19", {"awards": [{"form": "Giấy khen", "quota": 6, "breakdown": [("xã", 4), ("trường", 3)]}]}, "violation"),
    ("R19", {"awards": [{"form": "Giấy khen", "quota": 6, "breakdown": [("xã", 4), ("trường", 1)]}]}, "warning"),
    ("R21", {"audiences": ["Cán bộ, công chức và nhân dân trong huyện"]}, "warning"),  # viên chức left out
    ("R23", {"dossier": ["Tờ trình của xã", "Báo cáo thành tích"]}, "violation"),
    ("R23", {"copies": 1}, "warning"),
    # the law at the day of issue
    ("R24", {"cites": [cite(PARENT), {"doc_type": "NĐ", "symbol": "91/2017/NĐ-CP", "role": "basis"}]}, "violation"),
    ("R24", {"cites": [cite(PARENT), {"doc_type": "NĐ", "symbol": "98/2023/NĐ-CP", "role": "basis"}]}, "ok"),
    # end unverified
    ("R24", {"cites": [cite(PARENT), {"doc_type": "NĐ", "symbol": "65/2014/NĐ-CP", "role": "basis"}]}, "warning"),
    # only told of
    ("R24", {"cites": [cite(PARENT), {"doc_type": "NĐ", "symbol": "91/2017/NĐ-CP", "role": "mention"}]}, "ok"),
    # the head
    ("R25", {"symbol": "09/KH-STC"}, "violation"),
    ("R26", {"symbol": "09/TB-UBND"}, "violation"),
    ("R27", {"symbol": None, "status": "draft"}, "warning"),
    ("R29", {"recipients": ["Sở Nội vụ", "Lưu: VT"]}, "warning"),
    (
        "R30",
        {"issuer": DEPARTMENT, "issued_on": "2025-08-01", "lines": ["Giao Phòng Nội vụ huyện theo dõi, đôn đốc."]},
        "warning",
    ),
    (
        "R30",
        {
            "issuer": DEPARTMENT,
            "issued_on": "2025-08-01",
            "lines": ["Rà soát các tuyến đường thuộc thị trấn Bến Cũ cũ."],
        },
        "ok",
    ),
    ("R32", {"lines": ["Cá nhân vẫn được xét khen thưởng khi đang bị xem xét kỷ luật."]}, "violation"),
    ("R33", {"lines": ["Giao Chủ tịch UBND các xã quy định cụ thể việc tặng Giấy khen."]}, "ok"),
]


@pytest.mark.parametrize(("rule", "changes", "outcome"), CHILD_CASES)
def test_child(rule: str, changes: dict[str, Any], outcome: str) -> None:
    finding = found(replace(CHILD, **changes))[rule]
    assert finding.outcome == outcome, finding


# rule, what the parent changes, what the child changes, expected outcome
PAIR_CASES = [
    # the parent is silent: never a violation
    ("R05", {"period": None}, {}, "not_comparable"),
    ("R12", {"contents": []}, {}, "not_comparable"),
    ("R14", {"targets": []}, {}, "not_comparable"),
    ("R17", {"awards": []}, {}, "not_comparable"),
    ("R09", {"deadlines": []}, {}, "not_comparable"),
    ("R01", {"deadlines": []}, {"cites": []}, "warning"),  # nobody demands a plan
    (
        "R01",
        {"deadlines": [], "lines": ["UBND các huyện phải xây dựng kế hoạch thực hiện."]},
        {"cites": []},
        "violation",
    ),
    ("R04", {"deadlines": []}, {"issued_on": "2024-03-14"}, "warning"),  # 42 days, no day set
    # obligatory contents
    (
        "R12",
        {"lines": ["Nội dung tại điểm c là nội dung bắt buộc trong kế hoạch của các huyện."]},
        {"contents": [RIVER, TREES]},
        "violation",
    ),
    (
        "R12",
        {"lines": ["Nội dung tại điểm a là nội dung bắt buộc trong kế hoạch của các huyện."]},
        {"contents": [RIVER, TREES]},
        "warning",
    ),
    # comparators
    ("R14", {"targets": [clean(90, ">")]}, {"targets": [clean(90, ">=")]}, "warning"),  # differ at exactly 90
    (
        "R14",
        {"targets": [clean(80)]},
        {"targets": [clean(80, ">", "Tỷ lệ hộ dân ven sông ký cam kết không xả rác đạt tối thiểu trên 80%")]},
        "ok",
    ),
    (
        "R14",
        {"targets": [clean(3, "<=", "Tỷ lệ hộ dân còn xả rác không quá 3%")]},
        {"targets": [clean(2.5, "<=", "Tỷ lệ hộ dân còn xả rác không quá 2,5%")]},
        "ok",
    ),
    (
        "R14",
        {"targets": [clean(3, "<=", "Tỷ lệ hộ dân còn xả rác không quá 3%")]},
        {"targets": [clean(4, "<=", "Tỷ lệ hộ dân còn xả rác không quá 4%")]},
        "violation",
    ),
    ("R14", {"targets": [clean(80, due="2024")]}, {"targets": [clean(85, due="2025")]}, "violation"),  # a later year
    (
        "R13",
        {"criteria": [clean(80)["text"]], "targets": [clean(80)]},
        {"criteria": [clean(60)["text"]], "targets": [clean(60)]},
        "violation",
    ),
    ("R13", {"criteria": ["Có mô hình tự quản dòng sông"]}, {"criteria": []}, "warning"),
    # deadlines
    # receiver of the parent unknown
    ("R09", {}, {"deadlines": [due("report", "2024-11-15", addressee="Phòng Nội vụ huyện")]}, "warning"),
    (
        "R09",
        {"deadlines": [due("report", "2024-11-15", addressee="Sở Nội vụ")]},
        {"deadlines": [due("report", "2024-11-15", addressee="Phòng Nội vụ huyện")]},
        "violation",
    ),
    # its own report, no day to spare
    (
        "R09",
        {"deadlines": [due("report", "2024-11-15", addressee="Sở Nội vụ")]},
        {"deadlines": [due("report", "2024-11-15", addressee="Sở Nội vụ")]},
        "warning",
    ),
    (
        "R09",
        {"deadlines": [due("report", "2024-11-15", addressee="Sở Nội vụ")]},
        {"deadlines": [due("report", "2024-11-18", addressee="Sở Nội vụ")]},
        "violation",
    ),
    # two working days
    ("R09", {}, {"deadlines": [due("report", "2024-11-13", addressee="Phòng Nội vụ huyện")]}, "warning"),
    ("R09", {}, {"deadlines": [due("report", "2024-11", bound="in")]}, "warning"),  # some day of the month
    ("R09", {}, {"deadlines": [due("report", "2024-12", bound="in")]}, "violation"),  # every day of it
    (
        "R09",
        {"deadlines": [due("report", "2024-06-15", "báo cáo sơ kết"), due("report", "2024-11-15", "báo cáo tổng kết")]},
        {"deadlines": [due("report", "2024-10-31", "báo cáo tổng kết"), due("report", "2024-06-20", "báo cáo sơ kết")]},
        "violation",
    ),
    # may be the second one
    (
        "R09",
        {"deadlines": [due("report", "2024-06-15"), due("report", "2024-11-15")]},
        {"deadlines": [due("report", "2024-06-20")]},
        "ok",
    ),
    (
        "R09",
        {"deadlines": [{"kind": "report", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=20"}]},
        {"deadlines": [{"kind": "report", "rrule": "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=25"}]},
        "violation",
    ),
    # another report
    ("R09", {}, {"deadlines": [{"kind": "report", "rrule": "FREQ=MONTHLY;BYMONTHDAY=25"}]}, "not_comparable"),
    # quotas
    (
        "R18",
        {
            "awards": [
                {
                    "form": MERIT,
                    "grantor": CHAIR,
                    "recipient": "collective",
                    "quota": 9,
                    "breakdown": [("các sở, ban, ngành", 7), ("các huyện", 2)],
                }
            ]
        },
        {"awards": [{"form": MERIT, "grantor": CHAIR, "recipient": "collective", "quota": 3}]},
        "violation",
    ),
    (
        "R18",
        {
            "awards": [
                {
                    "form": MERIT,
                    "grantor": CHAIR,
                    "recipient": "collective",
                    "quota": {"value": 1, "comparator": "<=", "per": "unit"},
                }
            ]
        },
        {},
        "violation",
    ),
    (
        "R18",
        {"awards": [{"form": MERIT, "grantor": CHAIR, "recipient": "collective", "quota": {"value": 20, "unit": "%"}}]},
        {},
        "not_comparable",
    ),
    # caps
    ("R05", {}, {"status": "draft", "period": {"start": "2024-03-01", "end": "2025-12-31"}}, "warning"),
    ("R05", {}, {"genre": "article", "period": {"start": "2024-03-01", "end": "2025-12-31"}}, "warning"),
    ("R12", {}, {"genre": "article", "contents": [RIVER]}, "not_comparable"),  # an article leaves things out
    ("R34", {"is_campaign": False}, {}, "not_comparable"),
    ("R12", {"is_campaign": False}, {"contents": []}, "not_comparable"),
    ("R03", {"is_campaign": False}, {}, "warning"),
    ("R01", {}, {"is_campaign": False, "cites": []}, "not_comparable"),
    ("R04", {}, {"is_campaign": False, "issued_on": "2024-05-01"}, "not_comparable"),
]


@pytest.mark.parametrize(("rule", "above", "below", "outcome"), PAIR_CASES)
def test_pair(rule: str, above: dict[str, Any], below: dict[str, Any], outcome: str) -> None:
    finding = found(replace(CHILD, **below), replace(PARENT, **above))[rule]
    assert finding.outcome == outcome, finding


def test_an_inferred_parent_makes_no_violation() -> None:
    late = replace(CHILD, period={"start": "2024-03-01", "end": "2025-12-31"})
    finding = found(late, link=Link(how="inferred", certainty="inferred"))["R05"]
    assert finding.outcome == "warning"
    assert "suy đoán" in finding.message


def test_without_the_parent_pairs_are_not_comparable_and_single_documents_are_still_read() -> None:
    alone = found(replace(CHILD, status="draft"), None)
    assert {alone[rule].outcome for rule in ("R01", "R04", "R05", "R09", "R12", "R13", "R14", "R17", "R18")} == {
        "not_comparable"
    }
    assert PARENT.symbol is not None
    assert PARENT.symbol in alone["R12"].message
    assert alone["R27"].outcome == "warning"


def test_without_any_citation_the_child_itself_tells_that_it_names_no_parent() -> None:
    alone = found(replace(CHILD, cites=[]), None)
    assert alone["R01"].outcome == "warning"
    own = cite(Plan(issuer=DISTRICT, symbol="02/KH-UBND"), role="basis")
    assert found(replace(CHILD, cites=[own]), None)["R03"].outcome == "warning"


def test_evidence_stands_in_for_a_text_left_out() -> None:
    mandatory = replace(PARENT, keep_text=False)
    result = found(replace(CHILD, keep_text=False, contents=[RIVER, TREES]), mandatory)
    assert result["R12"].outcome == "warning"
    assert result["R12"].parent[0].text == TALK


def test_a_department_answers_for_its_staff_only() -> None:
    office = replace(CHILD, issuer=DEPARTMENT, symbol="09/KH-SNV", audiences=["Công chức, viên chức thuộc Sở"])
    assert found(office)["R21"].outcome == "ok"


def test_messages_name_the_values() -> None:
    finding = found(replace(CHILD, targets=[clean(75)]))["R14"]
    assert "75%" in finding.message
    assert "80%" in finding.message
    assert finding.message.endswith(".")
    assert found(replace(CHILD, issued_on="2024-03-20"))["R04"].message.count("2024") == 2
