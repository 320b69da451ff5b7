"""Names printed in capitals -> the case the document itself uses elsewhere, else that of the tables, else by rule."""

from __future__ import annotations

import re
from functools import cache

from pipeline.extract.context import Reading
from pipeline.nlp.abbreviations import expand
from pipeline.nlp.fold import lower
from pipeline.nlp.lexicons import rows
from pipeline.nlp.phrases import alternation, words
from pipeline.nlp.tables import load_table

_TABLES = ("body", "body_kind", "position", "province")
# Behind the level of a school stands its name: 'TRƯỜNG THPT HOÀNG HOA THÁM'.
# What follows is a proper name: 'TRƯỜNG THPT LÊ LỢI', 'ĐỒN BIÊN PHÒNG BA THU'.
_NAMED = re.compile(rf"trường:?\s+{alternation('school_levels')}\s+(?:chuyên\s+)?|(?:đồn|trạm) biên phòng\s+")
_LONGEST = 12
_PLACE_SYLLABLES = 3
_COUNTRY = (
    "Việt Nam",
    "Trung ương",
    "Hồ Chí Minh",
    "Ban Thường trực",
    "Ban Chấp hành",
    "Ban Thường vụ",
    "Thi đua - Khen thưởng",
)
_VOWEL = re.compile(r"[aăâeêioôơuưyáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


def proper_case(reading: Reading, name: str) -> str:
    """Return `name` as the running text writes it ('ỦY BAN NHÂN DÂN XÃ X' -> 'Ủy ban nhân dân xã X').

    Only the case changes. Without a second occurrence, each part takes the case of the tables or of the running text;
    the rest is small, but for the first letter and the names of places and schools.
    """
    if not name.isupper():
        return name
    return _printed(reading, name) or _by_parts(reading, name)


def _printed(reading: Reading, name: str) -> str | None:
    """Return the first occurrence of the words that is not in capitals and begins with one."""
    low_name = lower(name)
    at = reading.low.find(low_name)
    while at >= 0:
        printed = reading.text[at : at + len(name)]
        whole = not (reading.low[at - 1 : at].isalnum() or reading.low[at + len(name) : at + len(name) + 1].isalnum())
        if whole and not printed.isupper() and printed[:1].isupper():
            return printed
        at = reading.low.find(low_name, at + 1)
    return None


def _by_parts(reading: Reading, name: str) -> str:
    syllables = name.split(" ")
    proper = _proper_from(name)
    cased: list[str] = []
    at = 0
    while at < len(syllables):
        length, part = _part(reading, syllables[at:])
        if length == 1 and part is None:
            part = _syllable(syllables[at], proper=len(cased) in proper or _is_place(cased, syllables[at:]))
        cased.extend((part or "").split(" "))
        at += length
    words_again = " ".join(cased)
    return words_again[:1].upper() + words_again[1:]


def _is_place(before: list[str], rest: list[str]) -> bool:
    """Tell whether a body known in full is named with its bare place: 'PHÒNG GIÁO DỤC VÀ ĐÀO TẠO BẢO LÂM'."""
    known = lower(expand(" ".join(before)))
    count = len(known.split()) + len(rest)
    return any(
        f"{known} ".startswith(f"{name} ") and count - len(name.split()) <= _PLACE_SYLLABLES for name in _full_names()
    )


def _syllable(printed: str, *, proper: bool) -> str:
    """Return one syllable in the case of its place; a symbol or initials keep capitals: 'SỐ 1050/QĐ-SCT', 'PCGD'."""
    if any(char.isdigit() for char in printed) or (len(printed) > 1 and _VOWEL.search(lower(printed)) is None):
        return printed
    return printed.capitalize() if proper else printed.lower()


def _part(reading: Reading, syllables: list[str]) -> tuple[int, str | None]:
    """Return the longest beginning whose case is known, and that case; one syllable and None where none is."""
    for length in range(min(len(syllables), _LONGEST), 0, -1):
        part = " ".join(syllables[:length])
        known = _cases().get(lower(part))
        # 'Phòng' begins a name, 'dự phòng' does not: of single syllables only abbreviations are sure.
        if known is not None and (length > 1 or known.isupper()):
            return length, _in_case_of(known, part)
        if length > 1 and (printed := _printed(reading, part)) is not None:
            return length, printed
    return 1, None


def _in_case_of(known: str, printed: str) -> str:
    """Return the letters printed in the case of a known name of the same length: 'UỶ BAN' keeps where its tone is."""
    return "".join(
        letter.upper() if model.isupper() else letter.lower() for letter, model in zip(printed, known, strict=True)
    )


def _proper_from(name: str) -> set[int]:
    """Return the places of the syllables that belong to the proper name of a place or a school."""
    low = lower(name)
    starts = [match.end() for match in _NAMED.finditer(low)]
    starts += [match.end() for match in _UNIT.finditer(low)]
    found: set[int] = set()
    for start in starts:
        first = low[:start].count(" ")
        stop = _STOP.search(low, start)
        count = low[start : stop.start() if stop else len(low)].split()
        found |= set(range(first, first + len(count)))
    return found


_UNIT = re.compile(rf"(?<!\w)(?<!tác ){alternation('unit_kinds')}\s+(?!(?:hội|ủy|đoàn|đội)\b)")
_STOP = re.compile(rf"\s(?:{alternation('unit_kinds')}|và|-)(?!\w)")


@cache
def _full_names() -> frozenset[str]:
    """Return the names of divisions and departments as the tables print them, of three syllables and more."""
    forms = (lower(form) for row in rows("body").values() for form in row["forms"])
    return frozenset(form for form in forms if form.startswith(("sở ", "phòng ")) and len(form.split()) > 2)


@cache
def _cases() -> dict[str, str]:
    """Return the case of the names in the tables: 'sở giáo dục và đào tạo', 'thpt', 'khánh hòa'."""
    known = {lower(form): form for label in _TABLES for row in rows(label).values() for form in row["forms"]}
    known |= {lower(key): key for key in (*rows("province"), *_COUNTRY)}
    # 'BAN TUYÊN GIÁO VÀ DÂN VẬN' below 'THÀNH ỦY X'
    forms = (form for row in rows("body_kind").values() for form in row["forms"] if form.startswith("Ban "))
    served = (form.removesuffix(" Tỉnh ủy") for form in forms if form.endswith(" Tỉnh ủy"))
    known |= {lower(form): form for form in served if len(form.split()) > 2}
    known |= {lower(row["short"]): row["short"] for row in load_table("pipeline.nlp", "abbreviations")}
    known |= {word: word.upper() for word in words("school_levels") if " " not in word}
    return known
