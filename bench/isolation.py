"""What isolation costs a single file: `python -m bench.isolation [FILE...]`.

Wall seconds of fresh processes that give the record of one file: in process (reading and extracting where they are
called), and isolated as the command line does it (a fork server, a worker of its own, a warden). Turns alternate, the
best of five; aim: at most 0.2 s more.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from pathlib import Path

_FAMILY = Path(__file__).resolve().parent.parent / "corpus" / "families" / "chuyen-doi-so-hau-giang-2023"
_FILES = (_FAMILY / "child_so_tttt.txt", _FAMILY / "parent_ubnd_tinh.pdf")
_TURNS = 5
_GOAL = 0.2
_INSIDE = """
import sys
from pathlib import Path
from pipeline.extract import extract
from pipeline.read import read_path
sys.stdout.write(extract(read_path(Path(sys.argv[1]))).model_dump_json())
"""
_ISOLATED = """
import sys
from flows.pool import preload
preload()
from flows.single import read_singles
if __name__ == "__main__":
    sys.stdout.write(read_singles([sys.argv[1]])[0].record)
"""


def _seconds(code: str, path: Path) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, str(path)], check=True, capture_output=True)
    return time.perf_counter() - start


def measure(path: Path) -> dict[str, object]:
    """Return the best seconds of both ways and what isolation adds."""
    turns = [(_seconds(_INSIDE, path), _seconds(_ISOLATED, path)) for _ in range(_TURNS)]
    inside, isolated = min(one for one, _ in turns), min(one for _, one in turns)
    return {
        "file": path.name, "in_process_s": round(inside, 2), "isolated_s": round(isolated, 2),
        "overhead_s": round(isolated - inside, 2), "goal_s": _GOAL,
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """Print one JSON line a file."""
    for path in [Path(name) for name in arguments] or _FILES:
        print(json.dumps(measure(path), ensure_ascii=False), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
