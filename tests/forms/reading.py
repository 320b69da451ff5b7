"""What the processes of the fuzzing pool do: read and extract without OCR, prove the record, tell their memory."""

from __future__ import annotations

import json
import resource
from dataclasses import replace
from pathlib import Path
from typing import Any

from flows.outcome import Item, Outcome
from flows.worker import read_and_extract
from models.record import CampaignRecord


def read_without_ocr(item: Item, spool: Path) -> Outcome:
    """Read as the pool does; a page that needs OCR ends in its error, for five seconds a page allow no thousands.

    The record is replaced by `{"peak": MB of this process, "faults": what is wrong with the record}`.
    """
    from pipeline.read.pdf import pages

    vars(pages)["find_engine"] = lambda: None
    outcome = read_and_extract(item, spool)
    if outcome.record is None:
        return outcome
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return replace(outcome, record=json.dumps({"peak": peak, "faults": faults(outcome.record)}))


def faults(record: str) -> list[str]:
    """Return what a record breaks of its contract: its types, and evidence that is not in its text."""
    try:
        known = CampaignRecord.model_validate_json(record)
    except ValueError as error:
        return [str(error)[:300]]
    text = known.text or ""
    return [f"{span['start']}: {span['text'][:60]!r}" for span in spans(json.loads(record)) if not _printed(span, text)]


def spans(value: Any) -> list[dict[str, Any]]:
    """Return every span in a record."""
    if isinstance(value, dict):
        own = [value] if {"start", "end", "text"} <= value.keys() else []
        return own + [span for inner in value.values() for span in spans(inner)]
    return [span for inner in value for span in spans(inner)] if isinstance(value, list) else []


def _printed(span: dict[str, Any], text: str) -> bool:
    return bool(text[span["start"] : span["end"]] == span["text"])
