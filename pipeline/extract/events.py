"""Times counted from an event: 'trong thời hạn 12 ngày làm việc, kể từ ngày nhận đủ hồ sơ' (domain notes 5.1, 9-18)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from models.campaign import Bound

_LENGTH = r"\d{1,3}(?: \([^)]{1,20}\))? (?:ngày(?: làm việc)?|tuần|tháng|giờ)"
_EVENT = r"(?P<event>[^.;:,()\n]{4,160})"
# '02 ngày làm việc/01 đơn vị, tính từ ngày công bố': a length for each unit.
_PER_UNIT = r"(?:\s?/\s?(?:\d{1,2} )?[^\W\d]+(?: [^\W\d]+)?)?"
_COUNTED = re.compile(
    r"(?P<cue>(?:chậm|muộn) nhất(?: là)?(?: sau)?"
    r"|(?:trong )?(?:thời hạn|vòng|thời gian)(?:(?: [^.;:,\d]{1,40})?(?: là|:))?"
    r"|trong|không quá|khoảng|sau"
    r"|ít nhất)\s*"
    rf"(?P<offset>{_LENGTH})(?!\w){_PER_UNIT},? ?\(?"
    rf"(?:(?:kể|tính) từ|kể|sau|từ|trước)(?: khi| thời điểm)? {_EVENT}"
)
# 'báo cáo Giám đốc Sở sau khi kết thúc đợt kiểm tra': an event without an offset.
_UPON = re.compile(
    r"(?<!\w)(?P<cue>(?:ngay )?sau khi|trước khi) "
    r"(?P<event>(?:kết thúc|hoàn thành|tổng kết|khai mạc|bế mạc|có kết quả|nhận được)[^.;:,()\n]{4,120})"
)
# 'chậm nhất là ngày 20 của tháng cuối kỳ báo cáo': how long the period is, the report says.
_OF_PERIOD = re.compile(
    r"(?P<cue>trước )?(?P<offset>ngày (?:0?[1-9]|[12]\d|3[01])) (?:của )?(?P<event>tháng cuối (?:của )?kỳ báo cáo)"
)


# 'Thời hạn là 20 ngày kể từ ngày đó': the sentence before tells the event.
_ANAPHOR = re.compile(r"(?:ngày|thời điểm|thời gian|lúc|khi)?\s*(?:đó|này|ấy|(?:nói|nêu) trên)(?!\w)")
_SENTENCE_BEFORE = re.compile(r"[^.;\n]*(?:\.\d[^.;\n]*)*[.;\n]+\s*$")


_NEAR = 400
_SHORTEST_SENTENCE = 12  # the marker of the item is none


class Relative(NamedTuple):
    """Where the event stands, and where the offset does; an event without an offset is meant itself."""

    start: int
    end: int
    bound: Bound
    event: tuple[int, int]
    offset: tuple[int, int] | None


def find_relatives(low: str, start: int, end: int) -> Iterator[Relative]:
    """Yield the times of `low[start:end]` that count from an event."""
    for match in _COUNTED.finditer(low, start, end):
        bound: Bound = "from" if match["cue"] == "sau" else "by"
        yield Relative(match.start(), match.end(), bound, match.span("event"), match.span("offset"))
    for match in _UPON.finditer(low, start, end) if low.find(" khi ", start, end) >= 0 else ():
        bound = "before" if match["cue"].startswith("trước") else "from"
        yield Relative(match.start(), match.end(), bound, match.span("event"), None)
    for match in _OF_PERIOD.finditer(low, start, end) if low.find("kỳ báo cáo", start, end) >= 0 else ():
        bound = "before" if match["cue"] else "by"
        yield Relative(match.start(), match.end(), bound, match.span("event"), match.span("offset"))


def event_before(low: str, event: tuple[int, int], sentence: int) -> tuple[int, int]:
    """Return where the sentence before `sentence` tells the event that 'ngày đó' points at; `event` where nothing does.

    'Sau khi kết thúc đợt thi đua, các xã chấm điểm': what it counts from; else the whole sentence is the event.
    """
    if _ANAPHOR.match(low, *event) is None or "cuộc" in low[slice(*event)]:
        return event
    reach = max(0, sentence - _NEAR)
    told = _SENTENCE_BEFORE.search(low[reach:sentence])
    if told is None or len(told.group().strip(" .;\n")) < _SHORTEST_SENTENCE:
        return event
    start, end = reach + told.start(), reach + told.end()
    start += len(low[start:end]) - len(low[start:end].lstrip(" -+•*\n"))
    upon = _UPON.search(low, start, end)
    return upon.span("event") if upon else (start, end)


# 'giữa nhiệm kỳ, Sở tổ chức sơ kết', 'kết thúc nhiệm kỳ tổng kết': the term is the time.
_TERM = re.compile(
    r"(?<!\w)(?P<event>(?:giữa|cuối|hết|kết thúc) "
    r"(?:nhiệm kỳ|kỳ kế hoạch|giai đoạn|năm học|học kỳ(?: i{1,2}(?!\w))?))(?!\w)"
)
_TERM_NAME = re.compile("(?:nhiệm kỳ|kỳ kế hoạch|giai đoạn|năm học|học kỳ)")
# 'sơ kết 3 năm, kết thúc nhiệm kỳ tổng kết thực hiện Kế hoạch': the years are counted from the start of what is done.
_YEARS_OF = re.compile(
    r"(?:sơ kết|tổng kết)(?: giữa kỳ)?,? (?P<offset>\d{1,2} năm)(?! \d)[^.;]{0,120}?"
    r"(?P<event>thực hiện (?:kế hoạch|phong trào|chương trình|đề án|cuộc vận động)(?! số)(?: thi đua)?)"
)
# 'Kết thúc thanh tra, tổng hợp số liệu, báo cáo về Sở': what opens the sentence is when.
_ENDING = re.compile(
    r"[\s\-+•]*(?:(?:ngay )?sau khi |khi )?(?P<event>kết thúc (?!nhiệm kỳ|giai đoạn|năm học|học kỳ)[^.;:,()\n]{3,70}),"
)


def find_terms(low: str, start: int, end: int) -> Iterator[Relative]:
    """Yield the times of a sentence without a day: middle and end of a term, years of work, the end of what is done."""
    for match in _TERM.finditer(low, start, end) if _TERM_NAME.search(low, start, end) else ():
        yield Relative(*match.span(), "in", match.span("event"), None)
    for match in _YEARS_OF.finditer(low, start, end) if low.find("kết ", start, end) >= 0 else ():
        yield Relative(match.start(), match.end("offset"), "in", match.span("event"), match.span("offset"))
    ending = _ENDING.match(low, start, end)
    if ending is not None:
        yield Relative(*ending.span("event"), "from", ending.span("event"), None)
