"""News about a plan, news about something else, and plans that tell of plans."""

from __future__ import annotations

import pytest

from tests.extract.headed import plan, record_of

REPORT = (
    "Trồng cây ở Phú Lâm\n\nThứ Tư, 22/03/2023 - 15:40   Lượt xem: 31\n\n"
    "UBND huyện Phú Lâm vừa ban hành Kế hoạch số 40/KH-UBND ngày 16/3/2023 về phát động phong trào thi đua trồng cây. "
    "Đây là việc hưởng ứng phong trào do UBND tỉnh Long An phát động tại Kế hoạch số 9/KH-UBND ngày 24/02/2023.\n\n"
    "Phong trào gồm các nội dung sau: Trồng cây ven đường; Chăm sóc vườn ươm; Giữ rừng phòng hộ.\n\nChia sẻ bài viết"
)


def test_the_record_of_an_article_describes_the_plan() -> None:
    record = record_of(REPORT)
    header = record.document
    assert (header.genre, header.is_campaign, header.symbol) == ("article", True, "40/KH-UBND")
    assert (header.issued_on, header.title) == ("2023-03-16", "phát động phong trào thi đua trồng cây")
    assert header.issuer is not None
    assert (header.issuer.name, header.issuer.province) == ("Ủy ban nhân dân huyện Phú Lâm", "Long An")
    assert header.inferred == {"issuer.province": "tỉnh nêu trong bài viết: Long An"}
    assert (header.signer, header.recipients) == (None, ())
    assert [reference.role for reference in record.references] == ["parent"]
    items = [item.text for item in record.campaign.contents]
    assert items == ["Trồng cây ven đường", "Chăm sóc vườn ươm", "Giữ rừng phòng hộ"]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (REPORT.replace("\n\nChia sẻ bài viết", ""), "article"),
        ("Sở Tư pháp đã ban hành Kế hoạch số 4/KH-STP về phổ biến pháp luật.", "article"),  # no furniture, but a number
        ("Sở Tư pháp đã ban hành kế hoạch phổ biến pháp luật.", "other"),  # neither
        ("Sở Tư pháp đã ban hành Quyết định số 4/QĐ-STP về nhân sự.\n\nChia sẻ bài viết", "other"),
        ("Đội bóng đã xây dựng kế hoạch tập luyện.\n\nLượt xem: 5", "other"),
        (plan(preamble="Ngày 02/3/2023, UBND tỉnh đã ban hành Kế hoạch số 9/KH-UBND về trồng cây."), "plan"),
    ],
)
def test_what_is_an_article(text: str, genre: str) -> None:
    assert record_of(text).document.genre == genre
