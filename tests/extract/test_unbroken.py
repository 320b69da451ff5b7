"""A plan whose line breaks are all lost is read as the plan it was; other texts in one line stay one line."""

from __future__ import annotations

import re

import pytest

from models.record import CampaignRecord
from pipeline.read.unbroken import line_starts
from tests.extract.headed import record_of

LETTERHEAD = """ỦY BAN NHÂN DÂN
HUYỆN PHÚ LÂM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 15/KH-UBND

Phú Lâm, ngày 06 tháng 3 năm 2023

KẾ HOẠCH
Phát động phong trào thi đua trồng cây giai đoạn 2023 - 2025

Căn cứ Luật Thi đua, khen thưởng ngày 26 tháng 11 năm 2003;

Thực hiện Kế hoạch số 9/KH-UBND ngày 24/02/2023 của Ủy ban nhân dân tỉnh Long An phát động phong trào thi đua trồng cây,
Ủy ban nhân dân huyện ban hành kế hoạch như sau:
"""
CLOSING = """
Nơi nhận:
- UBND tỉnh (b/c);
- Các xã, thị trấn;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Lê Văn An"""
NUMBERED = """
I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
a) Phủ xanh các tuyến đường;
b) Giữ đất ven kênh.
2. Yêu cầu
Thiết thực, không phô trương.
II. ĐỐI TƯỢNG, THỜI GIAN
1. Đối tượng: cán bộ, nhân dân trong huyện.
2. Thời gian: từ ngày 10/3/2023 đến hết ngày 30/11/2025.
III. NỘI DUNG
1. Trồng cây ven đường, mỗi năm ít nhất 2.500 cây.
2. Chăm sóc vườn ươm theo Điều 12. của quy ước.
IV. TIÊU CHÍ
1. Đối với tập thể
- Trồng ít nhất 50 cây;
- Cây sống đạt từ 90% trở lên.
2. Đối với cá nhân
- Trồng ít nhất 05 cây.
V. KHEN THƯỞNG
Chủ tịch UBND huyện tặng Giấy khen cho 10 tập thể và 20 cá nhân.
VI. KINH PHÍ
Từ ngân sách huyện.
VII. TỔ CHỨC THỰC HIỆN
1. Các xã gửi báo cáo về Phòng Nội vụ trước ngày 15/11/2023.
2. Phòng Nội vụ tổng kết phong trào trong tháng 12/2025./.
"""
DASHED = re.sub(
    r"(?m)^(?:\d\.|[ab]\)) (?=[A-ZĐ])", "- ", NUMBERED.replace("1. Mục đích\n", "").replace("2. Yêu cầu\n", "")
)


def _told(record: CampaignRecord) -> dict[str, object]:
    header, campaign = record.document, record.campaign
    return {
        "header": (header.genre, header.symbol, header.issued_on, header.place, header.title, header.recipients),
        "issuer": header.issuer and header.issuer.name,
        "signer": header.signer and (header.signer.name, header.signer.capacity),
        "references": [(one.symbol, one.issued_on, one.role) for one in record.references],
        "period": (campaign.period.start, campaign.period.end),
        "purposes": [item.text for item in campaign.purposes],
        "contents": [item.text for item in campaign.contents],
        "criteria": [(one.text, one.applies_to) for one in campaign.criteria],
        "targets": [(one.comparator, one.value) for one in campaign.targets],
        "awards": [(one.recipient, one.quota and one.quota.value) for one in campaign.awards],
        "deadlines": [(one.kind, one.on, one.addressee) for one in campaign.deadlines],
        "funding": campaign.funding and campaign.funding.text,
    }


@pytest.mark.parametrize("body", [NUMBERED, DASHED], ids=["numbered", "dashed"])
def test_a_plan_in_one_line_gives_the_record_of_the_plan(body: str) -> None:
    printed = LETTERHEAD + body + CLOSING
    lost = record_of(" ".join(printed.split()))
    assert _told(lost) == _told(record_of(printed))
    assert lost.document.symbol == "15/KH-UBND"
    assert len(lost.campaign.deadlines) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Gió đưa cành trúc la đà. " * 60,  # nothing counted
        "Mua 1. Gạo 2. Muối 3. Dầu. " * 40,  # a count that begins anew all the time, behind no stop
        LETTERHEAD + NUMBERED + CLOSING,  # with its lines
        "I. MỤC ĐÍCH Giữ sạch đường. II. NỘI DUNG Trồng cây.",  # a short line is a line
    ],
)
def test_other_texts_keep_their_lines(text: str) -> None:
    assert line_starts(text) == []
