"""Who acts and who receives: the subject of a duty and the addressee of what is handed in."""

from __future__ import annotations

import re

from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import expand

_UPPER = r"[A-ZĐÀ-ỸƠƯĂÂÊÔ]"
_TO = re.compile(
    r"(?<!\w)(?:gửi(?: hồ sơ| báo cáo| kết quả| danh sách| đăng ký)?(?: về| cho| đến| tới| lên)?|nộp(?: hồ sơ)?(?: về| cho| tại)?|về|đến|cho"
    r"|(?:đăng ký|ký kết)[^,.;]{0,60}? với|trình(?: về| lên)?|báo cáo(?: về| cho| lên)?|tham mưu)\s+$"
)
# 'gửi về Thường trực Hội đồng thi đua, khen thưởng - Văn phòng Sở trước ngày': the comma is part of the name.
_STOP = re.compile(
    r"\s*(?:[;:()\n]|\.(?:\s|$)|,(?!\s*(?:khen thưởng|thể thao|thương binh|công nghệ))|(?<!\w)(?:trước|chậm nhất|muộn nhất|để|theo|trong|qua|thông qua|hạn|vào|định kỳ"
    r"|tổng hợp|xem xét|quyết định|chủ trì|tặng|khen thưởng theo|về kết quả|kết quả|tình hình|việc|đúng|kèm|ngay|sau khi|từ ngày|đến ngày|là|và gửi|cho|hằng|hàng|về|bằng|ngày|tháng|quý|năm|phê duyệt|ban hành|tiến độ)(?!\w)|$)"
)
# A unit of this very level needs no level: 'Phòng Kinh tế xã' is the Phòng Kinh tế.
_OWN_LEVEL = re.compile(
    r"^((?:Phòng|Văn phòng|Ban|Trung tâm)\s.+?)\s+(?:xã|phường|huyện|quận|thị xã|thị trấn|thành phố|tỉnh)$"
)
_RECEIVER_START = re.compile(
    r"(?:ủy ban|ubnd|sở|ban|phòng|văn phòng|thường trực|hội đồng|liên đoàn|lđlđ|công đoàn|đảng ủy|tỉnh ủy|thành ủy|huyện ủy|bộ|cục|chi cục|giám đốc|chủ tịch|trung tâm|thanh tra|công an|trường"
    r"|tổ|cơ quan|hiệu trưởng|thủ tướng|chính phủ|khối|cụm|hội|đoàn|tỉnh đoàn|mặt trận|bảo hiểm|bệnh viện|công ty|lãnh đạo|bí thư|ban thường vụ|bch|btv|vụ)\b"
)


def find_addressee(reading: Reading, start: int, end: int, time_start: int, time_end: int) -> str | None:
    """Return who receives, named before the time (the nearest) or else behind it (the first), abbreviations expanded."""
    before = list(_receivers(reading, start, time_start, time_start))
    if before:
        return before[-1]
    return next(iter(_receivers(reading, time_end, end, end)), None)


def _receivers(reading: Reading, start: int, end: int, limit: int) -> list[str]:
    found: list[str] = []
    for match in re.compile(rf"(?<!\w)(?={_UPPER})").finditer(reading.folded, start, end):
        cue = _TO.search(reading.low[max(start, match.start() - 80) : match.start()])
        if cue is None or _RECEIVER_START.match(reading.low, match.start(), limit) is None:
            continue
        stop = _STOP.search(reading.low, match.start() + 1, limit)
        name = reading.text[match.start() : stop.start() if stop else limit].strip(" ,-")
        if 2 < len(name) < 120:
            found.append(_own_level(expand(name)))
    return found


def _own_level(name: str) -> str:
    match = _OWN_LEVEL.fullmatch(name)
    return match[1] if match else name


_ACTOR_END = re.compile(
    r"\s*(?::|(?<!\w)(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|gửi|nộp|báo cáo|đăng ký|tham mưu|tổng hợp|triển khai|tổ chức|xây dựng|hoàn thành|ban hành|lập|thực hiện|căn cứ|phải|định kỳ|theo dõi|hướng dẫn|rà soát)(?!\w))"
)


def actor_of(reading: Reading, node: Node, start: int, end: int) -> str | None:
    """Return the subject of the sentence when it begins with a body or a group, else the heading it stands under."""
    stop = _ACTOR_END.search(reading.low, start, end)
    if stop is not None:
        subject = reading.text[start : stop.start()].strip(" ,-")
        if 2 < len(subject) < 120 and _is_actor(reading, subject, start):
            return expand(subject)
    parent = next((ancestor for ancestor in reading.outline.path(node) if not ancestor.roles), None)
    if parent is None or parent.marker in {"roman", "intro"}:
        return None
    words = reading.text[parent.body : parent.head_end if parent.head_end > parent.body else parent.end].strip(" :.")
    return expand(words) if len(words) < 140 and _is_actor(reading, words, parent.body) else None


def _is_actor(reading: Reading, words: str, start: int) -> bool:
    at = reading.text.find(words, start)
    if at < 0 or not words[:1].isupper():
        return False
    return (
        _RECEIVER_START.match(reading.low, at) is not None
        or any(hit.start == at for hit in reading.hits("group", at, at + len(words)))
        or reading.low.startswith(("các ", "thủ trưởng", "trưởng "), at)
    )
