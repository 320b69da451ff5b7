"""Which documents of a run are read: the ledger's word, and who is asked again."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from flows.outcome import QUARANTINED, Contents, Failure, Item, printable
from models.errors import MissingFile
from pipeline.store import Bundle, Member, Store

Retry = Literal["nothing", "failed", "all"]
"""Which documents that could not be read are read again: none, those that only could not be read, or also those that
ended the process reading them: these cost two minutes each time and seldom end better."""


class Pending:
    """The choice, and the count of what was left out; `skipped` are files of other kinds in archives left closed.

    Args:
        store: its ledger knows what was read.
        version: of the extractor.
        retry: what is read again.
    """

    def __init__(self, store: Store, version: str, retry: Retry) -> None:
        self._store, self._version, self._retry = store, version, retry
        self.unchanged = 0
        self.held = 0
        self.skipped = Counter[str]()

    def choose(self, items: Sequence[Item]) -> list[Item]:
        """Return the documents to read, the first path of each; note the further paths of known bytes."""
        held = self._quarantined()
        wanted = self._store.pending({item.id for item in items}, self._version, retry_failed=self._retry != "nothing")
        chosen: dict[str, Item] = {}
        for item in items:
            if item.id in held:
                self.held += 1
            elif item.id in wanted and item.id not in chosen:
                chosen[item.id] = item
            else:
                self.unchanged += 1
                self._sight(item)
        return list(chosen.values())

    def closed(self, items: Sequence[Item]) -> list[Item]:
        """Return the documents that must be opened to be known: all but archives and mails that need no opening.

        One needs none when its bytes were opened before and no member would be read again; its members then count like
        documents that the ledger knows. Where a member could not be unpacked, it is tried again as a document is.
        """
        known = self._store.bundles({item.id for item in items}, self._version)
        wanted = self.unread({member.id for bundle in known.values() for member in bundle.members})
        rest, inside = list[Item](), list[Item]()
        for item in items:
            bundle = known.get(item.id)
            if bundle is None or self._anew(bundle, wanted):
                rest.append(item)
                continue
            inside += [Item("", f"{item.uri}{member.address}", member.id) for member in bundle.members]
            self.unchanged += bundle.failed
            self.skipped.update(bundle.skipped)
        self.choose(inside)
        return rest

    def _anew(self, bundle: Bundle, wanted: set[str]) -> bool:
        return (bundle.failed > 0 and self._retry != "nothing") or any(one.id in wanted for one in bundle.members)

    def unread(self, ids: set[str]) -> set[str]:
        """Return those of the documents that are to be read."""
        wanted = self._store.pending(ids, self._version, retry_failed=self._retry != "nothing")
        return wanted - self._quarantined()

    def _quarantined(self) -> set[str]:
        if self._retry == "all":
            return set()
        return {
            failure.document_id
            for failure in self._store.failures()
            if failure.document_id and failure.code in QUARANTINED and failure.extractor_version == self._version
        }

    def _sight(self, item: Item) -> None:
        if item.uri not in self._store.uris(item.id):
            self._store.sighted(item.id, item.uri)


def hashed(file: Path) -> Item | Failure:
    """Return the document of a file with the SHA-256 of its bytes, or why it cannot be opened."""
    name = printable(str(file))
    try:
        with file.open("rb") as stream:
            return Item(str(file), name, hashlib.file_digest(stream, "sha256").hexdigest())
    except OSError as error:
        problem = f"không mở được tệp ({error.strerror})"
        return Failure.of(MissingFile(name, problem, "hãy kiểm tra đường dẫn và quyền đọc"))


def bundle_of(contents: Contents, uri: str) -> Bundle:
    """Return what the container named `uri` holds as the store keeps it, with addresses that hold under any name."""
    members = tuple(Member(id=item.id, address=item.uri.removeprefix(uri)) for item in contents.documents)
    return Bundle(members=members, failed=len(contents.failures), skipped=dict(contents.skipped))
