"""The tree of headings, items and paragraphs, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.outline import Outline
from pipeline.nlp.analysis import analyse
from pipeline.outline import outline
from pipeline.outline.tree import MAX_DEPTH
from pipeline.read import read_bytes


def outlined(text: str) -> Outline:
    document = read_bytes(text.encode(), uri="plan.txt")
    return outline(document, analyse(document.text))


def tree(text: str) -> list[str]:
    """The blocks, each indented by its depth."""
    found = outlined(text)
    return ["  " * len(list(found.path(node))) + found.document.text[node.start : node.end] for node in found.nodes]


LAYOUTS = [
    # I. -> 1. -> a) -> -
    ["I. MỤC ĐÍCH", "  1. Chung", "    a) Một.", "      - Một một.", "    b) Hai.", "  2. Riêng.", "II. YÊU CẦU"],
    # decimals
    ["1. Mục đích", "  1.1. Chung", "    Nâng kỷ cương.", "  1.2. Riêng", "    Gần dân.", "2. Yêu cầu"],
    # articles, clauses, points (đ follows d)
    [
        "Điều 3. Nội dung",
        "  1. Thi đua:",
        "    a) Một;",
        "    đ) Năm;",
        "    e) Sáu.",
        "  2. Khác.",
        "Điều 4. Kinh phí",
    ],
    # parts
    ["Phần I. MỤC ĐÍCH", "  1. Chung.", "  2. Riêng.", "Phần II. NỘI DUNG", "  1. Thi đua."],
    # a list announced in a paragraph
    ["I. NỘI DUNG", "  Các phòng tập trung như sau:", "    - Một;", "    - Hai."],
    # a list announced in an item, its numbers begin anew
    ["I. NỘI DUNG", "  1. Trước hết.", "  2. Các việc gồm:", "    a) Một;", "    b) Hai.", "  3. Sau cùng."],
    # a paragraph between two items of a count belongs to the first
    ["I. NỘI DUNG", "  1. Một.", "    Nói thêm về một.", "  2. Hai.", "  Nói về cả hai."],
    # numbers that begin anew under another heading
    ["I. NỘI DUNG", "  1. Một.", "  2. Hai.", "II. KINH PHÍ", "  1. Một.", "  2. Hai."],
    # dashes with pluses
    ["I. NỘI DUNG", "  - Một:", "    + Một một;", "    + Một hai.", "  - Hai."],
    # names of sections alone in their line, running numbers below
    ["Mục đích", "  1. Một.", "  2. Hai.", "Nội dung thi đua", "  3. Ba.", "Tiêu chí khen tập thể", "  4. Bốn."],
    # heads in capitals, alone in their line or run in
    ["MỤC ĐÍCH", "  - Một.", "YÊU CẦU", "  Một là, hai.", "  Hai là, ba.", "PHẠM VI: toàn xã.", "THỜI GIAN: năm 2024."],
    # the closing words of the plan belong to its last part
    ["I. NỘI DUNG", "  1. Một.", "  2. Hai.", "  Trên đây là Kế hoạch của Sở."],
]


LAID_OUT = """
| Mục | Nội dung cụ thể |
|---|---|
| Mục đích | Nâng cao ý thức giữ gìn vệ sinh. |
| Yêu cầu | Thiết thực, không hình thức. |
| Đối tượng | Cán bộ, hội viên. |
| Nội dung thi đua | - Trồng cây. |
| Khen thưởng | Giám đốc Sở tặng Giấy khen cho 05 tập thể. |
| Kinh phí | Từ ngân sách. |
"""
DUTIES = """
| STT | Nội dung | Thời gian |
|---|---|---|
| 1 | Xây dựng kế hoạch | Tháng 3 |
| 2 | Tổ chức thực hiện | Quý II |
| 3 | Sơ kết | Tháng 6 |
| 4 | Tổng kết | Tháng 12 |
"""


def test_a_table_that_names_sections_is_read_as_sections() -> None:
    found = outlined("Sở ban hành kế hoạch như sau:\n" + LAID_OUT)
    roles = {found.text(node): found.roles(node) for node in found.nodes if node.kind != "heading"}
    assert roles["Nâng cao ý thức giữ gìn vệ sinh."] == ("purposes",)
    assert roles["Trồng cây."] == ("contents",)
    assert roles["Từ ngân sách."] == ("funding",)
    assert [node.label for node in found.nodes if found.text(node) == "Trồng cây."] == ["-"]


def test_a_table_of_duties_stays_a_table() -> None:
    found = outlined("Sở ban hành kế hoạch như sau:\n" + DUTIES)
    assert {node.kind for node in found.nodes if node.table is not None} == {"table", "cell"}
    assert not any(node.kind == "heading" for node in found.nodes)


@pytest.mark.parametrize("expected", LAYOUTS, ids=[layout[1].strip()[:24] + str(len(layout)) for layout in LAYOUTS])
def test_layouts(expected: list[str]) -> None:
    assert tree("\n\n".join(line.strip() for line in expected)) == expected


@pytest.mark.parametrize(
    ("line", "kind", "roles", "head"),
    [
        ("1. Phạm vi: Trên địa bàn toàn xã.", "item", ("scope",), "Phạm vi"),
        ("1. Đối tượng", "heading", ("audiences",), "Đối tượng"),
        ("I. ĐỐI TƯỢNG, PHẠM VI, THỜI GIAN", "heading", ("audiences", "scope", "period"), None),
        ("1. Mục đích. Động viên cán bộ học tập.", "item", ("purposes",), "Mục đích"),
        # no head at all
        ("1. Đổi mới lề lối làm việc của công chức.", "item", (), ""),
        ("1. Văn phòng. Theo dõi chung.", "item", (), ""),
    ],
)
def test_heads(line: str, kind: str, roles: tuple[str, ...], head: str | None) -> None:
    found = outlined(f"I. CHUNG\n{line}\n2. Khác.") if not line.startswith("I.") else outlined(line)
    node = next(node for node in found.nodes if line.startswith(found.document.text[node.start : node.end]))
    assert (node.kind, node.roles) == (kind, roles)
    if head is not None:
        assert found.document.text[node.body : node.head_end] == head


@pytest.mark.parametrize(
    ("text", "line", "roles"),
    [
        # the heads of a plan are numbered and closed by a stop, their items are dashed, counted or paragraphs
        ("1. Mục đích.\n- Ăn ngon.\n2. Yêu cầu.\n- Làm thật.", "2. Yêu cầu.", ("requirements",)),
        ("1. Chỉ tiêu đến hết năm 2026.\n- Đạt 90%.\n2. Khác.", "1. Chỉ tiêu đến hết năm 2026.", ("targets",)),
        ("1. Mục đích.\n- A.\n2. Phạm vi, thời gian.\n- B.", "2. Phạm vi, thời gian.", ("scope", "period")),
        ("1. Hồ sơ.\nMỗi trường hợp làm 02 bộ.\n2. Khác.", "1. Hồ sơ.", ("dossier",)),
        ("1. Khác.\n2. Kinh phí.\nChi từ quỹ của đơn vị.", "2. Kinh phí.", ("funding",)),
        # items that are sentences: nothing below, or a verb with more words behind it than a head has
        ("1. Tổ chức thực hiện.\n2. Khen thưởng.", "2. Khen thưởng.", ()),
        (
            "1. Khen thưởng kịp thời những tập thể có thành tích cao.\n- A.\n2. B.",
            "1. Khen thưởng kịp thời những tập thể có thành tích cao.",
            (),
        ),
    ],
)
def test_heads_closed_by_a_stop(text: str, line: str, roles: tuple[str, ...]) -> None:
    found = outlined(text)
    node = next(node for node in found.nodes if found.document.text[node.start : node.end] == line)
    assert (node.kind == "heading", node.roles) == (bool(roles), roles)


def test_roles_are_inherited_from_the_nearest_heading() -> None:
    found = outlined("III. KHEN THƯỞNG\n1. Hồ sơ gồm:\na) Tờ trình;\nb) Báo cáo.\n2. Số khác.")
    roles = {found.document.text[node.start : node.end]: found.roles(node) for node in found.nodes}
    assert roles["a) Tờ trình;"] == ("dossier",)
    assert roles["2. Số khác."] == ("awards",)


LINES = st.sampled_from(
    ["I. MỤC ĐÍCH", "II. NỘI DUNG", "1. Một.", "1. Một:", "2. Hai.", "1.1. Một một", "a) A;", "b) B:", "- Gạch.",
     "- Gạch:", "+ Cộng.", "Đoạn văn.", "Đoạn như sau:", "Điều 1. Phạm vi", "Phần I", "KẾ HOẠCH", "Nơi nhận:",
     "PHỤ LỤC", "Trên đây là Kế hoạch.", "đ) Đ."]
)  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(LINES, min_size=1, max_size=40))
def test_every_block_is_one_node_and_parents_come_first(lines: list[str]) -> None:
    found = outlined("\n\n".join(lines))
    regions = (found.preamble, found.body, found.annexes)
    inside = [block.start for block in found.document.blocks if any(block.start in region for region in regions)]
    assert [node.start for node in found.nodes] == inside
    for node in found.nodes:
        assert node.parent is None or node.parent < node.index
        assert all(found.nodes[child].parent == node.index for child in found.children[node.index])
        assert node.start <= node.body <= node.head_end <= node.end
        assert len(list(found.path(node))) <= MAX_DEPTH + 1
        assert [below.index for below in found.walk(node)] == sorted(below.index for below in found.walk(node))


@pytest.mark.parametrize("lines", [["1. Một:", "2. Hai:"], ["2. Hai.", "1. Một."], ["1. Một."], ["- Một:", "a) Hai:"]])
def test_no_order_of_markers_makes_the_tree_deep(lines: list[str]) -> None:
    found = outlined("\n".join(["I. NỘI DUNG", *lines * 400]))
    assert max(len(list(found.path(node))) for node in found.nodes) <= MAX_DEPTH
    assert found.tail(found.nodes[0]) == found.nodes[-1].end
