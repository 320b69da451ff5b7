"""Stand-ins for reading and extracting: importable by the processes of a pool."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import time
from pathlib import Path

from flows.outcome import Failure, Item, Outcome
from flows.unpacking import container_bytes, unpack
from models.campaign import Campaign
from models.errors import DocumentError
from models.header import PlanHeader
from models.record import CampaignRecord
from pipeline.read import read_path
from pipeline.read.pace import page_begins


def kind(item: Item, spool: Path) -> Outcome:
    """Do what the name of the document says."""
    for name, deed in _DEEDS.items():
        if name in item.path:
            deed()
    return Outcome(item.uri, record=f'"{Path(item.path).stem}"')


def _hang() -> None:
    """Hang where no Python runs any more: this pattern tries 2^40 ways, and never lets another thread have its turn."""
    re.match(r"(a+)+$", "a" * 40 + "b")


def _hog() -> None:
    """Take memory in small bites, as a parser does."""
    taken = []
    while True:
        taken.append(b"x" * 20_000_000)
        time.sleep(0.02)


def _gorge() -> None:
    """Ask for everything at once."""
    bytearray(50_000_000_000)


def _begot() -> None:
    """Hang in a program of its own, as LibreOffice does, which is in a session of its own."""
    subprocess.run(["sleep", "1000"], check=True, start_new_session=True)


_DEEDS = {
    "killer": lambda: os.kill(os.getpid(), signal.SIGKILL),
    "leaver": lambda: os._exit(0),
    "faulty": lambda: os.kill(os.getpid(), signal.SIGSEGV),
    "hanging": _hang,
    "hog": _hog,
    "glutton": _gorge,
    "begetter": _begot,
}


def pages(item: Item, spool: Path) -> Outcome:
    """Be slow, but tell of each page: three pages of 0.6 s."""
    for _ in range(3):
        page_begins()
        time.sleep(0.6)
    return Outcome(item.uri, record="{}")


def read_only(item: Item, spool: Path) -> Outcome:
    """Read as the pool does, but extract nothing."""
    try:
        data = container_bytes(Path(item.path))
        if data is not None:
            return Outcome(item.uri, contents=unpack(data, item.uri, spool))
        document = read_path(Path(item.path), uri=item.uri)
    except DocumentError as error:
        return Outcome(item.uri, failure=Failure.of(error))
    header = PlanHeader(genre="other", is_campaign=False)
    record = CampaignRecord(
        id=document.id, source=document.source, text=document.text, document=header, campaign=Campaign()
    )
    return Outcome(item.uri, record=record.model_dump_json())


def slowly(item: Item, spool: Path) -> Outcome:
    """Read, a fifth of a second each."""
    time.sleep(0.2)
    return read_only(item, spool)


def hung(item: Item, spool: Path) -> Outcome:
    """Read some and hang at the one called so, with a program of its own started before."""
    if "hanging" in item.path:
        subprocess.Popen(["sleep", "1000"], start_new_session=False)
        _hang()
    return read_only(item, spool)


def rtf(text: str) -> bytes:
    """Return a document of one paragraph."""
    return (
        b"{\\rtf1\\ansi "
        + "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text).encode()
        + b"\\par}"
    )
