"""Can the text layer of a page be believed? Thresholds as measured on 49 PDFs (no overlap between the classes)."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum

from pipeline.read.legacy import looks_legacy
from pipeline.read.pdf.glyphs import PageGlyphs

_WORD = re.compile(r"[^\W\d_]{2,}")
# Good layers: at most 14 % of characters without a Unicode map; fonts without one: 30-46 %.
_UNMAPPED = 0.22
# Words with diacritics: 84 % and more in Vietnamese, none in an English OCR layer; asked of 30 words or more.
_WITH_MARKS = 0.3
_ENOUGH_WORDS = 30
_FEW_CHARACTERS = 20
_PICTURE_SHARE = 0.5


class PageState(Enum):
    """What a page is; the value is what users are told."""

    TEXT = "có chữ"
    BLANK = "trang trắng"
    PICTURE = "trang ảnh, không có lớp chữ"
    BROKEN = "phông chữ không có bảng mã Unicode"
    LEGACY = "bảng mã cũ TCVN3 hoặc VNI"
    FOREIGN = "lớp chữ OCR không phải tiếng Việt"


def page_state(page: PageGlyphs) -> PageState:
    """Return the state of a page."""
    letters = len("".join(page.text.split()))
    words = _WORD.findall(page.text)
    if page.unmapped > _UNMAPPED and letters >= _FEW_CHARACTERS:
        return PageState.BROKEN
    # A signed scan carries some words of its signature field as visible text.
    if page.image_share > _PICTURE_SHARE and len(words) < _ENOUGH_WORDS:
        return PageState.PICTURE
    if letters == 0:
        return PageState.PICTURE if page.image_share > 0 else PageState.BLANK
    if looks_legacy(page.text):
        return PageState.LEGACY
    if len(words) >= _ENOUGH_WORDS and _is_invisible(page) and _marked_share(words) < _WITH_MARKS:
        return PageState.FOREIGN
    return PageState.TEXT


def _is_invisible(page: PageGlyphs) -> bool:
    return sum(style.invisible for style in page.styles.values()) * 2 > len(page.styles)


def _marked_share(words: list[str]) -> float:
    marked = sum("đ" in word.lower() or len(unicodedata.normalize("NFD", word)) > len(word) for word in words)
    return marked / len(words)
