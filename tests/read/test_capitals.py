"""Letters that a face or a style prints as capitals: kept as typed, recognised as printed, in every form of a plan."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from models.record import CampaignRecord
from pipeline.extract.record import extract
from pipeline.read import read_bytes
from pipeline.read.legacy import with_horns
from tests.read import oldpapers
from tests.read.docx.words import par, read, run


def _told(record: CampaignRecord) -> dict[str, Any]:
    """What the record says, without evidence, texts in small letters."""
    header = record.document.model_dump(exclude={"evidence"})
    header["title"] = header["title"].lower()
    campaign = record.campaign
    return header | {
        "references": [(found.symbol or "").lower() for found in record.references],
        "sections": [(found.role, found.title.lower()) for found in campaign.sections],
        "contents": [found.text for found in campaign.contents],
        "purposes": [found.text for found in campaign.purposes],
        "deadlines": [found.model_dump(exclude={"evidence"}) for found in campaign.deadlines],
    }


@pytest.mark.parametrize("old", [oldpapers.old_docx, oldpapers.old_rtf, oldpapers.old_pdf, oldpapers.caps_docx])
def test_a_plan_headed_in_a_face_of_capitals(old: Callable[[], bytes]) -> None:
    document = read_bytes(old(), "cũ")
    record = extract(document)
    assert _told(record) == _told(extract(read_bytes(oldpapers.modern_docx(), "mới")))
    assert record.document.title == "Phát động phong trào thi đua thực hiện Quyết định số 115/2002/QĐ-TTg năm 2003"
    assert [reference.symbol for reference in record.references] == ["115/2002/QĐ-TTg"] * 2
    assert "ủy ban nhân dân" in document.text
    assert document.printed_text.lower() == document.text.lower()
    assert "HUYỆN CHÂU THÀNH" in document.printed_text


@pytest.mark.parametrize(
    ("runs", "text", "printed"),
    [
        ((run("Kế hoạch", "<w:caps/>"), run(" thi đua")), "Kế hoạch thi đua", "KẾ HOẠCH thi đua"),
        ((run("số 5/QĐ-TTg", "<w:smallCaps/>"),), "số 5/QĐ-TTg", "SỐ 5/QĐ-TTG"),
        ((run("KẾ HOẠCH", "<w:caps/>"),), "KẾ HOẠCH", "KẾ HOẠCH"),
        ((run("Straße ", "<w:caps/>"), run("x")), "Straße x", "STRAßE x"),  # one character stays one
    ],
)
def test_all_caps_of_word(runs: tuple[str, ...], text: str, printed: str) -> None:
    document = read(par(*runs))
    assert (document.text, document.printed_text) == (text, printed)
    assert len(document.source_map.offsets) == len(text)


def test_all_caps_over_an_old_face() -> None:
    """Capitals of the codes are other letters: 'ç' is ọ, 'Ç' is none."""
    old = run(oldpapers.in_tcvn3("Kế hoạch học tập và làm việc"), "<w:rFonts w:ascii='.VnTime'/><w:caps/>")
    rest = run(oldpapers.in_tcvn3(" của các đơn vị trong toàn huyện năm nay"), "<w:rFonts w:ascii='.VnTime'/>")
    document = read(par(old, rest))
    assert document.text == "Kế hoạch học tập và làm việc của các đơn vị trong toàn huyện năm nay"
    assert document.printed_text.startswith("KẾ HOẠCH HỌC TẬP VÀ LÀM VIỆC của")


def test_a_code_typed_in_small_letters_is_as_printed() -> None:
    lines = [par(run(line, "<w:caps/>")) for line in ("ủy ban nhân dân", "xã an bình", "số: 44/kh-ubnd", "kế hoạch")]
    record = extract(read(*lines, "Phát động thi đua", "I. MỤC ĐÍCH", "Động viên cán bộ."))
    assert record.document.symbol == "44/KH-UBND"
    assert record.document.issuer is not None
    assert record.document.issuer.name == "Ủy ban nhân dân xã An Bình"


@pytest.mark.parametrize(
    ("coded", "text"),
    [
        ("Thủ t-ớng, nh- sau, Th- ký, ch-a, -ớc", "Thủ tướng, như sau, Thư ký, chưa, ước"),
        (
            "kinh tế-xã hội, 5-10, QĐ-TTg, Lào - Cai, ra-đi-ô, -tổ",
            "kinh tế-xã hội, 5-10, QĐ-TTg, Lào - Cai, ra-đi-ô, -tổ",
        ),
    ],
)
def test_horns_out_of_hyphens(coded: str, text: str) -> None:
    assert with_horns(coded) == text
