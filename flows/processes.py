"""Processes by their number: what they hold, what they started, how to end them with all that.

Read from Linux's /proc. Elsewhere a process counts as holding nothing and having started nothing; time and pages still
bound it.
"""

from __future__ import annotations

import os
import signal
from collections import defaultdict
from contextlib import suppress
from pathlib import Path

_PROC = Path("/proc")
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)


def descendants(pid: int) -> list[int]:
    """Return the processes that `pid` started, and those that they started: soffice is a script, then a launcher."""
    children = _children()
    found: list[int] = []
    waiting = [pid]
    while waiting:
        born = children.get(waiting.pop(), [])
        found.extend(born)
        waiting.extend(born)
    return found


def _children() -> dict[int, list[int]]:
    """Return parent -> children of all living processes; some 2 ms."""
    children: dict[int, list[int]] = defaultdict(list)
    with suppress(OSError):
        for entry in os.scandir(_PROC):
            if entry.name.isdigit():
                with suppress(OSError):
                    # the name in parentheses may hold blanks and parentheses of its own
                    fields = (_PROC / entry.name / "stat").read_text().rpartition(")")[2].split()
                    if fields[0] != "Z":
                        children[int(fields[1])].append(int(entry.name))
    return children


def resident(*pids: int) -> int:
    """Return the bytes of memory that processes hold; 0 for those of which that cannot be told."""
    return sum(map(_resident, pids))


def _resident(pid: int) -> int:
    try:
        return int((_PROC / str(pid) / "statm").read_text().split()[1]) * _PAGE
    except (OSError, IndexError):
        return 0


def end_tree(pid: int) -> None:
    """Kill `pid` and its descendants; it is halted first, so that it starts no more of them meanwhile."""
    halt = getattr(signal, "SIGSTOP", None)
    if halt is not None:
        _signal(pid, halt)
    for one in (*descendants(pid), pid):
        _signal(one, _KILL)


def _signal(pid: int, sign: signal.Signals) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.kill(pid, sign)
