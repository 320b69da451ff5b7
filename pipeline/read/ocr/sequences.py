"""Markers of lists put right by their sequence: 'a) b) c) đ) đ)' is printed 'a) b) c) d) đ)', '3)' before 'b)' is 'a)'.

Only where both neighbours leave one answer, or one neighbour does and the reading is one that is taken for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from pipeline.nlp.fold import search_key
from pipeline.nlp.markers import LETTERS

_ORDERS = (LETTERS, "ABCDĐEGHIK", "123456789")
_MARKER = re.compile(r"(?P<core>[^\W_]{1,2}|®|©|€|ø)(?P<close>[).:/])$")
_TAKEN_FOR = {
    "a": "38äạ4", "b": "6h", "c": "eœo©€6", "d": "đ", "đ": "d®", "e": "c6", "g": "89øqợ", "h": "bn", "i": "ìíỉịl1j",
    "k": "x", "l": "1iI", "m": "n", "n": "m", "o": "0ocö", "p": "ø", "q": "g9",
    "A": "4", "B": "8", "C": "ŒGe", "D": "Đ", "Đ": "D", "E": "F", "G": "C6",
    "1": "lIi", "2": "Zz", "3": "8", "5": "Ss", "6": "G", "8": "B", "9": "g",
}  # fmt: skip


class _Marker(NamedTuple):
    place: int
    core: str
    close: str


def in_sequence(words: Sequence[str]) -> list[str]:
    """Return the first words of lines, in their order, with markers put right."""
    made = _first_numeral(words)
    found = [
        _Marker(place, match["core"], match["close"])
        for place, word in enumerate(made)
        if (match := _MARKER.match(word))
    ]
    for close in dict.fromkeys(marker.close for marker in found):
        markers = [marker for marker in found if marker.close == close]
        for index, marker in enumerate(markers):
            before = _core(made, markers[index - 1]) if index else ""
            after = markers[index + 1].core if index + 1 < len(markers) else ""
            made[marker.place] = _put_right(marker.core, before, after) + close
    return made


def _first_numeral(words: Sequence[str]) -> list[str]:
    """'1. Mục đích' / '1. ...' / '2. ...' / 'II. Yêu cầu': before a Roman two, a one that heads a list is Roman."""
    made = list(words)
    markers = [(place, match["core"]) for place, word in enumerate(words) if (match := _MARKER.match(word))]
    cores = [core for _, core in markers]
    if "II" not in cores or "I" in cores[: cores.index("II")]:
        return made
    two = markers[cores.index("II")][0]
    one = markers[cores.index("I")][0] if "I" in cores else None
    if one is not None and not any(word.startswith("III") for word in words[two:one]):
        # 'H. ...' / '1. ...' / 'I. ...': a Roman two is never before its one, the letter H is.
        made[two] = "H" + words[two][2:]
        return made
    for (place, core), (_, following) in pairwise(markers[: cores.index("II")]):
        if core == following == "1":
            made[place] = "I" + words[place][1:]
            break
    return made


def _core(made: Sequence[str], marker: _Marker) -> str:
    return made[marker.place][: -len(marker.close)]


def _put_right(core: str, before: str, after: str) -> str:
    """Return the marker that its neighbours leave room for; itself where it stands in sequence or they say nothing."""
    if any(_follows(order, core, before) for order in _ORDERS):
        return core
    for order in _ORDERS:
        last, following = _place(order, before), _place(order, after)
        if last is not None and following == last + 2:
            return order[last + 1]
        wanted = _wanted(order, last, following)
        if wanted and core in _lookalikes(wanted):
            return wanted
    return core


def _follows(order: str, core: str, before: str) -> bool:
    own = _place(order, core)
    return own == 0 or (own is not None and own - 1 == _place(order, before))


def _place(order: str, core: str) -> int | None:
    place = order.find(core) if len(core) == 1 else -1
    return None if place < 0 else place


def _wanted(order: str, last: int | None, following: int | None) -> str:
    if last is not None and last + 1 < len(order):
        return order[last + 1]
    return order[0] if following == 1 else ""


def _lookalikes(marker: str) -> str:
    """Return what a marker is taken for: other letters, and its own with a mark."""
    toned = {"a": "áàảãạâă", "e": "éèẻẽẹê", "i": "íìỉĩị", "o": "óòỏõọôơ", "u": "úùủũụư", "y": "ýỳỷỹỵ"}
    return _TAKEN_FOR.get(marker, "") + toned.get(search_key(marker), "")
