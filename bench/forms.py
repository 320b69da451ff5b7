"""Reading of each form of one plan against the floor of that form, in one run: `python -m bench.forms`.

PDF and signed PDF against pdfplumber's text, DOCX against python-docx's, scans against bare Tesseract on the same
pictures. The sides alternate, CPU seconds, the best of several rounds; pages are those of the PDF. Then the peak memory
of a worker that reads and extracts all forms but scans (aim: 400 MB), and of one that reads the scan.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import numpy as np
import pdfplumber
import pypdfium2 as pdfium

from corpus.forms import FORMS
from corpus.make_pdfs import SOURCES
from pipeline.read import read_bytes
from pipeline.read.ocr.engine import INSTALL, find_engine
from pipeline.read.ocr.picture import render

_PLANS = sorted(SOURCES.glob("families/*/parent_*.md"))[:4]
_ROUNDS = {"docx": 7, "pdf": 5, "signed": 5, "scan": 2}
_PEAK = """
import resource, sys
from pathlib import Path
from flows import preloaded
from pipeline.extract import extract
from pipeline.read import read_bytes
made = [(Path(sys.argv[2]) / form).read_bytes() for form in sys.argv[1].split(",")]
for data in made * 3:
    extract(read_bytes(data, "x"))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""


def _words_of_docx(data: bytes) -> Callable[[], object]:
    def words() -> object:
        document = docx.Document(io.BytesIO(data))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        return [paragraph.text for paragraph in document.paragraphs], cells

    return words


def _words_of_pdf(data: bytes) -> Callable[[], object]:
    def words() -> object:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            return [page.extract_text() for page in pdf.pages]

    return words


def _words_of_scan(data: bytes) -> Callable[[], object]:
    """Return bare Tesseract on pictures that are rendered beforehand; the model is loaded."""
    api = getattr(find_engine(), "_api", None)
    if api is None:
        sys.exit(f"needs tesserocr; {INSTALL}")
    pdf = pdfium.PdfDocument(data)
    pictures = [render(page) for page in pdf]

    def words() -> object:
        found = []
        for picture, dpi in pictures:
            height, width = picture.shape
            api.SetPageSegMode(3)
            api.SetImageBytes(np.ascontiguousarray(picture).tobytes(), width, height, 1, width)
            api.SetSourceResolution(dpi)
            found.append(api.GetUTF8Text())
        return found

    return words


_FLOORS: dict[str, tuple[str, Callable[[bytes], Callable[[], object]]]] = {
    "docx": ("python-docx", _words_of_docx), "pdf": ("pdfplumber", _words_of_pdf),
    "signed": ("pdfplumber", _words_of_pdf), "scan": ("tesseract", _words_of_scan),
}  # fmt: skip


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _race(ours: Callable[[], object], floor: Callable[[], object], rounds: int) -> tuple[float, float]:
    times = [(_seconds(ours), _seconds(floor)) for _ in range(rounds)]
    return min(own for own, _ in times), min(other for _, other in times)


def measure(form: str, sources: list[str]) -> dict[str, object]:
    """Return milliseconds a page of reading and of the floor over all plans, and their ratio."""
    name, floor_of = _FLOORS[form]
    own = other = 0.0
    pages = 0
    for source in sources:
        data = FORMS[form](source)
        pages += len(pdfium.PdfDocument(FORMS["pdf"](source)))
        if form != "scan":
            read_bytes(data, "warm")
        mine, theirs = _race(lambda data=data: read_bytes(data, "x"), floor_of(data), _ROUNDS[form])  # type: ignore[misc]
        own, other = own + mine, other + theirs
    return {
        "form": form, "pages": pages, "ms_a_page": round(1000 * own / pages, 1), "floor": name,
        "floor_ms": round(1000 * other / pages, 1), "ratio": round(own / other, 3),
    }  # fmt: skip


def peak(forms: list[str], source: str, folder: Path) -> int:
    """Return the peak memory (MB) of a fresh process that reads and extracts these forms of a plan."""
    for form in forms:
        (folder / form).write_bytes(FORMS[form](source))
    words = [sys.executable, "-c", _PEAK, ",".join(forms), str(folder)]
    return int(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def main(arguments: list[str]) -> int:
    """Print one JSON line a form and two of memory; forms can be named, all by default."""
    sources = [path.read_text(encoding="utf-8") for path in _PLANS]
    for form in arguments or list(_FLOORS):
        print(json.dumps(measure(form, sources[:2] if form == "scan" else sources)), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for forms in (["text", "docx", "pdf", "signed"], ["scan"]):
            print(json.dumps({"forms": forms, "peak_mb": peak(forms, sources[0], Path(folder))}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
