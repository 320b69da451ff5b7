"""Tên loại and trích yếu; what kind of document it is; whether it launches a campaign (domain notes 5.6)."""

from __future__ import annotations

import re

from models.header import Genre
from models.span import Span
from pipeline.extract.context import Reading
from pipeline.nlp.fold import lower
from pipeline.outline.regions import TYPE_LINE, block_text

_TYPE_CODES = {
    "kế hoạch": "KH", "quyết định": "QĐ", "nghị quyết": "NQ", "chỉ thị": "CT", "chương trình": "CTr", "hướng dẫn": "HD",
    "thông báo": "TB", "báo cáo": "BC", "tờ trình": "TTr", "công điện": "CĐ", "quy chế": "QC", "quy định": "QyĐ",
    "phương án": "PA", "đề án": "ĐA", "dự án": "DA", "biên bản": "BB", "hợp đồng": "HĐ", "giấy mời": "GM",
}  # fmt: skip
# 'phát động phong trào thi đua', 'phát động thi đua chuyên đề', 'hưởng ứng phong trào thi đua', 'triển khai đợt thi đua'.
_CAMPAIGN = re.compile(
    r"(?:phát động|hưởng ứng)\b[^.;]{0,80}?thi đua"
    r"|(?:triển khai|tổ chức|thực hiện|đẩy mạnh|về)\b[^.;]{0,80}?(?:phong trào|đợt|cuộc|chuyên đề) thi đua"
    r"|(?:triển khai|tổ chức|thực hiện|về)\b[^.;]{0,40}?thi đua (?:chuyên đề|cao điểm|đặc biệt|nước rút|thực hiện)"
    r"|^(?:phong trào|đợt|chuyên đề) thi đua"
)
# 'kiểm tra công tác thi đua, khen thưởng', 'tổng kết phong trào': about campaigns, launching none.
_NOT_CAMPAIGN = re.compile(
    r"^(?:\W*(?:về việc|về)?\s*)(?:kiểm tra|thanh tra|giám sát|tuyên truyền|tập huấn|bồi dưỡng|tổng kết|sơ kết|tổ chức (?:hội nghị|lễ|hội thi|cuộc thi|tổng kết|sơ kết)"
    r"|đánh giá|khảo sát|xét công nhận|công tác)\b"
)


def read_title(reading: Reading) -> tuple[str | None, str | None, tuple[Span, ...]]:
    """Return the type code, the trích yếu (lines joined by a space) and its span."""
    region = reading.outline.title
    blocks = [block for block in reading.document.blocks if block.start in region]
    if not blocks:
        return None, None, ()
    type_line = TYPE_LINE.fullmatch(block_text(reading.document, blocks[0]))
    name = lower(type_line["type"]) if type_line else "kế hoạch"
    code = next((code for known, code in _TYPE_CODES.items() if name.startswith(known)), None)
    worded = [
        (block.start, block.end) for block in blocks[1:] if re.search(r"\w", reading.text[block.start : block.end])
    ]
    if type_line is not None and type_line["rest"]:
        worded.insert(0, (blocks[0].start + type_line.start("rest"), blocks[0].end))
    if not worded:
        return code, None, ()
    start, end = reading.trim(worded[0][0], worded[-1][1])
    return code, " ".join(reading.text[start:end].split()), (reading.span(start, end),)


def genre_of(doc_type: str | None, *, article: bool) -> Genre:
    """Return the genre: an article about a plan goes its own way; what is neither plan nor decision is "other"."""
    if article:
        return "article"
    return {"KH": "plan", "QĐ": "decision"}.get(doc_type or "", "other")  # type: ignore[return-value]


def launches_campaign(title: str | None) -> bool:
    """Tell whether the trích yếu launches or joins an emulation campaign."""
    if title is None:
        return False
    low = lower(title)
    if _NOT_CAMPAIGN.search(low):
        return False
    return _CAMPAIGN.search(low) is not None
