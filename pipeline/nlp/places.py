"""Provinces before and after 2025-07-01: names, successors, identity across the merge (Nghị quyết 202/2025/QH15).

A province is given by its bare name or with its kind before it: 'Sóc Trăng', 'tỉnh Sóc Trăng', 'TP. Cần Thơ'.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from pipeline.nlp.abbreviations import comparable
from pipeline.nlp.fold import search_key
from pipeline.nlp.lexicons import Row, rows

MERGER = date(2025, 7, 1)
"""The first day of 34 provinces and of two tiers of local government without districts."""

_KIND = re.compile(r"(?:tỉnh|thành phố|tp)\s+")


@cache
def _keys() -> dict[str, str]:
    """Return comparable form -> key, and the forms without diacritics where no two provinces share one."""
    exact = {comparable(form): key for key, row in rows("province").items() for form in (key, *row["forms"])}
    bare = {search_key(form): key for form, key in exact.items()}
    return bare | exact


def _key(name: str) -> str | None:
    form = comparable(name)
    return _keys().get(form) or _keys().get(_KIND.sub("", form, count=1)) or None


def _row(name: str) -> tuple[str, Row]:
    key = _key(name)
    if key is None:
        raise KeyError(f"no province {name!r}")
    return key, rows("province")[key]


def _exists(row: Row, on: date) -> bool:
    since, until = row["since"], row["until"]
    return (since is None or date.fromisoformat(since) <= on) and (until is None or on <= date.fromisoformat(until))


def province_names(on: date | None = None) -> tuple[str, ...]:
    """Return the bare names of the provinces that exist on a day, of all there ever were without one."""
    return tuple(key for key, row in rows("province").items() if on is None or _exists(row, on))


def is_province(name: str, on: date | None = None) -> bool:
    """Tell whether `name` names a province (on a day, if given); a town of the same name is not told apart."""
    key = _key(name)
    return key is not None and (on is None or key in province_names(on))


def province(name: str) -> str:
    """Return the bare name in the spelling of the table: 'TP.HCM' -> 'Hồ Chí Minh', 'Đăk Lăk' -> 'Đắk Lắk'.

    Raises:
        KeyError: no province has this name.
    """
    return _row(name)[0]


def is_central_city(name: str, on: date | None = None) -> bool:
    """Tell whether `name` is a city under central rule: Cần Thơ is one, Sóc Trăng (a town of the province) is none."""
    key = _key(name)
    return key is not None and rows("province")[key]["type"] == "thành phố" and (on is None or is_province(key, on))


def successor(name: str, on: date) -> str:
    """Return the bare name of the province in which the land of `name` lies on the day `on`.

    Raises:
        KeyError: no province has this name.
    """
    key, row = _row(name)
    while row["until"] is not None and on > date.fromisoformat(row["until"]):
        key, row = _row(row["successor"])
    return key


def same_province(left: str, right: str) -> bool:
    """Tell whether two names are one province, or one and its successor.

    Two provinces merged into a third (Sóc Trăng, Hậu Giang -> Cần Thơ) are not one another. Names that are no province
    are compared as names.
    """
    one, other = _key(left), _key(right)
    if one is None or other is None:
        return comparable(left) == comparable(right)
    return one == other or successor(one, date.max) == other or successor(other, date.max) == one
