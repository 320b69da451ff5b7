"""Assignments in lists and sentences, and duties in tables."""

from __future__ import annotations

import pytest

from models.campaign import Period
from models.document import Cell, Table
from models.outline import Node
from pipeline.extract.assignments import extract_assignments
from pipeline.extract.context import Reading
from pipeline.extract.tables import table_deadlines
from pipeline.extract.target_tables import table_targets
from pipeline.extract.years import ImpliedYear
from tests.extract.plans import campaign, reading

LISTS = [
    # a duty in the sentence of its bearer
    ("1. Văn phòng Sở chủ trì theo dõi phong trào.", [("Văn phòng Sở", ["chủ trì theo dõi phong trào"])]),
    # behind a colon
    ("1. Các phòng: tổ chức phát động thi đua.", [("Các phòng", ["tổ chức phát động thi đua"])]),
    # a heading with a list
    (
        "1. Văn phòng Sở\n- Theo dõi phong trào;\n- Tổng hợp kết quả.",
        [("Văn phòng Sở", ["Theo dõi phong trào", "Tổng hợp kết quả"])],
    ),
    # a heading with a paragraph
    ("1. Sở Tài chính\nBố trí kinh phí.", [("Sở Tài chính", ["Bố trí kinh phí"])]),
    # 'đề nghị' is no part of the name; abbreviations are expanded
    ("1. Đề nghị UBND các xã phối hợp thực hiện.", [("Ủy ban nhân dân các xã", ["phối hợp thực hiện"])]),
    # a name with a verb in it, a noun that looks like one
    ("1. Phòng Tổ chức cán bộ chủ trì theo dõi.", [("Phòng Tổ chức cán bộ", ["chủ trì theo dõi"])]),
    (
        "1. Mặt trận Tổ quốc và các tổ chức đoàn thể phối hợp vận động.",
        [("Mặt trận Tổ quốc và các tổ chức đoàn thể", ["phối hợp vận động"])],
    ),
    ("1. Các chi bộ Quán triệt, triển khai kế hoạch.", [("Các chi bộ", ["Quán triệt, triển khai kế hoạch"])]),
    (
        "1. Văn phòng Đảng ủy là đầu mối tổng hợp kết quả.",
        [("Văn phòng Đảng ủy", ["là đầu mối tổng hợp kết quả"])],
    ),
    # a paragraph of several bearers; what names none goes on
    (
        "Sở Nội vụ chủ trì theo dõi. Hoàn thành trong năm 2024. Sở Tài chính bố trí kinh phí khen thưởng.",
        [
            ("Sở Nội vụ", ["chủ trì theo dõi. Hoàn thành trong năm 2024"]),
            ("Sở Tài chính", ["bố trí kinh phí khen thưởng"]),
        ],
    ),
    # persons, teams, wards of a hospital
    (
        "- Đồng chí Lê Thị B - Phó Bí thư: phụ trách tuyên truyền.",
        [("Đồng chí Lê Thị B - Phó Bí thư", ["phụ trách tuyên truyền"])],
    ),
    ("1. Đội Tham mưu: tổng hợp kết quả.", [("Đội Tham mưu", ["tổng hợp kết quả"])]),
    ("1. Văn phòng giúp Ban Thường vụ theo dõi.", [("Văn phòng", ["giúp Ban Thường vụ theo dõi"])]),
    # several bearers
    (
        "1. Công đoàn ngành, Đoàn thanh niên phối hợp vận động đoàn viên.",
        [("Công đoàn ngành, Đoàn thanh niên", ["phối hợp vận động đoàn viên"])],
    ),
    # a time is nobody
    ("1. Thời gian thực hiện: trong năm.", []),
]


@pytest.mark.parametrize(("line", "expected"), LISTS)
def test_who_does_what(line: str, expected: list[tuple[str, list[str]]]) -> None:
    found = campaign(f"VII. TỔ CHỨC THỰC HIỆN\n{line}").assignments
    assert [(one.actor, [item.text for item in one.duties]) for one in found] == expected


def with_table(head: str, rows: list[list[str]]) -> Reading:
    """A plan whose section holds a table: the cells of the text are those of the table."""
    plain = reading(head + "\n" + "\n".join(cell for row in rows for cell in row if cell))
    text, at, cells = plain.text, plain.text.index("\n"), []
    for number, row in enumerate(rows):
        made = []
        for column, words in enumerate(row):
            start = text.index(words, at) if words else at
            at = start + len(words)
            made.append(Cell(start=start, end=at, row=number, col=column))
        cells.append(tuple(made))
    return reading(plain.text, (Table(rows=tuple(cells)),))


DUTIES = with_table(
    "VII. TỔ CHỨC THỰC HIỆN",
    [
        ["Nội dung công việc", "Đơn vị chủ trì", "Thời hạn"],
        ["Đăng ký thi đua với Văn phòng Sở", "Các phòng", "Trước ngày 15/4/2024"],
        ["Kiểm tra chéo", "Văn phòng Sở", "Tháng 8/2024"],
        ["Báo cáo sơ kết gửi Sở Nội vụ", "Văn phòng Sở", "Chậm nhất ngày 20/6"],
        ["Tổng vệ sinh", "Các phòng", "Hàng tháng"],
        ["Tổ chức hội nghị tổng kết", "", "Quý I/2025"],
        ["Tiếp công dân", "Văn phòng Sở", "Thường xuyên"],
    ],
)


def test_a_row_is_a_duty_with_its_time() -> None:
    (found,) = table_deadlines(DUTIES, ImpliedYear(Period(start="2024", end="2024"), "", "2024-02-10"))
    assert [(one.kind, one.on or one.rrule, one.bound, one.actor, one.addressee) for one in found] == [
        ("registration", "2024-04-15", "before", "Các phòng", "Văn phòng Sở"),
        ("other", "2024-08", "in", "Văn phòng Sở", None),
        ("report", "2024-06-20", "by", "Văn phòng Sở", "Sở Nội vụ"),
        ("other", "FREQ=MONTHLY", "in", "Các phòng", None),
        ("review", "2025-33", "in", None, None),
    ]
    assert [one.certainty for one in found] == ["stated", "stated", "inferred", "stated", "stated"]
    assert all(span.text == DUTIES.text[span.start : span.end] for one in found for span in one.evidence)


def test_a_table_without_times_sets_none() -> None:
    table = with_table("VII. TỔ CHỨC THỰC HIỆN", [["Nội dung", "Ghi chú"], ["Kiểm tra chéo", "Ngày 05/6/2024"]])
    assert list(table_deadlines(table, ImpliedYear(Period(), "", None))) == []


def _table_node(plan: Reading) -> Node:
    first = plan.outline.nodes[0]
    return Node(
        index=first.index, kind="table", start=0, end=len(plan.text), body=0, head_end=0, block=0, table=0
    )  # fmt: skip


TARGETS = with_table(
    "II. CHỈ TIÊU",
    [
        ["Chỉ tiêu", "Đơn vị tính", "Kết quả năm 2023", "Năm 2024", "Năm 2025"],
        ["Hồ sơ nộp trực tuyến", "%", "40%", "Từ 50% trở lên", "Trên 80%"],
        ["Tổ công nghệ số", "tổ", "12", "Ít nhất 20", "35"],
    ],
)


def test_a_target_table_has_a_column_for_each_year() -> None:
    found = table_targets(TARGETS, _table_node(TARGETS), "objective")
    assert [(one.subject, one.comparator, one.value, one.unit, one.due) for one in found] == [
        ("Hồ sơ nộp trực tuyến", ">=", 50, "%", "2024"),
        ("Hồ sơ nộp trực tuyến", ">", 80, "%", "2025"),
        ("Tổ công nghệ số", ">=", 20, "tổ", "2024"),
        ("Tổ công nghệ số", "=", 35, "tổ", "2025"),
    ]


def test_duties_in_prose_and_lists_are_not_doubled() -> None:
    found = extract_assignments(reading("VII. TỔ CHỨC THỰC HIỆN\n1. Văn phòng Sở chủ trì theo dõi.\n"))
    assert [one.actor for one in found] == ["Văn phòng Sở"]
