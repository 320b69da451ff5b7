"""Names of files: readable, safe, apart."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from models.reconciliation import PlanKey
from pipeline.report.naming import family_name, page_name, pair_name
from tests.report.plans import child_plan, identity, parent_plan, reconciliation


def test_names_can_be_read() -> None:
    child, parent = child_plan(), parent_plan()
    stem = f"07-kh-ubnd-uy-ban-nhan-dan-huyen-son-tra-nam-{child.id[:16]}"
    assert page_name(child) == f"plan-{stem}.html"
    assert pair_name(reconciliation(child, parent)) == f"pair-{stem}-with-{parent.id[:16]}.html"
    assert pair_name(reconciliation(child, None)) == f"pair-{stem}.html"
    assert family_name(parent).startswith("family-12-kh-ubnd-uy-ban-nhan-dan-tinh-ha-lam-")


@given(st.text(max_size=300), st.text(max_size=300), st.text(min_size=1, max_size=20))
def test_any_symbol_gives_a_safe_name(symbol: str, issuer: str, name: str) -> None:
    plan = PlanKey(id=identity(name), symbol=symbol, issuer=issuer)
    assert re.fullmatch(r"plan-[a-z0-9-]{16,80}\.html", page_name(plan))
    assert page_name(plan) == page_name(plan.model_copy())


@given(st.lists(st.text(max_size=20), unique=True, min_size=2, max_size=50))
def test_plans_with_one_symbol_stay_apart(names: list[str]) -> None:
    plans = [PlanKey(id=identity(name), symbol="01/KH-UBND", issuer="Ủy ban nhân dân xã Bình Lộc") for name in names]
    assert len({page_name(plan) for plan in plans}) == len(plans)
