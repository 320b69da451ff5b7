from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.evaluate import matchers
from pipeline.evaluate.assignment import assign
from pipeline.evaluate.matchers import Matcher

CASES: list[tuple[Matcher, object, object, bool]] = [
    # case and spaces round / and - are ignored, Đ is not D
    (matchers.same_symbol, "23/CT-TTg", "23/ct- TTG", True),
    (matchers.same_symbol, "98/2023/NĐ-CP", "98/2023/ND-CP", False),
    (matchers.same_symbol, "44/KH-UBND", "45/KH-UBND", False),
    # abbreviations and the place of the tone mark
    (matchers.same_name, "Ủy ban nhân dân tỉnh", "UBND tỉnh", True),
    (matchers.same_name, "Hòa An", "Hoà An", True),
    (matchers.same_name, "Giám đốc", "Giám đốc Sở", False),
    # a unit without a word character
    (matchers.same_name, "%", "%", True),
    (matchers.same_name, "%", "‰", False),
    # parts of a rule in any order, INTERVAL=1 is the default
    (matchers.same_rule, "FREQ=YEARLY;BYMONTH=3,6", "BYMONTH=6,3;INTERVAL=1;FREQ=YEARLY", True),
    (matchers.same_rule, "FREQ=YEARLY;BYMONTH=3,6", "FREQ=YEARLY;BYMONTH=3", False),
    (matchers.same_rule, "FREQ=MONTHLY;INTERVAL=6", "FREQ=MONTHLY", False),
    (matchers.same_value, "2024", "2024-01", False),
    # marker, end mark and case are ignored
    (matchers.same_item, "Thi đua trồng cây phân tán", "a) Thi đua trồng cây phân tán;", True),
    (matchers.same_item, "Lưu: VT", "- Lưu VT.", True),
    (matchers.same_item, "Thi đua trồng cây phân tán", "Thi đua giữ rừng đầu nguồn", False),
    # a record's item against gold's bare text
    (matchers.same_item, "Các phòng, ban", {"text": "Các phòng, ban", "label": "-"}, True),
    (matchers.same_item, "Các phòng, ban", {"label": "-"}, False),
    (matchers.same_quota, {"comparator": "=", "value": 6}, {"comparator": "=", "value": 6, "unit": "giấy"}, True),
    (matchers.same_quota, {"value": 6, "unit": None}, {"value": 6, "unit": "giấy"}, False),
    (matchers.same_quota, {"comparator": "<=", "value": 6}, {"comparator": "=", "value": 6}, False),
    (matchers.same_breakdown, [{"group": "các xã", "value": 2}], [{"group": "Các xã", "value": 2}], True),
    (matchers.same_breakdown, [{"group": "các xã", "value": 2}], [{"group": "các phòng", "value": 2}], False),
    (matchers.same_breakdown, [{"group": "các xã", "value": 2}], [{"group": "các xã", "value": 2}] * 2, False),
    (matchers.same_event, {"event": "kết thúc đợt", "offset": None}, {"event": "kết thúc đợt", "offset": ""}, True),
    (matchers.same_event, {"event": "kết thúc đợt", "offset": "3 năm"}, {"event": "kết thúc đợt", "offset": ""}, False),
]


@pytest.mark.parametrize(("same", "gold", "predicted", "expected"), CASES)
def test_matcher(same: Matcher, gold: object, predicted: object, expected: bool) -> None:  # noqa: FBT001
    assert same(gold, predicted) is expected  # type: ignore[arg-type]


@given(st.lists(st.integers(0, 4), max_size=6), st.lists(st.integers(0, 4), max_size=6))
def test_assignment_is_one_to_one_and_leaves_no_pair_behind(gold: list[int], predicted: list[int]) -> None:
    pairs = assign(gold, predicted, lambda one, other: 1.0 if one == other else None)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert all(gold[row] == predicted[column] for row, column in pairs)
    assert len(pairs) == sum(min(gold.count(value), predicted.count(value)) for value in set(gold))


def test_assignment_makes_more_pairs_rather_than_one_good_one() -> None:
    # 0 fits both, 1 only fits the first: the perfect pair 0-0 would leave 1 alone.
    affinities = {(0, 0): 1.0, (0, 1): 0.1, (1, 0): 0.1}
    assert assign([0, 1], [0, 1], lambda one, other: affinities.get((one, other))) == [(0, 1), (1, 0)]
