"""What a line looks like at its start."""

from __future__ import annotations

import pytest

from pipeline.nlp.markers import split_marker


@pytest.mark.parametrize(
    ("line", "label", "kind", "numbers", "rest"),
    [
        ("Phần thứ hai", "Phần thứ hai", "part", (2,), ""),
        ("PHẦN I. ĐÁNH GIÁ CHUNG", "PHẦN I.", "part", (1,), "ĐÁNH GIÁ CHUNG"),
        ("Chương II", "Chương II", "chapter", (2,), ""),
        ("CHƯƠNG 1: QUY ĐỊNH CHUNG", "CHƯƠNG 1:", "chapter", (1,), "QUY ĐỊNH CHUNG"),
        ("Mục 3", "Mục 3", "section", (3,), ""),
        ("Điều 12. Trách nhiệm thi hành", "Điều 12.", "article", (12,), "Trách nhiệm thi hành"),
        ("Điều 3a. Đối tượng", "Điều 3a.", "article", (3,), "Đối tượng"),
        ("I. Mục đích, yêu cầu", "I.", "roman", (1,), "Mục đích, yêu cầu"),
        ("XIV. TỔ CHỨC", "XIV.", "roman", (14,), "TỔ CHỨC"),
        ("I/. ĐỐI TƯỢNG", "I/.", "roman", (1,), "ĐỐI TƯỢNG"),
        ("2/. Nội dung thi", "2/.", "number", (2,), "Nội dung thi"),
        ("II.NỘI DUNG", "II.", "roman", (2,), "NỘI DUNG"),  # typed without a space
        ("III - TỔ CHỨC THỰC HIỆN", "III -", "roman", (3,), "TỔ CHỨC THỰC HIỆN"),
        ("A. PHẦN CHUNG", "A.", "capital", (1,), "PHẦN CHUNG"),
        ("B- CHỈ TIÊU", "B-", "capital", (2,), "CHỈ TIÊU"),
        ("PHẦN Đ. KHEN THƯỞNG", "PHẦN Đ.", "part", (5,), "KHEN THƯỞNG"),
        ("A.1. Mục đích", "A.1.", "decimal", (1, 1), "Mục đích"),
        ("II.2. Chỉ tiêu", "II.2.", "decimal", (2, 2), "Chỉ tiêu"),
        ("IV.1.2 Chỉ tiêu", "IV.1.2", "decimal", (4, 1, 2), "Chỉ tiêu"),
        ("4.0.2 Tập thể", "4.0.2", "decimal", (4, 0, 2), "Tập thể"),
        ("C - Khen thưởng", "C -", "capital", (3,), "Khen thưởng"),
        ("1. Mục đích", "1.", "number", (1,), "Mục đích"),
        ("1/ Mục đích", "1/", "number", (1,), "Mục đích"),
        ("2.Yêu cầu", "2.", "number", (2,), "Yêu cầu"),
        ("2.1. Đối với tập thể", "2.1.", "decimal", (2, 1), "Đối với tập thể"),
        ("2.1.3 Đối với", "2.1.3", "decimal", (2, 1, 3), "Đối với"),
        ("1) Tập thể", "1)", "number_paren", (1,), "Tập thể"),
        ("(2) Cá nhân", "(2)", "number_paren", (2,), "Cá nhân"),
        ("a) Đối với tập thể", "a)", "letter", (1,), "Đối với tập thể"),
        ("đ) phối hợp", "đ)", "letter", (5,), "phối hợp"),
        ("b. Cá nhân", "b.", "letter", (2,), "Cá nhân"),
        ("- 02 Giấy khen", "-", "dash", (), "02 Giấy khen"),  # seed 004
        ("– Thi đua", "–", "dash", (), "Thi đua"),
        ("-Thi đua", "-", "dash", (), "Thi đua"),
        ("+ có sáng kiến", "+", "plus", (), "có sáng kiến"),
        ("• Thi đua", "•", "bullet", (), "Thi đua"),
        ("* Đối với tập thể:", "*", "bullet", (), "Đối với tập thể:"),
        ("o Thi đua", "o", "bullet", (), "Thi đua"),
        ("Thứ nhất, thi đua đổi mới", "Thứ nhất,", "ordinal", (1,), "thi đua đổi mới"),
        ("Thứ tư: chăm lo hộ khó khăn", "Thứ tư:", "ordinal", (4,), "chăm lo hộ khó khăn"),
        ("Một là, việc đăng ký", "Một là,", "ordinal", (1,), "việc đăng ký"),
        ("Ba là: không phô trương", "Ba là:", "ordinal", (3,), "không phô trương"),
    ],
)
def test_marker(line: str, label: str, kind: str, numbers: tuple[int, ...], rest: str) -> None:
    marker = split_marker(line)
    assert marker is not None
    assert (marker.label, marker.kind, marker.numbers, line[marker.rest :]) == (label, kind, numbers, rest)
    assert marker.depth == (len(numbers) if kind == "decimal" else 1)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "Phần mềm quản lý",
        "Chương trình tổng thể",
        "Chương II Luật Thi đua, khen thưởng",  # a citation
        "Mục đích",
        "Điều 5 Nghị định này",
        "Điều kiện xét",
        "2021 - 2030",
        "- 2030 trên địa bàn tỉnh",  # the wrapped second half of '2021 - 2030'
        "- 2025;",
        "01/12",
        "30.11.2024",
        "1.000 đồng",
        "5.2 triệu",
        "2023. Trong năm",
        "V.I. Lê-nin",
        "A.Trang",  # the drafter's initial of seed 003
        "IIX. Sai",
        "ông Nguyễn Văn A",
        "-5%",
        "*không vi phạm*",
        "Vì vậy",
        "Thứ Tư, 22/03/2023 - 15:40",  # a dateline
        "Thứ hai, ngày 06/7/2026",
        "Thứ hai hằng tuần",
        "Hai là hai",
    ],
)
def test_no_marker(line: str) -> None:
    assert split_marker(line) is None


def test_division_with_a_title_behind_a_dash() -> None:
    marker = split_marker("Phần III - Tổ chức thực hiện")
    assert marker is not None
    assert marker.kind == "part"
