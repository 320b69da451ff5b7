"""Plans that a decision issues: in one file with it, or alone with the line that names it."""

from __future__ import annotations

import pytest

from pipeline.extract.attachment import plan_title
from tests.extract.headed import BODY, MOTTO, record_of

DECISION = f"""ỦY BAN NHÂN DÂN
TỈNH TÂY NINH

{MOTTO}

Số: 77/QĐ-UBND

Tây Ninh, ngày 05 tháng 4 năm 2023

QUYẾT ĐỊNH

Về việc ban hành Kế hoạch phát động phong trào thi đua “Bến sông sạch” năm 2023

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;

QUYẾT ĐỊNH:

Điều 1. Ban hành kèm theo Quyết định này Kế hoạch phát động phong trào thi đua “Bến sông sạch” năm 2023.

Điều 2. Quyết định này có hiệu lực từ ngày ký; 100% cơ quan chịu trách nhiệm thi hành.

Nơi nhận:
- Thường trực Tỉnh ủy;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Trần Thị Sáu
"""
PLAN_TITLE = "KẾ HOẠCH\n\nPhát động phong trào thi đua “Bến sông sạch” năm 2023"
ISSUED_WITH = "(Ban hành kèm theo Quyết định số 77/QĐ-UBND ngày 05/4/2023 của UBND tỉnh Tây Ninh)"
LETTERHEADS = {
    "bare": "",
    "motto": MOTTO,
    "numbered": f"ỦY BAN NHÂN DÂN\nTỈNH TÂY NINH\n\n{MOTTO}\n\nSố: 31/KH-UBND\n\nTây Ninh, ngày 05 tháng 4 năm 2023",
}


@pytest.mark.parametrize("letterhead", LETTERHEADS.values(), ids=LETTERHEADS)
def test_a_decision_with_its_plan_is_the_decision_with_the_contents_of_the_plan(letterhead: str) -> None:
    record = record_of("\n\n".join(part for part in (DECISION, letterhead, PLAN_TITLE, ISSUED_WITH, BODY) if part))
    head = record.document
    assert (head.genre, head.doc_type, head.symbol, head.is_campaign) == ("decision", "QĐ", "77/QĐ-UBND", True)
    assert head.signer is not None
    assert (head.signer.name, head.recipients) == ("Trần Thị Sáu", ("Thường trực Tỉnh ủy", "Lưu: VT"))
    assert [item.text for item in record.campaign.contents] == ["Trồng cây hai bên đường liên xã"]
    assert record.campaign.name == "phát động phong trào thi đua “Bến sông sạch” năm 2023"
    assert record.campaign.targets == ()
    assert "77/QĐ-UBND" not in {reference.symbol for reference in record.references}


def test_the_number_of_the_plan_is_kept_beside_that_of_the_decision() -> None:
    record = record_of("\n\n".join((DECISION, LETTERHEADS["numbered"], PLAN_TITLE, ISSUED_WITH, BODY)))
    assert [(reference.doc_type, reference.symbol) for reference in record.references if reference.symbol] == [
        ("KH", "31/KH-UBND")
    ]


def test_a_decision_without_a_plan_keeps_its_own_body() -> None:
    record = record_of(f"{DECISION}\n\nDANH SÁCH\n\n1. Phường Một\n\n2. Phường Hai")
    assert record.document.symbol == "77/QĐ-UBND"
    assert record.campaign.contents == ()


@pytest.mark.parametrize(
    "line",
    [
        ISSUED_WITH,
        "(Kèm theo Quyết định số 77/QĐ-UBND ngày 05 tháng 4 năm 2023 của Ủy ban nhân dân tỉnh Tây Ninh)",
        "Ban hành kèm theo Quyết định 77/QĐ-UBND ngày 05/4/2023 của UBND tỉnh Tây Ninh",
    ],
)
def test_a_plan_alone_goes_by_the_number_of_its_decision(line: str) -> None:
    record = record_of(f"{PLAN_TITLE}\n\n{line}\n\n{BODY}")
    head = record.document
    assert (head.genre, head.doc_type, head.symbol, head.issued_on) == ("plan", "KH", "77/QĐ-UBND", "2023-04-05")
    assert head.issuer is not None
    assert (head.issuer.name, head.status) == ("Ủy ban nhân dân tỉnh Tây Ninh", "issued")
    assert {"number", "code", "symbol", "issued_on", "issuer"} <= set(head.inferred)
    assert record.diagnostics == () or all(remark.code != "symbol-type" for remark in record.diagnostics)


def test_a_plan_with_a_number_of_its_own_cites_its_decision() -> None:
    record = record_of(f"{LETTERHEADS['numbered']}\n\n{PLAN_TITLE}\n\n{ISSUED_WITH}\n\n{BODY}")
    assert record.document.symbol == "31/KH-UBND"
    assert [reference.symbol for reference in record.references] == ["77/QĐ-UBND"]


@pytest.mark.parametrize(
    ("title", "plan"),
    [
        ("Về việc ban hành Kế hoạch phát động phong trào trồng rừng", "phát động phong trào trồng rừng"),
        ("Phê duyệt Kế hoạch kiểm tra chợ", "kiểm tra chợ"),
        ("Về việc thành lập Hội đồng sáng kiến", None),
        (None, None),
    ],
)
def test_the_title_of_a_plan_in_that_of_its_decision(title: str | None, plan: str | None) -> None:
    assert plan_title(title) == plan


@pytest.mark.parametrize(
    ("cue", "role"), [("Thực hiện", "parent"), ("Triển khai", "parent"), ("Hưởng ứng", "parent"), ("Căn cứ", "basis")]
)
def test_the_plan_behind_a_decision_says_itself_what_it_carries_out(cue: str, role: str) -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN PHÚ LÂM\n\nSố: 215/QĐ-UBND\n\nPhú Lâm, ngày 06 tháng 3 năm 2023\n\n"
        "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch phát động phong trào thi đua trồng cây năm 2023\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN HUYỆN PHÚ LÂM\n\nCăn cứ Luật Thi đua, khen thưởng ngày 15/6/2022;\n\n"
        "QUYẾT ĐỊNH:\n\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch trồng cây.\n\n"
        "Nơi nhận:\n- Như Điều 1.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Bốn\n\n"
        "KẾ HOẠCH\nPhát động phong trào thi đua trồng cây năm 2023\n\n"
        f"{cue} Kế hoạch số 52/KH-UBND ngày 02/3/2023 của Ủy ban nhân dân tỉnh An Giang về cây xanh đô thị, "
        "UBND huyện xây dựng kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\n1. Phủ xanh các tuyến đường.\n\n"
        "II. NỘI DUNG\n\n1. Trồng cây theo Kế hoạch số 7/KH-UBND ngày 01/02/2023 của Ủy ban nhân dân tỉnh An Giang."
    )
    roles = {one.symbol: one.role for one in record_of(text).references}
    assert (roles["52/KH-UBND"], roles["7/KH-UBND"]) == (role, "mention")
