"""The role of a section comes from its heading; sub-sections inherit (domain notes 0; notes on NLP, section 3).

A trained classifier reached 0.50 on this data; headings carry the role.
"""

from __future__ import annotations

import re
from typing import cast

from models.campaign import SectionRole
from pipeline.nlp.analysis import Analysis
from pipeline.nlp.fold import lower

_LEXICON = "section_role"
# 'Tập thể được xét khen thưởng khi:' opens conditions, no awards; so does
# 'Tập thể, cá nhân được đề nghị tặng Bằng khen phải có thêm điều kiện:'.
_CONDITIONS = re.compile(
    r"được (?:xem )?(?:xét )?(?:khen(?: thưởng)?|tặng|đề nghị)[^.:]{0,60}\s(?:khi|nếu)"
    r"(?: (?:đạt|có|bảo đảm|đáp ứng)[^.:]{0,60})?\W*$"
    r"|được (?:xem )?(?:xét )?(?:khen(?: thưởng)?|tặng|đề nghị)[^.:]{0,60}\sphải (?:có|đạt|đáp ứng|bảo đảm)"
    r"[^.:]{0,40}(?:điều kiện|tiêu chí|tiêu chuẩn)[^.:]{0,20}\W*$"
)
# 'Phát triển nguồn nhân lực đáp ứng yêu cầu', 'Hoàn thành các nhiệm vụ được giao': what is served names no section.
_SERVED = re.compile(
    r"(?:đáp ứng|hoàn thành|phục vụ|giải quyết|(?:vận|huy) động|kêu gọi|thu hút)(?: tốt| các| những| mọi| đầy đủ)*\s*$"
)
# 'Đối tượng nào vi phạm thì nhắc nhở: ...': a clause, no head.
_CLAUSE = re.compile(r"(?<!\w)(?:nào|thì|nếu)(?!\w)(?!.*(?:khen thưởng|sau đây))")


# The sentence that issues the plan heads no section: '... xây dựng Kế hoạch triển khai thực hiện như sau:'.
_ISSUES = re.compile(
    r"(?:xây dựng|ban hành|lập|đề ra|phát động)\b[^.]*\bkế\s?hoạch\b[^.]*(?:như sau|sau đây)|ban hành kèm theo"
)


def heading_roles(analysis: Analysis, start: int, end: int) -> tuple[SectionRole, ...]:
    """Return the roles named by the heading `text[start:end]`, in the order of their words, each once."""
    low = lower(analysis.text[start:end])
    if _CONDITIONS.search(low):
        return ("criteria",)
    if _CLAUSE.search(low) or _ISSUES.search(low):
        return ()
    keys = (
        key
        for hit in analysis.hits(_LEXICON, start, end)
        if not _SERVED.search(low[: hit.start - start])
        for key in hit.key.split()
    )
    return tuple(cast("SectionRole", key) for key in dict.fromkeys(keys))


def is_role_alone(analysis: Analysis, start: int, end: int) -> bool:
    """Tell whether the words name a section and nothing else, as the first two of 'Mục đích. Động viên cán bộ'."""
    return any((hit.start, hit.end) == (start, end) for hit in analysis.hits(_LEXICON, start, end))
