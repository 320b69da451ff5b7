"""An archive or a mail -> its documents, each a file of its own in a spool folder.

Members are sorted as the entries of a folder are: what bears a document's ending, or is one by its bytes, is read;
files of other kinds are skipped and counted.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from flows.discovery import ENDINGS
from flows.outcome import Contents, Failure, Item, printable
from models.errors import DocumentError, UnsupportedFormat

_EMPTY = ("tệp nén hoặc thư không có văn bản nào đọc được", "hãy kiểm tra lại tệp gốc")


def container_bytes(path: Path) -> bytes | None:
    """Return the bytes of an archive or a mail; None for other files and those that reading will complain of."""
    from pipeline.read.containers import CONTAINERS
    from pipeline.read.limits import DEFAULT_LIMITS
    from pipeline.read.sniffing import sniff

    try:
        if not path.is_file() or path.stat().st_size > DEFAULT_LIMITS.bytes:
            return None
        data = path.read_bytes()
    except OSError:
        return None
    return data if sniff(data) in CONTAINERS else None


def unpack(data: bytes, uri: str, spool: Path) -> Contents:
    """Write the documents of a container into `spool`.

    Args:
        data: bytes of the container.
        uri: how it is named.
        spool: an existing folder; whoever reads the documents removes them.

    Raises:
        DocumentError: the container cannot be opened.
    """
    documents: list[Item] = []
    failures: list[Failure] = []
    skipped: Counter[str] = Counter()
    for address, content in _members(data, uri):
        ending = PurePosixPath(address).suffix.lower()
        if isinstance(content, DocumentError):
            if ending in ENDINGS or not ending or isinstance(content, UnsupportedFormat):
                failures.append(Failure.of(content))
            else:
                skipped[ending] += 1
        elif (ending in ENDINGS and not _is_logo(content)) or _is_document(content):
            documents.append(_spooled(content, address, spool))
        else:
            skipped[ending] += 1
    if not documents and not failures:
        failures.append(Failure(uri, "no-plans", *_EMPTY))
    return Contents(tuple(documents), tuple(failures), dict(sorted(skipped.items())))


def _members(data: bytes, uri: str) -> Iterator[tuple[str, bytes | DocumentError]]:
    from pipeline.read.containers import members

    seen: Counter[str] = Counter()
    for address, content in members(data, uri):
        name = printable(address)
        seen[name] += 1
        # An archive may hold several entries of one name.
        yield name if seen[name] == 1 else f"{name} ({seen[name]})", content


def _is_document(data: bytes) -> bool:
    """Tell whether bytes without a document's ending are one; text is not, for all unknown bytes pass for it."""
    from pipeline.read.formats import is_document
    from pipeline.read.sniffing import sniff

    return sniff(data) != "text/plain" and is_document(data)


def _is_logo(data: bytes) -> bool:
    """Tell whether a file is a picture too small for a page: mails bring the logos of their signatures."""
    from pipeline.read.images import IMAGES, is_page
    from pipeline.read.sniffing import sniff

    return sniff(data) in IMAGES and not is_page(data)


def _spooled(content: bytes, address: str, spool: Path) -> Item:
    handle, path = tempfile.mkstemp(dir=spool)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    return Item(path, address, hashlib.sha256(content).hexdigest())
