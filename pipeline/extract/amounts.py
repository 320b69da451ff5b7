"""Amounts somebody must reach: numbers with their comparator, grades, increases, ranks (domain notes 5.4).

A bare number is `=`; ít nhất, tối thiểu, trở lên `>=`; trên `>`; dưới `<`; cao hơn năm trước `increase`; a range takes
its floor; a reduction with a floor ('giảm ít nhất 10%') is `decrease` (gold guidelines).
"""

from __future__ import annotations

import re

from models.campaign import Comparator, Context
from pipeline.extract.amount import Amount
from pipeline.extract.standings import find_standings
from pipeline.nlp.numbers import parse_number
from pipeline.nlp.phrases import alternation

_DIGITS = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_NUMBER = rf"(?<![\w/.,-])(?:(?P<floor>{_DIGITS})\s*%?\s*(?:-|đến)\s*)?(?P<value>{_DIGITS})(?:\s*\([^)\d%]{{2,25}}\))?"
_PERCENT = re.compile(rf"{_NUMBER}\s*(?P<unit>(?:%|‰)(?:/năm)?|phần trăm)")
_PERCENT_SIGN = re.compile(r"[%‰]|phần trăm")
_DIGIT = re.compile(r"\d")
_COUNT = re.compile(rf"{_NUMBER}\s+(?P<unit>{alternation('count_units')})(?!\w)")
# A stretch or a number of times is a threshold of a criterion ('ít nhất 24 tháng lái xe an toàn'), elsewhere a rhythm.
_STRETCH = re.compile(
    rf"{_NUMBER}\s+(?P<unit>ngày công|tháng|lần|năm|học kỳ|nghìn lượt|triệu lượt)(?!\w)(?! (?:một|/))"
)
# 'xếp loại xuất sắc khi đạt từ 90 điểm' says what the grade is, '60% xếp loại khá, tốt' what is counted.
_GRADE = re.compile(
    r"(?:(?:đạt|xếp|mức|loại|xếp loại|hạng)\s+)+(?:từ\s+)?(?:mức\s+|loại\s+)?"
    r"[\"']?(?P<grade>xuất sắc|tốt|khá|trung bình|đạt yêu cầu|[abc]\b)[\"']?\s*(?P<up>trở lên)?"
    r"(?!\s*(?:(?:khi|nếu)(?!\w)|, ?(?:tốt|khá|giỏi|xuất sắc)))"
)
# 'xếp loại vững mạnh toàn diện từ khá trở lên': the floor of a grade, unless a share of those who have it is set
_FLOOR_GRADE = re.compile(
    r"(?<!\w)từ\s+(?:mức |loại )?[\"']?(?P<grade>xuất sắc|tốt|khá|trung bình|đạt yêu cầu)[\"']?\s*trở lên"
)
_SHARE_BEFORE = re.compile(r"\d[^;.]*$")
_SAYS_LEVEL = re.compile(r"(?:xếp )?loại|xếp|mức|hạng|đạt loại|đạt mức")
_INCREASE = re.compile(
    r"(?:của )?(?:năm sau )?(?:phải |luôn )?"
    r"(?P<way>cao hơn|tăng hơn|tăng so với|tăng(?= (?:lên )?so với)|thấp hơn|giảm so với)\s*(?:so với )?(?:cùng kỳ )?"
    r"(?P<base>năm (?:trước|\d{4})(?: liền kề)?|kỳ trước|cùng kỳ(?: năm trước)?|bình quân[^,.;]{0,40})"
)
_CONTRADICTION = re.compile(
    r"(?:(?P<floor>tối thiểu|ít nhất)|tối đa|không quá|nhiều nhất)(?: phải)?(?: đạt| là)?(?P<second> trên| hơn| dưới"
    r"| không quá| tối đa| ít nhất| tối thiểu)\s*$"
)
_CEILINGS = {"dưới", "không quá", "tối đa"}
# 'không để xảy ra ùn tắc kéo dài trên 30 phút': what must not be more is at most that much.
_RULED_OUT = re.compile(r"(?<!\w)không (?:để|có|còn|xảy ra|phát sinh|tồn tại)(?!\w)[^,;:.]*$")
_RULES_OUT: dict[Comparator, Comparator] = {">": "<=", ">=": "<"}
_COMPARED: tuple[tuple[Comparator, re.Pattern[str]], ...] = (
    (
        "decrease",
        re.compile(r"(?:(?:kéo |cắt )?giảm|rút ngắn)(?: thêm| bình quân| ít nhất| tối thiểu| trên| từ| được)*\s*$"),
    ),
    (
        "increase",
        re.compile(
            r"(?:tăng|nâng)(?: thêm| bình quân| trung bình| ít nhất| tối thiểu| trên| từ)*\s*$"
            r"|(?:tăng thêm|tăng) [^.;]{3,120}:\s*$"
        ),
    ),
    (">", re.compile(r"(?:tối thiểu|ít nhất|tối đa|không quá)(?: phải)?(?: đạt| là)?(?: trên| hơn)\s*$")),
    (
        ">=",
        re.compile(
            r"(?:≥|>=)\s*$"
            r"|(?:tối thiểu|ít nhất|không (?:thấp|ít) hơn|đạt từ|không dưới)(?: đạt| là| từ| bằng| có)?(?: đạt)?\s*$"
        ),
    ),
    (">", re.compile(r"(?:>|trên|(?<!thấp )(?<!ít )(?<!nhỏ )hơn|vượt)(?: mức)?\s*$")),
    (
        "<=",
        re.compile(
            r"(?:≤|<=)\s*$|(?:không (?:quá|vượt quá|cao hơn|nhiều hơn)|tối đa|nhiều nhất)(?: là)?\s*$"
            r"|giảm (?:xuống )?(?:còn|xuống)(?: còn)?(?: không quá)?(?: là)?\s*$"
        ),
    ),
    ("<", re.compile(r"(?:<|dưới|thấp hơn|ít hơn|nhỏ hơn|còn dưới)\s*$")),
)
# above, and yet from there on: 'trên 90% trở lên'
_ABOVE = re.compile(r"(?<!\w)(?:trên|hơn)(?: mức)?\s*$")
# 'Từ 65% gia đình trở lên': the bound closes behind the noun.
# So may the rest of the unit stand before it: '200 triệu đồng/năm trở lên', '60% số hộ đăng ký trở lên'.
_UP = re.compile(
    r"(?:\s?/\s?[^\W\d]+(?: [^\W\d]+)?){0,2}\s*trở lên"
    rf"|\s(?:{alternation('counted_groups')}|{alternation('count_units')}) trở lên"
    r"|\s(?:tổng )?số (?:(?!hoàn thành|đạt|xếp|loại|tốt|khá|giỏi|mức|trung bình)[^\W\d]+ ){1,8}?trở lên"
)
_UP_BEHIND = re.compile(r"[^.;:%\d]{1,80}?\strở lên")
_FROM = re.compile(r"(?<!\w)từ\s*$")
# 'vượt tối thiểu 8% dự toán pháp lệnh': so much more than was planned.
_EXCEEDS = re.compile(r"(?<!\w)vượt(?: mức)?(?: tối thiểu| ít nhất| từ| trên| thêm)*\s*$")
_PLANNED = re.compile(
    r"\s(?:so với )?(?P<base>(?:tổng )?(?:dự toán|kế hoạch|chỉ tiêu|định mức)"
    r"(?: (?:năm|pháp lệnh|được giao|giao|\d{4}))*)"
)
_AGAINST = re.compile(r"[^,.;:()\d]{0,60}?\sso với (?P<base>[^,.;:()]{3,60})")
# 'Mức hỗ trợ: xây mới 60 triệu đồng/nhà' is what is paid.
_MONEY = re.compile(r"(?:(?:tỷ|triệu|nghìn) )?đồng")
_PAYS = re.compile(
    r"(?<!\w)(?:(?:mức |định mức )(?:hỗ trợ|thưởng|chi|trợ cấp)|xây mới|sửa chữa|thưởng|trợ cấp)(?!\w)[^.;]*$"
)
_BESIDE = re.compile(r"(?:\s[^\W\d]+){0,4}\s*(?:,|và|, và)\s+")
_AND = re.compile(r"[^\d.;:]{1,80}?(?:\s|,\s*)và\s+")
# What sets a bare count as a goal among objectives: 'Dân số: 374.125 người', 'hình thành mới 05 khu công nghiệp'.
_SETS = re.compile(
    rf"(?:(?<!\w){alternation('target_verbs')}(?: thêm| mới| được| cho| ít nhất)*|(?:toàn|cả) [^\W\d]+(?: [^\W\d]+)? có"
    r"|:|phấn đấu(?: đạt| có| xây dựng)?|đạt|(?:hình thành|thành lập)(?: mới)?|tổng (?:số|công suất)[^.;\d]{0,40} lên"
    r"|(?:mỗi|từng) [^.,;:\d]{2,60}|xây dựng(?: được)?|công suất[^.;\d]{0,20}(?:khoảng)?)\s*$"
)
# 'nhóm từ 30 hộ trở lên chưa có điện' tells which group is meant, '01 khu công nghiệp đạt chuẩn' what is reached.
_CLASS = re.compile(r"(?:nhóm|những|diện|loại|quy mô|các \w+ có)(?: có)? (?:từ|trên|dưới)\s*$")
_REACHES = re.compile(r"[^,.;]{0,30}?(?<!\w)(?:đạt|được công nhận|đi vào)(?!\w)")
# 'góp phần đạt chỉ số sản xuất công nghiệp tăng 12%/năm': what others must reach.
_CONTRIBUTES = re.compile(r"(?<!\w)góp phần(?!\w)[^,;.]*$")


def find_amounts(low: str, start: int, end: int, context: Context) -> list[Amount]:
    """Return the amounts of `low[start:end]`, one sentence, in order and disjoint."""
    found = _numbers(low, start, end, context) if _DIGIT.search(low, start, end) else []
    found += _grades(low, start, end)
    ordered = _coordinated(low, _disjoint(found))
    return sorted([*ordered, *_increases(low, start, end, ordered)])


def _numbers(low: str, start: int, end: int, context: Context) -> list[Amount]:
    found: list[Amount] = []
    if _PERCENT_SIGN.search(low, start, end):
        found += (
            _number(low, start, end, match)
            for match in _PERCENT.finditer(low, start, end)
            if _CONTRIBUTES.search(low[max(start, match.start() - 140) : match.start()]) is None
        )
    patterns = (_STRETCH, _COUNT) if context == "criterion" else (_COUNT,)
    counts = [(match, _number(low, start, end, match)) for one in patterns for match in one.finditer(low, start, end)]
    found += _required(low, start, counts, context)
    found += find_standings(low, start, end)
    return found


def _disjoint(found: list[Amount]) -> list[Amount]:
    kept: list[Amount] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _number(low: str, start: int, end: int, match: re.Match[str]) -> Amount:
    before = low[max(start, match.start() - 140) : match.start()]
    comparator, first = comparator_before(before, match.start())
    last = match.end()
    if match["floor"] is not None and comparator == "=":
        comparator = ">="
    if (up := _UP.match(low, last, end)) is not None:
        comparator, last = (">=" if comparator == "=" else comparator), up.end()
    elif _FROM.search(before) and comparator == "=" and _UP_BEHIND.match(low, last, end):
        comparator = ">="
    if comparator in _RULES_OUT and _RULED_OUT.search(low[max(start, first - 140) : first]):
        comparator = _RULES_OUT[comparator]
    readings = _other_readings(before, ends_up=up is not None)
    value = parse_number(match["floor"] or match["value"])
    base: tuple[int, int] | None = None
    if (exceeds := _EXCEEDS.search(before)) and (planned := _PLANNED.match(low, last, end)):
        comparator, first, base = "increase", match.start() - len(before) + exceeds.start(), planned.span("base")
    elif comparator in {"increase", "decrease"} and (against := _AGAINST.match(low, last, end)):
        base = against.span("base")
    return Amount(first, last, comparator, value, match.span("unit"), baseline=base, readings=readings)


def _other_readings(before: str, *, ends_up: bool) -> tuple[Comparator, ...]:
    """Return what the words allow besides the comparator that stands nearest: 'tối thiểu trên' is >=, too."""
    match = _CONTRADICTION.search(before)
    if match is None:
        return (">=",) if ends_up and _ABOVE.search(before) else ()
    if match["floor"] is None:
        return ("<=",) if match["second"].strip() not in _CEILINGS else ()
    return (">=",) if match["second"].strip() not in {"ít nhất", "tối thiểu"} else ()


def comparator_before(before: str, at: int) -> tuple[Comparator, int]:
    """Return the comparator that the words before offset `at` end in, and where its words begin."""
    for comparator, pattern in _COMPARED:
        if (match := pattern.search(before)) is not None:
            return comparator, at - len(before) + match.start()
    return "=", at


def _required(low: str, start: int, counts: list[tuple[re.Match[str], Amount]], context: Context) -> list[Amount]:
    """Return the counts that are targets; what is counted beside one is one too: '15 tổ hợp tác, 05 hợp tác xã'."""
    kept: list[Amount] = []
    for match, one in counts:
        beside = (
            _MONEY.fullmatch(match["unit"]) is None
            and bool(kept)
            and one.comparator == "="
            and _BESIDE.fullmatch(low, kept[-1].end, match.start()) is not None
        )
        if beside or _is_required(low, start, match, one, context):
            kept.append(one)
    return kept


def _is_required(low: str, start: int, match: re.Match[str], one: Amount, context: Context) -> bool:
    """A count is a target when it is compared, or set as one in a section of objectives."""
    before = low[max(start, match.start() - 60) : match.start()]
    if one.comparator == "=" and _MONEY.fullmatch(match["unit"]) and _PAYS.search(before):
        return False
    if one.comparator != "=":
        return _CLASS.search(before) is None
    opens = not before.strip(" -+•,:") and _REACHES.match(low, match.end(), match.end() + 40) is not None
    return context == "objective" and (opens or _SETS.search(before) is not None)


def _grades(low: str, start: int, end: int) -> list[Amount]:
    named = [
        Amount(match.start(), match.end(), ">=" if match["up"] else "=", grade=match["grade"])
        for match in _GRADE.finditer(low, start, end)
        if match["up"] or _SAYS_LEVEL.match(match.group())
    ]
    floors = [
        Amount(match.start(), match.end(), ">=", grade=match["grade"])
        for match in _FLOOR_GRADE.finditer(low, start, end)
        if not _SHARE_BEFORE.search(low[start : match.start()]) and not any(one.end == match.end() for one in named)
    ]
    return named + floors


def _increases(low: str, start: int, end: int, numbers: list[Amount]) -> list[Amount]:
    """'cao hơn năm trước'; 'giảm 10% so với năm 2023' is told by its number."""
    found: list[Amount] = []
    if low.find(" hơn", start, end) < 0 and low.find("so với", start, end) < 0:
        return found
    for match in _INCREASE.finditer(low, start, end):
        way: Comparator = "decrease" if match["way"].startswith(("thấp", "giảm")) else "increase"
        if not any(one.comparator == way and 0 <= match.start() - one.end < 12 for one in numbers):
            found.append(Amount(match.start("way"), match.end(), way, baseline=match.span("base")))
    return found


def _coordinated(low: str, found: list[Amount]) -> list[Amount]:
    """'giảm tối thiểu 20% thủ tục và 20% chi phí': it holds for both; 'và 100% ...' is a goal of its own."""
    kept: list[Amount] = []
    for one in found:
        last = kept[-1] if kept else None
        if (
            last is not None
            and one.comparator == "="
            and one.value not in {None, 100}
            and last.comparator not in {"=", ">"}
            and last.unit is not None
            and one.unit is not None
            and low[slice(*last.unit)] == low[slice(*one.unit)]
            and _AND.fullmatch(low, last.end, one.start)
        ):
            kept.append(one._replace(comparator=last.comparator))
        else:
            kept.append(one)
    return kept
