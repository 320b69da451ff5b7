"""The trích yếu of a cited document: where it begins behind date and issuer, where the sentence takes over."""

from __future__ import annotations

import re

from pipeline.extract.context import Reading
from pipeline.nlp.phrases import alternation

_NEXT_TYPE = alternation("next_types")
_CUE = re.compile(
    rf"(?P<aside>\s*,?\s*\((?:sau đây|gọi tắt|viết tắt)[^()]*\))?\s*,?\s*{alternation('citation_verbs')}(?!\w)"
)
_END = re.compile(
    # Nghị định 152/2025/NĐ-CP has a semicolon in its name: '...; quy định chi tiết và hướng dẫn thi hành một số điều'
    rf";(?! quy định chi tiết)|\.(?=\s|$)|:(?=\s|$)|\n|\svà {_NEXT_TYPE}\b[^,;.]{{0,20}}?(?= số \d)"
    r"|\svà các (?:quy định|văn bản|hướng dẫn)(?!\w)"
    # 'Luật ... về Xử lý vi phạm hành chính, sửa đổi bổ sung năm 2025': said of the document, no part of its name
    r"|,?\s(?:đã )?được sửa đổi(?!\w)|,\s*sửa đổi,? bổ sung (?:năm|bởi|tại|theo)(?!\w)"
)
# ', Sở X ban hành', ', nhà trường xây dựng': the subject of the sentence ends the trích yếu of the last document.
# A name may have a comma of its own: ', Sở Văn hóa, Thể thao và Du lịch phát động'.
_SUBJECT = re.compile(
    rf",\s+(?={alternation('citation_subjects')}\b(?:[^,;.]|,(?= {alternation('name_continuations')})){{0,90}}?"
    rf"{alternation('subject_acts')}(?!\w))"
)
# '(sau đây gọi tắt là Đề án)' ends it; '(viết tắt là VLNCN), tiền chất thuốc nổ thuộc ...' goes on.
_PARENTHESIS = re.compile(r"\s*\((?:sau đây|gọi tắt|viết tắt|kèm theo|dưới đây)(?![^()]*\),?\s+[^\W\d_A-ZĐ]+\s[^;.\n])")
_TAIL = re.compile(r"[\s,]+(?:và|tại|theo|cùng)?\s*$")
# 'giám sát A theo Quyết định ... ban hành Phiếu và giám sát B theo Quyết định ...': the verb of the sentence again.
_BY = re.compile(r"\stheo\s*$")
_NEXT_DUTY = re.compile(rf"\svà (?P<verb>{alternation('duty_verbs')}|giám sát|theo dõi|phối hợp)\s")


def cited_title(reading: Reading, at: int, limit: int) -> tuple[str | None, int]:
    """Return the trích yếu printed at `at` before `limit` and where it ends; None and `at` where there is none."""
    cue = _CUE.match(reading.low, at, limit)
    if cue is None:
        return None, at
    stop = _END.search(reading.low, cue.end(), limit)
    end = stop.start() if stop else limit
    for pattern in (_SUBJECT, _PARENTHESIS):
        if (cut := pattern.search(reading.low, cue.end(), end)) is not None:
            end = cut.start()
    if stop is None and _BY.search(reading.low, cue.end(), end):
        before = reading.low[reading.low.rfind("\n", 0, at) + 1 : at]
        duties = (duty for duty in _NEXT_DUTY.finditer(reading.low, cue.end(), end) if duty["verb"] in before)
        end = next((duty.start() for duty in duties), end)
    at = max(at, cue.end("aside"))
    words = _TAIL.sub("", reading.text[at:end])
    title = words.lstrip(" ,\n")
    start = at + len(words) - len(title)
    return (title, start + len(title)) if title else (None, at)


# What a decision issues may be named before it: 'Đề án "..." ban hành kèm theo Quyết định số', 'Quy hoạch ... đã được
# Thủ tướng Chính phủ phê duyệt tại Quyết định số'. The bare words 'tại', 'theo' join only what always has a decision.
_ISSUED = re.compile(
    r"(?:(?P<sure>Quy hoạch|Đề án|Chương trình|Chiến lược|Dự án)|Quy chế|Quy định|Kế hoạch|Phương án|Điều lệ|Quy tắc"
    r"|Đề cương|Danh mục|Bộ (?:tiêu chí|chỉ số|quy tắc))\s+(?!số\s)(?=\S)"
)
_LINK = re.compile(
    r"[\s,(]+(?:(?:đã được|được|đã|do)(?!\w)[^.;:,()\n\d]{0,70}?\s*)?"
    r"(?P<verb>(?<!\w)(?:ban hành|phê duyệt|thông qua|công bố))?\s*(?:kèm theo|kèm|theo|tại|bằng)\s+$"
)
_NAMELESS = re.compile(r"[./;:\n]|\d\s*/|(?:kế hoạch|chương trình|đề án|quy chế) (?:này|trên|nêu trên)")
_ISSUING_TYPES = frozenset({"QĐ", "NQ", "NĐ", "TT", "TTLT"})
_LONGEST_NAME, _SHORTEST_NAME = 300, 12


def title_before(reading: Reading, doc_type: str | None, start: int, at: int) -> tuple[int, int] | None:
    """Return where the name of what the document at `at` issues is printed before it, or None."""
    if doc_type not in _ISSUING_TYPES:
        return None
    first = max(start, at - _LONGEST_NAME)
    for named in reversed(list(_ISSUED.finditer(reading.folded, first, at))):
        if reading.folded.count('"', first, named.start()) % 2:
            continue  # inside a quoted name: 'Đề án "Chương trình sữa học đường"'
        link = _LINK.search(reading.low[named.end() : at])
        if link is None or not (link["verb"] or named["sure"]):
            return None
        end = named.end() + link.start()
        if end - named.start() < _SHORTEST_NAME or _NAMELESS.search(reading.low, named.start(), end):
            return None
        return named.start(), end
    return None
