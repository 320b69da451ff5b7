"""Reading records and gold as plain JSON: a record of the pipeline and a gold file are looked at through one view.

Gold writes an item as its bare text, a section as its count and leaves evidence out; a record has models. Both become
NFC JSON, and the helpers here read either form.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from pydantic import BaseModel, JsonValue

Json = JsonValue
Node = Mapping[str, JsonValue]
"""A JSON object."""


def nfc(value: Json) -> Json:
    """Return `value` with every string, keys included, in Unicode NFC."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, list):
        return [nfc(item) for item in value]
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", key): nfc(item) for key, item in value.items()}
    return value


def plain(record: BaseModel | Node | None) -> dict[str, Json]:
    """Return a record, a gold object or nothing at all as an NFC JSON object."""
    if record is None:
        return {}
    if isinstance(record, BaseModel):
        return node(nfc(record.model_dump(mode="json")))
    return node(nfc(dict(record)))


def node(value: Json) -> dict[str, Json]:
    """Return an object as itself; anything else as the empty object."""
    return value if isinstance(value, dict) else {}


def entries(value: Json) -> list[Json]:
    """Return a list as itself; null and scalars as the empty list."""
    return value if isinstance(value, list) else []


def text_of(item: Json) -> str | None:
    """Return the text of an item: a bare string of gold, or the `text` of a record's item."""
    value = node(item).get("text") if isinstance(item, dict) else item
    return value if isinstance(value, str) else None


def count_of(value: Json) -> int | None:
    """Return how many items a section has: the count of gold or the length of a record's list; None for none."""
    number = len(value) if isinstance(value, list) else value
    return number if isinstance(number, int) and number else None


def is_empty(value: Json) -> bool:
    """Tell whether nothing is said: null, an empty list, object or string. False and 0 are values."""
    return value is None or value in ("", [], {})
