"""Does a line go on in the next, by its words alone?"""

from __future__ import annotations

import pytest

from pipeline.read.wrapping import cuts_citation, glue, goes_on


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        ("gửi về Thường trực Hội", "đồng thi đua"),  # seed 001
        ("kịp thời, đầy đủ, thường xuyên,", "liên tục, đa chiều"),  # seed 003
        ("Tuyên truyền cải cách hành chính tỉnh Sóc Trăng", "từ nay đến năm 2030"),  # seed 003, title of two lines
        ("giai đoạn 2021", "- 2030 trên địa bàn"),
        ("Kế hoạch số 52/KH-", "UBND ngày 06/4/2022"),
        ("ngày 06/", "4/2022"),
        ("Giấy khen của", "Giám đốc Sở"),
        ("theo", "Nghị quyết số 76/NQ-CP"),
        ("gửi trước ngày", "30/11 hằng năm"),
        ("SỞ NÔNG NGHIỆP VÀ", "PHÁT TRIỂN NÔNG THÔN"),
        ("phong trào “Nghệ An", "Chung sức xây dựng” năm 2025"),
        ("phát triển kinh tế", "- xã hội của tỉnh"),
        ("Ban Thi đua -", "Khen thưởng tỉnh"),
        ("-", "Thi đua viết tin"),  # the marker alone on its line
        ("đạt loại", "“khá” trở lên"),
        ("của Ủy ban nhân dân tỉnh Tuyên", "Quang về cải cách hành chính"),
        ("Căn cứ các Quyết định của Thủ tướng", "Chính phủ: số 140/QĐ-TTg"),
        ("thi đua trong Đoàn Thanh niên Cộng sản Hồ", "Chí Minh"),
        ("I. MỤC ĐÍCH,", "YÊU CẦU"),
        ("ngày 08/11/2011 của Chính phủ về ban hành", "Chương trình tổng thể"),
    ],
)
def test_goes_on(previous: str, current: str) -> None:
    assert goes_on(previous, current)


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        ("KẾ HOẠCH", "Phát động phong trào thi đua"),
        ("KẾ HOẠCH", "phát động phong trào thi đua"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH"),
        ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
        ("Nơi nhận:", "- Sở Nội vụ;"),
        ("- Sở Nội vụ;", "- Ban Giám đốc;"),
        ("Thi đua gồm:", "nâng cao trách nhiệm"),
        ("1. Chuyển đổi số", "2. Cải cách"),
        ("1. Chuyển đổi số", "Các đơn vị"),  # 'số' binds a figure only
        ("giai đoạn 2021", "- 02 Giấy khen"),
        ("trong năm 2023", "- Thi đua viết tin"),
        ("I. MỤC ĐÍCH", "1. Mục đích"),
        ("1.", "- Thi đua"),
        ("ngày tháng năm", "KẾ HOẠCH"),  # a blank date of a draft
        ("Sở Tài chính", "www.sotaichinh.example"),
        ("(đã ký)", "Dương Thị Kim Thúy"),
        ("Điều 5", "Điều 6. Hiệu lực"),
        ("1. Sở Nội vụ tỉnh", "Quang cảnh các tuyến đường"),
        ("Công tác ban hành", "Chương trình được duyệt"),
        ("TỈNH TUYÊN", "Quang"),
    ],
)
def test_does_not_go_on(previous: str, current: str) -> None:
    assert not goes_on(previous, current)


@pytest.mark.parametrize(
    ("previous", "current", "between"),
    [
        ("số 52/KH-", "UBND", ""),
        ("số 21-", "NQ/TW", ""),
        ("ngày 06/", "4/2022", ""),
        ("kinh tế -", "xã hội", " "),
        ("thi", "đua", " "),
    ],
)
def test_glue(previous: str, current: str, between: str) -> None:
    assert glue(previous, current) == between


@pytest.mark.parametrize(
    ("previous", "current", "cut"),
    [
        ("trước ngày", "15. 4. 2024 gửi báo cáo", True),
        ("nội dung 1 và nội dung 3 tại", "Mục III.", True),
        ("thực hiện theo", "Điều 5.", True),
        ("các chỉ tiêu thuộc", "Phần II.", True),
        ("I. Mục đích chung", "Mục III.", False),
        ("gửi báo cáo", "1. Sở Nội vụ", False),
        ("thực hiện theo", "a) Sở Nội vụ", False),
    ],
)
def test_what_a_line_waits_for(previous: str, current: str, cut: bool) -> None:  # noqa: FBT001
    assert cuts_citation(previous, current) is cut
