"""Every form of period and deadline that was met in print (domain notes 5.1, 5.2), each in a plan of its own."""

from __future__ import annotations

import pytest

from tests.extract.headed import BODY, plan, record_of

UNDATED_TITLE = "KẾ HOẠCH\n\nPhát động phong trào thi đua trồng cây"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("giai đoạn 2021-2030", ("2021", "2030", None)),
        ("giai đoạn 2021 – 2025", ("2021", "2025", None)),
        ("năm 2024", ("2024", "2024", None)),
        ("trong năm 2023", ("2023", "2023", None)),
        ("hằng năm từ năm 2021 đến năm 2030", ("2021", "2030", "yearly")),
        ("từ nay đến năm 2030", (None, "2030", None)),
        ("đến năm 2025, định hướng đến năm 2030", (None, "2025", None)),
        ("Kể từ ngày ban hành Kế hoạch đến ngày 30/11/2024", (None, "2024-11-30", None)),
        ("từ tháng 1 -11/2017", ("2017-01", "2017-11", None)),
        ("từ nay cho đến hết ngày 30-12-2022", (None, "2022-12-30", None)),
        ("năm 2021 và giai đoạn 2021 - 2025", ("2021", "2025", None)),
        ("năm học 2017-2018", ("2017", "2018", None)),
        ("nhiệm kỳ 2020-2025", (None, None, None)),  # a term is not the time of the plan
    ],
)
def test_periods(words: str, expected: tuple[str | None, str | None, str | None]) -> None:
    body = f"I. MỤC ĐÍCH\n\n1. Phủ xanh.\n\nII. THỜI GIAN\n\n1. Thời gian: {words}.\n\nIII. NỘI DUNG\n\n1. Trồng cây."
    period = record_of(plan(body=body, title=UNDATED_TITLE)).campaign.period
    assert (period.start, period.end, period.recurrence) == expected


@pytest.mark.parametrize(
    ("line", "times"),
    [
        ("Báo cáo năm gửi Sở Nội vụ trước ngày 30/11 hằng năm.", ["FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"]),  # 1
        ("Gửi báo cáo về Sở Nội vụ trước ngày 01/12.", ["2023-12-01"]),  # 3
        ("Gửi báo cáo quý (trước ngày 15 của tháng cuối quý).", ["FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=15"]),  # 4
        ("Hằng năm báo cáo sáu tháng (trước ngày 15/6), năm (trước ngày 15/12).",
         ["FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15"]),  # 5
        ("Gửi hồ sơ về Phòng Nội vụ trước ngày 15/10/2023.", ["2023-10-15"]),  # 6
        ("Tổ chức tổng kết tháng 10/2023.", ["2023-10"]),  # 7
        ("Đăng ký thi đua chậm nhất ngày 15 tháng 3 năm 2023.", ["2023-03-15"]),  # 8
        ("Gửi hồ sơ chậm nhất 15 ngày kể từ ngày UBND huyện công bố kết quả xếp hạng CCHC năm 2023.",
         ["15 ngày / ngày UBND huyện công bố kết quả xếp hạng CCHC năm 2023"]),  # 9
        ("Gửi báo cáo trước ngày 06 hàng tháng.", ["FREQ=MONTHLY;BYMONTHDAY=6"]),  # 10
        ("Gửi báo cáo chậm nhất là ngày 20 của tháng cuối kỳ báo cáo.", ["ngày 20 / tháng cuối kỳ báo cáo"]),  # 11
        ("Số liệu tính từ ngày 15 tháng 12 của năm trước kỳ báo cáo đến ngày 14 tháng 3 thuộc kỳ báo cáo.", []),  # 12
        ("Mỗi năm 02 đợt gửi hồ sơ trước ngày 15 tháng 4 và trước ngày 15 tháng 9 hằng năm.",
         ["FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=15", "FREQ=YEARLY;BYMONTH=9;BYMONTHDAY=15"]),  # 15
        ("Gửi báo cáo trước ngày 31/01/2024.", ["2024-01-31"]),  # 16
        ("Trả kết quả trong thời hạn 12 ngày làm việc, kể từ ngày nhận đủ hồ sơ.",
         ["12 ngày làm việc / ngày nhận đủ hồ sơ"]),  # 17
        ("Lấy ý kiến gửi về Sở trong thời hạn 10 ngày làm việc (kể từ ngày đăng tin).",
         ["10 ngày làm việc / ngày đăng tin"]),  # 18
        ("Hàng tháng, tổ chức kiểm tra, chấm điểm. Cuối năm, xét chọn.", ["FREQ=MONTHLY"]),  # 19
        ("Định kỳ hằng năm tổ chức sơ kết phong trào.", ["FREQ=YEARLY"]),  # 20
        ("Hoàn thành cung cấp dịch vụ trước 15-8-2023.", ["2023-08-15"]),  # 21
    ],
)  # fmt: skip
def test_deadlines(line: str, times: list[str]) -> None:
    found = record_of(plan(body=f"{BODY}\n\nIII. TỔ CHỨC THỰC HIỆN\n\n1. {line}")).campaign.deadlines
    relative = [one.relative_to and f"{one.relative_to.offset} / {one.relative_to.event}" for one in found]
    assert [one.on or one.rrule or counted for one, counted in zip(found, relative, strict=True)] == times


@pytest.mark.parametrize(
    ("line", "quotas"),
    [
        ("Tặng 06 giấy khen đối với tập thể và 12 giấy khen đối với cá nhân.",
         [("collective", "=", 6, "giấy", None), ("individual", "=", 12, "giấy", None)]),
        ("Danh hiệu Lao động tiên tiến không quá 70% tổng quân số đơn vị.", [("individual", "<=", 70, "%", None)]),
        ("Tặng Giấy khen cho 39 tập thể, 12 hộ gia đình, 88 cá nhân.",
         [("collective", "=", 39, None, None), ("individual", "=", 12, None, None),
          ("individual", "=", 88, None, None)]),
        ("Trong 1 năm không đề nghị 2 hình thức khen thưởng cho một tập thể hoặc một cá nhân.", []),
        ("Hồ sơ 02 bộ bản chính.", []),
        ("Đề nghị tặng Bằng khen cho không quá 02 tập thể và 03 cá nhân.",
         [("collective", "<=", 2, None, None), ("individual", "<=", 3, None, None)]),
        ("Tặng Giấy khen tối đa 20% số đơn vị trong khối.", [("collective", "<=", 20, "%", None)]),
        ("Tặng 05 (năm) Bằng khen của Chủ tịch UBND tỉnh.", [(None, "=", 5, "giấy", None)]),
        ("Mỗi cụm, khối 01 Cờ thi đua của UBND tỉnh.", [(None, "=", 1, "cờ", "unit")]),
        ("Tặng 06 Giấy khen của Chủ tịch UBND huyện.", [(None, "=", 6, "giấy", None)]),
        ("Tuyên truyền tối thiểu 01 gương điển hình mỗi tháng.", []),  # a floor of articles
        ("Đề nghị tặng Bằng khen cho 99 tập thể và 48 cá nhân.",
         [("collective", "=", 99, None, None), ("individual", "=", 48, None, None)]),
        ("Cờ thi đua của UBND tỉnh: 54 tập thể; Chiến sĩ thi đua cấp tỉnh: 60 cá nhân.",
         [("collective", "=", 54, None, None), ("individual", "=", 60, None, None)]),
        ("Tặng Bằng khen cho 46 tập thể và cá nhân.", [("both", "=", 46, None, None)]),
        ("Tặng Giấy khen đối với 2 tập thể: Trường THPT An Phước và Trường THPT Nguyễn Du.",
         [("collective", "=", 2, None, None)]),
        ("Tặng Giấy khen; số lượng hồ sơ thực hiện theo quy định của tỉnh.", [(None, None, None, None, None)]),
        ("Giấy khen của Chủ tịch UBND xã: giao Chủ tịch UBND các xã, thị trấn quy định cụ thể.",
         [(None, None, None, None, None)]),
        ("Tặng Bằng khen, số lượng theo Kế hoạch số 24/KH-UBND.", [(None, None, None, None, None)]),
        ("Tặng Giấy khen cho từng cá nhân và tập thể thực hiện tốt.", [("both", None, None, None, None)]),
        ("Tặng Giấy khen cho từ 03 - 05 tập thể.", [("collective", ">=", 3, None, None)]),
        ("Tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc.", [("both", None, None, None, None)]),
    ],
)  # fmt: skip
def test_quotas(line: str, quotas: list[tuple[str | None, ...]]) -> None:
    awards = record_of(plan(body=f"{BODY}\n\nIII. KHEN THƯỞNG\n\n1. {line}")).campaign.awards
    none = (None,) * 4
    found = [
        (one.recipient, *((q.comparator, q.value, q.unit, q.per) if (q := one.quota) is not None else none))
        for one in awards
    ]
    assert found == quotas


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("Hoàn thành 100% nhiệm vụ Kế hoạch CCHC.", [("=", 100, "%")]),  # 1
        ("Chỉ số cải cách hành chính đạt loại khá trở lên.", [(">=", "khá", None)]),  # 2
        ("95% người dân, tổ chức được khảo sát hiểu rõ.", [("=", 95, "%")]),  # 5
        ("đạt mức xếp loại từ “khá” trở lên.", [(">=", "khá", None)]),  # 6
        ("tỷ lệ điểm chỉ số đạt được năm sau phải cao hơn năm trước.", [("increase", None, None)]),  # 7
        ("đạt tối thiểu trên 90%.", [(">", 90, "%")]),  # 8
        ("đảm bảo chất lượng, tiến độ 100% nhiệm vụ được giao.", [("=", 100, "%")]),  # 9
        ("đạt và vượt các chỉ tiêu được giao.", []),  # 10, no number
        ("Mức độ hài lòng đạt mức trên 80% vào năm 2025.", [(">", 80, "%")]),  # 11
        ("Mức độ hài lòng từ 80% trở lên vào năm 2025.", [(">=", 80, "%")]),  # 12
        ("đạt 87,61 điểm (tăng 1,59 điểm so với năm 2020).", [("=", 87.61, "điểm"), ("increase", 1.59, "điểm")]),  # 13
        ("Nằm trong nhóm 10 địa phương dẫn đầu.", [("<=", 10, "địa phương")]),  # 15
        ("Nằm trong nhóm các cơ quan thực hiện tốt công tác CCHC.", []),  # 16, no number
        ("Tăng trưởng đạt từ 8,3 - 8,5%.", [(">=", 8.3, "%")]),  # 17
        ("Hoàn thành xuất sắc nhiệm vụ được giao.", []),  # 18, praise
        ("Cắt giảm tối thiểu 20% thủ tục và 20% chi phí.", [("decrease", 20, "%"), ("decrease", 20, "%")]),  # 19
    ],
)
def test_targets(line: str, targets: list[tuple[str, float | str | None, str | None]]) -> None:
    found = record_of(plan(body=f"{BODY}\n\nIII. CHỈ TIÊU\n\n1. {line}")).campaign.targets
    assert [(one.comparator, one.grade or one.value, one.unit) for one in found] == targets


@pytest.mark.parametrize(
    ("words", "symbols"),
    [
        ("công văn số 4002/UBND-NC ngày 28/11/2017 của UBND tỉnh", ["4002/UBND-NC"]),
        ("Quyết định 2142/QĐ-UBND ngày 29/12/2023", ["2142/QĐ-UBND"]),
        ("Nghị quyết số 30c/NQ-CP ngày 08/11/2011 của Chính phủ", ["30c/NQ-CP"]),
        ("Văn bản số581/BNV-CCHC", ["581/BNV-CCHC"]),
        ("văn bản số 16/VBHN-VPQH ngày 13/12/2013", ["16/VBHN-VPQH"]),
        ("Chỉ thị số 23/CT- TTg ngày 02/9/2021", ["23/CT-TTg"]),
        ("Chương trình hành động số 09-CTr/TU ngày 14/5/2021 của Tỉnh ủy", ["09-CTr/TU"]),
        ("Công văn số 2231/SNV-CCHC&PC; Báo cáo thẩm định số 18/BCTĐ-STP; Tờ trình số 1494/TTr-SNV",
         ["2231/SNV-CCHC&PC", "18/BCTĐ-STP", "1494/TTr-SNV"]),
        ("Kế hoạch số 16/KH-HĐTĐKT ngày 31/8/2021 của Hội đồng TĐKT Trung ương", ["16/KH-HĐTĐKT"]),
        ("Chỉ thị số 30-CT/TU; Kết luận số 1160-KL/TU", ["30-CT/TU", "1160-KL/TU"]),
        ("Luật Thi đua, khen thưởng ngày 14/6/2005 và ngày 16/11/2013", [None, None]),
        ("Luật Thi đua, khen thưởng năm 2022", [None]),
    ],
)  # fmt: skip
def test_references(words: str, symbols: list[str | None]) -> None:
    references = record_of(plan(preamble=f"Căn cứ {words};")).references
    assert [one.symbol for one in references] == symbols
    assert {one.role for one in references} == {"basis"}
