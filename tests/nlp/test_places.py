from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from pipeline.nlp.lexicons import rows
from pipeline.nlp.places import MERGER, is_central_city, is_province, province, province_names, same_province, successor

BEFORE = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("Sóc Trăng", "Cần Thơ"),
        ("tỉnh Bình Định", "Gia Lai"),
        ("Kiên Giang", "An Giang"),
        ("Bắc Kạn", "Thái Nguyên"),
        ("Gia Lai", "Gia Lai"),
        ("TP. Hồ Chí Minh", "Hồ Chí Minh"),
    ],
)
def test_successor(name: str, after: str) -> None:
    assert successor(name, MERGER) == after
    assert successor(name, BEFORE) == province(name)
    assert same_province(name, after)


def test_thua_thien_hue_became_hue_before_the_merge() -> None:
    assert successor("Thừa Thiên Huế", date(2024, 12, 31)) == "Thừa Thiên Huế"
    assert successor("Thừa Thiên Huế", date(2025, 1, 1)) == "Huế"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Sóc Trăng", "Hậu Giang", False),  # both went into Cần Thơ; they are not one another
        ("SÓC TRĂNG", "tỉnh Sóc Trăng", True),
        ("Khánh Hoà", "Khánh Hòa", True),  # old and new place of the tone mark
        ("TP.HCM", "thành phố Hồ Chí Minh", True),
        ("Đăk Lăk", "Đắk Lắk", True),
        ("Châu Thành", "Châu Thành", True),  # no provinces: compared as names
        ("Châu Thành", "Sóc Trăng", False),
    ],
)
def test_same_province(*, left: str, right: str, same: bool) -> None:
    assert same_province(left, right) is same
    assert same_province(right, left) is same


def test_numbers_of_provinces() -> None:
    assert len(province_names(BEFORE)) == 63
    assert len(province_names(MERGER)) == 34
    assert is_province("Sóc Trăng", BEFORE)
    assert not is_province("Sóc Trăng", MERGER)
    assert not is_province("Châu Thành")


def test_a_town_of_a_province_is_no_central_city() -> None:
    assert is_central_city("Cần Thơ")
    assert not is_central_city("Sóc Trăng")
    assert is_central_city("Huế", MERGER)
    assert not is_central_city("Huế", date(2024, 1, 1))
    assert not is_central_city("Thủ Đức")


def test_an_unknown_province_is_an_error() -> None:
    with pytest.raises(KeyError, match="Châu Thành"):
        successor("Châu Thành", BEFORE)


def test_the_table_agrees_with_underthesea() -> None:
    from underthesea.address import convert_address

    for name, row in rows("province").items():
        if row["source"] == "underthesea.address":
            converted = convert_address(f"{row['type']} {name}").new.province
            assert province(converted) == successor(name, MERGER), name


def test_no_two_provinces_share_a_form() -> None:
    forms = sorted(form for row in rows("province").values() for form in row["forms"])
    assert all(one != other for one, other in pairwise(forms))
