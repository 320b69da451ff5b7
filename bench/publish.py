"""Publishing a whole store: peak memory and time by the number of plans.

    python -m bench.publish [--plans 200 480 700 3000]

Stores of families of twenty plans (`bench.reconcile`) are reconciled, then published for the first time, each by a
process of its own. Floor: the smallest store of the run. The pages of a plan need its family at hand, never the whole
store; aim: the largest store takes at most 1.5 times the memory of the smallest, and a plan not more time. Up to 500
pairs the spreadsheet and the letter on all of them together are made, too, which hold these: that is the peak.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.reconcile import CHILDREN, family
from flows.reconcile import reconcile_store
from pipeline.store import Store

_SIZES = (200, 480, 700, 3000)
_GOAL = 1.5
_PUBLISH = """
import json, resource, sys, time
from pathlib import Path
from flows.publish import publish
from pipeline.store import Store
before, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
with Store.open(sys.argv[1]) as store:
    publish(store, Path(sys.argv[2]), office=sys.argv[3])
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(json.dumps({"imports_mb": before / 1024, "peak_mb": peak / 1024, "seconds": time.process_time() - start}))
"""


def filled(db: str, plans: int) -> int:
    """Make a reconciled store of families; return how many plans it holds."""
    families = max(1, plans // (CHILDREN + 1))
    with Store.open(db) as store:
        for number in range(families):
            store.save_many(family(number), "1")
    reconcile_store(db)
    return families * (CHILDREN + 1)


def measured(db: str, folder: str, plans: int, office: str = "auto") -> dict[str, float]:
    """Publish in a process of its own; return its peak memory and its processor time a plan."""
    done = subprocess.run([sys.executable, "-c", _PUBLISH, db, folder, office], check=True, capture_output=True)
    told = json.loads(done.stdout.splitlines()[-1])
    return {
        "plans": plans,
        "peak_mb": round(told["peak_mb"]),
        "of_that_imports_mb": round(told["imports_mb"]),
        "processor_ms_a_plan": round(told["seconds"] / plans * 1e3, 1),
    }


def main() -> int:
    """Print one JSON line a store, then the ratios to the smallest."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--plans", type=int, nargs="+", default=_SIZES)
    rows = []
    for size in sorted(parser.parse_args().plans):
        with TemporaryDirectory() as folder:
            db = str(Path(folder) / "plans.db")
            rows.append(measured(db, f"{folder}/site", filled(db, size)))
        print(json.dumps(rows[-1]), flush=True)
    floor, largest = rows[0], rows[-1]
    ratios = {name: round(largest[name] / floor[name], 2) for name in ("peak_mb", "processor_ms_a_plan")}
    print(json.dumps({"ratio_of_the_largest_to_the_smallest": ratios, "goal": _GOAL}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
