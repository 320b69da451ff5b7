"""The theme of a campaign: in quotation marks behind 'chủ đề' or 'khẩu hiệu', and of the whole campaign."""

from __future__ import annotations

import pytest

from tests.extract.plans import campaign


@pytest.mark.parametrize(
    ("line", "theme"),
    [
        ('Chủ đề thi đua: "Kỷ cương, sáng tạo, về đích".', "Kỷ cương, sáng tạo, về đích"),
        ("Phát động phong trào với chủ đề “Mỗi ngày một việc tốt”.", "Mỗi ngày một việc tốt"),
        ("Khẩu hiệu: “Thần tốc, hiệu quả”.", "Thần tốc, hiệu quả"),
        # of a part, of another body, without its words
        ("Đợt 2: chủ đề “Quyết thắng mùa mưa”.", None),
        ("Thực hiện chủ đề năm 2024 của tỉnh “Năm đột phá”.", None),
        ("Chủ đề do các phòng tự chọn.", None),
    ],
)
def test_themes(line: str, theme: str | None) -> None:
    assert campaign(f"II. NỘI DUNG\n1. {line}\n2. Các phòng hưởng ứng.").theme == theme
