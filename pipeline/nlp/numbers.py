"""Vietnamese numbers in plans: '06', '374.125', '2,5', 'hai mươi', '05 (năm)'.

'năm' is five and year, 'một' is one and a, 'tư' is four and private: words count only right before the noun that is
counted, which is why `count_before` starts from the noun ('trong năm 2023' gave 5 in a tool tried; notes, section 3).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.nlp.fold import lower

NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
"""The digits of a number, for expressions of other modules; `parse_number` reads what it matches."""

_DIGITS = {
    "không": 0,
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_UNITS = _DIGITS | {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5}  # after mươi: hai mươi mốt, hai mươi tư, mười lăm
_DIGIT = "|".join(_DIGITS)
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_WORDS = re.compile(
    rf"(?:(?P<hundreds>{_DIGIT}) trăm)?(?: ?(?:linh|lẻ) (?P<after>{_DIGIT}))?"
    rf"(?: ?(?:(?P<tens>{_DIGIT}) mươi|(?P<ten>mười)))?(?: ?(?P<units>{_UNIT}))?"
)
_SYLLABLE = rf"(?:{_UNIT}|trăm|linh|lẻ|mươi|mười)"
_BEFORE = re.compile(
    rf"(?:(?<![\w.,/])(?P<digits>{NUMBER})(?:\s*\([^()\d]{{1,40}}\))?"
    rf"|(?<!\w)(?P<words>{_SYLLABLE}(?: {_SYLLABLE})*))\s*\Z"
)
# Before a lone 'năm' these make it the year.
_YEAR = re.compile(
    r"(?:^|\W)(?:trong|cuối|đầu|hằng|hàng|mỗi|từng|mọi|mấy|nhiều|những|cả|giữa|sau|qua|nay|tháng|quý|các) \Z"
)
_DECIMAL = re.compile(rf"(?:{NUMBER})\Z")


class Count(NamedTuple):
    """A number at `text[start:end]`."""

    value: int | float
    start: int
    end: int


def parse_number(text: str) -> int | float | None:
    """Return the number that `text` is, in digits or words up to 999; None when it is none.

    A dot before three digits separates thousands, a comma is the decimal sign; '05 (năm)' is 5.
    """
    stripped = re.sub(r"(?<=\d)\s*\([^()]*\)$", "", lower(text).strip())
    if _DECIMAL.match(stripped):
        return _from_digits(stripped)
    return _from_words(" ".join(stripped.split()))


def count_before(text: str, end: int) -> Count | None:
    """Return the number printed right before `text[end]`, the start of a counted noun: '05 (năm) tập thể'.

    A lone 'năm' after 'trong', 'cuối', 'hằng' and the like is the year, so no number.
    """
    window = max(0, end - 80)
    before = lower(text[window:end])
    match = _BEFORE.search(before)
    if match is None or (match["words"] == "năm" and _YEAR.search(before[: match.start()])):
        return None
    if match["digits"] is not None:
        return Count(_from_digits(match["digits"]), window + match.start("digits"), window + match.end("digits"))
    value = _from_words(match["words"])
    return None if value is None else Count(value, window + match.start("words"), window + match.end("words"))


def _from_digits(digits: str) -> int | float:
    whole, _, fraction = digits.partition(",")
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", whole):
        whole = whole.replace(".", "")
    number = f"{whole}.{fraction}" if fraction else whole
    return float(number) if "." in number else int(number)


def _from_words(words: str) -> int | None:
    match = _WORDS.fullmatch(words)
    if match is None or not words:
        return None
    hundreds, after, tens, ten, units = match.group("hundreds", "after", "tens", "ten", "units")
    if after and (not hundreds or tens or ten or units):
        return None
    if units and units not in _DIGITS and not (tens or ten):
        return None
    value = 100 * _DIGITS.get(hundreds or "", 0) + _DIGITS.get(after or "", 0)
    return value + (10 * _DIGITS[tens] if tens else 10 if ten else 0) + (_UNITS[units] if units else 0)
