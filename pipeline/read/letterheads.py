"""Words of the letterhead cut by a line break: 'ỦY' / 'BAN NHÂN DÂN', 'Số:' / '29/KH-UBND', 'Thái' / 'Nguyên, ngày'.

Portals of law reprint the two columns of the letterhead as cells of a table, and what copies their text keeps the line
breaks of the page's source. Two lines in, whether the second only ends what the first began.
"""

from __future__ import annotations

import re

from pipeline.nlp.letters import LOWER, UPPER

# NĐ 30/2020/NĐ-CP, Phụ lục I; 05-HD/VPTW.
_FIXED = (
    "ỦY BAN NHÂN DÂN", "UỶ BAN NHÂN DÂN", "HỘI ĐỒNG NHÂN DÂN", "THỦ TƯỚNG CHÍNH PHỦ", "ĐẢNG CỘNG SẢN VIỆT NAM",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC",
    "ĐỘC LẬP – TỰ DO – HẠNH PHÚC",
)  # fmt: skip
_LONGEST_FIXED = max(map(len, _FIXED))
_FIXED_LINES = "".join(f"\n{words}" for words in _FIXED)
# Alone on a line these name no body and no place.
_HEADS = frozenset(
    {"BỘ", "SỞ", "BAN", "PHÒNG", "TỈNH", "HUYỆN", "XÃ", "PHƯỜNG", "QUẬN", "THÀNH PHỐ", "THỊ XÃ", "THỊ TRẤN"}
)
_NUMBER = re.compile(r"[Ss]ố\s*:?")
_NUMBERED = re.compile(r"\d{0,5}[a-zđ]?\s*[/-]\s*(?:\d{4}\s*/\s*)?[A-ZĐ]")
_NAME = rf"{UPPER}{LOWER}*"
_BEGUN_PLACE = re.compile(rf"(?:TP\.?\s*)?{_NAME}(?:\s{_NAME}){{0,2}}")
_PLACE_END = re.compile(rf"{_NAME}(?:\s{_NAME})?\s*,\s*ngày\s")


def cuts_letterhead(above: str, line: str) -> bool:
    """Tell whether `line` ends a name, a number or a place of the letterhead that `above` begins."""
    if _ends_fixed(above, line):
        return True
    if above in _HEADS:
        return line.isupper()
    if _NUMBER.fullmatch(above):
        return _NUMBERED.match(line) is not None
    return _BEGUN_PLACE.fullmatch(above) is not None and _PLACE_END.match(line) is not None


def _ends_fixed(above: str, line: str) -> bool:
    """'CỘNG HÒA XÃ' / 'HỘI CHỦ NGHĨA VIỆT NAM'; behind the words, 'DÂN' / 'HUYỆN X', may stand more."""
    if len(above) > _LONGEST_FIXED:
        return False
    first, second = above.upper(), line.upper()
    if f"\n{first} " not in _FIXED_LINES:
        return False
    rests = (words.removeprefix(f"{first} ") for words in _FIXED if words.startswith(f"{first} "))
    return any(second == rest or second.startswith(f"{rest} ") for rest in rests)
