"""Printed markers at the start of a line: `I.`, `1.1.`, `a)`, `-`, `Điều 3.`: one line in, its `Marker` or None out.

Plans number I. -> 1. -> 1.1. -> a) -> - -> + (attested in all seeds); decrees use Phần, Chương, Mục, Điều (NĐ 30/2020,
Phụ lục I). The grammar only says what a line looks like; whether a line is a new item is decided by its neighbours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple

MarkerKind = Literal[
    "part", "chapter", "section", "article", "capital", "roman", "decimal", "number", "number_paren", "letter",
    "ordinal", "dash", "plus", "bullet",
]  # fmt: skip


class Marker(NamedTuple):
    """What stands before the words of a heading or item.

    `line[:rest]` holds the marker with its white space; `numbers` are its values (`2.1.3` -> 2, 1, 3; `đ)` -> 5), empty
    for dashes and bullets; `depth` is the number of its components (3 for `2.1.3`, else 1).
    """

    label: str
    rest: int
    kind: MarkerKind
    numbers: tuple[int, ...] = ()

    @property
    def depth(self) -> int:
        """Components of a decimal number; 1 for every other kind."""
        return len(self.numbers) if self.kind == "decimal" else 1


# Points follow the Vietnamese alphabet (NĐ 30/2020, Phụ lục I): a, b, c, d, đ, e, g ....
# f, j, w and z come last: no Vietnamese list has them, but Word numbers lists by itself with the English alphabet.
LETTERS = "abcdđeghiklmnopqrstuvxyfjwz"
_CAPITALS = "ABCDĐEGH"
_ROMAN = re.compile(r"(X{0,3}|XL)(IX|IV|V?I{0,3})")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50}
_ORDINALS = {
    word: value
    for value, words in enumerate(
        ["nhất một", "hai nhì", "ba", "tư bốn", "năm", "sáu", "bảy bẩy", "tám", "chín", "mười"], start=1
    )
    for word in words.split()
}

_UPPER = f"[{''.join(char for char in map(chr, range(0x41, 0x1EFA)) if char.isupper())}]"
_LOWER = f"[{''.join(char for char in map(chr, range(0x61, 0x1EFA)) if char.islower())}]"
_OPENING = rf"(?:{_UPPER}|[“\"'(\[*_‘«])"
_YEAR = r"(?:19|20)\d\d"
# What may follow the number of a division: nothing, a stop, an upper-case title: 'Chương II Luật ...' is cited.
_DIVISION_END = rf"(?=\s*$|\s*[.:]|\s+[-–]\s|\s+{_UPPER}{{2}})"
_DIVISIONS: tuple[tuple[MarkerKind, re.Pattern[str]], ...] = (
    ("part", re.compile(rf"(?:Phần|PHẦN)\s+(?:(?:thứ|THỨ)\s+)?(\w+){_DIVISION_END}\s*[.:]?\s*")),
    ("chapter", re.compile(rf"(?:Chương|CHƯƠNG)\s+(\w+){_DIVISION_END}\s*[.:]?\s*")),
    ("section", re.compile(rf"(?:Mục|MỤC|Tiểu mục|TIỂU MỤC)\s+(\w+){_DIVISION_END}\s*[.:]?\s*")),
    ("article", re.compile(r"(?:Điều|ĐIỀU)\s+(\d{1,3})[a-zđ]?(?:\s*[.:]\s*|\s*$)")),
)


def _roman(text: str) -> tuple[int, ...] | None:
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[char] for char in text]
    return (sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True)),)


def _decimal(text: str) -> tuple[int, ...] | None:
    return tuple(int(part) for part in text.split("."))


def _mixed(text: str) -> tuple[int, ...] | None:
    head, _, rest = text.partition(".")
    first = _roman(head) or _letter(head)
    return (*first, *map(int, rest.split("."))) if first else None


def _letter(text: str) -> tuple[int, ...] | None:
    index = LETTERS.find(text.lower())
    return (index + 1,) if index >= 0 else None


def _bare(_: str) -> tuple[int, ...] | None:
    return ()


def _ordinal(text: str) -> tuple[int, ...] | None:
    return (_ORDINALS[text.lower()],)


_Value = Callable[[str], "tuple[int, ...] | None"]
_Pattern = tuple[MarkerKind, re.Pattern[str], _Value]

_NTH = "|".join(sorted(set(_ORDINALS) - {"một", "bốn"}))
_ONE = "|".join(word.capitalize() for word in sorted(set(_ORDINALS) - {"nhất", "nhì", "tư"}))
_NO_DAY = r"(?=[^\W\d_])(?!(?:sáng|chiều|tối|ngày|thứ|tháng)(?!\w))"

# The group is the value. A marker is followed by white space or, where typists leave it out ('I.MỤC', '-Thi đua'), by a
# capital; 'V.I. Lê-nin' and 'A.Trang' are names, '01/12', '30.11.2024', '1.000' and '5.2 triệu' are figures.
_ITEMS: tuple[_Pattern, ...] = (
    ("roman", re.compile(rf"([IVXL]+)(?:(?:/\.|[.)/:])(?:\s+|(?={_UPPER}{{2}})|$)|\s?[-–]\s+(?={_UPPER}))"), _roman),
    # 'A. MỤC ĐÍCH', and the Party's 'A- MỤC ĐÍCH'
    (
        "capital",
        re.compile(rf"([{_CAPITALS}])(?:[.)/]\s+(?={_OPENING})|\s?[-–]\s*(?={_UPPER}{{2}})|\s?[-–]\s+(?={_UPPER}))"),
        _letter,
    ),
    ("decimal", re.compile(rf"([1-9]\d?(?:\.(?:[1-9]\d?|0)){{1,3}})[.)](?!\d)(?:\s+|(?={_UPPER})|$)"), _decimal),
    ("decimal", re.compile(rf"([1-9]\d?(?:\.(?:[1-9]\d?|0)){{1,3}})[:/]?\s+(?={_OPENING})"), _decimal),
    # 'A.1. Mục đích' below 'PHẦN A', 'II.2. Chỉ tiêu' below 'II.'
    (
        "decimal",
        re.compile(rf"((?:[{_CAPITALS}]|[IVX]{{1,5}})(?:\.[1-9]\d?){{1,3}})(?:[.):](?!\d)\s*|\s+)(?={_OPENING})"),
        _mixed,
    ),
    ("number", re.compile(rf"(\d{{1,3}})(?:/\.|[./])(?:\s+|(?={_UPPER})|$)"), _decimal),
    ("number", re.compile(rf"(\d{{1,2}})-\s+(?={_UPPER})"), _decimal),
    # '8.1- Ban Thường vụ': the Party's dash (36-HD/VPTW)
    ("decimal", re.compile(rf"([1-9]\d?(?:\.[1-9]\d?){{1,3}})\s?-\s+(?={_UPPER})"), _decimal),
    ("number_paren", re.compile(r"\(?(\d{1,2})\)(?:\s+|(?=[^\W\d_])|$)"), _decimal),
    ("letter", re.compile(rf"\(?([{LETTERS}])\)(?:\s*)"), _letter),
    ("letter", re.compile(rf"([{LETTERS}])-\s+(?={_UPPER})"), _letter),
    ("letter", re.compile(rf"([{LETTERS}])[./](?:\s+(?={_OPENING})|(?={_UPPER}))"), _letter),
    # 'Thứ nhất, thi đua đổi mới', 'Một là, việc đăng ký', but 'Thứ Hai, ngày 06/7/2026' and 'Thứ Tư, 22/03/2023'
    ("ordinal", re.compile(rf"Thứ ({_NTH})(?:\s*[:,]\s+|\s+là\s*[:,]\s+){_NO_DAY}"), _ordinal),
    ("ordinal", re.compile(rf"({_ONE}) là\s*[:,]\s+{_NO_DAY}"), _ordinal),
    # 'giai đoạn 2021\n- 2030 trên địa bàn': the second half of a range, no item
    ("dash", re.compile(rf"[-–—‒−](?!\s*{_YEAR}(?!\d)(?:\s*$|\s*[.,;)]|\s+{_LOWER}))(?:\s+|(?={_OPENING})|$)"), _bare),
    ("plus", re.compile(r"\+\)?(?:\s+|(?=[^\W\d_])|$)"), _bare),
    ("bullet", re.compile(r"(?:[•●○▪■□◦►▶➢✓❖·\uf0b7\uf0a7\uf0d8\uf0fc]\s*|\*{1,3}\s+)"), _bare),
    ("bullet", re.compile(rf"o\s+(?={_UPPER})"), _bare),
)


# What no marker begins with is most lines of a plan: a word of two letters that is no division and no Roman number.
_PLAIN = re.compile(
    r"(?![IVXL]|(?:Phần|PHẦN|Chương|CHƯƠNG|Mục|MỤC|Tiểu|TIỂU|Điều|ĐIỀU|Thứ)\s|[^\W\d]{2,4} là[\s:,])[^\W\d_]{2}"
)


def _division_number(text: str) -> tuple[int, ...] | None:
    if text.isdecimal():
        return (int(text),)
    if len(text) == 1 and text in _CAPITALS:
        return _letter(text)  # 'PHẦN A.'
    return _roman(text) or ((_ORDINALS[text.lower()],) if text.lower() in _ORDINALS else None)


# What a marker may begin with -> the patterns worth trying there, in order; any decimal digit counts as '0'.
_FIRST: dict[str, str] = {
    "roman": "IVXL", "capital": _CAPITALS, "decimal": f"0{_CAPITALS}IVX", "number": "0", "number_paren": "0(",
    "letter": f"({LETTERS}", "dash": "-–—‒−", "plus": "+", "bullet": "•●○▪■□◦►▶➢✓❖·\uf0b7\uf0a7\uf0d8\uf0fc*o",
    "ordinal": "T" + "".join({word[0].upper() for word in _ORDINALS}),
    "part": "P", "chapter": "C", "section": "MT", "article": "Đ",
}  # fmt: skip


def _by_first(patterns: Iterable[_Pattern]) -> dict[str, tuple[_Pattern, ...]]:
    found: dict[str, tuple[_Pattern, ...]] = {}
    for entry in patterns:
        for char in _FIRST[entry[0]]:
            found[char] = (*found.get(char, ()), entry)
    return found


_PATTERNS = _by_first([*((kind, pattern, _division_number) for kind, pattern in _DIVISIONS), *_ITEMS])


def split_marker(line: str) -> Marker | None:
    """Return the marker that `line` (without white space at its start) begins with, or None."""
    if _PLAIN.match(line):
        return None
    first = line[:1]
    for kind, pattern, value in _PATTERNS.get("0" if first.isdecimal() else first, ()):
        match = pattern.match(line)
        if match and (numbers := value(match[1] if pattern.groups else "")) is not None:
            return Marker(match.group().strip(), match.end(), kind, numbers)
    return None
