"""Automatic numbers are printed, so they stand in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.read.layout.numerals import counted, printed, roman
from tests.read.docx.words import NS, level, lists, numbered, par, read, table, texts

PLAN = [level(0, "upperRoman", "%1."), level(1, "decimal", "%2."), level(2, "lowerLetter", "%3)")]
DECIMAL = [level(0, "decimal", "%1."), level(1, "decimal", "%1.%2.")]
ENDLESS = [level(0, "decimal", "%1."), level(1, "decimal", "%2)", '<w:lvlRestart w:val="0"/>')]
LEGAL = [level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", "<w:isLgl/>")]


def bullet(text: str, font: str) -> list[str]:
    fonts = f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>'
    return [f'<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="{text}"/>{fonts}</w:lvl>']


@pytest.mark.parametrize(
    ("shape", "depths", "labels"),
    [
        # headings of a plan; a deeper list starts anew under each head
        (PLAN, [0, 1, 2, 2, 1, 0, 1], ["I.", "1.", "a)", "b)", "2.", "II.", "1."]),
        (DECIMAL, [0, 1, 1, 0, 1], ["1.", "1.1.", "1.2.", "2.", "2.1."]),
        # a deep level before any level above it
        (DECIMAL, [1, 1], ["1.1.", "1.2."]),
        # a list that never restarts
        (ENDLESS, [0, 1, 0, 1], ["1.", "1)", "2.", "2)"]),
        # legal numbering turns the Roman figure above into digits
        (LEGAL, [0, 0, 1], ["I.", "II.", "2.1."]),
        (bullet("-", "Times New Roman"), [0, 0], ["-", "-"]),
        (bullet("\uf0b7", "Symbol"), [0], ["•"]),
        (bullet("\uf0a7", "Wingdings"), [0], ["▪"]),
        (bullet("ü", "Wingdings"), [0], ["✓"]),
        (bullet("\uf02d", "Symbol"), [0], ["−"]),
        ([level(0, "decimal", "Điều %1.")], [0, 0], ["Điều 1.", "Điều 2."]),
        ([level(0, "none", "")], [0], [""]),
    ],
)  # fmt: skip
def test_labels(shape: list[str], depths: list[int], labels: list[str]) -> None:
    document = read(*(numbered("Nội dung", 1, depth) for depth in depths), parts={"numbering": lists(shape)})
    assert texts(document) == [f"{label} Nội dung".strip() for label in labels]


def test_a_numbered_paragraph_never_goes_on_with_the_one_above() -> None:
    shape = [level(0, "lowerLetter", "%1)")]
    document = read(*(numbered("nội dung", 1) for _ in range(7)), parts={"numbering": lists(shape)})
    assert texts(document)[4:] == ["e) nội dung", "f) nội dung", "g) nội dung"]


def test_a_label_has_no_source_and_its_words_keep_theirs() -> None:
    document = read("Căn cứ", numbered("Mục đích", 1), parts={"numbering": lists(PLAN)})
    at = document.text.index("I. ")
    assert list(document.source_map.offsets[at : at + 5]) == [-1, -1, -1, 6, 7]


def test_two_lists_of_one_shape_go_on_and_a_start_override_begins_anew() -> None:
    more = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="1"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    document = read(*(numbered("x", at) for at in (1, 1, 2, 3, 3)), parts={"numbering": lists(DECIMAL, more=more)})
    assert texts(document) == ["1. x", "2. x", "3. x", "1. x", "2. x"]


def test_a_style_may_number_and_a_paragraph_may_take_the_number_away() -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="Muc">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="MucCon"><w:basedOn w:val="Muc"/></w:style></w:styles>'
    )
    shape = [level(0, "upperRoman", "%1."), level(1, "decimal", "%2.", '<w:pStyle w:val="MucCon"/>')]
    document = read(
        par("Mục đích", look='<w:pStyle w:val="Muc"/>'),
        par("Yêu cầu", look='<w:pStyle w:val="MucCon"/>'),
        par("Không số", look='<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
        par("Nội dung", look='<w:pStyle w:val="Muc"/>'),
        parts={"numbering": lists(shape), "styles": styles},
    )
    assert texts(document) == ["I. Mục đích", "1. Yêu cầu", "Không số", "II. Nội dung"]


def test_a_list_may_take_its_levels_from_a_numbering_style() -> None:
    styles = (
        f'<w:styles {NS}><w:style w:type="numbering" w:styleId="Lien">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    linked = ['<w:numStyleLink w:val="Lien"/>']
    document = read(numbered("x", 2), parts={"numbering": lists(DECIMAL, linked), "styles": styles})
    assert texts(document) == ["1. x"]


def test_empty_cells_print_their_row_numbers() -> None:
    rows = [[numbered("", 1), "Rà soát"], [numbered("", 1), "Tổng hợp"]]
    document = read(table([["TT", "Nhiệm vụ"], *rows]), parts={"numbering": lists(DECIMAL)})
    assert texts(document) == ["TT", "Nhiệm vụ", "1.", "Rà soát", "2.", "Tổng hợp"]


@pytest.mark.parametrize(
    ("form", "value", "text"),
    [
        ("upperRoman", 49, "XLIX"),
        ("lowerLetter", 28, "bb"),
        ("decimalZero", 7, "07"),
        ("vietnameseCounting", 21, "hai mươi mốt"),
        ("cardinalText", 15, "mười lăm"),
        ("bullet", 3, ""),
        ("unknownFormat", 3, "3"),
        ("upperRoman", 10**9, "1000000000"),
    ],
)
def test_numerals(form: str, value: int, text: str) -> None:
    assert printed(form, value) == text


@given(st.integers(1, 3000))
def test_roman_numbers_can_be_read_back(value: int) -> None:
    values = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}[sign] for sign in roman(value)]
    assert sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True)) == value


def test_numbers_in_words_differ() -> None:
    assert len({counted(value) for value in range(1, 100)}) == 99
