"""Remarks on one document."""

from __future__ import annotations

import pytest

from tests.extract.headed import MOTTO, plan, record_of

TITLE = "KẾ HOẠCH\n\nTrồng cây ven đường"


def remarks_of(number: str, date: str = "ngày 06 tháng 3 năm 2023", preamble: str = "Kế hoạch như sau:") -> list[str]:
    heading = f"UBND TỈNH LONG AN\nSỞ TƯ PHÁP\nSố: {number}\n\n{MOTTO}\nLong An, {date}"
    return [remark.code for remark in record_of(plan(heading=heading, title=TITLE, preamble=preamble)).diagnostics]


@pytest.mark.parametrize(
    ("number", "codes"),
    [
        ("15/KH-STP", []),
        ("      /KH-STP", ["blank-number"]),
        ("15/KH-UBND", ["symbol-issuer"]),  # another body's symbol
        ("15/QĐ-STP", ["symbol-type"]),  # another type's
        ("15/QĐ-UBND", ["symbol-issuer", "symbol-type"]),
    ],
)
def test_number(number: str, codes: list[str]) -> None:
    assert remarks_of(number) == codes


@pytest.mark.parametrize(
    ("date", "preamble", "codes"),
    [
        ("ngày     tháng     năm 2023", "Kế hoạch như sau:", ["blank-date"]),
        # a parent that comes after its child
        (
            "ngày 06 tháng 3 năm 2023",
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 07/3/2023 của UBND tỉnh,",
            ["cited-later"],
        ),
        ("ngày 06 tháng 3 năm 2023", "Thực hiện Kế hoạch số 9/KH-UBND ngày 06/3/2023 của UBND tỉnh,", []),
        ("ngày     tháng     năm 2023", "Căn cứ Kế hoạch số 9/KH-UBND ngày 07/3/2023 của UBND tỉnh;", ["blank-date"]),
        # Nghị định 98/2023/NĐ-CP was in force until 2025-07-01
        ("ngày 06 tháng 3 năm 2025", "Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ;", []),
        ("ngày 06 tháng 8 năm 2025", "Căn cứ Nghị định số 98/2023/NĐ-CP của Chính phủ;", ["superseded-law"]),
        ("ngày 06 tháng 8 năm 2025", "Nêu tại Nghị định số 98/2023/NĐ-CP của Chính phủ;", []),  # only mentioned
    ],
)
def test_dates(date: str, preamble: str, codes: list[str]) -> None:
    assert remarks_of("15/KH-STP", date, preamble) == codes


def test_every_remark_has_its_words() -> None:
    heading = f"UBND TỈNH LONG AN\nSỞ TƯ PHÁP\nSố:     /QĐ-UBND\n\n{MOTTO}\nLong An, ngày    tháng    năm 2023"
    remarks = record_of(plan(heading=heading, title=TITLE)).diagnostics
    assert len(remarks) == 4
    assert all(remark.evidence for remark in remarks)
