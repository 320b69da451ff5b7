"""All pages of a store in one folder: (records, reconciliations, failures) -> files that link to each other."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from models.reconciliation import Reconciliation
from models.record import CampaignRecord
from pipeline.report.family import family_page
from pipeline.report.index import Failure, index_page
from pipeline.report.naming import INDEX, family_name, page_name, pair_name
from pipeline.report.pair import pair_page
from pipeline.report.single import record_page
from pipeline.report.words import Language


def write_site(
    folder: Path,
    records: Sequence[CampaignRecord],
    reconciliations: Sequence[Reconciliation],
    failures: Sequence[Failure] = (),
    *,
    language: Language = "vi",
) -> tuple[Path, ...]:
    """Write every page into `folder`, the overview last, and return their paths; pages of plans now gone stay.

    Each page is written beside its place and then renamed, so that a reader never opens half a page.

    Raises:
        OSError: the folder cannot be made or written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    return tuple(_write(folder / name, page) for name, page in _pages(records, reconciliations, failures, language))


def _pages(
    records: Sequence[CampaignRecord],
    reconciliations: Sequence[Reconciliation],
    failures: Sequence[Failure],
    language: Language,
) -> Iterator[tuple[str, str]]:
    by_id = {record.id: record for record in records}
    families: dict[str, list[tuple[CampaignRecord, Reconciliation]]] = {}
    for record in by_id.values():
        yield page_name(record), record_page(record, language=language, linked=True)
    for found in reconciliations:
        child = by_id.get(found.child.id)
        if child is None:
            continue
        parent = by_id.get(found.parent.id) if found.parent else None
        if parent:
            families.setdefault(parent.id, []).append((child, found))
        yield pair_name(found), pair_page(found, child, parent, language=language, linked=True)
    for parent_id, children in families.items():
        yield family_name(by_id[parent_id]), family_page(by_id[parent_id], children, language=language)
    yield INDEX, index_page(tuple(by_id.values()), reconciliations, failures, language=language)


def _write(path: Path, page: str) -> Path:
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(page)
        # mkstemp makes a file for its owner only; a page is for everybody who may read the folder.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return path
