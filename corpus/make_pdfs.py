"""Write the PDFs of the corpus from their sources: `python -m corpus.make_pdfs [--check] [OUTPUT_FOLDER]`.

Takes `sources/{families,heldout}/FAMILY/STEM.md` (form: `corpus/markup.py`) and gives the PDF of the same name under
`{families,heldout}/FAMILY/`.
Running it again gives the same bytes; `--check` writes nothing and ends with 1 when a committed PDF differs.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from corpus.layout import build
from corpus.markup import parse

HERE = Path(__file__).resolve().parent
SOURCES = HERE / "sources"


def sources() -> list[Path]:
    """Return every source of a PDF, sorted."""
    return sorted(SOURCES.rglob("*.md"))


def pdf_bytes(source: Path) -> bytes:
    """Return the PDF of one source.

    Raises:
        ValueError: the source has no head, or the font lacks a letter.
    """
    buffer = io.BytesIO()
    build(parse(source.read_text(encoding="utf-8")), buffer)
    return buffer.getvalue()


def target_of(source: Path, root: Path = HERE) -> Path:
    """Return where the PDF of `source` belongs under `root`."""
    return (root / source.relative_to(SOURCES)).with_suffix(".pdf")


def main(arguments: list[str]) -> int:
    """Write or check every PDF; return the exit code."""
    check = "--check" in arguments
    folders = [Path(argument) for argument in arguments if not argument.startswith("--")]
    root = folders[0] if folders else HERE
    stale = 0
    for source in sources():
        target, content = target_of(source, root), pdf_bytes(source)
        if target.exists() and target.read_bytes() == content:
            continue
        stale += 1
        print(f"{'differs' if check else 'written'}: {target}")
        if not check:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
    return int(check and stale > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
