"""Contradictions inside one document: dates, weekdays, citations, numbers of items, parts that the law asks for."""

from __future__ import annotations

import pytest

from models.diagnostics import Diagnostic
from tests.extract.headed import CLOSING, MOTTO, plan, record_of

COMPLETE = """I. MỤC ĐÍCH

1. Phủ xanh các tuyến đường trên địa bàn huyện.

II. ĐỐI TƯỢNG, THỜI GIAN

1. Đối tượng: cán bộ, nhân dân trong huyện.

2. Thời gian: từ ngày 10/3/2023 đến hết ngày 30/11/2023.

III. NỘI DUNG

1. Trồng cây hai bên đường liên xã.

IV. TIÊU CHÍ

1. Đối với tập thể: trồng ít nhất 50 cây.

V. KHEN THƯỞNG

Chủ tịch UBND huyện tặng Giấy khen cho các tập thể.

VI. TỔ CHỨC THỰC HIỆN

1. Phòng Nông nghiệp tổng kết phong trào trong tháng 12/2023."""


def remarks(body: str = COMPLETE, **parts: str) -> list[Diagnostic]:
    record = record_of(plan(body=body, **parts))
    assert record.text is not None
    for remark in record.diagnostics:
        assert remark.evidence
        assert remark.message.endswith(".")
        assert all(record.text[span.start : span.end] == span.text for span in remark.evidence)
    return list(record.diagnostics)


def codes(body: str = COMPLETE, **parts: str) -> list[str]:
    return [remark.code for remark in remarks(body, **parts)]


def test_a_sound_plan_has_no_remark() -> None:
    assert codes() == []


@pytest.mark.parametrize(
    ("title", "stretch", "expected"),
    [
        ("năm 2023", "từ ngày 10/3/2023 đến hết ngày 30/11/2023", []),
        ("giai đoạn 2023 - 2025", "từ năm 2023 đến năm 2025", []),
        ("giai đoạn 2023-2025", "từ ngày 10/3/2023 đến hết ngày 30/11/2025", []),
        ("", "từ ngày 10/3/2023 đến hết ngày 30/11/2029", []),  # the title has no year
        ("năm 2023", "từ ngày 10/3/2023 đến hết ngày 30/4/2024", [("period-title", 2)]),
        ("năm 2023", "từ ngày 10/3/2024 đến hết ngày 30/4/2024", [("period-title", 3)]),
        ("giai đoạn 2023-2025", "từ năm 2022 đến năm 2025", [("period-title", 2)]),
        ("năm 2023", "từ ngày 30/11/2023 đến hết ngày 10/3/2023", [("period-reversed", 3)]),
    ],
)
def test_period(title: str, stretch: str, expected: list[tuple[str, int]]) -> None:
    body = COMPLETE.replace("từ ngày 10/3/2023 đến hết ngày 30/11/2023", stretch)
    found = remarks(body, title=f"KẾ HOẠCH\n\nPhát động phong trào thi đua trồng cây {title}".rstrip())
    assert [(remark.code, remark.severity) for remark in found if remark.code.startswith("period")] == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Họp vào thứ Hai, ngày 13/3/2023.", []),
        ("Họp vào Thứ 2 ngày 13 tháng 3 năm 2023.", []),
        ("Họp ngày 12/3/2023 (Chủ nhật).", []),
        ("Họp lần thứ ba ngày 13/3/2023.", []),  # the third meeting
        ("Họp thứ Ba ngày 13/3.", []),  # no year is printed
        ("Họp vào thứ Ba, ngày 13/3/2023.", ["Ngày 13/03/2023 là thứ hai, không phải thứ ba."]),
        ("Họp ngày 13/3/2023 (thứ Bảy).", ["Ngày 13/03/2023 là thứ hai, không phải thứ bảy."]),
    ],
)
def test_weekday(words: str, expected: list[str]) -> None:
    found = remarks(COMPLETE.replace("1. Trồng cây hai bên", f"1. {words[:-1]} để trồng cây hai bên"))
    assert [remark.message for remark in found if remark.code == "weekday"] == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("số 9/KH-UBND ngày 02/3/2023 về trồng cây", "số 9/KH-UBND ngày 02/3/2023", []),
        ("số 9/KH-UBND ngày 02/3/2023 về trồng cây", "số 9/KH-UBND ngày 03/3/2023", ["cited-dates"]),
        ("số 9/KH-UBND ngày 02/3/2023 về trồng cây", "số 9/KH-UBND ngày 02/3/2022 về trồng cây", ["cited-dates"]),
        # the number of another year is another document
        ("số 9/KH-UBND ngày 02/3/2023 về trồng cây", "số 9/KH-UBND ngày 05/4/2021 về thu gom rác", []),
        ("số 9/KH-UBND ngày 02/3/2023 về trồng cây", "số 9/KH-UBND về thu gom rác thải", ["cited-titles"]),
        ("số 9/KH-UBND ngày 02/3/2023 về việc trồng cây ven đường", "số 9/KH-UBND về trồng cây", []),
    ],
)
def test_one_document_cited_twice(first: str, second: str, expected: list[str]) -> None:
    found = codes(
        COMPLETE.replace("1. Trồng cây hai bên đường", f"1. Trồng cây theo Kế hoạch {second}; chăm sóc cây ở đường"),
        preamble=f"Căn cứ Kế hoạch {first};",
    )
    assert found == expected


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        (("1.", "2.", "3."), []),
        (("a)", "b)", "c)", "d)", "đ)", "e)", "g)"), []),
        (("a)", "b)", "c)", "d)", "e)", "f)"), []),  # without đ, as typists number
        (("1.", "2.", "2.", "3."), ["numbering-repeated"]),
        (("1.", "2.", "4."), ["numbering-gap"]),
        (("a)", "b)", "d)"), ["numbering-gap"]),
        (("1.", "2.", "1.", "2."), []),  # another list
    ],
)
def test_numbering_of_items(labels: tuple[str, ...], expected: list[str]) -> None:
    listed = "\n\n".join(f"{label} Chăm sóc vườn ươm số {index}." for index, label in enumerate(labels))
    found = codes(COMPLETE.replace("1. Trồng cây hai bên đường liên xã.", listed))
    assert [code for code in found if code.startswith("numbering")] == expected


def test_numbering_of_sections() -> None:
    assert codes(COMPLETE.replace("VI. TỔ", "VIII. TỔ")) == ["numbering-gap"]


@pytest.mark.parametrize(
    ("heading", "part"),
    [("III. NỘI DUNG", "nội dung"), ("V. KHEN THƯỞNG", "khen thưởng"), ("II. ĐỐI TƯỢNG, THỜI GIAN", "đối tượng")],
)
def test_a_part_that_the_law_asks_for_is_missed(heading: str, part: str) -> None:
    sections = COMPLETE.split("\n\n")
    start = sections.index(heading)
    end = next((index for index in range(start + 1, len(sections)) if sections[index].isupper()), len(sections))
    found = remarks("\n\n".join(sections[:start] + sections[end:]))
    missing = [remark.message for remark in found if remark.code == "missing-legal-part"]
    assert len(missing) == 1
    assert part in missing[0]


def test_a_plan_that_launches_nothing_needs_no_parts_of_a_campaign() -> None:
    found = codes("I. NỘI DUNG\n\n1. Kiểm tra chợ.", title="KẾ HOẠCH\n\nKiểm tra chợ năm 2023", closing=CLOSING)
    assert found == []


@pytest.mark.parametrize(
    ("line", "severities"),
    [
        ("tặng 10 Giấy khen, trong đó: 06 Giấy khen cho các xã; 04 Giấy khen cho các cơ quan.", []),
        (
            "tặng 10 Giấy khen, trong đó: 06 Giấy khen cho các xã; 05 Giấy khen cho các cơ quan.",
            [3],
        ),  # one too many
        ("tặng 10 Giấy khen, trong đó: 06 Giấy khen cho các xã; 03 Giấy khen cho các cơ quan.", [2]),  # fewer
        ("tặng Giấy khen cho 10 tập thể và 12 cá nhân (tổng số 22 Giấy khen).", []),
        ("tặng Giấy khen cho 10 tập thể.", []),
    ],
)
def test_parts_of_a_quota(line: str, severities: list[int]) -> None:
    body = COMPLETE.replace("tặng Giấy khen cho các tập thể.", line)
    assert [remark.severity for remark in remarks(body) if remark.code == "quota-sum"] == severities


@pytest.mark.parametrize(
    ("words", "contradict"),
    [
        ("đạt tối thiểu trên 90%", True),
        ("đạt tối đa trên 90%", True),
        ("không quá ít nhất 5%", True),
        ("phải đạt ít nhất dưới 80%", True),
        ("đạt trên 90% trở lên", True),
        ("đạt tối thiểu 90%", False),
        ("đạt trên 90%", False),
        ("đạt từ 90% trở lên", False),
        ("không quá 5%", False),
        ("giảm ít nhất 5%", False),
    ],
)
def test_words_of_comparison(words: str, *, contradict: bool) -> None:
    body = COMPLETE.replace("trồng ít nhất 50 cây.", f"tỷ lệ cây sống {words}.")
    assert ("comparator-contradiction" in codes(body)) is contradict


@pytest.mark.parametrize(
    ("number", "body", "fires"),
    [
        ("15/KH-UBND", "ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LÂM", False),
        ("15/KH-SNV", "ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LÂM", True),
        ("15-KH/HĐTN", "HUYỆN ĐOÀN PHÚ LÂM", False),
        ("15/KH-UBND", "HUYỆN ĐOÀN PHÚ LÂM", True),
        ("15/KH-TTYT", "TRUNG TÂM Y TẾ PHÚ LÂM", False),  # no table has it, nobody else signs so
        ("15/KH-BVVT", "BỆNH VIỆN HỮU NGHỊ VIỆT TIỆP", False),
        ("15/KH-CĐCS", "CĐCS CÔNG TY MAY PHÚ LÂM", False),
        ("15/KH-SGDĐT", "TRƯỜNG THPT PHÚ LÂM", True),
    ],
)
def test_the_symbol_against_who_issues(number: str, body: str, *, fires: bool) -> None:
    heading = f"{body}\n\n{MOTTO}\n\nSố: {number}\n\nPhú Lâm, ngày 06 tháng 3 năm 2023"
    assert ("symbol-issuer" in codes(heading=heading)) is fires


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("tặng 06 (bảy) Giấy khen.", True),
        ("tặng 15 (mười bốn) Giấy khen.", True),
        ("tặng 06 (sáu) Giấy khen.", False),
        ("tặng 25 (hai mươi lăm) Giấy khen.", False),
        ("tặng 05 (năm) Giấy khen.", False),
        ("tặng Giấy khen cho 03 (xã điểm) tập thể.", False),
    ],
)
def test_a_number_against_its_words(line: str, *, fires: bool) -> None:
    body = COMPLETE.replace("tặng Giấy khen cho các tập thể.", line)
    assert ("number-words" in codes(body)) is fires


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("tặng Giấy khen cho các tập thể. Số lượng: theo Kế hoạch số 52/KH-UBND.", True),
        ("tặng Giấy khen cho các tập thể; số lượng do Hội đồng thi đua xem xét.", True),
        ("tặng Giấy khen cho các tập thể; giao Chủ tịch UBND các xã, thị trấn quy định cụ thể.", True),
        ("tặng Giấy khen cho 10 tập thể.", False),
        ("tặng Giấy khen cho 10 tập thể; hồ sơ theo Kế hoạch số 52/KH-UBND.", False),
        ("tặng Giấy khen cho các tập thể; số lượng: 10 Giấy khen.", False),
    ],
)
def test_a_number_of_awards_that_stands_elsewhere(line: str, *, fires: bool) -> None:
    body = COMPLETE.replace("tặng Giấy khen cho các tập thể.", line)
    assert ("quota-elsewhere" in codes(body)) is fires
    assert all(award.quota is None for award in record_of(plan(body=body)).campaign.awards) is ("10" not in line)


@pytest.mark.parametrize(
    ("second", "fires"), [("Số: 30-KHLT/TĐTN", True), ("Số: 12/KHLT-SNV", False), ("Nghệ An", False)]
)
def test_a_joint_plan_with_two_numbers(second: str, *, fires: bool) -> None:
    heading = f"SỞ NỘI VỤ\nTỈNH ĐOÀN NGHỆ AN\n\nSố: 12/KHLT-SNV\n\n{second}\n\nNghệ An, ngày 06 tháng 3 năm 2023"
    title = "KẾ HOẠCH LIÊN TỊCH\nPhát động phong trào thi đua trồng cây năm 2023"
    assert ("second-symbol" in codes(heading=heading, title=title)) is fires
