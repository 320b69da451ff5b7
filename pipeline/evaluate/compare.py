"""Two runs over the same documents -> what was gained, lost and changed, by document, for a person to read.

No gold is needed. Items are paired by the matchers of the evaluation; the values of a pair are then compared as they
stand: a text that changed by one letter is a changed value, for the reader of the release to judge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from typing import Literal

from rich.table import Table
from rich.text import Text

from models.record import CampaignRecord
from pipeline.evaluate.assignment import assign
from pipeline.evaluate.items import AWARDS, CRITERIA, DEADLINES, TARGETS, TEXTS
from pipeline.evaluate.judge import ItemRow
from pipeline.evaluate.matchers import same_name
from pipeline.evaluate.references import REFERENCES
from pipeline.evaluate.table import brief
from pipeline.evaluate.values import Json, Node, is_empty, node, plain

Kind = Literal["gained", "lost", "changed"]

_NO_VALUES = {"text", "source", "id", "schema_version"}
_NO_VALUES_BELOW = {"evidence", "states", "sections"}
_LISTS: dict[str, ItemRow] = {rows.row: rows for rows in (REFERENCES, CRITERIA, TARGETS, AWARDS, DEADLINES)}
_NAMES = ("actor", "name", "group", "code")


@dataclass(frozen=True, slots=True)
class Change:
    """One value that differs between two runs."""

    document: str
    field: str
    kind: Kind
    old: Json = None
    new: Json = None


def compare(
    old: Mapping[str, CampaignRecord | Node | None], new: Mapping[str, CampaignRecord | Node | None]
) -> list[Change]:
    """Return the changes by document (names sorted) and field; a document in one run only gains or loses all values."""
    changes: list[Change] = []
    for name in sorted(old.keys() | new.keys()):
        before, after = _content(plain(old.get(name))), _content(plain(new.get(name)))
        changes.extend(Change(name, *change) for change in _walk("", before, after))
    return changes


def change_table(changes: Sequence[Change], words: Mapping[str, str] | None = None) -> Table:
    """Return one line per change, and the totals in the title.

    Args:
        changes: from `compare`.
        words: headings and kinds of change in another language, by the English word.
    """
    said = words or {}
    totals = Counter(change.kind for change in changes)
    lines = Table(title=", ".join(f"{totals[kind]} {said.get(kind, kind)}" for kind in ("gained", "lost", "changed")))
    for heading in ("document", "field", "change", "old", "new"):
        lines.add_column(said.get(heading, heading), overflow="fold")
    for change in changes:
        kind = said.get(change.kind, change.kind)
        lines.add_row(*map(Text, (change.document, change.field, kind, _shown(change.old), _shown(change.new))))
    return lines


def change_json(changes: Sequence[Change]) -> dict[str, object]:
    """Return totals by kind and the changes by document."""
    documents: dict[str, list[dict[str, object]]] = {}
    for change in changes:
        row = asdict(change)
        documents.setdefault(row.pop("document"), []).append(row)
    return {"totals": dict(Counter(change.kind for change in changes)), "documents": documents}


_Change = tuple[str, Kind, Json, Json]


def _content(record: Node) -> dict[str, Json]:
    """Drop what is no value of the document: the bytes' identity, the canonical text, evidence and its absence."""
    return {key: _strip(item) for key, item in record.items() if key not in _NO_VALUES}


def _strip(value: Json) -> Json:
    if isinstance(value, dict):
        return {key: _strip(item) for key, item in value.items() if key not in _NO_VALUES_BELOW}
    return [_strip(item) for item in value] if isinstance(value, list) else value


def _walk(path: str, old: Json, new: Json) -> Iterator[_Change]:
    if old == new or (is_empty(old) and is_empty(new)):
        return
    if isinstance(old, list) or isinstance(new, list):
        yield from _walk_list(path, old if isinstance(old, list) else [], new if isinstance(new, list) else [])
    elif isinstance(old, dict) or isinstance(new, dict):
        before, after = node(old), node(new)
        for key in dict.fromkeys([*before, *after]):
            yield from _walk(f"{path}.{key}".lstrip("."), before.get(key), after.get(key))
    elif is_empty(old):
        yield path, "gained", None, new
    elif is_empty(new):
        yield path, "lost", old, None
    else:
        yield path, "changed", old, new


def _walk_list(path: str, old: list[Json], new: list[Json]) -> Iterator[_Change]:
    rows = _LISTS.get(path.rpartition(".")[2])
    pairs = dict(assign(old, new, partial(_one_item, rows)))
    for index, item in enumerate(old):
        if index not in pairs:
            yield path, "lost", item, None
        elif item != new[pairs[index]]:
            yield path, "changed", item, new[pairs[index]]
    found = set(pairs.values())
    yield from ((path, "gained", None, item) for index, item in enumerate(new) if index not in found)


def _one_item(rows: ItemRow | None, old: Json, new: Json) -> float | None:
    if old == new:
        return 1.0
    # Below 1, so that an item that stayed is paired with itself and not with its likeness.
    affinity = rows.agreement(old, new) if rows else _named(old, new)
    return None if affinity is None else affinity / 2


def _named(old: Json, new: Json) -> float | None:
    one, other = node(old), node(new)
    for key in _NAMES:
        if key in one:
            return 1.0 if same_name(one[key], other.get(key)) else None
    return TEXTS(old, new)


def _shown(value: Json) -> str:
    return "" if value is None else brief(value)
