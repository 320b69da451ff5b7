"""How `analyse` does against `underthesea.word_tokenize` on the same text, in one run and turn by turn.

    python -m bench.analyse FILE...

Prints, for each file, the best of seven turns of both and their ratio, and the cost of the second layer (`words`). Only
the ratio travels from machine to machine. The budget is 10 ms for 8,000 characters without words.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from underthesea import word_tokenize

from pipeline.nlp.analysis import analyse
from pipeline.nlp.tokens import tokenize
from pipeline.nlp.words import segment

TURNS = 7


def seconds(work: Callable[[str], object], text: str) -> float:
    start = time.perf_counter()
    work(text)
    return time.perf_counter() - start


def measure(text: str) -> dict[str, float]:
    stages: dict[str, Callable[[str], object]] = {
        "tokenize": tokenize,
        "analyse": analyse,
        "segment": segment,
        "word_tokenize": word_tokenize,
    }
    for work in stages.values():
        work(text)  # loads models and tables
    turns = [{name: seconds(work, text) for name, work in stages.items()} for _ in range(TURNS)]
    return {name: min(turn[name] for turn in turns) for name in stages}


def main(paths: list[str]) -> int:
    if not paths:
        print(__doc__, file=sys.stderr)
        return 2
    print(f"{'characters':>10} {'tokenize':>9} {'analyse':>9} {'segment':>9} {'underthesea':>11} {'ratio':>6}")
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        best = measure(text)
        row = (f"{best[name] * 1000:7.1f}ms" for name in ("tokenize", "analyse", "segment"))
        ratio = best["analyse"] / best["word_tokenize"]
        print(f"{len(text):>10} {' '.join(row)} {best['word_tokenize'] * 1000:9.1f}ms {ratio:>6.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
