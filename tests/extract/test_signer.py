"""Signature blocks."""

from __future__ import annotations

import pytest

from models.header import Signer
from tests.extract.headed import plan, record_of

LIST = "Nơi nhận:\n- UBND tỉnh;\n- Lưu: VT."


@pytest.mark.parametrize(
    ("block", "name", "position", "capacity"),
    [
        ("GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Giám đốc", None),
        ("TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Chủ tịch", "TM."),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Chủ tịch", "KT."),
        ("TM.UBND\nKT.CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Chủ tịch", "KT."),
        ("TM. ỦY BAN NHÂN DÂN\nK/ CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Chủ tịch", "KT."),  # OCR
        ("KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Giám đốc", "KT."),
        ("KT. GIÁM ĐỐC PHÓ GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Giám đốc", "KT."),  # on one line
        ("KT. GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", None, "KT."),  # the post signed for is not the signer's
        ("TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\n\nLê Văn Bốn", "Lê Văn Bốn", "Chánh Văn phòng", "TL."),
        ("TUQ. CHỦ TỊCH\nTRƯỞNG PHÒNG NỘI VỤ\n\nLê Văn Bốn", "Lê Văn Bốn", "Trưởng phòng Nội vụ", "TUQ."),
        ("KT. HIỆU TRƯỞNG\nP. HIỆU TRƯỞNG\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Hiệu trưởng", "KT."),
        ("KT. GIÁM ĐỐC\nP.GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Giám đốc", "KT."),
        ("T.M ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Chủ tịch", "TM."),
        ("TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND HUYỆN\n\nLê Văn Bốn", "Lê Văn Bốn", "Trưởng ban", None),
        ("KT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nGIÁM ĐỐC SỞ TƯ PHÁP\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Trưởng ban", "KT."),
        (
            "TL. BỘ TRƯỞNG\nVỤ TRƯỞNG VỤ THI ĐUA - KHEN THƯỞNG\n\nLê Văn Bốn",
            "Lê Văn Bốn",
            "Vụ trưởng Vụ Thi đua - Khen thưởng",
            "TL.",
        ),
        ("TRẠM TRƯỞNG\n\nBS. Lê Văn Bốn", "Lê Văn Bốn", "Trạm trưởng", None),
        ("TM. LIÊN ĐỘI\nTỔNG PHỤ TRÁCH\n\nLê Văn Bốn", "Lê Văn Bốn", "Tổng phụ trách", "TM."),
        ("CHÍNH ỦY\n\nĐại tá Lê Văn Bốn", "Lê Văn Bốn", "Chính ủy", None),
        ("TIỂU ĐOÀN TRƯỞNG\n\nThiếu tá Lê Văn Bốn", "Lê Văn Bốn", "Tiểu đoàn trưởng", None),
        ("KT. TƯ LỆNH\nPHÓ TƯ LỆNH\n\nThiếu tướng Lê Văn Bốn", "Lê Văn Bốn", "Phó Tư lệnh", "KT."),
        ("ĐỒN TRƯỞNG\n\nTrung tá Lê Văn Bốn", "Lê Văn Bốn", "Đồn trưởng", None),
        ("CHÍNH TRỊ VIÊN\n\nĐại úy Lê Văn Bốn", "Lê Văn Bốn", "Chính trị viên", None),
        ("Q. GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Giám đốc", "Q."),
        ("T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Bí thư", "TM."),
        ("T/M ĐẢNG ỦY\nK/T BÍ THƯ\nPHÓ BÍ THƯ\n\nLê Văn Bốn", "Lê Văn Bốn", "Phó Bí thư", "KT."),
        ("T/L BAN THƯỜNG VỤ\nCHÁNH VĂN PHÒNG\n\nLê Văn Bốn", "Lê Văn Bốn", "Chánh Văn phòng", "TL."),
        ("HIỆU TRƯỞNG\n\nTHS. LÊ VĂN BỐN", None, "Hiệu trưởng", None),  # THS is none of the known degrees
        ("HIỆU TRƯỞNG\n\nThS. Lê Văn Bốn", "Lê Văn Bốn", "Hiệu trưởng", None),
        ("HIỆU TRƯỞNG\n\nLÊ VĂN BỐN", "LÊ VĂN BỐN", "Hiệu trưởng", None),
        ("GIÁM ĐỐC\n\nSỞ TƯ PHÁP\n\nLê Văn Bốn", "Lê Văn Bốn", "Giám đốc", None),  # a body in capitals is no person
        ("GIÁM ĐỐC\n\nPHO GIÁAM ĐỌC", None, "Giám đốc", None),  # recognised badly
        ("TM. ĐOÀN KIỂM TRA\nTRƯỞNG ĐOÀN\n\nLê Văn Bốn\nPHÓ GIÁM ĐỐC\nSỞ TƯ PHÁP", "Lê Văn Bốn", "Trưởng đoàn", "TM."),
        ("GIÁM ĐỐC\n\nĐại tá Lê Văn Bốn", "Lê Văn Bốn", "Giám đốc", None),
        ("GIÁM ĐỐC\n\n(Đã ký)\n\nLê Văn Bốn", "Lê Văn Bốn", "Giám đốc", None),
        ("GIÁM ĐỐC\n\n(Đã ký) Lê Văn Bốn", "Lê Văn Bốn", "Giám đốc", None),
        ("CHỦ TỊCH\n\nH'Yim Kđoh", "H'Yim Kđoh", "Chủ tịch", None),
        ("CHỦ TỊCH\n\nY Thanh Hà Niê Kđăm", "Y Thanh Hà Niê Kđăm", "Chủ tịch", None),
        ("GIÁM ĐỐC", None, "Giám đốc", None),  # a draft
    ],
)
@pytest.mark.parametrize("first", [True, False], ids=["signature first", "recipients first"])
def test_block(block: str, name: str | None, position: str | None, capacity: str | None, *, first: bool) -> None:
    closing = f"{block}\n\n{LIST}" if first else f"{LIST}\n\n{block}"
    signer = record_of(plan(closing=closing)).document.signer
    assert signer == Signer.model_validate({"name": name, "position": position, "capacity": capacity})


@pytest.mark.parametrize(
    ("closing", "name", "position"),
    [
        ("GIÁM ĐỐC\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT.\nA.Trang", None, "Giám đốc"),  # a drafter's initial
        ("Nơi nhận: GIÁM ĐỐC\n- UBND tỉnh;\n- Lưu: VT.", None, "Giám đốc"),  # two columns joined
        (
            "PHÊ DUYỆT CỦA GIÁM ĐỐC\n\nTrần Thị Năm\n\nTRƯỞNG PHÒNG\n\nLê Văn Bốn\n\nNơi nhận:\n- Lưu: VT.",
            "Lê Văn Bốn",
            "Trưởng phòng",
        ),
        ("GIÁM ĐỐC\n\nLê Văn Bốn", "Lê Văn Bốn", "Giám đốc"),  # no list at all
    ],
)
def test_who_is_not_the_signer(closing: str, name: str | None, position: str) -> None:
    signer = record_of(plan(closing=closing)).document.signer
    assert signer is not None
    assert (signer.name, signer.position) == (name, position)


def test_a_heading_that_begins_with_the_letters_of_an_authority_is_no_signature() -> None:
    body = "I. NỘI DUNG\n\n1. Trồng cây.\n\nQUY ĐỊNH CHUNG\n\nTMĐT VÀ KTXH\n\nKTX XANH"
    assert record_of(plan(body=body, closing="")).document.signer is None


def test_an_annex_behind_the_signature_is_not_read_for_it() -> None:
    annex = "PHỤ LỤC\n\nBIỂU MẪU BÁO CÁO\n\nTHỦ TRƯỞNG ĐƠN VỊ\n\nTrần Thị Năm"
    closing = f"GIÁM ĐỐC\n\nLê Văn Bốn\n\nNơi nhận:\n- Lưu: VT.\n\n{annex}"
    signer = record_of(plan(closing=closing)).document.signer
    assert signer is not None
    assert signer.name == "Lê Văn Bốn"


def test_a_plan_issued_with_a_decision_leaves_the_decision_its_signer() -> None:
    attached = "KẾ HOẠCH\n\nTrồng cây\n\nI. MỤC ĐÍCH\n\n1. Phủ xanh.\n\nTRƯỞNG BAN\n\nTrần Thị Năm"
    closing = f"Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nLê Văn Bốn\n\n{attached}"
    header = record_of(plan(title="QUYẾT ĐỊNH\n\nVề việc ban hành Kế hoạch trồng cây", closing=closing)).document
    assert header.genre == "decision"
    assert header.signer is not None
    assert header.signer.name == "Lê Văn Bốn"
