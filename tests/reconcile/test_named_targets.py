"""R14: who does not say what is measured is not accused. R21: an audience beyond the territory of the issuer."""

from __future__ import annotations

from typing import Any

import pytest

from models.header import Issuer
from pipeline.reconcile import reconcile
from tests.reconcile.plans import DISTRICT, Plan, cite

COMMUNE = Issuer(name="Ủy ban nhân dân xã Phú Tâm", kind="peoples_committee", level="commune", province="Bình Minh")


def outcome(rule: str, above: Plan, **child: Any) -> tuple[str, str]:
    values = {"issuer": DISTRICT, "symbol": "09/KH-UBND", "issued_on": "2024-03-01", **child}
    below = Plan(cites=[cite(above)], **values)
    [found] = [f for f in reconcile(below.record(), above.record()).findings if f.rule == rule]
    return found.outcome, found.message


@pytest.mark.parametrize(
    ("above", "own", "expected"),
    [
        ("Tỷ lệ hộ dùng nước sạch đạt từ 95% trở lên", "Tỷ lệ hộ dùng nước sạch đạt từ 90% trở lên", {"violation"}),
        ("đạt từ 95% trở lên", "đạt từ 90% trở lên", {"warning", "not_comparable"}),
        ("Phấn đấu đạt từ 95% trở lên", "Tỷ lệ đạt từ 90% trở lên", {"warning", "not_comparable"}),
        ("đạt từ 90% trở lên", "đạt từ 95% trở lên", {"ok", "not_comparable", "warning"}),
    ],
)
def test_a_target_that_names_no_metric(above: str, own: str, expected: set[str]) -> None:
    def target(text: str) -> dict[str, Any]:
        return {"text": text, "comparator": ">=", "value": 95 if "95" in text else 90}

    assert outcome("R14", Plan(targets=[target(above)]), targets=[target(own)])[0] in expected


@pytest.mark.parametrize(
    ("issuer", "audience", "wider"),
    [
        (COMMUNE, "Cán bộ và nhân dân trên địa bàn tỉnh", True),
        (COMMUNE, "Cán bộ, nhân dân toàn huyện", True),
        (COMMUNE, "Cán bộ và nhân dân trên địa bàn xã", False),
        (DISTRICT, "Cán bộ, nhân dân toàn huyện", False),
        (DISTRICT, "Nhân dân toàn tỉnh", True),
        (DISTRICT, "Cơ quan của tỉnh đóng trên địa bàn huyện", False),
    ],
)
def test_an_audience_beyond_the_territory(issuer: Issuer, audience: str, wider: object) -> None:
    found, message = outcome("R21", Plan(audiences=["Cán bộ và nhân dân"]), issuer=issuer, audiences=[audience])
    assert ("rộng hơn" in message) is wider
    assert found in {"ok", "warning"}


@pytest.mark.parametrize(
    ("years", "own", "expected"),
    [
        ({2023: 40, 2026: 100}, (2026, 90), {"violation"}),  # beside the number of its own year
        ({2023: 40, 2026: 100}, (2026, 100), {"ok", "warning"}),  # the year it leaves out may be missing
        ({2023: 40, 2026: 80}, (2025, 60), {"warning", "not_comparable"}),  # a year between: nothing is later
        ({2023: 40}, (2026, 60), {"violation"}),  # later than the only year that the parent sets
    ],
)
def test_one_metric_for_several_years(years: dict[int, int], own: tuple[int, int], expected: set[str]) -> None:
    def target(year: int, value: int) -> dict[str, Any]:
        text = f"Tỷ lệ cơ sở Hội có mô hình kinh tế: {value}%"
        return {"text": text, "comparator": "=", "value": value, "due": str(year)}

    above = Plan(targets=[target(year, value) for year, value in years.items()])
    assert outcome("R14", above, targets=[target(*own)])[0] in expected
