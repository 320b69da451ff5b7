"""Quotas: how many, of whom, per what (domain notes 5.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import AppliesTo, Comparator, Quota
from pipeline.extract.context import Reading
from pipeline.nlp.numbers import Count, count_before, parse_number
from pipeline.nlp.phrases import alternation, words

_AT_MOST = re.compile(r"(?:không (?:quá|vượt quá)|tối đa|nhiều nhất)(?: là| đến)?\s*$")
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu)(?: là)?\s*$")
_FLOOR = re.compile(r"(?<![\d/.,])(?P<floor>\d{1,3})\s*(?:-|đến)\s*$")
_GROUP = re.compile(rf"(?<!\w)(?P<name>{alternation('counted_groups')})(?!\w)")
_COLLECTIVES = frozenset(words("counted_collectives"))
_UNIT = alternation("quota_units")
_TIMES = {"năm": "year", "quý": "quarter", "tháng": "month", "đợt": "round"}
_TIME = r"(?:năm|quý|tháng|đợt)(?! \d)"
_PER = re.compile(rf"(?:mỗi|từng|một)\s+(?P<unit>{_TIME}|{_UNIT})(?!\w)")
_PER_AFTER = re.compile(
    rf"[^.;:]{{0,40}}?(?:\s*/\s*|(?<!\w)(?:mỗi|từng)\s+|(?<!\w)cho mỗi\s+)(?:01\s+)?(?P<unit>{_TIME}|{_UNIT})(?!\w)"
)
# Whatever unit it is: 'mỗi đội, phường có thành tích xuất sắc chọn 01 tập thể', 'mỗi CĐCS được đề nghị'.
_PER_ANY = re.compile(
    r"(?<!\w)(?:mỗi|từng)\s+(?!(?:loại|giải|lần|người|tập thể|hình thức|danh hiệu|suất|hộ|gia đình|cá nhân)(?!\w))"
    r"[^\W\d][^.;:\d]{1,160}$"
)
# 'mỗi xã 01 tập thể, tổng số không quá 06 tập thể': the last is of all of them.
_OF_ALL = re.compile(
    r"(?<!\w)(?:tổng (?:số|cộng)|toàn (?:tỉnh|huyện|xã|ngành|trường|thành phố|đơn vị)|cả năm)[^.;:\d]{0,40}$"
)
# '04 cá nhân trong tổng số 36 viên chức' are four;
# '(đơn vị có trên 300 đoàn viên được đề nghị thêm 01 cá nhân)': who may more, and how many more, are no quota.
_NO_QUOTA = re.compile(
    r"(?<!\w)(?:(?:có|quy mô) từ|(?:trong|trên)(?: tổng)? số|trên|dưới|thêm(?: không quá| tối đa)?) $"
)
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi) năm")
_PERCENT = re.compile(r"(?P<value>\d+(?:,\d+)?)\s*%\s*(?:tổng )?(?:số )?(?:lượng )?$")
_NAMED_FIRST = re.compile(
    r"(?<!\w)(?P<name>tập thể|cá nhân|hộ gia đình)"
    r"(?: được (?:đề nghị|xét|tặng|khen|giới thiệu|chọn)(?: khen)?(?: thưởng| tặng)?)?"
    r"\s*(?::|,?\s*(?:với )?số lượng:?|là)?\s*"
    r"(?:không (?:quá|vượt quá)|tối đa|nhiều nhất|ít nhất|tối thiểu)?(?: là)?\s*"
    r"(?<![\d/.,])(?P<value>\d{1,4}(?:,\d)?)(?![.,]?\d)"
    r"(?:\s*\([^)\d]{2,25}\))?\s*(?:(?P<unit>%)|(?:người|giấy|đơn vị|phòng|hộ|cờ)(?!\w)|(?=[,;.)\n]|và(?!\w)|$))"
)
# 'Cờ thi đua của UBND tỉnh: 03 (ba) cờ cho tập thể dẫn đầu'.
_COUNTED_BEHIND = re.compile(
    r"[^.;:\d]{0,90}?(?::|,? số lượng:?)\s*(?:(?:không (?:quá|vượt quá)|tối đa|ít nhất|tối thiểu)\s+)?"
    r"(?P<value>\d{1,4})(?:\s*\([^)\d]{2,25}\))?\s*(?P<unit>cờ|giấy|bằng|suất)(?! khen| thi đua)(?!\w)"
)
# '04 cá nhân trong tổng số 36 viên chức': of how many they are chosen.
_OUT_OF = re.compile(r"(?:trong|trên|so với|/)\s*(?:tổng )?số\s+$")
# '15 tập thể, cá nhân': one number for both
_AND_PERSONS = re.compile(
    r"(?:,| và| hoặc|,? hộ gia đình,?) (?:cá nhân|hộ gia đình)(?!\w)(?!\s*(?::|không quá|tối đa|\d))"
)
_BARE_BEHIND = re.compile(
    r"[\"']?\s*:\s*(?:không quá |tối đa |ít nhất |từ )?(?P<value>\d{1,4})(?!\d)\s*(?P<unit>%)?(?P<up>\s*trở lên)?\s*"
    r"(?=[;.\n]|$)"
)
_FIRST_YEAR = 1900
_AND = re.compile(r"\s*[^\d.;:]{0,40}?(?:,|và|hoặc)\s*")


class Counted(NamedTuple):
    """A number with the group it counts, None where the form of commendation itself is counted."""

    quota: Quota
    applies_to: AppliesTo | None
    start: int
    end: int


def count_at(reading: Reading, at: int, start: int, end: int) -> Counted | None:
    """Return the number printed right before offset `at` ('06 Giấy khen', 'không quá 05 (năm) Bằng khen')."""
    count = _count(reading, start, at)
    if count is None:
        return None
    first, comparator, value = _compared(reading.low, start, count)
    per = _per(reading.low, start, first, at, end)
    unit = "cờ" if reading.low.startswith("cờ", at) else "giấy"
    return Counted(Quota(comparator=comparator, value=value, unit=unit, per=per), None, first, count.end)


def count_behind(reading: Reading, at: int, end: int) -> Counted | None:
    """Return the number behind the name of the form that ends at `at`: 'Cờ thi đua: 03 cờ'."""
    match = _COUNTED_BEHIND.match(reading.low, at, end)
    if match is None:
        return _bare_behind(reading, at, end)
    comparator = _comparator(reading.low, at, match.start("value"))
    unit = "cờ" if match["unit"] == "cờ" else "giấy"
    value = parse_number(match["value"]) or 0
    per = _per(reading.low, at, match.start("value"), match.end(), end)
    return Counted(Quota(comparator=comparator, value=value, unit=unit, per=per), None, match.start(), match.end())


def _bare_behind(reading: Reading, at: int, end: int) -> Counted | None:
    """'Chiến sĩ thi đua cơ sở: 12', 'Lao động tiên tiến: 85% trở lên': the number alone behind the colon."""
    match = _BARE_BEHIND.match(reading.low, at, end)
    value = parse_number(match["value"]) if match else None
    if match is None or not value or value >= _FIRST_YEAR:
        return None
    comparator = ">=" if match["up"] else _comparator(reading.low, at, match.start("value"))
    quota = Quota(comparator=comparator, value=value, unit="%" if match["unit"] else None)
    return Counted(quota, None, match.start(), match.end())


def counts_of_groups(reading: Reading, start: int, end: int) -> list[Counted]:
    """Return the numbers of collectives and individuals named in `start..end`: '02 tập thể và 05 cá nhân'.

    In 'không quá 02 tập thể và 03 cá nhân' the bound and 'mỗi đơn vị' hold for both.
    """
    found: list[Counted] = []
    for match in _GROUP.finditer(reading.low, start, end):
        one = _counted(reading, start, end, match)
        if one is None or (found and one.start < found[-1].end) or _explains(reading.low, found, one):
            continue
        if found and _AND.fullmatch(reading.low, found[-1].end, one.start):
            one = one._replace(quota=_coordinated(found[-1].quota, one.quota))
        found.append(one)
    return _spread_per(found or _named_first(reading, start, end))


def _explains(low: str, found: list[Counted], one: Counted) -> bool:
    """'02 tập thể (01 ấp, 01 trường), 03 cá nhân': what a parenthesis counts behind a number is part of it."""
    at = found[-1].end if found else one.start
    return low.count("(", at, one.start) > low.count(")", at, one.start)


def _named_first(reading: Reading, start: int, end: int) -> list[Counted]:
    """'tập thể không quá 20% số phòng, cá nhân không quá 15 người': the group stands before its number."""
    found: list[Counted] = []
    for match in _NAMED_FIRST.finditer(reading.low, start, end):
        recipient: AppliesTo = "collective" if match["name"] in _COLLECTIVES else "individual"
        comparator = _comparator(reading.low, start, match.start("value"))
        per = _per(reading.low, start, match.start(), match.end(), end)
        unit = "%" if match["unit"] == "%" else None
        value = parse_number(match["value"]) or 0
        quota = Quota(comparator=comparator, value=value, unit=unit, per=per)
        found.append(Counted(quota, recipient, match.start(), match.end()))
    return found


def _counted(reading: Reading, start: int, end: int, match: re.Match[str]) -> Counted | None:
    recipient: AppliesTo = "collective" if match["name"] in _COLLECTIVES else "individual"
    window = max(start, match.start() - 60)
    percent = _PERCENT.search(reading.low[window : match.start()])
    if percent is not None:
        first = window + percent.start()
        comparator = _comparator(reading.low, start, first)
        value = parse_number(percent["value"]) or 0
        quota = Quota(comparator=comparator, value=value, unit="%", per=_per(reading.low, start, first, first, end))
        return Counted(quota, recipient, first, match.end())
    count = _count(reading, start, match.start())
    if count is None or _NO_QUOTA.search(reading.low, start, count.start):
        return None
    first, comparator, value = _compared(reading.low, start, count)
    if _OUT_OF.search(reading.low[max(start, first - 24) : first]):
        return None
    quota = Quota(comparator=comparator, value=value, per=_per(reading.low, start, first, match.end(), end))
    if match["name"] == "tập thể" and (both := _AND_PERSONS.match(reading.low, match.end(), end)):
        return Counted(quota, "both", first, both.end())
    return Counted(quota, recipient, first, match.end())


def _count(reading: Reading, start: int, at: int) -> Count | None:
    """Return the number before `at`; 'một tập thể hoặc một cá nhân' is any of them, no number."""
    window = max(start, at - 80)
    count = count_before(reading.folded[window:at], at - window)
    if count is None or reading.low[window + count.start : window + count.end] == "một":
        return None
    return Count(count.value, window + count.start, window + count.end)


def _compared(low: str, start: int, count: Count) -> tuple[int, Comparator, int | float]:
    """Return where the number begins, its comparator and its value; a range takes its floor (gold guidelines)."""
    window = max(start, count.start - 12)
    floor = _FLOOR.search(low[window : count.start])
    if floor is not None and int(floor["floor"]) < count.value:
        return window + floor.start(), ">=", int(floor["floor"])
    return count.start, _comparator(low, start, count.start), count.value


def _comparator(low: str, start: int, at: int) -> Comparator:
    before = low[max(start, at - 40) : at]
    if _AT_MOST.search(before):
        return "<="
    return ">=" if _AT_LEAST.search(before) else "="


def _per(low: str, start: int, first: int, last: int, end: int) -> str | None:
    """'mỗi xóm 01 cá nhân' is per unit, 'mỗi năm 02 tập thể' per year, '05 cá nhân của mỗi tỉnh' per unit.

    'Kết thúc mỗi đợt, tặng 05 Giấy khen' counts a round of the campaign, no unit.
    """
    if _OF_ALL.search(low, max(start, first - 60), first):
        return None
    units = [match["unit"] for match in _PER.finditer(low, max(start, first - 120), first)]
    if not units and _PER_ANY.search(low, max(start, first - 200), first):
        return "year" if _YEARLY.search(low, max(start, first - 120), first) else "unit"
    if not units and (after := _PER_AFTER.match(low, last, min(end, last + 60))):
        units = [after["unit"]]
    if not units:
        return "year" if _YEARLY.search(low, max(start, first - 120), first) else None
    return _TIMES.get(units[-1], "unit")


def _coordinated(first: Quota, second: Quota) -> Quota:
    comparator = first.comparator if second.comparator == "=" else second.comparator
    return second.model_copy(update={"comparator": comparator, "per": second.per or first.per})


def _spread_per(found: list[Counted]) -> list[Counted]:
    """'03 tập thể và 05 cá nhân của mỗi tỉnh': what stands behind the last number holds for those before it."""
    if len(found) < 2 or found[-1].quota.per is None:
        return found
    per = found[-1].quota.per
    return [one._replace(quota=one.quota.model_copy(update={"per": one.quota.per or per})) for one in found]
