"""Records of two releases -> the same documents side by side, for `compare`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath

from pipeline.evaluate.values import Node, node


def align(old: Iterable[Node], new: Iterable[Node]) -> tuple[dict[str, Node], dict[str, Node]]:
    """Return both releases by the name of the document; a document has the same name on both sides.

    Documents are the same by their bytes (`id`); those whose bytes have changed, by a file name that only they have.
    """
    before, after = _by_id(old), _by_id(new)
    left, right = _named(before, before.keys() - after.keys()), _named(after, after.keys() - before.keys())
    later = {left[name]: right[name] for name in left.keys() & right.keys()}
    before = {later.get(id_, id_): record for id_, record in before.items()}
    names = _names({**before, **after})
    return {names[id_]: before[id_] for id_ in before}, {names[id_]: after[id_] for id_ in after}


def _by_id(records: Iterable[Node]) -> dict[str, Node]:
    return {str(record.get("id")): record for record in records}


def _named(records: Mapping[str, Node], ids: Iterable[str]) -> dict[str, str]:
    """Return file name -> id, without the names that several of the documents have."""
    asked: Sequence[str] = sorted(ids)
    often = Counter(_file(records[id_]) for id_ in asked)
    return {_file(records[id_]): id_ for id_ in asked if often[_file(records[id_])] == 1}


def _names(records: Mapping[str, Node]) -> dict[str, str]:
    often = Counter(map(_file, records.values()))
    return {
        id_: _file(record) if often[_file(record)] == 1 else f"{_file(record)} ({id_[:8]})"
        for id_, record in records.items()
    }


def _file(record: Node) -> str:
    uri = node(record.get("source")).get("uri")
    return PurePath(str(uri)).name if uri else str(record.get("id"))[:12]
