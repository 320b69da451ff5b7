"""Words that are told by their picture or their neighbours; figures that were torn; cells and missed print on pages."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from corpus.fonts import OFFICE, face_path
from pipeline.read.ocr.digits import Doubt, doubts, is_suspect
from pipeline.read.ocr.engine import Engine, Gray, find_engine
from pipeline.read.ocr.markers import as_printed
from pipeline.read.ocr.missed import read_missed
from pipeline.read.ocr.noise import without_noise
from pipeline.read.ocr.sequences import in_sequence
from pipeline.read.ocr.strokes import counted, slashed, widest_gap, with_bar
from pipeline.read.ocr.words import OcrWord
from tests.read.ocr.scans import DPI, needs_tesseract

SIZE = round(14 * DPI / 72)


def drawn(text: str, *, bold: bool = True) -> tuple[OcrWord, Gray]:
    """Return a word printed in 14 points, closely boxed, and the paper around it."""
    face = ImageFont.truetype(str(face_path(bold=bold, italic=False, family=OFFICE)), SIZE)
    paper = Image.new("L", (600, 120), 255)
    ImageDraw.Draw(paper).text((40, 30), text, font=face, fill=0)
    image = np.asarray(paper)
    rows, columns = np.flatnonzero((image < 140).any(axis=1)), np.flatnonzero((image < 140).any(axis=0))
    return OcrWord(text, columns[0], rows[0], columns[-1] + 1, rows[-1] + 1, 60.0, 80, 0), image


@pytest.mark.parametrize("printed", ["I.", "II.", "III.", "VI.", "VII.", "VIII.", "II-", "III/", "XII.", "(II)"])
@pytest.mark.parametrize("lost", [0, 1])
def test_roman_figures_are_counted(printed: str, lost: int) -> None:
    word, image = drawn(printed)
    read = printed.replace("II", "I", lost)
    assert counted(word._replace(text=read), image) == printed


@pytest.mark.parametrize(("printed", "read", "made"), [
    ("II", "H", "II"), ("III.", "HI.", "III."), ("H.", "H.", "H."), ("IV.", "IV.", "IV."), ("CHI", "CHI", "CHI"),
])  # fmt: skip
def test_two_strokes_are_an_h_only_with_its_bar(printed: str, read: str, made: str) -> None:
    word, image = drawn(printed)
    assert counted(word._replace(text=read), image) == made


@pytest.mark.parametrize(("printed", "read", "made"), [
    ("I/", "1", "I/"), ("II/", "IU", "II/"), ("III/", "IIU", "III/"), ("I/", "U", "I/"), ("II", "U", "U"),
    ("1", "1", "1"), ("1/", "1/", "1/"), ("II/", "IU/", "II/"), ("H", "H", "H"),
])  # fmt: skip
def test_figures_with_a_stroke(printed: str, read: str, made: str) -> None:
    word, image = drawn(printed)
    assert slashed(word._replace(text=read), image) == made


@pytest.mark.parametrize("printed", ["≥60%", "≤", ">60%", "<", "> 5", "≥ 90"])
@pytest.mark.parametrize("bold", [True, False])
def test_signs_with_a_bar(printed: str, bold: bool) -> None:  # noqa: FBT001
    word, image = drawn(printed, bold=bold)
    read = printed.replace("≥", ">").replace("≤", "<")
    assert with_bar(word._replace(text=read), image) == printed


@pytest.mark.parametrize(("printed", "read", "made"), [
    ("II.", "II", "II."), ("VIII.", "VIII", "VIII."), ("II", "II", "II"), ("III YÊU", "III", "III"),
])  # fmt: skip
def test_stops_behind_figures(printed: str, read: str, made: str) -> None:
    word, image = drawn(printed)
    numeral, _ = drawn(read)
    word = word._replace(text=read, x1=word.x0 + numeral.x1 - numeral.x0)
    assert counted(word, image) == made


@pytest.mark.parametrize(("printed", "parted"), [("I. MỤC", True), ("I.MỤC", False), ("1. Tổ", True), ("1.Tổ", False)])
def test_spaces_are_those_of_the_picture(printed: str, parted: bool) -> None:  # noqa: FBT001
    word, image = drawn(printed)
    assert (widest_gap(word, image) is not None) is parted
    read = word._replace(text=printed.replace(" ", ""))
    assert " ".join(one.text for one in as_printed([read], image)) == printed


@pytest.mark.parametrize(
    ("starts", "made"),
    [
        ("a) b) c) đ) đ) e) 8) h)", "a) b) c) d) đ) e) g) h)"),
        ("3) b) c)", "a) b) c)"),
        ("1) 2) 3) b)", "1) 2) 3) b)"),
        ("a) b) c) d) e) f)", "a) b) c) d) e) f)"),  # a list by Word's alphabet
        ("1. 2. S. 4.", "1. 2. 3. 4."),
        ("A/ B/ Œ/ D/", "A/ B/ C/ D/"),
        ("1. 2. a) b) 3. 1. 2.", "1. 2. a) b) 3. 1. 2."),
        ("a) a) b)", "a) a) b)"),
        ("- Tổ chức +", "- Tổ chức +"),
        ("1. 1. 2. II. 1. 2. III.", "I. 1. 2. II. 1. 2. III."),
        ("I. 1. 1. II.", "I. 1. 1. II."),
        ("E. G. II. I.", "E. G. H. I."),
        ("E. G. II. 1.", "E. G. II. 1."),
        ("II. 1. 2. I.", "H. 1. 2. I."),
        ("II. 1. III. I.", "II. 1. III. I."),  # the next annex
        ("II. I. K.", "H. I. K."),
        ("1. 2. II.", "1. 2. II."),  # a page that begins in the middle of a list
        ("x)", "x)"),
        ("", ""),
    ],
)
def test_markers_in_sequence(starts: str, made: str) -> None:
    assert " ".join(in_sequence(starts.split())) == made


@pytest.mark.parametrize(("line", "made"), [
    ("Nơi nhân;", "Nơi nhận:"), ("Nơi nhân làm", "Nơi nhân làm"), ("Nơi nhận Thời", "Nơi nhận Thời"),
    ("số 152/2025NĐ-CP", "số 152/2025/NĐ-CP"), ("số 06/2022QH15", "số 06/2022/QH15"),
    ("96/QĐÐ-BCH", "96/QĐ-BCH"), ("số ĐĐBQH", "số ĐĐBQH"),
    ("năm 2021/2025", "năm 2021/2025"),
    ("V, TIÊU", "V. TIÊU"), ("CÐ cơ", "CĐ cơ"), ("'Trên 80%", "Trên 80%"), ("~ Tổ", "- Tổ"),
])  # fmt: skip
def test_labels_and_letters(line: str, made: str) -> None:
    blank = np.full((40, 400), 255, dtype=np.uint8)
    words = [OcrWord(text, 60 * place, 5, 60 * place + 40, 30, 28.0, 90, 0) for place, text in enumerate(line.split())]
    told = as_printed(words, blank)
    assert " ".join(word.text for word in told) == made
    assert [word.reading for word in told] == line.split()


class Scripted:
    """An engine that sees nothing."""

    name = "scripted"
    quick = True

    def read(self, *_: object) -> list[OcrWord]:
        return []


def test_a_torn_date_is_unreadable_as_a_whole() -> None:
    words = [
        OcrWord("trước", 0, 0, 70, 30, 28.0, 96, 0),
        OcrWord("20/1", 80, 0, 140, 30, 28.0, 96, 0),
        OcrWord("2I2024", 150, 0, 240, 30, 28.0, 96, 0),
        OcrWord("2025", 400, 0, 460, 30, 28.0, 96, 0),
    ]
    engine: Engine = Scripted()
    found = doubts(words, np.full((40, 500), 255, dtype=np.uint8), DPI, engine)
    assert sorted(found) == [1, 2]
    assert all(isinstance(doubt, Doubt) and not doubt.legible for doubt in found.values())


@pytest.mark.parametrize(("text", "suspect"), [
    ("20S4", True), ("1B5", True), ("20/12I2024", True), ("8h30", False), ("100m2", False), ("2x4", False),
    ("KH15", False),
])  # fmt: skip
def test_letters_between_figures(text: str, suspect: bool) -> None:  # noqa: FBT001
    assert is_suspect(OcrWord(text, 0, 0, 9, 9, 9.0, 97, 0)) is suspect


def test_what_is_no_print() -> None:
    texts = [
        ("-", 90),
        ("Bộ", 96),
        ("Y", 96),
        ("Ỷ", 77),
        ("tế", 96),
        ("°", 59),
        ("_", 60),
        ("|", 90),
        ("ặ", 0),
        ("%", 60),
    ]
    words = [OcrWord(text, 50 * at, 0, 50 * at + 40, 30, 28.0, sure, 0) for at, (text, sure) in enumerate(texts)]
    words[3] = words[3]._replace(x0=words[2].x0 + 5, x1=words[2].x1)
    assert [word.text for word in without_noise(words)] == ["-", "Bộ", "Y", "tế", "%"]


@needs_tesseract
@pytest.mark.parametrize("printed", ["mật;", "Nguyễn Đình Khuê", "- UBND các xã;", "c) Tổ chức"])
def test_print_that_was_passed_over(printed: str) -> None:
    engine = find_engine()
    assert engine is not None
    _, image = drawn(printed, bold=False)
    assert " ".join(word.text for word in read_missed([], image, DPI, engine)) == printed


class Eager(Scripted):
    """An engine that sees a word in any stroke."""

    def read(self, *_: object) -> list[OcrWord]:
        return [OcrWord("lá", 2, 2, 20, 30, 28.0, 96, 0)]


def test_an_arm_outside_its_word_is_no_word() -> None:
    """'Bộ Y tế' whose Y is boxed half: the other half once came back as 'lá'."""
    image = np.full((80, 200), 255, dtype=np.uint8)
    for step in range(30):
        image[20 + step, 20 + step // 2 : 24 + step // 2] = image[20 + step, 49 - step // 2 : 53 - step // 2] = 0
    boxed = OcrWord("Y", 18, 18, 36, 52, 50.0, 96, 0)
    engine: Engine = Eager()
    assert read_missed([boxed], image, DPI, engine) == [boxed]
    apart = image.copy()
    apart[20:50, 120:140] = 0
    assert len(read_missed([boxed], apart, DPI, engine)) == 2
