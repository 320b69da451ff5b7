"""What runs inside the processes of the pool: one document after the other -> one outcome each.

The heavy imports stand inside the functions: the parent names these functions without loading the language model that
only its workers need.
"""

from __future__ import annotations

import signal
import tempfile
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path

from flows.bounds import Bounds
from flows.office import Batch, convert
from flows.outcome import Failure, Item, Outcome
from flows.unpacking import container_bytes, unpack
from models.document import Document
from models.errors import DocumentError

Work = Callable[[Item, Path], Outcome]
"""What a worker does with a document; the folder is for what it unpacks. Must be importable by name."""

PAGE_BEGINS = "page"
"""What a worker sends before each page that OCR begins."""

_MEGABYTE = 1_000_000


def serve(pipe: Connection, work: Work, spool: str, bounds: Bounds) -> None:
    """Do what comes through the pipe until its other end is closed."""
    # Ctrl-C is the parent's business.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _restrain(bounds)
    # Profiles of LibreOffice and the like go with the run, also where this process is killed.
    tempfile.tempdir = spool
    from pipeline.read.pace import heard

    with suppress(EOFError, OSError), heard(lambda: pipe.send(PAGE_BEGINS)):
        while True:
            item: Item | Batch = pipe.recv()
            if isinstance(item, Batch):
                pipe.send(convert(item, Path(spool)))
                continue
            try:
                outcome = work(item, Path(spool))
            except MemoryError:
                outcome = Outcome(item.uri, failure=Failure.bloated(item.uri, bounds.ocr_memory))
            except Exception as error:  # noqa: BLE001 - one document's surprise must not end the run of the others
                outcome = Outcome(item.uri, failure=Failure.unexpected(item.uri, error))
            pipe.send(outcome)


def _restrain(bounds: Bounds) -> None:
    """Set the last fence, for a document that asks for gigabytes between two looks of the parent; and no core dumps."""
    try:
        import resource
    except ImportError:  # Windows
        return
    for kind, value in ((resource.RLIMIT_DATA, 2 * bounds.ocr_memory * _MEGABYTE), (resource.RLIMIT_CORE, 0)):
        with suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def read_and_extract(item: Item, spool: Path) -> Outcome:
    """Return the record of a document, or what an archive or a mail holds, or why there is neither."""
    from pipeline.extract import extract
    from pipeline.read import read_path

    try:
        data = container_bytes(Path(item.path))
        if data is not None:
            return Outcome(item.uri, contents=unpack(data, item.uri, spool))
        document = _converted(item) if item.docx else read_path(Path(item.path), uri=item.uri)
        return Outcome(item.uri, record=extract(document).model_dump_json())
    except DocumentError as error:
        return Outcome(item.uri, failure=Failure.of(error))


def _converted(item: Item) -> Document:
    from pipeline.read.limits import DEFAULT_LIMITS
    from pipeline.read.office import read_converted

    return read_converted(Path(item.path).read_bytes(), item.uri, Path(item.docx).read_bytes(), DEFAULT_LIMITS)
