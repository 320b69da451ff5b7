"""News about a plan, news about something else, and plans that tell of plans."""

from __future__ import annotations

import pytest

from models.campaign import Campaign
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


def _campaign(paragraph: str) -> Campaign:
    return record_of(REPORT.replace("\n\nChia sẻ", f"\n\n{paragraph}\n\nChia sẻ")).campaign


@pytest.mark.parametrize(
    ("paragraph", "values"),
    [
        ("Huyện phấn đấu ít nhất 70% hộ tham gia.", [70]),
        ("Kế hoạch đặt mục tiêu đến cuối năm 80% tuyến đường có cây xanh.", [80]),
        ("Kế hoạch đã xác định chỉ tiêu 65% trường học có vườn ươm.", [65]),
        ("Theo kế hoạch, tối thiểu 55% hộ có sáng kiến.", [55]),
        # Results, last year, the opening day.
        ("Năm ngoái, tỷ lệ cây sống mới đạt 52%.", []),
        ("Huyện phấn đấu 90% hộ tham gia. Tính đến nay, tỷ lệ này là 47%.", [90]),
        ("Tại buổi lễ, đại diện 100% các xã có mặt.", []),
        ('"Chúng tôi phấn đấu 99% hộ trồng cây", một cán bộ nói.', []),
    ],
)
def test_the_targets_an_article_reports(paragraph: str, values: list[int]) -> None:
    assert [target.value for target in _campaign(paragraph).targets] == values


@pytest.mark.parametrize(
    ("paragraph", "deadlines"),
    [
        (
            "Theo kế hoạch, các xã gửi báo cáo về Phòng Nông nghiệp trước ngày 25/11/2023.",
            [("report", "2023-11-25", "before")],
        ),
        ("Kế hoạch yêu cầu các xã đăng ký chậm nhất ngày 10/4/2023.", [("registration", "2023-04-10", "by")]),
        (
            "Phong trào được triển khai từ ngày 20/3/2023 đến hết ngày 30/11/2023.",
            [("campaign_end", "2023-11-30", "by")],
        ),
        # Events of the news, not of the plan.
        ("Lễ phát động diễn ra sáng 02/4/2023 tại quảng trường huyện.", []),
        ("Đoàn kiểm tra đã báo cáo kết quả trước ngày 15/3/2023.", []),
    ],
)
def test_the_deadlines_an_article_reports(paragraph: str, deadlines: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, one.on, one.bound) for one in _campaign(paragraph).deadlines] == deadlines


SHORT = (
    "Trang chủ » Tin tức\n\nNhà hát Chèo Lam Sơn: đêm diễn mới\nCập nhật: 25/04/2023 09:12 | Lượt đọc: 17\n\n"
    "Sáng 24/4, Nhà hát Chèo Lam Sơn tổ chức lễ ký giao ước. Trước đó, Nhà hát đã ban hành Kế hoạch số 18/KH-NHC "
    "ngày 20/4/2023 về việc hưởng ứng phong trào thi đua “Sân khấu sáng đèn” giai đoạn 2023 - 2025. Đây là đơn vị sớm "
    "cụ thể hóa Kế hoạch số 6/KH-SVHTTDL ngày 24/3/2023 của Sở Văn hóa, Thể thao và Du lịch tỉnh Thanh Hóa phát động "
    "phong trào thi đua.\n\n"
    "Theo kế hoạch của Nhà hát, phong trào diễn ra từ ngày 01/5/2023 đến hết ngày 31/12/2025.\n\n"
    "Ba nội dung thi đua được xác định: dựng vở mới; đưa vở về xã; dạy hát trong trường.\n\n"
    "Hằng năm, Giám đốc Nhà hát tặng Giấy khen cho 03 tập thể; đồng thời đề nghị Giám đốc Sở tặng Giấy khen cho 02 tập "
    "thể. Kế hoạch yêu cầu các đoàn có báo cáo năm gửi Sở trước ngày 15/10 hằng năm.\n"
)


def test_a_body_named_in_short_where_it_acts_is_named_in_full_further_up() -> None:
    record = record_of(SHORT)
    header = record.document
    assert (header.genre, header.symbol) == ("article", "18/KH-NHC")
    assert header.issuer is not None
    assert (header.issuer.name, header.issuer.province) == ("Nhà hát Chèo Lam Sơn", "Thanh Hóa")
    assert [reference.role for reference in record.references] == ["parent"]
    assert (record.campaign.period.start, record.campaign.period.end) == ("2023-05-01", "2025-12-31")
    assert [item.text for item in record.campaign.contents] == ["dựng vở mới", "đưa vở về xã", "dạy hát trong trường"]
    quotas = [award.quota and (award.quota.value, award.quota.per) for award in record.campaign.awards]
    assert quotas == [(3, "year"), (2, "year")]
    assert [one.addressee for one in record.campaign.deadlines if one.kind == "report"] == ["Sở"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Nhà hát Chèo Lam Sơn", "Nhà hát"),  # never named in full
        ("ký giao ước.", "ký giao ước với Nhà hát Tuồng Đào Tấn."),  # two of the kind
    ],
)
def test_a_short_name_without_one_full_name_names_nobody(old: str, new: str) -> None:
    assert record_of(SHORT.replace(old, new)).document.issuer is None


@pytest.mark.parametrize("told", ["Hội nghị cho biết xã hội đã ban hành kế hoạch", "các trường đã xây dựng kế hoạch"])
def test_a_bare_kind_of_body_without_a_number_reports_nothing(told: str) -> None:
    assert record_of(f"{told} trồng cây năm nay.\n\nLượt xem: 5").document.genre == "other"
