"""Whole documents, bytes to record, against their floors in one run: `python -m bench.documents [FILE...]`.

A born-digital PDF against pdfplumber's text of the same file (aim: a quarter; 0.6 where half the pages have ruled
tables), a text against underthesea's words of it (aim: a half). CPU seconds, the two sides alternate, the best of five;
then documents a second and the peak memory of a fresh process that reads them all. Without arguments: the corpus.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import geometric_mean

from models.document import Document

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
_ROUNDS = 5
_GOALS = {"PDF": 0.25, "PDF, ruled": 0.6, "text": 0.5}
"""Class -> the ratio to its floor that is aimed at; PDFs are ruled where half their pages or more have ruled tables."""
_PEAK = """
import json, resource, sys, time
from pathlib import Path
from pipeline.extract import extract
from pipeline.read import read_path
paths = [Path(name) for name in sys.argv[1:]]
extract(read_path(paths[0]))
start = time.perf_counter()
for path in paths:
    extract(read_path(path))
spent = time.perf_counter() - start
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"documents_per_second": len(paths) / spent, "peak_mb": peak}))
"""


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _race(ours: Callable[[], object], floor: Callable[[], object]) -> tuple[float, float]:
    """Return the best CPU seconds of both sides, run alternately after one warm-up each."""
    ours(), floor()
    rounds = [(_seconds(ours), _seconds(floor)) for _ in range(_ROUNDS)]
    return min(mine for mine, _ in rounds), min(theirs for _, theirs in rounds)


def measure(path: Path) -> dict[str, object]:
    """Return milliseconds of record and floor, and their ratio, for one file."""
    from pipeline.extract import extract  # noqa: PLC0415 (imports are no part of the measurement)
    from pipeline.read import read_bytes  # noqa: PLC0415

    data = path.read_bytes()
    document = read_bytes(data, path.name)
    floor = _plumber_text(data) if document.source.media_type == "application/pdf" else _words(document.text)
    ours, theirs = _race(lambda: extract(read_bytes(data, path.name)), floor)
    return {
        "file": path.name, "form": _form(document), "pages": document.source.pages, "tables": len(document.tables),
        "record_ms": round(ours * 1000, 1), "floor_ms": round(theirs * 1000, 1), "ratio": round(ours / theirs, 3),
    }  # fmt: skip


def _form(document: Document) -> str:
    """Return the class of a document, which has an aim of its own."""
    if document.source.pages is None:
        return "text"
    cells = [cell for table in document.tables for row in table.rows for cell in row]
    ruled = {cell.box[0] for cell in cells if cell.box}
    return "PDF, ruled" if 2 * len(ruled) >= document.source.pages else "PDF"


def _plumber_text(data: bytes) -> Callable[[], object]:
    import pdfplumber  # noqa: PLC0415

    def text() -> object:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [page.extract_text() for page in pdf.pages]

    return text


def _words(text: str) -> Callable[[], object]:
    import underthesea  # noqa: PLC0415

    return lambda: underthesea.word_tokenize(text)


def main(arguments: list[str]) -> int:
    """Print one JSON line a file, the mean ratio of each form, and throughput with peak memory."""
    paths = [Path(name) for name in arguments] or sorted(
        path for kind in ("pdf", "txt") for path in CORPUS.glob(f"*/*/*.{kind}")
    )
    rows = [measure(path) for path in paths]
    for row in rows:
        print(json.dumps(row, ensure_ascii=False))
    for form, goal in _GOALS.items():
        ratios = [float(str(row["ratio"])) for row in rows if row["form"] == form]
        if ratios:
            mean = round(geometric_mean(ratios), 3)
            print(json.dumps({"form": form, "files": len(ratios), "mean": mean, "worst": max(ratios), "goal": goal}))
    names = [str(path) for path in paths]
    print(
        subprocess.run([sys.executable, "-c", _PEAK, *names], check=True, capture_output=True, text=True).stdout, end=""
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
