"""The old tables, letter by letter: those of viparse (MIT), read from it, with what they leave out.

TCVN3 has no capitals with marks: a heading is typed in small letters and set in a font of capitals ('.VnTimeH').
"""

from __future__ import annotations

import re
from functools import cache

NAMES = ("tcvn3", "vni", "viscii", "vps")
PRINTED_NAMES = {"tcvn3": "TCVN3", "vni": "VNI", "viscii": "VISCII", "vps": "VPS"}

# The row of ă in VNI-Windows: aê aé aè aú aü aë; viparse leaves out the one it has not met.
_ADDED = {"vni": {"aú": "ẳ", "AÚ": "Ẳ"}}
# What PDF fonts call the codes 0xAD and 0xB7 ('n−íc', 'x∙'): letters beside a letter, signs elsewhere.
_RENAMED = {"\u2212": "\xad", "\u2219": "\xb7", "\u03bc": "\xb5", "\u02c9": "\xaf"}
# '®−¬ng': the neighbour may itself be a letter that looks like a sign
_LETTER = r"(?:[^\W\d_]|[\xa8-\xbe])"
_BESIDE_LETTER = re.compile(rf"(?<={_LETTER})[{''.join(_RENAMED)}]|[{''.join(_RENAMED)}](?={_LETTER})")
# '.VnTime', which PDFs write without its dot, and '.vntime'
_FONT = re.compile(r"(?:[A-Z]{6}\+)?(?:(?P<vni>(?:VNI|Vni|vni)(?:\b|-\w))|(?P<tcvn3>\.[Vv][Nn][A-Za-z]|Vn[A-Z]))")
_CAPITALS = re.compile(r"\.?Vn(?:[A-Z][a-z]+)+?H(?:$|[\W_]|Bold|Italic)")


def convert(text: str, table: str) -> tuple[str, list[int]]:
    """Return the Unicode form of `text` and, for each of its characters, the index of the first original one."""
    pattern, letters = _table(table)
    source = _BESIDE_LETTER.sub(lambda match: _RENAMED[match.group()], text)
    pieces: list[str] = []
    positions: list[int] = []
    end = 0
    for match in pattern.finditer(source):
        start = match.start()
        pieces += text[end:start], letters[match.group()]
        positions.extend(range(end, start))
        positions.extend([start] * len(letters[match.group()]))
        end = match.end()
    pieces.append(text[end:])
    positions.extend(range(end, len(text)))
    return "".join(pieces), positions


def table_of_font(name: str) -> str | None:
    """Return the table of a font by its name: '.VnTime' has TCVN3, 'VNI-Times' VNI."""
    match = _FONT.match(name)
    return match.lastgroup if match else None


def prints_capitals(name: str) -> bool:
    """Tell whether a font draws small letters as capitals ('.VnTimeH', 'VnTimeHBold')."""
    return _CAPITALS.match(name.split("+", 1)[-1]) is not None


@cache
def _table(name: str) -> tuple[re.Pattern[str], dict[str, str]]:
    # imported late: viparse loads its readers too
    from viparse.normalize.encodings import CHARMAPS  # noqa: PLC0415

    letters = dict(CHARMAPS[name].pairs) | _ADDED.get(name, {})
    longest_first = sorted(letters, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), letters
