"""Can the text layer of a page be believed? Thresholds as measured on 49 PDFs (no overlap between the classes)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from pipeline.nlp.syllables import measured
from pipeline.read.legacy import detect_table, looks_legacy
from pipeline.read.pdf.glyphs import PageGlyphs
from pipeline.read.pdf.macfonts import taken_for_macintosh

# Good layers: at most 14 % of characters without a Unicode map; fonts without one: 30-60 %.
_UNMAPPED = 0.22
# Syllables: 94.6 % and more in good layers, 49 % and less in English OCR layers, 43 % in broken fonts. Words with
# diacritics: 84 % and more against none. Fewer words than this prove nothing: a list of numbers scored 11 %.
_VALID = 0.8
_WITH_MARKS = 0.3
_ENOUGH_WORDS = 30
_FEW_CHARACTERS = 20
_SMALL = 200  # characters: letters that hide make few words of a full page
_PICTURE_SHARE = 0.5


class PageState(Enum):
    """What a page is; the value is what users are told."""

    TEXT = "có chữ"
    BLANK = "trang trắng"
    PICTURE = "trang ảnh, không có lớp chữ"
    BROKEN = "phông chữ không có bảng mã Unicode"
    LEGACY = "bảng mã cũ TCVN3 hoặc VNI"
    FOREIGN = "lớp chữ OCR không phải tiếng Việt"


_TREATMENT = {
    PageState.TEXT: "đọc lớp chữ",
    PageState.BLANK: "bỏ qua",
    PageState.PICTURE: "nhận dạng chữ (OCR)",
    PageState.BROKEN: "khôi phục chữ từ số hiệu nét chữ, không được thì nhận dạng chữ (OCR)",
    PageState.LEGACY: "chuyển sang Unicode",
    PageState.FOREIGN: "nhận dạng chữ (OCR)",
}


class PageTriage(NamedTuple):
    """What a page (1-based) is, and the measures that say so; shares are 0..1."""

    page: int
    state: PageState
    words: int
    syllables: float
    marked: float
    unmapped: float
    image: float
    visible: bool

    @property
    def reason(self) -> str:
        """One Vietnamese sentence: what the page is, how that was seen, what reading does about it."""
        seen = [f"{self.words} từ"]
        if self.words:
            seen += [f"{self.syllables:.0%} đúng âm tiết", f"{self.marked:.0%} có dấu"]
        if self.unmapped:
            seen.append(f"{self.unmapped:.0%} ký tự không có mã")
        if self.image:
            seen.append(f"ảnh phủ {self.image:.0%}")
        if not self.visible:
            seen.append("lớp chữ ẩn")
        return f"trang {self.page}: {self.state.value} ({', '.join(seen)}) → {_TREATMENT[self.state]}"


def triage_pages(pages: Sequence[PageGlyphs]) -> list[PageTriage]:
    """Return the state of each page; those of few words follow the others."""
    found = [_measured(page) for page in pages]
    small = [one.words < _ENOUGH_WORDS and _printed(page) < _SMALL for page, one in zip(pages, found, strict=True)]
    states = Counter(one.state for one, few in zip(found, small, strict=True) if not few)
    common = states.most_common(1)[0][0] if states else PageState.TEXT
    return [
        one._replace(state=_following(page, one, common)) if few else one
        for page, one, few in zip(pages, found, small, strict=True)
    ]


def _measured(page: PageGlyphs) -> PageTriage:
    visible = not _is_invisible(page)
    text = measured(page.text)
    one = PageTriage(
        page=page.number,
        state=PageState.TEXT,
        words=text.words,
        syllables=round(text.valid, 3),
        marked=round(text.marked, 3),
        unmapped=round(page.unmapped, 3),
        image=round(page.image_share, 3),
        visible=visible,
    )
    return one._replace(state=_state(page, one))


def _state(page: PageGlyphs, one: PageTriage) -> PageState:
    characters = _printed(page)
    reads_well = one.words >= _ENOUGH_WORDS and one.syllables >= _VALID and one.marked >= _WITH_MARKS
    if page.unmapped > _UNMAPPED and characters >= _FEW_CHARACTERS and not reads_well:
        return PageState.BROKEN
    # A signed scan carries some words of its signature field as visible text.
    if page.image_share > _PICTURE_SHARE and one.words < _ENOUGH_WORDS:
        return PageState.PICTURE
    if characters == 0:
        return PageState.PICTURE if page.image_share > 0 else PageState.BLANK
    if reads_well:
        return PageState.TEXT
    if detect_table(page.text):
        return PageState.LEGACY
    if one.words >= _ENOUGH_WORDS and not one.visible:
        return PageState.FOREIGN
    if one.words >= _ENOUGH_WORDS and taken_for_macintosh(page.text):
        return PageState.BROKEN
    return PageState.LEGACY if looks_legacy(page.text) else PageState.TEXT


def _following(page: PageGlyphs, one: PageTriage, common: PageState) -> PageState:
    """Return the state of a page of few words in a document of a common state (a last page with the signature)."""
    if one.state is not PageState.TEXT or page.text.isascii():
        return one.state
    if common is PageState.BROKEN and one.unmapped > 0:
        return common
    if common is PageState.LEGACY and one.syllables < _VALID:
        return common
    return PageState.FOREIGN if common is PageState.FOREIGN and not one.visible else one.state


def _printed(page: PageGlyphs) -> int:
    return len("".join(page.text.split()))


def _is_invisible(page: PageGlyphs) -> bool:
    return sum(style.invisible for style in page.styles.values()) * 2 > len(page.styles)
