"""What Word prints is the text: changes, notes, fields, boxes, breaks and signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.docx.words import NS, par, read, run, texts

BREAK = "<w:r><w:br/></w:r>"
DELETED = "<w:del><w:r><w:delText>30</w:delText></w:r></w:del>"
CENTER = '<w:jc w:val="center"/>'


def field(instruction: str, result: str) -> str:
    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return mark("begin") + code + mark("separate") + run(result) + mark("end")


def box(*paragraphs: str) -> str:
    content = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    choice = f"<mc:Choice Requires='wps'><w:drawing><wps:txbx>{content}</wps:txbx></w:drawing></mc:Choice>"
    fallback = f"<mc:Fallback><w:pict><v:textbox>{content}</v:textbox></w:pict></mc:Fallback>"
    return f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"


@pytest.mark.parametrize(
    ("paragraph", "printed"),
    [
        # tracked changes as accepted
        (par("Trước ", DELETED, f"<w:ins>{run('25')}</w:ins>"), "Trước 25"),
        (par(f"<w:moveFrom>{run('cũ ')}</w:moveFrom>", f"<w:moveTo>{run('mới')}</w:moveTo>"), "mới"),
        # fields by their result, page numbers not at all
        (par("Mục ", field("REF muc1", "II"), "."), "Mục II."),
        (par("Trang ", field(" PAGE  \\* MERGEFORMAT ", "3")), "Trang"),
        (par('<w:fldSimple w:instr="NUMPAGES">', run("9"), "</w:fldSimple>", "hết"), "hết"),
        (par(f"<w:hyperlink>{run('sonoivu.example.vn')}</w:hyperlink>"), "sonoivu.example.vn"),
        # printed capitals, hidden words, hyphens, signs
        (par(run("Kế hoạch", "<w:caps/>")), "Kế hoạch"),
        (par(run("Kế hoạch", '<w:caps w:val="0"/>')), "Kế hoạch"),
        (par("Điểm", run(" ẩn", "<w:vanish/>")), "Điểm"),
        (par("44/KH", "<w:r><w:noBreakHyphen/></w:r>", "UBND"), "44/KH-UBND"),
        (par("thi", "<w:r><w:softHyphen/></w:r>", " đua"), "thi đua"),
        (par("đạt ", '<w:r><w:sym w:font="Symbol" w:char="F0B3"/></w:r>', " 90%"), "đạt ≥ 90%"),
        (par("đạt ", run("\uf0b3", '<w:rFonts w:ascii="Symbol"/>'), " 90%"), "đạt ≥ 90%"),
        (par('<w:r><w:sym w:font="Wingdings" w:char="ZZ"/></w:r>', "x"), "x"),
        (par("Số:", "<w:r><w:tab/></w:r>", "/KH-UBND"), "Số: /KH-UBND"),
        (par("<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"), "a+b"),
        # content controls and smart tags are transparent
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{par('Nội dung')}</w:sdtContent></w:sdt>", "Nội dung"),
        (par(f"<w:smartTag>{run('Sóc Trăng')}</w:smartTag>"), "Sóc Trăng"),
        # a manual break in the middle of a sentence is no end of the paragraph
        (par("Ủy ban nhân dân tỉnh", BREAK, "ban hành Kế hoạch"), "Ủy ban nhân dân tỉnh ban hành Kế hoạch"),
    ],
)  # fmt: skip
def test_printed(paragraph: str, printed: str) -> None:
    assert texts(read("Mở đầu.", paragraph)) == ["Mở đầu.", printed]


@pytest.mark.parametrize(
    ("paragraph", "lines"),
    [
        (par("KẾ HOẠCH", BREAK, "Phát động thi đua", look=CENTER), ["KẾ HOẠCH", "Phát động thi đua"]),
        (
            par("Phát động phong trào", BREAK, "thi đua năm 2026", look=CENTER),
            ["Phát động phong trào thi đua năm 2026"],
        ),
        (par("a) Tập thể;", BREAK, "b) Cá nhân."), ["a) Tập thể;", "b) Cá nhân."]),
        (par("Hết phần một", '<w:r><w:br w:type="page"/></w:r>', "PHỤ LỤC I"), ["Hết phần một", "PHỤ LỤC I"]),
        (par("Trên", BREAK, "-------", BREAK, "Dưới", look=CENTER), ["Trên", "Dưới"]),
    ],
)
def test_manual_breaks(paragraph: str, lines: list[str]) -> None:
    assert texts(read(paragraph)) == lines


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = par("Trước ngày 30 ", look="<w:rPr><w:del w:id='1'/></w:rPr>")
    assert texts(read(first, par("tháng 11"), "Sau")) == ["Trước ngày 30 tháng 11", "Sau"]


NOTES = (
    f'<w:footnotes {NS}><w:footnote w:type="separator" w:id="0">{par("gạch")}</w:footnote>'
    '<w:footnote w:id="7"><w:p><w:r><w:footnoteRef/></w:r>' + run("Theo Luật Thi đua.") + "</w:p></w:footnote>"
    '<w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>' + run(" Gồm 12 xã.") + "</w:p></w:footnote></w:footnotes>"
)


def call(name: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{name}"/></w:r>'


def test_notes_stand_below_their_paragraph_numbered_as_they_are_called() -> None:
    document = read(
        par("Các xã", call(2), " đăng ký thi đua."), par("Khen thưởng", call(7)), parts={"footnotes": NOTES}
    )
    assert texts(document) == ["Các xã đăng ký thi đua.", "1 Gồm 12 xã.", "Khen thưởng", "2 Theo Luật Thi đua."]


def test_text_boxes_are_read_once_behind_their_anchor() -> None:
    assert texts(read(par("Số:", box(par("DỰ THẢO"), par("Lần 2"))), "Sau")) == ["Số:", "DỰ THẢO", "Lần 2", "Sau"]


def test_looks() -> None:
    styles = (
        f"<w:styles {NS}><w:docDefaults><w:rPrDefault><w:rPr/></w:rPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:styleId="H"><w:pPr><w:outlineLvl w:val="1"/><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Em"><w:rPr><w:i/></w:rPr></w:style></w:styles>'
    )
    document = read(
        par("Mục đích", look='<w:pStyle w:val="H"/>'),
        par(run("Mục đích", '<w:b w:val="0"/>'), look='<w:pStyle w:val="H"/>'),
        par(run("Căn cứ", '<w:rStyle w:val="Em"/>'), look='<w:jc w:val="both"/><w:ind w:left="720" w:hanging="360"/>'),
        par(run("Các xã, phường tổ chức thực hiện;", '<w:b w:val="0"/>'), look='<w:pStyle w:val="H"/>'),
        par(run("Phạm vi: ", "<w:b/>"), run("toàn tỉnh")),
        parts={"styles": styles},
    )  # fmt: skip
    blocks = document.blocks
    assert [(b.bold, b.italic, b.align, b.level, b.indent) for b in blocks] == [
        (True, False, "center", 2, 0.0),
        (False, False, "center", 2, 0.0),
        (False, True, "justify", None, 18.0),
        (False, False, "center", None, 0.0),  # an item in the style of a heading is none
        (False, False, "left", None, 0.0),
    ]


@given(st.lists(st.text(st.sampled_from("aáạ đĐ./-\u00a0 1"), max_size=12), min_size=1, max_size=6))
def test_every_character_knows_its_place(pieces: list[str]) -> None:
    source = "".join(pieces)
    document = read("Đầu", par(*(run(piece) for piece in pieces)))
    for char, offset in zip(document.text, document.source_map.offsets, strict=True):
        assert offset < 0 or char == ("Đầu" + source)[offset].replace("\u00a0", " ")


def test_warnings_name_what_was_not_read_as_it_stands() -> None:
    assert "track changes" in read(par("Trước", DELETED)).source.warnings[0]
    assert "altChunk" in read("Trước", "<w:altChunk/>").source.warnings[0]
    assert read("Trước").source.warnings == ()
