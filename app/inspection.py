"""How a file is read, looked at in a process of its own: what `kehoach doctor FILE` tells."""

from __future__ import annotations

from pathlib import Path

from flows.outcome import Failure, Item, Outcome
from flows.unpacking import container_bytes, unpack
from models.base import Model
from models.errors import DocumentError
from models.record import Source


class Inspection(Model):
    """What was seen of one document.

    `triage` has one sentence for each page of a PDF, also where reading fails; `failure` is path, code, problem and
    remedy, and then `source` is missing.
    """

    id: str = ""
    source: Source | None = None
    characters: int = 0
    blocks: int = 0
    tables: int = 0
    triage: tuple[str, ...] = ()
    failure: tuple[str, str, str, str] | None = None


def inspect(item: Item, spool: Path) -> Outcome:
    """Look at one document; the record is an `Inspection`."""
    path = Path(item.path)
    try:
        data = container_bytes(path)
        if data is not None:
            return Outcome(item.uri, contents=unpack(data, item.uri, spool))
    except DocumentError as error:
        return Outcome(item.uri, failure=Failure.of(error))
    return Outcome(item.uri, record=_read(item, _triage(path)).model_dump_json())


def _triage(path: Path) -> tuple[str, ...]:
    from pipeline.read.pdf import triage
    from pipeline.read.sniffing import sniff

    if not path.is_file() or sniff(path.read_bytes()) != "application/pdf":
        return ()
    try:
        return tuple(page.reason for page in triage(path))
    except DocumentError:  # reading says the same, with the name that the user gave
        return ()


def _read(item: Item, seen: tuple[str, ...]) -> Inspection:
    from pipeline.read import read_path

    try:
        document = read_path(Path(item.path), uri=item.uri)
    except DocumentError as error:
        return Inspection(triage=seen, failure=(error.path, error.code, error.problem, error.remedy))
    return Inspection(
        id=document.id,
        source=document.source,
        characters=len(document.text),
        blocks=len(document.blocks),
        tables=len(document.tables),
        triage=seen,
    )
