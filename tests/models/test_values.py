"""Typed values of the contract: what is no date of a plan is refused."""

from __future__ import annotations

import pytest

from models.values import check_edtf


@pytest.mark.parametrize("value", ["2023-03-07", "2023-10", "2023-33", "2023", "2021/2030", "0001", "2023-01/2023-06"])
def test_dates(value: str) -> None:
    assert check_edtf(value) == value


@pytest.mark.parametrize(
    "value",
    ["0000", "0000-05", "0000-01-01", "0000/2024", "2024/0000", "2023-13", "2023-02-30", "2023/2024/2025", "95"],
)
def test_no_dates(value: str) -> None:
    with pytest.raises(ValueError, match=r"year|EDTF|month|ends|day"):
        check_edtf(value)
