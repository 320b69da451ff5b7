"""Which office files need not be made again: each carries the digest of all it was made from, as its ZIP comment.

A spreadsheet and a formal report take some twenty times as long as the page of their pair, and a run touches few pairs.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from models.record import CampaignRecord
from pipeline.reconcile import RULES_VERSION
from pipeline.report.compared import Compared
from pipeline.report.words import Language

_MARK = b"kehoach:"


class Digests:
    """Digests of pairs and of the records in them, each taken once; they are kept, what they stand for is not."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._records: dict[str, str] = {}
        self._pairs: dict[tuple[str, str | None], str] = {}

    def of(self, pairs: Sequence[Compared]) -> str:
        """Return the digest of everything that a file on `pairs` shows."""
        return self._together(self.note(pair) for pair in pairs)

    def of_all(self) -> str:
        """Return the digest of a file on all pairs noted so far, by child and parent."""
        keys = sorted(self._pairs, key=lambda key: (key[0], key[1] or ""))
        return self._together(self._pairs[key] for key in keys)

    def note(self, pair: Compared) -> str:
        """Return the digest of one pair."""
        key = pair.child.id, pair.found.parent.id if pair.found.parent else None
        if key not in self._pairs:
            records = [self._record(record) for record in (pair.child, pair.parent) if record is not None]
            changed = pair.change is not None and pair.change.status != "unchanged"
            change = pair.change.model_dump_json() if pair.change and changed else ""
            self._pairs[key] = _digest("\n".join([pair.found.model_dump_json(), change, *records]))
        return self._pairs[key]

    def _together(self, digests: Iterable[str]) -> str:
        return _digest("\n".join([_sources(), RULES_VERSION, self._language, *digests]))

    def _record(self, record: CampaignRecord) -> str:
        if record.id not in self._records:
            self._records[record.id] = _digest(record.model_dump_json())
        return self._records[record.id]


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def _sources() -> str:
    """Return the digest of this room: another layout or word makes every file again."""
    return _digest("\n".join(_texts(files("pipeline.report"))))


def _texts(folder: Traversable) -> list[str]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            found += _texts(entry)
        elif entry.name.endswith((".py", ".yaml")):
            found += [entry.name, entry.read_text(encoding="utf-8")]
    return found


def stamped(data: bytes, digest: str) -> bytes:
    """Return an office file that carries the digest."""
    target = io.BytesIO(data)
    with zipfile.ZipFile(target, "a") as packed:
        packed.comment = _MARK + digest.encode()
    return target.getvalue()


def is_fresh(path: Path, digest: str) -> bool:
    """Tell whether the file at `path` was made from what the digest stands for; False for what is no whole file."""
    try:
        with zipfile.ZipFile(path) as packed:
            return packed.comment == _MARK + digest.encode()
    except (OSError, zipfile.BadZipFile):
        return False
