"""What `kehoach --help` costs above a bare start: `python -m bench.startup`.

Wall seconds of fresh processes, in turns, the best of seven each. Floor: an interpreter that imports click and prints a
line, the least that any command line on click takes. Aim: at most twice the floor.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time

_TURNS = 7
_GOAL = 2.0
_FLOOR = "import click; click.echo('x')"
_HELP = "from app.cli import main; main(['--help'])"


def _seconds(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> int:
    """Print one JSON line."""
    turns = [(_seconds(_FLOOR), _seconds(_HELP)) for _ in range(_TURNS)]
    floor, ours = min(one for one, _ in turns), min(one for _, one in turns)
    result = {"floor_s": round(floor, 3), "help_s": round(ours, 3), "ratio": round(ours / floor, 2), "goal": _GOAL}
    print(json.dumps(result), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
