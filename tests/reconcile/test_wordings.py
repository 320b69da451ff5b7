"""One row per wording of a class: what a compliant pair says otherwise, and the outcome that the rule must give it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from models.header import Issuer
from pipeline.reconcile.issuers import abbreviates, addresses, stands_above
from tests.reconcile.plans import DISTRICT, PROVINCE, Plan, cite
from tests.reconcile.test_rules import CHILD, PARENT, found

UNION = Issuer(name="Liên đoàn Lao động tỉnh Bình Minh", kind="union", level="province", province="Bình Minh")
BRANCH = Issuer(name="Công đoàn ngành Y tế", kind="union", level="province", province="Bình Minh")
WOMEN = Issuer(name="Hội Liên hiệp Phụ nữ xã Bến Lội", kind="union", level="commune", province="Bình Minh")
HOSPITAL = Issuer(name="Bệnh viện Mắt Bình Minh", kind="other", level="unit", province="Bình Minh")
YOUTH = Issuer(name="Ban Chấp hành Tỉnh Đoàn Bình Minh", kind="union", level="province", province="Bình Minh")
WARD = Issuer(name="Ủy ban nhân dân phường Cầu Đá", kind="peoples_committee", level="commune", province="Bình Minh")
MINISTRY = Issuer(name="Bộ Nông nghiệp và Môi trường", kind="ministry", level="central")
CENTRE = Issuer(name="Viện Thổ nhưỡng", kind="other", level="unit", superior="Bộ Nông nghiệp và Môi trường")
HEALTH = Issuer(name="Sở Y tế", kind="department", level="province", province="Bình Minh")

ORGAN = Issuer(name="Ban Dân vận", kind="other", level="province", province="Bình Minh", superior="Tỉnh ủy Bình Minh")
ORGAN_BELOW = Issuer(
    name="Ban Dân vận", kind="other", level="district", district="Sông Trong", superior="Huyện ủy Sông Trong"
)
MILITIA = Issuer(name="Ban Chỉ huy quân sự xã Bến Lội", kind="other", level="commune", commune="Bến Lội")
GARRISON = Issuer(name="Bộ Chỉ huy quân sự tỉnh Bình Minh", kind="other", level="province", province="Bình Minh")

ISSUERS = {
    "ORGAN": ORGAN, "ORGAN_BELOW": ORGAN_BELOW, "GARRISON": GARRISON, "MILITIA": MILITIA,
    "HEALTH": HEALTH,
    "PROVINCE": PROVINCE, "MINISTRY": MINISTRY, "CENTRE": CENTRE,
    "UNION": UNION, "BRANCH": BRANCH, "HOSPITAL": HOSPITAL, "YOUTH": YOUTH, "WARD": WARD, "DISTRICT": DISTRICT,
}  # fmt: skip
CASES = yaml.safe_load((Path(__file__).parent / "texts" / "wordings.yaml").read_text(encoding="utf-8"))


def changed(plan: Plan, changes: dict[str, Any]) -> Plan:
    issuer = {"issuer": ISSUERS[changes["issuer"]]} if "issuer" in changes else {}
    return replace(plan, **{**changes, **issuer})


@pytest.mark.parametrize("row", CASES, ids=lambda row: f"{row['rule']}-{row['outcome']}")
def test_wording(row: dict[str, Any]) -> None:
    parent = changed(PARENT, row["parent"])
    child = changed(replace(CHILD, cites=[cite(parent)]), row["child"])
    finding = found(child, parent)[row["rule"]]
    assert finding.outcome == row["outcome"], (row["why"], finding)


@pytest.mark.parametrize(
    "line",
    [
        "Giám đốc Sở Giao thông vận tải tặng Giấy khen cho 05 cá nhân.",  # no 'giao'
        "Giao Phòng Nội vụ tham mưu, trình khen thưởng.",
        "Giao các xã chủ động bố trí kinh phí khen thưởng.",
    ],
)
def test_nothing_is_handed_on(line: str) -> None:
    finding = found(replace(CHILD, lines=[line])).get("R33")
    assert finding is None or finding.outcome not in {"warning", "violation"}, finding


@pytest.mark.parametrize(
    ("text", "issuer", "expected"),
    [
        ("LĐLĐ tỉnh", UNION, True),
        ("CĐ ngành Y tế", BRANCH, True),
        ("Hội LHPN xã", WOMEN, False),  # 'xã Bến Lội' is more than its level: `compatible` knows it
        ("CĐ", BRANCH, False),
        ("LĐLĐ huyện", UNION, False),
        ("Lưu: VT", UNION, False),
    ],
)
def test_initials(text: str, issuer: Issuer, expected: object) -> None:
    assert abbreviates(text, issuer) is expected


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        (UNION, BRANCH, True),  # one organisation, one level
        (UNION, BRANCH.model_copy(update={"level": "unit"}), True),
        (PROVINCE, DISTRICT, True),
        (DISTRICT, PROVINCE, False),
        (UNION, YOUTH, False),  # two organisations of a province
        (YOUTH, Issuer(name="Đoàn Khối các cơ quan", kind="union", level="province"), True),
        (UNION, YOUTH.model_copy(update={"superior": "Liên đoàn Lao động tỉnh Bình Minh"}), True),  # by its own header
        (UNION, Issuer(name="Công đoàn cơ sở", kind="union"), None),
    ],
)
def test_who_stands_above(parent: Issuer, child: Issuer, expected: object) -> None:
    assert stands_above(parent, child) is expected


@pytest.mark.parametrize(
    ("group", "issuer", "expected"),
    [
        ("Hội LHPN các huyện, thành phố", WOMEN, False),
        ("Hội LHPN các xã, phường", WOMEN, True),
        ("Các đơn vị trực thuộc", HOSPITAL, True),
        ("Các sở, ban, ngành; UBND các huyện", UNION, None),
        ("mỗi tỉnh, thành phố", PROVINCE, True),
        ("từng tỉnh, thành phố", DISTRICT, False),
        ("mỗi đơn vị trực thuộc bộ", PROVINCE, False),
        ("mỗi đơn vị", PROVINCE, True),
        ("Ban CHQS các xã, thị trấn", MILITIA, True),
        ("Ban CHQS các huyện, thị xã", MILITIA, False),
        ("Công an các xã, thị trấn", MILITIA, None),
        ("Trạm Y tế các xã", Issuer(name="Trạm Y tế xã Bến Lội", kind="other", level="unit"), True),
        ("Các huyện, thị, thành đoàn", Issuer(name="Huyện đoàn Sông Trong", kind="union", level="district"), True),
    ],
)
def test_whom_a_group_takes_in(group: str, issuer: Issuer, expected: object) -> None:
    assert addresses(group, issuer) is expected


@settings(deadline=None, max_examples=40)
@given(st.integers(1, 30), st.integers(0, 30))
def test_a_stricter_criterion_is_never_remarked_upon(asked: int, more: int) -> None:
    parent = replace(PARENT, criteria=[f"Tổ chức ra quân dọn vệ sinh dòng sông ít nhất {asked:02d} đợt"])
    child = replace(CHILD, criteria=[f"Tổ chức ra quân dọn vệ sinh dòng sông ít nhất {asked + more:02d} đợt"])
    assert found(replace(child, cites=[cite(parent)]), parent)["R13"].outcome == "ok"


ASKED = {
    "contents": "R12", "criteria": "R13", "targets": "R14", "audiences": "R21", "awards": "R17", "dossier": "R23",
    "deadlines": "R09",
}  # fmt: skip


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(sorted(ASKED)))
def test_silence_on_what_the_parent_does_not_ask_is_no_fault(name: str) -> None:
    nothing: dict[str, Any] = {name: None if name == "dossier" else []}
    findings = found(replace(CHILD, **nothing), replace(PARENT, **nothing))
    assert findings[ASKED[name]].outcome not in {"warning", "violation"}
