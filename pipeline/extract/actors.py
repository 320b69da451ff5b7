"""Who acts and who receives: the subject of a duty and the addressee of what is handed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.campaign import DeadlineKind
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.dates import find_dates
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.phrases import alternation

_CAPITAL = re.compile(r"(?<!\w)(?=[A-ZĐÀ-ỸƠƯĂÂÊÔ])")
_TO = re.compile(
    r"(?<!\w)(?:gửi(?: hồ sơ| báo cáo| kết quả| danh sách| đăng ký)?(?: về| cho| đến| tới| lên)?"
    r"|nộp(?: hồ sơ)?(?: về| cho| tại)?|về|đến"
    # 'bộ phận giúp việc cho Hội đồng' gives nothing to it.
    r"|(?:gửi|nộp|trình|báo cáo|bàn giao|chuyển|cung cấp)(?!\w)[^.;]{0,60} cho"
    # 'đăng ký nội dung, chỉ tiêu thi đua với': what is registered may be a list
    r"|(?:đăng ký|ký kết)(?:[^,.;]|, (?:(?:các|một số) )?(?:nội dung|chỉ tiêu|mục tiêu|tiêu chí|danh hiệu|mô hình"
    r"|công trình|phần việc|giải pháp)(?!\w)){0,60}? với|trình(?: về| lên)?"
    # where a dossier is taken in: 'Hạn chót nhận hồ sơ tại Ban X', 'Nơi nhận hồ sơ: Phòng Y'
    r"|nhận(?: hồ sơ| báo cáo| đăng ký| bài)?(?: tại|\s*:)|nơi (?:nộp|gửi)(?: hồ sơ| báo cáo)?\s*:"
    r"|(?:gửi|nộp)[^.;,]{0,40} tại"
    r"|báo cáo(?: về| cho| lên)?|báo cáo [^.;,]{0,40}? với|tham mưu"
    r"|(?<!di )(?<!vận )(?<!luân )(?<!thuyên )(?<!điều )chuyển(?: hồ sơ| danh sách| báo cáo| kết quả)?"
    r"(?: về| cho| đến| tới| lên| sang)?)\s+$"
)
# 'gửi về Hội đồng thi đua, khen thưởng - Văn phòng Sở', 'Phòng Chính trị, tư tưởng': the comma is in the name.
_STOP = re.compile(
    rf"\s*(?:[;:()\n]|\.(?:\s|$)|,(?!\s*(?i:{alternation('name_continuations')})(?!\w))|(?<!\w){alternation('after_receiver')}(?!\w)"
    # 'trình Chủ tịch UBND tỉnh khen thưởng', but 'Hội đồng Thi đua, khen thưởng' is a name
    r"|(?<!đua, )(?<!đua - )(?<!đua )(?<!\w)khen thưởng(?!\w)|$)"
)
# 'báo cáo Tỉnh ủy, Ủy ban nhân dân tỉnh.': both receive; 'gửi Phòng Nội vụ, Phòng Nội vụ tổng hợp' names one.
_SECOND = re.compile(
    rf",\s(?P<name>(?=[A-ZĐÀ-ỸƠƯĂÂÊÔ])(?i:{alternation('receiver_kinds')})(?!\w)[^,;:.()\n]{{2,60}}?)"
    r"(?=\s*(?:[;.(\n]|$|(?<!\w)(?:trước|chậm nhất|muộn nhất|theo|để)(?!\w)))"
)
_KIND = re.compile(rf"{alternation('receiver_kinds')}(?!\w)")
# A unit of this very level needs no level: 'Phòng Kinh tế xã' is the Phòng Kinh tế.
_OWN_LEVEL = re.compile(r"^((?:Phòng|Văn phòng|Trung tâm)\s.+?)\s+(?:xã|phường|thị trấn|đặc khu)$")
_ACTOR_END = re.compile(rf"\s*(?::|(?<!\w){alternation('actor_verbs')}(?!\w))")
# 'các tổ chức chính trị - xã hội phối hợp tuyên truyền'
_NOUN = re.compile(r"(?<!\w)(?:các|những|mọi|mỗi|từng) $")
_NAME_GOES_ON = re.compile(r"(?:(?<!\w)(?:phòng|ban|vụ|tổ|cục|khoa|bộ phận|trung tâm|và|p\.)|[,\-&])\s*$")
# 'Các đơn vị tự chấm điểm', 'Các phòng chủ động gửi'
_MANNER = re.compile(r"\s+(?:tự|cùng|chủ động|tích cực|kịp thời|nghiêm túc|thường xuyên)$")
_LONGEST_NAME = 120
_NEAR = 500
_ADVISED = {"report", "submission"}


def find_addressee(
    reading: Reading, sentence: tuple[int, int], time: tuple[int, int], *, kind: DeadlineKind
) -> str | None:
    """Return who receives, abbreviations expanded: the nearest named before the time, else the first behind it.

    Who is advised to hand in a report receives it ('tham mưu Giám đốc'); who is advised to hold a review does not.
    """
    start, end = sentence
    advised = kind in _ADVISED
    before = _receivers(reading, max(start, time[0] - _NEAR), time[0], advised=advised)
    if before:
        return before[-1]
    reach = _own_reach(reading, time[1], min(end, time[1] + _NEAR), kind)
    return next(iter(_receivers(reading, time[1], reach, advised=advised)), None)


def _own_reach(reading: Reading, start: int, end: int, kind: DeadlineKind) -> int:
    """Return where another act with a time of its own begins behind `start`: whom it names receives nothing of this.

    'ban hành kế hoạch trong tháng 3, đăng ký với Ban Dân vận trước ngày 05/4'.
    """
    acts = reading.hits("deadline_kind", start, end)
    other = next((hit.start for hit in acts if hit.key != kind), end)
    return other if other < end and find_dates(reading.low, other, end) else end


def _receivers(reading: Reading, start: int, end: int, *, advised: bool) -> list[str]:
    found: list[str] = []
    for match in _CAPITAL.finditer(reading.folded, start, end):
        cue = _TO.search(reading.low[max(start, match.start() - 80) : match.start()])
        if cue is None or (not advised and cue.group().startswith("tham mưu")):
            continue
        if _KIND.match(reading.low, match.start(), end) is None:
            continue
        # Case tells a name from the sentence: 'Phòng Kế hoạch - Tổng hợp' against 'gửi Phòng Nội vụ tổng hợp'.
        stop = _STOP.search(reading.folded, match.start() + 1, end)
        last = stop.start() if stop else end
        if (second := _SECOND.match(reading.folded, last, end)) is not None:
            last = second.end("name")
        name = reading.text[match.start() : last].strip(" ,-")
        if 1 < len(name) < _LONGEST_NAME:  # 'gửi Sở trước ngày 15/10'
            found.append(_own_level(expand(name)))
    return found


def _own_level(name: str) -> str:
    match = _OWN_LEVEL.fullmatch(name)
    return match[1] if match else name


def actor_of(reading: Reading, node: Node, start: int, end: int) -> str | None:
    """Return the subject of the sentence when it begins with a body or a group, else the heading it stands under."""
    stop = next(_verbs(reading, start, min(end, start + _NEAR)), None)
    if stop is not None:
        subject = _MANNER.sub("", reading.text[start : stop.start()].strip(" ,-"))
        if 2 < len(subject) < _LONGEST_NAME and _is_actor(reading, subject, start):
            return expand(subject)
        if not subject and (above := _clause_before(reading, node, start)) is not None:
            return actor_of(reading, node, above, start)
    parent = next((ancestor for ancestor in reading.outline.path(node) if not ancestor.roles), None)
    if parent is None or parent.marker in {"roman", "intro"}:
        return None
    last = parent.head_end if parent.head_end > parent.body else parent.end
    if last - parent.body > _LONGEST_NAME + 40:
        return None
    words = reading.text[parent.body : last].strip(" :.")
    return expand(words) if _is_actor(reading, words, parent.body) else None


def _clause_before(reading: Reading, node: Node, start: int) -> int | None:
    """Return where the sentence begins that goes on at `start` with a verb.

    'Phòng Tham mưu đăng ký với ... trước ngày 12/4; gửi ... báo cáo năm trước ngày 15/11': it acts in both.
    """
    if not reading.low[node.body : start].rstrip().endswith(";"):
        return None
    return max(node.body, reading.low.rfind(". ", node.body, start) + 2)


def _verbs(reading: Reading, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield where a subject may end: 'Phòng Tổ chức cán bộ trình', 'các tổ chức chính trị - xã hội gửi' go on."""
    for match in _ACTOR_END.finditer(reading.low, start, end):
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        if match.start() > start and in_name(reading, start, first):
            continue
        yield match


def in_name(reading: Reading, start: int, at: int) -> bool:
    """Tell whether the verb at `at` is part of a name ('Ban Tổ chức', 'Phòng Thanh tra, Kiểm tra') or a noun."""
    if reading.folded[at].isupper():
        return _NAME_GOES_ON.search(reading.low, start, at) is not None
    return _NOUN.search(reading.low, start, at) is not None


def _is_actor(reading: Reading, words: str, start: int) -> bool:
    at = reading.text.find(words, start, start + _NEAR)
    if at < 0 or not words[:1].isupper():
        return False
    return (
        _KIND.match(reading.low, at) is not None
        or any(hit.start == at for hit in reading.hits("group", at, at + len(words)))
        or reading.low.startswith(("các ", "thủ trưởng", "trưởng "), at)
    )
