"""Names of bodies: the same under another name, ranks, whom a group takes in."""

from __future__ import annotations

from datetime import date

import pytest

from models.header import Issuer
from models.reference import Reference
from pipeline.reconcile.issuers import addresses, compatible, reference_rank, same_province
from tests.reconcile.plans import DEPARTMENT, DISTRICT, PROVINCE

WARD = Issuer(name="Ủy ban nhân dân phường Bến Cũ", kind="peoples_committee", level="commune", commune="Bến Cũ")
PARTY = Issuer(name="Tỉnh ủy Bình Minh", kind="party_committee", level="province", province="Bình Minh")
MINISTRY = Issuer(name="Bộ Nội vụ", kind="ministry", level="central")


@pytest.mark.parametrize(
    ("name", "issuer", "expected"),
    [
        ("Ủy ban nhân dân tỉnh", PROVINCE, True),
        ("UBND tỉnh Bình Minh", PROVINCE, True),
        ("Chủ tịch UBND tỉnh", PROVINCE, True),
        ("Uỷ ban nhân dân tỉnh Phú Hà", PROVINCE, False),
        ("UBND thành phố Bình Minh", PROVINCE, False),  # the city of that name
        ("Ủy ban nhân dân tỉnh", DISTRICT, False),
        ("UBND huyện Sông Trong", DISTRICT, True),
        ("Sở Nội vụ tỉnh Bình Minh", DEPARTMENT, True),
        ("Sở Nội vụ tỉnh Phú Hà", DEPARTMENT, False),
        ("Sở Tài chính", DEPARTMENT, False),
        ("Ban Chấp hành Đảng bộ tỉnh Bình Minh", PARTY, True),
        ("Ban Thường vụ Tỉnh ủy", PARTY, True),
        ("Huyện ủy Sông Trong", PARTY, False),
        ("Bộ trưởng Bộ Nội vụ", MINISTRY, True),
        (None, PROVINCE, None),
    ],
)
def test_compatible(name: str | None, issuer: Issuer, expected: object) -> None:
    assert compatible(name, issuer) is expected


@pytest.mark.parametrize(
    ("group", "issuer", "expected"),
    [
        ("các xã", WARD, False),
        ("các phường", WARD, True),
        ("UBND các xã, phường", WARD, True),
        ("Ủy ban nhân dân cấp xã", WARD, True),
        ("Ủy ban nhân dân cấp huyện", WARD, False),
        ("Ủy ban nhân dân các tỉnh, thành phố", PROVINCE, True),
        ("các sở, ban, ngành tỉnh", DEPARTMENT, True),
        ("các huyện, thị xã", DEPARTMENT, False),
        ("các cơ quan, địa phương", WARD, True),
        (None, WARD, None),
    ],
)
def test_addresses(group: str | None, issuer: Issuer, expected: object) -> None:
    assert addresses(group, issuer) is expected


def test_provinces_that_merged_stay_open() -> None:
    other = PROVINCE.model_copy(update={"province": "Phú Hà"})
    assert same_province(PROVINCE, other, date(2024, 5, 1)) is False
    assert same_province(PROVINCE, other, date(2025, 8, 1)) is None


@pytest.mark.parametrize(
    ("issuer", "rank"),
    [
        ("Thủ tướng Chính phủ", 16),
        ("Bộ Nội vụ", 15),
        ("Bộ CHQS tỉnh Bình Minh", 11),  # no ministry
        ("Bộ Chỉ huy Bộ đội Biên phòng tỉnh", 11),
        ("UBND tỉnh", 12),
        ("Sở Xây dựng", 11),
        ("UBND huyện X", 8),
        ("UBND xã Y", 4),
    ],
)
def test_rank_of_a_cited_issuer(issuer: str, rank: int) -> None:
    assert reference_rank(Reference(issuer=issuer)) == rank
