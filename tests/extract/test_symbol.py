"""Number, code, place and date of the heading."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest

from models.document import UnsureWord
from models.header import PlanHeader
from pipeline.extract.record import extract
from pipeline.read import read_bytes
from tests.extract.headed import MOTTO, plan, record_of


def header_of(heading: str) -> PlanHeader:
    return record_of(plan(heading=heading)).document


@pytest.mark.parametrize(
    ("line", "number", "code", "symbol"),
    [
        ("Số: 15/KH-UBND", "15", "KH-UBND", "15/KH-UBND"),
        ("Số: 44 /KH-UBND", "44", "KH-UBND", "44/KH-UBND"),  # a space before the stroke
        ("Số 07/KH-STC", "07", "KH-STC", "07/KH-STC"),  # no colon
        ("Số:581/KH-SNN&PTNT", "581", "KH-SNN&PTNT", "581/KH-SNN&PTNT"),  # nothing behind the colon, an ampersand
        ("Số: 12/KH - UBND", "12", "KH-UBND", "12/KH-UBND"),  # spaces round the hyphen
        ("Sô: 12/KH-UBND", "12", "KH-UBND", "12/KH-UBND"),  # a tone lost in recognition
        ("SỐ: 12/KH-UBND", "12", "KH-UBND", "12/KH-UBND"),
        ("Số: 03/KH-BCĐ389", "03", "KH-BCĐ389", "03/KH-BCĐ389"),  # figures in the code
        ("Số: 09/KH-TTra", "09", "KH-TTra", "09/KH-TTra"),
        ("Số: 30a/KH-UBND", "30a", "KH-UBND", "30a/KH-UBND"),  # a letter behind the number
        ("Số: 5/2024/KH-UBND", "5", "2024/KH-UBND", "5/2024/KH-UBND"),
        ("Số: 04/KHLT-SGDĐT-CĐN", "04", "KHLT-SGDĐT-CĐN", "04/KHLT-SGDĐT-CĐN"),
        ("Số 05-KH/ĐU", "05", "KH/ĐU", "05-KH/ĐU"),  # the Party's way
        ("Số: 18 - KH/TU", "18", "KH/TU", "18-KH/TU"),
        ("15/KH-UBND", "15", "KH-UBND", "15/KH-UBND"),  # without the word
        ("Số: /KH-UBND", None, "KH-UBND", None),
        ("Số:        /KH-UBND", None, "KH-UBND", None),
        ("Số: ....../KH-UBND", None, "KH-UBND", None),
        ("Số: ……/KH-UBND", None, "KH-UBND", None),
        ("Số: 4…/KH-UBND", None, "KH-UBND", None),  # partly blank
        ("Số     -KH/ĐU", None, "KH/ĐU", None),
    ],
)
def test_number(line: str, number: str | None, code: str, symbol: str | None) -> None:
    header = header_of(f"UBND HUYỆN PHÚ LÂM\n\n{MOTTO}\n\n{line}\n\nPhú Lâm, ngày 06 tháng 3 năm 2023")
    assert (header.number, header.code, header.symbol) == (number, code, symbol)
    assert header.states.get("number") == (None if number else "blank")
    assert header.status == ("issued" if number else "draft")
    assert header.issued_on == "2023-03-06"


@pytest.mark.parametrize(
    ("line", "place", "issued_on", "state"),
    [
        ("Phú Lâm, ngày 06 tháng 3 năm 2023", "Phú Lâm", "2023-03-06", None),
        ("Phú Lâm, ngày 15 tháng 12 năm 2023", "Phú Lâm", "2023-12-15", None),
        ("Độc lập - Tự do - Hạnh Phúc Phú Lâm, ngày 06 tháng 3 năm 2023", "Phú Lâm", "2023-03-06", None),  # joined
        ("TP. Cao Lãnh, ngày 6 tháng 3 năm 2023", "Cao Lãnh", "2023-03-06", None),
        ("Bà Rịa - Vũng Tàu, ngày 01 tháng 02 năm 2023", "Bà Rịa - Vũng Tàu", "2023-02-01", None),
        ("Phường 12, ngày 01 tháng 02 năm 2023", "Phường 12", "2023-02-01", None),  # a numbered ward
        ("Phú Lâm, ngày 06/3/2023", "Phú Lâm", "2023-03-06", None),  # figures
        ("Phú Lâm ngày 06 tháng 3 năm 2023", "Phú Lâm", "2023-03-06", None),  # no comma
        ("Ngày 06 tháng 3 năm 2023", None, "2023-03-06", None),  # no place
        ("Phú Lâm, ngày      tháng 4 năm 2026", "Phú Lâm", "2026-04", "blank"),
        ("Phú Lâm, ngày ... tháng ... năm 2026", "Phú Lâm", "2026", "blank"),
        ("Phú Lâm, ngày     tháng     năm 2022", "Phú Lâm", "2022", "blank"),
        ("Phú Lâm, ngày … tháng … năm 202…", "Phú Lâm", None, "blank"),
        ("Phú Lâm, ngày 31 tháng 02 năm 2023", "Phú Lâm", None, "unreadable"),  # no such day
    ],
)
def test_place_and_date(line: str, place: str | None, issued_on: str | None, state: str | None) -> None:
    header = header_of(f"UBND HUYỆN PHÚ LÂM\n\n{MOTTO}\n\nSố: 15/KH-UBND\n\n{line}")
    assert (header.place, header.issued_on, header.states.get("issued_on")) == (place, issued_on, state)
    assert header.status == ("draft" if state == "blank" else "issued")


@pytest.mark.parametrize(
    "heading",
    [
        (
            "UBND HUYỆN PHÚ LÂM CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nPHÒNG NỘI VỤ Độc lập - Tự do - Hạnh phúc\n"
            "Số: 15/KH-PNV Phú Lâm, ngày 06 tháng 3 năm 2023"
        ),
        (
            "UBND HUYỆN PHÚ LÂM PHÒNG NỘI VỤ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc "
            "Số: 15/KH-PNV Phú Lâm, ngày 06 tháng 3 năm 2023"
        ),
        (
            "UBND HUYỆN PHÚ LÂM\nPHÒNG NỘI VỤ\nSố: 15/KH-PNV\n\nCỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
            "Độc lập – Tự do – Hạnh phúc\nPhú Lâm, ngày 06 tháng 3 năm 2023"
        ),  # old tone place, en dashes
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_columns_of_the_heading_joined_in_every_way(heading: str, form: str) -> None:
    header = record_of(unicodedata.normalize(form, plan(heading=heading))).document
    assert header.symbol == "15/KH-PNV"
    assert (header.place, header.issued_on) == ("Phú Lâm", "2023-03-06")
    assert header.issuer is not None
    assert (header.issuer.name, header.issuer.superior) == ("Phòng Nội vụ", "Ủy ban nhân dân huyện Phú Lâm")


def test_a_text_without_heading_is_incomplete_and_takes_no_number_from_its_citations() -> None:
    header = record_of(
        plan(heading="", preamble="Thực hiện Kế hoạch số 9/KH-UBND ngày 02/02/2023 của UBND tỉnh,")
    ).document
    assert header.status == "incomplete"
    assert (header.number, header.code, header.issued_on, header.place) == (None, None, None, None)
    assert header.states["number"] == header.states["issued_on"] == "absent"


@pytest.mark.parametrize(
    ("number", "line", "code"),
    [
        ("Số: j#⁄/KH-UBND", "Phú Lâm, ngày tháng 8# năm 2017", "KH-UBND"),
        ("số: ⁄/Ÿ &H-UBND", "Phú Lâm, ngày/Í tháng 4 năm 2017", None),
        ("Số: KH-UBND", "Phú Lâm, ngày„/Ø tháng 5 năm 2017", None),
    ],
)
def test_what_is_written_by_hand_on_a_scan_is_unreadable_not_absent(number: str, line: str, code: str | None) -> None:
    heading = f"UBND HUYỆN PHÚ LÂM\n{number}\n\n{MOTTO}\n\n{line}"
    document = read_bytes(plan(heading=heading).encode(), "x.txt")
    scan = replace(document, source=document.source.model_copy(update={"origin": "pdf-ocr"}))
    header = extract(scan).document
    assert (header.number, header.symbol, header.issued_on, header.code) == (None, None, None, code)
    assert {header.states[name] for name in ("number", "symbol", "issued_on")} == {"unreadable"}
    assert (header.place, header.status) == ("Phú Lâm", "issued")


@pytest.mark.parametrize(
    ("number", "day", "symbol", "issued_on", "code"),
    [
        ("Số:1242 /KH-UBND", "10", None, "2017-10-10", "KH-UBND"),  # written by hand, read as figures
        ("Số:{34.2 /KH-UBND", "10", None, "2017-10-10", "KH-UBND"),  # and as dirt
        ("Số: 15/KH-UBND", "4O:", "15/KH-UBND", None, "KH-UBND"),
        ("Số: 15/KH-UBND", "40", "15/KH-UBND", None, "KH-UBND"),
    ],
)
def test_figures_that_recognition_gives_up_are_unreadable(
    number: str, day: str, symbol: str | None, issued_on: str | None, code: str
) -> None:
    heading = f"UBND HUYỆN PHÚ LÂM\n\n{MOTTO}\n\n{number}\n\nPhú Lâm, ngày {day} tháng 10 năm 2017"
    document = read_bytes(plan(heading=heading).encode(), "x.txt")
    doubted = number.partition("/")[0] if symbol is None else f"{day} "
    start = document.text.index(doubted)
    unsure = UnsureWord(start, start + len(doubted.rstrip()), doubted.strip(), 30, (), legible=False)
    header = extract(replace(document, unsure=(unsure,))).document
    assert (header.symbol, header.issued_on, header.code) == (symbol, issued_on, code)
    assert header.states.get("symbol") == (None if symbol else "unreadable")
    assert header.states.get("issued_on") == (None if issued_on else "unreadable")
    assert (header.place, header.status) == ("Phú Lâm", "issued")
