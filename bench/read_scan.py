"""Scanned PDFs against bare Tesseract on the same rendered pages, in one run: `python -m bench.read_scan FILE...`.

CPU seconds, each file read alternately by both, the best of three; the model is loaded beforehand for both. Peak memory
is that of the whole process. Trust the ratio on a shared machine.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2 as pdfium

from pipeline.nlp.wordlist import house_pairs, pairs, spellings
from pipeline.read import read_path
from pipeline.read.ocr.engine import PAGE, Gray, find_engine
from pipeline.read.ocr.picture import render


def _bare(images: list[tuple[Gray, int]], api: Any) -> None:  # noqa: ANN401 (tesserocr has no types)
    for image, dpi in images:
        height, width = image.shape
        api.SetPageSegMode(PAGE)
        api.SetImageBytes(np.ascontiguousarray(image).tobytes(), width, height, 1, width)
        api.SetSourceResolution(dpi)
        api.GetUTF8Text()


def _rendered(path: Path) -> list[tuple[Gray, int]]:
    pdf = pdfium.PdfDocument(path)
    pdf.init_forms()
    return [render(pdf[index]) for index in range(len(pdf))]


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main(paths: list[Path]) -> None:
    """Print milliseconds a page for both and their ratio, a line a file, then peak memory."""
    engine = find_engine()
    api = getattr(engine, "_api", None)
    if api is None:
        sys.exit("needs tesserocr and the Vietnamese model of Tesseract")
    for table in (pairs, house_pairs, spellings):
        table()
    print(f"{'file':40} {'pages':>5} {'kehoach':>9} {'tesseract':>10} {'ratio':>6}")
    for path in paths:
        images = _rendered(path)
        times = [(_seconds(partial(read_path, path)), _seconds(partial(_bare, images, api))) for _ in range(3)]
        own, other = min(time[0] for time in times), min(time[1] for time in times)
        count = len(images)
        print(f"{path.name:40} {count:5} {1000 * own / count:9.0f} {1000 * other / count:10.0f} {own / other:6.2f}")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
