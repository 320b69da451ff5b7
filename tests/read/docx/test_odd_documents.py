# ruff: noqa: E501
"""What Word writes seldom, all at once: lists under lists, content controls in tables, changes inside of lists."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.read.docx.words import NS, level, lists, numbered, par, read, run, table, texts

THREE = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%1.%2.%3")]
ROMAN = [
    level(0, "upperRoman", "%1."),
    level(1, "decimal", "%2."),
    level(2, "decimal", "%2.%3."),
    level(3, "lowerLetter", "%4)"),
]
AGAIN = (
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/>'
    '</w:lvlOverride></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
)
OTHER = (
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="1"><w:lvl w:ilvl="1"><w:start w:val="5"/>'
    '<w:numFmt w:val="upperLetter"/><w:lvlText w:val="%2/"/></w:lvl></w:lvlOverride></w:num>'
)


@pytest.mark.parametrize(
    ("numbering", "asked", "printed"),
    [
        # levels that name those above, down and up again
        (lists(THREE), [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1), (1, 2)],
         ["1.", "1.1.", "1.1.a", "1.1.b", "1.2.", "2.", "2.1.", "2.1.a"]),
        (lists(ROMAN), [(1, 0), (1, 1), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)],
         ["I.", "1.", "1.1.", "a)", "2.", "2.1.", "II.", "1."]),
        # a list that starts again, one that does not, and the first one going on: they share their counters
        (lists(THREE, more=AGAIN), [(1, 0), (1, 0), (2, 0), (2, 0), (3, 0), (1, 0)], ["1.", "2.", "1.", "2.", "3.", "4."]),
        (lists(THREE, more=OTHER), [(2, 0), (2, 1), (2, 1)], ["1.", "E/", "F/"]),
        (lists([level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")]), [(1, 0), (1, 1)], ["I.", "1.1."]),
        (lists([level(0, "decimal", "Điều %1.")]), [(1, 0), (1, 0)], ["Điều 1.", "Điều 2."]),
        # bullets: Symbol, Wingdings by code and by the letter that its font draws as a diamond
        (lists([level(0, "bullet", "\uf0b7", '<w:rPr><w:rFonts w:ascii="Symbol"/></w:rPr>')]), [(1, 0)], ["•"]),
        (lists([level(0, "bullet", "\uf0d8", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')]), [(1, 0)], ["➢"]),
        (lists([level(0, "bullet", "v", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')]), [(1, 0)], ["❖"]),
    ],
)  # fmt: skip
def test_numbers(numbering: str, asked: Sequence[tuple[int, int]], printed: list[str]) -> None:
    body = [numbered("Mục", list_id, depth) for list_id, depth in asked]
    assert texts(read(*body, parts={"numbering": numbering})) == [f"{label} Mục" for label in printed]


def test_numbers_of_styles() -> None:
    def style(name: str, below: str, numbers: str) -> str:
        based = f'<w:basedOn w:val="{below}"/>' if below else ""
        properties = f"<w:pPr><w:numPr>{numbers}</w:numPr></w:pPr>"
        return f'<w:style w:type="paragraph" w:styleId="{name}">{based}{properties}</w:style>'

    styles = [
        style("Muc", "", '<w:numId w:val="1"/>'), style("Con", "Muc", '<w:ilvl w:val="1"/>'),
        style("Khong", "Muc", '<w:numId w:val="0"/>'),
    ]  # fmt: skip
    body = [par(name, look=f'<w:pStyle w:val="{name}"/>') for name in ("Muc", "Con", "Con", "Khong", "Muc")]
    document = read(*body, parts={"numbering": lists(THREE), "styles": f"<w:styles {NS}>{''.join(styles)}</w:styles>"})
    assert texts(document) == ["1. Muc", "1.1. Con", "1.2. Con", "Khong", "2. Muc"]


def test_a_deleted_item_gives_its_number_back() -> None:
    mark = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="2"/></w:rPr>'
    gone = par('<w:del w:id="3"><w:r><w:delText>Bỏ</w:delText></w:r></w:del>', look=mark)
    document = read(numbered("Một", 1), gone, numbered("Hai", 1), parts={"numbering": lists(THREE)})
    assert texts(document) == ["1. Một", "2. Hai"]


def control(inner: str) -> str:
    return f'<w:sdt><w:sdtPr><w:alias w:val="x"/></w:sdtPr><w:sdtContent>{inner}</w:sdtContent></w:sdt>'


_INNER = f"<w:tc>{par('f')}</w:tc>"
ROW = f"<w:tr><w:tc>{par('e')}</w:tc>{control(_INNER)}</w:tr>"


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        # rows and cells inside of content controls
        (table([["a", "b"], ["c", "d"]]).replace("</w:tbl>", control(ROW) + "</w:tbl>"), [["a", "b"], ["c", "d"], ["e", "f"]]),
        # a table in a cell is read there
        (table([["a", par("b") + table([["x", "y"], ["z", "t"]]) + par("")], ["c", "d"]]), [["a", "b/x/y/z/t"], ["c", "d"]]),
        (table([["<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + par("ab"), "c"], ["1", "2", "3"]]), [["ab", "c"], ["1", "2", "3"]]),
        # a cell over two rows, the words of its lower part kept
        (
            table([
                ["<w:tcPr><w:vMerge w:val='restart'/></w:tcPr>" + par("a"), "1"],
                ["<w:tcPr><w:vMerge/></w:tcPr>" + par("b"), "2"],
            ]),
            [["a/b", "1"], ["2"]],
        ),
    ],
)  # fmt: skip
def test_tables(rows: str, found: list[list[str]]) -> None:
    document = read(rows)
    [made] = document.tables
    assert [[document.text[cell.start : cell.end].replace("\n", "/") for cell in row] for row in made.rows] == found


@pytest.mark.parametrize(
    ("paragraph", "printed"),
    [
        (par("Trước ", control(run("trong")), " sau"), "Trước trong sau"),
        (par(run("\uf0fe", "<w:rFonts w:ascii='Wingdings'/>"), " Chọn"), "☑ Chọn"),
        (par(run("\uf0b7 Một")), "• Một"),
        (par("thi\u00adđua", "<w:r><w:noBreakHyphen/></w:r>", "x"), "thiđua-x"),
        (par("<w:r><w:ruby><w:rt>" + run("chú") + "</w:rt><w:rubyBase>" + run("chữ") + "</w:rubyBase></w:ruby></w:r>"), "chữ"),
        (par('<w:commentRangeStart w:id="0"/>', "Lời", '<w:r><w:commentReference w:id="0"/></w:r>'), "Lời"),
        (par(run("1."), "<w:r><w:tab/></w:r>", run("Mục")), "1. Mục"),
    ],
)  # fmt: skip
def test_words(paragraph: str, printed: str) -> None:
    assert texts(read(paragraph)) == [printed]
