"""What a page is, by syllables, diacritics, map errors and pictures together; small pages follow the document."""

from __future__ import annotations

import pytest

from pipeline.read.pdf.fonts import Style
from pipeline.read.pdf.glyphs import WORD, PageGlyphs
from pipeline.read.pdf.triage import PageState, triage_pages

GOOD = (
    "Căn cứ Luật Thi đua, khen thưởng; thực hiện kế hoạch của Ủy ban nhân dân tỉnh về phong trào thi đua yêu nước, Sở "
    "Nội vụ xây dựng kế hoạch với mục đích, yêu cầu và nội dung như sau để các cơ quan, đơn vị triển khai thực hiện. "
)
ENGLISH_OCR = (
    "Can cir Luat Thi dua, khen thucmg; thvrc hien ke hoach ciia Uy ban nhan dan tinh ve phong trao thi dua yeu "
    "nuoc, So Noi vu xay dimg ke hoach voi muc dich, yeu cau va noi dung nhu sau de cac co quan, don vi thvc hien. "
)
TCVN3 = (
    "C¨n cø LuËt Thi ®ua, khen th­ëng; thùc hiÖn kÕ ho¹ch cña ñy ban nh©n d©n tØnh vÒ phong trµo thi ®ua yªu n­íc, së "
    "Néi vô x©y dùng kÕ ho¹ch víi môc ®Ých, yªu cÇu vµ néi dung nh­ sau ®Ó c¸c c¬ quan, ®¬n vÞ triÓn khai thùc hiÖn. "
)
BROKEN = "6Ӣ .ӂ +2Ҥ&+ .LӇP WUD YLӋF FKҩS KjQK TX\\ÿ͓QK YҰW OLӋX Qә F{QJ QJKLӋS " * 8
NUMBERS = "1050 23/3/2026 02 km30 800 17,5 % TT IC14 " * 6
ENGLISH = "The committee of the province shall report to the department on the results of the campaign every year. " * 4


def page(text: str, *, number: int = 1, unmapped: float = 0.0, image: float = 0.0, hidden: bool = False) -> PageGlyphs:
    flat = [0.0] * len(text)
    styles = {match.start(): Style(invisible=hidden) for match in WORD.finditer(text)}
    return PageGlyphs(number, 595, 842, text, flat, flat, flat, flat, {}, styles, [], unmapped, image)


@pytest.mark.parametrize(
    ("one", "state"),
    [
        (page(GOOD), PageState.TEXT),
        (page(GOOD, unmapped=0.14), PageState.TEXT),  # a good OCR layer of which 14 % have no map
        (page(GOOD, unmapped=0.4), PageState.TEXT),  # whatever pdfium says, it reads well
        (page(GOOD, image=1.0, hidden=True), PageState.TEXT),  # a scan with a Vietnamese layer
        (page(GOOD, image=1.0), PageState.TEXT),  # print over a background picture
        (page(BROKEN, unmapped=0.5), PageState.BROKEN),
        (page("L‡o Cai, ng‡y th·ng n„m, b·o c·o c‡ng t·c ph·p l˝ c·c v„n b¯n " * 5), PageState.BROKEN),
        (page(TCVN3), PageState.LEGACY),
        (page(ENGLISH_OCR, image=1.0, hidden=True), PageState.FOREIGN),
        (page("Người ký: Sở Nội vụ. Ngày ký: 10/02/2024 08:15", image=0.97), PageState.PICTURE),
        (page("", image=1.0), PageState.PICTURE),
        (page("", image=0.02), PageState.PICTURE),
        (page(""), PageState.BLANK),
        (page(NUMBERS), PageState.TEXT),  # a list of numbers proves nothing against a page
        (page(ENGLISH), PageState.TEXT),  # nor does visible English
        (page("3"), PageState.TEXT),
    ],
)
def test_one_page(one: PageGlyphs, state: PageState) -> None:
    (found,) = triage_pages([one])
    assert found.state is state
    assert found.reason.startswith(f"trang 1: {state.value} (")


@pytest.mark.parametrize(
    ("others", "last", "state"),
    [
        (page(BROKEN, unmapped=0.5), page("7Ѭ\u04c0 Ӣ", number=2, unmapped=0.15), PageState.BROKEN),
        (page(TCVN3), page("Chñ tÞch NguyÔn V¨n B×nh", number=2), PageState.LEGACY),
        (page(ENGLISH_OCR, image=1.0, hidden=True), page("Chú tich", number=2, hidden=True), PageState.FOREIGN),
        (page(GOOD), page("Chủ tịch Trần Văn Hào", number=2), PageState.TEXT),
        (page(TCVN3), page("Chủ tịch Trần Văn Hào", number=2), PageState.TEXT),  # a signature field in Unicode
        (page(TCVN3), page("2", number=2), PageState.TEXT),
    ],
)
def test_small_pages_follow_the_document(others: PageGlyphs, last: PageGlyphs, state: PageState) -> None:
    assert triage_pages([others, last])[1].state is state
