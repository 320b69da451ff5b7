"""The gate: floors of accuracy that a commit may raise but not lower in silence, for one gold and its inputs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

from pydantic import Field, ValidationError

from models.base import Model
from models.errors import GoldError
from pipeline.evaluate.counts import Scores
from pipeline.evaluate.folder import Evaluation

_STEP = 10_000


class Floors(Model):
    """The least accuracy that a set of gold must keep."""

    fingerprint: Annotated[str, Field(description="SHA-256 over gold and sources (folder.fingerprint)")]
    macro_f1: float
    micro_f1: float
    wholly_right: Annotated[int, Field(description="number of documents")]
    fields: Annotated[dict[str, float], Field(description="row -> F1")]


def floors_of(evaluation: Evaluation) -> Floors:
    """Return the floors that a run just reaches: F1 cut (not rounded) to four digits."""
    scores = evaluation.scores
    return Floors(
        fingerprint=evaluation.fingerprint,
        macro_f1=_cut(scores.macro_f1),
        micro_f1=_cut(scores.micro.f1),
        wholly_right=len(scores.wholly_right),
        fields={field: _cut(count.f1) for field, count in scores.fields.items()},
    )


def gate(scores: Scores, floors: Floors, fingerprint: str | None = None) -> list[str]:
    """Return one sentence for each floor that is not reached; the empty list lets the commit pass.

    Args:
        scores: of this run.
        floors: the committed ones.
        fingerprint: of this run; another one than the floors' is a failure, for the numbers are not comparable.
    """
    failures = []
    if fingerprint is not None and fingerprint != floors.fingerprint:
        failures.append("gold or sources are not those of the floors; check the scores and update the floors")
    reached = {field: count.f1 or 0.0 for field, count in scores.fields.items()}
    named = {"macro F1": scores.macro_f1, "micro F1": scores.micro.f1 or 0.0} | reached
    least = {"macro F1": floors.macro_f1, "micro F1": floors.micro_f1} | floors.fields
    failures += [
        f"{name}: {named[name]:.4f} is below {floor:.4f}" if name in named else f"{name}: no longer scored"
        for name, floor in least.items()
        if named.get(name, -1.0) < floor
    ]
    if len(scores.wholly_right) < floors.wholly_right:
        failures.append(f"wholly right: {len(scores.wholly_right)} documents, the floor is {floors.wholly_right}")
    return failures


def update(evaluation: Evaluation, floors: Floors | None, *, lower: bool = False) -> Floors:
    """Return the floors to commit after a run: never below the old ones unless `lower` says so.

    Raises:
        GoldError: a floor would go down and `lower` is false, or the run is not sound.
    """
    if not evaluation.sound:
        raise GoldError("floors stay: a document failed or a span is inexact")
    falls = [] if floors is None else gate(evaluation.scores, floors)
    if falls and not lower:
        raise GoldError(f"floors stay, {len(falls)} would go down (--lower allows it): {'; '.join(falls)}")
    return floors_of(evaluation)


def read_floors(path: Path) -> dict[str, Floors]:
    """Return the floors by name of the gold set; none where the file does not exist yet.

    Raises:
        GoldError: the file is no JSON object of floors.
    """
    if not path.exists():
        return {}
    try:
        return {name: Floors.model_validate(row) for name, row in json.loads(path.read_text("utf-8")).items()}
    except (ValueError, AttributeError, ValidationError) as error:
        raise GoldError(f"{path}: no floors ({error}); restore the committed file") from error


def write_floors(path: Path, floors: dict[str, Floors]) -> None:
    """Write the floors, sorted by name, for a reviewer to read as a diff."""
    rows = {name: floors[name].model_dump(mode="json") for name in sorted(floors)}
    path.write_text(json.dumps(rows, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _cut(value: float | None) -> float:
    return int((value or 0.0) * _STEP) / _STEP
