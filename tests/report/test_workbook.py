"""The spreadsheet, opened again: sheets, filters, links, dates, and text that never becomes a formula."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from models.campaign import Campaign, Deadline
from models.reconciliation import Detail, Finding
from pipeline.reconcile.comparison import compare_reconciliations
from pipeline.report.compared import Compared
from pipeline.report.naming import page_name, pair_name
from pipeline.report.workbook import workbook
from tests.report.plans import aligned, child_plan, parent_plan, reconciliation, record

PARENT, CHILD, SECOND = parent_plan(), child_plan(), child_plan("second", "Ủy ban nhân dân xã Bình Lộc")
FOUND = aligned(CHILD, PARENT)
PAIRS = (Compared(CHILD, FOUND, PARENT), Compared(SECOND, reconciliation(SECOND, PARENT, findings=()), PARENT))


def opened(*pairs: Compared, **options: Any) -> Any:
    return load_workbook(io.BytesIO(workbook(pairs or PAIRS, **options)))


def rows(book: Any, name: str) -> list[dict[str, Any]]:
    head, *body = book[name].iter_rows()
    return [{key.value: cell for key, cell in zip(head, row, strict=True)} for row in body]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("vi", ["Tóm tắt", "Phát hiện", "Ma trận", "Thời hạn", "Cả nhóm"]),
        ("en", ["Summary", "Findings", "Matrix", "Deadlines", "Family"]),
    ],
)
def test_every_sheet_can_be_filtered_and_keeps_its_heading(language: Any, names: list[str]) -> None:
    book = opened(language=language)
    assert book.sheetnames == names
    for sheet in book:
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])


def test_the_first_sheet_has_a_row_per_pair_with_its_parent_its_reason_and_its_counts() -> None:
    link = FOUND.link.model_copy(update={"reason": "Lan xác định."})
    first = rows(opened(Compared(CHILD, FOUND.model_copy(update={"link": link}), PARENT), linked=True), "Tóm tắt")[0]
    shown = {key: cell.value for key, cell in first.items()}
    assert shown["Vì sao"] == "Lan xác định."
    assert (shown["Vi phạm"], shown["Cảnh báo"]) == (2, 1)
    assert first["Ngày ban hành"].is_date
    assert first["Báo cáo"].hyperlink.target == pair_name(FOUND)


def test_only_what_is_new_or_changed_is_marked() -> None:
    change = compare_reconciliations([reconciliation(CHILD, PARENT, findings=FOUND.findings[1:])], [FOUND]).pairs[0]
    found = rows(opened(Compared(CHILD, FOUND, PARENT, change)), "Phát hiện")
    assert [row["Quy tắc"].value for row in found if row["So với lần trước"].value] == [FOUND.findings[0].rule]


def test_a_program_for_office_work_reads_it(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    (tmp_path / "report.xlsx").write_bytes(workbook(PAIRS, linked=True))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
    ]
    done = subprocess.run([*command, "report.xlsx"], cwd=tmp_path, capture_output=True, timeout=120, check=False)
    if not (tmp_path / "report.csv").exists():
        pytest.skip(f"LibreOffice has no spreadsheet here: {done.stderr.decode()[:200]}")
    told = (tmp_path / "report.csv").read_text(encoding="utf-8")
    assert "Ủy ban nhân dân huyện Sơn Trà Nam" in told


def test_one_row_per_finding_the_gravest_first() -> None:
    found = rows(opened(), "Phát hiện")
    assert len(found) == len(FOUND.findings)
    assert [row["Kết quả"].value for row in found[:3]] == ["Vi phạm", "Vi phạm", "Cảnh báo"]
    target = next(row for row in found if row["Quy tắc"].value == "R14")
    shown = {key: cell.value for key, cell in target.items()}
    assert shown["Cơ quan ban hành"] == "Ủy ban nhân dân huyện Sơn Trà Nam"
    assert shown["Giá trị ở cấp dưới"] == "giảm 15%"
    assert shown["Giá trị ở cấp trên"] == "giảm 20%"
    assert shown["Trích dẫn cấp dưới"] == "ít nhất 15%"
    assert (shown["Trang (cấp dưới)"], shown["Trang (cấp trên)"]) == ("1", "2")
    assert shown["Mức độ"] == "cao"


def test_links_lead_to_the_pages_and_only_inside_a_site() -> None:
    book = opened(linked=True)
    page = pair_name(FOUND)
    assert {row["Báo cáo"].hyperlink.target for row in rows(book, "Phát hiện")} >= {f"{page}#R14", f"{page}#R09"}
    assert rows(book, "Thời hạn")[0]["Báo cáo"].hyperlink.target == page_name(PARENT)
    first = rows(book, "Ma trận")[0]
    assert first["Kế hoạch"].hyperlink.target == page
    assert not any(cell.hyperlink for sheet in opened() for row in sheet.iter_rows() for cell in row)


def test_the_matrix_has_a_row_per_child_and_a_column_per_rule() -> None:
    first, second = rows(opened(), "Ma trận")
    by_rule = {str(key).partition(":")[0]: cell.value for key, cell in first.items()}
    assert by_rule["R14"] == "Vi phạm", "the gravest of the two findings of R14"
    assert by_rule["R05"] == "Cảnh báo"
    assert {cell.value for key, cell in second.items() if key != "Kế hoạch"} == {"không xét"}


def test_deadlines_are_dates_only_where_a_day_is_printed() -> None:
    month = Deadline(kind="review", on="2024-12", bound="in")
    child = CHILD.model_copy(update={"campaign": Campaign(deadlines=(*CHILD.campaign.deadlines, month))})
    found = rows(opened(Compared(child, FOUND, PARENT)), "Thời hạn")
    assert [row["Cấp"].value for row in found] == ["Cấp trên", "Cấp trên", "Cấp dưới", "Cấp dưới"]
    days = [row["Ngày"] for row in found]
    assert [cell.value for cell in days] == [datetime(2024, 3, 15), None, datetime(2024, 12, 5), None]  # noqa: DTZ001
    assert days[0].is_date
    assert days[0].number_format == "dd/mm/yyyy"
    assert isinstance(days[0].value, date)
    assert found[1]["Quy tắc định kỳ"].value == "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=30"
    assert found[3]["Thời hạn (bằng chữ)"].value == "trong tháng 12/2024"


STARTS = st.sampled_from(["=", "+", "-", "@", "=cmd|' /C calc'!A0", "\t=1", "\x00=", "'", '"'])


@given(st.tuples(STARTS, st.text(max_size=12)).map("".join))
@settings(max_examples=40, deadline=None)
def test_the_words_of_a_document_are_never_a_formula(text: str) -> None:
    finding = Finding(
        rule="R14", outcome="warning", severity=1, message=text, detail=Detail(child=text, parent=text, note=text)
    )
    plan = record("odd", document=CHILD.document.model_copy(update={"title": text, "symbol": text, "issuer": None}))
    data = workbook([Compared(plan, reconciliation(plan, None, findings=(finding,)))])
    for name in ZipFile(io.BytesIO(data)).namelist():
        if name.startswith("xl/worksheets/"):
            assert b"<f>" not in ZipFile(io.BytesIO(data)).read(name)
    book = load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n", "d"}  # text, counts, days


def test_the_same_pairs_give_the_same_bytes() -> None:
    assert workbook(PAIRS) == workbook(PAIRS)


def test_nothing_to_show_is_still_a_workbook() -> None:
    book = load_workbook(io.BytesIO(workbook(())))
    assert [sheet.max_row for sheet in book] == [1, 1, 1, 1, 1]
