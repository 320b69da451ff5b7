"""Units and kinds of units in the words of a parent: 'Các sở, ban, ngành, UBND huyện' -> kinds; 'Sở Y tế' -> a unit.

Only a unit with a name of its own is one: 'UBND các xã', 'Ủy ban nhân dân huyện' are kinds.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Annotated

from pydantic import Field

from models.base import Model
from models.header import Issuer, IssuerKind, Level
from pipeline.nlp.abbreviations import comparable, expand
from pipeline.nlp.bodies import classify_body
from pipeline.nlp.tables import load_table
from pipeline.reconcile.issuers import addresses, compatible

_PLURAL = re.compile(r"\b(?:các|mọi|từng|mỗi|những|toàn thể)\b")
# 'Trường THPT Lê Quý Đôn' has a name of its own, 'Trung tâm giáo dục thường xuyên' has none.
_PROPER = re.compile(r"\s[A-ZĐÀ-Ỹ][a-zà-ỹđ]")
_NOTE = re.compile(r"\s*\([^)]*\)?|[\s,.;:]+$")
_FILE = re.compile(r"^(?:như trên|lưu)\b")
_GENERIC = {"peoples_committee", "party_committee", "council"}


class UnitKind(Model):
    """A row of `data/unit_kinds.yaml`."""

    name: str
    english: str
    sample: Annotated[str, Field(description="a body of the kind, without a name of its own")]
    kind: IssuerKind
    level: Level | None
    town: Annotated[str | None, Field(description="the word that tells its territory")]
    source: str

    def addressed(self, words: str) -> bool:
        """Tell whether the words of a parent surely take in units of this kind."""
        level = self.level or "province"
        return addresses(words, Issuer(name=self.sample, kind=self.kind, level=level)) is True

    def has(self, issuer: Issuer | None) -> bool:
        """Tell whether a body is of this kind."""
        if issuer is None or issuer.kind != self.kind:
            return False
        name = comparable(issuer.name)
        return self.town is None or name.startswith(f"{comparable(self.sample)} ")


@cache
def unit_kinds() -> tuple[UnitKind, ...]:
    """Return the table of kinds."""
    return tuple(UnitKind.model_validate(row) for row in load_table("pipeline.reconcile", "unit_kinds"))


def names_a_kind(words: str) -> bool:
    """Tell whether words name a kind of units at all; 'Các đơn vị trực thuộc' takes in every kind and names none."""
    text = comparable(words)
    return any(re.search(rf"\b{comparable(kind.town or kind.sample)}\b", text) for kind in unit_kinds())


def is_unit(words: str) -> bool:
    """Tell whether words name one body with a name of its own."""
    name = comparable(words)
    body = classify_body(words)
    # "các phòng giáo dục và đào tạo, các trường THPT, trung tâm giáo dục thường xuyên": the plural goes on.
    if body.head is None or not words[:1].isupper() or ("," in words and body.body is None) or ";" in words:
        return False
    if body.body is not None and comparable(body.body) == name:
        return True  # 'Ban Quản lý các khu công nghiệp'
    if _PLURAL.search(name) or name == comparable(body.head):
        return False
    if body.kind in _GENERIC:
        return bool(body.places.commune or body.places.district or body.places.province)
    return body.body is not None or _PROPER.search(words) is not None


def named_units(words: str) -> tuple[str, ...]:
    """Return the bodies that a list names one by one, as printed; kinds of bodies in it are passed over."""
    names = (name for part in re.split(r"[,;]", words) for name in _joined(part.strip()))
    return tuple(dict.fromkeys(name for name in names if is_unit(name)))


def _joined(part: str) -> list[str]:
    """Split 'Sở Nội vụ và Sở Tài chính' in two, 'Sở Giáo dục và Đào tạo' not."""
    for match in re.finditer(r"\s+và\s+(?=[A-ZĐ])", part):
        left, right = part[: match.start()], part[match.end() :]
        if is_unit(left) and classify_body(right).head is not None:
            return [left, *_joined(right)]
    return [part]


def recipient_name(text: str) -> str:
    """Return a line of Nơi nhận without its note and closing mark: 'UBND tỉnh (b/c);' -> 'UBND tỉnh'; '' for Lưu."""
    name = _NOTE.sub("", text).strip()
    return "" if _FILE.match(comparable(name)) else name


def is_same(name: str, issuer: Issuer | None) -> bool:
    """Tell whether a named unit is this issuer."""
    return issuer is not None and compatible(expand(name), issuer) is True
