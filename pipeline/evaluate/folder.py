"""A folder of gold and a folder of sources -> `Evaluation`: which document belongs to which gold, and what it scored.

The extractor is handed in, so that this stage knows nothing of readers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from models.errors import GoldError, KehoachError
from models.record import CampaignRecord
from pipeline.evaluate.counts import Scores, merge_scores
from pipeline.evaluate.evidence import check_spans
from pipeline.evaluate.score import score
from pipeline.evaluate.values import Node

Value = TypeVar("Value")
Extract = Callable[[Path], CampaignRecord]


@dataclass(frozen=True)
class Evaluation:
    """What a run over gold gave.

    Args:
        scores: the counts, failed documents included.
        records: document name -> record.
        problems: document name -> why it has no record.
        inexact: document name -> spans that do not quote its text; a single one fails the run.
        fingerprint: SHA-256 over the gold files and the sources.
    """

    scores: Scores
    records: dict[str, CampaignRecord]
    problems: dict[str, str]
    inexact: dict[str, list[str]]
    fingerprint: str

    @property
    def sound(self) -> bool:
        """True when every document was read and every span is exact."""
        return not self.complaints

    @property
    def complaints(self) -> list[str]:
        """One sentence for each document without a record and each span that is not exact."""
        lines = [f"{name}: {problem}" for name, problem in self.problems.items()]
        return lines + [f"{name}: {problem}" for name, broken in self.inexact.items() for problem in broken]


def read_gold(folder: Path) -> dict[str, Node]:
    """Return the gold objects of `folder/*.json` by file stem.

    Raises:
        GoldError: there is none, or a file is no JSON object with the part `document`.
    """
    gold: dict[str, Node] = {}
    for path in sorted(folder.glob("*.json")):
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
        except (ValueError, OSError) as error:
            raise GoldError(f"{path}: not readable as JSON ({error}); repair the gold file") from error
        if not isinstance(value, dict) or not isinstance(value.get("document"), dict):
            raise GoldError(f"{path}: no gold record, the part 'document' is missing; move other JSON elsewhere")
        gold[path.stem] = value
    if not gold:
        raise GoldError(f"{folder}: no gold file (*.json); name the folder that holds them")
    return gold


def sources_of(stem: str, folder: Path) -> list[Path]:
    """Return the files of `folder` called `stem` plus one ending, sorted; JSON is no source."""
    names = (path for path in folder.iterdir() if path.stem == stem and path.suffix.lower() != ".json")
    return sorted(path for path in names if path.is_file())


def evaluate_folder(gold_dir: Path, sources_dir: Path, extract: Extract, jobs: int = 1) -> Evaluation:
    """Extract every document that has gold and score the records.

    A document with several sources is scored once for each, under its full file name.

    Args:
        gold_dir: holds `NAME.json`.
        sources_dir: holds `NAME.pdf`, `NAME.txt`, ...
        extract: path -> record; what it raises is reported and counts the document as failed. With `jobs` above 1 it
            must be picklable.
        jobs: number of processes.

    Raises:
        GoldError: the gold cannot be read or the source folder is missing.
    """
    gold = read_gold(gold_dir)
    if not sources_dir.is_dir():
        raise GoldError(f"{sources_dir}: no folder of sources")
    found = {stem: sources_of(stem, sources_dir) for stem in gold}
    paths = {_name(path, sources): path for sources in found.values() for path in sources}
    expected = {_name(path, sources): gold[stem] for stem, sources in found.items() for path in sources}
    absent = {stem: f"no source of that name in {sources_dir}" for stem, sources in found.items() if not sources}
    expected |= {stem: gold[stem] for stem in absent}
    results = dict(zip(paths, _run(extract, list(paths.values()), jobs), strict=True))
    return _assess(expected, results, absent, fingerprint([*gold_dir.glob("*.json"), *paths.values()]))


def fingerprint(paths: Iterable[Path]) -> str:
    """Return the SHA-256 over the names and contents of files, independent of their order and folder."""
    lines = sorted(f"{path.name} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in paths)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def merge(parts: Mapping[str, Evaluation]) -> Evaluation:
    """Return several folders as one; a document is called `folder/name` then."""
    digest = hashlib.sha256("\n".join(f"{part} {parts[part].fingerprint}" for part in sorted(parts)).encode())
    return Evaluation(
        merge_scores({part: evaluation.scores for part, evaluation in parts.items()}),
        _joined({part: evaluation.records for part, evaluation in parts.items()}),
        _joined({part: evaluation.problems for part, evaluation in parts.items()}),
        _joined({part: evaluation.inexact for part, evaluation in parts.items()}),
        digest.hexdigest(),
    )


def _joined(parts: Mapping[str, Mapping[str, Value]]) -> dict[str, Value]:
    return {f"{part}/{name}": value for part, values in parts.items() for name, value in values.items()}


def _assess(
    gold: Mapping[str, Node],
    results: Mapping[str, CampaignRecord | str],
    absent: Mapping[str, str],
    digest: str,
) -> Evaluation:
    records = {name: result for name, result in results.items() if isinstance(result, CampaignRecord)}
    problems = {name: result for name, result in results.items() if isinstance(result, str)} | dict(absent)
    inexact = {name: broken for name, record in records.items() if (broken := check_spans(record))}
    return Evaluation(score(records, gold), records, problems, inexact, digest)


def _name(path: Path, sources: Sequence[Path]) -> str:
    return path.stem if len(sources) == 1 else path.name


def _run(extract: Extract, paths: Sequence[Path], jobs: int) -> list[CampaignRecord | str]:
    attempt = partial(_attempt, extract)
    if jobs == 1 or len(paths) < 2:
        return [attempt(path) for path in paths]
    with ProcessPoolExecutor(jobs) as pool:
        return list(pool.map(attempt, paths))


def _attempt(extract: Extract, path: Path) -> CampaignRecord | str:
    try:
        return extract(path)
    except KehoachError as error:
        return str(error)
    except Exception as error:  # noqa: BLE001 (a crash of the extractor is a failed document, to be seen in the table)
        return f"{path.name}: {type(error).__name__}: {error}"
