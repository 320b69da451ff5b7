"""Which document is the parent: citations in their variants, traps of numbers, rightly none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.header import Issuer
from pipeline.reconcile import resolve
from tests.reconcile.plans import DISTRICT, Plan, cite

PARENT = Plan(period={"start": "2024", "end": "2024"})
OTHER_PROVINCE = Issuer(
    name="Ủy ban nhân dân tỉnh Phú Hà", kind="peoples_committee", level="province", province="Phú Hà"
)
PARTY = Issuer(
    name="Ban Chấp hành Đảng bộ tỉnh Bình Minh", kind="party_committee", level="province", province="Bình Minh"
)
TWIN = replace(PARENT, issuer=OTHER_PROVINCE)
LAST_YEAR = replace(PARENT, issued_on="2023-02-01")
RESOLUTION = Plan(issuer=PARTY, symbol="15-KH/TU", issued_on="2024-02-01")
CHILD = Plan(
    issuer=DISTRICT, symbol="09/KH-UBND", issued_on="2024-03-01", period={"start": "2024", "end": "2024"},
    title="Triển khai phong trào thi đua chung tay giữ sạch dòng sông năm 2024",
)  # fmt: skip


# the citation, the candidates, the index of the parent among them (None: rightly none)
CASES = [
    (cite(PARENT), [LAST_YEAR, TWIN, PARENT], 2),
    (cite(PARENT, issuer="UBND tỉnh"), [TWIN, PARENT], 1),  # the child's own province decides
    (cite(PARENT, issued_on=None), [PARENT], 0),
    (cite(PARENT, symbol="15 / KH- UBND", issued_on="2024-02"), [PARENT], 0),
    (cite(PARENT, issuer="Chủ tịch UBND tỉnh Bình Minh"), [PARENT], 0),
    (cite(PARENT, symbol=None), [TWIN, PARENT], 1),  # no number: body and day
    (cite(PARENT, symbol="51/KH-UBND"), [PARENT], 0),  # figures exchanged, all else agrees
    (cite(PARENT), [], None),
    (cite(PARENT), [LAST_YEAR, TWIN], None),  # the same number of another year, of another province
    (cite(PARENT, issuer=None, issued_on=None), [PARENT, LAST_YEAR], None),  # a number alone is no key
    (cite(RESOLUTION, issuer="Tỉnh ủy Bình Minh", doc_type="KH"), [RESOLUTION], 0),  # one committee, two names
    (cite(RESOLUTION, issuer="Ban Thường vụ Tỉnh ủy"), [RESOLUTION], 0),
    (cite(RESOLUTION, issued_on="2019-02-01"), [RESOLUTION], None),  # another term of the congress
    (cite(PARENT, doc_type="QĐ", symbol="15/QĐ-UBND"), [PARENT], None),
]


@pytest.mark.parametrize(("citation", "candidates", "index"), CASES)
def test_resolve(citation: dict[str, object], candidates: list[Plan], index: int | None) -> None:
    pool = [plan.record() for plan in candidates]
    result = resolve(replace(CHILD, cites=[citation]).record(), pool)
    expected = None if index is None else pool[index].id
    assert (result.parent.id if result.parent else None) == expected, result.reason
    assert result.link.how == ("none" if index is None else "cited")
    if index is not None:
        assert result.link.evidence


def test_a_child_is_never_its_own_parent() -> None:
    loop = replace(CHILD, cites=[cite(CHILD)])
    copy = replace(loop, lines=["bản quét lại"])
    assert resolve(loop.record(), [loop.record(), copy.record()]).parent is None


def test_two_plans_that_cite_each_other_have_the_earlier_one_as_parent() -> None:
    earlier = replace(PARENT, cites=[cite(CHILD)])
    later = replace(CHILD, cites=[cite(earlier)])
    assert resolve(later.record(), [earlier.record(), later.record()]).parent is not None
    assert resolve(earlier.record(), [earlier.record(), later.record()]).parent is None


def test_without_a_citation_the_same_campaign_is_a_guess_and_says_so() -> None:
    result = resolve(CHILD.record(), [PARENT.record(), TWIN.record()])
    assert result.parent is not None
    assert (result.link.how, result.link.certainty) == ("inferred", "inferred")
    stranger = replace(PARENT, title="Phát động phong trào thi đua xóa nhà tạm, nhà dột nát trên địa bàn tỉnh")
    assert resolve(CHILD.record(), [stranger.record()]).parent is None


def test_the_reason_names_what_is_stored_under_the_same_number() -> None:
    result = resolve(replace(CHILD, cites=[cite(PARENT)]).record(), [LAST_YEAR.record()])
    assert "cùng số" in result.reason


def test_the_order_of_candidates_does_not_matter() -> None:
    pool = [plan.record() for plan in (PARENT, TWIN, LAST_YEAR)]
    child = replace(CHILD, cites=[cite(PARENT)]).record()
    assert resolve(child, pool) == resolve(child, reversed(pool))
