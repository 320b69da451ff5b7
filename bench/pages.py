"""Cost of a page from 1 page to 500: `python -m bench.pages [PAGES...]`.

One plan of the corpus with the parts of its body over and over, each turn numbered anew so that no two parts are one,
as PDF and as text. For each length, in a fresh process: milliseconds of reading and of extraction a page (CPU), and the
peak memory. A linear pipeline keeps the figures flat.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2 as pdfium

from corpus.forms import FORMS
from corpus.make_pdfs import SOURCES

_SOURCE = SOURCES / "families" / "chuyen-doi-so-hau-giang-2023" / "parent_ubnd_tinh.md"
_PAGES = (1, 10, 50, 200, 500)
_PART = re.compile(r"^\*\*[IVX]+\. ", re.MULTILINE)
_RUN = """
import json, resource, sys, time
from flows import preloaded
from pipeline.extract import extract
from pipeline.read import read_bytes
data = open(sys.argv[1], "rb").read()
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
start = time.process_time()
document = read_bytes(data, sys.argv[1])
read = time.process_time()
record = extract(document)
end = time.process_time()
json.dumps(record.model_dump(mode="json"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"read": read - start, "extract": end - read, "peak": peak, "before": before}))
"""


def longer(source: str, turns: int) -> str:
    """Return the source of a plan with the parts of its body `turns` times over; a third of one turn for none."""
    head, body = source.rsplit("\n---\n", 1)
    cuts = [match.start() for match in _PART.finditer(body)]
    opening, parts = body[: cuts[0]], [body[low:high] for low, high in zip(cuts, [*cuts[1:], len(body)], strict=True)]
    if not turns:
        return f"{head}\n---\n{opening}{''.join(parts[:1])}"
    numbered = [
        f"**PHẦN {turn}**\n" + "".join(parts).replace("tập thể", f"tập thể nhóm {turn}") for turn in range(1, turns + 1)
    ]
    return f"{head}\n---\n{opening}{''.join(numbered)}"


def of_pages(source: str, pages: int) -> str:
    """Return a source that prints on about so many pages."""
    if pages == 1:
        return longer(source, 0)
    once = len(pdfium.PdfDocument(FORMS["pdf"](longer(source, 4)))) / 4
    return longer(source, max(round(pages / once), 1))


def measure(source: str, folder: Path) -> list[dict[str, object]]:
    """Return the cost of one source as PDF and as text."""
    rows: list[dict[str, object]] = []
    pages = 0
    for form in ("pdf", "txt"):
        path = folder / f"plan.{form}"
        path.write_bytes(FORMS["pdf" if form == "pdf" else "text"](source))
        pages = len(pdfium.PdfDocument(path)) if form == "pdf" else pages
        made = subprocess.run([sys.executable, "-c", _RUN, str(path)], check=True, capture_output=True, text=True)
        found = json.loads(made.stdout)
        rows.append(
            {
                "form": form, "pages": pages,
                "read_ms_a_page": round(1000 * found["read"] / pages, 2),
                "extract_ms_a_page": round(1000 * found["extract"] / pages, 2),
                "peak_mb": round(found["peak"]), "of_it_before_mb": round(found["before"]),
            }
        )  # fmt: skip
    return rows


def main(arguments: list[str]) -> int:
    """Print one JSON line a form and length."""
    source = _SOURCE.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        for pages in [int(one) for one in arguments] or _PAGES:
            for row in measure(of_pages(source, pages), Path(folder)):
                print(json.dumps(row), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
