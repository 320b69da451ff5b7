"""Each hostile file ends in a record or in one clear error; nothing of it is left behind, and the next one is read."""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows.bounds import Bounds
from flows.outcome import Item
from flows.pool import WorkerPool
from flows.processes import descendants
from tests.forms.hostile import NAMES, hostile
from tests.forms.reading import read_without_ocr

BOUNDS = Bounds(seconds=20)
"""A sixth of the time of a run's own: what hangs is seen to be ended without waiting two minutes for it."""


@pytest.fixture(scope="module")
def pool() -> Iterator[WorkerPool]:
    with WorkerPool(1, read_without_ocr, BOUNDS) as made:
        yield made


@pytest.mark.parametrize("name", NAMES)
def test_it_ends_in_a_record_or_in_one_error(name: str, tmp_path: Path, pool: WorkerPool) -> None:
    path, sound = tmp_path / name, tmp_path / "sound.txt"
    path.write_bytes(hostile(name, 0.1))
    sound.write_text("KẾ HOẠCH\nPhát động phong trào thi đua năm 2024\nI. MỤC ĐÍCH\n", encoding="utf-8")
    start = time.monotonic()
    ended, behind = pool.run((Item.at(str(path)), Item.at(str(sound))))
    assert time.monotonic() - start < BOUNDS.seconds + 10
    if ended.failure is not None:
        assert ended.failure.problem
        assert ended.failure.remedy
        assert ended.failure.code != "internal"
    else:
        assert ended.contents is not None or '"faults": []' in (ended.record or "")
    assert behind.record is not None


def test_nothing_of_them_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spools = tmp_path / "spools"
    spools.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(spools))
    path = tmp_path / "markers.txt"
    path.write_bytes(hostile("markers.txt", 0.4))
    with WorkerPool(1, read_without_ocr) as warm:  # starts the fork server, which stays
        warm.run(())
    before = set(descendants(os.getpid()))
    with WorkerPool(1, read_without_ocr, Bounds(seconds=1)) as pool:
        (outcome,) = pool.run((Item.at(str(path)),))
    assert outcome.failure is not None
    assert outcome.failure.code == "timeout"
    assert set(descendants(os.getpid())) <= before
    assert list(spools.iterdir()) == []
