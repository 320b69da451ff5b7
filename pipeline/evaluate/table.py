"""Scores for the eye and for programs: a table, a list of differences, JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from rich.table import Table

from models.errors import GoldError
from pipeline.evaluate.counts import Count, Scores, Summary, Verdict
from pipeline.evaluate.folder import Evaluation
from pipeline.evaluate.values import Json

_SIGNS = {"missed": "-", "invented": "+", "wrong": "!", "hit": "="}


def table(scores: Scores, baselines: Mapping[str, Summary] | None = None) -> Table:
    """Return one line per scored row, the means, and a line per baseline: the empty prediction, an earlier release."""
    lines = Table(title=f"{len(scores.verdicts)} documents, {len(scores.failed)} failed")
    lines.add_column("field", no_wrap=True)
    for heading in ("tp", "fp", "fn", "P", "R", "F1"):
        lines.add_column(heading, justify="right")
    for field, count in scores.fields.items():
        lines.add_row(field, *_cells(count))
    lines.add_section()
    for name, one in {"": scores.summary, **(baselines or {})}.items():
        prefix = f"{name}: " if name else ""
        lines.add_row(f"{prefix}micro", *_cells(one.micro))
        lines.add_row(f"{prefix}macro F1 over {one.rows} rows", *[""] * 5, _ratio(one.macro_f1))
        lines.add_row(f"{prefix}wholly right", *[""] * 5, f"{one.wholly_right}/{one.documents}")
    return lines


def differences(scores: Scores) -> Iterator[str]:
    """Yield what a developer reads: by document, `-` missed, `+` invented, `!` wrong, with gold and prediction."""
    for name, verdicts in scores.differences.items():
        if name in scores.failed:
            yield f"{name}: no record, {len(verdicts)} values missed"
            continue
        yield f"{name}: {len(verdicts)} differences"
        for verdict in verdicts:
            yield f"  {_SIGNS[verdict.outcome]} {verdict.field}: {_sides(verdict)}"


def _sides(verdict: Verdict) -> str:
    if verdict.outcome == "missed":
        return brief(verdict.gold)
    if verdict.outcome == "invented":
        return brief(verdict.predicted)
    return f"{brief(verdict.gold)}  <>  {brief(verdict.predicted)}"


def brief(value: Json) -> str:
    """Return a value on one line, without evidence and without what is empty."""
    if isinstance(value, str):
        return value
    return json.dumps(_slim(value), ensure_ascii=False)


def _slim(value: Json) -> Json:
    if isinstance(value, dict):
        kept = {key: _slim(item) for key, item in value.items() if key != "evidence"}
        return {key: item for key, item in kept.items() if item not in (None, [], {})}
    return [_slim(item) for item in value] if isinstance(value, list) else value


def to_json(scores: Scores, *, diff: bool = False) -> dict[str, object]:
    """Return the scores as JSON; with `diff` also the differences by document."""
    result: dict[str, object] = {
        "documents": len(scores.verdicts),
        "failed": list(scores.failed),
        "wholly_right": list(scores.wholly_right),
        "macro_f1": scores.macro_f1,
        "micro": _row(scores.micro),
        "fields": {field: _row(count) for field, count in scores.fields.items()},
        "unscored": scores.unscored,
    }
    if diff:
        result["differences"] = {name: [_line(verdict) for verdict in rest] for name, rest in _differing(scores)}
    return result


def report(evaluation: Evaluation, baselines: Mapping[str, Summary] | None = None, *, diff: bool = False) -> str:
    """Return the JSON text of a run: scores, failed documents with the reason, inexact spans, baselines."""
    value = to_json(evaluation.scores, diff=diff) | {
        "fingerprint": evaluation.fingerprint,
        "problems": evaluation.problems,
        "inexact_spans": evaluation.inexact,
        "baselines": {name: asdict(summary) for name, summary in (baselines or {}).items()},
    }
    return json.dumps(value, ensure_ascii=False, indent=1)


def summary_from(text: str) -> Summary:
    """Return the totals of an earlier run from its JSON report, for the row of the last release.

    Raises:
        GoldError: the text is no report of `report`.
    """
    try:
        value = json.loads(text)
        micro = Count(*(int(value["micro"][key]) for key in ("tp", "fp", "fn")))
        right, rows = len(value["wholly_right"]), len(value["fields"])
        return Summary(int(value["documents"]), right, rows, float(value["macro_f1"]), micro)
    except (ValueError, KeyError, TypeError) as error:
        raise GoldError(f"no report of an evaluation ({error!r}); write one with --json") from error


def _differing(scores: Scores) -> Iterator[tuple[str, tuple[Verdict, ...]]]:
    return ((name, verdicts) for name, verdicts in scores.differences.items() if verdicts)


def _line(verdict: Verdict) -> dict[str, object]:
    gold, predicted = _slim(verdict.gold), _slim(verdict.predicted)
    return {"field": verdict.field, "outcome": verdict.outcome, "gold": gold, "predicted": predicted}


def _row(count: Count) -> dict[str, float | None]:
    ratios = {"precision": count.precision, "recall": count.recall, "f1": count.f1}
    return {"tp": count.tp, "fp": count.fp, "fn": count.fn} | ratios


def _cells(count: Count) -> tuple[str, ...]:
    ratios = (_ratio(value) for value in (count.precision, count.recall, count.f1))
    return (str(count.tp), str(count.fp), str(count.fn), *ratios)


def _ratio(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
