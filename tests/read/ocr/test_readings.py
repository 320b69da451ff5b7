"""What is made of the engine's words: parsing, doubts about figures, lost marks, markers at line starts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.document import Document, SourceMap, UnsureWord
from models.record import Source
from pipeline.read.ocr.digits import is_suspect, judge
from pipeline.read.ocr.markers import labelled, line_start
from pipeline.read.ocr.marks import restored
from pipeline.read.ocr.words import OcrWord, parse_hocr

HOCR = """<div class='ocr_page' id='page_1' title='image "unknown"; bbox 0 0 1656 2353; ppageno 0'>
 <span class='ocr_line' id='line_1' title="bbox 200 100 700 150; baseline 0.01 -10; x_size 40">
  <span class='ocrx_word' id='word_1' title='bbox 200 110 300 140; x_wconf 96'>Số:</span>
  <span class='ocrx_word' id='word_2' title='bbox 400 110 500 140; x_wconf 21'><strong>&lt;9&gt;</strong></span>
  <span class='ocrx_word' id='word_3' title='bbox 600 110 700 140; x_wconf 95'> </span>
 </span>
 <span class='ocr_header' id='line_2' title="bbox 10 200 90 230">
  <span class='ocrx_word' id='word_4' title='bbox 10 200 90 230; x_wconf 90'>KẾ</span>
 </span>
</div>"""


def test_hocr() -> None:
    assert parse_hocr(HOCR) == [
        OcrWord("Số:", 200, 110, 300, 140, 140.5, 96, 0),
        OcrWord("<9>", 400, 110, 500, 140, 142.5, 21, 0),
        OcrWord("KẾ", 10, 200, 90, 230, 230.0, 90, 1),
    ]


def word(text: str, confidence: int) -> OcrWord:
    return OcrWord(text, 0, 0, 10, 10, 10.0, confidence, 0)


@pytest.mark.parametrize(
    ("text", "confidence", "suspect"),
    [
        ("Số:{34.2", 48, True),  # '1942' by hand
        ("Só:Øđ/KH-TTra", 0, True),  # '09' by hand, not one figure in it
        ("4O:", 33, True),
        ("2l", 96, True),  # a letter among figures, read with confidence
        ("O5/2016", 95, True),
        ("1236/HD-UBND", 92, False),
        ("12/11/2014", 89, False),
        ("thi", 20, False),
        ("Sở", 20, False),
        ("(IC14)", 95, False),
    ],
)
def test_suspects(text: str, confidence: int, suspect: bool) -> None:  # noqa: FBT001
    assert is_suspect(word(text, confidence)) is suspect


@pytest.mark.parametrize(
    ("first", "second", "legible", "reach"),
    [
        (("293/SYT-TCCB", 74), ("293/SYT-TCCB", 80), True, 3),
        (("1050/QĐ-SCT)", 80), ("'1050QĐ-SCT)", 60), True, 12),  # the figures agree
        (("02/KH-TTra", 15), ("2/KH-TTra", 40), False, 2),  # only the number is in doubt
        (("1942", 48), ("1242", 60), False, 4),
        (("1942", 40), ("1942", 50), False, 4),  # twice the same guess is a guess
        (("2l", 86), ("21", 90), False, 2),
        (("2017,", 75), None, True, 5),
        (("2017,", 60), None, False, 5),
        (("Øđ", 0), ("29", 70), False, 2),
    ],
)  # fmt: skip
def test_two_looks(first: tuple[str, int], second: tuple[str, int] | None, legible: bool, reach: int) -> None:  # noqa: FBT001
    doubt = judge(word(*first), word(*second) if second else None)
    assert (doubt.legible, doubt.reach, doubt.raw) == (legible, reach, first[0])
    assert doubt.legible or second is None or second[0] == first[0] or second[0] in doubt.candidates


@given(st.text(max_size=12), st.integers(0, 100), st.text(max_size=12), st.integers(0, 100))
def test_figures_are_never_trusted_against_another_reading(a: str, low: int, b: str, high: int) -> None:
    figures = ["".join(char for char in text if char.isdigit()) for text in (a, b)]
    doubt = judge(word(a, low), word(b, high))
    assert not doubt.legible or (figures[0] == figures[1] and max(low, high) >= 60)


@pytest.mark.parametrize(
    ("line", "confidence", "made"),
    [
        ("công tác kiêm tra giám sát", 96, "công tác kiểm tra giám sát"),  # a term of plans
        ("QUYET ĐỊNH", 92, "QUYẾT ĐỊNH"),
        ("KÉ HOẠCH", 90, "KẾ HOẠCH"),
        ("sản xuât, kinh doanh", 96, "sản xuất, kinh doanh"),
        ("KT.GIÁM ĐÓC", 92, "KT.GIÁM ĐỐC"),
        ("Lê Thiên Phu", 60, "Lê Thiên Phu"),  # a name
        ("trong kế hoạch", 60, "trong kế hoạch"),
        ("Biên bản họp xét", 90, "Biên bản họp xét"),
        ("phong trào thi đua yêu nước", 20, "phong trào thi đua yêu nước"),
        ("không quá 02 tập thê và 03 cá nhân", 96, "không quá 02 tập thể và 03 cá nhân"),  # 'thế và' is known, too
        ("đối tượng, phạm vị, thời gian", 96, "đối tượng, phạm vi, thời gian"),  # a speck at the i is no tone
        ("trong toàn tỉnh và huyện", 96, "trong toàn tỉnh và huyện"),
        ("V. KHEN THƯỜNG", 92, "V. KHEN THƯỞNG"),  # one tone for another
        ("đoàn thẻ, 04 tập thẻ, 08 cá nhân", 96, "đoàn thể, 04 tập thể, 08 cá nhân"),
        ("phong trào đúng kế hoạch", 96, "phong trào đúng kế hoạch"),
        ("chuyển đổi số ngành y tế", 96, "chuyển đổi số ngành y tế"),
        ("PHONG TRÀO THỊ ĐUA", 92, "PHONG TRÀO THI ĐUA"),
        ("các tỉnh, thành phố; chỉ thị", 96, "các tỉnh, thành phố; chỉ thị"),
        ("Bà Hoàng Thị Vị", 96, "Bà Hoàng Thị Vị"),
        ("CHỦ TỊCH Trân Hoàng Nhựt", 96, "CHỦ TỊCH Trần Hoàng Nhựt"),  # no family is called Trân
        ("Bà Đô Thị Mai", 96, "Bà Đô Thị Mai"),  # the name does not begin with it
        ("Trân trọng cảm ơn", 96, "Trân trọng cảm ơn"),
        ("chuyển đối số của tỉnh", 96, "chuyển đổi số của tỉnh"),  # 'đối số' is in the list, too
        ("quy định chỉ tiết, khơi dậy tỉnh thần", 96, "quy định chi tiết, khơi dậy tinh thần"),
        ("Luật Thì đua và Đối mới", 96, "Luật Thi đua và Đổi mới"),
        ("hai bên cùng thi đua cả năm học", 96, "hai bên cùng thi đua cả năm học"),
        ("Chỉ đạo tỉnh ủy, tiếp dân", 96, "Chỉ đạo tỉnh ủy, tiếp dân"),
        ("Đ. TIỂU CHÍ KHEN THƯỞNG", 90, "Đ. TIÊU CHÍ KHEN THƯỞNG"),
        ("các; kiêm. tra", 96, "các; kiêm. tra"),  # a stop between parts words
        ("", 0, ""),
    ],
)
def test_lost_marks(line: str, confidence: int, made: str) -> None:
    words = line.split()
    assert " ".join(restored(words, [confidence] * len(words))) == made


@given(
    st.lists(st.text(min_size=1, max_size=8).filter(lambda text: not text.isspace()), max_size=8), st.integers(0, 100)
)
def test_only_marks_are_put_back(words: list[str], confidence: int) -> None:
    from pipeline.nlp.fold import search_key

    made = restored(words, [confidence] * len(words))
    assert list(map(search_key, made)) == list(map(search_key, words))


@pytest.mark.parametrize(
    ("first", "starts", "made"),
    [
        ("H.", ["I.", "H.", "IH."], "II."),
        ("IH.", ["I.", "H."], "III."),
        ("VH.", [], "VII."),
        ("H.", ["A.", "B.", "G.", "H."], "H."),  # a list of letters
        ("-_", [], "-"),
        ("—", [], "—"),
        ("__Phát", [], "Phát"),
        ("1.", [], "1."),
        ("HIỆN", [], "HIỆN"),
    ],
)
def test_line_starts(first: str, starts: list[str], made: str) -> None:
    assert line_start(first, starts) == made


def test_label_of_the_number() -> None:
    assert [labelled(text) for text in ("Só:02/KH", "Sô:", "Sổ", "Số: 1")] == ["Số:02/KH", "Số:", "Sổ", "Số: 1"]


@pytest.mark.parametrize(("start", "end", "unsure"), [(0, 4, False), (3, 6, True), (5, 9, True), (9, 12, False)])
def test_is_unsure(start: int, end: int, unsure: bool) -> None:  # noqa: FBT001
    illegible = UnsureWord(4, 9, "{34.2", 48, ("1242",), legible=False)
    mended = UnsureWord(10, 14, "hoach", 60, ("hoạch",), legible=True)
    source = Source(uri="x", media_type="application/pdf", bytes=1, origin="pdf-ocr")
    document = Document("0" * 64, source, "Số: 1942 hoạch", (), SourceMap(range(14)), unsure=(illegible, mended))
    assert document.is_unsure(start, end) is unsure
    assert document.legible_text == "Số: \ufffd\ufffd\ufffd\ufffd hoạch"
