"""Fonts that give glyph numbers or wrong bytes instead of letters, in PDFs written by hand for the test."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.fonts import FACES, register
from pipeline.read import read_bytes, read_path
from pipeline.read.pdf import PageState, pages, triage
from pipeline.read.pdf.fontruns import Font
from pipeline.read.pdf.glyphids import _order, candidates
from pipeline.read.pdf.macfonts import taken_for_macintosh
from pipeline.read.pdf.truetype import TrueType

LINES = [
    "KẾ HOẠCH",
    "Phát động phong trào thi đua xây dựng nông thôn mới năm 2023",
    "Thực hiện Kế hoạch số 58/KH-UBND ngày 24/02/2023 của Ủy ban nhân dân tỉnh về việc",
    "tổ chức phong trào thi đua, Ủy ban nhân dân huyện xây dựng kế hoạch với các nội dung sau:",
    "1. Mỗi cơ quan, đơn vị đăng ký ít nhất một công trình, phần việc cụ thể gắn với nhiệm vụ được giao.",
]


def glyph_pdf(lines: list[str], start: int) -> bytes:
    """Return a PDF in Identity-H without ToUnicode and without the font: glyph numbers in the order of core fonts."""
    glyphs = {letter: glyph for glyph, letter in sorted(_order().placed(start).items(), reverse=True)}
    codes = [struct.pack(f">{len(line)}H", *map(glyphs.get, line)).hex().encode() for line in lines]
    shown = b"".join(b"1 0 0 1 70 %d Tm <%s> Tj\n" % (760 - 20 * row, code) for row, code in enumerate(codes))
    content = b"BT /F1 11 Tf\n" + shown + b"ET"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Font/Subtype/Type0/BaseFont/TimesNewRomanPSMT/Encoding/Identity-H/DescendantFonts[6 0 R]>>",
        (
            b"<</Type/Font/Subtype/CIDFontType2/BaseFont/TimesNewRomanPSMT/CIDToGIDMap/Identity/DW 500"
            b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/FontDescriptor 7 0 R>>"
        ),
        (
            b"<</Type/FontDescriptor/FontName/TimesNewRomanPSMT/Flags 4/FontBBox[0 -216 1000 891]/ItalicAngle 0"
            b"/Ascent 891/Descent -216/CapHeight 662/StemV 80>>"
        ),
    ]
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    tail = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + tail


@pytest.mark.parametrize("start", [1188, 808])
def test_glyph_numbers_become_letters(monkeypatch: pytest.MonkeyPatch, start: int) -> None:
    monkeypatch.setattr(pages, "find_engine", lambda: None)  # the font is not in the file: nothing to look at
    document = read_bytes(glyph_pdf(LINES, start), "x.pdf")
    assert " ".join(document.text.split()) == " ".join(LINES)
    assert document.source.origin == "pdf-text"
    assert document.source.warnings == (
        "trang 1: phông chữ không có bảng mã Unicode, đã khôi phục chữ từ số hiệu nét chữ",
    )


def test_triage_names_the_pages(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(glyph_pdf(LINES, 1188))
    (page,) = triage(path)
    assert page.state is PageState.BROKEN
    assert page.unmapped > 0.5
    assert page.reason.startswith("trang 1: phông chữ không có bảng mã Unicode (")


def test_letters_that_do_not_verify_are_not_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "find_engine", lambda: None)
    with pytest.raises(pages.NeedsOcr, match="trang 1: phông chữ không có bảng mã Unicode"):
        read_bytes(glyph_pdf(LINES, 1500), "x.pdf")


def test_a_font_program_tells_its_letters() -> None:
    register()
    program = TrueType(_spectral())
    letters = program.letters()
    assert program.has_cmap
    assert set("ếệđưƠựÃ09") <= set(letters.values())
    glyphs = {letter: glyph for glyph, letter in letters.items()}
    font = Font("Spectral", _spectral(), unmapped={chr(glyphs[char]) for char in "ếệđư"})
    assert candidates(font) == [letters]


def _spectral() -> bytes:
    from reportlab.pdfbase import pdfmetrics

    return pdfmetrics.getFont(FACES[False, False]).face._ttf_data


def test_accented_glyphs_place_the_vietnamese_letters() -> None:
    """A program without cmap, its ế and ệ built of e, as those of Times New Roman are, at a place no table knows."""
    start = 2000
    parts = {start + ord(char) - 0x1EA0: comps for char, comps in _BUILT.items()}
    font = Font("Unknown", b"", unmapped=set(map(chr, parts)))
    font.__dict__["program"] = _Program(parts)
    (table,) = candidates(font)
    assert [table[glyph] for glyph in parts] == list(_BUILT)


_BUILT = {"ế": (72, 214, 1139), "ệ": (72, 214, 1149), "ạ": (68, 1149), "ấ": (68, 214, 1139), "ụ": (88, 1149)}


class _Program:
    has_cmap = False

    def __init__(self, parts: dict[int, tuple[int, ...]]) -> None:
        self._parts = parts

    def letters(self) -> dict[int, str]:
        return {}

    def components(self, glyph: int) -> tuple[int, ...]:
        return self._parts.get(glyph, ())


@given(st.binary(max_size=300), st.integers(0, 70_000))
def test_any_bytes_are_a_program_without_letters_or_with(data: bytes, glyph: int) -> None:
    for program in (TrueType(data), TrueType(b"\0\1\0\0" + data), TrueType(_spectral()[: len(data) * 50])):
        assert all(len(letter) == 1 for letter in program.letters().values())
        assert isinstance(program.components(glyph), tuple)


def test_windows_bytes_taken_for_macintosh() -> None:
    text = "L‡o Cai, ng‡y th·ng n„m, b·o c·o c‡ng l‡m cÙng t·c, ph·p l˝, c·c v„n b¯n"
    assert taken_for_macintosh(text)
    assert not taken_for_macintosh("Lào Cai, ngày tháng năm, báo cáo càng làm công tác, pháp lý, các văn bản")


@pytest.mark.parametrize(
    ("name", "phrases"),
    [
        ("018.pdf", ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Số: 1105/KH-ĐKT", "ĐỀ CƯƠNG BÁO CÁO", "Vũ Việt Linh"]),
        ("019.pdf", ["GIÁM ĐỐC SỞ CÔNG THƯƠNG", "42/2024/QH15", "sử dụng vũ khí", "của Chính phủ quy định"]),
    ],
)
def test_reprinted_plans(shared: Path, name: str, phrases: list[str]) -> None:
    document = read_path(shared / "plans" / name)
    assert [phrase for phrase in phrases if phrase not in document.text] == []
    assert "\ufffd" not in document.text
