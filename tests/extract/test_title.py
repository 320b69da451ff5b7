"""Type, trích yếu, genre, and whether a campaign is launched."""

from __future__ import annotations

import pytest

from pipeline.extract.title import launches_campaign
from tests.extract.headed import plan, record_of


@pytest.mark.parametrize(
    ("lines", "doc_type", "title"),
    [
        ("KẾ HOẠCH\n\nPhát động phong trào thi đua", "KH", "Phát động phong trào thi đua"),
        ("KẾ HOẠCH Phát động phong trào thi đua", "KH", "Phát động phong trào thi đua"),  # on one line
        ("K Ế H O Ạ C H\n\nPhát động phong trào thi đua", "KH", "Phát động phong trào thi đua"),
        ("- KÉHOẠCH\n\nPhát động phong trào thi đua", "KH", "Phát động phong trào thi đua"),
        ("KÉ HOẠCH\n\nPhát động phong trào thi đua", "KH", "Phát động phong trào thi đua"),  # recognised badly
        ("KẾ HOẠCH LIÊN TỊCH\n\nVề phối hợp thi đua", "KH", "Về phối hợp thi đua"),
        ("KẾ HOẠCH\n\nPhát động phong trào thi đua\nvề trồng cây", "KH", "Phát động phong trào thi đua về trồng cây"),
        ("KẾ HOẠCH\n\nPhát động phong trào thi đua\n-------", "KH", "Phát động phong trào thi đua"),
        ("QUYẾT ĐỊNH\n\nVề việc ban hành Kế hoạch trồng cây", "QĐ", "Về việc ban hành Kế hoạch trồng cây"),
        ("KẾ HOẠCH", "KH", None),
    ],
)
def test_type_and_title(lines: str, doc_type: str, title: str | None) -> None:
    header = record_of(plan(title=lines)).document
    assert (header.doc_type, header.title) == (doc_type, title)


def test_a_title_ends_before_the_attachment_note() -> None:
    lines = "KẾ HOẠCH\n\nTrồng cây năm 2023\n\n(Ban hành kèm theo Quyết định số 9/QĐ-UBND ngày 02/3/2023)"
    assert record_of(plan(title=lines)).document.title == "Trồng cây năm 2023"


@pytest.mark.parametrize(
    ("lines", "genre"),
    [
        ("KẾ HOẠCH\n\nTrồng cây", "plan"),
        ("QUYẾT ĐỊNH\n\nVề việc trồng cây", "decision"),
        ("BÁO CÁO\n\nKết quả trồng cây", "other"),
        ("TỜ TRÌNH\n\nVề việc trồng cây", "other"),
        ("KẾ HOẠCH BÀI DẠY\n\nTiết 5: Cây xanh", "other"),  # a teacher's
        ("", "other"),
    ],
)
def test_genre(lines: str, genre: str) -> None:
    assert record_of(plan(title=lines, preamble="Cây xanh làm đẹp đường phố.")).document.genre == genre


@pytest.mark.parametrize(
    "title",
    [
        "Phát động phong trào thi đua trồng cây năm 2023",
        "Phát động thi đua chuyên đề cải cách hành chính",
        "Hưởng ứng phong trào thi đua “Cả nước chung sức” năm 2024",
        "Triển khai thực hiện phong trào thi đua xây dựng nông thôn mới",
        "Tổ chức phong trào thi đua yêu nước",
        "Phong trào thi đua lao động giỏi",
        "Về việc phát động đợt thi đua nước rút",
    ],
)
def test_titles_that_launch_a_campaign(title: str) -> None:
    assert launches_campaign(title)


@pytest.mark.parametrize(
    "title",
    [
        "Kiểm tra công tác thi đua, khen thưởng năm 2023",
        "Tổng kết phong trào thi đua năm 2023",
        "Tổ chức lễ phát động phong trào thi đua",
        "Công tác thi đua, khen thưởng năm 2023",
        "Tuyên truyền cải cách hành chính",
        "Về việc kiểm tra phong trào thi đua",
        "Về việc tổ chức hội nghị phát động phong trào thi đua",
        None,
    ],
)
def test_titles_about_campaigns_that_launch_none(title: str | None) -> None:
    assert not launches_campaign(title)
