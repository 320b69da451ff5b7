"""Thousands of damaged PDFs, DOCX and HTML files through the pool: `python -m tests.forms.fuzz [NUMBER [FIRST]]`.

Each has to end in a record that keeps its contract or in one error that names it; `Report.wrong` lists the others.
OCR is left out: a page that would need it ends in its error.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from corpus.forms import docx_form, pdf_form, signed_form, text_form
from corpus.make_pdfs import SOURCES
from flows.bounds import Bounds
from flows.outcome import Item, Outcome
from flows.pool import WorkerPool
from flows.processes import descendants
from tests.forms.mutations import mutated
from tests.forms.reading import read_without_ocr
from tests.read.docx import words
from tests.read.html.pages import NUKEVIET, WORDPRESS
from tests.read.test_broken_fonts import LINES, glyph_pdf

BOUNDS = Bounds(seconds=30, memory=1000, ocr_memory=1000)
KINDS = ("pdf", "docx", "html")
_SOURCE = SOURCES / "families" / "truong-hoc-xanh-khanh-hoa-2023" / "child_gdtx_nha_trang.md"
_AT_ONCE = 30


@dataclass
class Report:
    """What became of the documents.

    Attributes:
        outcomes: "record" or the code of an error -> number of documents.
        wrong: document -> what should not have happened.
        ended: document -> why its process was ended (crashed, timeout, memory).
        peak: MB of the largest worker that gave a record.
        seconds: of the whole run.
        left: processes that the run left behind.
    """

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: dict[str, str] = field(default_factory=dict)
    ended: dict[str, str] = field(default_factory=dict)
    peak: float = 0.0
    seconds: float = 0.0
    left: set[int] = field(default_factory=set)

    def add(self, outcome: Outcome) -> None:
        """Count one outcome, and note it where it should not be."""
        name = Path(outcome.path).name
        if outcome.failure is None:
            told = json.loads(outcome.record or '{"peak": 0, "faults": []}')
            self.outcomes["contents" if outcome.record is None else "record"] += 1
            self.peak = max(self.peak, told["peak"])
            if told["faults"]:
                self.wrong[name] = "; ".join(told["faults"][:3])
            return
        failure = outcome.failure
        self.outcomes[failure.code] += 1
        if failure.code in {"crashed", "timeout", "memory"}:
            self.ended[name] = failure.code
        if failure.code == "internal" or not (failure.problem and failure.remedy) or "\n" in str(failure):
            self.wrong[name] = str(failure)


@cache
def sound(kind: str) -> tuple[bytes, ...]:
    """Return the sound documents of a kind: a short plan in each of its builds, and what is special to the kind."""
    source = _short(_SOURCE.read_text(encoding="utf-8"))
    if kind == "pdf":
        return pdf_form(source), signed_form(source), glyph_pdf(LINES, 1188)
    if kind == "docx":
        return docx_form(source), _special_docx()
    page = f"<html><head><meta charset=utf-8></head><body>{_paragraphs(source)}{_GRID}</body></html>"
    return NUKEVIET.encode(), WORDPRESS.encode(), page.encode()


_GRID = (
    "<table border=1><tr><td colspan=2>TT</td></tr><tr><td rowspan=3>1</td><td>Trước ngày 15/11/2023</td></tr></table>"
)


def _short(source: str) -> str:
    """Return the source with the first part of its body and its table: what is long is only slow here."""
    head, body = source.rsplit("\n---\n", 1)
    lines = body.splitlines()
    kept = [line for at, line in enumerate(lines) if at < 10 or line.startswith(("|", "@widths", "a)", "- 100%"))]
    return f"{head}\n---\n" + "\n".join(kept)


def _paragraphs(source: str) -> str:
    return "".join(f"<p>{line}</p>" for line in text_form(source).decode().splitlines() if line)


def _special_docx() -> bytes:
    levels = [words.level(0, "upperRoman", "%1."), words.level(1, "decimal", "%1.%2.")]
    notes = f"<w:footnotes {words.NS}><w:footnote w:id='1'>{words.par('Ghi chú')}</w:footnote></w:footnotes>"
    body = [
        words.numbered("MỤC ĐÍCH", 1), words.numbered("Thi đua dạy tốt", 1, 1),
        words.par("Báo cáo", '<w:r><w:footnoteReference w:id="1"/></w:r>', " trước ngày 15/11"),
        words.table([["TT", "Nội dung"], ["1", "Mỗi xã 02 tập thể"]]),
    ]  # fmt: skip
    return words.docx(*body, parts={"numbering": words.lists(levels), "footnotes": notes})


def document(number: int) -> tuple[str, bytes]:
    """Return name and bytes of a damaged document; kinds and sound documents take turns."""
    kind = KINDS[number % 3]
    base = sound(kind)[number // 3 % len(sound(kind))]
    return f"{number:05}.{kind}", mutated(base, kind, number)


def run(numbers: range, jobs: int = 2) -> Report:
    """Read damaged documents in processes of the pool."""
    with WorkerPool(1, read_without_ocr) as pool:  # starts the fork server, which stays
        pool.run(())
    before, start, report = set(descendants(os.getpid())), time.monotonic(), Report()
    with (
        tempfile.TemporaryDirectory() as folder,
        WorkerPool(jobs, read_without_ocr, BOUNDS) as pool,
        ThreadPoolExecutor(jobs) as threads,
    ):
        chunks = [numbers[at : at + _AT_ONCE] for at in range(0, len(numbers), _AT_ONCE)]
        for outcomes in threads.map(lambda chunk: _read(pool, chunk, Path(folder)), chunks):
            for outcome in outcomes:
                report.add(outcome)
    report.seconds = time.monotonic() - start
    report.left = set(descendants(os.getpid())) - before
    return report


def _read(pool: WorkerPool, numbers: range, folder: Path) -> list[Outcome]:
    outcomes = []
    for number in numbers:
        name, data = document(number)
        path = folder / name
        path.write_bytes(data)
        (outcome,) = pool.run((Item.at(str(path)),))
        path.unlink()
        outcomes.append(replace(outcome, path=name))
    return outcomes


def main(arguments: list[str]) -> int:
    """Print the report; return 1 when anything is in it that should not be."""
    count, first = int(arguments[0]) if arguments else 5000, int(arguments[1]) if len(arguments) > 1 else 0
    report = run(range(first, first + count))
    sys.stdout.write(f"{count} documents in {report.seconds:.0f} s, largest worker {report.peak:.0f} MB" + "\n")
    for name, number in report.outcomes.most_common():
        sys.stdout.write(f"{number:6} {name}" + "\n")
    for name, why in sorted(report.ended.items()) + sorted(report.wrong.items()):
        sys.stdout.write(f"{name}: {why}" + "\n")
    sys.stdout.write(f"processes left: {len(report.left)}" + "\n")
    return int(bool(report.wrong or report.left))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
