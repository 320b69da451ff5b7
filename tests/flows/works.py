"""Stand-ins for reading and extracting: importable by the processes of a pool."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from flows.outcome import Failure, Outcome
from models.campaign import Campaign
from models.errors import DocumentError
from models.header import PlanHeader
from models.record import CampaignRecord
from pipeline.read import read_path


def kind(paths: tuple[str, ...]) -> tuple[Outcome, ...]:
    return tuple(_one(path) for path in paths)


def _one(path: str) -> Outcome:
    if "killer" in path:
        os.kill(os.getpid(), signal.SIGKILL)
    return Outcome(path, record=f'"{Path(path).stem}"')


def read_only(paths: tuple[str, ...]) -> tuple[Outcome, ...]:
    """Read as the pool does, but extract nothing."""
    return tuple(_read(path) for path in paths)


def _read(path: str) -> Outcome:
    try:
        document = read_path(Path(path))
    except DocumentError as error:
        return Outcome(path, failure=Failure.of(error))
    header = PlanHeader(genre="other", is_campaign=False)
    record = CampaignRecord(
        id=document.id, source=document.source, text=document.text, document=header, campaign=Campaign()
    )
    return Outcome(path, record=record.model_dump_json())


def slowly(paths: tuple[str, ...]) -> tuple[Outcome, ...]:
    """Read, a fifth of a second each."""
    outcomes = []
    for path in paths:
        time.sleep(0.2)
        outcomes.extend(read_only((path,)))
    return tuple(outcomes)
