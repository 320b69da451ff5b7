"""Letterheads that a portal reprints: words cut by a line break, cells that end in a bar."""

from __future__ import annotations

import pytest

from pipeline.read.letterheads import cuts_letterhead
from pipeline.read.limits import Limits
from pipeline.read.text import read_text


@pytest.mark.parametrize(
    ("above", "line", "cut"),
    [
        ("ỦY", "BAN NHÂN DÂN", True),
        ("ỦY BAN NHÂN", "DÂN HUYỆN MÈO VẠC", True),
        ("CỘNG HÒA XÃ", "HỘI CHỦ NGHĨA VIỆT NAM", True),
        ("BỘ", "NỘI VỤ", True),
        ("Số:", "31/KH-UBND", True),
        ("Số:", "-KH/HU", True),
        ("Cao", "Bằng, ngày 02 tháng 4 năm 2019", True),
        ("Đắk", "Nông, ngày 02 tháng 4 năm 2019", True),
        ("TP. Hồ Chí", "Minh, ngày 17 tháng 7 năm 2013", True),
        # complete lines, each of them
        ("ỦY BAN NHÂN DÂN", "HUYỆN MÈO VẠC", False),
        ("UBND TỈNH CAO BẰNG", "SỞ Y TẾ", False),
        ("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False),
        ("Số lượng:", "31 người", False),
        ("Độc lập - Tự do - Hạnh phúc", "Cao Bằng, ngày 02 tháng 4 năm 2019", False),
    ],
)
def test_a_line_that_only_ends_what_the_one_above_began(above: str, line: str, *, cut: bool) -> None:
    assert cuts_letterhead(above, line) is cut


def test_cells_that_end_in_a_bar_are_lines_of_their_own() -> None:
    text = (
        "SỞ Y TẾ | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\n"
        "Số: 12/KH-SYT | Cao Bằng, ngày 02 tháng 4 năm 2019 |\nKẾ HOẠCH\n"
    )
    document = read_text(text.encode(), "memory:", Limits())
    assert document.text.split("\n")[:4] == [
        "SỞ Y TẾ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Số: 12/KH-SYT",
        "Cao Bằng, ngày 02 tháng 4 năm 2019",
    ]


def test_a_bar_inside_a_line_stays() -> None:
    assert read_text("Tổ A | Tổ B\nKẾ HOẠCH\n".encode(), "memory:", Limits()).text.startswith("Tổ A | Tổ B")
