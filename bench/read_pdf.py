"""Reading of PDFs against pdfplumber's text of the same files, in one run: `python -m bench.read_pdf FILE...`.

CPU seconds, each file read alternately by both, the best of three; trust the ratio on a shared machine.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import pdfplumber

from pipeline.read import read_path


def _plumber(path: Path) -> None:
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_text()


def _seconds(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def main(paths: list[Path]) -> None:
    """Print milliseconds a page for both and their ratio, a line a file."""
    print(f"{'file':40} {'pages':>5} {'kehoach':>9} {'pdfplumber':>10} {'ratio':>6}")
    for path in paths:
        pages = read_path(path).source.pages or 1
        times = [(_seconds(read_path, path), _seconds(_plumber, path)) for _ in range(3)]
        own, other = min(time[0] for time in times), min(time[1] for time in times)
        print(f"{path.name:40} {pages:5} {1000 * own / pages:9.1f} {1000 * other / pages:10.1f} {own / other:6.2f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
