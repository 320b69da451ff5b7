from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from pipeline.nlp.bodies import body_symbol, classify_body, existed, is_symbol_of_another, symbol_fits, symbols_of
from pipeline.nlp.lexicons import rows


@pytest.mark.parametrize(
    ("name", "kind", "level"),
    [
        ("Ủy ban nhân dân tỉnh Sóc Trăng", "peoples_committee", "province"),
        ("UBND HUYỆN CHÂU THÀNH", "peoples_committee", "district"),
        ("Uỷ ban nhân dân quận Ninh Kiều", "peoples_committee", "district"),
        ("Ủy ban nhân dân thị xã Vĩnh Châu", "peoples_committee", "district"),
        ("Ủy ban nhân dân thành phố Cần Thơ", "peoples_committee", "province"),
        ("Ủy ban nhân dân thành phố Vũng Tàu", "peoples_committee", "district"),  # a city of a province
        ("Ủy ban nhân dân thành phố Sóc Trăng, tỉnh Sóc Trăng", "peoples_committee", "district"),
        ("Ủy ban nhân dân thành phố Thủ Đức, thành phố Hồ Chí Minh", "peoples_committee", "district"),
        ("UBND TP. Hồ Chí Minh", "peoples_committee", "province"),
        ("UBND TP.HCM", "peoples_committee", "province"),
        ("Ủy ban nhân dân thành phố", "peoples_committee", None),  # of which kind the name does not say
        ("UBND quận 1, Thành phố Hồ Chí Minh", "peoples_committee", "district"),
        ("Chủ tịch Ủy ban nhân dân huyện Châu Thành", "peoples_committee", "district"),
        ("Giám đốc Sở Tài chính", "department", "province"),
        ("Ban Thường trực UBMTTQ Việt Nam huyện", "union", "district"),
        ("Ban Tổ chức Trung ương", "party_committee", "central"),
        ("UBND xã Phú Tâm", "peoples_committee", "commune"),
        ("Ủy ban nhân dân Phường 1", "peoples_committee", "commune"),
        ("Ủy ban nhân dân thị trấn Châu Thành", "peoples_committee", "commune"),
        ("UBND đặc khu Phú Quốc", "peoples_committee", "commune"),
        ("Sở Tài chính", "department", "province"),
        ("Sở Lao động - Thương binh và Xã hội", "department", "province"),  # Xã hội is no xã
        ("Sở Tài chính thành phố Hồ Chí Minh", "department", "province"),
        ("Cục Cảnh sát giao thông", "department", "central"),
        ("Tổng cục Thuế", "department", "central"),
        ("Cục Thuế tỉnh Bình Định", "department", "province"),
        ("Bộ Nội vụ", "ministry", "central"),
        ("Bộ Chỉ huy quân sự tỉnh", "department", "province"),  # no ministry: it is one of the ngành of the province
        ("Bộ CHQS tỉnh Nghệ An", "department", "province"),
        ("Bộ Tư lệnh Quân khu 7", "other", "central"),
        ("Sư đoàn 31", "other", "unit"),
        ("Tiểu đoàn 2", "other", "unit"),
        ("Đồn Biên phòng Ba Thu", "other", "unit"),
        ("Phòng Nội vụ huyện Châu Thành", "division", "district"),
        ("Phòng Kinh tế xã Phú Tâm", "division", "commune"),
        ("Phòng Kế hoạch Sở Y tế", "division", "province"),
        ("Thanh tra Sở Y tế", "other", "province"),
        ("Tỉnh ủy", "party_committee", "province"),
        ("Ban Chấp hành Đảng bộ tỉnh Sóc Trăng", "party_committee", "province"),
        ("Huyện ủy Châu Thành", "party_committee", "district"),
        ("Đảng ủy xã Phú Tâm", "party_committee", "commune"),
        ("Hội đồng nhân dân huyện Châu Thành", "council", "district"),
        ("Hội đồng Thi đua - Khen thưởng tỉnh", "council", "province"),
        ("Liên đoàn Lao động tỉnh Kon Tum", "union", "province"),
        ("Công đoàn cơ sở Sở Tài chính", "union", "province"),
        ("Công đoàn cơ sở Công ty May Sông Cầu", "union", "unit"),  # cơ sở is no Sở
        ("Công đoàn ngành Giáo dục", "union", "province"),
        ("Công đoàn Giáo dục Việt Nam", "union", "central"),
        ("CĐCS Bệnh viện Đa khoa Bắc Mê", "union", "unit"),
        ("Tỉnh đoàn Bắc Kạn", "union", "province"),
        ("BTV Huyện đoàn Bắc Mê", "union", "district"),
        ("HUYỆN ĐOÀN BẮC MÊ", "union", "district"),
        ("Thành đoàn Sa Đéc", "union", "district"),
        ("Thành đoàn Hải Phòng", "union", "province"),  # a city under central rule
        ("Thị đoàn Nghi Sơn", "union", "district"),
        ("Quận đoàn 3", "union", "district"),
        ("Xã đoàn Minh Ngọc", "union", "commune"),
        ("Đoàn xã Minh Ngọc", "union", "commune"),
        ("Ban Chấp hành Đoàn thị trấn Yên Phú", "union", "commune"),
        ("Đoàn TNCS Hồ Chí Minh phường 5", "union", "commune"),
        ("Đoàn trường THPT Lê Quý Đôn", "union", "unit"),
        ("Ban Chấp hành Trung ương Đoàn", "union", "central"),
        ("Thành ủy Sa Đéc", "party_committee", "district"),
        ("Thành ủy Cần Thơ", "party_committee", "province"),
        ("Thành ủy", "party_committee", "province"),
        ("Bệnh viện Đa khoa tỉnh Bắc Kạn", "other", "unit"),
        ("Trung tâm Y tế huyện Bắc Mê", "other", "unit"),
        ("Đoàn đại biểu Quốc hội tỉnh Bắc Kạn", "council", "province"),
        ("Trường THPT Lê Quý Đôn", "school", "unit"),
        ("Trường Tiểu học xã Phú Tâm", "school", "unit"),
        ("Công ty cổ phần Cấp nước", "enterprise", "unit"),
        ("Chính phủ", "government", "central"),
        ("Đoàn kiểm tra theo Quyết định số 1050/QĐ-SCT", "other", None),
        ("một cơ quan nào đó", "other", None),
    ],
)
def test_kind_and_level(name: str, kind: str, level: str | None) -> None:
    known = classify_body(name)
    assert (known.kind, known.level) == (kind, level)


def test_hue_was_a_town_until_2024() -> None:
    name = "Ủy ban nhân dân thành phố Huế"
    assert classify_body(name, date(2023, 1, 1)).level == "district"
    assert classify_body(name, date(2025, 1, 1)).level == "province"


@pytest.mark.parametrize(
    ("name", "province", "district", "commune"),
    [
        ("Ủy ban nhân dân xã Phú Tâm, huyện Châu Thành, tỉnh Sóc Trăng", "Sóc Trăng", "Châu Thành", "Phú Tâm"),
        ("UBND quận 1, TP.HCM", "Hồ Chí Minh", "Quận 1", None),
        ("UBND huyện đảo Phú Quý", None, "Phú Quý", None),
        ("Ủy ban nhân dân xã Tân Xã", None, None, "Tân Xã"),
        ("ỦY BAN NHÂN DÂN XÃ PHÚ TÂM HUYỆN CHÂU THÀNH", None, "Châu Thành", "Phú Tâm"),
        ("ỦY BAN NHÂN DÂN PHƯỜNG 1", None, None, "Phường 1"),
        ("SỞ CÔNG THƯƠNG BÌNH ĐỊNH", "Bình Định", None, None),
        ("HUYỆN ĐOÀN BẮC MÊ", None, "Bắc Mê", None),  # the kind of the place is in the name of the organ
        ("Thị ủy Nghi Sơn", None, "Nghi Sơn", None),
        ("Thành đoàn Sa Đéc", None, "Sa Đéc", None),
        ("Tỉnh đoàn Bắc Kạn", "Bắc Kạn", None, None),
        ("Quận đoàn 3", None, "Quận 3", None),
        ("Thành ủy Thành phố Hồ Chí Minh", "Hồ Chí Minh", None, None),
        ("Ủy ban nhân dân tỉnh Bà Rịa – Vũng Tàu", "Bà Rịa – Vũng Tàu", None, None),  # the printed dash stays
        ("Sở Tài chính", None, None, None),
        ("Ủy ban nhân dân các xã, thị trấn", None, None, None),
    ],
)
def test_places_in_a_name(name: str, province: str | None, district: str | None, commune: str | None) -> None:
    places = classify_body(name).places
    assert (places.province, places.district, places.commune) == (province, district, commune)


@pytest.mark.parametrize(
    ("name", "symbol"),
    [
        ("Sở Tài chính tỉnh Sóc Trăng", "STC"),
        ("Sở Giáo dục và Đào tạo", "SGDĐT"),
        ("Ủy ban nhân dân huyện Châu Thành", "UBND"),
        ("Ban Thường vụ Tỉnh ủy", "TU"),
        ("Thủ tướng Chính phủ", "TTg"),
        ("Bộ Nội vụ", "BNV"),
        ("Đoàn kiểm tra theo Quyết định số 1050/QĐ-SCT", "ĐKT"),
        ("Chủ tịch UBND tỉnh", "UBND"),
        ("Trung tâm Y tế huyện Lâm Hà", "TTYT"),  # no table row: the initials
        ("", None),
    ],
)
def test_the_usual_symbol(name: str, symbol: str | None) -> None:
    assert body_symbol(name) == symbol


@pytest.mark.parametrize(
    ("code", "name", "fits"),
    [
        ("KH-STC", "Sở Tài chính", True),
        ("KH-SKHDT", "Sở Kế hoạch và Đầu tư", True),  # D for Đ, as printed in Hồ Chí Minh City
        ("SGDĐT-TĐKT", "Sở GD&ĐT", True),  # công văn: the body comes first
        ("KH-UBND", "Sở Công Thương Bình Định", False),  # seed 002
        ("KH-STC", "Ủy ban nhân dân tỉnh Sóc Trăng", False),
        ("KH-UBND", "UBND huyện Châu Thành", True),
        ("KH- UBND", "UBND huyện Châu Thành", True),
        ("HD-TĐKT", "Ban Thi đua - Khen thưởng", True),
        ("NQ/TU", "Ban Chấp hành Đảng bộ tỉnh Sóc Trăng", True),
        ("HD-CĐYT", "Công đoàn ngành Y tế", True),
        ("KH-TTra", "Thanh tra Sở Y tế", True),
        ("KH-ĐKT", "Đoàn kiểm tra theo Quyết định số 1050/QĐ-SCT", True),
        ("KH-THPTLQĐ", "Trường THPT Lê Quý Đôn", True),
        ("KH-CAT", "Công an tỉnh", True),
        ("KH-SNV", "Sở Tài chính", False),
        ("KH/ĐTN", "Đoàn phường Hòa Thuận", True),
        ("KH/HĐTN", "Huyện đoàn Bắc Mê", True),
        ("KH/TĐTN-PT", "Tỉnh đoàn Bắc Kạn", True),
        ("KH-CĐCS", "Công đoàn cơ sở Công ty May Sông Cầu", True),
    ],
)
def test_symbol_agrees_with_issuer(*, code: str, name: str, fits: bool) -> None:
    assert symbol_fits(code, name) is fits


def test_a_paragraph_for_a_name_is_no_burden() -> None:
    assert symbols_of("Sở và " * 5000)
    assert classify_body("Sở và " * 5000).kind == "department"


def test_every_tabled_symbol_is_one_of_its_body() -> None:
    for key, row in rows("body").items():
        assert {symbol.upper() for symbol in row["symbols"]} <= symbols_of(key), key


def test_a_body_exists_between_its_days() -> None:
    assert existed("Sở Giao thông vận tải", date(2025, 2, 28)) is True
    assert existed("Sở Giao thông vận tải", date(2025, 3, 1)) is False
    assert existed("Sở Nông nghiệp và Môi trường", date(2024, 1, 1)) is False
    assert existed("Công ty cổ phần Cấp nước", date(2024, 1, 1)) is None


@pytest.mark.shared
def test_kinds_and_levels_of_the_gold(shared: Path) -> None:
    checked = 0
    for path in sorted(shared.glob("gold/*/*.json")):
        issuer = json.loads(path.read_text(encoding="utf-8")).get("document", {}).get("issuer") or {}
        known = classify_body(issuer.get("name", ""))
        if known.level is not None and "kind" in issuer:
            assert (known.kind, known.level) == (issuer["kind"], issuer["level"]), path.name
            checked += 1
    assert checked >= 10


@pytest.mark.parametrize(
    ("code", "name", "another"),
    [
        ("KH-UBND", "Sở Công Thương", True),
        ("KH-SGDĐT", "Trường THPT Lê Quý Đôn", True),
        ("KH-STC", "Sở Tài chính", False),
        ("KH-BVVT", "Bệnh viện Hữu nghị Việt Tiệp", False),  # unknown, but nobody else's
        ("KH-TTYT", "Trung tâm Y tế Thủy Nguyên", False),
        ("KH-XYZ", "Sở Công Thương", False),
        ("KH-TCKH", "Phòng Tài chính - Kế hoạch", False),
    ],
)
def test_the_symbol_of_another_body(*, code: str, name: str, another: bool) -> None:
    assert is_symbol_of_another(code, [name]) is another


def test_a_joint_plan_signs_under_the_symbol_of_either_body() -> None:
    assert not is_symbol_of_another("KHLT-SNV-CAT", ["Sở Nội vụ", "Công an tỉnh"])
