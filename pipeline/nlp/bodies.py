"""Bodies that issue documents: a printed name -> kind and level (contract, issuer), its place, its usual symbols.

The name may be abbreviated or in capitals ('UBND HUYỆN CHÂU THÀNH'). Which head means what is the table `body_kind`;
bodies known by their full name, with their symbols and days, are the table `body`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from itertools import islice, product
from typing import cast

from models.header import IssuerKind, Level
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.fold import search_key
from pipeline.nlp.lexicons import Row, rows, variants
from pipeline.nlp.localities import NOWHERE, Localities, localities, without_places
from pipeline.nlp.symbols import canonical_symbol

# Syllables that an abbreviation drops or writes in its own way: KH&CN, CĐYT of 'Công đoàn ngành Y tế'.
_LIGHT = {"và": ("", "v", "&"), "ngành": ("", "n"), "các": ("", "c")}
# A name read from a damaged page may be a paragraph: no symbol has more letters, no name more ways to be abbreviated.
_SYLLABLES, _READINGS = 24, 81
_HEADLESS = ("school", "division")
# 'Ban Thường vụ Hội LHPN huyện', 'BCH Công đoàn Sở': the committee that leads a body is of its kind and signs for it.
_LEADERSHIP = re.compile(
    r"^\s*(?:Ban (?:Thường vụ|Chấp hành|Thường trực)|BTV|BCH)\s+"
    r"(?=(?:Trung ương )?(?:Hội|Liên đoàn|LĐLĐ|Công đoàn|CĐCS|Liên minh"
    r"|(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Thị xã|Xã|Phường) )?đoàn)\b)",
    re.IGNORECASE,
)
_UNIT_INITIALS = {
    "tỉnh": ("T",), "thành phố": ("TP", "T"), "huyện": ("H",), "quận": ("Q",), "thị xã": ("TX",), "xã": ("X",),
    "phường": ("P",), "thị trấn": ("TT",), "đặc khu": ("ĐK",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class BodyKind:
    """What a name says about its body; `head` and `body` are keys of the tables, None where nothing is known."""

    kind: IssuerKind
    level: Level | None
    head: str | None = None
    body: str | None = None
    places: Localities = NOWHERE


@cache
def _forms(label: str) -> dict[tuple[str, ...], str]:
    return {
        tuple(comparable(variant).split()): key
        for key, row in rows(label).items()
        for form in row["forms"]
        for variant in variants(form)
    }


@cache
def _longest(label: str) -> int:
    return max(map(len, _forms(label)))


def _longest_prefix(name: str, label: str) -> tuple[str | None, int]:
    words = tuple(comparable(name).split())
    forms = _forms(label)
    for length in range(min(len(words), _longest(label)), 0, -1):
        if words[:length] in forms:
            return forms[words[:length]], length
    return None, 0


def _untitled(name: str) -> str:
    name = _LEADERSHIP.sub("", name, count=1)
    title, length = _longest_prefix(name, "position")
    rest = " ".join(expand(name).split()[length:])
    # 'Thủ tướng Chính phủ' is a body of its own; 'Văn phòng' is no rest of 'Chánh Văn phòng'.
    return rest if title is not None and rest and _longest_prefix(name, "body_kind")[0] is None else name


@lru_cache(maxsize=4096)
def classify_body(name: str, on: date | None = None) -> BodyKind:
    """Return kind, level and places of the body called `name`; kind 'other' where no head is known.

    The level is that of the head (Sở, Bộ), else of the first place in the name, else the usual one of the head. `on`
    decides what a city is: Huế was a town of its province until 2024. A title in front is passed over: 'Chủ tịch UBND
    huyện' is of the UBND.
    """
    name = _untitled(name)
    places = localities(name, on)
    head, head_length = _longest_prefix(name, "body_kind")
    body, body_length = _longest_prefix(name, "body")
    kind_row: Row = rows("body_kind")[head] if head is not None else {}
    body_row: Row = rows("body")[body] if body is not None and body_length >= head_length else {}
    kind = body_row.get("kind") or kind_row.get("kind") or "other"
    level = kind_row.get("level") or places.level or body_row.get("level") or kind_row.get("usual")
    return BodyKind(cast("IssuerKind", kind), cast("Level | None", level), head, body if body_row else None, places)


def existed(name: str, on: date) -> bool | None:
    """Tell whether the body went by this name on a day; None where the table does not say."""
    body = classify_body(name).body
    if body is None:
        return None
    row = rows("body")[body]
    since, until = row["since"], row["until"]
    return (since is None or date.fromisoformat(since) <= on) and (until is None or on <= date.fromisoformat(until))


@lru_cache(maxsize=4096)
def symbols_of(name: str) -> frozenset[str]:
    """Return the abbreviations under which the body may sign, in capitals (NĐ 30/2020/NĐ-CP, Phụ lục I).

    From the tables, and by the rule of initials: 'Sở Giáo dục và Đào tạo' -> SGDĐT, SGDVĐT, SGD&ĐT and the same with D
    for Đ; with the initial of the place, 'Công an tỉnh' -> CAT. Party committees of a province all sign TU.
    """
    known = classify_body(name)
    found = _tabled(known) | _initials(name, known.kind)
    if known.places.unit is not None:
        # 'Công an tỉnh' signs CAT, 'Huyện đoàn' (Đoàn Thanh niên of the huyện) HĐTN.
        initials = _UNIT_INITIALS[known.places.unit]
        found |= {placed for symbol in found for initial in initials for placed in (symbol + initial, initial + symbol)}
    upper = {symbol.upper() for symbol in found}
    return frozenset(upper | {symbol.replace("Đ", "D") for symbol in upper})


def body_symbol(name: str) -> str | None:
    """Return the usual abbreviation of the body: 'Sở Tài chính' -> 'STC', 'Ủy ban nhân dân xã A' -> 'UBND'."""
    known = classify_body(name)
    if known.body is not None:
        return str(rows("body")[known.body]["symbols"][0])
    core = _words(_core(name))
    if known.head is not None and len(core) <= _longest_prefix(_untitled(name), "body_kind")[1]:
        return str(rows("body_kind")[known.head]["symbol"])
    return "".join(_initial(word) for word in core if word not in _LIGHT).upper() or None


def symbol_fits(code: str, name: str) -> bool:
    """Tell whether a part of the code of a symbol ('KH-STC', 'UBND-NC') is an abbreviation of the body (rule R25)."""
    parts = re.split(r"[-/]", canonical_symbol(code))
    joined = {"-".join(parts[start:end]) for start in range(len(parts)) for end in range(start + 1, len(parts) + 1)}
    return not symbols_of(name).isdisjoint(joined)


def is_symbol_of_another(code: str, names: Iterable[str]) -> bool:
    """Tell whether the tables give a part of the code behind its type to a body that is none of `names`.

    'KH-UBND' on the plan of a Sở is another's; an abbreviation that no table knows ('KH-BVVT') contradicts nobody.
    """
    parts = set(re.split(r"[-/]", canonical_symbol(code))[1:])
    return bool(parts & _given()) and not any(symbol_fits(code, name) for name in names)


@cache
def _given() -> frozenset[str]:
    """Return the symbols of three letters and more, and of the committees, that the tables give to somebody."""
    heads = {canonical_symbol(str(row["symbol"])) for row in rows("body_kind").values()}
    bodies = {canonical_symbol(symbol) for row in rows("body").values() for symbol in row["symbols"]}
    return frozenset(symbol for symbol in heads | bodies if len(symbol) > 2 or symbol in {"TU", "HU", "ĐU", "TW"})


def _tabled(known: BodyKind) -> set[str]:
    symbols = set(rows("body")[known.body]["symbols"]) if known.body is not None else set()
    head = str(rows("body_kind")[known.head]["symbol"]) if known.head is not None else ""
    return symbols | ({head} if len(head) > 1 else set())  # 'S' is how a Sở begins, not how it signs


def _core(name: str) -> str:
    """Return the name without its places and without the act that set it up ('Đoàn kiểm tra theo ...')."""
    return re.split(r"\s+theo\s+", without_places(_untitled(name)), maxsplit=1)[0]


def _words(name: str) -> list[str]:
    return comparable(name).split()


def _initial(word: str) -> str:
    return "đ" if word[0] == "đ" else search_key(word)[:1]


def _initials(name: str, kind: IssuerKind) -> set[str]:
    letters = [_LIGHT.get(word) or (_initial(word),) for word in _words(_core(name))[:_SYLLABLES]]
    readings = {"".join(reading) for reading in islice(product(*letters), _READINGS)}
    # 'Trường THPT Lê Quý Đôn' signs THPTLQĐ, 'Phòng Nội vụ' NV: the head may be left out.
    return readings | ({reading[1:] for reading in readings if len(reading) > 2} if kind in _HEADLESS else set())
