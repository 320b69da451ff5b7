"""Does a line go on in the next? Evidence in the words alone; geometry and widths are each reader's own.

The two lines are cleaned (canonical.clean). A false join hides an item, a false break hides half a citation; a line is
joined only where something speaks for it, and never where it starts with a marker.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.nlp.markers import split_marker
from pipeline.nlp.tables import load_table

_YEAR_END = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_YEAR_START = re.compile(r"[-–]\s*(?:19|20)\d\d(?!\d)")
_CLOSERS = "”\"’')]»"
_OPENERS = "“\"‘'([«"
_TERMINAL = ".;:!?…"
_ADDRESS = re.compile(r"(?:https?:|www\.|\S+@\S)")
_LAST_WORD = re.compile(r"[^\W\d_]+$")
# 'số 21-' / 'NQ/TW', '2466/KH-' / 'UBND', '06/8/' / '2018': the hyphen or stroke is part of a symbol or a date
_CUT_SYMBOL = re.compile(r"\w[-‐‑/]$")
# 'Quyết định số 5 ... về ban hành' / 'Chương trình': of a trích yếu, which names a document next
_NAMES_NEXT = re.compile(r"\svề(?: việc)? (?:ban hành|phê duyệt|công bố|triển khai|thực hiện)$")
_LONGEST_NAME = 5
_DIVISIONS = ("part", "chapter", "section", "article")
_DASH = re.compile(r"\s*[-–]\s*")
_PAIRS = (("“", "”"), ("(", ")"))


@cache
def _compounds() -> list[dict[str, str]]:
    return list(load_table("pipeline.read", "compounds"))


@cache
def _connectives(before: str) -> frozenset[str]:
    return frozenset(row["word"] for row in load_table("pipeline.read", "connectives") if row["before"] == before)


def goes_on(previous: str, current: str) -> bool:
    """Tell whether the words say that `current` continues `previous`."""
    if _YEAR_START.match(current) and _YEAR_END.search(previous):
        return True  # 'giai đoạn 2021' / '- 2030'
    if is_bare_marker(previous):
        return split_marker(current) is None
    if _cuts_compound(previous, current):
        return True
    if split_marker(current) or ends_sentence(previous):
        return False
    if _ends_in_cut(previous) and current[0].isalnum():
        return True
    if _is_bound(previous, current) or starts_lower(previous, current) or _closes_pair(previous, current):
        return True
    # 'I. MỤC ĐÍCH,' / 'YÊU CẦU'
    shouted = previous.endswith(",") and previous.isupper() and current.isupper()
    return shouted or _cuts_name(previous, current)


def is_bare_marker(text: str) -> bool:
    """Tell whether the line is the marker of an item and nothing else ('-', '1.')."""
    marker = split_marker(text)
    return marker is not None and marker.rest == len(text) and marker.kind not in _DIVISIONS


def _cuts_compound(previous: str, current: str) -> bool:
    """Tell whether the dash between the lines is that of a fixed pair: 'kinh tế' / '- xã hội'."""
    if not (previous.endswith(("-", "–")) or _DASH.match(current)):
        return False
    left = previous.removesuffix("-").removesuffix("–").rstrip().lower()
    right = _DASH.sub("", current, count=1).lower() if _DASH.match(current) else current.lower()
    return any(left.endswith(pair["left"]) and right.startswith(pair["right"]) for pair in _compounds())


def ends_sentence(text: str) -> bool:
    """Tell whether the text ends with a stop, also inside quotation marks or brackets ('./.' included)."""
    bare = text.rstrip(_CLOSERS + " ")
    return bool(bare) and bare[-1] in _TERMINAL


def starts_lower(previous: str, current: str) -> bool:
    """Tell whether `current` starts in lower case and `previous` is no upper-case title ('KẾ HOẠCH' / 'phát động')."""
    if _ADDRESS.match(current) or (len(previous) > 1 and previous.isupper()):
        return False
    head = current.lstrip(_OPENERS)
    return bool(head) and head[0].islower()


def glue(previous: str, current: str) -> str:
    """Return what stands between two joined lines: nothing inside a symbol or date cut at its hyphen, else a space."""
    return "" if _ends_in_cut(previous) and current[:1].isalnum() else " "


def _ends_in_cut(text: str) -> bool:
    return _CUT_SYMBOL.search(text, max(len(text) - 2, 0)) is not None


def cuts_citation(previous: str, current: str) -> bool:
    """Tell whether a line like an item is what `previous` waits for: 'ngày' / '15. ...', 'tại' / 'Mục III.'."""
    last = _last_word(previous)
    if current[:1].isdigit():
        return last in _connectives("digit")
    marker = split_marker(current)
    return marker is not None and marker.kind in _DIVISIONS and last.lower() in _connectives("any")


def _is_bound(previous: str, current: str) -> bool:
    last = _last_word(previous)
    if _NAMES_NEXT.search(previous):
        return current[0].isupper()
    if last.lower() in _connectives("any"):
        return current[0].isalnum() or current[0] in _OPENERS
    return last in _connectives("digit") and current[0].isdigit()


def _cuts_name(previous: str, current: str) -> bool:
    """Tell whether the lines part the words of one name: 'tỉnh Tuyên' / 'Quang', 'Thủ tướng' / 'Chính phủ'."""
    if previous.isupper() or not current[:1].isupper():
        return False
    words = previous.split()[-_LONGEST_NAME:]
    tails = (rest for count in range(1, len(words) + 1) for rest in _rests().get(" ".join(words[-count:]), ()))
    return any(current.startswith(rest) and not current[len(rest) : len(rest) + 1].isalnum() for rest in tails)


@cache
def _rests() -> dict[str, tuple[str, ...]]:
    """Return for each beginning of a name of several words what may follow it on the next line."""
    found: dict[str, tuple[str, ...]] = {}
    for row in load_table("pipeline.read", "names"):
        words = row["name"].split()
        for cut in range(1, len(words)):
            if words[cut][:1].isupper():
                head = " ".join(words[:cut])
                found[head] = (*found.get(head, ()), " ".join(words[cut:]))
    return found


def _last_word(text: str) -> str:
    """Return the last word; a capital at its start alone is lowered ('Điều' / '5'), a title's capitals stay ('NĂM')."""
    match = _LAST_WORD.search(text, text.rfind(" ") + 1)
    word = match.group() if match else ""
    return word if word.isupper() and len(word) > 1 else word.lower()


def _closes_pair(previous: str, current: str) -> bool:
    """Tell whether a quotation or bracket left open in `previous` closes in `current`: '“Nghệ An' / 'Chung sức”'."""
    for opening, closing in _PAIRS:
        if previous.count(opening) > previous.count(closing):
            close, reopen = current.find(closing), current.find(opening)
            if close >= 0 and (reopen < 0 or close < reopen):
                return True
    return False
