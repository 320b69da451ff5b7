"""Run every benchmark that needs no argument, one after the other: `python -m bench [NAME...]`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
# Those that take the documents of the corpus when no file is named.
_WITH_PDFS = {"read_pdf"}


def main(names: list[str]) -> int:
    """Return 0 when every benchmark ran."""
    known = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    unknown = set(names) - set(known)
    if unknown:
        print(f"bench: no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    failed = 0
    for name in names or known:
        files = [str(path) for path in sorted(HERE.parent.glob("corpus/*/*/*.pdf"))] if name in _WITH_PDFS else []
        print(f"== {name}", flush=True)
        failed |= subprocess.run([sys.executable, "-m", f"bench.{name}", *files], check=False).returncode
    return int(failed != 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
