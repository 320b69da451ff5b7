"""Quotas: how many, of whom, per what, and their parts (domain notes 5.3)."""

from __future__ import annotations

import re
from typing import NamedTuple

from models.campaign import AppliesTo, Comparator, Quota, Share
from models.outline import Node
from pipeline.extract.context import Reading
from pipeline.nlp.numbers import count_before

_AT_MOST = re.compile(r"(?:không (?:quá|vượt quá)|tối đa|nhiều nhất)(?: là)?\s*$")
_AT_LEAST = re.compile(r"(?:ít nhất|tối thiểu)(?: là)?\s*$")
_GROUP = re.compile(
    r"(?:%\s*(?:số |tổng số )?(?:lượng )?)?(?P<name>tập thể|cá nhân|hộ gia đình|gia đình|đơn vị|cơ quan|cán bộ|công chức|giáo viên|học sinh|đoàn viên|người|thôn|xã)(?!\w)"
)
_COLLECTIVE = {"tập thể", "đơn vị", "cơ quan", "thôn", "xã"}
_PER = re.compile(
    r"(?:mỗi|từng|một)\s+(?P<unit>năm|xã, phường|cụm, khối|cụm|khối|xã|phường|thôn|xóm|trường|đơn vị|cơ quan|sở|huyện|phòng|tổ|đợt|địa phương|chi bộ|công đoàn cơ sở|công đoàn)"
)
_PER_AFTER = re.compile(r"\s*(?:/|mỗi )\s*(?P<unit>năm|đơn vị|xã|trường|đợt|cụm|khối)")
_YEARLY = re.compile(r"(?:hằng|hàng|mỗi) năm")
_PERCENT = re.compile(r"(?P<value>\d+(?:,\d+)?)\s*%\s*(?:tổng )?(?:số )?(?:lượng )?$")
_FOR = re.compile(r"(?:\s*(?:giấy khen|bằng khen|cờ(?: thi đua)?|giấy|suất))?\s*(?:cho|đối với|dành cho|thuộc|là)\s+")
_INLINE_PARTS = re.compile(r"(?:trong đó|gồm|cụ thể|bao gồm)\s*:?\s*")


class Counted(NamedTuple):
    """A number with the group it counts."""

    quota: Quota
    applies_to: AppliesTo | None
    start: int
    end: int


def count_at(reading: Reading, at: int, start: int) -> Counted | None:
    """Return the number printed right before offset `at` ('06 Giấy khen', 'không quá 05 (năm) Bằng khen')."""
    count = count_before(reading.text[start:at], at - start)
    if count is None:
        return None
    quota = Quota(
        comparator=_comparator(reading.low, start, start + count.start),
        value=count.value,
        per=_per(reading.low, start, start + count.start),
    )
    return Counted(quota, None, start + count.start, start + count.end)


def counts_of_groups(reading: Reading, start: int, end: int) -> list[Counted]:
    """Return the numbers of collectives and individuals named in `start..end`: '02 tập thể và 05 cá nhân'."""
    found: list[Counted] = []
    for match in _GROUP.finditer(reading.low, start, end):
        percent = _PERCENT.search(reading.low[start : match.start("name")])
        count = None if percent else count_before(reading.text[start : match.start()], match.start() - start)
        if percent is None and count is None:
            continue
        at = start + (percent.start() if percent else count.start if count else 0)
        value = float(percent["value"].replace(",", ".")) if percent else count.value if count else 0
        value = int(value) if value == int(value) else value
        unit = "%" if percent else None
        quota = Quota(
            comparator=_comparator(reading.low, start, at), value=value, unit=unit, per=_per(reading.low, start, at)
        )
        recipient: AppliesTo = "collective" if match["name"] in _COLLECTIVE else "individual"
        if any(one.applies_to == recipient and one.end > at for one in found):
            continue
        found.append(Counted(quota, recipient, at, match.end()))
    return found


def _comparator(low: str, start: int, at: int) -> Comparator:
    before = low[max(start, at - 40) : at]
    if _AT_MOST.search(before):
        return "<="
    return ">=" if _AT_LEAST.search(before) else "="


def _per(low: str, start: int, at: int) -> str | None:
    """'mỗi xóm 01 cá nhân' is per unit, 'mỗi năm 02 tập thể' per year."""
    units = [match["unit"] for match in _PER.finditer(low, max(start, at - 60), at)]
    if not units:
        return "year" if _YEARLY.search(low, start, at) else None
    return "year" if units[-1] == "năm" else "unit"


def shares_below(reading: Reading, node: Node) -> tuple[Share, ...]:
    """Return the parts listed under a quota: '- 02 Giấy khen đối với các cơ quan, ban ngành cấp huyện'."""
    shares = []
    for kid in reading.outline.kids(node):
        share = _share(reading, kid.body, kid.end)
        if share is None:
            return ()
        shares.append(share)
    return tuple(shares)


def shares_in(reading: Reading, start: int, end: int) -> tuple[Share, ...]:
    """Return the parts named in the sentence: '(trong đó: 05 cho các sở, 20 cho các xã)'."""
    cue = _INLINE_PARTS.search(reading.low, start, end)
    if cue is None:
        return ()
    shares: list[Share] = []
    at = cue.end()
    for stop in [
        *(
            m.start()
            for m in re.compile(r"[,;)](?=\s*(?:và\s+)?\d|\s*$)|\s+và\s+(?=\d)").finditer(reading.low, at, end)
        ),
        end,
    ]:
        share = _share(reading, at, stop)
        if share is not None:
            shares.append(share)
        at = stop + 1
    return tuple(shares) if len(shares) > 1 else ()


_NUMBER = re.compile(r"\s*(?:và\s+)?(?P<value>\d{1,4})(?:\s*\([^)]{2,25}\))?")


def _share(reading: Reading, start: int, end: int) -> Share | None:
    number = _NUMBER.match(reading.low, start, end)
    if number is None:
        return None
    cue = _FOR.match(reading.low, number.end(), end)
    if cue is None:
        return None
    first, last = reading.trim(cue.end(), end)
    group = reading.text[first:last].strip(" ,)")
    return Share(group=group, value=int(number["value"])) if group else None
