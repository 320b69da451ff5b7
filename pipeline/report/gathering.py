"""The files on all plans together, written while their pages are: findings and deadlines wait on disk, in their order.

Findings are listed gravest first, then by issuer. Plans come in the order of issuers, so one waiting file for each
outcome and severity is enough: these laid end to end are the list, and nothing is sorted in memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from models.record import CampaignRecord
from pipeline.report.agenda import CALENDAR_END, CALENDAR_HEAD, calendar_entries
from pipeline.report.compared import Compared
from pipeline.report.exports import CSV_HEAD, csv_line, json_line
from pipeline.report.files import Form
from pipeline.report.findings import OUTCOMES
from pipeline.report.listing import FindingRow, finding_rows
from pipeline.report.words import Words

_BLOCK = 1 << 20
_LINES: Mapping[Form, tuple[str, Callable[[FindingRow], str]]] = {"csv": (CSV_HEAD, csv_line), "jsonl": ("", json_line)}
_Key = tuple[Form, int, int]


class Gathering:
    """What waits, in files without a name that go when this is closed.

    Args:
        folder: where the files wait; one that can be written.
        forms: those that are wanted.
        words: of the language.
    """

    def __init__(self, folder: Path, forms: Sequence[Form], words: Words) -> None:
        self._folder, self._forms, self._words = folder, frozenset(forms), words
        self._stack = ExitStack()
        self._waiting: dict[_Key, IO[bytes]] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def findings(self, pairs: Sequence[Compared]) -> None:
        """Add the findings of one child, the comparisons with all its parents."""
        wanted = [form for form in _LINES if form in self._forms]
        for row in finding_rows(pairs, self._words) if wanted else ():
            finding = row.finding
            for form in wanted:
                key = form, OUTCOMES.index(finding.outcome), -finding.severity
                self._file(key).write(_LINES[form][1](row).encode())

    def deadlines(self, record: CampaignRecord) -> None:
        """Add the deadlines of a plan; each plan comes once."""
        if "ics" in self._forms:
            self._file(("ics", 0, 0)).write(calendar_entries(record, self._words).encode())

    def content(self, form: Form) -> Iterator[bytes]:
        """Yield the bytes of a file."""
        yield (CALENDAR_HEAD if form == "ics" else _LINES[form][0]).encode()
        for key in sorted(key for key in self._waiting if key[0] == form):
            file = self._waiting[key]
            file.seek(0)
            while block := file.read(_BLOCK):
                yield block
        if form == "ics":
            yield CALENDAR_END.encode()

    def _file(self, key: _Key) -> IO[bytes]:
        if key not in self._waiting:
            file = tempfile.TemporaryFile(dir=self._folder)  # noqa: SIM115 - closed with the others
            self._waiting[key] = self._stack.enter_context(file)
        return self._waiting[key]
