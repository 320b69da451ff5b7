"""Tên loại and trích yếu; what kind of document it is; whether it launches a campaign (domain notes 5.6)."""

from __future__ import annotations

import re
from functools import cache

from models.header import Genre
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.nlp.fold import lower, search_key
from pipeline.nlp.lexicons import rows
from pipeline.nlp.phrases import alternation
from pipeline.outline.landmarks import TYPE_LINE, block_text

_GENRES: dict[str, Genre] = {"KH": "plan", "QĐ": "decision"}
# 'phát động phong trào thi đua', 'phát động thi đua chuyên đề', 'hưởng ứng phong trào', 'triển khai đợt thi đua'.
_CAMPAIGN = re.compile(
    r"(?:phát động|hưởng ứng)\b[^.;]{0,80}?thi đua"
    r"|(?:triển khai|tổ chức|thực hiện|đẩy mạnh|về)\b[^.;]{0,80}?(?:phong trào|đợt|cuộc|chuyên đề) thi đua"
    r"|(?:triển khai|tổ chức|thực hiện|về)\b[^.;]{0,40}?thi đua (?:chuyên đề|cao điểm|đặc biệt|nước rút|thực hiện)"
    r"|^(?:phong trào|đợt|chuyên đề) thi đua"
)
# 'kiểm tra công tác thi đua, khen thưởng', 'tổ chức lễ phát động phong trào': about campaigns, launching none.
_NOT_CAMPAIGN = re.compile(rf"^(?:\W*(?:về việc|về|v/v)?\s*)(?:tổ chức\s+)?{alternation('not_campaigns')}\b")


_OPENING = re.compile(r"(?:thực hiện|căn cứ|triển khai|hưởng ứng|thi hành)\s")
_LAUNCHES = re.compile(
    r"(?:ban hành|xây dựng|lập)\s+(?P<type>kế hoạch)\s+(?P<about>[^\n]{4,400}?)"
    r"(?:\s*\([^()]*\))?,?\s*(?:cụ thể\s*|với (?:các |những )?nội dung[^:\n]{0,40}?)?(?:như sau|sau đây)\s*:?\s*$",
    re.MULTILINE,
)
_PREAMBLE_BLOCKS = 10


def read_title(reading: Reading) -> tuple[str | None, str | None, tuple[Span, ...]]:
    """Return the type code, the trích yếu (lines joined by a space) and its span."""
    region = reading.outline.title
    blocks = [block for block in reading.document.blocks if block.start in region]
    if not blocks:
        return None, None, ()
    type_line = TYPE_LINE.fullmatch(block_text(reading.document, blocks[0]))
    code = _type_code(type_line["type"] if type_line else block_text(reading.document, blocks[0]))
    worded = [(block.start, block.end) for block in blocks[1:] if _has_word(reading.text[block.start : block.end])]
    if type_line is not None and type_line["rest"]:
        worded.insert(0, (blocks[0].start + type_line.start("rest"), blocks[0].end))
    if not worded:
        return code, None, ()
    start, end = reading.trim(worded[0][0], worded[-1][1])
    return code, " ".join(reading.text[start:end].split()), (reading.span(start, end),)


def _has_word(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _type_code(printed: str) -> str | None:
    """Return the code of the longest type name that the line begins with; 'K Ế  H O Ạ C H' is a plan too."""
    name = search_key(printed)
    known = next((key for form, key in _type_names() if name == form or name.startswith(f"{form} ")), None)
    return known or ("KH" if "".join(filter(str.isalpha, name)) == "kehoach" else None)


@cache
def _type_names() -> tuple[tuple[str, str], ...]:
    names = {search_key(form): key for key, row in rows("doc_type").items() for form in row["forms"]}
    return tuple(sorted(names.items(), key=lambda pair: -len(pair[0])))


def launching(reading: Reading) -> tuple[str, Span] | None:
    """Return what the preamble says the plan is about, with the word 'Kế hoạch' that it calls itself by.

    For texts whose letterhead and title a portal left out: 'Thực hiện ..., UBND tỉnh ban hành Kế hoạch X, như sau:'.
    """
    blocks = reading.document.blocks[:_PREAMBLE_BLOCKS]
    if not any(_OPENING.match(reading.low, block.start, block.end) for block in blocks):
        return None
    for block in blocks:
        match = _LAUNCHES.search(reading.low, block.start, block.end)
        if match is not None:
            return reading.text[slice(*match.span("about"))].strip(" ,"), reading.span(*match.span("type"))
    return None


def genre_of(doc_type: str | None) -> Genre:
    """Return the genre of a document by its type: what is neither plan nor decision is "other"."""
    return _GENRES.get(doc_type or "", "other")


def launches_campaign(title: str | None) -> bool:
    """Tell whether the trích yếu launches or joins an emulation campaign."""
    if title is None:
        return False
    low = lower(title)
    return _NOT_CAMPAIGN.search(low) is None and _CAMPAIGN.search(low) is not None
