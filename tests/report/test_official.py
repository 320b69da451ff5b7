"""The formal report, opened again: layout of NĐ 30/2020/NĐ-CP, both quotes with pages, neutral requests; printed."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.reconciliation import Finding
from pipeline.report import Language
from pipeline.report.compared import Compared
from pipeline.report.official import formal_report
from tests.report.plans import aligned, child_plan, parent_plan, reconciliation, record

PARENT, CHILD, SECOND = parent_plan(), child_plan(), child_plan("second", "Ủy ban nhân dân xã Bình Lộc")
FEW = (Finding(rule="R14", outcome="ok", severity=3, message="Chỉ tiêu không thấp hơn cấp trên."),)
ONE = (Compared(CHILD, aligned(CHILD, PARENT), PARENT),)
BOTH = (*ONE, Compared(SECOND, reconciliation(SECOND, PARENT, findings=FEW), PARENT))


def opened(pairs: tuple[Compared, ...] = BOTH, language: Language = "vi") -> Any:
    return docx.Document(io.BytesIO(formal_report(pairs, language=language)))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: Any) -> list[str]:
    return [cell.text for table in document.tables for row in table.rows for cell in row.cells]


def test_page_and_margins() -> None:
    section = opened().sections[0]
    assert [round(side.mm) for side in (section.page_width, section.page_height)] == [210, 297]
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 20]


def test_the_font_is_times_new_roman_of_thirteen_or_fourteen_points() -> None:
    document = opened()
    fonts = document.styles["Normal"].element.rPr.rFonts
    assert {fonts.get(f"{{{fonts.nsmap['w']}}}{name}") for name in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "Times New Roman"
    }
    body = [p for p in document.paragraphs if p.text and not p.text.startswith("Quy tắc")]
    assert {run.font.size.pt for paragraph in body for run in paragraph.runs} == {14}


def test_pages_are_numbered_at_the_top_centre_but_not_the_first() -> None:
    section = opened().sections[0]
    assert section.different_first_page_header_footer
    paragraph = section.header.paragraphs[0]
    assert paragraph.alignment == 1
    assert " PAGE " in paragraph._p.xml
    assert section.first_page_header.paragraphs[0].text == ""


def test_the_head_is_ready_to_be_filled_in() -> None:
    head = [cell.text for row in opened().tables[0].rows for cell in row.cells]
    assert head[0].startswith("TÊN CƠ QUAN CHỦ QUẢN\nTÊN CƠ QUAN BAN HÀNH")
    assert head[1].startswith("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc")
    assert head[2].startswith("Số:  ")
    assert not any(character.isdigit() for text in head for character in text), "number and day are left blank"


def test_the_parts_in_their_order() -> None:
    told = lines(opened())
    parts = ["BÁO CÁO", "I. TÓM TẮT KẾT QUẢ", "II. CÁC NỘI DUNG CẦN XEM XÉT", "1. Vi phạm (2)", "2. Cảnh báo (1)",
             "3. Không so sánh được (1)", "III. ĐỀ NGHỊ"]  # fmt: skip
    places = [told.index(part) for part in parts]
    assert places == sorted(places)
    subject = told[told.index("BÁO CÁO") + 1]
    assert subject.startswith("Kết quả đối chiếu các kế hoạch triển khai Kế hoạch số 12/KH-UBND ngày 06/02/2024")
    assert any(line.startswith("Căn cứ Kế hoạch số 12/KH-UBND ngày 06/02/2024 của Ủy ban") for line in told)


def test_a_finding_has_both_quotes_with_their_pages() -> None:
    document = opened(ONE)
    assert "1.2. Chỉ tiêu giảm giấy in thấp hơn cấp trên." in lines(document)
    shown = cells(document)
    assert "Giảm 20%\n“Giảm ít nhất 20% lượng giấy in so với năm 2023.” (trang 2)" in shown
    assert "Giảm 15%\n“Giảm ít nhất 15% lượng giấy in so với năm 2023.” (trang 1)" in shown
    assert "Kế hoạch cấp trên không có đoạn nào về nội dung này." in shown, "a silent side says so"


def test_requests_are_neutral_and_name_the_points() -> None:
    told = lines(opened())
    requests = told[told.index("III. ĐỀ NGHỊ") + 1 :]
    assert requests[0] == (
        "1. Đề nghị Ủy ban nhân dân huyện Sơn Trà Nam xem xét các nội dung nêu tại mục II (điểm 1.1, 1.2, 2.1), giải"
        " trình hoặc điều chỉnh nếu cần."
    )
    assert not any(word in " ".join(requests).lower() for word in ("vi phạm", "xử lý", "kỷ luật", "sai phạm"))
    assert not any("Bình Lộc" in line for line in requests), "nothing is asked of a plan in order"


def test_a_plan_in_order_is_asked_nothing() -> None:
    assert "Không có nội dung nào phải đề nghị xem xét." in lines(opened(BOTH[1:]))


def test_recipients_and_signature_are_blank() -> None:
    left, right = opened().tables[-1].rows[0].cells
    assert left.text.startswith("Nơi nhận:\n- …")
    assert right.text.startswith("QUYỀN HẠN, CHỨC VỤ CỦA NGƯỜI KÝ")


def test_english_words_stand_round_vietnamese_quotes() -> None:
    document = opened(ONE, "en")
    assert "II. POINTS TO CONSIDER" in lines(document)
    assert any("“Giảm ít nhất 15% lượng giấy in so với năm 2023.” (page 1)" in text for text in cells(document))


def test_the_same_pairs_give_the_same_bytes() -> None:
    assert formal_report(BOTH) == formal_report(BOTH)


def test_without_pairs_or_parent_it_still_opens() -> None:
    assert "Không có." in lines(opened(()))
    alone = (Compared(CHILD, reconciliation(CHILD, None), None),)
    assert any("Kế hoạch số 07/KH-UBND" in line for line in lines(opened(alone)))


@given(st.text(max_size=30))
@settings(max_examples=25, deadline=None)
def test_no_text_breaks_the_file(text: str) -> None:
    finding = Finding(rule="R14", outcome="violation", severity=1, message=f"a{text}b")
    plan = record("odd", document=CHILD.document.model_copy(update={"title": text, "symbol": f"x{text}"}))
    document = opened((Compared(plan, reconciliation(plan, None, findings=(finding,))),))
    assert any(line.startswith("1.1. a") for line in lines(document))


def test_printed_it_keeps_to_its_pages(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "report.docx").write_bytes(formal_report(BOTH))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    done = subprocess.run(
        [office, profile, "--headless", "--convert-to", "pdf", "report.docx"], cwd=tmp_path, capture_output=True,
        timeout=120, check=False,
    )  # fmt: skip
    if not (tmp_path / "report.pdf").exists():
        pytest.skip(f"LibreOffice cannot print here: {done.stderr.decode()[:200]}")
    pages = list(pypdfium2.PdfDocument(tmp_path / "report.pdf"))
    texts = [page.get_textpage().get_text_range() for page in pages]
    assert len(pages) >= 2
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in texts[0], "Quốc hiệu stands in one line"
    assert not texts[0].lstrip().startswith("1"), "the first page has no number"
    assert texts[1].lstrip().startswith("2")
    assert "Nơi nhận:" in texts[-1]
