"""The places in the name of a body: 'Ủy ban nhân dân xã Phú Tâm, huyện Châu Thành' -> commune, district, level."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from models.header import Level
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.fold import fold, lower
from pipeline.nlp.places import is_central_city, is_province, province

_UNITS: dict[str, Level] = {
    "tỉnh": "province", "huyện": "district", "quận": "district", "thị xã": "district", "xã": "commune",
    "phường": "commune", "thị trấn": "commune", "đặc khu": "commune", "thành phố": "district",
}  # fmt: skip
_UNIT = "|".join(sorted(_UNITS, key=len, reverse=True))
_STOP = "|".join(unit for unit in _UNITS if unit != "xã")  # 'xã Tân Xã' is one name
# No place: 'Thương binh và Xã hội', 'Hợp tác xã', 'Tỉnh ủy', 'Huyện đoàn'.
_FOLLOWS = r"(?!\s+(?:hội|ủy|đoàn|đội))"
_PLACE = re.compile(
    rf"(?<!\w)(?<!tác )(?P<unit>{_UNIT})(?!\w){_FOLLOWS}"
    rf"(?:(?:\s+(?:đảo\s+)?|\.\s*)(?P<name>(?:(?!(?:{_STOP})(?!\w))(?:[\w'’]+|-)\s*)+))?"  # TP.HCM, huyện đảo Phú Quý
)
# 'Huyện đoàn Cô Tô', 'Thị ủy Nghi Sơn': the organ of a place carries its kind in its own name.
_ORGANS = {
    "tỉnh": "tỉnh", "thành": "thành phố", "huyện": "huyện", "quận": "quận", "thị xã": "thị xã", "thị": "thị xã",
    "xã": "xã", "phường": "phường",
}  # fmt: skip
_ORGAN = re.compile(
    rf"(?<!\w)(?P<unit>{'|'.join(_ORGANS)})\s+(?:ủy|đoàn)(?!\w)"
    rf"(?:\s+(?P<name>(?:(?!(?:{_STOP})(?!\w))(?:[\w'’]+|-)\s*)+))?"
)
_LOOSE_END = re.compile(r"(?:[\s,–-]|(?<!\w)các)+$")  # 'Ủy ban nhân dân các xã'
_SUPERIORS: tuple[tuple[str, Level], ...] = (
    ("trung ương", "central"), ("việt nam", "central"), ("toàn quốc", "central"), ("sở", "province"), ("bộ", "central"),
)  # fmt: skip


class Localities(NamedTuple):
    """Bare names of the places; `unit` is the kind of the first ('huyện'), `level` the level that it gives."""

    province: str | None = None
    district: str | None = None
    commune: str | None = None
    unit: str | None = None
    level: Level | None = None


NOWHERE = Localities()
"""A name without places."""


@lru_cache(maxsize=4096)
def localities(name: str, on: date | None = None) -> Localities:
    """Return the places that the name of a body prints.

    A city is a province when it is one under central rule (on the day `on`, if given), else a town of the district
    level. Without any place, a level may come from the body it is part of: 'Phòng Kế hoạch Sở Y tế' is of the province.
    """
    text = expand(name)
    found: dict[str, str] = {}
    first: tuple[str, Level | None] | None = None
    for match in (*_ORGAN.finditer(lower(text)), *_PLACE.finditer(lower(text))):
        unit = _ORGANS[match["unit"]] if match.re is _ORGAN else match["unit"]
        place = _proper(text[match.start("name") : match.end("name")], unit) if match["name"] else None
        level = _level(unit, place, on)
        if first is None or first[1] is None:  # 'Thành ủy Thành phố Hồ Chí Minh': the city is named behind
            first = (unit, level)
        if place is not None and level is not None:
            found.setdefault(level, place)
    if first is None:
        return _unmarked(text)
    return Localities(found.get("province"), found.get("district"), found.get("commune"), *first)


def _level(unit: str, place: str | None, on: date | None) -> Level | None:
    if unit != "thành phố":
        return _UNITS[unit]
    if place is None:
        return None  # 'Ủy ban nhân dân thành phố': either
    return "province" if is_central_city(place, on) else "district"


def without_places(name: str) -> str:
    """Return the name without its places: 'Sở Tài chính tỉnh Sóc Trăng' -> 'Sở Tài chính', with or without 'tỉnh'."""
    text = expand(name)
    organ = _ORGAN.search(lower(text))
    if organ is not None and organ["name"] and _proper(text[slice(*organ.span("name"))], _ORGANS[organ["unit"]]):
        return text[: organ.start("name")].rstrip()
    match = _PLACE.search(lower(text))
    if match is not None and match.start() > 0:
        return _LOOSE_END.sub("", text[: match.start()])
    ending = _trailing_province(text)
    return _LOOSE_END.sub("", text[: len(text) - len(ending)]) if ending else text


def _unmarked(text: str) -> Localities:
    words = f" {comparable(text)} ".replace(" cơ sở ", " ")  # no department: 'Công đoàn cơ sở Công ty X'
    ending = _trailing_province(text)
    level: Level | None = "province" if ending else None
    for superior, of_level in _SUPERIORS:
        if level is None and f" {superior} " in words and not words.startswith(f" {superior} "):
            level = of_level
    return Localities(province=_sentence_case(ending) if ending else None, level=level)


def _trailing_province(text: str) -> str | None:
    """Return the end of the text that is the bare name of a province, the longest; not the whole text."""
    starts = [match.start() for match in re.finditer(r"(?<=\s)\w", text)][-4:]  # Bà Rịa - Vũng Tàu has four words
    return next((text[start:] for start in starts if is_province(text[start:])), None)


def _proper(printed: str, unit: str) -> str | None:
    """Return the proper name at the beginning of what follows the unit: capitalised words, numbers, dashes between."""
    words: list[str] = []
    for word in printed.split():
        if not (word[0].isupper() or word[0].isdigit() or (fold(word) == "-" and words)):
            break
        words.append(word)
    while words and fold(words[-1]) == "-":
        words.pop()
    if not words:
        return None
    if len(words) == 1 and words[0].isupper() and is_province(words[0]):
        return province(words[0])  # TP.HCM
    place = _sentence_case(" ".join(words))
    return f"{unit.capitalize()} {place}" if place.isdigit() else place


def _sentence_case(place: str) -> str:
    return " ".join(word.capitalize() if word.isupper() else word for word in place.split())
