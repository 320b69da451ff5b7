"""Old Word documents of a chunk -> DOCX in one start of LibreOffice, which takes 1 to 3 s; a document 0.1 to 0.3."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

from flows.outcome import Item

_ENDINGS = (".doc", ".odt", ".rtf")
_MEDIA_TYPES = frozenset({"application/rtf", "application/vnd.oasis.opendocument.text", "application/x-ole-storage"})


@dataclass(frozen=True, slots=True)
class Batch:
    """Documents to convert together within a number of seconds."""

    items: tuple[Item, ...]
    seconds: float


def batch_of(items: tuple[Item, ...], seconds: float) -> Batch | None:
    """Return the documents of a chunk that are worth one start of LibreOffice; None below two of them."""
    old = tuple(item for item in items if item.uri.lower().endswith(_ENDINGS))
    return Batch(old, seconds) if len(old) > 1 else None


def convert(batch: Batch, spool: Path) -> dict[Item, str]:
    """Return the DOCX file of each document that LibreOffice converted; the others are left to reading, one by one."""
    from pipeline.read.office import convert_office

    files = {Path(item.path): item for item in batch.items if _convertible(Path(item.path), item.uri)}
    if not files:
        return {}
    made = convert_office(list(files), Path(tempfile.mkdtemp(dir=spool)), seconds=batch.seconds)
    return {files[path]: str(docx) for path, docx in made.items() if isinstance(docx, Path)}


def with_docx(items: tuple[Item, ...], made: dict[Item, str]) -> tuple[Item, ...]:
    """Return the documents of a chunk, each with its DOCX file where there is one."""
    return tuple(replace(item, docx=made.get(item, "")) for item in items)


def _convertible(path: Path, uri: str) -> bool:
    """Tell whether the bytes are what the name says, and nothing that reading refuses (a password, a spreadsheet)."""
    from pipeline.read.limits import DEFAULT_LIMITS
    from pipeline.read.office.ole import refusal
    from pipeline.read.sniffing import sniff

    try:
        if path.stat().st_size > DEFAULT_LIMITS.bytes:
            return False
        data = path.read_bytes()
    except OSError:
        return False
    kind = sniff(data)
    return kind in _MEDIA_TYPES and (kind != "application/x-ole-storage" or refusal(data, uri) is None)
