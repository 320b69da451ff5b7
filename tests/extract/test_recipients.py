"""Nơi nhận."""

from __future__ import annotations

import pytest

from tests.extract.headed import plan, record_of

SIGNED = "\n\nGIÁM ĐỐC\n\nLê Văn Bốn"


@pytest.mark.parametrize(
    ("lines", "recipients"),
    [
        ("Nơi nhận:\n- UBND tỉnh;\n- Sở Nội vụ;\n- Lưu: VT, TH.", ["UBND tỉnh", "Sở Nội vụ", "Lưu: VT, TH"]),
        ("Nơi nhận:\n- UBND tỉnh; Sở Nội vụ;\n- Lưu: VT.", ["UBND tỉnh; Sở Nội vụ", "Lưu: VT"]),  # one per dash
        ("Nơi nhận: - UBND tỉnh; - Sở Nội vụ; - Lưu: VT.", ["UBND tỉnh", "Sở Nội vụ", "Lưu: VT"]),  # on one line
        ("Nơi nhận:\n+ UBND tỉnh;\n+ Lưu: VT.", ["UBND tỉnh", "Lưu: VT"]),
        ("Nơi nhận:\n- UBND tỉnh,\n- Lưu VT.", ["UBND tỉnh,", "Lưu VT"]),
        ("Nơi nhận:\nNhư trên;\nLưu: VT.", ["Như trên", "Lưu: VT"]),  # no dashes
        ("Nơi nhận: Như trên; Lưu: VT.", ["Như trên", "Lưu: VT"]),
        ("Nơi nhận:\n- Các phòng\nTrung tâm Văn hóa;\n- Lưu: VT.", ["Các phòng Trung tâm Văn hóa", "Lưu: VT"]),
        (
            "Nơi nhận: TM. ỦY BAN NHÂN DÂN\n- UBND tỉnh; CHỦ TỊCH\n- Lưu: VT.",
            ["UBND tỉnh", "Lưu: VT"],
        ),  # joined columns
        ("", []),
    ],
)
def test_recipients(lines: str, recipients: list[str]) -> None:
    header = record_of(plan(closing=lines + SIGNED)).document
    assert list(header.recipients) == recipients
    assert header.states.get("recipients") == (None if recipients else "absent")


def test_where_dossiers_are_received_is_no_list_of_recipients() -> None:
    body = "I. NỘI DUNG\n\n1. Trồng cây.\n\nNơi nhận hồ sơ là bộ phận một cửa."
    assert record_of(plan(body=body, closing=SIGNED)).document.recipients == ()
