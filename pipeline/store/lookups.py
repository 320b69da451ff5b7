"""Find records again: by id, by the beginning of an id, by symbol, or as what a reference may mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError
from sqlalchemy import Connection, or_, select

from models.calendar import Stretch, edtf_bounds
from models.errors import StoreError, UsageError
from models.record import CampaignRecord
from pipeline.nlp.fold import search_key
from pipeline.store.keys import number_key, symbol_key
from pipeline.store.schema import plans, records

_PREFIX = re.compile(r"[0-9a-f]{4,64}")
_SHOWN = 8
_BATCH = 500


class Identity(NamedTuple):
    """Type, number, code, symbol and day of a document in comparable form, as far as they are known."""

    doc_type: str | None
    number: str | None
    code: str | None
    symbol: str | None
    issued: Stretch | None

    @classmethod
    def of(
        cls, doc_type: str | None, number: str | None, code: str | None, symbol: str | None, issued_on: str | None
    ) -> Identity:
        """Return the identity in comparable form; `issued_on` is EDTF."""
        if symbol is None and number is not None and code is not None:
            symbol = f"{number}/{code}"
        folded = search_key(code) if code else None
        issued = edtf_bounds(issued_on) if issued_on else None
        return cls(doc_type, number_key(number), folded, symbol_key(symbol), issued)

    @property
    def day(self) -> date | None:
        """The day of issue when it is fully known."""
        return self.issued[0] if self.issued and self.issued[0] == self.issued[1] else None

    def could_be(self, other: Identity) -> bool:
        """Tell whether a citation of this identity may mean the other document, one misprint allowed.

        Either the number or the full day agrees, and type and code do not conflict. A number alone is never a key:
        numbering restarts each year and each issuer has its own (NĐ 30/2020/NĐ-CP, Điều 15). Which of several is
        meant, and whether the day or the issuer is misprinted, is for the rules to say.
        """
        if not (self._numbered_like(other) or (self.day is not None and self.day == other.day)):
            return False
        if self.code and other.code:
            return self.code == other.code
        types = {self.doc_type, other.doc_type}
        # "Quyết định số 2142/QĐ-UBND ... ban hành Kế hoạch": one document, cited as a decision or as a plan.
        return None in types or len(types) == 1 or types == {"QĐ", "KH"}

    def is_exact(self, other: Identity) -> bool:
        """Tell whether the number agrees and the years do not conflict."""
        return self._numbered_like(other) and _same_year(self.issued, other.issued)

    def _numbered_like(self, other: Identity) -> bool:
        same = self.number is not None and self.number == other.number
        return same or (self.symbol is not None and self.symbol == other.symbol)


def _same_year(left: Stretch | None, right: Stretch | None) -> bool:
    return left is None or right is None or (left[0].year <= right[1].year and right[0].year <= left[1].year)


def load_records(connection: Connection, ids: Iterable[str]) -> list[CampaignRecord]:
    """Return the current records of the documents, in their order; unknown ids are left out.

    Raises:
        StoreError: a record is of another schema.
    """
    wanted = list(ids)
    found: dict[str, CampaignRecord] = {}
    for start in range(0, len(wanted), _BATCH):
        query = select(records.c.document_id, records.c.record).where(
            records.c.is_current, records.c.document_id.in_(wanted[start : start + _BATCH])
        )
        found |= {id_: _read(id_, text) for id_, text in connection.execute(query)}
    return [found[id_] for id_ in wanted if id_ in found]


def _read(id_: str, text: str) -> CampaignRecord:
    try:
        return CampaignRecord.model_validate_json(text)
    except ValidationError as error:
        raise StoreError(
            f"{id_[:12]}: bản ghi theo lược đồ khác với bản kehoach này; hãy chạy lại kehoach ingest trên tệp gốc"
        ) from error


def resolve(connection: Connection, name: str) -> str:
    """Return the id of the one document that `name` means: an id, at least four signs of it, or a symbol.

    Raises:
        UsageError: no document, or several.
    """
    ids = _by_id(connection, name.strip().lower()) or _by_symbol(connection, name)
    if not ids:
        raise UsageError(f"{name}: không có văn bản nào trong kho mang mã hoặc số, ký hiệu này; hãy xem kehoach list")
    if len(ids) > 1:
        listed = ", ".join(id_[:12] for id_ in ids[:_SHOWN])
        raise UsageError(f"{name}: có {len(ids)} văn bản cùng tên gọi này ({listed}); hãy nêu mã dài hơn")
    return ids[0]


def _by_id(connection: Connection, name: str) -> Sequence[str]:
    if not _PREFIX.fullmatch(name):
        return []
    query = select(records.c.document_id).where(records.c.is_current, records.c.document_id.startswith(name))
    return connection.scalars(query.order_by(records.c.document_id)).all()


def _by_symbol(connection: Connection, name: str) -> Sequence[str]:
    query = select(plans.c.document_id).where(plans.c.symbol_key == symbol_key(name))
    return connection.scalars(query.order_by(plans.c.document_id)).all()


def find_candidates(connection: Connection, sought: Identity, exclude: str | None) -> list[str]:
    """Return the ids of the stored documents that a citation may mean, those with its number and year first."""
    named: list[Any] = []
    if sought.number is not None:
        named.append(plans.c.number_key == sought.number)
    if sought.symbol is not None:
        named.append(plans.c.symbol_key == sought.symbol)
    if sought.day is not None:
        named.append((plans.c.issued_from == sought.day) & (plans.c.issued_to == sought.day))
    if not named:
        return []
    query = select(*IDENTITY).where(or_(*named)).order_by(plans.c.document_id)
    found = {row.document_id: identity(row) for row in connection.execute(query) if row.document_id != exclude}
    possible = [id_ for id_, other in found.items() if sought.could_be(other)]
    return sorted(possible, key=lambda id_: (not sought.is_exact(found[id_]), id_))


IDENTITY = (plans.c.document_id, plans.c.doc_type, plans.c.number_key, plans.c.code, plans.c.symbol_key,
            plans.c.issued_from, plans.c.issued_to)  # fmt: skip
"""The columns from which `identity` makes the identity of a stored document."""


def identity(row: Any) -> Identity:  # noqa: ANN401 (a row with the columns of IDENTITY)
    """Return the identity of a stored document or reference."""
    issued = (row.issued_from, row.issued_to) if row.issued_from else None
    return Identity(row.doc_type, row.number_key, search_key(row.code) if row.code else None, row.symbol_key, issued)
