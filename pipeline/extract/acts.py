"""What a day is set for: the kind of act, and whether it is a duty at all (contract, campaign.deadlines.kind)."""

from __future__ import annotations

import re

from models.campaign import DeadlineKind
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.extract.dates import DateMention
from pipeline.extract.sentences import Sentence
from pipeline.extract.times import TimeExpression
from pipeline.nlp.phrases import alternation

# The first that is named decides: a dossier is handed in even where a report goes with it.
KINDS: tuple[DeadlineKind, ...] = ("registration", "submission", "report", "issue", "review", "campaign_end")
# 'chào mừng ngày thành lập Đoàn' acts nothing.
_DUTY = re.compile(rf"(?<!\w)(?<!ngày thành ){alternation('duty_verbs')}(?!\w)")
# 'kỷ niệm 80 năm Ngày ... (02/9/1945 - 02/9/2025)', 'có hiệu lực từ ngày', 'số liệu tính từ ngày 15 tháng 12'.
_NO_DEADLINE = re.compile(
    r"(?<!\w)(?:kỷ niệm|chào mừng|nhân dịp|nhân ngày|ngày (?:thành lập|truyền thống|quốc tế|sinh)|hiệu lực|hết hạn"
    r"|giấy phép|có giá trị (?:đến|từ)|ký ngày|ban hành ngày|tính từ|kèm theo|thay cho|thay vì|năm sinh)[^;]{0,70}$"
)
# Heads of forms left to fill in: 'ngày ..... tháng ..... năm 20...'.
_BLANK = re.compile(r"ngày\s*(?:\.{2,}|…|_{2,})")
_OF_REPORTED_PERIOD = re.compile(r"\s*(?:của năm trước kỳ|thuộc kỳ báo cáo|của kỳ trước)")
_DOSSIER = re.compile(
    r"(?<!\w)(?:gửi|nộp|trình)(?!\w)[^.;]{0,80}hồ sơ|hồ sơ[^.;]{0,80}?(?<!\w)(?:gửi|nộp|trình)(?!\w)"
    # who takes it in may be named instead ('Hạn chót nhận hồ sơ tại Ban X'); 'kể từ ngày nhận hồ sơ' is an event
    r"|(?:hạn|nơi|hạn chót|hạn cuối|địa chỉ|đầu mối|thời gian)(?: tiếp)? nhận hồ sơ"
)
_HANDED_IN = re.compile(
    r"(?<!\w)(?:gửi|nộp|về|trình)(?!\w)|(?:hạn|nơi|chót|cuối|địa chỉ|đầu mối|thời gian)(?: tiếp)? nhận"
)
# What comes behind the first of two times, with no verb of its own: ', tổng kết năm trước ngày 15/11'.
_REPORTED_TOO = re.compile(
    r"(?<=[\s,;])(?:và )?(?:sơ kết|tổng kết)(?: (?:cả )?(?:năm|giai đoạn|6 tháng|phong trào|đợt \d))?\s*$"
)
# 'Thẩm định hồ sơ khen thưởng trong 05 ngày làm việc' hands nothing in.
_EXAMINED = re.compile(r"(?<!\w)(?:thẩm (?:định|tra)|họp xét|xét duyệt|xem xét|rà soát|kiểm tra)(?!\w)[^.;]{0,40}hồ sơ")
# 'phát động trước 15/11/2025, định kỳ 10 ngày một lần báo cáo': what follows the comma has its own time.
_SET_APART = re.compile(r"\s*(?:,|;|và(?!\w))")
_EVENT = re.compile(r"(?<!\w)(?:lễ|khai mạc|bế mạc|hội nghị|hội thi|chung kết|vòng (?:sơ khảo|chung khảo)|họp)(?!\w)")
_TOLD_OF = re.compile(
    r"(?<!\w)(?:báo cáo|số liệu|kết quả|dữ liệu|công tác|tiến độ|thành tích)(?: [^\W\d]+){0,4}(?: của)?\s+$"
)
_DAYS_LISTED = re.compile(r"ngày \d{1,2}/\d{1,2}(?:, \d{1,2}/\d{1,2})*(?:,| và) $")
# 'trước ngày 30/9/2023 đối với sơ kết, trước ngày 15/10/2025 đối với tổng kết': which hand-in, not what is done.
_ONLY_FOR = re.compile(r"(?<!\w)(?:đối với|dành cho|phục vụ)(?: (?:việc|công tác|hội nghị|đợt|kỳ|khen thưởng))*\s+$")
_NEAR = 400
_BESIDE = 40


def act_of(
    reading: Reading, node: Node, sentence: Sentence, around: tuple[int, int], time: TimeExpression
) -> DeadlineKind:
    """Return the kind named before the time since the last one, else after it, else anywhere near in the sentence.

    A dossier is submitted: '02 bộ bản chính, gửi về Phòng Nội vụ trước ngày 15/10/2023' under 'Hồ sơ'.
    """
    first, last = max(sentence.start, time.start - _NEAR), min(sentence.end, time.end + _NEAR)
    before, after = max(around[0], first), min(around[1], last)
    event = time.relative.event if time.relative else (0, 0)
    done_before = _SET_APART.match(reading.low, time.end) is not None and _acts(reading, before, time.start)
    if done_before and time.date is not None and after < last:
        after = last = time.end
    aside = _inside_parenthesis(reading.low, first, time.start)
    if _is_reviewed_then(reading, before, time):
        return "review"
    for start, end in ((before, time.start), (time.end, after), (first, last)):
        # The event itself is no act ('kể từ ngày kết thúc phong trào').
        # '(sơ kết) và trước ngày ... (tổng kết)': what a parenthesis says of a date names no act.
        named = {
            hit.key
            for hit in reading.hits("deadline_kind", start, end)
            if not event[0] <= hit.start < event[1]
            and (aside or not _inside_parenthesis(reading.low, first, hit.start))
            and not _ONLY_FOR.search(reading.low, first, hit.start)
        }
        kind = next((kind for kind in KINDS if kind in named), None)
        # 'Kết thúc phong trào, các đơn vị gửi hồ sơ về Sở Nội vụ trước ngày': the end is when, the dossier is what.
        if kind == "review" and _REPORTED_TOO.search(reading.low, before, time.start):
            kind = _reported_before(reading, sentence, before)
        if kind == "submission" and _EXAMINED.search(reading.low, before, after):
            kind = "submission" if _HANDED_IN.search(reading.low, before, after) else "other"
        if kind is not None and not (kind == "campaign_end" and is_about_dossier(reading, *sentence)):
            return kind
    if (
        "dossier" in reading.outline.roles(node)
        and time.bound in {"before", "by"}
        and not _acts(reading, before, after)
    ):
        return "submission"  # 'Thời gian gửi ...: khen chuyên đề trước 30/9; khen toàn diện trước 30/10/2024'
    handed_in = _HANDED_IN.search(reading.low, before, time.start) or _HANDED_IN.search(reading.low, time.end, after)
    return "submission" if handed_in and _is_about_dossier(reading, node, sentence) else "other"


def _is_reviewed_then(reading: Reading, before: int, time: TimeExpression) -> bool:
    """'tổng hợp hồ sơ khen thưởng, tham mưu sơ kết trong quý I/2024': the stretch of time is that of the review."""
    hits = reading.hits("deadline_kind", max(before, reading.low.rfind(",", before, time.start)), time.start)
    return time.bound == "in" and bool(hits) and hits[-1].key == "review" and time.start - hits[-1].end < _BESIDE


def _reported_before(reading: Reading, sentence: Sentence, at: int) -> DeadlineKind:
    """'báo cáo sơ kết 6 tháng trước ngày 05/6, tổng kết năm trước ngày 15/11': both are told of in reports."""
    reports = any(hit.key == "report" for hit in reading.hits("deadline_kind", sentence.start, at))
    return "report" if reports else "review"


def _acts(reading: Reading, start: int, end: int) -> bool:
    return _DUTY.search(reading.low, start, end) is not None


def _is_about_dossier(reading: Reading, node: Node, sentence: Sentence) -> bool:
    """'Hồ sơ gửi về Văn phòng Sở chậm nhất ngày 05/12; Văn phòng Sở hoàn thiện, gửi Sở Nội vụ trước ngày 11/12'."""
    if "dossier" in reading.outline.roles(node) or reading.low.startswith("hồ sơ", node.body):
        return True
    # 'Các phòng nộp hồ sơ về Văn phòng Sở ...; Văn phòng Sở hoàn chỉnh, gửi Sở Nội vụ trước ngày': the same goes on
    first = max(node.body, sentence.start - _NEAR)
    if first < sentence.start and is_about_dossier(reading, first, sentence.start):
        return True
    return is_about_dossier(reading, *sentence)


def is_about_dossier(reading: Reading, start: int, end: int) -> bool:
    """Tell whether the words hand a dossier in: 'Trình Bộ Giáo dục và Đào tạo hồ sơ khen thưởng'."""
    return _DOSSIER.search(reading.low, start, min(end, start + _NEAR)) is not None


def _inside_parenthesis(low: str, start: int, at: int) -> bool:
    return low.count("(", start, at) > low.count(")", start, at)


def is_no_deadline(reading: Reading, sentence: Sentence, time: TimeExpression) -> bool:
    """Tell whether the words around say that the date is an anniversary, a validity, a window of figures or a blank."""
    before = reading.low[max(sentence.start, time.start - 90) : time.start]
    clause = re.split(r",\s(?=[^,]{0,60}$)", before)[-1]
    if _NO_DEADLINE.search(clause) or _BLANK.search(before):
        return True
    return _OF_REPORTED_PERIOD.match(reading.low, time.end, sentence.end) is not None


def is_reported(low: str, sentence: Sentence, time: TimeExpression, others: list[TimeExpression]) -> bool:
    """'Gửi báo cáo quý I/2024 trước ngày 05/4/2024': the quarter is what is told of, the day when it is due."""
    date = time.date
    if date is None or date.day is not None or time.bound != "in" or all(other.bound == "in" for other in others):
        return False
    return _TOLD_OF.search(low[max(sentence.start, time.start - 60) : time.start]) is not None


def is_dated_line(reading: Reading, node: Node, sentence: Sentence, time: TimeExpression) -> bool:
    """'- Ngày 15 và 16/11/2024: chung kết hội thi' in a schedule: every line that opens with its day (guidelines).

    Under the dossier a bound is enough: 'khen toàn diện trước 30/10/2024'.
    """
    if "dossier" in reading.outline.roles(node) and time.bound in {"before", "by"}:
        return time.relative is None
    if "schedule" not in reading.outline.roles(node) or time.date is None or time.date.month is None:
        return False
    opens = not reading.low[sentence.start : time.start].strip(" -+•*")
    return opens and reading.low[time.end : sentence.end].lstrip().startswith(":")


def is_event(reading: Reading, sentence: Sentence, time: TimeExpression) -> bool:
    """Tell whether something is held on the day: 'Lễ khai mạc: 07 giờ 30 ngày 01/10/2024' among the times of a plan."""
    before = max(sentence.start, time.start - _NEAR), time.start
    return time.until is None and _EVENT.search(reading.low, *before) is not None


def is_duty(reading: Reading, sentence: Sentence, time: TimeExpression, kind: DeadlineKind) -> bool:
    """A date is a deadline when a bound or a kind of act goes with it; a bare year never is."""
    date = time.date
    if date is not None and date.month is None and date.quarter is None:
        return False
    begins = reading.low.startswith("bắt đầu", time.start)
    if kind == "other" and (
        (time.bound == "from" and not begins) or (time.relative is not None and time.relative.offset is None)
    ):
        return False
    alone = date is not None and date.year is None and time.until is None
    if date is not None and alone and time.bound == "in" and not _names_day(reading, date):
        return False
    near = max(sentence.start, time.start - _NEAR), min(sentence.end, time.end + _NEAR)
    return kind != "other" or _acts(reading, *near) or is_event(reading, sentence, time)


def _names_day(reading: Reading, date: DateMention) -> bool:
    """'24/7' and '3/4' are no days; 'ngày 24/7', 'tháng 10', 'quý IV' are."""
    if date.quarter is not None or reading.low.startswith(("ngày", "tháng", "quý"), date.start):
        return True
    # 'vào các ngày 05/3, 05/6 và 05/9/2024'
    return _DAYS_LISTED.search(reading.low[max(0, date.start - 40) : date.start]) is not None
