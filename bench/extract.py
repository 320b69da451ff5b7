"""Text to record against `underthesea.word_tokenize` on the same text, and the cost of long documents.

    python -m bench.extract [FILE...]

First table: canonical text -> record (reading left out) against underthesea's words of it, CPU seconds, turn by turn,
the best of five; the aim is a half. Second table: the same document with its middle 1, 10 and 100 times over,
milliseconds for 1,000 characters, which a linear extractor keeps flat. Without arguments: the texts of the corpus.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from underthesea import word_tokenize

from models.document import Document, SourceMap
from pipeline.extract import extract
from pipeline.read import read_bytes, read_path

CORPUS = Path(__file__).resolve().parent.parent / "corpus" / "families"
TURNS = 5
TIMES = (1, 10, 100)


def seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def race(document: Document) -> tuple[float, float]:
    """Return the best CPU seconds of record and words, run alternately after a warm-up."""
    extract(document), word_tokenize(document.text)
    turns = [(seconds(lambda: extract(document)), seconds(lambda: word_tokenize(document.text))) for _ in range(TURNS)]
    return min(ours for ours, _ in turns), min(theirs for _, theirs in turns)


def longer(document: Document, times: int) -> Document:
    """Return the document with the middle of its text `times` over, numbered anew so that no two lines are one."""
    lines = document.text.split("\n")
    third = len(lines) // 3
    middle = [line for turn in range(times) for line in (f"Phần {turn + 1}. NỘI DUNG", *lines[third : 2 * third])]
    return read_bytes("\n\n".join([*lines[:third], *middle, *lines[2 * third :]]).encode(), document.source.uri)


def unmapped(document: Document) -> Document:
    """Return the document without its map to the source: what remains is extraction alone."""
    return replace(document, source_map=SourceMap(()))


def main(paths: list[str]) -> int:
    files = [Path(path) for path in paths] or sorted(CORPUS.glob("*/*.txt"))
    documents = [unmapped(read_path(path)) for path in files]
    print(f"{'document':<44} {'characters':>10} {'record':>9} {'words':>9} {'ratio':>6}")
    for path, document in zip(files, documents, strict=True):
        ours, theirs = race(document)
        cells = f"{ours * 1000:7.1f}ms {theirs * 1000:7.1f}ms {ours / theirs:>6.2f}"
        print(f"{path.name:<44} {len(document.text):>10} {cells}")
    largest = max(documents, key=lambda document: len(document.text))
    print(f"\n{'times':>5} {'characters':>10} {'record':>11} {'ms/1,000':>9}")
    for times in TIMES:
        document = unmapped(longer(largest, times))
        spent = min(seconds(partial(extract, document)) for _ in range(1 if times > 10 else 3))
        per = spent * 1e6 / len(document.text)
        print(f"{times:>5} {len(document.text):>10} {spent * 1000:9.1f}ms {per:>9.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
