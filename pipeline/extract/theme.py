"""The theme under which a campaign runs (contract, campaign.theme): 'với chủ đề "Đoàn kết, sáng tạo"'."""

from __future__ import annotations

import re

from pipeline.extract.context import Reading

# 'chủ đề năm 2024 của tỉnh', 'chủ đề công tác năm' are those of others: only the words of a campaign may stand between.
_THEME = re.compile(
    r"(?<!\w)(?:chủ đề|khẩu hiệu)(?: (?:của )?(?:đợt |phong trào )?(?:thi đua|phong trào|hành động|chung))?"
    r"(?: năm \d{4})?(?:\s*:|\s+là)?\s*\"(?P<theme>[^\"\n]{4,200})\""
)
# 'Đợt 1: từ ngày ..., chủ đề "Ra quân quyết thắng"' is the theme of a part.
_OF_PART = re.compile(
    r"(?<!\w)(?:(?:đợt|giai đoạn|tháng|tuần|quý) (?:\d{1,2}|i{1,3}|iv)|hội thi|cuộc thi|hội nghị|tọa đàm)(?!\w)[^.\n]*$"
)
_NEAR = 160


def extract_theme(reading: Reading) -> str | None:
    """Return the words between the quotation marks, None where the plan names no theme for the whole of it."""
    if "chủ đề" not in reading.low and "khẩu hiệu" not in reading.low:
        return None
    end = reading.outline.closing.start or len(reading.low)
    for match in _THEME.finditer(reading.low, reading.outline.title.start, end):
        if not _OF_PART.search(reading.low, max(0, match.start() - _NEAR), match.start()):
            return " ".join(reading.text[slice(*match.span("theme"))].split()).rstrip(" .,;")
    return None
