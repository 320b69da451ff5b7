"""Reading of DOCX against python-docx's text of the same files, in one run: `python -m bench.read_docx FILE...`.

CPU seconds, each file read alternately by both, the best of five. python-docx gives the text of paragraphs and cells
only: no numbers, notes, looks or places.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import docx

from pipeline.read import read_path


def _plain(path: Path) -> None:
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        _ = paragraph.text
    for table in document.tables:
        for row in table.rows:
            for cell in row.cells:
                _ = cell.text


def _seconds(work: Callable[[Path], object], path: Path) -> float:
    start = time.process_time()
    work(path)
    return time.process_time() - start


def main(paths: list[Path]) -> None:
    """Print milliseconds a document for both and their ratio, a line a file."""
    print(f"{'file':40} {'kB':>5} {'kehoach':>9} {'python-docx':>11} {'ratio':>6}")
    for path in paths:
        read_path(path)
        times = [(_seconds(read_path, path), _seconds(_plain, path)) for _ in range(5)]
        own, other = min(time[0] for time in times), min(time[1] for time in times)
        size = path.stat().st_size // 1000
        print(f"{path.name:40} {size:5} {1000 * own:9.1f} {1000 * other:11.1f} {own / other:6.2f}")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
